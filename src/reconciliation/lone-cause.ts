import type { Day } from "../calendar/day";
import type { Cause, ReconciliationInput, ReconciliationRow } from "./reconciliation";

/** First and last day of a list; null where nothing in it is dated. */
export interface ListRange {
  readonly first: Day;
  readonly last: Day;
}

export function rangeOfList(rows: readonly ReconciliationRow[]): ListRange | null {
  let range: { first: Day; last: Day } | null = null;
  for (const { day } of rows) {
    if (day === null) continue;
    if (range === null) range = { first: day, last: day };
    else if (day < range.first) range.first = day;
    else if (day > range.last) range.last = day;
  }
  return range;
}

/** Why a row stands alone that a person took out of its group: by its date and kind, as the engine would say of a row it never grouped. */
export function loneCause({ kind, theirs, periodEnd, rules }: ReconciliationInput): { readonly ours: (row: ReconciliationRow) => Cause; readonly theirs: (row: ReconciliationRow) => Cause } {
  const range = rangeOfList(theirs);
  const bank = kind === "bank";
  const atEdge = (day: Day | null): boolean => periodEnd !== null && day !== null && Math.abs(day - periodEnd) <= rules.cutOffDays;
  return {
    ours: ({ type, day }) => {
      if (bank && type !== "payment" && type !== "refund") return "UNPAID";
      if (range !== null && day !== null && day < range.first) return "EARLIER";
      // A receipt from after the bank list's last line is not missing there: the next list will have it.
      return atEdge(day) || (bank && range !== null && day !== null && day > range.last) ? "CUTOFF_R" : "MISSING_R";
    },
    theirs: ({ day }) => (bank ? "UNRELATED_R" : atEdge(day) ? "CUTOFF_L" : "MISSING_L"),
  };
}
