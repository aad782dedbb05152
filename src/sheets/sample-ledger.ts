import { addMonths, type Day, lastOfMonth } from "../calendar/day";
import { type BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { CellStyle, PlanValue, SheetPlan } from "../grid/sheet-plan";
import { textWidth } from "../grid/shown-width";
import { type Minor, minorToNumber } from "../money/money";
import { DEFAULT_SETTINGS, type Letterhead, type Settings } from "../settings/settings";
import type { Language } from "../words/language";
import { SAMPLE_TEXTS, type SampleText } from "../words/sample-words";
import { say } from "../words/texts";
import { ACCENT, amountStyle, BOLD, dayStyle, HEAD, HEAD_RIGHT, QUIET, TEXT, TITLE, totalStyle, USER_TEXT } from "./format";
import { SAMPLE_CURRENCIES, sampleCustomers } from "./sample-customers";
import { SAMPLE_CLOSING_DAY, type SampleEntry, type SampleYear, sampleEntries } from "./sample-entries";
import { bankMonth, currencyOf, customersList } from "./sample-lists";
import { spoilt, UNLISTED_CUSTOMER } from "./sample-spoilt";

/** Headings stand below a title and a blank row, as people keep them. */
const HEAD_ROW = 2;
const TITLE_POINTS = 24;

/**
 * A small company's workbook: ledger, customers, allocations, a customer's own list, a bank month, rates, and a summary of live formulas.
 *
 * It is the same every time. Some cells are spoilt as in life, so that there is something to find.
 * Shape: summary first; every other sheet is one table.
 */
export function sampleSheets(language: Language): SheetPlan[] {
  const year = sampleEntries(language);
  const { entries, allocations } = year;
  const { base, foreign } = SAMPLE_CURRENCIES[language];
  const money = amountStyle(base, language);
  const date = dayStyle(language);
  const amount = (minor: Minor): BuiltCell => ({ value: minorToNumber(minor, base), style: money });
  const day = (value: Day): BuiltCell => ({ value: { day: value }, style: date });
  const text = (value: string): BuiltCell | null => (value === "" ? null : { value, style: USER_TEXT });
  return [
    summarySheet(language),
    tableSheet(language, "ledger", spoilt(entries.map((entry) => ledgerCells(entry, language))), [9, 10]),
    tableSheet(language, "customers", sampleCustomers(language).map((customer, index) => [
      text(customer.code), text(customer.name), text(customer.alias), { value: customer.termsDays, style: TEXT }, { value: customer.creditLimit, style: { ...TEXT, numberFormat: "#,##0" } },
      text(customer.foreign ? foreign : base), text(language === "zh" && !customer.foreign ? "zh" : "en"), text(`ap${index + 1}@customer.example`), text(`555-01${String(index + 1).padStart(2, "0")}`),
      text(customer.address), text(customer.taxNumber), text(customer.salesperson), text(customer.segment), null,
    ]), [4]),
    tableSheet(language, "allocations", allocations.map((row) => [day(row.day), text(row.from), text(row.to), amount(row.amountMinor)]), [3]),
    tableSheet(language, "list", customersList(year, language).map((line) => [
      day(line.day), text(line.document), text(line.text), line.amountMinor < 0 ? amount(-line.amountMinor as Minor) : null, line.amountMinor < 0 ? null : amount(line.amountMinor),
    ]), [3, 4]),
    bankSheet(language, year),
    tableSheet(language, "rates", Array.from({ length: 12 }, (_, month) => {
      const { rateTenThousandths } = SAMPLE_CURRENCIES[language];
      return [day(lastOfMonth(addMonths(SAMPLE_CLOSING_DAY, month - 11))), text(foreign), { value: (rateTenThousandths + ((month * 37) % 90) - 45) / 10000, style: { ...TEXT, numberFormat: "0.0000" } }];
    }), [2]),
  ];
}

/** What the workbook of the sample remembers: its closing date and our particulars. */
export function sampleSettings(language: Language): Settings {
  return { ...DEFAULT_SETTINGS, closingDate: SAMPLE_CLOSING_DAY, statement: { ...DEFAULT_SETTINGS.statement, letterhead: sampleLetterhead(language) } };
}

function sampleLetterhead(language: Language): Letterhead {
  return language === "zh"
    ? { name: "云川泵业有限公司", address: "江苏省南京市江宁区云川路88号", taxNumber: "91320115MA0000000X", contact: "财务部 025-555-0188", bankName: "示例银行南京江宁支行", bankAccount: "0000 1111 2222 3333 444", bankAccountName: "云川泵业有限公司", logo: "" }
    : { name: "Riverside Pumps Inc.", address: "88 Riverside Drive, Columbus", taxNumber: "US-47-1102938", contact: "ar@riverside.example · 555-0188", bankName: "Example Bank, Columbus", bankAccount: "000 111 222 3334", bankAccountName: "Riverside Pumps Inc.", logo: "" };
}

function ledgerCells(entry: SampleEntry, language: Language): (BuiltCell | null)[] {
  const customer = sampleCustomers(language)[entry.customer]!;
  const { currency, rate } = currencyOf(language, customer.foreign);
  const text = (value: string): BuiltCell | null => (value === "" ? null : { value, style: USER_TEXT });
  const money = (minor: number): BuiltCell => ({ value: minorToNumber(minor as Minor, currency), style: amountStyle(currency, language) });
  const type = SAMPLE_TEXTS[language][`type.${entry.type}` as SampleText];
  return [
    { value: { day: entry.day }, style: dayStyle(language) }, text(customer.code), text(type), text(entry.document), entry.due === null ? null : { value: { day: entry.due }, style: dayStyle(language) },
    text(entry.appliesTo), text(entry.reference), text(entry.contract), text(entry.text), entry.amountMinor > 0 ? money(entry.amountMinor) : null, entry.amountMinor < 0 ? money(-entry.amountMinor) : null,
    text(currency), { value: rate, style: { ...TEXT, numberFormat: "0.0000" } }, text(entry.disputed ? SAMPLE_TEXTS[language]["text.disputed"] : ""),
  ];
}

function bankSheet(language: Language, year: SampleYear): SheetPlan {
  const { base } = SAMPLE_CURRENCIES[language];
  const style = amountStyle(base, language);
  let balance = 8_450_000;
  return tableSheet(language, "bank", bankMonth(year, language).map((line) => {
    balance += line.amountMinor;
    const money = (minor: number): BuiltCell => ({ value: minorToNumber(minor as Minor, base), style });
    return [
      { value: { day: line.day }, style: dayStyle(language) }, line.counterparty === "" ? null : { value: line.counterparty, style: USER_TEXT },
      line.remittance === "" ? null : { value: line.remittance, style: USER_TEXT }, line.amountMinor > 0 ? money(line.amountMinor) : null, line.amountMinor < 0 ? money(-line.amountMinor) : null, money(balance),
    ];
  }), [3, 4, 5]);
}

/** One table below its title. `figures` are the columns whose headings stand right. */
function tableSheet(language: Language, name: "ledger" | "customers" | "allocations" | "list" | "bank" | "rates", rows: readonly (readonly (BuiltCell | null)[])[], figures: readonly number[]): SheetPlan {
  const words = SAMPLE_TEXTS[language];
  const heads = words[`${name}.heads`].split("|");
  const widths = heads.map((head, column) => Math.min(40, Math.max(textWidth(head) + 4, ...rows.map((row) => shownWidth(row[column]?.value ?? null) + 2))));
  const sheet = new PlanBuilder(widths);
  sheet.row([{ value: words[`title.${name}`], style: { ...TITLE, fontSizePoints: 13 } }], TITLE_POINTS);
  sheet.gap();
  sheet.row(heads.map((value, column) => ({ value, style: figures.includes(column) ? HEAD_RIGHT : HEAD })));
  for (const row of rows) sheet.row(row, 15);
  sheet.table(words[`table.${name}`], { top: HEAD_ROW, left: 0, bottom: sheet.nextRow - 1, right: heads.length - 1 });
  return sheet.build({
    key: `sample/${name}`, name: words[`sheet.${name}`], columnWidths: widths, gridlines: true, freeze: { rows: HEAD_ROW + 1, columns: 0 },
    page: { orientation: heads.length > 7 ? "landscape" : "portrait", paper: "A4", repeatRows: { from: HEAD_ROW, to: HEAD_ROW }, printArea: null, breaksBefore: [], footerLeft: "", footerRight: "" },
  });
}

function shownWidth(value: PlanValue): number {
  if (typeof value === "string") return textWidth(value);
  if (typeof value === "number") return textWidth(value.toFixed(2)) + 2;
  return 11;
}

/** Live formulas over the ledger: each customer's balance and overdue on the date above, and sums per currency. */
function summarySheet(language: Language): SheetPlan {
  const words = SAMPLE_TEXTS[language];
  const { base, foreign } = SAMPLE_CURRENCIES[language];
  const customers = sampleCustomers(language);
  const widths = [12, Math.max(28, ...customers.map(({ name }) => textWidth(name) + 2)), 10, 16, 16, 14];
  const sheet = new PlanBuilder(widths);
  sheet.row([{ value: words["title.summary"], style: TITLE, span: widths.length }], 26);
  const asOfRow = sheet.row([{ value: words.asOf, style: QUIET }, { value: { day: SAMPLE_CLOSING_DAY }, style: { ...dayStyle(language), bold: true, fontColor: ACCENT } }]);
  sheet.name("AsOfDate", asOfRow, 1);
  sheet.row([{ value: words.note, style: QUIET, span: widths.length }]);
  sheet.gap(8);
  const heads = [words.customer, words.name, words.currency, words.balance, words.overdue, words.share];
  const headRow = sheet.row(heads.map((value, column) => ({ value, style: column >= 3 ? HEAD_RIGHT : HEAD })));
  const asOf = `$B$${asOfRow + 1}`;
  const share: CellStyle = { ...TEXT, horizontal: "right", numberFormat: "0.0%" };
  const unlisted = { code: UNLISTED_CUSTOMER, name: words.unlisted, foreign: false };
  for (const { code, name, foreign: isForeign } of [...customers, unlisted]) {
    const line = sheet.nextRow + 1;
    const style = amountStyle(isForeign ? foreign : base, language);
    sheet.row([
      { value: code, style: USER_TEXT }, { value: name, style: USER_TEXT }, { value: isForeign ? foreign : base, style: USER_TEXT },
      { value: { formula: `=LEDGER.BALANCE(A${line},${asOf})` }, style }, { value: { formula: `=LEDGER.OVERDUE(A${line},${asOf})` }, style },
      { value: { formula: `=IF(D${line}<=0,0,E${line}/D${line})` }, style: share },
    ]);
  }
  const [from, to] = [headRow + 2, sheet.nextRow];
  for (const currency of [base, foreign]) {
    const line = sheet.nextRow + 1;
    const style = totalStyle(amountStyle(currency, language));
    const sum = (column: string): PlanValue => ({ formula: `=SUMIFS(${column}${from}:${column}${to},C${from}:C${to},C${line})` });
    sheet.row([
      { value: say(SAMPLE_TEXTS, language, "total", { currency }), style: totalStyle(BOLD), span: 2 }, { value: currency, style: totalStyle({ ...BOLD, numberFormat: "@" }) },
      { value: sum("D"), style }, { value: sum("E"), style }, { value: { formula: `=IF(D${line}<=0,0,E${line}/D${line})` }, style: totalStyle(share) },
    ]);
  }
  return sheet.build({
    key: "sample/summary", name: words["sheet.summary"], columnWidths: widths, freeze: { rows: headRow + 1, columns: 0 },
    page: { orientation: "portrait", paper: "A4", repeatRows: null, printArea: null, breaksBefore: [], footerLeft: "", footerRight: "" },
  });
}

