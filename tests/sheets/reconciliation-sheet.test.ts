import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { MappedColumn } from "../../src/ledger/ledger";
import type { Minor } from "../../src/money/money";
import { type Bridge, CAUSES, DEFAULT_RULES, type ReconciliationInput, type ReconciliationResult, type ReconciliationRow } from "../../src/reconciliation/reconciliation";
import { adjustedSides } from "../../src/sheets/reconciliation-balances";
import { reconciliationHighlights } from "../../src/sheets/reconciliation-highlights";
import { reconciliationSheet } from "../../src/sheets/reconciliation-sheet";
import type { Language } from "../../src/words/language";
import { causeTitle } from "../../src/words/reconciliation-words";
import { expectGolden } from "./golden";
import { planText } from "./plan-text";
import { customerOf, day, smallLedger } from "./small-ledger";

const row = (number: number, date: string, amount: number, reference: string): ReconciliationRow => ({
  row: number, party: "", partyCode: "C001", day: day(date), dueDay: null, amountMinor: amount as Minor, currency: "USD", reference, text: "", type: null,
});
const minor = (value: number): Minor => value as Minor;

/** Their list has the opposite sign: what they owe is negative. */
const INPUT: ReconciliationInput = {
  kind: "statement",
  ours: [row(1, "2026-10-01", 100000, "INV-1"), row(2, "2026-10-05", 50000, "INV-2"), row(3, "2026-10-09", 20000, "INV-3"), row(4, "2026-10-30", 7000, "INV-4")],
  theirs: [row(1, "2026-10-02", -100000, "INV-1"), row(2, "2026-10-06", -48800, "INV-2"), row(3, "2026-10-11", -20000, ""), row(4, "2026-10-20", 3000, "MC-1")],
  parties: [], rates: [], periodEnd: day("2026-10-31"), rules: DEFAULT_RULES.statement,
};
const RESULT: ReconciliationResult = {
  signs: { theirs: "opposite", agree: 3, of: 3 },
  groups: [
    { ours: [1], theirs: [1], verdict: "auto", cause: "EXACT", differenceMinor: minor(0), currency: "USD", confidence: 1, evidence: [], alternatives: [] },
    { ours: [2], theirs: [2], verdict: "auto", cause: "BANK_FEE", differenceMinor: minor(-1200), currency: "USD", confidence: 0.97, evidence: [], alternatives: [] },
    { ours: [3], theirs: [3], verdict: "suggested", cause: "REF_MISSING", differenceMinor: minor(0), currency: "USD", confidence: 0.7, evidence: [], alternatives: [{ ours: [4], theirs: [3], cause: "AMBIGUOUS" }] },
  ],
  unmatched: { ours: [{ row: 4, cause: "CUTOFF_R" }], theirs: [{ row: 4, cause: "MISSING_L" }] },
  bridges: [{
    currency: "USD", oursMinor: minor(177000), theirsMinor: minor(165800), residualMinor: minor(0),
    items: [{ cause: "BANK_FEE", amountMinor: minor(-1200), count: 1 }, { cause: "CUTOFF_R", amountMinor: minor(-7000), count: 1 }, { cause: "MISSING_L", amountMinor: minor(-3000), count: 1 }],
  }],
  learned: [], budgetTouched: false,
};
const LEDGER = smallLedger([customerOf({ key: "C001", name: "Northwind Traders" })], []);

function sheetOf(language: Language, parts: Partial<{ input: ReconciliationInput; result: ReconciliationResult; customer: number | null }> = {}) {
  return reconciliationSheet({ result: RESULT, input: INPUT, ours: { name: "Ledger" }, theirs: { name: "Northwind" }, customer: 0, ledger: LEDGER, language, policyVersion: 1, ...parts });
}

describe("the reconciliation sheet", () => {
  test.each(["en", "zh"] as const)("in %s: both balances adjusted until they agree, then what to look at", (language) => {
    expectGolden(`reconciliation-${language}`, planText(sheetOf(language)));
  });

  test("it names adjusted balances and the unexplained difference in both languages", () => {
    expect(planText(sheetOf("en"))).toMatch(/Adjusted balance[\s\S]*Unexplained difference/);
    expect(planText(sheetOf("zh"))).toMatch(/调节后余额[\s\S]*未解释差额/);
  });

  test("of several customers, each item names its own", () => {
    const named = (rows: readonly ReconciliationRow[]): ReconciliationRow[] => rows.map((each) => ({ ...each, party: each.row % 2 === 0 ? "Alpine" : "Baker" }));
    expectGolden("reconciliation-customers-en", planText(sheetOf("en", { input: { ...INPUT, ours: named(INPUT.ours), theirs: named(INPUT.theirs) }, customer: null })));
  });

  test("a bank list speaks of receipts", () => {
    const text = planText(sheetOf("en", { input: { ...INPUT, kind: "bank" }, customer: null }));
    expect(text).toContain("Reconciliation of bank receipts");
    expect(text).toContain("Receipts in the bank list");
  });

  test("amounts without a known cause are named below the unexplained difference", () => {
    const bridges = [{ ...RESULT.bridges[0]!, items: [{ cause: "AMOUNT_DIFF" as const, amountMinor: minor(-11200), count: 2 }] }];
    expect(planText(sheetOf("en", { result: { ...RESULT, bridges } }))).toMatch(/amounts whose cause was not found +\(112\.00\)/);
  });

  test("each currency has its own pair of balances and names", () => {
    const bridges = [RESULT.bridges[0]!, { ...RESULT.bridges[0]!, currency: "JPY" }];
    const { names } = sheetOf("en", { result: { ...RESULT, bridges } });
    expect(names.map(({ name }) => name)).toEqual(["Adjusted_ours_USD", "Adjusted_theirs_USD", "Unexplained_USD", "Adjusted_ours_JPY", "Adjusted_theirs_JPY", "Unexplained_JPY"]);
  });

  test("with a closed bridge both adjusted balances are equal, whatever the causes", () => {
    const items = fc.array(fc.record({ cause: fc.constantFrom(...CAUSES), amountMinor: fc.integer({ min: -1e9, max: 1e9 }).map(minor), count: fc.integer({ min: 1, max: 9 }) }), { maxLength: 12 });
    fc.assert(fc.property(items, fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom("bank", "statement" as const), (list, ours, kind) => {
      const theirs = list.reduce((sum, { amountMinor }) => sum + amountMinor, ours);
      const bridge: Bridge = { currency: "USD", oursMinor: minor(ours), theirsMinor: minor(theirs), items: list, residualMinor: minor(0) };
      const sides = adjustedSides(bridge, kind as "bank" | "statement");
      expect(sides.ours.adjustedMinor).toBe(sides.theirs.adjustedMinor);
    }));
  });
});

