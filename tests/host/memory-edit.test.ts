import { describe, expect, test } from "@jest/globals";
import { strToU8, unzipSync, zipSync } from "fflate";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { GridEdit } from "../../src/host/grid-workbook";
import { refusal } from "../contract/workbook-fixture";
import { bookParts, type BuiltSheet } from "../files/book-builder";
import { HEADERS, ledgerSheet, ROWS } from "../files/small-ledger";

type Parts = Record<string, string>;

function openParts(sheets: readonly BuiltSheet[], change: (parts: Parts) => Parts = (parts) => parts): MemoryWorkbook {
  const parts = change(bookParts({ sheets }));
  return MemoryWorkbook.open(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))), "book.xlsx");
}

const reopened = (workbook: MemoryWorkbook): MemoryWorkbook => MemoryWorkbook.open(workbook.save(), "again.xlsx");
const sheetText = (workbook: MemoryWorkbook): string => new TextDecoder().decode(unzipSync(workbook.save())["xl/worksheets/sheet1.xml"]);
const tableOf = (workbook: MemoryWorkbook) => workbook.sheets()[0]!.tables[0]!;

/** The ledger with a calculated column at its right end. */
const WITH_FORMULAS: BuiltSheet = {
  ...ledgerSheet(),
  cells: [...ledgerSheet().cells.filter(({ column }) => column !== 5), { row: 2, column: 5, value: "Gross" }, ...[3, 4, 5].map((row) => ({ row, column: 5, formula: `E${row + 1}*1.19`, value: row }))],
  tables: [{ name: "Ledger", row: 2, column: 1, headers: [...HEADERS.slice(0, 4), "Gross"], rowCount: 3 }],
};

describe("typing right below or beside a table", () => {
  test("makes the table grow: formats come along, calculated columns continue", () => {
    const workbook = openParts([WITH_FORMULAS]);
    workbook.setCell("Books", 6, 2, "C009");
    const again = reopened(workbook);
    expect(tableOf(again).range).toEqual({ top: 2, left: 1, bottom: 6, right: 5 });
    expect(again.cell("Books", 6, 5)!.formula).toBe("=E7*1.19");
    expect(again.cell("Books", 6, 1)?.style?.numberFormat).toBe("yyyy-mm-dd");
  });

  test("on its right, adds a column that has a name", () => {
    const workbook = openParts([ledgerSheet()]);
    workbook.setCell("Books", 2, 6, "Region");
    workbook.setCell("Books", 4, 7, "north");
    const again = reopened(workbook);
    expect(tableOf(again).headers).toEqual([...HEADERS, "Region", "Column7"]);
    expect([again.cell("Books", 2, 7)!.value, again.cell("Books", 4, 7)!.value]).toEqual(["Column7", "north"]);
  });

  test("leaves the table as it is where something stands in the way", () => {
    const workbook = openParts([{ ...ledgerSheet(), cells: [...ledgerSheet().cells, { row: 6, column: 3, value: "note" }] }]);
    workbook.setCell("Books", 6, 1, "typed");
    expect([tableOf(workbook).range.bottom, workbook.cell("Books", 6, 1)!.value]).toEqual([5, "typed"]);
  });
});

describe("typing into a header", () => {
  test("renames the column", async () => {
    const workbook = openParts([ledgerSheet()]);
    workbook.setCell("Books", 2, 2, "Client");
    const again = reopened(workbook);
    expect((await again.listTables())[0]!.headers[1]).toBe("Client");
    expect((await again.readTable((await again.listTables())[0]!.id)).rows).toEqual(ROWS);
  });

  const refusals: readonly [string, string | null, string][] = [["a blank", null, "header-blank"], ["the name of another column", "amount", "header-taken"], ["a new name for a column that formulas use", "Value", "header-in-use"]];
  test.each(refusals)("%s is refused", (_, content, reason) => {
    const workbook = openParts([{ ...ledgerSheet(), cells: [...ledgerSheet().cells, { row: 0, column: 9, formula: "SUM(Ledger[Document])", value: 0 }] }]);
    expect(() => workbook.setCell("Books", 2, 3, content)).toThrow(expect.objectContaining({ ...refusal("unsupported"), params: expect.objectContaining({ reason }) }) as unknown as Error);
    expect(workbook.cell("Books", 2, 3)!.value).toBe("Document");
  });
});

