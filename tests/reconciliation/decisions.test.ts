import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseIsoDay } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { applyDecisions } from "../../src/reconciliation/decisions";
import { reconcile } from "../../src/reconciliation/reconcile";
import { DEFAULT_RULES, type ReconciliationInput, type ReconciliationResult, type ReconciliationRow } from "../../src/reconciliation/reconciliation";
import { withDecisions } from "../../src/reconciliation/remember-decisions";
import { listRowKeys, type RowKeys } from "../../src/reconciliation/row-identity";
import { NO_MEMORY, type SavedDecision } from "../../src/settings/reconciliation-memory";

function row(number: number, reference: string, date: string, amount: number): ReconciliationRow {
  return { row: number, party: "Northwind", partyCode: "N", day: parseIsoDay(date), dueDay: null, amountMinor: amount as Minor, currency: "USD", reference, text: "", type: amount < 0 ? "payment" : "invoice" };
}

function inputOf(ours: readonly ReconciliationRow[], theirs: readonly ReconciliationRow[]): ReconciliationInput {
  return { kind: "statement", ours, theirs, parties: [{ code: "N", name: "Northwind", aliases: [] }], rates: [], periodEnd: null, rules: DEFAULT_RULES.statement };
}

const OURS = [row(1, "INV-101", "2026-05-04", 10000), row(2, "INV-102", "2026-05-06", 25000), row(3, "INV-103", "2026-05-11", 7700), row(4, "INV-104", "2026-05-20", 4300)];
const THEIRS = [row(1, "INV-101", "2026-05-04", 10000), row(2, "INV-102", "2026-05-06", 25500), row(3, "X-9", "2026-05-12", 7700), row(4, "X-10", "2026-05-30", 99)];
const INPUT = inputOf(OURS, THEIRS);
const FOUND = reconcile(INPUT);

function decide(input: ReconciliationInput, found: ReconciliationResult, decisions: readonly SavedDecision[]): ReconciliationResult {
  return applyDecisions(input, found, { decisions, ours: listRowKeys(input.ours), theirs: listRowKeys(input.theirs) });
}

function decision(verdict: SavedDecision["verdict"], ours: readonly number[], theirs: readonly number[], more: Partial<SavedDecision> = {}): SavedDecision {
  const named = (keys: RowKeys, rows: readonly number[]): string[] => rows.map((number) => keys.get(number)!);
  return { ours: named(listRowKeys(OURS), ours), theirs: named(listRowKeys(THEIRS), theirs), verdict, ...more };
}

function residuals({ bridges }: ReconciliationResult): readonly number[] {
  return bridges.map(({ oursMinor, theirsMinor, items }) => theirsMinor - oursMinor - items.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
}

describe("decisions on a reconciliation", () => {
  test("without decisions the engine's answer stays, bridge included", () => {
    expect(decide(INPUT, FOUND, [])).toEqual(FOUND);
  });

  test("an accepted suggestion is automatic, says that it was accepted, and is not proposed again", () => {
    const suggested = FOUND.groups.find(({ verdict }) => verdict === "suggested")!;
    const result = decide(INPUT, FOUND, [decision("accepted", suggested.ours, suggested.theirs)]);
    const accepted = result.groups.find(({ ours }) => ours[0] === suggested.ours[0])!;
    expect(accepted).toMatchObject({ verdict: "auto", cause: suggested.cause, decision: { verdict: "accepted" } });
    expect(accepted.evidence.at(-1)).toEqual({ key: "accepted-by-you", params: {} });
    expect(result.groups.filter(({ verdict }) => verdict === "suggested")).toHaveLength(FOUND.groups.filter(({ verdict }) => verdict === "suggested").length - 1);
  });

  test("a rejected pair does not come back, and its rows stand alone with a cause", () => {
    const result = decide(INPUT, FOUND, [decision("rejected", [1], [1])]);
    expect(result.groups.some(({ ours }) => ours.includes(1))).toBe(false);
    expect(result.unmatched.ours.find(({ row: number }) => number === 1)).toEqual({ row: 1, cause: "MISSING_R" });
    expect(result.unmatched.theirs.find(({ row: number }) => number === 1)).toEqual({ row: 1, cause: "MISSING_L" });
  });

  test("a group made by hand stands before what the engine would do with its rows; the difference is told", () => {
    const result = decide(INPUT, FOUND, [decision("grouped", [1, 4], [1])]);
    expect(result.groups.find(({ ours }) => ours.includes(4))).toMatchObject({ ours: [1, 4], theirs: [1], verdict: "auto", cause: "AMOUNT_DIFF", differenceMinor: -4300, decision: { verdict: "grouped" } });
    expect(residuals(result)).toEqual([0]);
  });

  test("decisions follow their rows when the tables are sorted and grow", () => {
    const accepted = [decision("grouped", [3, 4], [3, 4]), decision("rejected", [1], [1]), decision(null, [2], [2], { note: "they pay on Friday", owner: "Li" })];
    const renumbered = (rows: readonly ReconciliationRow[], more: ReconciliationRow): ReconciliationRow[] => [more, ...[...rows].reverse()].map((each, place) => ({ ...each, row: place + 1 }));
    const input = inputOf(renumbered(OURS, row(0, "INV-200", "2026-06-01", 500)), renumbered(THEIRS, row(0, "INV-200", "2026-06-01", 500)));
    const result = decide(input, reconcile(input), accepted);
    const referencesOf = (rows: readonly ReconciliationRow[], numbers: readonly number[]): string[] => numbers.map((number) => rows.find((each) => each.row === number)!.reference).sort();
    expect(result.groups.map(({ ours, theirs, decision: word }) => [referencesOf(input.ours, ours), referencesOf(input.theirs, theirs), word?.verdict ?? "", word?.note ?? ""])).toEqual(expect.arrayContaining([
      [["INV-103", "INV-104"], ["X-10", "X-9"], "grouped", ""], [["INV-102"], ["INV-102"], "", "they pay on Friday"], [["INV-200"], ["INV-200"], "", ""],
    ]));
    expect(result.groups.some(({ ours }) => referencesOf(input.ours, ours).includes("INV-101"))).toBe(false);
  });

  test("a group whose row was changed does not hold any more, and says so", () => {
    const changed = inputOf(OURS.map((each) => (each.row === 4 ? { ...each, amountMinor: 4400 as Minor } : each)), THEIRS);
    const result = decide(changed, reconcile(changed), [decision("grouped", [3, 4], [3], { about: "INV-103; INV-104" })]);
    expect(result.told).toEqual([{ key: "grouped-rows-changed", params: { rows: "INV-103; INV-104" } }]);
    expect(result.groups.some(({ decision: word }) => word !== undefined)).toBe(false);
  });

  test("a remark on a lone row stays with it", () => {
    const lone = FOUND.unmatched.ours[0]!.row;
    const result = decide(INPUT, FOUND, [decision(null, [lone], [], { disputed: true, note: "asked for a copy" })]);
    expect(result.unmatched.ours.find(({ row: number }) => number === lone)!.decision).toEqual({ verdict: null, note: "asked for a copy", owner: "", disputed: true });
  });
});

const numbersOf = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }).map((numbers) => numbers.sort());
const decisionArbitrary = fc.record({ verdict: fc.constantFrom("accepted", "grouped", "rejected", null), ours: numbersOf, theirs: numbersOf, note: fc.constantFrom("", "later") })
  .map(({ verdict, ours, theirs, note }) => decision(verdict, ours, theirs, note === "" ? {} : { note }));

