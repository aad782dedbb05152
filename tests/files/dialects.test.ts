import { describe, expect, test } from "@jest/globals";
import { unzipSync, zipSync } from "fflate";
import { inflateEntry, readZip } from "../../src/files/zip-read";
import { HIGHLIGHT_FILLS } from "../../src/grid/sheet-plan";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { mark, plan } from "../contract/workbook-fixture";
import type { Dialect } from "./book-builder";
import { HEADERS, ledgerBook, ROWS } from "./small-ledger";

const DIALECTS: readonly Dialect[] = ["excel", "openpyxl", "libreoffice", "prefixed", "strict", "bare"];

describe.each(DIALECTS)("a workbook in the manner of %s", (dialect) => {
  // Rows and cells without addresses stand one after the other, so there the ledger is at A1.
  const offset = dialect === "bare" ? null : { headerRow: 2, firstColumn: 1 };
  const bytes = ledgerBook(dialect);

  async function openTable(content = bytes) {
    const workbook = MemoryWorkbook.open(content, "book.xlsx");
    const [info] = await workbook.listTables();
    return { workbook, info: info! };
  }

  test("its table is read as it stands", async () => {
    if (!offset) return;
    const { workbook, info } = await openTable();
    expect(info).toMatchObject({ name: "Ledger", sheet: "Books", headers: HEADERS, rowCount: 3, ...offset });
    expect((await workbook.readTable(info.id)).rows).toEqual(ROWS);
  });

  test("saved with highlights, rows and a sheet, every change is there and nothing else changed", async () => {
    if (!offset) return;
    const { workbook, info } = await openTable();
    await workbook.highlight([{ tableId: info.id, reasonHeader: "Why", marks: [mark(2, "Amount", "difference", "differs by 1.00")] }]);
    await workbook.appendRows(info.id, [[46050, "C003", "-7", 10, null]]);
    await workbook.writeSheets([plan("aging", "Aging", [[{ value: "Aging" }]])]);
    const saved = await openTable(workbook.save());
    expect((await saved.workbook.readTable(saved.info.id)).rows).toEqual([
      [...ROWS[0]!, null], [...ROWS[1]!, "differs by 1.00"], [...ROWS[2]!, null], [46050, "C003", "-7", 10, null, null],
    ]);
    expect(saved.workbook.cell("Books", 4, 4)!.style!.fill).toBe(HIGHLIGHT_FILLS.difference);
    expect(saved.workbook.cell("Books", 0, 1)).toMatchObject({ value: "Our ledger", style: { bold: true } });
    expect(saved.workbook.cell("Books", 6, 1)!.style!.numberFormat).toBe("yyyy-mm-dd");
    expect(saved.workbook.cell("Books", 9, 1)).toMatchObject({ value: 900.6, formula: "=SUM(E4:E6)" });
    expect(saved.workbook.cell("Aging", 0, 0)!.value).toBe("Aging");
  });

  test("highlighted and cleared, the sheet is byte for byte what it was", async () => {
    if (!offset) return;
    const { workbook, info } = await openTable();
    await workbook.highlight([{ tableId: info.id, reasonHeader: "Why", marks: [mark(1, null, "missing", "gone"), mark(2, "Amount", "issue", "odd")] }]);
    await workbook.clearHighlights();
    const part = (content: Uint8Array): string => new TextDecoder().decode(inflateEntry(readZip(content).find(({ name }) => name === "xl/worksheets/sheet1.xml")!));
    expect(part(workbook.save()).replace(/ spans="[^"]*"/g, "")).toBe(part(bytes).replace(/ spans="[^"]*"/g, ""));
  });
});

test("rows and cells without addresses stand one after the other, and keep their place when others change", async () => {
  const workbook = MemoryWorkbook.open(ledgerBook("bare"), "book.xlsx");
  const read = (book: MemoryWorkbook) => [0, 1, 2].map((row) => [0, 1, 2].map((column) => book.cell("Books", row, column)?.value ?? null));
  expect(read(workbook)).toEqual([["Our ledger", null, null], ["Date", "Customer", "Document"], [46027, "Müller & Söhne", "INV-1"]]);
  workbook.setCell("Books", 20, 0, "far below");
  workbook.setCell("Books", 2, 2, "INV-2");
  const again = MemoryWorkbook.open(workbook.save(), "again.xlsx");
  expect(read(again)).toEqual([["Our ledger", null, null], ["Date", "Customer", "Document"], [46027, "Müller & Söhne", "INV-2"]]);
  expect([again.cell("Books", 20, 0)!.value, again.cell("Books", 3, 1)!.value]).toEqual(["far below", "上海华东贸易有限公司"]);
});

test("parts in UTF-16 are read, and say UTF-8 once they are changed", async () => {
  const parts = unzipSync(ledgerBook("excel"));
  for (const name of ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"]) parts[name] = Uint8Array.from(Buffer.from(`\ufeff${new TextDecoder().decode(parts[name]).replace("UTF-8", "UTF-16")}`, "utf16le"));
  const workbook = MemoryWorkbook.open(zipSync(parts), "wide.xlsx");
  expect((await workbook.readTable((await workbook.listTables())[0]!.id)).rows).toEqual(ROWS);
  workbook.setCell("Books", 3, 4, 7);
  const saved = workbook.save();
  expect(new TextDecoder().decode(unzipSync(saved)["xl/worksheets/sheet1.xml"]).slice(0, 40)).toContain("encoding=\"UTF-8\"");
  const again = MemoryWorkbook.open(saved, "again.xlsx");
  expect((await again.readTable((await again.listTables())[0]!.id)).rows[0]).toEqual([...ROWS[0]!.slice(0, 3), 7, null]);
});
