import { describe, expect, test } from "@jest/globals";
import { adverseSet } from "../../bench/score/adverse-set";
import { habitSet } from "../../bench/score/habit-set";
import { precision, recall, scoreAnswer, together } from "../../bench/score/score-set";
import { type Day, parseIsoDay } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { PartyNames } from "../../src/reconciliation/find-party";
import { reconcile } from "../../src/reconciliation/reconcile";
import { DEFAULT_RULES, type ReconciliationInput, type ReconciliationRow } from "../../src/reconciliation/reconciliation";

describe("lists made to mislead", () => {
  test.each(["statement", "bank"] as const)("no automatic match of a %s is wrong, whatever the numbering", (kind) => {
    for (const seed of [21, 22, 23, 24, 25, 26]) {
      const set = adverseSet({ kind, seed, rows: 500 });
      const score = scoreAnswer(set, reconcile(set.input));
      expect({ set: set.name, falseAutos: score.falseAutos }).toEqual({ set: set.name, falseAutos: 0 });
      expect(recall(score)).toBeGreaterThan(kind === "bank" ? 0.9 : 0.93);
      expect(precision(score)).toBeGreaterThan(0.97);
    }
  });
});

describe("lists made of customers' constant habits", () => {
  test.each(["statement", "bank"] as const)("no automatic match of a %s is wrong, whatever they quote and however they pay", (kind) => {
    const scores = [41, 42, 43, 44, 45, 46].map((seed) => {
      const set = habitSet({ kind, seed, rows: 400 });
      const score = scoreAnswer(set, reconcile(set.input));
      expect({ set: set.name, falseAutos: score.falseAutos }).toEqual({ set: set.name, falseAutos: 0 });
      return score;
    });
    expect(recall(together(scores))).toBeGreaterThan(kind === "bank" ? 0.88 : 0.93);
    expect(precision(together(scores))).toBeGreaterThan(0.98);
  });
});

const FIRST = parseIsoDay("2025-06-02")!;
const row = (number: number, { day = 0, amount, reference = "", party = "Alder Fabrics Ltd", text = "", ours = false }: { readonly day?: number; readonly amount: number; readonly reference?: string; readonly party?: string; readonly text?: string; readonly ours?: boolean }): ReconciliationRow => ({
  row: number, party, partyCode: ours ? "A" : "", day: (FIRST + day) as Day, dueDay: null, amountMinor: (amount * 100) as Minor, currency: "EUR", reference, text, type: ours ? "invoice" : null,
});
const input = (kind: ReconciliationInput["kind"], ours: readonly ReconciliationRow[], theirs: readonly ReconciliationRow[]): ReconciliationInput => ({
  kind, ours, theirs, parties: [{ code: "A", name: "Alder Fabrics Ltd", aliases: [] }, { code: "B", name: "Alder Foods GmbH", aliases: [] }], rates: [], periodEnd: null, rules: DEFAULT_RULES[kind],
});
const told = (given: ReconciliationInput): readonly unknown[] => reconcile(given).groups.map(({ ours, theirs, verdict, cause, alternatives }) => [ours, theirs, verdict, cause, alternatives.map((other) => other.ours)]);

describe("what makes a reference doubtful", () => {
  test("another open document one slip away with nearly their amount: suggested, with that document beside it", () => {
    const ours = [row(1, { ours: true, amount: 3606.25, reference: "R-0265" }), row(2, { ours: true, amount: 1600, reference: "R-0260" })];
    expect(told(input("statement", ours, [row(1, { day: 2, amount: 1610.89, reference: "R-0265" })]))).toEqual([[[1], [1], "suggested", "PARTIAL", [[2]]]]);
  });

  test("a number used again half a year later, for the same amount: the nearer one is suggested, not the earlier one taken", () => {
    const ours = [row(1, { ours: true, amount: 500, reference: "R-0220" }), row(2, { ours: true, day: 180, amount: 500, reference: "R-0220" })];
    expect(told(input("bank", ours, [row(1, { day: 190, amount: 500, text: "R-0220" })]))).toEqual([[[2], [1], "suggested", "EXACT", [[1]]]]);
  });
});

describe("what an unexplained difference is not believed of", () => {
  const numbered = (reference: string): readonly ReconciliationRow[] => [row(1, { ours: true, amount: 400, reference }), row(2, { ours: true, day: 1, amount: 70.5, reference: reference.replace(/\d\d/, "90") })];

  test.each([
    ["a number after a word that never announced ours", "0004711", "Best. 0004711", "suggested"], ["the digits alone, where they never write ours so", "3471-9", "34719", "suggested"],
    ["a position of an order", "R-4711", "R-4711/2", "suggested"], ["the number itself", "R-4711", "R-4711", "auto"], ["the number after a word for invoices", "0004711", "Rechnung 0004711", "auto"],
  ])("%s", (_, ours, theirs, verdict) => {
    expect(told(input("statement", numbered(ours), [row(1, { day: 3, amount: 250, reference: theirs })]))).toEqual([[[1], [1], verdict, "PARTIAL", []]]);
  });

  test("where another open document has just their amount it stands beside", () => {
    expect(told(input("statement", numbered("R-4711"), [row(1, { day: 3, amount: 70.5, reference: "R-4711" })]))).toEqual([[[1], [1], "suggested", "PARTIAL", [[2]]]]);
  });
});

