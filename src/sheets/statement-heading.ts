import type { BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { CellStyle } from "../grid/sheet-plan";
import type { Customer, Ledger, Terms } from "../ledger/ledger";
import type { Letterhead } from "../settings/settings";
import type { Statement } from "../statement/statement";
import { inDocument, sayDocument } from "../words/document-text";
import type { DocumentLanguage } from "../words/language";
import { say } from "../words/texts";
import { STATEMENT_TEXTS, type StatementText } from "../words/statement-words";
import { BOLD, dayStyle, dayText, QUIET, QUIET_RIGHT, QUIET_WRAPPED, RULED, TEXT, TITLE, WRAPPED } from "./format";
import { logoPicture } from "./logo";

const LOGO_ROW_POINTS = 44;
const NAME: CellStyle = { ...BOLD, fontSizePoints: 13, numberFormat: "@", vertical: "center" };
const RIGHT: CellStyle = { ...TEXT, horizontal: "right" };

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

/** Our particulars at the left, title, number and period at the right; below a rule, whom it is for. */
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
  const left: BuiltCell[] = [{ value: letterhead.name, style: NAME }];
  for (const value of [letterhead.address, letterhead.taxNumber === "" ? "" : sayDocument(STATEMENT_TEXTS, language, "taxNumber", { value: letterhead.taxNumber }), letterhead.contact]) {
    if (value !== "") left.push({ value, style: { ...QUIET_WRAPPED, numberFormat: "@" } });
  }
  const right: BuiltCell[] = [
    { value: `${sayDocument(STATEMENT_TEXTS, language, "number")} ${number}`, style: { ...RIGHT, numberFormat: "@", wrap: true } },
    { value: periodLine(statement, language), style: { ...QUIET_RIGHT, wrap: true } },
  ];
  if (logo) {
    const row = sheet.row(halves(null, title, leftColumns, columns), LOGO_ROW_POINTS);
    sheet.picture({ ...logo, row });
  } else {
    sheet.row(halves(left.shift()!, title, leftColumns, columns), language === "bilingual" ? 42 : 24);
  }
  for (let line = 0; line < Math.max(left.length, right.length); line++) sheet.row(halves(left[line] ?? null, right[line] ?? null, leftColumns, columns));
}

/** The period of an account; kinds that speak of one day name that day. */
function periodLine(statement: Statement, language: DocumentLanguage): string {
  return inDocument(language, (each) => {
    const to = dayText(statement.to, each);
    if (statement.kind === "open-item" || statement.kind === "confirmation" || statement.kind === "dunning") return `${say(STATEMENT_TEXTS, each, "asOfDate")} ${to}`;
    return `${say(STATEMENT_TEXTS, each, "period")} ${say(STATEMENT_TEXTS, each, "periodText", { from: dayText(statement.from, each), to })}`;
  }, "\n");
}

function addCustomer(sheet: PlanBuilder, { ledger, statement, language, columns, leftColumns }: HeadingParts): void {
  const customer = ledger.customers[ledger.partitions[statement.partition]!.customer]!;
  const payer = billTo(ledger, customer);
  const to = sayDocument(STATEMENT_TEXTS, language, "to");
  const left: BuiltCell[] = [{ value: `${to}  ${payer.name}`, style: { ...WRAPPED, bold: true } }];
  const quiet = { ...QUIET_WRAPPED, numberFormat: "@" };
  if (payer !== customer) left.push({ value: sayDocument(STATEMENT_TEXTS, language, "forAccountOf", { name: nameAndCode(customer) }), style: quiet });
  if (payer.address !== "") left.push({ value: payer.address, style: quiet });
  const particulars = [
    payer.taxNumber === "" ? "" : sayDocument(STATEMENT_TEXTS, language, "taxNumber", { value: payer.taxNumber }),
    payer.contact === "" ? "" : sayDocument(STATEMENT_TEXTS, language, "contact", { value: payer.contact }),
    payer.phone, payer.email,
  ].filter((text) => text !== "");
  if (particulars.length > 0) left.push({ value: particulars.join(" · "), style: quiet });
  const right: [BuiltCell, BuiltCell][] = [[label("asOfDate", language), { value: { day: statement.to }, style: { ...dayStyle(language), horizontal: "right" } }]];
  if (customer.code !== "") right.push([label("code", language), { value: customer.code, style: { ...RIGHT, numberFormat: "@" } }]);
  if (customer.terms) right.push([label("terms", language), { value: termsText(customer.terms, language), style: { ...RIGHT, wrap: true } }]);
  const rightColumns = columns - leftColumns;
  const labelColumns = Math.max(1, Math.floor(rightColumns / 2));
  for (let line = 0; line < Math.max(left.length, right.length); line++) {
    const pair = right[line];
    const leftCell = left[line] ? { ...left[line]!, span: leftColumns } : { value: null, span: leftColumns };
    sheet.row(pair ? [leftCell, { ...pair[0], span: labelColumns }, { ...pair[1], span: rightColumns - labelColumns }] : [leftCell]);
  }
}

function label(key: StatementText, language: DocumentLanguage): BuiltCell {
  return { value: sayDocument(STATEMENT_TEXTS, language, key), style: { ...QUIET, horizontal: "right" } };
}

/** The customer that the statement is sent to: the parent where one is named and known. */
export function billTo(ledger: Ledger, customer: Customer): Customer {
  return customer.billTo === "" ? customer : (ledger.customers.find(({ key }) => key === customer.billTo) ?? customer);
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
