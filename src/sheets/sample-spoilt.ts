import { isoDay, addMonths } from "../calendar/day";
import type { BuiltCell } from "../grid/plan-builder";
import { USER_TEXT } from "./format";

type Row = readonly (BuiltCell | null)[];
/** Columns of the ledger's table. */
const DATE = 0;
const CUSTOMER = 1;
const TYPE = 2;
const DOCUMENT = 3;
const DUE = 4;
const DEBIT = 9;
const STATUS = 13;
/** A code that no customer has: its line counts all the same, and the summary shows it so that its totals tie. */
export const UNLISTED_CUSTOMER = "C999";
/** Customers who pay on account: no receipt names their invoices, so that a spoilt cell stays the only finding. */
const SPOILT_CUSTOMERS: ReadonlySet<unknown> = new Set(["C003", "C010"]);

/**
 * A few cells as people leave them: numbers and dates as text, full-width digits, blanks behind a code, what cannot be read at all.
 *
 * Shape: as many rows as before; the n-th spoiling goes to the n-th invoice at a fixed distance.
 */
export function spoilt(rows: readonly Row[]): readonly Row[] {
  const invoices = rows.flatMap((row, index) => (row[DEBIT] && row[DUE] && SPOILT_CUSTOMERS.has(row[CUSTOMER]?.value) ? [index] : []));
  const result = rows.map((row) => [...row]);
  SPOILINGS.forEach((spoil, number) => {
    const row = invoices[3 + number * 2];
    if (row !== undefined) spoil(result[row]!, earlierOfSameCustomer(result, row));
  });
  return result;
}

const text = (value: string): BuiltCell => ({ value, style: USER_TEXT });
const amountOf = (row: readonly (BuiltCell | null)[]): number => row[DEBIT]!.value as number;
const grouped = (value: number): string => value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",");
const fullWidth = (value: string): string => value.replace(/[0-9.]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

const SPOILINGS: readonly ((row: (BuiltCell | null)[], earlier: Row) => void)[] = [
  (row) => (row[DEBIT] = text(grouped(amountOf(row)))),
  (row) => (row[DATE] = text(slashed(row[DATE]!))),
  (row) => (row[DEBIT] = text(fullWidth(amountOf(row).toFixed(2)))),
  (row) => (row[CUSTOMER] = text(`${String(row[CUSTOMER]!.value)}\u3000`)),
  (row) => (row[DEBIT] = text("n/a")),
  (row) => (row[DUE] = null),
  (row) => (row[CUSTOMER] = text(UNLISTED_CUSTOMER)),
  (row) => (row[STATUS] = text(isChinese(row) ? "争议中" : "Disputed")),
  (row, earlier) => (row[DOCUMENT] = earlier[DOCUMENT]!),
  (row) => (row[DATE] = centuryBack(row[DATE]!)),
  (row) => (row[DUE] = text("2026-02-30")),
];

function earlierOfSameCustomer(rows: readonly Row[], row: number): Row {
  return rows.slice(0, row).findLast((each) => each[CUSTOMER]?.value === rows[row]![CUSTOMER]?.value && each[DUE]) ?? rows[row]!;
}

function isChinese(row: readonly (BuiltCell | null)[]): boolean {
  return /[\u4e00-\u9fff]/.test(String(row[TYPE]!.value));
}

/** `2026/3/5`, typed into a text cell. */
function slashed(cell: BuiltCell): BuiltCell["value"] & string {
  const [year, month, day] = isoDay((cell.value as { readonly day: Parameters<typeof isoDay>[0] }).day).split("-");
  return `${year}/${Number(month)}/${Number(day)}`;
}

function centuryBack(cell: BuiltCell): BuiltCell {
  return { ...cell, value: { day: addMonths((cell.value as { readonly day: Parameters<typeof isoDay>[0] }).day, -1200) } };
}
