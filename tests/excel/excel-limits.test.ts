import { describe, expect, test } from "@jest/globals";
import { afterCellEdit } from "../../src/excel/excel-errors";
import { HIGHLIGHT_FILLS } from "../../src/grid/sheet-plan";
import type { RawCell } from "../../src/grid/table";
import { books, LEDGER_ROWS, mark, plan, refusal } from "../contract/workbook-fixture";
import { ExcelFixture } from "./excel-fixture";

const MEGABYTE = 1024 * 1024;
const HEADERS = ["A", "B", "C"];

/** A ledger of rows with long texts. */
async function longTexts(rows: number, chars: number, columns = HEADERS): Promise<ExcelFixture> {
  const fixture = new ExcelFixture();
  await fixture.seed([books({ headers: columns, rows: Array.from({ length: rows }, (_, row) => columns.map((name) => `${name}${row}-`.padEnd(chars, "x"))) })]);
  return fixture;
}

async function readFirst(fixture: ExcelFixture) {
  return fixture.workbook.readTable((await fixture.workbook.listTables())[0]!.id);
}

describe("Excel's limits", () => {
  test("an answer over 5 MB is asked for again in halves, and nothing is lost", async () => {
    const fixture = await longTexts(3000, 900);
    const table = await readFirst(fixture);
    expect(table.rows.map(([first]) => String(first).split("-")[0])).toEqual(Array.from({ length: 3000 }, (_, row) => `A${row}`));
    expect(fixture.host.largest.answer).toBeGreaterThan(5 * MEGABYTE);
  });

  test("a single row over 5 MB is too large", async () => {
    const fixture = await longTexts(1, 32_000, Array.from({ length: 200 }, (_, column) => `Column ${column}`));
    await expect(readFirst(fixture)).rejects.toMatchObject(refusal("too-large"));
  });

  test("100,000 rows of usual width never come near the limit", async () => {
    const fixture = new ExcelFixture();
    const rows = Array.from({ length: 100_000 }, (_, row): RawCell[] => [row, "C0001", `INV-2026-${row}`, "Some words about it", 12.34, "USD"]);
    await fixture.seed([books({ headers: ["Row", "Customer", "Document", "Description", "Amount", "Currency"], rows })]);
    expect((await readFirst(fixture)).rows).toHaveLength(100_000);
    expect(fixture.host.largest.answer).toBeLessThan(2 * MEGABYTE);
  });

  test("long texts are written in requests under 5 MB", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    await fixture.workbook.writeSheets([plan("notes", "Notes", Array.from({ length: 300 }, (_, row) => [{ value: `${row} `.padEnd(30_000, "字") }]))]);
    expect(fixture.sheet("Notes").usedCells).toBe(300);
    expect(String(fixture.cell("Notes", "A300").value).startsWith("299 字")).toBe(true);
  });

  test("thousands of scattered cells are filled, though an address may have 8,192 characters", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books({ rows: Array.from({ length: 5000 }, (_, row): RawCell[] => [46000, "C001", `INV-${row}`, row]) })]);
    const [info] = await fixture.workbook.listTables();
    const marks = Array.from({ length: 2500 }, (_, index) => mark(index * 2 + 1, index % 3 === 0 ? "Amount" : "Date", "difference", "differs"));
    await fixture.workbook.highlight([{ tableId: info!.id, reasonHeader: "Why", marks }]);
    const unfilled = marks.filter(({ row, column }) => fixture.cell("Books", `${column === "Amount" ? "E" : "B"}${row + 3}`).style.fill !== HIGHLIGHT_FILLS.difference);
    expect(unfilled).toEqual([]);
    expect(await fixture.workbook.clearHighlights()).toBe(2500);
    expect(fixture.cell("Books", "E4").style.fill).toBeUndefined();
  });

  test("a run over many customers asks Excel twice for each sheet, not more", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    const sheets = (count: number) => Array.from({ length: count }, (_, index) => plan(`statement/C${index}`, `C${index}`, [[{ value: "Statement" }], [{ value: index }]]));
    const before = fixture.host.requests;
    await fixture.workbook.writeSheets(sheets(2));
    await fixture.settled();
    const forTwo = fixture.host.requests - before;
    await fixture.workbook.writeSheets(sheets(22).slice(2));
    await fixture.settled();
    expect(fixture.host.requests - before - forTwo).toBeLessThanOrEqual(forTwo + 18 * 2);
    expect(fixture.sheetNames()).toHaveLength(23);
  });

  test("thousands of scattered cells are changed in a few dozen requests", async () => {
    const fixture = new ExcelFixture();
    const rows = Array.from({ length: 6000 }, (_, index) => [46027, "C001", `INV-${index}`, index % 2 === 0 ? `${index}.50` : index]);
    await fixture.seed([books({ rows })]);
    const [info] = await fixture.workbook.listTables();
    const before = fixture.host.requests;
    await fixture.workbook.changeCells(info!.id, rows.flatMap(([, , , amount], index) => (typeof amount === "string" ? [{ row: index + 1, column: "Amount", before: amount, after: Number(amount) }] : [])));
    expect(fixture.host.requests - before).toBeLessThan(30);
    expect((await readFirst(fixture)).rows.every((row) => typeof row[3] === "number")).toBe(true);
  });

  test("nothing that the add-in does takes the user's undo away", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    const [info] = await fixture.workbook.listTables();
    for (let time = 0; time < 2; time += 1) await fixture.workbook.writeSheets([plan("aging", "Aging", [[{ value: 1 }]])]);
    await fixture.workbook.highlight([{ tableId: info!.id, reasonHeader: "Why", marks: [mark(1, null, "missing", "why")] }]);
    await fixture.workbook.clearHighlights();
    await fixture.workbook.appendRows(info!.id, [[1, "C", "D", 2]]);
    await fixture.workbook.changeCells(info!.id, [{ row: 4, column: "Amount", before: 2, after: 3 }]);
    await fixture.workbook.removeRows(info!.id, [{ row: 4, expected: [1, "C", "D", 3] }]);
    expect(fixture.host.lostUndo).toEqual([]);
    const taboo = ["Protection.", "Worksheet.Copy", "Worksheet.Name=", "Worksheet.Visibility=", "Worksheet.Position=", "GetMergedAreas", "RequestUpdate", "TableRowCollection.Add"];
    expect([...fixture.host.traffic.keys()].filter((member) => taboo.some((word) => member.includes(word) && !member.endsWith(".Protected")))).toEqual([]);
  });
});