describe("what else a row says", () => {
  test.each([["2025-0412", "2025-O412"], ["4131-5", "413I-5"], ["2025-0081", "2O25-OO81"]])("%s typed as %s is the same number", (ours, theirs) => {
    const many = ["11", "12", "13"].map((end, place) => row(place + 2, { ours: true, amount: 30 + place, reference: ours.replace(/\d\d$|\d-\d$/, (digits) => digits.replace(/\d+/, end.slice(-digits.replace(/\D/g, "").length))) }));
    expect(told(input("bank", [row(1, { ours: true, amount: 812.4, reference: ours }), ...many], [row(1, { day: 3, amount: 812.4, text: theirs })]))).toEqual([[[1], [1], "auto", "REF_FORMAT", []]]);
  });

  test("another customer's whole name in the text, and no number: paid for that one, as a suggestion", () => {
    const ours = [{ ...row(1, { ours: true, amount: 812.4, reference: "SI-1001" }), party: "Alder Foods GmbH", partyCode: "B" }, row(2, { ours: true, amount: 90, reference: "SI-1002" })];
    expect(told(input("bank", ours, [row(1, { day: 9, amount: 812.4, party: "Alder Fabrics Ltd", text: "for Alder Foods GmbH" })]))).toEqual([[[1], [1], "suggested", "THIRD_PARTY", []]]);
  });

  test("a doubtful number leaves a document to the row that has just its amount", () => {
    const ours = [row(1, { ours: true, amount: 400, reference: "0004711" }), row(2, { ours: true, day: 1, amount: 70.5, reference: "0009022" })];
    expect(told(input("statement", ours, [row(1, { day: 3, amount: 1250, reference: "Best. 0004711" }), row(2, { day: 2, amount: 400 })]))).toEqual([[[1], [2], "suggested", "REF_MISSING", []]]);
  });
});

describe("a receipt in advance", () => {
  const ours = [row(1, { ours: true, amount: 250, reference: "R-1" }), row(2, { ours: true, day: 2, amount: 500, reference: "R-2" })];

  test.each(["anticipo", "Anzahlung Auftrag", "预付款", "deposit"])("%s: is no sum of what is open by chance", (text) => {
    expect(told(input("bank", ours, [row(1, { day: 9, amount: 750, text })]))).toEqual([]);
  });

  test("of just one document's amount is for a person to look at, and of a usual price nothing at all", () => {
    expect(told(input("bank", [...ours, row(3, { ours: true, amount: 512.37, reference: "R-3" })], [row(1, { day: 9, amount: 512.37, text: "acompte" })]))).toEqual([[[3], [1], "suggested", "REF_MISSING", []]]);
    expect(told(input("bank", ours, [row(1, { day: 9, amount: 500, text: "acompte" })]))).toEqual([]);
  });

  test("is not what a bank calls every receipt", () => {
    const many = Array.from({ length: 12 }, (_, place) => row(place + 2, { day: 20 + place * 9, amount: 11 + place * 7, text: "deposit" }));
    expect(told(input("bank", ours, [row(1, { day: 9, amount: 750, text: "deposit" }), ...many]))).toEqual([[[1, 2], [1], "suggested", "GROUP_1N_NOREF", []]]);
  });
});

describe("for whom somebody else pays", () => {
  const names = new PartyNames();
  ["Alder Fabrics Ltd", "Alder Fabrics GmbH", "Ventura Hnos. S.L.", "兰州市恒信机电有限公司"].forEach((name, party) => names.add(party, name));

  test.each([
    ["on behalf of Alder Fabrics GmbH, ref 12", [1]], ["por cuenta de VENTURA HNOS SL", [2]], ["代兰州市恒信机电有限公司付货款", [3]], ["恒信机电货款", []], ["Alder Fabrics", []], ["fabrics of alder", []], ["", []],
  ])("%s", (text, parties) => {
    expect(names.within(text).parties).toEqual(parties);
  });

  test("the whole name of a customer in the remittance text ties the receipt to it, as a suggestion", () => {
    const ours = [row(1, { ours: true, amount: 812.4, reference: "SI-1001" })];
    expect(told(input("bank", ours, [row(1, { day: 9, amount: 812.4, party: "Treasury One SA", text: "on behalf of Alder Fabrics Ltd" })]))).toEqual([[[1], [1], "suggested", "THIRD_PARTY", []]]);
  });
});
