import { runInNewContext } from "node:vm";
import type { Contest } from "./bench-line";

export interface Measured {
  readonly ours: number;
  readonly other: number | null;
}

/**
 * Medians of interleaved runs: ours, theirs, ours, theirs, so that a busy machine slows both.
 *
 * Processor time of the whole process: what others do on the machine does not count, and a rival's threads count as what they use.
 * The first round warms up; what takes less than a few milliseconds is done several times over.
 */
export async function measure({ ours, other, unit = "ms" }: Contest, runs: number): Promise<Measured> {
  const oursTimes: number[] = [];
  const otherTimes: number[] = [];
  const oursTurns = unit === "ms" ? await turnsOf(ours) : 1;
  const otherTurns = other && unit === "ms" ? await turnsOf(other.run) : 1;
  for (let run = 0; run < runs; run++) {
    const mine = await timed(ours, oursTurns);
    const theirs = other ? await timed(other.run, otherTurns) : null;
    oursTimes.push(unit === "ms" ? mine.ms : Number(mine.answer));
    if (theirs) otherTimes.push(unit === "ms" ? theirs.ms : Number(theirs.answer));
  }
  return { ours: median(oursTimes), other: other ? median(otherTimes) : null };
}

/** A turn that is shorter than this is repeated until they are this long together: the clock of the processor is coarse. */
const LEAST_MS = 20;
const TURNS_MAX = 200;

async function turnsOf(run: () => unknown): Promise<number> {
  await timed(run, 1);
  const { ms } = await timed(run, 1);
  return Math.min(TURNS_MAX, Math.max(1, Math.ceil(LEAST_MS / Math.max(ms, 0.01))));
}

async function timed(run: () => unknown, turns: number): Promise<{ readonly ms: number; readonly answer: unknown }> {
  const start = process.cpuUsage();
  let answer: unknown;
  for (let turn = 0; turn < turns; turn++) {
    const given = run();
    answer = given instanceof Promise ? await given : given;
  }
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000 / turns, answer };
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
