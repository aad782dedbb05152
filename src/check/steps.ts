/** Long work that pauses by itself, more often than needed: between two steps a page may draw and answer. */
export type Steps<Answer> = Generator<void, Answer, void>;

/** Entries worked on between two pauses: a millisecond, ten while the code is new to the machine. */
export const ENTRIES_PER_STEP = 4_000;

/** A list made of another, with pauses. */
export function* mapSteps<From, To>(list: readonly From[], make: (from: From, index: number) => To): Steps<To[]> {
  const made: To[] = [];
  for (const [index, from] of list.entries()) {
    made.push(make(from, index));
    if (index % ENTRIES_PER_STEP === ENTRIES_PER_STEP - 1) yield;
  }
  return made;
}

/** Work on every place of a list, with pauses: after each piece of `perStep`, fewer where a place is much work. */
export function* eachStep(count: number, work: (index: number) => void, perStep = ENTRIES_PER_STEP): Steps<void> {
  for (let index = 0; index < count; index += 1) {
    work(index);
    if (index % perStep === perStep - 1) yield;
  }
}

/**
 * A list in order, with pauses: pieces are sorted and then merged two by two.
 *
 * Holds: the same as `[...list].sort(compare)`, equal ones in the order given. Pieces that are in order already cost one comparison.
 */
export function* sortSteps<Item>(list: readonly Item[], compare: (one: Item, other: Item) => number): Steps<Item[]> {
  let runs: Item[][] = [];
  for (let start = 0; start < list.length; start += ENTRIES_PER_STEP) {
    runs.push(list.slice(start, start + ENTRIES_PER_STEP).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: Item[][] = [];
    for (let place = 0; place < runs.length; place += 2) {
      const [left, right] = [runs[place]!, runs[place + 1]];
      merged.push(right === undefined ? left : yield* mergeSteps(left, right, compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergeSteps<Item>(left: readonly Item[], right: readonly Item[], compare: (one: Item, other: Item) => number): Steps<Item[]> {
  if (compare(left.at(-1)!, right[0]!) <= 0) return left.concat(right);
  const merged: Item[] = [];
  let at = 0;
  for (const item of left) {
    while (at < right.length && compare(right[at]!, item) < 0) {
      merged.push(right[at]!);
      at += 1;
      if (merged.length % ENTRIES_PER_STEP === 0) yield;
    }
    merged.push(item);
    if (merged.length % ENTRIES_PER_STEP === 0) yield;
  }
  for (; at < right.length; at += 1) merged.push(right[at]!);
  return merged;
}

/** All steps at once, for whoever has no page to keep alive. */
export function allSteps<Answer>(steps: Steps<Answer>): Answer {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
