import { describe, expect, test } from "@jest/globals";
import { parseIsoDay } from "../../src/calendar/day";
import { createAddIn } from "../../src/actions/add-in";
import { applyFixes } from "../../src/actions/apply-fixes";
import { checkData } from "../../src/actions/check-data";
import { fixRuns } from "../../src/actions/fix-journal";
import { previewFixes } from "../../src/actions/preview-fixes";
import { undoFixes } from "../../src/actions/undo-fixes";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { writtenTable } from "../ledger/written-tables";

const DAY = parseIsoDay("2026-03-31")!;
const LEDGER = [
  "Date | Customer | Type | Document | Due date | Amount | Currency",
  "2026-01-05 | C1 | Invoice | INV-1 | 2026-02-04 | 100 | USD",
  "\"2026/1/9\" | C1 | Invoice | INV-2 | 2026-02-08 | \"1,234.50\" | USD",
  "2026-01-10 | Northwnd Traders | Invoice | INV-3 | 2026-02-09 | \"70\" | USD",
];

async function opened() {
  const workbook = MemoryWorkbook.fromTables([writtenTable("Ledger", LEDGER), writtenTable("Customers", ["Code | Name | Aliases", "C1 | Northwind Traders Ltd |"])]);
  const addIn = createAddIn({ workbook, language: "en", today: () => DAY });
  const tables = await workbook.listTables();
  const rows = async (name: string) => (await workbook.readTable(tables.find((table) => table.name === name)!.id)).rows;
  return { workbook, addIn, rows, ledger: tables[0]! };
}

/** All fixable findings put right. */
async function fixAll(addIn: Awaited<ReturnType<typeof opened>>["addIn"]) {
  const data = await checkData(addIn);
  const fixes = await previewFixes(data, data.answer.issues);
  return applyFixes(addIn.workbook, fixes, { tables: data.source.tables, day: DAY, language: "en" });
}

