import type { RawCell, Table } from "../grid/table";
import { isCellError } from "../grid/table";
import { decimalsOf } from "../money/currencies";
import { readCurrency } from "../money/read-currency";
import { minorOfText } from "../money/read-amount";
import type { Settings } from "../settings/settings";
import type { Field } from "./columns";
import { CustomerIndex, nameKey } from "./customer-index";
import { readTerms } from "./due-day";
import { cellProblem, type Findings, shownCell } from "./findings";
import type { Customer, Terms } from "./ledger";
import { isTotalWord } from "./entry-words";
import { isHeading } from "./heading-rows";
import { cellAt, type FieldTable, isBlankRow, isUnusedRow, mapTable } from "./map-table";
import { cellText, isBlankCell, readDecimal, readYes } from "./read-cell";

/** The customer table read, with hints that are no findings. */
export interface CustomersRead {
  readonly customers: Customer[];
  readonly index: CustomerIndex;
  readonly fields: FieldTable | null;
}

/** Read the customer table; without one, customers are those the ledger names. A code that comes twice is a finding, and its first row counts. */
export function readCustomers(table: Table | null, settings: Settings, findings: Findings | null, advice: Findings | null): CustomersRead {
  const customers: Customer[] = [];
  const index = new CustomerIndex();
  if (!table || !findings) return { customers, index, fields: null };
  const fields = mapTable(table, "customers", settings, findings);
  if (fields.missing.length > 0) return { customers, index, fields: null };
  const keys = new Map<string, number>();
  table.rows.forEach((row, place) => {
    if (isBlankRow(row) || isUnusedRow(row, [[fields.at("customerCode"), fields.at("customerName")]]) || isHeading(table, place, findings)) return;
    const customer = readCustomer(fields, row, place, findings);
    if (!customer) return;
    const key = nameKey(customer.key);
    const first = keys.get(key);
    if (first !== undefined) {
      findings.add("customer-duplicate", place, fields.has("customerCode") ? fields.at("customerCode") : fields.at("customerName"), { customer: customer.key, first: first + 1 });
      return;
    }
    keys.set(key, place);
    index.add(customer, customers.length);
    customers.push(customer);
    if (fields.has("terms") && customer.terms === null && isBlankCell(cellAt(row, fields.at("terms")))) advice?.add("terms-missing", place, fields.at("terms"), { customer: customer.key });
    if (fields.has("email") && customer.email === "" && customer.phone === "" && customer.address === "") advice?.add("contact-missing", place, fields.at("email"), { customer: customer.key });
  });
  return { customers, index, fields };
}

function readCustomer(fields: FieldTable, row: readonly RawCell[], place: number, findings: Findings): Customer | null {
  const text = (field: Field): string => {
    const cell = cellAt(row, fields.at(field));
    if (cell !== undefined && cell !== null && isCellError(cell)) findings.add(cellProblem(cell, "cell-error"), place, fields.at(field), { got: cell.error }, "warning");
    return cellText(cell);
  };
  const code = text("customerCode");
  const name = text("customerName");
  if (code === "" && name === "") {
    findings.add("customer-missing", place, fields.has("customerCode") ? fields.at("customerCode") : fields.at("customerName"));
    return null;
  }
  if (isTotalWord(code) || (code === "" && isTotalWord(name))) return null;
  for (const field of ["customerCode", "customerName"] as const) reportOuterBlanks(fields, field, row, place, findings);
  return {
    key: code || name,
    code,
    name: name || code,
    aliases: splitAliases(text("aliases")),
    terms: termsOf(fields, row, place, findings),
    currency: currencyOf(fields, row, place, findings),
    language: languageOf(text("language")),
    email: text("email"),
    phone: text("phone"),
    address: text("address"),
    taxNumber: text("taxNumber"),
    salesperson: text("salesperson"),
    segment: text("segment"),
    contact: text("contact"),
    billTo: text("billTo"),
    hold: readYes(cellAt(row, fields.at("hold"))),
    creditLimit: limitOf(fields, row, place, findings),
    row: place + 1,
  };
}

function reportOuterBlanks(fields: FieldTable, field: Field, row: readonly RawCell[], place: number, findings: Findings): void {
  const cell = cellAt(row, fields.at(field));
  if (typeof cell === "string" && cellText(cell) !== cell) findings.add("outer-blanks", place, fields.at(field), { got: shownCell(cell) });
}

/** Aliases stand on lines of their own, or are split by semicolons, bars, 、 or a full-width comma; a plain comma belongs to names (`Co., Ltd.`) except between Chinese words. */
export function splitAliases(text: string): readonly string[] {
  return text
    .split(/[\n\r;；|、，]|(?<=[\u3400-\u9fff]),(?=[\u3400-\u9fff])/)
    .map(cellText)
    .filter((alias) => alias !== "");
}

export function termsOf(fields: FieldTable, row: readonly RawCell[], place: number, findings: Findings): Terms | null {
  const cell = cellAt(row, fields.at("terms"));
  if (isBlankCell(cell)) return null;
  const terms = typeof cell === "number" || typeof cell === "string" ? readTerms(cell) : null;
  if (!terms) findings.add(cellProblem(cell, "terms-unreadable"), place, fields.at("terms"), { got: shownCell(cell ?? null) });
  return terms;
}

function currencyOf(fields: FieldTable, row: readonly RawCell[], place: number, findings: Findings): string {
  const cell = cellAt(row, fields.at("currency"));
  const written = cellText(cell);
  if (written === "") return "";
  const currency = readCurrency(written);
  if (!currency) findings.add("currency-unknown", place, fields.at("currency"), { got: shownCell(cell ?? null) }, "warning");
  return currency ?? "";
}

/** A limit is kept as decimal text: blank is "no limit", 0 is "cash only". */
function limitOf(fields: FieldTable, row: readonly RawCell[], place: number, findings: Findings): string {
  const cell = cellAt(row, fields.at("creditLimit"));
  if (isBlankCell(cell)) return "";
  const limit = readDecimal(cell);
  if (limit === null || minorOfText(limit, decimalsOf("")).minor === null) {
    findings.add(cellProblem(cell, "amount-unreadable"), place, fields.at("creditLimit"), { got: shownCell(cell ?? null) }, "warning");
    return "";
  }
  return limit;
}

function languageOf(written: string): string {
  const text = written.toLowerCase();
  if (/^(zh|cn|ch|中|简|汉)/.test(text)) return /双语|bilingual/.test(text) ? "bilingual" : "zh";
  if (/双语|bilingual|both|en.*zh|zh.*en/.test(text)) return "bilingual";
  if (/^(en|英)/.test(text)) return "en";
  return text;
}
