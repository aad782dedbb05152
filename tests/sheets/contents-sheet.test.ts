import { describe, expect, test } from "@jest/globals";
import { contentsSheet } from "../../src/sheets/contents-sheet";
import type { Language } from "../../src/words/language";
import { expectGolden } from "./golden";
import { planText } from "./plan-text";
import { customerOf, day, smallLedger, smallStatement } from "./small-ledger";

const CUSTOMERS = [customerOf({ key: "C001", name: "=Northwind" }), customerOf({ key: "C002", name: "青禾机械有限公司" })];
const LEDGER = smallLedger(CUSTOMERS, [
  { customer: "C001", date: "2026-09-12", type: "invoice", document: "I-1", amount: 500000, due: "2026-10-11" },
  { customer: "C002", date: "2026-10-12", type: "invoice", document: "I-2", amount: 250000, due: "2026-11-11" },
  { customer: "C002", date: "2026-10-13", type: "invoice", document: "I-3", amount: 98765, due: "2026-10-20", currency: "JPY" },
]);

function sheetOf(language: Language) {
  const entries = LEDGER.partitions.map(({ customer }, partition) => ({
    sheetKey: `statement/${CUSTOMERS[customer]!.key}/activity`,
    statement: smallStatement(LEDGER, { partition, kind: "activity", from: "2026-10-01", to: "2026-10-31", open: { "I-1": 500000, "I-3": 98765 } }),
  }));
  return contentsSheet({ ledger: LEDGER, entries, from: day("2026-10-01"), to: day("2026-10-31"), kind: "activity", language, policyVersion: 1 });
}

describe("the contents of a run", () => {
  test.each(["en", "zh"] as const)("in %s: a line and a jump per statement, sums per currency", (language) => {
    expectGolden(`contents-${language}`, planText(sheetOf(language)));
  });

  test("a name that looks like a formula is text", () => {
    const plan = sheetOf("en");
    const cell = plan.rows.flat().find((each) => each?.value === "=Northwind");
    expect(plan.styles[cell!.style!]!.numberFormat).toBe("@");
  });

  test("entities and GL accounts have totals of their own", () => {
    const ledger = smallLedger(CUSTOMERS, [
      { customer: "C001", date: "2026-10-02", type: "invoice", document: "I-1", amount: 10500, entity: "E1", account: "1122" },
      { customer: "C001", date: "2026-10-03", type: "payment", document: "R-1", amount: -10000, entity: "E2", account: "1122" },
      { customer: "C002", date: "2026-10-04", type: "invoice", document: "I-2", amount: 700, entity: "E1", account: "1122" },
    ]);
    const entries = ledger.partitions.map((_, partition) => ({ sheetKey: `s${partition}`, statement: smallStatement(ledger, { partition, kind: "activity", from: "2026-10-01", to: "2026-10-31", open: {} }) }));
    const plan = contentsSheet({ ledger, entries, from: day("2026-10-01"), to: day("2026-10-31"), kind: "activity", language: "en", policyVersion: 1 });
    const totals = plan.rows.filter((row) => String(row[0]?.value ?? "").startsWith("Total")).map((row) => [row[0]!.value, row[5]!.value]);
    expect(totals).toEqual([["Total USD · E1 · 1122", 112], ["Total USD · E2 · 1122", -100]]);
  });
});
