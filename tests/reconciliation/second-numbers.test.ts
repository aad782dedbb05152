import { describe, expect, test } from "@jest/globals";
import { parseIsoDay } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { reconcile } from "../../src/reconciliation/reconcile";
import { DEFAULT_RULES, type ReconciliationInput, type ReconciliationRow, type SecondNumber } from "../../src/reconciliation/reconciliation";

/** `day amount document | column number, …` for ours; `day amount reference | text` for theirs. One customer unless a name stands before a colon. */
function compare(ours: readonly string[], theirs: readonly string[], kind: ReconciliationInput["kind"] = "statement") {
  const row = (line: string, index: number): ReconciliationRow => {
    const [head, tail = ""] = line.split(" | ") as [string, string?];
    const [day, amount, ...reference] = head.split(" ") as [string, string, ...string[]];
    return { row: index + 1, party: "Alder Fabrics Ltd", partyCode: "C1", day: parseIsoDay(day), dueDay: null, amountMinor: Math.round(Number(amount) * 100) as Minor, currency: "EUR", reference: reference.join(" "), text: tail, type: "invoice" };
  };
  const numbered = (line: string, index: number): ReconciliationRow => {
    const plain = row(line, index);
    const numbers = plain.text === "" ? [] : plain.text.split(", ").map((each): SecondNumber => ({ column: each.split(" ")[0] as SecondNumber["column"], text: each.slice(each.indexOf(" ") + 1) }));
    return { ...plain, text: numbers.map(({ text }) => text).join(" "), numbers };
  };
  const input: ReconciliationInput = {
    kind, ours: ours.map(numbered), theirs: theirs.map(row), parties: [{ code: "C1", name: "Alder Fabrics Ltd", aliases: [] }], rates: [], periodEnd: null, rules: DEFAULT_RULES[kind],
  };
  return reconcile(input);
}

function told({ groups }: ReturnType<typeof compare>): readonly string[] {
  return groups.map(({ ours, theirs, verdict, cause }) => `${verdict} ${cause} ${ours.join("+")}=${theirs.join("+")}`);
}

describe("a number of ours that is not the document's", () => {
  test("ties a row when the amount agrees, however it is written", () => {
    const result = compare(["2026-01-05 -80.00 RC-9 | reference CHK 55", "2026-01-06 -80.00 RC-10 | reference CHK 56"], ["2026-01-06 -80.00 CHK55", "2026-01-07 -80.00 chk-056"]);
    expect(told(result)).toEqual(["auto REF_FORMAT 1=1", "auto REF_FORMAT 2=2"]);
    expect(result.groups[0]!.evidence[0]).toEqual({ key: "reference-column", params: { column: "reference", number: "CHK 55", ours: "RC-9", theirs: "CHK55" } });
  });

  test.each(["contract", "deliveryNote", "invoiceNumber"])("counts in the column %s as well, beside a number of their own", (column) => {
    const result = compare([`2026-01-05 100.00 A-1 | ${column} 4500871`, `2026-01-05 100.00 A-2 | ${column} 4500872`], ["2026-01-09 100.00 77112 | order 4500872"]);
    expect(told(result)).toEqual(["auto EXACT 2=1"]);
  });

  test("of several rows with one order number the one with the amount is meant", () => {
    expect(told(compare(["2026-01-05 100.00 A-1 | contract HT-88", "2026-01-05 250.00 A-2 | contract HT-88"], ["2026-02-20 250.00 HT-88"]))).toEqual(["auto DATE_TIMING 2=1"]);
  });

  test("all rows of one order are meant when they are the amount together", () => {
    const result = compare(["2026-01-05 100.00 A-1 | contract HT-88", "2026-01-06 250.00 A-2 | contract HT-88", "2026-01-06 90.00 A-3 | contract HT-89"], ["2026-01-09 350.00  | Vertrag HT88"], "bank");
    expect(told(result)).toEqual(["auto GROUP_1N 1+2=1"]);
  });

  test("several order numbers in one text are meant together", () => {
    expect(told(compare(["2026-01-05 100.00 A-1 | reference PO-771", "2026-01-06 250.00 A-2 | reference PO-780"], ["2026-01-09 350.00  | PO-771, PO-780"], "bank"))).toEqual(["auto GROUP_1N 1+2=1"]);
  });

  test("with another amount it counts only where the column is seen to be quoted", () => {
    const ours = ["2026-01-05 100.00 A-1 | reference PO-771", "2026-01-06 250.00 A-2 | reference PO-780", "2026-01-07 300.00 A-3 | reference PO-791", "2026-01-08 400.00 A-4 | reference PO-799"];
    expect(told(compare(ours, ["2026-01-10 333.00 PO-799"]))).toEqual([]);
    expect(told(compare(ours, ["2026-01-06 100.00 PO-771", "2026-01-07 250.00 PO-780", "2026-01-08 300.00 PO-791", "2026-01-10 200.00 PO-799"]))).toContain("auto PARTIAL 4=4");
  });

  test("the document number comes first; where it has another amount a person decides", () => {
    const ours = ["2026-01-05 100.00 A-100 | reference B-7", "2026-01-06 250.00 A-101 | reference A-100"];
    expect(told(compare(ours, ["2026-01-06 100.00 A-100"]))).toEqual(["auto EXACT 1=1"]);
    const { groups } = compare(ours, ["2026-01-07 250.00 A-100"]);
    expect(groups.map(({ verdict, ours: rows, alternatives }) => [verdict, rows, alternatives.map((other) => other.ours)])).toEqual([["suggested", [2], [[1]]]]);
  });

  test.each([["a piece of a longer number", "2024-771"], ["the beginning of another", "PO-771-2"], ["glued to a letter", "X771"]])("is not named by %s", (_, reference) => {
    const { groups } = compare(["2026-01-05 100.00 A-1 | reference 771, contract PO-771"], [`2026-01-06 90.00 ${reference}`]);
    expect(groups).toEqual([]);
  });

  test("dates and amounts are no numbers", () => {
    const { groups } = compare(["2026-01-05 100.00 A-1 | reference 2026-01-31", "2026-01-05 100.00 A-2 | reference 10000"], ["2026-01-07 100.00  | 2026-01-31 10000"]);
    expect(groups.map(({ cause }) => cause)).toEqual(["AMBIGUOUS"]);
  });
});