describe("any decisions", () => {
  test("the bridge closes, every row is told once, and deciding the same again changes nothing", () => {
    fc.assert(fc.property(fc.array(decisionArbitrary, { maxLength: 6 }), (decisions) => {
      const result = decide(INPUT, FOUND, decisions);
      expect(residuals(result)).toEqual([0]);
      for (const side of ["ours", "theirs"] as const) {
        expect([...result.groups.flatMap((group) => group[side]), ...result.unmatched[side].map(({ row: number }) => number)].sort()).toEqual([1, 2, 3, 4]);
      }
      expect(decide(INPUT, FOUND, decisions)).toEqual(result);
    }));
  });

  test("accepting all that is proposed leaves nothing to propose", () => {
    const memory = withDecisions({ kind: "statement", customer: "N", ...NO_MEMORY }, FOUND.groups.map(({ ours, theirs }) => decision("accepted", ours, theirs)))!;
    expect(decide(INPUT, FOUND, memory.decisions).groups.filter(({ verdict }) => verdict === "suggested")).toEqual([]);
  });

  test("the last word about a row holds, and a changed verdict keeps the remark", () => {
    const start = { kind: "statement" as const, customer: "N", ...NO_MEMORY };
    const one = withDecisions(start, [decision("accepted", [1], [1], { note: "checked" })])!;
    expect(withDecisions(one, [decision("rejected", [1], [1])])!.decisions).toEqual([decision("rejected", [1], [1], { note: "checked" })]);
    expect(withDecisions(one, [decision("grouped", [1, 2], [1])])!.decisions).toEqual([decision("grouped", [1, 2], [1])]);
  });
});

describe("row keys", () => {
  const rowArbitrary = fc.record({ reference: fc.constantFrom("INV-1", "INV-2", ""), date: fc.constantFrom("2026-05-04", "2026-05-05"), amount: fc.constantFrom(100, 200), text: fc.constantFrom("a", "b") })
    .map(({ reference, date, amount, text }) => ({ ...row(0, reference, date, amount), text }));

  test("each row has its own key, whatever repeats", () => {
    fc.assert(fc.property(fc.array(rowArbitrary, { maxLength: 20 }), (rows) => {
      const keys = listRowKeys(rows.map((each, place) => ({ ...each, row: place + 1 })));
      expect(new Set(keys.values()).size).toBe(rows.length);
    }));
  });

  test("sorting renames no row: what stands in a row decides its key", () => {
    fc.assert(fc.property(fc.array(rowArbitrary, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (rows, order) => {
      const contents = (list: readonly ReconciliationRow[]): string[] => {
        const keys = listRowKeys(list);
        return list.map((each) => `${keys.get(each.row)} ${each.reference} ${each.text} ${each.day} ${each.amountMinor}`).sort();
      };
      const ranks = rows.map(() => order.next().value!);
      const sorted = [...rows.keys()].sort((left, right) => ranks[left]! - ranks[right]!).map((place, position) => ({ ...rows[place]!, row: position + 1 }));
      expect(contents(sorted)).toEqual(contents(rows.map((each, place) => ({ ...each, row: place + 1 }))));
    }));
  });
});
