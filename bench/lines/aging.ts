import { aging } from "../../src/aging/aging";
import { dayToSerial } from "../../src/calendar/excel-date";
import { type Day, toDay } from "../../src/calendar/day";
import type { Table } from "../../src/grid/table";
import { readLedger } from "../../src/ledger/read-ledger";
import type { Ledger } from "../../src/ledger/ledger";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import type { BenchLine } from "../bench-line";
import { duckDbAging, loadRows, openDuckDb } from "../duckdb";
import { madeUpLedger } from "../made-up-ledger";

const AS_OF: Day = toDay({ year: 2025, month: 12, day: 31 });
const SETTINGS = { ...DEFAULT_SETTINGS, aging: { ...DEFAULT_SETTINGS.aging, credits: "fifo" as const } };

export function read(table: Table): Ledger {
  return readLedger({ ledger: table, customers: null, allocations: null, instalments: null, rates: null, settings: SETTINGS }).ledger!;
}

function fromRaw(table: Table): unknown {
  const ledger = read(table);
  return aging(ledger, settle(ledger, SETTINGS.allocation), { asOf: AS_OF, policy: SETTINGS.aging });
}

function sizes(make: (size: number, isLarge: boolean) => BenchLine): BenchLine[] {
  return [make(100_000, false), make(1_000_000, true)];
}

const besideQuery = sizes((size, isLarge) => ({
  name: "aging from raw values, beside a DuckDB query on a loaded table",
  size, isLarge, runs: isLarge ? 5 : 9,
  goal: null,
  prepare: async () => {
    const table = madeUpLedger({ lines: size, customers: size / 20 });
    const duckDb = await openDuckDb();
    if (typeof duckDb === "string") return { skipped: duckDb };
    await loadRows(duckDb, table.rows);
    return { ours: () => fromRaw(table), other: { name: "DuckDB", run: () => duckDbAging(duckDb, dayToSerial(AS_OF, false)!) }, close: () => duckDb.closeSync() };
  },
}));

const besideLoad = sizes((size, isLarge) => ({
  name: "aging from raw values, beside DuckDB from the same values",
  size, isLarge, runs: isLarge ? 3 : 9,
  goal: { kind: "faster", atLeast: isLarge ? 2 : 3 },
  prepare: async () => {
    const table = madeUpLedger({ lines: size, customers: size / 20 });
    const duckDb = await openDuckDb();
    if (typeof duckDb === "string") return { skipped: duckDb };
    const theirs = async (): Promise<unknown> => {
      await loadRows(duckDb, table.rows);
      return duckDbAging(duckDb, dayToSerial(AS_OF, false)!);
    };
    return { ours: () => fromRaw(table), other: { name: "DuckDB", run: theirs }, close: () => duckDb.closeSync() };
  },
}));

const built = sizes((size, isLarge) => ({
  name: "aging, index built",
  size, isLarge, runs: 25,
  goal: { kind: "share", atMost: isLarge ? 5 : 15 },
  prepare: async () => {
    const ledger = read(madeUpLedger({ lines: size, customers: size / 20 }));
    const settlement = settle(ledger, SETTINGS.allocation);
    const from = new Float64Array(size * 2).fill(1);
    const to = new Float64Array(size * 2);
    return { ours: () => aging(ledger, settlement, { asOf: AS_OF, policy: SETTINGS.aging }), other: { name: "copying 16 bytes a line", run: () => to.set(from) } };
  },
}));

export const lines: BenchLine[] = [...besideLoad, ...besideQuery, ...built];
