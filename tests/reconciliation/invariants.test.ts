import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { adverseSet } from "../../bench/score/adverse-set";
import { bankSet } from "../../bench/score/bank-set";
import { habitSet } from "../../bench/score/habit-set";
import { statementSet } from "../../bench/score/statement-set";
import type { Day } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { reconcile } from "../../src/reconciliation/reconcile";
import type { MatchGroup, ReconciliationInput, ReconciliationResult, ReconciliationRow } from "../../src/reconciliation/reconciliation";
import { content, smallInput, sorted, theirRow } from "./small-lists";

const KINDS = ["statement", "bank"] as const;
/** The same lists every time; `FUZZ=5000` tries so many new ones. */
const fuzz = (numRuns: number) => (process.env.FUZZ ? { numRuns: Number(process.env.FUZZ) } : { numRuns, seed: 20251231 });
const RUNS = fuzz(150);

/** Random small lists, and generated months of 300 rows with every kind of trouble, made to mislead, or of odd habits. */
function inputs(kind: (typeof KINDS)[number]): fc.Arbitrary<ReconciliationInput> {
  const months = [1, 2, 3, 4].map((seed) => (kind === "bank" ? bankSet : statementSet)({ kind, level: seed % 2 ? "nasty" : "unknown", seed, rows: 300, test: false }).input);
  months.push(adverseSet({ kind, seed: 304, rows: 300 }).input, habitSet({ kind, seed: 305, rows: 300 }).input);
  return fc.oneof({ weight: 12, arbitrary: smallInput(kind) }, { weight: 1, arbitrary: fc.constantFrom(...months) });
}

describe.each(KINDS)("a reconciliation of a %s", (kind) => {
  test("puts every row into one group or leaves it alone with a cause, never both", () => {
    fc.assert(fc.property(inputs(kind), (input) => {
      const result = reconcile(input);
      for (const side of ["ours", "theirs"] as const) {
        const told = [...result.groups.flatMap((group) => group[side]), ...result.unmatched[side].map(({ row }) => row)];
        expect(told.sort((left, right) => left - right)).toEqual(input[side].map(({ row }) => row));
      }
    }), RUNS);
  });

  test("closes the bridge from our total to theirs, to the unit", () => {
    fc.assert(fc.property(inputs(kind), (input) => {
      for (const { oursMinor, theirsMinor, items, residualMinor } of reconcile(input).bridges) {
        expect(residualMinor).toBe(0);
        expect(oursMinor + items.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(theirsMinor);
      }
    }), RUNS);
  });

  test("does not depend on the order of the rows", () => {
    fc.assert(fc.property(inputs(kind), fc.infiniteStream(fc.nat()), (input, chance) => {
      const shuffled = <Value>(values: readonly Value[]): Value[] => values.map((value) => ({ value, at: chance.next().value as number })).sort((left, right) => left.at - right.at).map(({ value }) => value);
      expect(reconcile({ ...input, ours: shuffled(input.ours), theirs: shuffled(input.theirs) })).toEqual(reconcile(input));
    }), fuzz(60));
  });

  test("says the same of a table that was sorted, but for rows that say the same themselves", () => {
    fc.assert(fc.property(inputs(kind), fc.infiniteStream(fc.nat()), (input, chance) => {
      const order = (rows: readonly ReconciliationRow[]): number[] => rows.map((_, place) => ({ place, at: chance.next().value as number })).sort((left, right) => left.at - right.at).map(({ place }) => place);
      const ours = sorted(input.ours, order(input.ours));
      const theirs = sorted(input.theirs, order(input.theirs));
      expect(said({ ...input, ours: ours.rows, theirs: theirs.rows })).toEqual(said(input));
    }), fuzz(60));
  });

  test("proposes nothing new when everything proposed was accepted", () => {
    fc.assert(fc.property(inputs(kind), (input) => {
      const first = reconcile(input);
      const again = reconcile({ ...input, decided: first.groups });
      expect(keysOf(again.groups)).toEqual(keysOf(first.groups));
    }), RUNS);
  });

  test("never proposes a rejected group again", () => {
    fc.assert(fc.property(inputs(kind), (input) => {
      const [first] = reconcile(input).groups;
      if (!first) return;
      expect(keysOf(reconcile({ ...input, rejected: [first] }).groups)).not.toContain(keyOf(first));
    }), fuzz(60));
  });

  test("keeps every exact match when a tolerance is widened", () => {
    fc.assert(fc.property(inputs(kind), fc.constantFrom(1, 5, 100, 5000), (input, toleranceMinor) => {
      const exact = (result: ReconciliationResult): string[] => keysOf(result.groups.filter(({ verdict, differenceMinor, cause }) => verdict === "auto" && differenceMinor === 0 && cause !== "FX_DIFF"));
      const narrow = exact(reconcile(input));
      expect(exact(reconcile({ ...input, rules: { ...input.rules, toleranceMinor: toleranceMinor as Minor } }))).toEqual(expect.arrayContaining(narrow));
    }), fuzz(60));
  });

  test("is not changed by a row far away", () => {
    fc.assert(fc.property(inputs(kind), (input) => {
      const far: ReconciliationRow = { ...theirRow({ row: input.theirs.length + 1, party: 0, day: 4000, amount: 987_654_321, reference: "" }), party: "Nobody we know Oyj", day: (input.periodEnd! + 4000) as Day };
      expect(keysOf(reconcile({ ...input, theirs: [...input.theirs, far] }).groups)).toEqual(keysOf(reconcile(input).groups));
    }), fuzz(60));
  });
});

function keyOf({ ours, theirs, cause, verdict }: MatchGroup): string {
  return `${ours.join()}|${theirs.join()} ${cause} ${verdict}`;
}

function keysOf(groups: readonly MatchGroup[]): string[] {
  return groups.map(keyOf).sort();
}

/** The answer in terms of what rows say, for comparing answers about the same rows under other numbers. */
function said(input: ReconciliationInput): string[] {
  const result = reconcile(input);
  const ours = new Map(input.ours.map((row) => [row.row, content(row)]));
  const theirs = new Map(input.theirs.map((row) => [row.row, content(row)]));
  return [
    ...result.groups.map((group) => JSON.stringify([group.ours.map((row) => ours.get(row)).sort(), group.theirs.map((row) => theirs.get(row)).sort(), group.cause, group.verdict, group.differenceMinor])),
    ...result.unmatched.ours.map(({ row, cause }) => `ours ${ours.get(row)} ${cause}`),
    ...result.unmatched.theirs.map(({ row, cause }) => `theirs ${theirs.get(row)} ${cause}`),
  ].sort();
}
