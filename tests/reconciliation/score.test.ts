import { describe, expect, test } from "@jest/globals";
import { matchByLookup } from "../../bench/score/lookup-baseline";
import { makeSet } from "../../bench/score/score";
import { macroF1, precision, recall, type Score, scoreAnswer, together } from "../../bench/score/score-set";
import type { LabelledSet, SetOptions } from "../../bench/score/world";
import { reconcile } from "../../src/reconciliation/reconcile";

/** A tiny version of `npm run score`, on schemes, names and habits the engine was not built with. */
const SEEDS = [201, 202, 203];
const sets = (kind: SetOptions["kind"], level: SetOptions["level"]): LabelledSet[] => SEEDS.map((seed) => makeSet({ kind, level, seed, rows: 1500, test: true }));
const autoRecall = ({ autoRight, edges }: Score): number => autoRight / edges;

describe.each(["statement", "bank"] as const)("quality of a %s", (kind) => {
  test("a nasty month: no false automatic match, nearly everything found and named", () => {
    const score = together(sets(kind, "nasty").map((set) => scoreAnswer(set, reconcile(set.input))));
    expect(score.falseAutos).toBe(0);
    expect(precision(score)).toBeGreaterThanOrEqual(0.998);
    expect(recall(score)).toBeGreaterThanOrEqual(0.98);
    expect(autoRecall(score)).toBeGreaterThanOrEqual(0.85);
    expect(macroF1(score)).toBeGreaterThanOrEqual(0.95);
  });

  test("unknown numbering, order numbers and cut-off texts: still no false automatic match", () => {
    const score = together(sets(kind, "unknown").map((set) => scoreAnswer(set, reconcile(set.input))));
    expect(score.falseAutos).toBe(0);
    expect(precision(score)).toBeGreaterThanOrEqual(0.998);
    expect(recall(score)).toBeGreaterThanOrEqual(0.82);
    expect(autoRecall(score)).toBeGreaterThanOrEqual(0.7);
    expect(macroF1(score)).toBeGreaterThanOrEqual(0.85);
  });

  test("the sets are no gift: a lookup by reference and amount falls on them", () => {
    const score = together(sets(kind, "nasty").map((set) => scoreAnswer(set, matchByLookup(set.input))));
    expect(precision(score)).toBeLessThanOrEqual(0.93);
    expect(recall(score)).toBeLessThanOrEqual(kind === "bank" ? 0.35 : 0.72);
    expect(score.falseAutos).toBeGreaterThan(0);
  });
});

test("the same seed makes the same set", () => {
  const options = { kind: "bank", level: "unknown", seed: 9, rows: 200, test: false } as const;
  expect(makeSet(options)).toEqual(makeSet(options));
});