describe("formulas of the file", () => {
  const shared = (parts: Parts): Parts => ({
    ...parts,
    "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"]!.replace("<f>E4*1.19</f>", "<f t=\"shared\" ref=\"F4:F6\" si=\"0\">E4*1.19</f>").replace("<f>E5*1.19</f>", "<f t=\"shared\" si=\"0\"/>").replace("<f>E6*1.19</f>", "<f t=\"shared\" si=\"0\"/>"),
  });

  test("the others of a shared formula keep theirs when its first cell is typed over", () => {
    const workbook = openParts([WITH_FORMULAS], shared);
    workbook.setCell("Books", 3, 5, 42);
    const again = reopened(workbook);
    expect([3, 4, 5].map((row) => again.cell("Books", row, 5))).toMatchObject([{ value: 42, formula: null }, { formula: "=E5*1.19" }, { formula: "=E6*1.19" }]);
  });

  test("a result worked out here is saved once something was edited, the formula word for word", () => {
    const workbook = openParts([WITH_FORMULAS], shared);
    workbook.setComputed("Books", 3, 5, 1428.6);
    expect(sheetText(workbook)).toContain("<f t=\"shared\" ref=\"F4:F6\" si=\"0\">E4*1.19</f><v>3</v>");
    workbook.setCell("Books", 3, 4, 1300);
    workbook.setComputed("Books", 3, 5, 1547);
    expect(sheetText(workbook)).toContain("<f t=\"shared\" ref=\"F4:F6\" si=\"0\">E4*1.19</f><v>1547</v>");
    expect(reopened(workbook).cell("Books", 4, 5)).toMatchObject({ formula: "=E5*1.19", value: 4 });
  });

  test("a value is the file's until it is worked out, and a result is no edit", () => {
    const workbook = openParts([WITH_FORMULAS]);
    const edits: GridEdit[] = [];
    workbook.onEdit((edit) => void edits.push(edit));
    expect(workbook.cell("Books", 3, 5)!.saved).toBe(true);
    workbook.setComputed("Books", 3, 5, 7);
    expect(workbook.cell("Books", 3, 5)).toMatchObject({ saved: false, value: 7, formula: "=E4*1.19" });
    expect(edits).toEqual([]);
  });

  test("part of an array formula is not typed over", () => {
    const workbook = openParts([WITH_FORMULAS], (parts) => ({ ...parts, "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"]!.replace("<f>E4*1.19</f>", "<f t=\"array\" ref=\"F4:F6\">E4:E6*1.19</f>") }));
    expect(() => workbook.setCell("Books", 4, 5, 1)).toThrow(expect.objectContaining(refusal("unsupported")) as unknown as Error);
  });

  test("a formula that spills may be typed over at its first cell, and what it spilled goes", () => {
    const spilling = (parts: Parts): Parts => ({ ...parts, "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"]!.replace(/<c r="F4"[^>]*><f>E4\*1.19<\/f>/, "<c r=\"F4\" cm=\"1\"><f t=\"array\" ref=\"F4:F6\">E4:E6*1.19</f>").replace("<f>E5*1.19</f>", "").replace("<f>E6*1.19</f>", "") });
    const workbook = openParts([WITH_FORMULAS], spilling);
    workbook.setComputed("Books", 3, 5, 9);
    workbook.setCell("Books", 20, 0, 1);
    expect(sheetText(workbook)).toContain("<c cm=\"1\" r=\"F4\"><f t=\"array\" ref=\"F4:F6\">E4:E6*1.19</f><v>9</v></c>");
    expect(() => workbook.setCell("Books", 4, 5, 1)).toThrow(expect.objectContaining(refusal("unsupported")) as unknown as Error);
    workbook.setCell("Books", 3, 5, 42);
    const again = reopened(workbook);
    expect([3, 4, 5].map((row) => again.cell("Books", row, 5)?.value ?? null)).toEqual([42, null, null]);
  });

  test("a formula typed here is saved with its result", () => {
    const workbook = openParts([ledgerSheet()]);
    workbook.setCell("Books", 12, 0, { formula: "=LEDGER.BALANCE(\"C001\")" });
    workbook.setComputed("Books", 12, 0, 12.5);
    expect(sheetText(workbook)).toContain("<c r=\"A13\"><f>_xldudf_LEDGER_BALANCE(&quot;C001&quot;)</f><v>12.5</v></c>");
    expect(reopened(workbook).cell("Books", 12, 0)).toMatchObject({ value: 12.5, formula: "=LEDGER.BALANCE(\"C001\")", saved: true });
  });
});

