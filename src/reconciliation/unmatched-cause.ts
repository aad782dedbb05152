import { NO_DAY } from "../calendar/day";
import type { Books } from "./books";
import type { Matching } from "./matching";
import type { Cause } from "./reconciliation";

/** Why rows stay alone: repeats first, then the period's edges, then what the other side lacks. */
export function unmatchedCauses(books: Books, matching: Matching): { readonly ours: (row: number) => Cause; readonly theirs: (row: number) => Cause } {
  const { periodEnd, rules } = books.input;
  let first = Infinity;
  if (!books.bank) for (let row = 0; row < books.theirs.count; row += 1) if (books.theirs.day[row] !== NO_DAY) first = Math.min(first, books.theirs.day[row]!);
  const atEdge = (day: number): boolean => periodEnd !== null && day !== NO_DAY && Math.abs(day - periodEnd) <= rules.cutOffDays;
  return {
    ours: (row) => {
      const known = matching.ourCause[row];
      if (known) return known;
      const { type } = books.ours.rows[row]!;
      const day = books.ours.day[row]!;
      if (books.bank && type !== "payment" && type !== "refund") return "UNPAID";
      if (day !== NO_DAY && day < first && !books.bank) return "EARLIER";
      return atEdge(day) ? "CUTOFF_R" : "MISSING_R";
    },
    theirs: (row) => {
      const known = matching.theirCause[row];
      if (known) return known;
      if (books.bank) return "UNRELATED_R";
      return atEdge(books.theirs.day[row]!) ? "CUTOFF_L" : "MISSING_L";
    },
  };
}
