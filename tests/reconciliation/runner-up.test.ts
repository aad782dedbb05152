import { describe, expect, test } from "@jest/globals";
import { type Day, parseIsoDay } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { reconcile } from "../../src/reconciliation/reconcile";
import { type Alternative, DEFAULT_RULES, type ReconciliationInput, type ReconciliationRow } from "../../src/reconciliation/reconciliation";
import { evidenceSentence } from "../../src/words/reconciliation-words";

const FIRST = parseIsoDay("2025-06-02")!;
/** `day amount number` of ours, `day amount reference | text` of theirs; one customer. */
const row = (line: string, index: number): ReconciliationRow => {
  const [head, text = ""] = line.split(" | ") as [string, string?];
  const [day, amount, reference = ""] = head.split(" ") as [string, string, string?];
  return { row: index + 1, party: "Alder Fabrics Ltd", partyCode: "", day: (FIRST + Number(day)) as Day, dueDay: null, amountMinor: Math.round(Number(amount) * 100) as Minor, currency: "EUR", reference, text, type: null };
};
function runnersUp(kind: ReconciliationInput["kind"], ours: readonly string[], theirs: readonly string[]): readonly (readonly [string, readonly Alternative[]])[] {
  const { groups } = reconcile({
    kind, ours: ours.map(row).map((each) => ({ ...each, partyCode: "A", type: "invoice" })), theirs: theirs.map(row), parties: [{ code: "A", name: "Alder Fabrics Ltd", aliases: [] }], rates: [], periodEnd: null, rules: DEFAULT_RULES[kind],
  });
  return groups.map(({ verdict, cause, alternatives }) => [`${verdict} ${cause}`, alternatives]);
}

describe("the runner-up and its reason", () => {
  test("another open document with just their amount, where the named one has another", () => {
    expect(runnersUp("statement", ["0 400 R-4711", "1 250 R-9022"], ["3 250 R-4711"])).toEqual([
      ["suggested PARTIAL", [{ ours: [2], theirs: [1], cause: "REF_MISSING", reason: { key: "instead-amount", params: { days: 2 } } }]],
    ]);
  });

  test("two open documents that are the amount together", () => {
    expect(runnersUp("bank", ["0 400 R-4711", "1 150 R-9022", "2 100.5 R-9087"], ["30 250.5  | R-4711/2"])).toEqual([
      ["suggested PARTIAL", [{ ours: [2, 3], theirs: [1], cause: "GROUP_1N_NOREF", reason: { key: "instead-sum", params: { count: 2 } } }]],
    ]);
  });

  test("a row of theirs that is left over and would fit as well", () => {
    const [[told, others]] = runnersUp("statement", ["0 812.4 R-1"], ["2 812.4", "20 812.4"]) as [readonly [string, readonly Alternative[]]];
    expect(told).toBe("suggested REF_MISSING");
    expect(others).toEqual([{ ours: [1], theirs: [2], cause: "REF_MISSING", reason: { key: "instead-theirs", params: { days: 20 } } }]);
  });

  test("the choices of an ambiguous row say why each is one", () => {
    const [[told, others]] = runnersUp("bank", ["0 500 R-1", "2 500 R-2"], ["9 500"]) as [readonly [string, readonly Alternative[]]];
    expect(told).toBe("suggested AMBIGUOUS");
    expect(others.map(({ ours, reason }) => [ours, evidenceSentence(reason!, "en")])).toEqual([[[2], "It has just this amount too, 7 days away."]]);
  });

  test("is not made up for what a number and the amount prove, nor of rows that are settled", () => {
    expect(runnersUp("statement", ["0 250 R-4711", "1 250 R-9022"], ["3 250 R-4711", "3 250 R-9022"])).toEqual([["auto EXACT", []], ["auto EXACT", []]]);
  });
});
