import type { BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { CellStyle } from "../grid/sheet-plan";
import { billTo } from "../ledger/bill-to";
import type { Customer, Ledger, Terms } from "../ledger/ledger";
import type { Letterhead } from "../settings/settings";
import type { Statement } from "../statement/statement";
import { inDocument, sayDocument } from "../words/document-text";
import type { DocumentLanguage } from "../words/language";
import { say } from "../words/texts";
import { STATEMENT_TEXTS, type StatementText } from "../words/statement-words";
import { BOLD, dayStyle, dayText, QUIET, QUIET_WRAPPED, RULED, TEXT, TITLE, WRAPPED } from "./format";
import { logoPicture } from "./logo";

const LOGO_ROW_POINTS = 44;
const NAME: CellStyle = { ...BOLD, fontSizePoints: 13, numberFormat: "@", vertical: "center" };
const RIGHT: CellStyle = { ...TEXT, horizontal: "right" };
const QUIET_TEXT: CellStyle = { ...QUIET_WRAPPED, numberFormat: "@" };

export interface HeadingParts {
  readonly ledger: Ledger;
  readonly statement: Statement;
  readonly letterhead: Letterhead;
  readonly language: DocumentLanguage;
  readonly number: string;
  /** Columns of the sheet, and how many of them the left half takes. */
  readonly columns: number;
  readonly leftColumns: number;
}

/** Our particulars at the left, title, number and period at the right; below a rule, whom it is for. As low as it can be: it stays in view. */
export function addHeading(sheet: PlanBuilder, parts: HeadingParts): void {
  addLetterhead(sheet, parts);
  sheet.row(Array.from({ length: parts.columns }, () => ({ value: null, style: RULED })), 4);
  sheet.gap(6);
  addCustomer(sheet, parts);
  sheet.gap(6);
}

function addLetterhead(sheet: PlanBuilder, { letterhead, statement, language, number, columns, leftColumns }: HeadingParts): void {
  const logo = letterhead.logo === "" ? null : logoPicture(letterhead.logo, letterhead.name);
  const title: BuiltCell = {
    value: sayDocument(STATEMENT_TEXTS, language, `title.${statement.kind}` as StatementText, {}, "\n"), style: { ...TITLE, horizontal: "right", wrap: true },
  };
  const name: BuiltCell = { value: letterhead.name, style: NAME };
  const particulars = joined([letterhead.address, labelled("taxNumber", letterhead.taxNumber, language), letterhead.contact]);
  const numbered = `${sayDocument(STATEMENT_TEXTS, language, "number")} ${number}`;
  const period = periodText(statement, language);
  const fact = (value: string): BuiltCell | null => (value === "" ? null : { value, style: { ...RIGHT, numberFormat: "@", wrap: true } });
  const own = particulars === "" ? null : { value: particulars, style: QUIET_TEXT };
  if (logo) {
    const row = sheet.row(halves(null, title, leftColumns, columns), LOGO_ROW_POINTS);
    sheet.picture({ ...logo, row });
    sheet.row(halves(letterhead.name === "" ? null : { value: letterhead.name, style: { ...WRAPPED, bold: true } }, fact(numbered), leftColumns, columns));
    if (own !== null || period !== "") sheet.row(halves(own, fact(period), leftColumns, columns));
    return;
  }
  sheet.row(halves(name, title, leftColumns, columns), language === "bilingual" ? 42 : 24);
  sheet.row(halves(own, fact(joined([numbered, period], "\n")), leftColumns, columns));
}

/** The period of an account; "" for kinds that speak of one day, which stands below. */
function periodText(statement: Statement, language: DocumentLanguage): string {
  if (["open-item", "confirmation", "dunning"].includes(statement.kind)) return "";
  return inDocument(language, (each) => {
    const days = say(STATEMENT_TEXTS, each, "periodText", { from: dayText(statement.from, each), to: dayText(statement.to, each) });
    return `${STATEMENT_TEXTS[each].period} ${days}`;
  }, "\n");
}

function addCustomer(sheet: PlanBuilder, { ledger, statement, language, columns, leftColumns }: HeadingParts): void {
  const customer = ledger.customers[ledger.partitions[statement.partition]!.customer]!;
  const payer = billTo(ledger, customer);
  const rightColumns = columns - leftColumns;
  const labelColumns = Math.max(1, rightColumns - (rightColumns > 3 ? 2 : 1));
  sheet.row([
    { value: `${sayDocument(STATEMENT_TEXTS, language, "to")}  ${payer.name}`, style: { ...WRAPPED, bold: true }, span: leftColumns },
    { value: sayDocument(STATEMENT_TEXTS, language, "asOfDate"), style: { ...QUIET, horizontal: "right" }, span: labelColumns },
    { value: { day: statement.to }, style: { ...dayStyle(language), horizontal: "right" }, span: rightColumns - labelColumns },
  ]);
  const left = joined([
    payer === customer ? "" : sayDocument(STATEMENT_TEXTS, language, "forAccountOf", { name: nameAndCode(customer) }),
    payer.address, labelled("taxNumber", payer.taxNumber, language), labelled("contact", payer.contact, language), payer.phone, payer.email,
  ]);
  const right = joined([labelled("code", customer.code, language), customer.terms ? labelled("terms", termsText(customer.terms, language), language) : ""], language === "bilingual" ? "\n" : " · ");
  if (left === "" && right === "") return;
  sheet.row(halves(left === "" ? null : { value: left, style: QUIET_TEXT }, right === "" ? null : { value: right, style: { ...QUIET_TEXT, horizontal: "right" } }, leftColumns, columns));
}

/** `Tax no. 123`, `税号：123`, `税号 Tax no. 123`; "" where there is no value. */
function labelled(key: StatementText, value: string, language: DocumentLanguage): string {
  return value === "" ? "" : `${sayDocument(STATEMENT_TEXTS, language, key)}${language === "zh" ? "：" : " "}${value}`;
}

function joined(texts: readonly string[], joint = " · "): string {
  return texts.filter((text) => text !== "").join(joint);
}

function nameAndCode({ name, code }: Customer): string {
  return code === "" || code === name ? name : `${name} (${code})`;
}

export function termsText(terms: Terms, language: DocumentLanguage): string {
  return inDocument(language, (each) => {
    const plain =
      terms.kind === "days" ? say(STATEMENT_TEXTS, each, "termsDays", { days: terms.days })
      : terms.kind === "month-end" ? (terms.days === 0 ? say(STATEMENT_TEXTS, each, "termsThisMonthEnd") : say(STATEMENT_TEXTS, each, "termsMonthEnd", { days: terms.days }))
      : terms.monthsLater === 1 ? say(STATEMENT_TEXTS, each, "termsDayOfMonth", { day: terms.day })
      : say(STATEMENT_TEXTS, each, "termsDayOfLaterMonth", { day: terms.day, months: terms.monthsLater });
    return terms.kind === "days" || terms.cutOffDay === null ? plain : say(STATEMENT_TEXTS, each, "cutOff", { terms: plain, day: terms.cutOffDay });
  });
}

function halves(left: BuiltCell | null, right: BuiltCell | null, leftColumns: number, columns: number): (BuiltCell | null)[] {
  const cells: (BuiltCell | null)[] = [left ? { ...left, span: leftColumns } : { value: null, span: leftColumns }];
  if (right) cells.push({ ...right, span: columns - leftColumns });
  return cells;
}
