import { dayToSerial } from "../calendar/excel-date";
import type { PlanValidation } from "../grid/sheet-plan";
import { toFileFormula } from "./xlsx-formula";
import { referenceOf } from "./xlsx-reference";
import { escapeXml } from "./xml-text";

/** Beyond every amount that is kept exactly. */
export const NUMBER_MAX = 1e15;

/** The rules of a plan as a sheet part keeps them, or "". */
export function validationsMarkup(validations: readonly PlanValidation[], date1904: boolean): string {
  if (validations.length === 0) return "";
  const items = validations.map((validation) => {
    const { type, formulas } = ruleOf(validation.rule, date1904);
    const style = validation.strict ? "" : " errorStyle=\"warning\"";
    return `<dataValidation ${type}${style} allowBlank="1" showErrorMessage="1" error="${escapeXml(validation.message)}" sqref="${referenceOf(validation.range)}">${formulas}</dataValidation>`;
  });
  return `<dataValidations count="${items.length}">${items.join("")}</dataValidations>`;
}

function ruleOf(rule: PlanValidation["rule"], date1904: boolean): { readonly type: string; readonly formulas: string } {
  switch (rule.kind) {
    case "list":
      return { type: "type=\"list\"", formulas: `<formula1>${escapeXml("values" in rule ? `"${rule.values.join(",")}"` : toFileFormula(rule.formula))}</formula1>` };
    case "date":
      return { type: "type=\"date\" operator=\"greaterThanOrEqual\"", formulas: `<formula1>${dayToSerial(rule.from, date1904) ?? 1}</formula1>` };
    case "number":
      return { type: "type=\"decimal\" operator=\"between\"", formulas: `<formula1>${-NUMBER_MAX}</formula1><formula2>${NUMBER_MAX}</formula2>` };
  }
}
