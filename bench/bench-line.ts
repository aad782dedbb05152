/**
 * One line of the benchmark: something we do, beside something to compare it with.
 *
 * Add one by a file in `bench/lines/` that exports `lines: BenchLine[]`; `run-bench.ts` finds it.
 */
export interface BenchLine {
  readonly name: string;
  /** How many ledger lines (rows, cells …) it is about. */
  readonly size: number;
  /** Only with `--large`. */
  readonly isLarge?: boolean;
  /** What is asked of it, as in the project's goals; null where it is only reported. */
  readonly goal: Goal | null;
  readonly runs?: number;
  /** Makes the data, outside of what is measured. Null: cannot be measured here (the reason is printed). */
  readonly prepare: () => Promise<Contest | { readonly skipped: string }>;
}

export type Goal =
  /** Ours takes at most this share of the other's time. */
  | { readonly kind: "share"; readonly atMost: number }
  /** The other takes at least this many times as long. */
  | { readonly kind: "faster"; readonly atLeast: number }
  /** Milliseconds, megabytes, bytes: ours alone. */
  | { readonly kind: "limit"; readonly atMost: number };

/** `ms of the page`: a task of its main thread. */
export type Unit = "ms of the page" | "MB" | "kB" | "bytes";

export interface Contest {
  /** Without a unit its processor time is measured, in ms; with one it answers the figure to report itself. */
  readonly ours: () => unknown;
  readonly unit?: Unit;
  readonly other?: { readonly name: string; readonly run: () => unknown };
  readonly close?: () => unknown;
}
