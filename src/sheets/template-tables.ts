import { toDay } from "../calendar/day";
import { type BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { CellStyle, PlanValidation, SheetPlan } from "../grid/sheet-plan";
import { textWidth } from "../grid/shown-width";
import type { Language } from "../words/language";
import { TEMPLATE_TEXTS } from "../words/template-words";
import { dayStyle, HEAD, HEAD_RIGHT, TEXT, TITLE, USER_TEXT } from "./format";

/** Headings stand below a title and a blank row, as people keep them. */
const HEAD_ROW = 2;
const TITLE_POINTS = 24;
/** Rules reach so far below the headings, so that rows typed or pasted below the first keep them. */
const RULED_ROWS = 5000;
const FIRST_DATE = toDay({ year: 2000, month: 1, day: 1 });
const AMOUNT: CellStyle = { ...TEXT, horizontal: "right", numberFormat: "#,##0.00##" };
const RATE: CellStyle = { ...TEXT, horizontal: "right", numberFormat: "0.0000##" };

type Kind = "date" | "text" | "amount" | "rate" | "customer" | "type" | "currency" | "language" | "yes";
type TemplateName = "ledger" | "customers";

/** What each column holds, in the order of its headings. */
const COLUMNS: Readonly<Record<TemplateName, readonly (readonly [kind: Kind, width: number])[]>> = {
  ledger: [
    ["date", 12], ["customer", 14], ["type", 16], ["text", 16], ["date", 12], ["text", 16], ["text", 16], ["text", 30], ["amount", 14], ["amount", 14], ["currency", 10], ["rate", 10], ["text", 12],
  ],
  customers: [
    ["text", 12], ["text", 30], ["text", 24], ["text", 14], ["amount", 14], ["currency", 10], ["language", 11], ["text", 26], ["text", 16], ["text", 30], ["text", 22], ["text", 14], ["text", 14], ["yes", 8],
  ],
};

/** The key of a template's sheet: it is never written again, because by then it holds somebody's books. */
export function templateKey(name: TemplateName): string {
  return `template/${name}`;
}
export const TEMPLATE_NAMES = ["ledger", "customers"] as const satisfies readonly TemplateName[];

/** A blank ledger and a blank customer table, with lists to choose from, typed columns and room to type. */
export function templateSheets(language: Language): SheetPlan[] {
  return TEMPLATE_NAMES.map((name) => templateSheet(name, language));
}

function templateSheet(name: TemplateName, language: Language): SheetPlan {
  const words = TEMPLATE_TEXTS[language];
  const heads = words[`${name}.heads`].split("|");
  const columns = COLUMNS[name];
  const widths = columns.map(([, width], column) => Math.max(width, textWidth(heads[column]!) + 4));
  const sheet = new PlanBuilder(widths);
  sheet.row([{ value: words[`title.${name}`], style: { ...TITLE, fontSizePoints: 13 } }], TITLE_POINTS);
  sheet.gap();
  sheet.row(heads.map((value, column) => ({ value, style: ["amount", "rate"].includes(columns[column]![0]) ? HEAD_RIGHT : HEAD })));
  sheet.row(columns.map(([kind]): BuiltCell => ({ value: null, style: styleOf(kind, language) })), 15);
  sheet.table(words[`table.${name}`], { top: HEAD_ROW, left: 0, bottom: HEAD_ROW + 1, right: heads.length - 1 });
  columns.forEach(([kind], column) => {
    const rule = ruleOf(kind, language);
    if (rule) sheet.validate({ ...rule, range: { top: HEAD_ROW + 1, left: column, bottom: HEAD_ROW + RULED_ROWS, right: column } });
  });
  return sheet.build({
    key: templateKey(name), name: words[`sheet.${name}`], columnWidths: widths, gridlines: true, freeze: { rows: HEAD_ROW + 1, columns: 0 },
    page: { orientation: "landscape", paper: "A4", repeatRows: { from: HEAD_ROW, to: HEAD_ROW }, printArea: null, breaksBefore: [], footerLeft: "", footerRight: "" },
  });
}

function styleOf(kind: Kind, language: Language): CellStyle {
  switch (kind) {
    case "date": return dayStyle(language);
    case "amount": return AMOUNT;
    case "rate": return RATE;
    default: return USER_TEXT;
  }
}

function ruleOf(kind: Kind, language: Language): Omit<PlanValidation, "range"> | null {
  const words = TEMPLATE_TEXTS[language];
  const list = (values: string): PlanValidation["rule"] => ({ kind: "list", values: values.split("|") });
  switch (kind) {
    case "date": return { rule: { kind: "date", from: FIRST_DATE }, strict: true, message: words["message.date"] };
    case "amount": case "rate": return { rule: { kind: "number" }, strict: true, message: words["message.number"] };
    case "type": return { rule: list(words.types), strict: true, message: words["message.type"] };
    // A new customer may be entered before the table knows it: asked, not refused.
    case "customer": return { rule: { kind: "list", formula: `=INDIRECT("${words["table.customers"]}[${words["customers.heads"].split("|")[0]}]")` }, strict: false, message: words["message.customer"] };
    case "currency": return { rule: list(words.currencies), strict: false, message: words["message.currency"] };
    case "language": return { rule: list(words.languages), strict: true, message: words["message.language"] };
    case "yes": return { rule: list(words.yes), strict: true, message: words["message.yes"] };
    case "text": return null;
  }
}
