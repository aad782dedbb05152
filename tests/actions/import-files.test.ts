import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { applyImport, importInto, type ImportPlace, previewImport, readImportLog } from "../../src/actions/import-files";
import type { UnderstoodFile } from "../../src/actions/read-files";
import { importsToUndo, undoImport } from "../../src/actions/undo-import";
import { parseIsoDay } from "../../src/calendar/day";
import type { RawCell, Table } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { Minor } from "../../src/money/money";
import { readSettings, writeSettings } from "../../src/settings/read-settings";
import type { SourceKind, SourceRow } from "../../src/sources/source";
import { WorkbookError } from "../../src/workbook/workbook";
import { buildBook } from "../files/book-builder";
import { workbookErrorMessage } from "../../src/words/workbook-words";

const row = (day: string, party: string, amount: number, more: Partial<SourceRow> = {}): SourceRow => ({
  sourceRow: 2, day: parseIsoDay(day)!, party, document: "", reference: "", amountMinor: Math.round(amount * 100) as Minor, currency: "CNY", memo: "", type: null, ...more,
});
let hashes = 0;
const file = (kind: SourceKind, rows: readonly SourceRow[], name = "export.csv"): UnderstoodFile => ({
  chosen: 0, file: { name, form: "text", encoding: "utf-8", hash: (++hashes).toString(16).padStart(64, "a"), text: null, grids: [], xml: null }, profile: "table", reading: { kind, rows, skipped: [], controls: [] },
});
const table = (name: string, headers: readonly string[], rows: readonly (readonly RawCell[])[]): Table => ({ id: "", name, sheet: name, headerRow: 0, firstColumn: 0, headers, rowCount: rows.length, rows, date1904: false, source: "workbook" });

/** A workbook as an import finds it now. */
async function placeOf(workbook: MemoryWorkbook, more: Partial<ImportPlace> = {}): Promise<ImportPlace> {
  return {
    workbook, settings: readSettings(await workbook.readState()).settings, language: "en", table: null,
    remember: async (change) => {
      const next = change(readSettings(await workbook.readState()).settings);
      if (next) await workbook.writeState(writeSettings(next));
    },
    ...more,
  };
}
const imported = async (workbook: MemoryWorkbook, ...files: readonly UnderstoodFile[]) => importInto(await placeOf(workbook), files);
const undone = async (workbook: MemoryWorkbook, id: string, leaveChanged = false) => undoImport(await placeOf(workbook), id, { leaveChanged });
async function rowsOf(workbook: MemoryWorkbook, name: string): Promise<readonly (readonly RawCell[])[]> {
  const info = (await workbook.listTables()).find((each) => each.name === name);
  return info ? (await workbook.readTable(info.id)).rows : [];
}
const refusal = async (work: Promise<unknown>): Promise<WorkbookError> => work.then(() => { throw new Error("was not refused"); }, (error: unknown) => error as WorkbookError);

const LEDGER = table("Ledger", ["Date", "Customer", "Type", "Document", "Debit", "Credit"], [[46204, "Acme", "Invoice", "INV-1", 100, null]]);
const withLedger = (): MemoryWorkbook => MemoryWorkbook.fromTables([LEDGER]);