describe("when Excel fails half-way", () => {
  test("a new sheet that could not be finished is taken back", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    const before = fixture.snapshot();
    fixture.host.failing = { member: "PageLayout.Orientation=", code: "GeneralException" };
    await expect(fixture.workbook.writeSheets([plan("aging", "Aging", [[{ value: 1 }]])])).rejects.toMatchObject({
      ...refusal("other"), params: { detail: expect.stringContaining("GeneralException") as unknown as string },
    });
    fixture.host.failing = null;
    expect(fixture.snapshot()).toEqual(before);
  });

  test("highlights that could not be finished are taken back", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    const [info] = await fixture.workbook.listTables();
    const before = fixture.snapshot();
    fixture.host.failing = { member: "RangeFill.Color=", code: "GeneralException" };
    await expect(fixture.workbook.highlight([{ tableId: info!.id, reasonHeader: "Why", marks: [mark(1, null, "missing", "why")] }])).rejects.toMatchObject(refusal("other"));
    fixture.host.failing = null;
    expect(fixture.snapshot()).toEqual(before);
  });

  test("one failed write does not hold up the next", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    const failed = fixture.workbook.appendRows("no such table", [[1]]);
    const written = fixture.workbook.writeSheets([plan("aging", "Aging", [[{ value: 1 }]])]);
    await expect(failed).rejects.toMatchObject(refusal("table-gone"));
    await expect(written).resolves.toMatchObject({ cancelled: false });
  });

  test("a version of Excel that lacks a call is told as such", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    fixture.host.failing = { member: "Workbook.Tables", code: "ApiNotFound" };
    await expect(fixture.workbook.listTables()).rejects.toMatchObject(refusal("unsupported"));
  });
});

