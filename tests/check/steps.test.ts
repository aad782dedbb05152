import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { allSteps, eachStep, ENTRIES_PER_STEP, mapSteps, sortSteps } from "../../src/check/steps";

function pauses(steps: Generator<void, unknown, void>): number {
  let count = 0;
  while (!steps.next().done) count += 1;
  return count;
}

describe("work that pauses by itself", () => {
  test("a list in order is what sorting it at once gives, equal ones in the order given", () => {
    const item = fc.record({ key: fc.integer({ min: 0, max: 40 }), name: fc.integer() });
    fc.assert(fc.property(fc.array(item, { maxLength: 60 }), fc.integer({ min: 1, max: 400 }), (few, times) => {
      const list = Array.from({ length: times }, () => few).flat();
      expect(allSteps(sortSteps(list, (one, other) => one.key - other.key))).toEqual([...list].sort((one, other) => one.key - other.key));
    }), { numRuns: 40 });
  });

  test("a long list is sorted in pieces, with pauses between and within the merging", () => {
    const backwards = Array.from({ length: ENTRIES_PER_STEP * 4 }, (_, index) => -index);
    expect(pauses(sortSteps(backwards, (one, other) => one - other))).toBeGreaterThanOrEqual(8);
  });

  test("every place is worked on once, in order, with a pause after each piece", () => {
    const seen: number[] = [];
    expect(pauses(eachStep(ENTRIES_PER_STEP * 2 + 1, (index) => seen.push(index)))).toBe(2);
    expect(seen).toEqual(Array.from({ length: ENTRIES_PER_STEP * 2 + 1 }, (_, index) => index));
  });

  test("a list made of another has its length and order", () => {
    expect(allSteps(mapSteps([3, 1, 2], (value, index) => value * 10 + index))).toEqual([30, 11, 22]);
  });
});