describe("fixes in the workbook", () => {
  test("are written in every table they touch, and checked again find nothing", async () => {
    const { addIn, rows } = await opened();
    const { run, cells } = await fixAll(addIn);
    expect([run, cells.length]).toEqual([1, 4]);
    expect((await rows("Ledger"))[1]).toEqual([46031, "C1", "Invoice", "INV-2", 46061, 1234.5, "USD"]);
    expect((await rows("Customers"))[0]).toEqual(["C1", "Northwind Traders Ltd", "Northwnd Traders"]);
    expect((await checkData(addIn)).answer.issues).toEqual([]);
  });

  test("undone, every cell holds what it held, and the journal says so", async () => {
    const { workbook, addIn, rows } = await opened();
    const before = [await rows("Ledger"), await rows("Customers")];
    await fixAll(addIn);
    expect(await undoFixes(workbook, 1, DAY)).toEqual({ undone: 4, left: 0 });
    expect([await rows("Ledger"), await rows("Customers")]).toEqual(before);
    expect(await fixRuns(workbook)).toEqual([{ run: 1, day: DAY, cells: 4, standing: 0 }]);
    expect(await undoFixes(workbook, 1, DAY)).toEqual({ undone: 0, left: 0 });
  });

  test("undone after the table was sorted, the rows are found by what stands in them", async () => {
    const { workbook, addIn, rows, ledger } = await opened();
    await fixAll(addIn);
    const [first, second, third] = await rows("Ledger");
    await workbook.removeRows(ledger.id, [first!, second!, third!].map((expected, place) => ({ row: place + 1, expected })));
    await workbook.appendRows(ledger.id, [third!, first!, second!]);
    expect(await undoFixes(workbook, 1, DAY)).toMatchObject({ left: 0 });
    expect((await rows("Ledger")).map((row) => [row[0], row[3], row[5]])).toEqual([[46032, "INV-3", "70"], [46027, "INV-1", 100], ["2026/1/9", "INV-2", "1,234.50"]]);
  });

  test("a cell that was changed since is left as it is", async () => {
    const { workbook, addIn, rows, ledger } = await opened();
    await fixAll(addIn);
    await workbook.changeCells(ledger.id, [{ row: 2, column: "Amount", before: 1234.5, after: 1200 }]);
    expect(await undoFixes(workbook, 1, DAY)).toEqual({ undone: 3, left: 1 });
    expect((await rows("Ledger"))[1]!.slice(0, 6)).toEqual(["2026/1/9", "C1", "Invoice", "INV-2", 46061, 1200]);
  });

  test("a row in which something else was corrected since is still that row", async () => {
    const { workbook, addIn, rows, ledger } = await opened();
    await fixAll(addIn);
    await workbook.changeCells(ledger.id, [{ row: 2, column: "Document", before: "INV-2", after: "INV-2a" }]);
    expect(await undoFixes(workbook, 1, DAY)).toEqual({ undone: 4, left: 0 });
    expect((await rows("Ledger"))[1]!.slice(0, 6)).toEqual(["2026/1/9", "C1", "Invoice", "INV-2a", 46061, "1,234.50"]);
  });

  test("a row that was taken out is not looked for in the one that moved up, even if that holds the same amount", async () => {
    const { workbook, addIn, rows, ledger } = await opened();
    await workbook.appendRows(ledger.id, [[46040, "C1", "Invoice", "INV-4", 46070, 70, "USD"]]);
    await fixAll(addIn);
    const third = (await rows("Ledger"))[2]!;
    await workbook.removeRows(ledger.id, [{ row: 3, expected: third }]);
    const before = await rows("Ledger");
    expect(before[2]![5]).toBe(70);
    expect(await undoFixes(workbook, 1, DAY)).toEqual({ undone: 3, left: 1 });
    expect((await rows("Ledger"))[2]).toEqual(before[2]);
  });

  test("where one table refuses, what was undone in another is as it was, and undone later it is whole", async () => {
    const { workbook, addIn, rows } = await opened();
    await fixAll(addIn);
    const before = await rows("Ledger");
    workbook.book.sheet("Customers")!.protectedHere = true;
    await expect(undoFixes(workbook, 1, DAY)).rejects.toMatchObject({ code: "protected" });
    expect(await rows("Ledger")).toEqual(before);
    workbook.book.sheet("Customers")!.protectedHere = false;
    expect(await undoFixes(workbook, 1, DAY)).toEqual({ undone: 4, left: 0 });
  });

  test("a formula that somebody put in place of what was written stays, and the others are undone", async () => {
    const { workbook, addIn } = await opened();
    await fixAll(addIn);
    workbook.setCell("Ledger", 2, 5, { formula: "=1234.5" });
    workbook.setComputed("Ledger", 2, 5, 1234.5);
    expect(await undoFixes(workbook, 1, DAY)).toEqual({ undone: 3, left: 1 });
    expect(workbook.cell("Ledger", 2, 5)?.formula).toBe("=1234.5");
  });

  test("a cell that no longer holds what the preview showed stops the whole, with nothing half-written", async () => {
    const { workbook, addIn, rows, ledger } = await opened();
    const data = await checkData(addIn);
    const fixes = await previewFixes(data, data.answer.issues);
    await workbook.changeCells(ledger.id, [{ row: 3, column: "Amount", before: "70", after: "71" }]);
    const before = await rows("Ledger");
    await expect(applyFixes(workbook, fixes, { tables: data.source.tables, day: DAY, language: "en" })).rejects.toMatchObject({ code: "changed" });
    expect(await rows("Ledger")).toEqual(before);
    expect(await fixRuns(workbook)).toEqual([]);
  });

  test("a cell with a formula is left, and the others are put right", async () => {
    const { workbook, addIn, rows } = await opened();
    workbook.setCell("Ledger", 2, 5, { formula: "=\"1,234.50\"" });
    workbook.setComputed("Ledger", 2, 5, "1,234.50");
    const data = await checkData(addIn);
    const { cells, left } = await applyFixes(workbook, await previewFixes(data, data.answer.issues), { tables: data.source.tables, day: DAY, language: "en" });
    expect([cells.length, left]).toEqual([3, 1]);
    expect(workbook.cell("Ledger", 2, 5)?.formula).toBe("=\"1,234.50\"");
    expect((await rows("Ledger"))[2]![5]).toBe(70);
    expect((await fixRuns(workbook)).map((run) => run.cells)).toEqual([3]);
  });

  test("where one table refuses, what was changed in another is taken back", async () => {
    const { workbook, addIn, rows } = await opened();
    const data = await checkData(addIn);
    const before = await rows("Ledger");
    workbook.book.sheet("Customers")!.protectedHere = true;
    await expect(applyFixes(workbook, await previewFixes(data, data.answer.issues), { tables: data.source.tables, day: DAY, language: "en" })).rejects.toMatchObject({ code: "protected" });
    expect(await rows("Ledger")).toEqual(before);
  });

  test("the journal is no ledger, and is begun once whatever the language", async () => {
    const { workbook, addIn } = await opened();
    await fixAll(addIn);
    const data = await checkData(addIn);
    await workbook.changeCells(data.view.ledger.tables.ledger.id, [{ row: 1, column: "Amount", before: 100, after: "100" }]);
    const again = await checkData(addIn);
    await applyFixes(workbook, await previewFixes(again, again.answer.issues), { tables: again.source.tables, day: DAY, language: "zh" });
    expect((await workbook.listTables()).map(({ name }) => name)).toEqual(["Ledger", "Customers", "DataFixes"]);
    expect((await fixRuns(workbook)).map(({ run, cells }) => [run, cells])).toEqual([[2, 1], [1, 4]]);
  });
});
