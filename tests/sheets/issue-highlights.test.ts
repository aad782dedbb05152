import { describe, expect, test } from "@jest/globals";
import type { Issue } from "../../src/check/issue";
import { issueHighlights } from "../../src/sheets/issue-highlights";
import { customerOf, smallLedger, tableOf } from "./small-ledger";

const base = smallLedger([customerOf({ key: "C001", name: "Northwind" })], []);
const LEDGER = { ...base, tables: { ...base.tables, ledger: tableOf("Ledger", ["Date", "Amount"]), customers: tableOf("Customers", ["Code"]) } };
const issue = (code: Issue["code"], table: string, row: number | null, column: string | null): Issue => ({ code, severity: "warning", at: { table, row, column }, params: { value: "x", got: "x" } });

describe("marks for what reading complained of", () => {
  test("each complaint is a mark on its cell, by table and row", () => {
    const plans = issueHighlights({ ledger: LEDGER, issues: [issue("amount-unreadable", "Ledger", 9, "Amount"), issue("date-as-text", "Ledger", 2, "Date"), issue("customer-duplicate", "Customers", 3, "Code")], language: "en" });
    expect(plans.map(({ tableId, marks }) => [tableId, ...marks.map(({ row, column, kind }) => `${row} ${column} ${kind}`)])).toEqual([
      ["Ledger", "2 Date issue", "9 Amount issue"],
      ["Customers", "3 Code issue"],
    ]);
  });

  test("two complaints of one row share its words, each cell has its fill", () => {
    const [plan] = issueHighlights({ ledger: LEDGER, issues: [issue("amount-unreadable", "Ledger", 2, "Amount"), issue("date-as-text", "Ledger", 2, "Date")], language: "en" });
    expect(plan!.marks.map(({ column }) => column)).toEqual(["Amount", "Date"]);
    expect(plan!.marks[0]!.reason).toBe(plan!.marks[1]!.reason);
    expect(plan!.marks[0]!.reason).toMatch(/^Amount: .* Date: /);
  });

  test("complaints of a whole table or of a table that is not the ledger's have no cell to mark", () => {
    expect(issueHighlights({ ledger: LEDGER, issues: [issue("column-missing", "Ledger", null, null), issue("amount-unreadable", "Bank", 2, "Amount")], language: "zh" })).toEqual([]);
  });

  test("a column that is gone marks the row", () => {
    const [plan] = issueHighlights({ ledger: LEDGER, issues: [issue("amount-unreadable", "Ledger", 2, "Betrag")], language: "zh" });
    expect(plan!.marks[0]).toMatchObject({ row: 2, column: null });
    expect(plan!.reasonHeader).toBe("数据问题");
  });
});
