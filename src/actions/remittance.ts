import type { Day } from "../calendar/day";
import { isCellError, type Table } from "../grid/table";
import { mapColumns } from "../ledger/map-columns";
import { cellText, decideAmounts, decideDates, readAmount, readDate } from "../ledger/read-cell";
import { checkedMinor, type Minor } from "../money/money";
import type { ReconciliationRow } from "../reconciliation/reconciliation";
import { WorkbookError } from "../workbook/workbook";

/** The documents that one receipt pays, as its payer lists them. */
export interface Remittance {
  /** The payment's own number or date as written; "" for a table about one payment. */
  readonly payment: string;
  readonly day: Day | null;
  readonly documents: readonly string[];
  readonly totalMinor: Minor;
}

/** Days between an advice and the bank line it tells of. */
const ADVICE_DAYS_MAX = 31;

/**
 * Read a remittance advice: one row per invoice paid, with its number and the amount paid.
 *
 * Rows with one payment number (else one date) belong together; a table with neither is about one receipt. Amounts are in `currency`.
 * Errors: `other` with reason `remittance-columns` where no column of numbers or of amounts is recognised, `list-empty`.
 */
export function readRemittances(table: Table, overrides: Readonly<Record<string, string>>, currency: string): readonly Remittance[] {
  const fields = new Map(mapColumns(table, "statement", overrides).columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index] as const])));
  const amount = fields.get("amount") ?? fields.get("openAmount") ?? fields.get("debit") ?? fields.get("credit");
  const document = fields.get("document");
  if (amount === undefined || document === undefined) throw new WorkbookError("other", { reason: "remittance-columns", table: table.name });
  const amounts = decideAmounts(table, amount);
  const date = fields.get("date");
  const dates = date === undefined ? null : decideDates(table, date, []);
  const reference = fields.get("reference");
  const byPayment = new Map<string, { day: Day | null; documents: string[]; total: number }>();
  for (const row of table.rows) {
    const number = cellText(row[document]);
    const reading = readAmount(amounts, row[amount], currency);
    if (number === "" || reading.value === null || isCellError(row[amount] ?? null)) continue;
    const day = dates ? readDate(dates, row[date!]).value : null;
    const payment = reference === undefined ? "" : cellText(row[reference]);
    const key = payment === "" ? String(day ?? "") : payment;
    const known = byPayment.get(key) ?? { day, documents: [], total: 0 };
    byPayment.set(key, known);
    known.documents.push(number);
    known.total += reading.value;
  }
  if (byPayment.size === 0) throw new WorkbookError("other", { reason: "list-empty", table: table.name });
  return [...byPayment].map(([payment, { day, documents, total }]) => ({ payment, day, documents, totalMinor: checkedMinor(total) }));
}

/**
 * Bank lines with the document numbers of their advices in their text, for the engine to read as any remittance text.
 *
 * An advice belongs to the line that names its payment number, else to the only line of its amount near its date; one that fits several is not used.
 */
export function withRemittances(lines: readonly ReconciliationRow[], remittances: readonly Remittance[]): { readonly rows: readonly ReconciliationRow[]; readonly unused: readonly Remittance[] } {
  if (remittances.length === 0) return { rows: lines, unused: [] };
  const added = new Map<number, readonly string[]>();
  const unused: Remittance[] = [];
  for (const remittance of remittances) {
    const named = remittance.payment.length < 4 ? [] : lines.filter(({ reference, text }) => `${reference} ${text}`.includes(remittance.payment));
    const fitting = named.length === 1 ? named : lines.filter(({ row, amountMinor, day }) => !added.has(row) && Math.abs(amountMinor) === Math.abs(remittance.totalMinor) &&
      (day === null || remittance.day === null || Math.abs(day - remittance.day) <= ADVICE_DAYS_MAX));
    if (fitting.length === 1 && !added.has(fitting[0]!.row)) added.set(fitting[0]!.row, remittance.documents);
    else unused.push(remittance);
  }
  return { rows: lines.map((line) => (added.has(line.row) ? { ...line, text: [line.text, ...added.get(line.row)!].filter((part) => part !== "").join(" ") } : line)), unused };
}