describe("an import", () => {
  test("into a workbook without tables makes them, with where each row came from, and a log", async () => {
    const workbook = MemoryWorkbook.empty();
    await imported(workbook, file("bank", [row("2026-08-01", "Acme", 5, { reference: "=1+1" })], "bank.csv"), file("ledger", [row("2026-08-01", "Acme", 5, { type: "invoice", document: "INV-9" })], "sales.csv"));
    expect((await workbook.listSheets()).map(({ name }) => name)).toEqual(["Bank transactions", "Customer ledger", "Import log"]);
    const [bank] = await rowsOf(workbook, "BankTransactions");
    expect([bank![0], bank!.slice(-3)]).toEqual([46235, ["bank.csv", 2, expect.stringMatching(/^IMP-[0-9A-F]{10}$/)]]);
    expect(bank).toContain("=1+1");
    const again = MemoryWorkbook.open(workbook.save(), "saved.xlsx");
    expect((await readImportLog(again)).map(({ file: name, table: into, rows, added }) => [name, into, rows, added])).toEqual([["bank.csv", "BankTransactions", 1, 1], ["sales.csv", "CustomerLedger", 1, 1]]);
    expect(again.cell("Bank transactions", 1, 5)?.formula ?? null).toBeNull();
  });

  test("that adds nothing changes no byte, its log included", async () => {
    const workbook = withLedger();
    const one = file("ledger", [row("2026-08-01", "Acme", 5, { type: "invoice", document: "INV-9" })]);
    await imported(workbook, one);
    const saved = workbook.save();
    const again = MemoryWorkbook.open(saved, "saved.xlsx");
    expect((await imported(again, one)).map(({ added, present }) => [added, present])).toEqual([[0, 1]]);
    expect((await imported(again, file("ledger", one.reading.rows))).map(({ added, present }) => [added, present])).toEqual([[0, 1]]);
    expect(again.save()).toEqual(saved);
  });

  test("goes below the rows that are there, which stay as they were", async () => {
    const workbook = withLedger();
    await imported(workbook, file("invoices", [row("2026-08-01", "ACME ", 5, { type: "invoice", document: "INV-2" }), row("2026-07-01", "Acme", 100, { type: "invoice", document: "INV-1" })]));
    expect(await rowsOf(workbook, "Ledger")).toEqual([...LEDGER.rows, [46235, "Acme", "Invoice", "INV-2", 5, null]]);
  });

  test("is the same whichever file comes first", async () => {
    const [one, two] = [file("bank", [row("2026-08-01", "A", 5), row("2026-08-02", "A", 5)]), file("bank", [row("2026-08-02", "A", 5), row("2026-08-03", "A", 5)])];
    const sums = await Promise.all([[one, two], [two, one]].map(async (files) => {
      const workbook = MemoryWorkbook.empty();
      await imported(workbook, ...files);
      return (await rowsOf(workbook, "BankTransactions")).map(([date]) => date).sort();
    }));
    expect(sums).toEqual([[46235, 46236, 46237], [46235, 46236, 46237]]);
  });

  test.each([
    ["a protected sheet", "protected", async () => {
      const workbook = withLedger();
      workbook.book.sheet("Ledger")!.protectedHere = true;
      return workbook;
    }],
    ["a table whose amounts are worked out", "ledger-amounts-computed", async () => MemoryWorkbook.fromTables([table("Ledger", ["Date", "Customer", "Type", "Document", "Quantity", "Unit price"], [[46204, "Acme", "Invoice", "INV-1", 2, 3]])])],
    ["a table that ends in a total", "import-below-total", async () => MemoryWorkbook.fromTables([table("Ledger", LEDGER.headers, [...LEDGER.rows, ["合计", null, null, null, 100, null]])])],
    ["two ledgers of equal standing", "import-tables-several", async () => MemoryWorkbook.fromTables([LEDGER, { ...LEDGER, name: "Ledger2", sheet: "Ledger2" }])],
  ])("into %s is refused in words, and nothing changed", async (_, reason, make) => {
    const workbook = await make();
    const before = workbook.save();
    const error = await refusal(imported(workbook, file("ledger", [row("2026-08-01", "Acme", 5, { type: "invoice", document: "INV-9" })])));
    expect([error.code, error.params.reason]).toContain(reason);
    expect(workbookErrorMessage(error.code, error.params, "en")).not.toMatch(/[{}]|undefined/);
    expect(workbook.save()).toEqual(before);
  });

  test("that was looked at before the table changed is refused", async () => {
    const workbook = withLedger();
    const place = await placeOf(workbook);
    const preview = await previewImport(place, [file("ledger", [row("2026-08-01", "Acme", 5, { type: "invoice" })])]);
    await workbook.appendRows((await workbook.listTables())[0]!.id, [[46235, "Acme", "Invoice", "INV-9", 5, null]]);
    expect((await refusal(applyImport(place, preview))).params.reason).toBe("rows-moved");
  });

  test("whose new sheet is refused takes back the rows it had added", async () => {
    const workbook = withLedger();
    const place = await placeOf(workbook);
    const failing = Object.assign(Object.create(workbook) as MemoryWorkbook, { writeSheets: () => Promise.reject(new WorkbookError("protected")) });
    await refusal(importInto({ ...place, workbook: failing }, [file("ledger", [row("2026-08-01", "Acme", 5, { type: "invoice" })])]));
    expect(await rowsOf(workbook, "Ledger")).toEqual(LEDGER.rows);
  });

  test("is cancelled before the first cell is written", async () => {
    const workbook = withLedger();
    const stop = new AbortController();
    stop.abort();
    const error = await refusal(importInto(await placeOf(workbook), [file("ledger", [row("2026-08-01", "Acme", 5, { type: "invoice" })])], { signal: stop.signal }));
    expect([error.code, await rowsOf(workbook, "Ledger")]).toEqual(["cancelled", LEDGER.rows]);
  });
});

