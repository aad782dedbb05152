import { type Day, isoDay } from "../calendar/day";
import { plausibleRange } from "../ledger/check-entries";
import { fieldsOf } from "./check-source";
import type { DataCheck } from "./data-check";

/** More than this many are next month's work, and told once. */
const TOLD_MAX = 20;

/** Documents dated after the day the books are looked at. */
export const futureDates: DataCheck = {
  code: "date-future",
  standing: "advice",
  *run(source, report) {
    yield;
    const { entries } = source.ledger;
    const column = fieldsOf(source, "ledger")!.at("date");
    // A date in another decade is told as such.
    const latest = plausibleRange(entries.documentDay)?.to ?? Infinity;
    const future: number[] = [];
    for (let entry = 0; entry < entries.count; entry++) {
      const day = entries.documentDay[entry]!;
      if (day > source.asOf && day <= latest) future.push(entry);
    }
    const params = (entry: number) => ({ got: isoDay(entries.documentDay[entry]! as Day), asOf: isoDay(source.asOf) });
    if (future.length > TOLD_MAX) report("ledger", { row: null, column }, { ...params(future[0]!), count: future.length });
    else for (const entry of future) report("ledger", { row: entries.row[entry]! - 1, column }, params(entry));
  },
};