describe("marks on both tables", () => {
  const column = (header: string, field: MappedColumn["field"], index: number): MappedColumn => ({ header, field, index });
  const ours = { tableId: "L", columns: [column("Date", "date", 0), column("Debit", "debit", 1), column("Credit", "credit", 2)] };
  const theirs = { tableId: "T", columns: [column("日期", "date", 0), column("金额", "amount", 1)] };

  test("the words say what and which group; amounts that differ are marked on their cell, lonely rows whole", () => {
    const plans = reconciliationHighlights({ result: RESULT, ours, theirs, language: "en", input: INPUT });
    const fee = causeTitle("BANK_FEE", "en").toLowerCase();
    const unnumbered = causeTitle("REF_MISSING", "en").toLowerCase();
    expect(plans.map(({ tableId, reasonHeader, marks }) => [tableId, reasonHeader, ...marks.map(({ row: at, column: cell, kind, reason }) => `${at} ${cell ?? "row"} ${kind}: ${reason}`)])).toEqual([
      ["L", "Reconciliation", "1 Debit matched: agrees (group 1)", `2 Debit difference: difference (12.00): ${fee} (group 2)`, `3 Debit suggested: suggested: ${unnumbered} (group 3)`, "4 row missing: missing: period end, not yet in their list"],
      ["T", "Reconciliation", "1 金额 matched: agrees (group 1)", `2 金额 difference: difference (12.00): ${fee} (group 2)`, `3 金额 suggested: suggested: ${unnumbered} (group 3)`, "4 row missing: missing: not in our ledger"],
    ]);
  });

  test("a match that is not letter for letter says how it agrees", () => {
    const groups = [{ ...RESULT.groups[0]!, cause: "REF_FORMAT" as const }, { ...RESULT.groups[0]!, cause: "DATE_TIMING" as const }];
    const [plan] = reconciliationHighlights({ result: { ...RESULT, groups, unmatched: { ours: [], theirs: [] } }, ours, theirs, language: "en" });
    expect(plan!.marks.map((mark) => mark.reason)).toEqual([`${causeTitle("REF_FORMAT", "en").toLowerCase()} (group 1)`, `agrees: ${causeTitle("DATE_TIMING", "en").toLowerCase()} (group 2)`]);
  });

  test("a bank list has its own status column; remarks follow the reason; rows carried in from an earlier list are no rows of this table", () => {
    const decision = { verdict: null, note: "ask again", owner: "Li", disputed: true };
    const result = { ...RESULT, groups: [{ ...RESULT.groups[0]!, decision }], unmatched: { ours: [{ row: 4, cause: "EARLIER" as const }], theirs: [{ row: -1, cause: "MISSING_L" as const }] } };
    const plans = reconciliationHighlights({ result, ours, theirs, language: "en", input: { ...INPUT, kind: "bank" } });
    expect(plans.map(({ reasonHeader, marks }) => [reasonHeader, ...marks.map(({ row: at, reason }) => `${at} ${reason}`)])).toEqual([
      ["Bank reconciliation", "1 agrees (group 1); Disputed; Note: ask again; Owner: Li", `4 ${causeTitle("EARLIER", "en")}`], ["Bank reconciliation", "1 agrees (group 1); Disputed; Note: ask again; Owner: Li"],
    ]);
  });

  test("a credit row is marked on its credit cell", () => {
    const input = { ...INPUT, ours: INPUT.ours.map((each) => ({ ...each, amountMinor: minor(-each.amountMinor) })) };
    const [plan] = reconciliationHighlights({ result: RESULT, ours, theirs, language: "zh", input });
    expect(plan!.marks.map((mark) => mark.column)).toEqual(["Credit", "Credit", "Credit", null]);
    expect(plan!.marks[1]!.reason).toMatch(/^差额 -12\.00：.*（第2组）$/);
  });

  test("every row of the result is marked once", () => {
    for (const { marks } of reconciliationHighlights({ result: RESULT, ours, theirs, language: "en" })) expect(marks.map((mark) => mark.row)).toEqual([1, 2, 3, 4]);
  });
});
