import { toDay } from "../../src/calendar/day";
import { allSteps } from "../../src/check/steps";
import type { CheckSource } from "../../src/data-checks/check-source";
import { runChecks } from "../../src/data-checks/run-checks";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import type { BenchLine } from "../bench-line";
import { madeUpLedger } from "../made-up-ledger";
import { read } from "./aging";

/** Every check over a whole ledger, once it is read. */
export const lines: BenchLine[] = [100_000, 1_000_000].map((size) => ({
  name: "all data checks, after reading",
  size, isLarge: size > 100_000,
  goal: { kind: "limit", atMost: size / 100 },
  prepare: async () => {
    const table = madeUpLedger({ lines: size, customers: size / 20 });
    const source: CheckSource = {
      ledger: read(table), tables: { ledger: table, customers: null, allocations: null, instalments: null, rates: null }, asOf: toDay({ year: 2025, month: 12, day: 31 }), settings: DEFAULT_SETTINGS,
    };
    return { ours: () => allSteps(runChecks(source, { issues: [], advice: [] })) };
  },
}));
