import type { Day } from "../calendar/day";
import type { ReconciliationInput } from "./reconciliation";

/** The period's end, or the last date of either list; null without any date. */
export function comparedUntil({ periodEnd, ours, theirs }: Pick<ReconciliationInput, "periodEnd" | "ours" | "theirs">): Day | null {
  if (periodEnd !== null) return periodEnd;
  let last: Day | null = null;
  for (const rows of [ours, theirs]) for (const { day } of rows) if (day !== null && (last === null || day > last)) last = day;
  return last;
}
