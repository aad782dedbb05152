import { runInNewContext } from "node:vm";
import type { Contest } from "./bench-line";

export interface Measured {
  readonly ours: number;
  readonly other: number | null;
}

/**
 * Medians of interleaved runs: ours, theirs, ours, theirs, so that a busy machine slows both.
 *
 * Wall-clock times: a rival that uses several threads is not charged for each of them. The first round warms up and does not count.
 */
export async function measure({ ours, other, unit = "ms" }: Contest, runs: number): Promise<Measured> {
  const oursTimes: number[] = [];
  const otherTimes: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const mine = await timed(ours);
    const theirs = other ? await timed(other.run) : null;
    if (run === 0) continue;
    oursTimes.push(unit === "ms" ? mine.ms : Number(mine.answer));
    if (theirs) otherTimes.push(unit === "ms" ? theirs.ms : Number(theirs.answer));
  }
  return { ours: median(oursTimes), other: other ? median(otherTimes) : null };
}

async function timed(run: () => unknown): Promise<{ readonly ms: number; readonly answer: unknown }> {
  const start = performance.now();
  const given = run();
  const answer = given instanceof Promise ? await given : given;
  return { ms: performance.now() - start, answer };
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1]!;
}

/** Bytes kept alive by what `make` returns. */
export function retainedBytes(make: () => unknown): number {
  const collect = runInNewContext("gc") as () => void;
  const used = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const kept = make();
  const after = used();
  return kept === undefined ? 0 : after - before;
}
