import { describe, expect, test } from "@jest/globals";
import { type Day, isoDay, parseIsoDay } from "../../src/calendar/day";
import { PERIOD_PRESETS, type PeriodPreset, periodOf, periodProblem, presetOf } from "../../src/calendar/period";

const day = (iso: string): Day => parseIsoDay(iso)!;

describe("periods", () => {
  test.each<[PeriodPreset, string, string, string]>([
    ["this-month", "2026-02-10", "2026-02-01", "2026-02-28"],
    ["last-month", "2026-03-31", "2026-02-01", "2026-02-28"],
    ["last-month", "2026-01-01", "2025-12-01", "2025-12-31"],
    ["this-quarter", "2026-05-31", "2026-04-01", "2026-06-30"],
    ["last-quarter", "2026-01-31", "2025-10-01", "2025-12-31"],
    ["this-year", "2024-02-29", "2024-01-01", "2024-12-31"],
    ["last-year", "2024-02-29", "2023-01-01", "2023-12-31"],
    ["month-to-date", "2026-02-10", "2026-02-01", "2026-02-10"],
    ["year-to-date", "2026-02-10", "2026-01-01", "2026-02-10"],
  ])("%s on %s is %s to %s", (preset, asOf, from, to) => {
    const period = periodOf(preset, day(asOf));
    expect([isoDay(period.from), isoDay(period.to)]).toEqual([from, to]);
  });

  test("a period is known again as its preset, another as the user's own", () => {
    const asOf = day("2026-05-15");
    for (const preset of PERIOD_PRESETS) expect(presetOf(periodOf(preset, asOf), asOf)).toBe(preset);
    expect(presetOf({ from: day("2026-05-02"), to: day("2026-05-03") }, asOf)).toBeNull();
  });

  test("a period that ends before it begins is refused", () => {
    expect(periodProblem({ from: day("2026-05-02"), to: day("2026-05-01") })).toBe("period-backwards");
    expect(periodProblem({ from: day("2026-05-02"), to: day("2026-05-02") })).toBeNull();
  });
});
