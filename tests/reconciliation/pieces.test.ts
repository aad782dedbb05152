import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isTransposed } from "../../src/reconciliation/explain-difference";
import { learnDeductions, rateOf } from "../../src/reconciliation/learn-deductions";
import { learnNumbering } from "../../src/reconciliation/numbering";
import { isOneSlip } from "../../src/reconciliation/open-items-index";
import { reconcile, ReconciliationCancelled, reconcileSteps } from "../../src/reconciliation/reconcile";
import { runsOf } from "../../src/reconciliation/reference-runs";
import { findSubsets } from "../../src/reconciliation/subset-search";
import { CAUSES, DEFAULT_RULES, type ReconciliationInput } from "../../src/reconciliation/reconciliation";
import { causeExplanation, causeTitle, EVIDENCE_KEYS, evidenceSentence } from "../../src/words/reconciliation-words";
import { makeSet } from "../../bench/score/score";

const EMPTY: ReconciliationInput = { kind: "statement", ours: [], theirs: [], parties: [], rates: [], periodEnd: null, rules: DEFAULT_RULES.statement };

function drain<Answer>(stage: Generator<number, Answer>): Answer {
  for (;;) {
    const step = stage.next();
    if (step.done) return step.value;
  }
}

describe("numbers", () => {
  test("full width, separators and mistaken letters are read through", () => {
    expect(runsOf("ＩＮＶ－２０２５－００１").texts).toEqual(["INV", "2025", "001"]);
    expect(runsOf("inv-2O25/0I7").texts).toEqual(["INV", "2025", "017"]);
    expect(runsOf("发票号SI00123").texts).toEqual(["发票号", "SI", "00123"]);
  });

  test("families, leading years and serial numbers are learned", () => {
    const { families, numbers } = drain(learnNumbering(["XS20250007", "XS20250011", "XS20240123", "10045", ""]));
    expect(families.map(({ pattern, leading, count }) => [pattern, leading, count])).toEqual([["XS#", 4, 3], ["#", 0, 1]]);
    expect(numbers.map((number) => number?.slots)).toEqual([["2025", "7"], ["2025", "11"], ["2024", "123"], ["10045"], undefined]);
  });

  test("one slip is one character changed, lost, added or exchanged with its neighbour", () => {
    expect(isOneSlip("INV202500123", "INV202500132")).toBe(true);
    expect(isOneSlip("INV202500123", "INV20250123")).toBe(true);
    expect(isOneSlip("INV202500123", "INV202500183")).toBe(true);
    expect(isOneSlip("INV202500123", "INV202500123")).toBe(false);
    expect(isOneSlip("INV202500123", "INV202500312")).toBe(false);
  });
});

describe("figures", () => {
  test("exchanged digits leave a difference that nine divides", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 }), (ours, theirs) => {
      if (isTransposed(ours, theirs)) expect(Math.abs(ours - theirs) % 9).toBe(0);
    }));
    expect(isTransposed(123456, 124356)).toBe(true);
    expect(isTransposed(123456, 423156)).toBe(false);
  });

  test("fees, discounts and withholding are learned from what repeats, never from a single case", () => {
    const pair = (ours: number, theirs: number, lag = 5, text = "") => ({ ours, theirs, lag, text });
    const once = drain(learnDeductions([pair(100000, 98000), pair(55555, 54055)]));
    expect([...once.fees, ...once.discounts, ...once.withholdings]).toEqual([]);
    const often = drain(learnDeductions([pair(100000, 98000), pair(33300, 32634), pair(45600, 44688), pair(55555, 54055), pair(77777, 76277), pair(41234, 39734), pair(50000, 45000, 30, "WHT"), pair(20000, 18000, 30, "WHT"), pair(31000, 27900, 30, "")]));
    expect([...often.discounts.keys()]).toEqual([200]);
    expect([...often.fees.keys()]).toEqual([1500]);
    expect([...often.withholdings.keys()]).toEqual([1000]);
  });

  test("a rate is only named where the cents prove it", () => {
    expect(rateOf(123456, 2469)).toBe(200);
    expect(rateOf(123456, 2500)).toBeNull();
    expect(rateOf(150, 3)).toBeNull();
  });
});

