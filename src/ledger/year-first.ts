import type { Day } from "../calendar/day";
import { type DateOrder, dayInOrder } from "../calendar/read-day";

/** So many times the days of the other reading. */
const SPREAD_MIN = 4;

/**
 * Whether two digits in front are years: `26-08-03`. `likely`: the dates read as days in front as well; `open`: nothing tells, and they hardly are.
 *
 * A list covers months. Days taken for years spread it over decades, and years taken for days do so too: the reading that keeps it together is meant.
 * One cell that is a date in one order only decides nothing: two thirds of them have to be years in front.
 */
export function yearFirst(doubts: readonly (readonly [number, number, number])[]): "no" | "open" | "likely" | "sure" {
  if (!doubts.every(([first, , third]) => first < 100 && third < 100)) return "no";
  const read = (order: DateOrder): readonly Day[] => doubts.map((parts) => dayInOrder(parts, order)).filter((day) => day !== null);
  const [inFront, ...others] = (["ymd", "dmy", "mdy"] as const).map(read) as [readonly Day[], readonly Day[], readonly Day[]];
  const hits = Math.max(...others.map(({ length }) => length));
  if (inFront.length === 0 || inFront.length * 3 < hits * 2) return "no";
  if (hits === 0) return "sure";
  const span = Math.min(...others.filter(({ length }) => length === hits).map(spanOf));
  if (spanOf(inFront) * SPREAD_MIN < span) return hits < inFront.length ? "sure" : "likely";
  return inFront.length < hits || span * SPREAD_MIN < spanOf(inFront) ? "no" : "open";
}

/** Days from the first to the last. */
function spanOf(days: readonly Day[]): number {
  let [first, last] = [Infinity, -Infinity];
  for (const day of days) [first, last] = [Math.min(first, day), Math.max(last, day)];
  return Math.max(0, last - first);
}
