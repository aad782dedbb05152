import { describe, expect, test } from "@jest/globals";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { RawCell } from "../../src/grid/table";
import { mark } from "../contract/workbook-fixture";
import { buildBook, type BuiltCell } from "../files/book-builder";
import { ledgerSheet } from "../files/small-ledger";

const lines = (rows: readonly (readonly RawCell[])[], top = 0): BuiltCell[] => rows.flatMap((row, index) => row.flatMap((value, column) => (value === null ? [] : [{ row: top + index, column, value }])));
const PLAIN = lines([["Harbour Ltd, ledger", null, null, null], [null, null, null, null], ["Date", "Customer", "Type", "Amount"], [46027, "C001", "Invoice", 100], [46030, "C001", "Payment", -40]]);

describe("a workbook without tables", () => {
  const open = (): MemoryWorkbook => MemoryWorkbook.open(buildBook({ sheets: [{ name: "Notes", cells: lines([["Remember", null]]) }, { name: "Ledger 2026", cells: PLAIN }] }), "plain.xlsx");

  test("offers the rows below a header as a table called after its sheet", async () => {
    const workbook = open();
    const [info, ...others] = await workbook.listTables();
    expect(others).toEqual([]);
    expect(info).toMatchObject({ name: "Ledger 2026", sheet: "Ledger 2026", headerRow: 2, firstColumn: 0, headers: ["Date", "Customer", "Type", "Amount"], rowCount: 2 });
    expect((await workbook.readTable(info!.id)).rows).toEqual([[46027, "C001", "Invoice", 100], [46030, "C001", "Payment", -40]]);
  });

  test("takes highlights, rows and a clearing like any other", async () => {
    const workbook = open();
    const [info] = await workbook.listTables();
    await workbook.highlight([{ tableId: info!.id, reasonHeader: "Why", marks: [mark(2, "Amount", "difference", "differs")] }]);
    expect((await workbook.listTables())[0]!.headers.at(-1)).toBe("Why");
    await workbook.clearHighlights();
    await workbook.appendRows(info!.id, [[46031, "C002", "Invoice", 7]]);
    const again = MemoryWorkbook.open(workbook.save(), "again.xlsx");
    const [saved] = await again.listTables();
    expect(saved).toMatchObject({ headers: ["Date", "Customer", "Type", "Amount"], rowCount: 3 });
    expect((await again.readTable(saved!.id)).rows[2]).toEqual([46031, "C002", "Invoice", 7]);
  });

  test("lists side by side and below each other are tables of their own; a column of reasons never joins them", async () => {
    const cells = [...PLAIN, ...lines([["Code", "Name", "Terms"], ["C001", "Harbour", 30]], 2).map((cell) => ({ ...cell, column: cell.column + 5 })), ...lines([["Code", "Name", "Credit limit"], ["C001", "Harbour", 900]], 7)];
    const workbook = MemoryWorkbook.open(buildBook({ sheets: [{ name: "Book", cells }] }), "book.xlsx");
    const [ledger, ...others] = await workbook.listTables();
    expect(ledger).toMatchObject({ name: "Book", headers: ["Date", "Customer", "Type", "Amount"], rowCount: 2 });
    expect(others).toMatchObject([{ name: "Book (2)", firstColumn: 5, headers: ["Code", "Name", "Terms"], rowCount: 1 }, { name: "Book (3)", headerRow: 7, headers: ["Code", "Name", "Credit limit"], rowCount: 1 }]);
    expect((await workbook.readTable(others[1]!.id)).rows).toEqual([["C001", "Harbour", 900]]);
    await workbook.highlight([{ tableId: ledger!.id, reasonHeader: "Why", marks: [mark(2, "Amount", "difference", "differs")] }]).catch((error: unknown) => expect(error).toMatchObject({ code: "no-room" }));
    expect((await workbook.listTables())[0]).toMatchObject({ headers: ["Date", "Customer", "Type", "Amount"], rowCount: 2 });
  });

  test("beside a real table plain rows are no table", async () => {
    const workbook = MemoryWorkbook.open(buildBook({ sheets: [ledgerSheet(), { name: "Ledger 2026", cells: PLAIN }] }), "mixed.xlsx");
    expect((await workbook.listTables()).map(({ name }) => name)).toEqual(["Ledger"]);
  });
});

describe("tables out of the ordinary", () => {
  test("without a header row, the first row is data and the columns have the names the table gives them", async () => {
    const workbook = MemoryWorkbook.open(buildBook({ sheets: [{ name: "S", cells: lines([["C001", 5], ["C002", 6]]), tables: [{ name: "T", row: 0, column: 0, headers: ["Column1", "Column2"], rowCount: 2, headerless: true }] }] }), "x");
    const [info] = await workbook.listTables();
    expect(info).toMatchObject({ headerRow: -1, headers: ["Column1", "Column2"], rowCount: 2 });
    expect((await workbook.readTable(info!.id)).rows).toEqual([["C001", 5], ["C002", 6]]);
  });

  test("one that reaches the last row of the sheet is read with its blank rows", async () => {
    const workbook = MemoryWorkbook.open(buildBook({ sheets: [{ name: "S", cells: lines([["Document", "Amount"], ["1", 5]]), tables: [{ name: "T", row: 0, column: 0, headers: ["Document", "Amount"], rowCount: 1_048_575 }] }] }), "x");
    const table = await workbook.readTable((await workbook.listTables())[0]!.id);
    expect([table.rows.length, table.rows[0], table.rows.at(-1)]).toEqual([1_048_575, ["1", 5], [null, null]]);
  });

  test("a table that was read does not change under its reader's hands", async () => {
    const workbook = MemoryWorkbook.open(buildBook({ sheets: [{ name: "S", cells: lines([["Document", "Amount"], ["1", 5]]), tables: [{ name: "T", row: 0, column: 0, headers: ["Document", "Amount"], rowCount: 1 }] }] }), "x");
    const table = await workbook.readTable((await workbook.listTables())[0]!.id);
    workbook.setCell("S", 1, 1, 6);
    expect(table.rows).toEqual([["1", 5]]);
    expect((await workbook.readTable(table.id)).rows).toEqual([["1", 6]]);
  });

  test("texts of many sheets and lines survive the pieces in which they are read", async () => {
    const rows = Array.from({ length: 5000 }, (_, row) => [`客户 ${row} ${"长".repeat(row % 50)}`, row / 8, row % 3 ? "Invoice & Co" : null]);
    for (const dialect of ["excel", "openpyxl", "libreoffice"] as const) {
      const workbook = MemoryWorkbook.open(buildBook({ dialect, sheets: [{ name: "S", cells: lines([["Name", "Amount", "Type"], ...rows]), tables: [{ name: "T", row: 0, column: 0, headers: ["Name", "Amount", "Type"], rowCount: 5000 }] }] }), "x");
      expect((await workbook.readTable((await workbook.listTables())[0]!.id)).rows).toEqual(rows);
    }
  });
});
