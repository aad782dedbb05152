import { describe, expect, test } from "@jest/globals";
import { UNCALCULATED } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { readLedger } from "../../src/ledger/read-ledger";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { issueMessage } from "../../src/words/issue-words";
import { buildBook, type BuiltCell, type Dialect } from "./book-builder";

const HEADERS = ["Date", "Customer", "Quantity", "Price", "Amount", "Month"];
const rowOf = (row: number, amount: Partial<BuiltCell>): BuiltCell[] => [
  { row, column: 0, value: 46027 }, { row, column: 1, value: "ACME" }, { row, column: 2, value: 2 }, { row, column: 3, value: 50 }, { row, column: 4, ...amount }, { row, column: 5, formula: "TEXT(A2,\"yyyy-mm\")" },
];
const CELLS: BuiltCell[] = [
  ...HEADERS.map((value, column) => ({ row: 0, column, value })),
  ...rowOf(1, { formula: "C2*D2", value: 100 }), ...rowOf(2, { formula: "C3*D3" }), ...rowOf(3, { formula: "IF(A4=\"\",\"\",C4*D4)", value: "" }),
  { row: 4, column: 4, formula: "C5*D5" },
];
const open = (dialect: Dialect, isTable: boolean): MemoryWorkbook =>
  MemoryWorkbook.open(buildBook({ sheets: [{ name: "Books", cells: CELLS, ...(isTable && { tables: [{ name: "Books", row: 0, column: 0, headers: HEADERS, rowCount: 4 }] }) }], dialect }), "b.xlsx");
const read = async (workbook: MemoryWorkbook) => {
  const [info] = await workbook.listTables();
  const table = await workbook.readTable(info!.id);
  return { table, ...readLedger({ ledger: table, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS }) };
};

describe.each(["excel", "openpyxl", "libreoffice"] as const)("formulas in a workbook written by %s", (dialect) => {
  test.each([["a table", true], ["plain cells", false]] as const)("%s: one without a saved result is told with its cell, never 0 and never blank; the others count", async (_where, isTable) => {
    const { table, ledger, issues } = await read(open(dialect, isTable));
    expect(table.rows.map((row) => row[4])).toEqual([100, UNCALCULATED, null, UNCALCULATED]);
    expect([...ledger!.entries.amountMinor.slice(0, ledger!.entries.count)]).toEqual([10000]);
    expect(issues.map(({ code, params }) => [code, params.cell])).toEqual([["formula-unsaved", "E3"], ["amount-missing", "E4"]]);
    expect(issueMessage(issues[0]!, "en")).toBe("Books!E3 (row 2, Amount): formula without a saved result: open the file in Excel and save it. The row is left out.");
    expect(issueMessage(issues[0]!, "zh")).toBe("Books!E3（第 2 行，Amount）：公式没有保存计算结果，请用 Excel 打开该文件并保存。该行未计入。");
  });
});

test("once worked out it has its value, and one that comes to nothing is blank", async () => {
  const workbook = open("openpyxl", true);
  workbook.setComputed("Books", 2, 4, 77);
  workbook.setComputed("Books", 4, 4, null);
  const { table, issues } = await read(workbook);
  expect(table.rows.map((row) => row[4])).toEqual([100, 77, null, null]);
  expect(issues.map(({ code }) => code)).toEqual(["amount-missing"]);
});

test("rows with such formulas are known again: marked, and cleared without a trace", async () => {
  const workbook = open("openpyxl", true);
  const { table } = await read(workbook);
  await workbook.highlight([{ tableId: table.id, reasonHeader: "Why", marks: [{ row: 2, column: "Amount", kind: "difference", reason: "x" }] }]);
  await workbook.clearHighlights();
  expect((await read(workbook)).table).toEqual(table);
  await workbook.removeRows(table.id, [{ row: 2, expected: table.rows[1]! }]);
  expect((await workbook.listTables())[0]!.rowCount).toBe(3);
});
