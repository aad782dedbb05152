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

/** All steps at once, for whoever has no page to keep alive. */
export function allSteps<Answer>(steps: Steps<Answer>): Answer {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
