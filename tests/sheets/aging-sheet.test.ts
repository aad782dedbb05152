import { describe, expect, test } from "@jest/globals";
import { aging } from "../../src/aging/aging";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { agingSheet } from "../../src/sheets/aging-sheet";
import type { Language } from "../../src/words/language";
import { expectGolden } from "./golden";
import { planText } from "./plan-text";
import { customerOf, day, smallLedger, type WrittenEntry } from "./small-ledger";

const CUSTOMERS = [customerOf({ key: "C001", name: "Northwind Traders" }), customerOf({ key: "C002", name: "青禾机械有限公司" }), customerOf({ key: "C003", name: "Settled & Sons" })];
const ENTRIES: readonly WrittenEntry[] = [
  { customer: "C002", date: "2026-05-02", type: "invoice", document: "I-1", amount: 1234567, due: "2026-06-01" },
  { customer: "C001", date: "2026-08-12", type: "invoice", document: "I-2", amount: 500000, due: "2026-09-11" },
  { customer: "C001", date: "2026-10-12", type: "invoice", document: "I-3", amount: 250000, due: "2026-10-31" },
  { customer: "C001", date: "2026-10-20", type: "payment", document: "R-1", amount: -900000 },
  { customer: "C001", date: "2026-10-01", type: "invoice", document: "I-4", amount: 98765, due: "2026-10-30", currency: "JPY" },
];

function sheetOf(language: Language, entries: readonly WrittenEntry[] = ENTRIES, letterhead = { ...DEFAULT_SETTINGS.statement.letterhead, name: "Riverside & Co" }) {
  const ledger = smallLedger(CUSTOMERS, entries);
  const settlement = settle(ledger, DEFAULT_SETTINGS.allocation);
  return agingSheet({ ledger, aging: aging(ledger, settlement, { asOf: day("2026-10-31"), policy: DEFAULT_SETTINGS.aging }), language, policyVersion: 2, letterhead });
}

describe("the aging sheet", () => {
  test.each(["en", "zh"] as const)("in %s: a total per currency, shares, the proof below", (language) => {
    expectGolden(`aging-${language}`, planText(sheetOf(language)));
  });

  test("entities and accounts have their own columns and totals", () => {
    const entries = ENTRIES.map((entry, index) => ({ ...entry, entity: index % 2 === 0 ? "North" : "South", account: "1122" }));
    expectGolden("aging-entities-en", planText(sheetOf("en", entries)));
  });

  test("without anything open it says so", () => {
    expect(planText(sheetOf("en", []))).toContain("Nothing is open on this date.");
  });

  test("a proof that fails is printed as such, with the difference", () => {
    const ledger = smallLedger(CUSTOMERS, ENTRIES);
    const answer = aging(ledger, settle(ledger, DEFAULT_SETTINGS.allocation), { asOf: day("2026-10-31"), policy: DEFAULT_SETTINGS.aging });
    const broken = { ...answer, totals: answer.totals.map((total) => ({ ...total, totalMinor: (total.totalMinor + 1) as typeof total.totalMinor, unappliedMinor: (total.unappliedMinor + 1) as typeof total.unappliedMinor })) };
    const text = planText(agingSheet({ ledger, aging: broken, language: "en", policyVersion: 1, letterhead: DEFAULT_SETTINGS.statement.letterhead }));
    expect(text).toContain("✗ the ledger's balance is 10,845.67, a difference of 0.01");
  });
});
