import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Minor } from "../../src/money/money";
import { keepCommon } from "../../src/reconciliation/common-customers";
import { reconcile } from "../../src/reconciliation/reconcile";
import { DEFAULT_RULES, type ReconciliationInput, type ReconciliationRow } from "../../src/reconciliation/reconciliation";

const NAMES: Readonly<Record<string, string>> = { A: "Alder Fabrics Ltd", B: "Birch Marine GmbH", C: "Cedar Foods Inc", D: "Dogwood Mills SA" };

/** `A 100 INV-1`: customer (a letter, or a name that is not ours), amount in whole units, number. */
function row(text: string, number: number, ours: boolean): ReconciliationRow {
  const [who, amount, reference = ""] = text.split(" ");
  const known = who! in NAMES;
  return {
    row: number, party: who === "-" ? "" : (NAMES[who!] ?? who!), partyCode: ours || known ? who! : "", day: (20000 + number) as never, dueDay: null, amountMinor: (Number(amount) * 100) as Minor, currency: "USD", reference,
    text: "", type: ours ? "invoice" : null,
  };
}

function input(ours: readonly string[], theirs: readonly string[]): ReconciliationInput {
  return {
    kind: "statement", ours: ours.map((text, place) => row(text, place + 1, true)), theirs: theirs.map((text, place) => row(text, place + 1, false)),
    parties: Object.entries(NAMES).map(([code, name]) => ({ code, name, aliases: [] })), rates: [], periodEnd: null, rules: DEFAULT_RULES.statement,
  };
}

function kept(ours: readonly string[], theirs: readonly string[]) {
  const given = input(ours, theirs);
  const { input: common, found, onlyOurs, onlyTheirs } = keepCommon(given, reconcile(given));
  const short = (list: typeof onlyOurs): readonly string[] => list.map(({ customer, rows, totals }) => `${customer} ${rows} ${totals.map(({ currency, amountMinor }) => `${amountMinor / 100} ${currency}`).join()}`);
  return {
    ours: common.ours.map((each) => each.row), theirs: common.theirs.map((each) => each.row), onlyOurs: short(onlyOurs), onlyTheirs: short(onlyTheirs),
    causes: [...found.groups.map((group) => group.cause), ...found.unmatched.ours.map(({ cause }) => cause), ...found.unmatched.theirs.map(({ cause }) => cause)],
    bridge: found.bridges.map(({ oursMinor, theirsMinor }) => `${oursMinor / 100} → ${theirsMinor / 100}`),
  };
}

describe("lists that cover different customers", () => {
  test("common customers are compared; the others are told with rows and totals, on neither side of the bridge", () => {
    expect(kept(["A 100 INV-1", "A 40 INV-2", "B 70 INV-3", "B 5 INV-4"], ["A 100 INV-1", "Wayfarer 30 X-9", "Wayfarer 2 X-10"])).toEqual({
      ours: [1, 2], theirs: [1], onlyOurs: ["B 2 75 USD"], onlyTheirs: ["Wayfarer 2 32 USD"], causes: ["EXACT", "MISSING_R"], bridge: ["140 → 100"],
    });
  });

  test("a customer of the master data without a row in the ledger is not ours to compare either", () => {
    expect(kept(["A 100 INV-1"], ["A 100 INV-1", "D 30 X-9"])).toMatchObject({ theirs: [1], onlyTheirs: ["D 1 30 USD"] });
  });

  test("a line that another customer's document explains stays, as WRONG_CUSTOMER, and only that document of the other customer", () => {
    expect(kept(["A 100 INV-1", "A 12 INV-2", "B 70 INV-3", "B 33 INV-4"], ["A 100 INV-1", "A 12 INV-2", "A 70 INV-3"])).toEqual({
      ours: [1, 2, 3], theirs: [1, 2, 3], onlyOurs: ["B 1 33 USD"], onlyTheirs: [], causes: ["EXACT", "EXACT", "WRONG_CUSTOMER"], bridge: ["182 → 182"],
    });
  });

  test("a name that is read as one of ours, though written otherwise, is common", () => {
    expect(kept(["A 100 INV-1", "B 9 INV-2"], ["ALDER-FABRICS 100 INV-1"])).toMatchObject({ onlyOurs: ["B 1 9 USD"], onlyTheirs: [], causes: ["EXACT"] });
  });

  test.each([
    ["no party names at all", ["A 100 INV-1", "B 9 INV-2"], ["- 100 INV-1"]],
    ["none that is ours", ["A 100 INV-1", "B 9 INV-2"], ["Wayfarer 1000 X-1"]],
    ["a line without a name", ["A 100 INV-1", "B 9 INV-2"], ["A 100 INV-1", "- 3 X-1"]],
  ])("evidence alone decides where the list has %s: everything stays", (_, ours, theirs) => {
    expect(kept(ours, theirs)).toMatchObject({ ours: [1, 2], onlyOurs: [], onlyTheirs: [] });
  });

  test("what stays and what is told are all rows, and once more changes nothing", () => {
    const line = fc.tuple(fc.constantFrom("A", "B", "C", "D", "Wayfarer", "Nomad"), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 })).map(([who, amount, number]) => `${who} ${amount} INV-${number}`);
    const ourLine = line.filter((text) => "ABC".includes(text[0]!) && text[1] === " ");
    fc.assert(fc.property(fc.array(ourLine, { minLength: 1, maxLength: 12 }), fc.array(line, { minLength: 1, maxLength: 12 }), (ours, theirs) => {
      const given = input(ours, theirs);
      const once = keepCommon(given, reconcile(given));
      const rows = (list: typeof once.onlyOurs): number => list.reduce((sum, each) => sum + each.rows, 0);
      expect([once.input.ours.length + rows(once.onlyOurs), once.input.theirs.length + rows(once.onlyTheirs)]).toEqual([ours.length, theirs.length]);
      expect(keepCommon(once.input, once.found)).toEqual({ input: once.input, found: once.found, onlyOurs: [], onlyTheirs: [] });
    }));
  });
});
