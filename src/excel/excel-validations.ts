import { isoDay } from "../calendar/day";
import type { PlanValidation, SheetPlan } from "../grid/sheet-plan";
import { addressOf } from "./cell-areas";

/** Beyond every amount that is kept exactly. */
const NUMBER_MAX = 1e15;

/** Queue what may be entered into cells of a sheet of ours; rules of an earlier run go first. */
export function queuePlanValidations(sheet: Excel.Worksheet, { validations = [] }: SheetPlan): void {
  if (validations.length === 0) return;
  sheet.getRange().dataValidation.clear();
  for (const validation of validations) {
    const { dataValidation } = sheet.getRange(addressOf(validation.range));
    dataValidation.rule = ruleOf(validation.rule);
    dataValidation.ignoreBlanks = true;
    dataValidation.errorAlert = { message: validation.message, showAlert: true, style: validation.strict ? "Stop" : "Warning", title: "" };
  }
}

function ruleOf(rule: PlanValidation["rule"]): Excel.DataValidationRule {
  switch (rule.kind) {
    case "list":
      return { list: { inCellDropDown: true, source: "values" in rule ? rule.values.join(",") : rule.formula } };
    case "date":
      // As an ISO date it is the same day in either date system.
      return { date: { formula1: isoDay(rule.from), operator: "GreaterThanOrEqualTo" } };
    case "number":
      return { decimal: { formula1: -NUMBER_MAX, formula2: NUMBER_MAX, operator: "Between" } };
  }
}
