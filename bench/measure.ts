import { runInNewContext } from "node:vm";
import type { Contest } from "./bench-line";

export interface Measured {
  readonly ours: number;
  readonly other: number | null;
}

/**
 * Medians of interleaved runs: ours, theirs, ours, theirs, so that a busy machine slows both, and neither finds its data still in the cache.
 *
 * Processor time of the whole process: what others do on the machine does not count, and a rival's threads count as what they use.
 * The first rounds warm up; what takes less than a few milliseconds is done in several turns to a run.
 */
export async function measure({ ours, other, unit }: Contest, runs: number): Promise<Measured> {
  const sides = [ours, ...(other ? [other.run] : [])];
  const turns = unit === undefined ? Math.min(...(await inOrder(sides, turnsOf))) : 1;
  const found: number[][] = sides.map(() => []);
  for (let run = 0; run < runs; run++) {
    const sums = sides.map(() => 0);
    for (let turn = 0; turn < turns; turn++) {
      for (let side = 0; side < sides.length; side++) {
        const { ms, answer } = await timed(sides[side]!);
        sums[side]! += unit === undefined ? ms : Number(answer);
      }
    }
    sums.forEach((sum, side) => found[side]!.push(sum / turns));
  }
  return { ours: median(found[0]!), other: other ? median(found[1]!) : null };
}

/** A side that is quicker than this gets as many turns to a run as make it this long: the clock of the processor is coarse. */
const LEAST_MS = 20;
const TURNS_MAX = 200;

async function turnsOf(run: () => unknown): Promise<number> {
  await timed(run);
  const { ms } = await timed(run);
  return Math.min(TURNS_MAX, Math.max(1, Math.ceil(LEAST_MS / Math.max(ms, 0.01))));
}

async function inOrder<Item, Answer>(items: readonly Item[], ask: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}

async function timed(run: () => unknown): Promise<{ readonly ms: number; readonly answer: unknown }> {
  const start = process.cpuUsage();
  const given = run();
  const answer = given instanceof Promise ? await given : given;
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000, answer };
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1]!;
}

/** Bytes kept alive by what `make` returns. */
export function retainedBytes(make: () => unknown): number {
  collectGarbage();
  const before = usedBytes();
  const kept = make();
  collectGarbage();
  const after = usedBytes();
  return kept === undefined ? 0 : after - before;
}

/** The most that is in use after any step of the work, rubbish that nobody collected included: what a program has to have room for. */
export function peakBytes(steps: Iterator<unknown>): number {
  collectGarbage();
  const before = usedBytes();
  let peak = before;
  for (let step = steps.next(); !step.done; step = steps.next()) peak = Math.max(peak, usedBytes());
  return peak - before;
}

function usedBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function collectGarbage(): void {
  (runInNewContext("gc") as () => void)();
}