describe("sets with a sum", () => {
  test("agree with trying every set", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 9 }), fc.integer({ min: 2, max: 200 }), (amounts, wanted) => {
      let count = 0;
      for (let set = 1; set < 2 ** amounts.length; set += 1) {
        const chosen = amounts.filter((_, place) => Math.floor(set / 2 ** place) % 2 === 1);
        if (chosen.length >= 2 && chosen.length <= 8 && chosen.reduce((sum, amount) => sum + amount, 0) === wanted) count += 1;
      }
      const answer = findSubsets(amounts, wanted);
      expect(Math.min(answer.count, 3)).toBe(Math.min(count, 3));
      if (answer.places) expect(answer.places.reduce((sum, place) => sum + amounts[place]!, 0)).toBe(wanted);
    }));
  });

  test("many small amounts explain every sum, and the guard says so", () => {
    const crowd = Array.from({ length: 20 }, (_, place) => 1000 + place * 37);
    expect(findSubsets(crowd, crowd.slice(3, 9).reduce((sum, amount) => sum + amount, 0)).accidental).toBeGreaterThan(0.3);
    expect(findSubsets([1234567, 7654321, 9182736], 1234567 + 9182736)).toMatchObject({ count: 1, accidental: 0, places: [0, 2] });
  });
});

describe("the run", () => {
  test("empty sides are an answer, not a fault", () => {
    expect(reconcile(EMPTY)).toMatchObject({ groups: [], unmatched: { ours: [], theirs: [] }, bridges: [], budgetTouched: false });
    const { input } = makeSet({ kind: "statement", level: "plain", seed: 1, rows: 20, test: false });
    expect(reconcile({ ...input, theirs: [] }).unmatched.ours).toHaveLength(input.ours.length);
    expect(reconcile({ ...input, ours: [] }).unmatched.theirs).toHaveLength(input.theirs.length);
  });

  test("progress goes up to its end, and slices give the same answer as one run", () => {
    const { input } = makeSet({ kind: "bank", level: "nasty", seed: 2, rows: 400, test: false });
    const seen: number[] = [];
    const steps = reconcileSteps(input);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        expect(step.value).toEqual(reconcile(input));
        break;
      }
      expect(step.value.done).toBeLessThanOrEqual(step.value.total);
      seen.push(step.value.done);
    }
    expect(seen.length).toBeGreaterThan(15);
  });

  test("a cancelled run stops at the next slice", () => {
    const { input } = makeSet({ kind: "statement", level: "plain", seed: 1, rows: 40, test: false });
    expect(() => reconcile(input, { cancelled: () => true })).toThrow(ReconciliationCancelled);
  });

  test("a list without dates, parties or texts is compared all the same", () => {
    const { input } = makeSet({ kind: "statement", level: "nasty", seed: 3, rows: 120, test: false });
    const bare = input.theirs.map((row) => ({ ...row, party: "", day: null, text: "" }));
    const result = reconcile({ ...input, theirs: bare });
    expect(result.groups.length).toBeGreaterThan(bare.length / 3);
    expect(result.bridges.every(({ residualMinor }) => residualMinor === 0)).toBe(true);
  });
});

describe("words", () => {
  test("every cause has a title and an explanation in both languages", () => {
    for (const cause of CAUSES) for (const language of ["en", "zh"] as const) expect([causeTitle(cause, language), causeExplanation(cause, language)].every((text) => text.length > 1)).toBe(true);
  });

  test("every fact the engine states becomes a sentence without blanks left open", () => {
    const keys = new Set<string>();
    for (const kind of ["statement", "bank"] as const) {
      for (const level of ["nasty", "unknown"] as const) {
        for (const seed of [1, 2]) {
          const { groups, learned } = reconcile(makeSet({ kind, level, seed, rows: 800, test: false }).input);
          for (const fact of [...learned, ...groups.flatMap(({ evidence }) => evidence)]) {
            if (keys.has(fact.key)) continue;
            keys.add(fact.key);
            expect(EVIDENCE_KEYS).toContain(fact.key);
            for (const language of ["en", "zh"] as const) expect(evidenceSentence(fact, language)).not.toMatch(/[{}]|undefined|NaN/);
          }
        }
      }
    }
    expect(keys.size).toBeGreaterThan(25);
  });
});
