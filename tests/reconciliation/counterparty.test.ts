import { describe, expect, test } from "@jest/globals";
import { counterpartyKey, listStem, profileFor } from "../../src/reconciliation/counterparty";
import { type CounterpartyMemory, NO_MEMORY } from "../../src/settings/reconciliation-memory";

describe("a list known again next month", () => {
  test.each([
    ["Northwind_2026-06", "Northwind_2026-07"], ["Bank 202606", "bank_20260731"], ["Contoso Jun26", "Contoso_Jul26"], ["对账单2026年6月", "对账单2026年7月"], ["海川_6月", "海川_7月"], ["Stmt Q1 2026", "Stmt Q2 2026"],
  ])("%s and %s are one list", (june, july) => expect(listStem(june)).toBe(listStem(july)));

  test.each([["Bank_4711", "Bank_4712"], ["Northwind", "Contoso"], ["Marchand", "Maynard"]])("%s and %s are two lists", (one, other) => expect(listStem(one)).not.toBe(listStem(other)));

  test("a customer's list is known by the customer, whatever the table is called", () => {
    expect(counterpartyKey("statement", "C001", "Any")).toBe(counterpartyKey("statement", "C001", "Other"));
    expect(counterpartyKey("bank", null, "Bank_2026-06")).toBe(counterpartyKey("bank", null, "Bank_2026-07"));
  });

  const remembered = (table: string, headers: readonly string[]): CounterpartyMemory => ({
    kind: "statement", customer: null, ...NO_MEMORY, profile: { table, headers, columns: {}, tolerance: "0", windowBeforeDays: 3, windowAfterDays: 5, signs: null },
  });

  test("the profile is found by name, then by name without the period, then by headers; two that fit equally are none", () => {
    const memory = { a: remembered("Northwind_2026-06", ["Date", "Total"]), b: remembered("Contoso", ["Tag", "Betrag"]), c: remembered("Fabrikam", ["Tag", "Betrag"]) };
    expect(profileFor(memory, { name: "NORTHWIND_2026-06", headers: [] })?.key).toBe("a");
    expect(profileFor(memory, { name: "Northwind_2026-07", headers: [] })?.key).toBe("a");
    expect(profileFor(memory, { name: "Table7", headers: ["Date", "Total"] })?.key).toBe("a");
    expect(profileFor(memory, { name: "Table7", headers: ["Tag", "Betrag"] })).toBeNull();
  });
});