describe("whatever stands in the texts", () => {
  const text = fc.oneof(
    fc.constantFrom("", " lead", "trail ", "a\tb", "two\nlines", "=1+1", "+49", "-", "0042", "1E5", "_x0041_", "TRUE", "#N/A", "'quoted", "\u0001", "\u3000全角\u3000", "１２３", "２０２６年", "a\u00a0b"), fc.string({ maxLength: 8, unit: "grapheme" }),
  );
  const rows = fc.array(fc.record({ party: text, document: text, reference: text, memo: text, day: fc.constantFrom("2026-08-01", "2026-08-02"), amount: fc.constantFrom(1, -2.5) }), { minLength: 1, maxLength: 4 });

  test("saved, opened and imported again, nothing is new", async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom<SourceKind>("bank", "statement", "ledger"), rows, async (kind, list) => {
      const read = list.map(({ day, amount, party, ...texts }) => row(day, party.trim() === "" ? "Somebody" : party, amount, { ...texts, type: amount < 0 ? "credit note" : "invoice" }));
      const workbook = MemoryWorkbook.empty();
      const [first] = await imported(workbook, file(kind, read));
      const again = MemoryWorkbook.open(workbook.save(), "again.xlsx");
      const [second] = await imported(again, file(kind, read));
      expect([first!.added + first!.fates.filter((fate) => fate !== "added").length, second!.added]).toEqual([read.length, 0]);
      expect(await undone(again, first!.importId)).toBe(first!.added);
    }), { numRuns: 60 });
  });
});

describe("workbooks of other programs", () => {
  const serial1904 = 46235 - 1462;
  const plain = (date1904: boolean): MemoryWorkbook => MemoryWorkbook.open(buildBook({
    date1904, dialect: "openpyxl",
    sheets: [
      { name: "Ledger", cells: cellsOf([["Our ledger"], [], ["Date", "Customer", "Type", "Document", "Debit", "Credit"], [46204 - (date1904 ? 1462 : 0), "Acme", "Invoice", "INV-1", 100, null]]) },
      { name: "Bank", cells: cellsOf([["交易日期", "对方户名", "收入", "支出", "余额"], [46208 - (date1904 ? 1462 : 0), "Acme", 40, null, 40]]) },
    ],
  }), "plain.xlsx");
  const cellsOf = (rows: readonly (readonly RawCell[])[]) => rows.flatMap((line, at) => line.flatMap((value, column) => (value === null ? [] : [{ row: at, column, value, ...(column === 0 && at > 2 && { numberFormat: "yyyy-mm-dd" }) }])));

  test.each([false, true])("tables that are plain cells get their rows below, in the workbook's own days (from 1904: %s), and are found again", async (date1904) => {
    const workbook = plain(date1904);
    const sales = [row("2026-07-01", "Acme", 100, { type: "invoice", document: "INV-1" }), row("2026-08-01", "Acme", 5, { type: "invoice", document: "INV-2" })];
    const bank = [row("2026-07-05", "Acme", 40), row("2026-08-01", "Acme", -7)];
    expect((await imported(workbook, file("ledger", sales), file("bank", bank), file("statement", [row("2026-08-01", "Acme", 3)]))).map(({ added, table: into }) => [added, into])).toEqual([[1, "Ledger"], [1, "Bank"], [1, "CustomerStatements"]]);
    const again = MemoryWorkbook.open(workbook.save(), "again.xlsx");
    const day = date1904 ? serial1904 : 46235;
    expect([(await rowsOf(again, "Ledger")).at(-1), (await rowsOf(again, "Bank")).at(-1), (await rowsOf(again, "CustomerStatements"))[0]![0]]).toEqual([[day, "Acme", "Invoice", "INV-2", 5, null], [day, "Acme", null, 7, null], day]);
    expect((await imported(again, file("ledger", sales), file("bank", bank), file("statement", [row("2026-08-01", "Acme", 3)]))).map(({ added }) => added)).toEqual([0, 0, 0]);
  });
});

