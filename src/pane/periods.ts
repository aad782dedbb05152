import { firstEntryDay } from "../actions/since-last-statement";
import { addDays, addMonths, type Day, firstOfMonth, toDate, toDay } from "../calendar/day";
import type { Ledger } from "../ledger/ledger";

export const PERIOD_PRESETS = ["month", "last-month", "quarter", "last-quarter", "year", "all"] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The days of a preset as of a date: a running period ends on that date, a past one on its own last day. */
export function periodOf(preset: PeriodPreset, asOf: Day, ledger: Ledger): Period {
  const month = firstOfMonth(asOf);
  const quarter = addMonths(month, -((toDate(asOf).month - 1) % 3));
  switch (preset) {
    case "month": return { from: month, to: asOf };
    case "last-month": return { from: addMonths(month, -1), to: addDays(month, -1) };
    case "quarter": return { from: quarter, to: asOf };
    case "last-quarter": return { from: addMonths(quarter, -3), to: addDays(quarter, -1) };
    case "year": return { from: toDay({ year: toDate(asOf).year, month: 1, day: 1 }), to: asOf };
    case "all": return { from: firstEntryDay(ledger) ?? month, to: asOf };
  }
}
