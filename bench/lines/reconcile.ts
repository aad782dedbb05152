import { reconcile, reconcileSteps } from "../../src/reconciliation/reconcile";
import type { ReconciliationInput } from "../../src/reconciliation/reconciliation";
import type { BenchLine } from "../bench-line";
import { duckDbJoin, loadSides, openDuckDb } from "../duckdb";
import { peakBytes } from "../measure";
import { makeSet } from "../score/score";
import type { SetOptions } from "../score/world";

const SIZE = 100_000;
const SETS: readonly { readonly name: string; readonly options: SetOptions; readonly limitMs: number }[] = [
  { name: "a plain statement", options: { kind: "statement", level: "plain", seed: 101, rows: SIZE, test: true }, limitMs: 2_000 },
  { name: "a nasty statement", options: { kind: "statement", level: "nasty", seed: 101, rows: SIZE, test: true }, limitMs: 2_000 },
  { name: "a nasty bank list", options: { kind: "bank", level: "nasty", seed: 101, rows: SIZE, test: true }, limitMs: 5_000 },
];
const made = new Map<string, ReconciliationInput>();

function inputOf(name: string, options: SetOptions): ReconciliationInput {
  const known = made.get(name) ?? makeSet(options).input;
  made.set(name, known);
  return known;
}

/** Beside what a person would do in a database: join by reference and amount, which answers for the exact pairs only. */
const time = SETS.map(({ name, options, limitMs }): BenchLine => ({
  name: `reconcile: ${name} with as many rows of ours`,
  size: SIZE, runs: 3,
  goal: { kind: "limit", atMost: limitMs },
  prepare: async () => {
    const input = inputOf(name, options);
    const duckDb = await openDuckDb();
    const ours = (): unknown => reconcile(input);
    if (typeof duckDb === "string") return { ours };
    await loadSides(duckDb, input);
    return { ours, other: { name: "DuckDB's exact join", run: () => duckDbJoin(duckDb) }, close: () => duckDb.closeSync() };
  },
}));

const memory = SETS.map(({ name, options }): BenchLine => ({
  name: `reconcile: peak memory, ${name}`,
  size: SIZE, runs: 1,
  goal: { kind: "limit", atMost: 500 },
  prepare: async () => {
    const input = inputOf(name, options);
    return { unit: "MB", ours: () => peakBytes(reconcileSteps(input)) / 1e6, other: { name: "the rows as JSON", run: () => (JSON.stringify(input.ours).length + JSON.stringify(input.theirs).length) / 1e6 } };
  },
}));

export const lines: BenchLine[] = [...time, ...memory];
