import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Minor } from "../../src/money/money";
import { reconcile } from "../../src/reconciliation/reconcile";
import type { ReconciliationInput, ReconciliationRow } from "../../src/reconciliation/reconciliation";
import { smallInput } from "./small-lists";

/** The other side's view of the same two lists: theirs is the ledger, and every amount has the other sign. */
function swapped(input: ReconciliationInput): ReconciliationInput {
  const codes = new Map(input.parties.map(({ code, name }) => [name, code]));
  const turned = (row: ReconciliationRow, ours: boolean): ReconciliationRow => ({ ...row, amountMinor: -row.amountMinor as Minor, partyCode: ours ? codes.get(row.party)! : "", type: null });
  return { ...input, ours: input.theirs.map((row) => turned(row, true)), theirs: input.ours.map((row) => turned(row, false)) };
}

const symmetric = smallInput("statement").map((input) => ({
  ...input,
  // Whole numbers or none, and a window that looks as far back as forward: then neither side is special.
  theirs: input.theirs.map((row) => (row.reference === "" || /^SI-/.test(row.reference) ? row : { ...row, reference: "" })),
  ours: input.ours.map((row) => ({ ...row, type: null })),
  rules: { ...input.rules, windowBeforeDays: 20, windowAfterDays: 20 },
}));

describe("seen from the other side", () => {
  test("the same rows agree exactly", () => {
    fc.assert(fc.property(symmetric, (input) => {
      const pairs = (result: ReturnType<typeof reconcile>, mirror: boolean): string[] =>
        result.groups.filter(({ verdict, differenceMinor, evidence }) => verdict === "auto" && differenceMinor === 0 && evidence.some(({ key }) => key === "reference" || key === "listed"))
          .map(({ ours, theirs }) => (mirror ? `${theirs.join()}|${ours.join()}` : `${ours.join()}|${theirs.join()}`)).sort();
      expect(pairs(reconcile(swapped(input)), true)).toEqual(pairs(reconcile(input), false));
    }), process.env.FUZZ ? { numRuns: Number(process.env.FUZZ) } : { numRuns: 100, seed: 20251231 });
  });
});
