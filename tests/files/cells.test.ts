import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import fs from "node:fs";
import path from "node:path";
import { parseCellNumber } from "../../src/files/xlsx-number";
import { unreadable } from "../../src/files/zip-read";
import type { RawCell } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { plan } from "../contract/workbook-fixture";
import { bookParts } from "./book-builder";

const SHARED = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>first</t></si><si><t/></si><si><r><rPr><b/></rPr><t xml:space=\"preserve\">bold </t></r><r><t>plain</t></r></si><si><t>_x000D_ and _x005F_x0041_</t></si></sst>";

/** A workbook whose first sheet has these rows as XML. */
function bookOfRows(rows: string, { shared = SHARED, date1904 = false, after = "" } = {}): Uint8Array {
  const parts = bookParts({ sheets: [{ name: "Cells", cells: [{ row: 0, column: 0, value: "placeholder" }] }], date1904 });
  parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]!.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${rows}</sheetData>${after}`);
  parts["xl/sharedStrings.xml"] = shared;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

describe("a cell reads", () => {
  const lines = fs.readFileSync(path.join(__dirname, "../cases/files/cells.txt"), "utf8").split("\n").filter((line) => line.startsWith("<"));
  test.each(lines)("%s", (line) => {
    const [markup, expected] = line.split(/\s+→ /) as [string, string];
    const cell = MemoryWorkbook.open(bookOfRows(`<row r="1">${markup}</row>`), "cells.xlsx").cell("Cells", 0, 0);
    const [, value, formula] = /^(.*?)(?: (=.*))?$/.exec(expected)!;
    expect({ value: cell?.value ?? null, formula: cell?.formula ?? null }).toEqual({ value: JSON.parse(value!) as RawCell, formula: formula ?? null });
  });
});

describe("rows and cells out of the ordinary", () => {
  const cellOf = (rows: string, row: number, column: number) => MemoryWorkbook.open(bookOfRows(rows), "cells.xlsx").cell("Cells", row, column);

  test("a row that closes itself takes its place", () => {
    expect(cellOf("<row/><row><c><v>5</v></c></row>", 1, 0)!.value).toBe(5);
  });

  test("cells may be left out", () => {
    expect(cellOf("<row r=\"3\"><c r=\"XFD3\"><v>5</v></c></row>", 2, 16_383)!.value).toBe(5);
  });

  test("a shared formula is read for each of its cells", () => {
    const rows = "<row r=\"1\"><c r=\"B1\"><f t=\"shared\" ref=\"B1:B3\" si=\"0\">A1*$C$1+Sheet2!A1&amp;\"A1\"</f><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row><row r=\"3\"><c r=\"B3\"><f t=\"shared\" si=\"0\"/><v>3</v></c></row>";
    expect([0, 1, 2].map((row) => cellOf(rows, row, 1)!.formula)).toEqual(["=A1*$C$1+Sheet2!A1&\"A1\"", "=A2*$C$1+Sheet2!A2&\"A1\"", "=A3*$C$1+Sheet2!A3&\"A1\""]);
  });

  test("dates of a 1904 workbook written as text count from its own first day", () => {
    const workbook = MemoryWorkbook.open(bookOfRows("<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2026-01-05</v></c></row>", { date1904: true }), "cells.xlsx");
    expect(workbook.cell("Cells", 0, 0)!.value).toBe(46027 - 1462);
  });

  const damaged: readonly [string, string, string][] = [
    ["a cell beyond the last column", "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "beyond-sheet"],
    ["a row beyond the last", "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>", "beyond-sheet"],
    ["a text that is not there", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>", "shared-string-missing"],
    ["a NUL in a text", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a\u0000b</t></is></c></row>", "illegal-character"],
    ["an escaped NUL in a text", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a_x0000_b</t></is></c></row>", "illegal-character"],
    ["a row that never ends", "<row r=\"1\"><c r=\"A1\"><v>1</v></c>", "damaged"],
  ];
  test.each(damaged)("%s is refused by name", (_, rows, reason) => {
    expect(() => cellOf(rows, 0, 0)).toThrow(expect.objectContaining({ code: unreadable(reason).code, params: expect.objectContaining({ reason }) }) as unknown as Error);
  });
});

test("a number is what Number makes of its text, to the last bit", () => {
  const check = (text: string): void => expect(parseCellNumber(strToU8(text), 0, text.length)).toBe(Number(text) + 0);
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => check(String(value === 0 ? 0 : value))));
  fc.assert(fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), fc.integer({ min: 0, max: 18 }), (mantissa, decimals) => check((mantissa / 10 ** decimals).toFixed(decimals > 15 ? 15 : decimals).replace(/^-(0(\.0*)?)$/, "$1"))));
});

test("whatever is written into a cell is read back the same", async () => {
  const text = fc.string({ unit: "binary", maxLength: 40 }).filter((value) => !value.includes("\0"));
  const cell: fc.Arbitrary<RawCell> = fc.oneof(text, fc.constantFrom("=1+1", "_x0041_", "a\r\nb", "\ttab", "'quote", "#N/A", "\ud83d\ude00"), fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0), fc.boolean());
  await fc.assert(fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }), async (rows) => {
    const workbook = MemoryWorkbook.empty();
    await workbook.writeSheets([plan("p", "P", rows.map((row) => row.map((value) => ({ value: value as string | number | boolean }))))]);
    const again = MemoryWorkbook.open(workbook.save(), "again.xlsx");
    rows.forEach((row, rowIndex) => row.forEach((value, column) => {
      const seen = again.cell("P", rowIndex, column);
      expect([seen?.value ?? null, seen?.formula ?? null]).toEqual([value === "" ? null : value, null]);
    }));
  }), { numRuns: 60 });
});