describe("undoing an import", () => {
  const three = (): UnderstoodFile => file("ledger", [1, 2, 3].map((day) => row(`2026-08-0${day}`, "Acme", day, { type: "invoice", document: `N-${day}` })));

  test("takes away exactly its rows, wherever they are by now, and its line in the log", async () => {
    const workbook = withLedger();
    const [first] = await imported(workbook, three());
    const [second] = await imported(workbook, file("ledger", [row("2026-08-09", "Acme", 9, { type: "invoice", document: "N-9" })]));
    const info = (await workbook.listTables()).find(({ name }) => name === "Ledger")!;
    const rows = (await workbook.readTable(info.id)).rows;
    // Somebody sorts the table the other way round.
    await workbook.changeCells(info.id, rows.flatMap((each, at) => info.headers.flatMap((column, place) => {
      const [before, after] = [each[place] ?? null, rows[rows.length - 1 - at]![place] ?? null];
      return before === after ? [] : [{ row: at + 1, column, before, after }];
    })));
    expect(await importsToUndo(workbook)).toMatchObject([{ importId: second!.importId }, { importId: first!.importId, added: 3 }]);
    expect(await undone(workbook, first!.importId)).toBe(3);
    expect((await rowsOf(workbook, "Ledger")).map((each) => each[3])).toEqual(["N-9", "INV-1"]);
    expect((await readImportLog(workbook)).map(({ importId }) => importId)).toEqual([second!.importId]);
    expect((await refusal(undone(workbook, first!.importId))).params.reason).toBe("import-unknown");
  });

  test("lets the file be imported again", async () => {
    const workbook = withLedger();
    const one = three();
    const [done] = await imported(workbook, one);
    await undone(workbook, done!.importId);
    expect((await imported(workbook, one)).map(({ added }) => added)).toEqual([3]);
  });

  test("is refused where a row was changed since, unless the unchanged ones may go alone", async () => {
    const workbook = withLedger();
    const [done] = await imported(workbook, three());
    const info = (await workbook.listTables()).find(({ name }) => name === "Ledger")!;
    await workbook.changeCells(info.id, [{ row: 3, column: "Debit", before: 2, after: 2.5 }]);
    const error = await refusal(undone(workbook, done!.importId));
    expect(workbookErrorMessage(error.code, error.params, "en")).toBe("Of the 3 rows of this import, 1 was changed or removed since. Nothing was changed.");
    expect(await undone(workbook, done!.importId, true)).toBe(2);
    expect((await rowsOf(workbook, "Ledger")).map((each) => each[3])).toEqual(["INV-1", "N-2"]);
  });

  test("knows rows by the import's name in a table that has a column for it, and leaves a table that it emptied", async () => {
    const workbook = MemoryWorkbook.empty();
    const [done] = await imported(workbook, file("bank", [row("2026-08-01", "Acme", 5)]));
    await workbook.changeCells((await workbook.listTables()).find(({ name }) => name === "BankTransactions")!.id, [{ row: 1, column: "Counterparty", before: "Acme", after: "ACME" }]);
    expect((await refusal(undone(workbook, done!.importId))).params.reason).toBe("import-changed");
    await workbook.changeCells((await workbook.listTables()).find(({ name }) => name === "BankTransactions")!.id, [{ row: 1, column: "Counterparty", before: "ACME", after: "Acme" }]);
    expect(await undone(workbook, done!.importId)).toBe(1);
    expect((await rowsOf(workbook, "BankTransactions")).flat().filter((cell) => cell !== null)).toEqual([]);
    expect((await imported(workbook, file("bank", [row("2026-08-01", "Acme", 5), row("2026-08-02", "Acme", 6)]))).map(({ added }) => added)).toEqual([2]);
    expect((await rowsOf(workbook, "BankTransactions")).map(([date]) => date)).toEqual([46235, 46236]);
  });
});
