import { addDays, addMonths, type Day, firstOfMonth, lastOfMonth, toDate, toDay } from "./day";

/** A span of whole days, both ends included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

export const PERIOD_PRESETS = ["this-month", "last-month", "this-quarter", "last-quarter", "this-year", "last-year", "month-to-date", "year-to-date"] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/**
 * The days of a preset, seen from `asOf`.
 *
 * "this" periods are whole ones, their last day included, whether or not it has come; "to date" ones end on `asOf`.
 *
 * @example last-month, asOf 2026-03-31 → 2026-02-01 … 2026-02-28
 */
export function periodOf(preset: PeriodPreset, asOf: Day): Period {
  switch (preset) {
    case "this-month":
      return monthsFrom(firstOfMonth(asOf), 1);
    case "last-month":
      return monthsFrom(addMonths(firstOfMonth(asOf), -1), 1);
    case "this-quarter":
      return monthsFrom(firstOfQuarter(asOf), 3);
    case "last-quarter":
      return monthsFrom(addMonths(firstOfQuarter(asOf), -3), 3);
    case "this-year":
      return monthsFrom(firstOfYear(asOf), 12);
    case "last-year":
      return monthsFrom(addMonths(firstOfYear(asOf), -12), 12);
    case "month-to-date":
      return { from: firstOfMonth(asOf), to: asOf };
    case "year-to-date":
      return { from: firstOfYear(asOf), to: asOf };
  }
}

/** The preset that a period is, seen from `asOf`; null for a period of the user's own. */
export function presetOf({ from, to }: Period, asOf: Day): PeriodPreset | null {
  return PERIOD_PRESETS.find((preset) => {
    const period = periodOf(preset, asOf);
    return period.from === from && period.to === to;
  }) ?? null;
}

/** Why a period cannot be used, or null. */
export function periodProblem({ from, to }: Period): "period-backwards" | null {
  return from > to ? "period-backwards" : null;
}

function monthsFrom(from: Day, months: number): Period {
  return { from, to: lastOfMonth(addDays(addMonths(from, months), -1)) };
}

function firstOfQuarter(day: Day): Day {
  const { year, month } = toDate(day);
  return toDay({ year, month: month - ((month - 1) % 3), day: 1 });
}

function firstOfYear(day: Day): Day {
  return toDay({ year: toDate(day).year, month: 1, day: 1 });
}
