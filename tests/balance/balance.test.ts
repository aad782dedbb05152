import { describe, expect, test } from "@jest/globals";
import { balanceOf, balances } from "../../src/balance/balance";
import { AssertionError } from "../../src/check/assert";
import { day, type LedgerRow, makeLedger } from "../build/make-ledger";

const ROWS: readonly LedgerRow[] = [
  { customer: "A", date: "", type: "opening", document: "OB", amount: "10.00" },
  { customer: "A", date: "2026-01-05", type: "invoice", document: "INV-1", amount: "100.00" },
  { customer: "A", date: "2026-01-20", type: "payment", document: "PAY-1", amount: "-110.00" },
  { customer: "A", date: "2026-01-05", type: "invoice", document: "INV-2", amount: "1500", currency: "JPY" },
  { customer: "B", date: "2026-02-05", type: "invoice", document: "INV-3", amount: "0.01" },
];
const ledger = makeLedger(ROWS);
const lines = (asOf: string): unknown[] => balances(ledger, day(asOf)).lines.map(({ partition, balanceMinor }) => [partition, balanceMinor]);

describe("balances", () => {
  test("an undated opening counts on every day, other entries from their own", () => {
    expect(lines("2000-01-01")).toEqual([[0, 1000]]);
    expect(lines("2026-01-05")).toEqual([[0, 11000], [1, 1500]]);
  });

  test("a settled customer keeps its line of 0; one with later entries only has none yet", () => {
    expect(lines("2026-01-31")).toEqual([[0, 0], [1, 1500]]);
    expect(lines("2026-12-31")).toEqual([[0, 0], [1, 1500], [2, 1]]);
  });

  test("totals keep currencies apart", () => {
    expect(balances(ledger, day("2026-12-31")).totals.map(({ currency, balanceMinor }) => [currency, balanceMinor])).toEqual([["USD", 1], ["JPY", 1500]]);
  });

  test("one customer's balances are its lines", () => {
    expect(balanceOf(ledger, { customer: 0, asOf: day("2026-01-05") })).toEqual(balances(ledger, day("2026-01-05")).lines.filter(({ partition }) => partition < 2));
    expect(balanceOf(ledger, { customer: 1, asOf: day("2026-01-31") })).toEqual([]);
  });

  test("a sum beyond the exact range stops instead of being rounded", () => {
    const huge = makeLedger([1, 2, 3].map((place) => ({ customer: "A", date: "2026-01-01", type: "invoice" as const, document: `I${place}`, amount: "90071992547409.90" })));
    expect(() => balances(huge, day("2026-12-31"))).toThrow(AssertionError);
  });
});