describe("a formula typed here that spills", () => {
  const spilled = "<c r=\"A13\" cm=\"1\"><f t=\"array\" ref=\"A13:A13\">_xldudf_LEDGER_AGINGTABLE()</f><v>1</v></c>";
  const typed = (workbook: MemoryWorkbook): MemoryWorkbook => {
    workbook.setCell("Books", 12, 0, { formula: "=LEDGER.AGINGTABLE()" });
    workbook.setComputed("Books", 12, 0, 1);
    return workbook;
  };

  test("is marked as one, so that Excel does not put @ in front of it", () => {
    const workbook = typed(openParts([ledgerSheet()]));
    const parts = unzipSync(workbook.save());
    expect(sheetText(workbook)).toContain(spilled);
    expect(new TextDecoder().decode(parts["xl/metadata1.xml"])).toContain("<metadataType name=\"XLDAPR\"");
    expect(new TextDecoder().decode(parts["[Content_Types].xml"])).toContain("sheetMetadata+xml");
    expect(reopened(workbook).cell("Books", 12, 0)).toMatchObject({ formula: "=LEDGER.AGINGTABLE()", value: 1 });
  });

  test("takes the mark that the workbook has, and saves the same again", () => {
    const again = reopened(typed(openParts([ledgerSheet()])));
    again.setCell("Books", 13, 0, { formula: "=SORT(B4:B6)" });
    const parts = unzipSync(again.save());
    expect(Object.keys(parts).filter((name) => name.includes("metadata"))).toEqual(["xl/metadata1.xml"]);
    expect(sheetText(again)).toContain(spilled);
    expect(sheetText(again)).toContain("<c r=\"A14\" cm=\"1\"><f t=\"array\" ref=\"A14:A14\">_xlfn._xlws.SORT(B4:B6)</f></c>");
  });

  test("typed over with a plain one it is plain", () => {
    const workbook = typed(openParts([ledgerSheet()]));
    workbook.setCell("Books", 12, 0, { formula: "=\"LEDGER.AGINGTABLE(\"&1" });
    expect(sheetText(workbook)).toContain("<c r=\"A13\"><f>&quot;LEDGER.AGINGTABLE(&quot;&amp;1</f></c>");
  });
});

describe("a protected sheet", () => {
  test("takes nothing but what its unlocked cells are given", () => {
    const workbook = openParts([ledgerSheet({ protected: true })], (parts) => ({ ...parts, "xl/styles.xml": parts["xl/styles.xml"]!.replace(/(<xf numFmtId="164"[^>]*)\/>/, "$1 applyProtection=\"1\"><protection locked=\"0\"/></xf>") }));
    expect(() => workbook.setCell("Books", 3, 2, "x")).toThrow(expect.objectContaining({ ...refusal("protected"), params: { sheet: "Books" } }) as unknown as Error);
    workbook.setCell("Books", 3, 1, 46028);
    expect(workbook.cell("Books", 3, 1)!.value).toBe(46028);
  });
});

describe("text and numbers typed", () => {
  test("text that begins like a formula carries the quote prefix, a number in its place does not", () => {
    const workbook = openParts([ledgerSheet()]);
    workbook.setCell("Books", 12, 0, "=1+1");
    expect(sheetText(workbook)).toMatch(/<c r="A13" s="\d+" t="inlineStr"><is><t>=1\+1<\/t><\/is><\/c>/);
    expect(reopened(workbook).cell("Books", 12, 0)).toMatchObject({ value: "=1+1", formula: null });
    workbook.setCell("Books", 12, 0, 5, "0.0%");
    expect(reopened(workbook).cell("Books", 12, 0)).toMatchObject({ value: 5, style: { numberFormat: "0.0%" } });
  });

  test("text longer than a cell holds is refused", () => {
    expect(() => openParts([ledgerSheet()]).setCell("Books", 12, 0, "x".repeat(32_768))).toThrow(expect.objectContaining(refusal("too-large")) as unknown as Error);
  });

  test("a cleared cell keeps its format", () => {
    const workbook = openParts([ledgerSheet()]);
    workbook.setCell("Books", 3, 1, null);
    expect(reopened(workbook).cell("Books", 3, 1)).toMatchObject({ value: null, style: { numberFormat: "yyyy-mm-dd" } });
  });

  test("a column's width is kept, its neighbours' too", () => {
    const workbook = openParts([ledgerSheet()], (parts) => ({ ...parts, "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"]!.replace("<sheetData>", "<cols><col min=\"2\" max=\"5\" width=\"13\" style=\"1\" customWidth=\"1\"/></cols><sheetData>") }));
    workbook.setColumnWidth("Books", 2, 30);
    workbook.setColumnWidth("Books", 8, 40);
    expect([...reopened(workbook).sheets()[0]!.columnWidths]).toEqual([[1, 13], [2, 30], [3, 13], [4, 13], [8, 40]]);
  });
});