describe("Excel's ways", () => {
  test("rows are appended the same where Excel grows the table by itself", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    fixture.host.autoExpand = true;
    const [info] = await fixture.workbook.listTables();
    await fixture.workbook.appendRows(info!.id, [[46050, "C003", "00017", 10]]);
    expect((await readFirst(fixture)).rows).toEqual([...LEDGER_ROWS, [46050, "C003", "00017", 10]]);
    expect(fixture.host.traffic.get("Table.Resize()")).toBeUndefined();
  });

  test("a calculated column goes on in appended rows", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books({}, [{ at: "E6", formula: "=B6*2" }])]);
    const [info] = await fixture.workbook.listTables();
    await fixture.workbook.appendRows(info!.id, [[46050, "C003", "INV-9", null], [46051, "C003", "INV-10", null]]);
    expect([fixture.cell("Books", "E7").formula, fixture.cell("Books", "E8").formula]).toEqual(["=B7*2", "=B8*2"]);
  });

  test("a calculation is a change only where a table that was read holds formulas", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books({}, [{ at: "E6", formula: "=B6*2" }]), { name: "Other", cells: [{ at: "A1", formula: "=1+1" }] }]);
    const changes: unknown[] = [];
    const stop = await fixture.workbook.watch((change) => void changes.push(change));
    const { id } = await readFirst(fixture);
    const [ledgerSheet, otherSheet] = fixture.host.book.sheets;
    fixture.host.raise("calculated", { worksheetId: otherSheet!.id, address: "A1" });
    await fixture.settled();
    expect(changes).toEqual([]);
    fixture.host.raise("calculated", { worksheetId: ledgerSheet!.id, address: "E6" });
    await fixture.settled();
    expect(changes).toEqual([{ kind: "data", tableId: id }]);
    await stop();
    expect([...fixture.host.events]).toEqual([]);
  });

  test("a change that raised no event is found when another sheet is shown, or before a command", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    const changes: unknown[] = [];
    await fixture.workbook.watch((change) => void changes.push(change));
    const { id } = await readFirst(fixture);
    await fixture.workbook.tellMissedChanges();
    expect(changes).toEqual([]);
    fixture.host.book.sheets[0]!.enter(3, 4, 1200.51);
    fixture.host.raise("activated", { worksheetId: fixture.host.book.sheets[0]!.id });
    await fixture.settled();
    expect(changes).toEqual([{ kind: "data", tableId: id }]);
    await readFirst(fixture);
    fixture.host.book.sheets[0]!.tables.pop();
    await fixture.workbook.tellMissedChanges();
    expect(changes.at(-1)).toEqual({ kind: "tables" });
    await fixture.setEditing(true);
    await expect(fixture.workbook.tellMissedChanges()).resolves.toBeUndefined();
  });

  test("handlers are registered once, however many watch", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    const stops = [await fixture.workbook.watch(() => undefined), await fixture.workbook.watch(() => undefined)];
    expect(fixture.host.traffic.get("WorksheetCollection._RegisterDataChangedEvent()")).toBe(1);
    await stops[0]!();
    expect(fixture.host.events.has("changed")).toBe(true);
    await stops[1]!();
    expect(fixture.host.events.has("changed")).toBe(false);
  });

  test("a command of the user's waits for the end of an edit", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    await fixture.setEditing(true);
    let waited = false;
    const command = afterCellEdit().then(() => { waited = true; });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(waited).toBe(false);
    await fixture.setEditing(false);
    await command;
    expect(await fixture.workbook.listTables()).toHaveLength(1);
  });

  test("formulas are repaired though another sheet is protected", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books({}, [{ at: "G1", formula: "=LEDGER.BALANCE(\"C001\")" }]), { name: "Approved", protected: true, cells: [{ at: "A1", formula: "=1+1" }, { at: "A2", value: "=LEDGER.BALANCE" }] }]);
    expect(await fixture.workbook.reenterFormulas("LEDGER.")).toBe(1);
  });

  test("a table on a protected sheet is read, and every calculation there counts", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    await fixture.protectSheet("Books");
    const changes: unknown[] = [];
    const stop = await fixture.workbook.watch((change) => void changes.push(change));
    const { id, rows } = await readFirst(fixture);
    expect(rows).toEqual(LEDGER_ROWS);
    fixture.host.raise("calculated", { worksheetId: fixture.host.book.sheets[0]!.id, address: "A1" });
    await fixture.settled();
    expect(changes).toEqual([{ kind: "data", tableId: id }]);
    await stop();
  });

  test("no cell is selected while a chart is", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    fixture.host.failing = { member: "Workbook.GetActiveCell()", code: "InvalidSelection" };
    expect(await fixture.workbook.selection()).toBeNull();
  });

  test("a table without its header row is read and appended to, but takes no reason column", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books()]);
    const { table } = fixture.host.book.findTable("Ledger")!;
    table.area = { ...table.area, top: table.area.top + 1 };
    table.showHeaders = false;
    const [info] = await fixture.workbook.listTables();
    await fixture.workbook.appendRows(info!.id, [[46050, "C003", "INV-9", 10]]);
    expect((await readFirst(fixture)).rows).toHaveLength(4);
    await expect(fixture.workbook.highlight([{ tableId: info!.id, reasonHeader: "Why", marks: [mark(1, null, "missing", "why")] }])).rejects.toMatchObject(refusal("unsupported"));
  });

  test("a function that Excel did not know yet gets its own name back", async () => {
    const fixture = new ExcelFixture();
    await fixture.seed([books({}, [{ at: "G1", formula: "=_xldudf_LEDGER_BALANCE(\"C001\")" }])]);
    expect(await fixture.workbook.reenterFormulas("LEDGER.")).toBe(1);
    expect(fixture.cell("Books", "G1").formula).toBe("=LEDGER.BALANCE(\"C001\")");
  });
});
