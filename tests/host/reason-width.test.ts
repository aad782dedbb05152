import { expect, test } from "@jest/globals";
import { unzipSync, strFromU8 } from "fflate";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { ledgerBook } from "../files/small-ledger";

const sheetText = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);
const mark = (workbook: MemoryWorkbook) => workbook.listTables().then(([info]) => workbook.highlight([{ tableId: info!.id, reasonHeader: "Why", marks: [{ row: 1, column: null, kind: "missing", reason: "Not on their list, which ends before it" }] }]));

test.each(["excel", "openpyxl", "libreoffice"] as const)("marked, saved, opened again and cleared, the frame of a sheet written by %s is what it was", async (dialect) => {
  const frame = (text: string): string => text.replace(/<(?:\w+:)?sheetData>[\s\S]*<\/(?:\w+:)?sheetData>/, "").replace(/<(?:\w+:)?dimension [^>]*>/, "");
  const bytes = ledgerBook(dialect);
  const workbook = MemoryWorkbook.open(bytes, "b.xlsx");
  await mark(workbook);
  const marked = workbook.save();
  expect(sheetText(marked)).toMatch(/<(?:\w+:)?col [^>]*customWidth="1"/);
  const later = MemoryWorkbook.open(marked, "b.xlsx");
  await later.clearHighlights();
  expect(frame(sheetText(later.save()))).toBe(frame(sheetText(bytes)));
});

test("a width that the user has given the column since stays", async () => {
  const workbook = MemoryWorkbook.open(ledgerBook(), "b.xlsx");
  await mark(workbook);
  workbook.setColumnWidth("Books", 6, 20);
  await workbook.clearHighlights();
  expect(workbook.sheets()[0]!.columnWidths.get(6)).toBe(20);
});

test("a column that has room keeps its width", async () => {
  const workbook = MemoryWorkbook.open(ledgerBook(), "b.xlsx");
  workbook.setColumnWidth("Books", 6, 80);
  await mark(workbook);
  expect(workbook.sheets()[0]!.columnWidths.get(6)).toBe(80);
  await workbook.clearHighlights();
  expect(workbook.sheets()[0]!.columnWidths.get(6)).toBe(80);
});
