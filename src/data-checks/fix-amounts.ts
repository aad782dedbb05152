import type { Issue } from "../check/issue";
import { allSteps } from "../check/steps";
import { type Minor, minorToText } from "../money/money";
import { decideAmounts, isBlankCell, readAmount } from "../ledger/read-cell";
import { type CheckSource, fieldsOf, fieldsOfNamed } from "./check-source";
import type { Fixer } from "./fix";
import { addsUp, taxColumns, taxOf, type TaxRow, taxRows } from "./tax-arithmetic";

/** Tax worked out line by line may differ so much from tax on the sum. */
const ROUNDING_MINOR = 2;

/** Words of a row that takes back another: 红字冲销, a returned cheque. */
const REVERSES = /红字|红冲|冲销|冲红|冲回|冲减|退票|退回|作废|revers|storno|cancel|correct|return|bounced|refund|credit note|chargeback/i;

/** The sign that the type asks for; an entry that may well reverse another has the sign it is meant to have. */
export const fixSign: Fixer = (issue, desk) => {
  const fields = fieldsOfNamed(desk.source, issue.at.table);
  const column = fields && issue.at.column !== null ? fields.table.headers.indexOf(issue.at.column) : -1;
  if (!fields || column < 0 || issue.at.row === null) return;
  const cell = desk.cell(fields, issue.at.row - 1, column);
  if (fields.table.name === desk.source.ledger.tables.ledger.name && mayReverse(desk.source, issue.at.row)) return;
  if (typeof cell === "number" && cell !== 0) desk.change(fields, issue.at.row - 1, column, -cell);
};

/** It says so, names the document it belongs to, has the number of one, or the very amount of another with the other sign stands on the account. */
function mayReverse({ ledger: { entries } }: CheckSource, row: number): boolean {
  const entry = entries.row.indexOf(row);
  if (entry < 0) return false;
  const texts = [entries.texts.description?.[entry], entries.texts.reference?.[entry], entries.texts.status?.[entry]].join(" ");
  if (REVERSES.test(texts) || (entries.appliesTo[entry] !== "" && entries.amountMinor[entry]! < 0)) return true;
  const document = entries.document[entry]!;
  for (let other = 0; other < entries.count; other++) {
    if (other === entry || entries.partition[other] !== entries.partition[entry] || entries.type[other] !== entries.type[entry]) continue;
    if (entries.amountMinor[other] === -entries.amountMinor[entry]! || (document !== "" && entries.document[other] === document && entries.amountMinor[other]! < 0 !== entries.amountMinor[entry]! < 0)) return true;
  }
  return false;
}

/** As many decimals as the currency has: what was counted. */
export const fixDecimals: Fixer = (issue, desk) => {
  const fields = fieldsOfNamed(desk.source, issue.at.table);
  const column = fields && issue.at.column !== null ? fields.table.headers.indexOf(issue.at.column) : -1;
  if (!fields || column < 0) return;
  const amounts = decideAmounts(fields.table, column);
  if (amounts.scale !== 0) return;
  for (const { row, currency } of rowsOf(issue, desk.source)) {
    const { value, notes } = readAmount(amounts, desk.cell(fields, row, column), currency);
    if (value !== null && notes.includes("amount-decimals")) desk.changeToDecimal(fields, row, column, minorToText(value, currency));
  }
};

/** The row of a finding, or those of the ledger for one of a whole column, with the currency each is in. */
function rowsOf({ at, params }: Issue, { ledger: { entries, partitions, tables } }: CheckSource): { readonly row: number; readonly currency: string }[] {
  if (at.row !== null && typeof params.currency === "string") return [{ row: at.row - 1, currency: params.currency }];
  if (at.table !== tables.ledger.name) return [];
  const all = Array.from({ length: entries.count }, (_, entry) => ({ row: entries.row[entry]! - 1, currency: partitions[entries.partition[entry]!]!.currency }));
  return at.row === null ? all : all.filter(({ row }) => row === at.row! - 1);
}

/** No more allocated than was open: what was applied. */
export const fixOverAllocation: Fixer = (issue, desk) => {
  const fields = fieldsOf(desk.source, "allocations");
  const { available } = issue.params;
  if (!fields?.has("amount") || issue.at.table !== fields.table.name || issue.at.row === null || available === undefined || !(Number(available) > 0)) return;
  desk.changeToDecimal(fields, issue.at.row - 1, fields.at("amount"), String(available));
};

/** A blank currency is written out as it was taken. */
export const fixCurrency: Fixer = (issue, desk) => {
  const fields = fieldsOfNamed(desk.source, issue.at.table);
  if (!fields?.has("currency")) return;
  const column = fields.at("currency");
  for (const { row, currency } of rowsOf(issue, desk.source)) if (isBlankCell(desk.cell(fields, row, column))) desk.change(fields, row, column, currency);
};

const taxes = new WeakMap<CheckSource, { readonly rows: ReadonlyMap<number, TaxRow>; readonly rates: readonly string[] }>();

function taxesOf(source: CheckSource) {
  const known = taxes.get(source);
  if (known) return known;
  const columns = taxColumns(source);
  const rows = columns ? allSteps(taxRows(source, columns)) : [];
  const sound = rows.filter(addsUp).map(({ netMinor, taxMinor, rate }) => rate ?? Math.abs(taxMinor / netMinor).toFixed(2));
  const made = { rows: new Map(rows.map((row) => [row.place, row])), rates: [...new Set(sound)] };
  taxes.set(source, made);
  return made;
}

/** The tax that makes net and amount agree, where it is a rate that the table uses; else a person has to look at the invoice. */
export const fixTax: Fixer = (issue, desk) => {
  const fields = fieldsOf(desk.source, "ledger")!;
  if (issue.at.row === null || !fields.has("tax")) return;
  const { rows, rates } = taxesOf(desk.source);
  const row = rows.get(issue.at.row - 1);
  if (!row) return;
  const meant = row.grossMinor - row.netMinor;
  const usual = row.rate !== null ? [row.rate] : rates;
  // Tax against the sign of its net: it is the amount that somebody has to look at.
  if (meant === row.taxMinor || meant * row.netMinor < 0 || !usual.some((rate) => Math.abs(taxOf(Math.abs(row.netMinor), rate) - Math.abs(meant)) <= ROUNDING_MINOR)) return;
  desk.changeToDecimal(fields, row.place, fields.at("tax"), minorToText(meant as Minor, row.currency));
};
