/** A stage of the engine: yields the part of it that is done (0 … 1) often enough that a page stays alive, and returns its answer. */
export type Stage<Answer> = Generator<number, Answer, void>;

/**
 * Do `work` for 0 … count − 1, yielding after every `slice` of them.
 *
 * Units: `slice` is chosen so that a slice takes a few milliseconds at 100,000 rows a side.
 */
export function* inSlices(count: number, slice: number, work: (index: number) => void): Stage<void> {
  let left = slice;
  for (let index = 0; index < count; index += 1) {
    work(index);
    left -= 1;
    if (left === 0) {
      left = slice;
      yield (index + 1) / count;
    }
  }
}
