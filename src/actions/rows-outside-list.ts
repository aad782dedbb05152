import type { Day } from "../calendar/day";
import { rangeOfList } from "../reconciliation/lone-cause";
import { sumsOf } from "../reconciliation/period-start";
import type { ReconciliationRow } from "../reconciliation/reconciliation";
import type { Minor } from "../money/money";

/** A receipt may be entered some days before the bank shows it, or after. */
export const RECEIPT_MARGIN_DAYS = 10;

/** Rows that were left out of a comparison on purpose, and why. */
export interface LeftOut {
  readonly reason: "before-list" | "after-list" | "agreed";
  readonly side: "ours" | "theirs";
  readonly count: number;
  readonly sums: readonly { readonly currency: string; readonly amountMinor: Minor }[];
  /** Where the list begins or ends, or the agreed period ended. */
  readonly day: Day | null;
}

/**
 * Receipts of the ledger from clearly before a bank list begins or after it ends: the list cannot show them, so they are not compared.
 *
 * Those within the margin stay in: their lines may stand at the list's edge. Everything else of ours is what receipts may pay.
 */
export function receiptsWithinList(ours: readonly ReconciliationRow[], theirs: readonly ReconciliationRow[]): { readonly ours: readonly ReconciliationRow[]; readonly leftOut: readonly LeftOut[] } {
  const range = rangeOfList(theirs);
  if (range === null) return { ours, leftOut: [] };
  const before: ReconciliationRow[] = [];
  const after: ReconciliationRow[] = [];
  const within = ours.filter((row) => {
    if (row.day === null || (row.type !== "payment" && row.type !== "refund")) return true;
    if (row.day < range.first - RECEIPT_MARGIN_DAYS) return before.push(row) === 0;
    if (row.day > range.last + RECEIPT_MARGIN_DAYS) return after.push(row) === 0;
    return true;
  });
  return { ours: within, leftOut: [...leftOut("before-list", before, range.first), ...leftOut("after-list", after, range.last)] };
}

function leftOut(reason: LeftOut["reason"], rows: readonly ReconciliationRow[], day: Day): readonly LeftOut[] {
  if (rows.length === 0) return [];
  return [{ reason, side: "ours", count: rows.length, day, sums: [...sumsOf(rows, "bank")].map(([currency, amountMinor]) => ({ currency, amountMinor })) }];
}
