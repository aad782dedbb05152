import { describe, expect, test } from "@jest/globals";
import { settle } from "../../src/ledger/settle";
import type { Settlement } from "../../src/ledger/settlement";
import { type ControlBalance, DEFAULT_SETTINGS } from "../../src/settings/settings";
import { checkInvariants } from "../../src/statement/invariants";
import { day, type LedgerRow, makeLedger } from "../build/make-ledger";

const ROWS: readonly LedgerRow[] = [
  { customer: "A", date: "2026-01-05", type: "invoice", document: "INV-1", due: "2026-02-04", amount: "100.00", entity: "North", account: "1122" },
  { customer: "A", date: "2026-01-20", type: "payment", document: "PAY-1", amount: "-60.00", entity: "North", account: "1122" },
  { customer: "B", date: "2026-01-06", type: "invoice", document: "INV-2", due: "2026-02-05", amount: "50.00", entity: "South", account: "1122" },
  { customer: "B", date: "2026-01-06", type: "invoice", document: "INV-3", due: "2026-02-05", amount: "1500", currency: "JPY", entity: "South", account: "1122" },
];
const ledger = makeLedger(ROWS);
const settlement = settle(ledger, DEFAULT_SETTINGS.allocation);
const asOf = day("2026-01-31");

function broken(changed: Partial<Settlement>): unknown[] {
  return checkInvariants(ledger, { ...settlement, ...changed }, asOf, DEFAULT_SETTINGS).map(({ code, params }) => [code, params.invariant]);
}

function control(change: Partial<ControlBalance>): unknown[] {
  const controls = [{ entity: "", account: "", currency: "USD", balance: "90.00", asOf: "2026-01-31", ...change }];
  return checkInvariants(ledger, settlement, asOf, { ...DEFAULT_SETTINGS, controls }).map(({ code, params }) => [code, params.expected, params.found, params.difference]);
}

describe("invariants", () => {
  test("a sound ledger breaks none", () => {
    expect(broken({})).toEqual([]);
  });

  test("an application between two accounts breaks I5, and the sums of both", () => {
    expect(broken({ debit: Int32Array.of(2) })).toEqual(expect.arrayContaining([["invariant-broken", "I5"], ["invariant-broken", "I1"]]));
  });

  test("an application of more than there is breaks I4", () => {
    expect(broken({ amountMinor: Float64Array.of(7000) })).toContainEqual(["invariant-broken", "I4"]);
  });

  test("an application in the wrong direction breaks I4", () => {
    expect(broken({ amountMinor: Float64Array.of(-1) })).toContainEqual(["invariant-broken", "I4"]);
  });
});

describe("control balances", () => {
  test("a total that ties says nothing", () => {
    expect(control({})).toEqual([]);
    expect(control({ entity: "North", balance: "40" })).toEqual([]);
    expect(control({ currency: "JPY", balance: "1500" })).toEqual([]);
    expect(control({ asOf: "2026-01-05", balance: "100.00" })).toEqual([]);
  });

  test("a total that differs says by how much", () => {
    expect(control({ balance: "91.00" })).toEqual([["control-differs", "91.00", "90.00", "-1.00"]]);
    expect(control({ entity: "South", account: "1122", balance: "0" })).toEqual([["control-differs", "0.00", "50.00", "50.00"]]);
    expect(control({ entity: "West", balance: "1" })).toEqual([["control-differs", "1.00", "0.00", "-1.00"]]);
  });
});
