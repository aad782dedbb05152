import { describe, expect, test } from "@jest/globals";
import { strToU8, unzipSync, zipSync } from "fflate";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { mark, plan } from "../contract/workbook-fixture";
import { bookParts } from "./book-builder";
import { ledgerSheet } from "./small-ledger";

const RULES =
  "<conditionalFormatting sqref=\"E4:E6\"><cfRule type=\"cellIs\" priority=\"1\" operator=\"lessThan\"><formula>0</formula></cfRule></conditionalFormatting>" +
  "<dataValidations count=\"2\"><dataValidation type=\"list\" sqref=\"C4:C6\"><formula1>\"a,b\"</formula1></dataValidation><dataValidation type=\"whole\" sqref=\"H1:H9\"><formula1>1</formula1></dataValidation></dataValidations>" +
  "<pageSetup orientation=\"landscape\"/><drawing r:id=\"rId9\"/><legacyDrawing r:id=\"rId8\"/>";

/** A workbook with what a program that rebuilds packages would lose. */
function richParts(): Record<string, string> {
  const parts = bookParts({
    sheets: [ledgerSheet({ tail: RULES }), { name: "Summary", cells: [{ row: 0, column: 0, formula: "SUM(Books!E4:E6)", value: 900.6 }] }, { name: "Deep", visibility: "very-hidden", cells: [{ row: 0, column: 0, value: "kept" }] }],
    definedNames: "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">Books!$3:$3</definedName><definedName name=\"Rate\" localSheetId=\"1\" comment=\"the user's\">Summary!$B$1</definedName><definedName name=\"Closing\">Books!$B$1</definedName>",
    parts: {
      "xl/charts/chart1.xml": "<chart odd='yes'/>", "xl/drawings/drawing1.xml": "<drawing/>", "xl/vbaProject.bin": "macro\u0001bytes", "xl/pivotTables/pivotTable1.xml": "<pivot/>",
      "docProps/app.xml": "<Properties><TitlesOfParts/></Properties>", "customXml/item1.xml": "<theirs xmlns=\"urn:theirs\"/>", "xl/theme/theme1.xml": "<theme/>",
      "xl/calcChain.xml": "<calcChain xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><c r=\"B10\" i=\"1\"/><c r=\"A1\" i=\"2\"/></calcChain>",
    },
  });
  parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"]!.replace("</Relationships>", "<Relationship Id=\"rId77\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain\" Target=\"calcChain.xml\"/><Relationship Id=\"rId78\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml\" Target=\"../customXml/item1.xml\"/></Relationships>");
  return parts;
}

const packed = (parts: Record<string, string>): Uint8Array => zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

function unpacked(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, new TextDecoder().decode(content)]));
}

async function saved(change: (workbook: MemoryWorkbook, tableId: string) => unknown): Promise<{ before: Record<string, string>; after: Record<string, string> }> {
  const before = richParts();
  const workbook = MemoryWorkbook.open(packed(before), "rich.xlsx");
  await change(workbook, (await workbook.listTables())[0]!.id);
  return { before, after: unpacked(workbook.save()) };
}

const changedParts = (before: Record<string, string>, after: Record<string, string>): string[] => Object.keys(before).filter((name) => before[name] !== after[name]);

describe("saving changes what had to change and nothing else", () => {
  test("a new sheet: workbook, its relationships, the content types", async () => {
    const { before, after } = await saved((workbook) => workbook.writeSheets([plan("aging", "Aging", [[{ value: "Aging" }]])]));
    expect(changedParts(before, after)).toEqual(["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]);
    expect(Object.keys(after).slice(0, Object.keys(before).length)).toEqual(Object.keys(before));
    expect(after["xl/workbook.xml"]).toContain("<definedName name=\"Rate\" localSheetId=\"1\" comment=\"the user's\">Summary!$B$1</definedName><definedName name=\"Closing\">");
    expect(after["xl/workbook.xml"]).toMatch(/<sheet xmlns:r="[^"]*" name="Aging" sheetId="4" r:id="rId\d+"\/><\/sheets>/);
    expect(after["xl/workbook.xml"]).toContain("<definedName name=\"_customer_ledger_sheet\" localSheetId=\"3\" hidden=\"1\">&quot;aging&quot;</definedName>");
    expect(after["xl/workbook.xml"]).not.toContain("fullCalcOnLoad");
  });

  test("a highlight: its sheet, its table, the styles and the memory of it", async () => {
    const { before, after } = await saved((workbook, tableId) => workbook.highlight([{ tableId, reasonHeader: "Why", marks: [mark(2, "Amount", "issue", "odd")] }]));
    expect(changedParts(before, after)).toEqual(["[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]);
    expect(after["xl/tables/table1.xml"]).toContain(`<tableColumns count="6">`);
    expect(after["xl/worksheets/sheet1.xml"]).toContain(RULES);
    // Row 4, where nothing was marked, is the very text; the marked cell keeps its own and changes its style.
    const row = (parts: Record<string, string>, number: number): string => new RegExp(`<row r="${number}".*?</row>`).exec(parts["xl/worksheets/sheet1.xml"]!)![0];
    expect(row(after, 4)).toBe(row(before, 4));
    expect(row(after, 5)).toContain("<c r=\"E5\" s=\"3\"><v>-300</v></c>");
  });

  test("the add-in's memory lies in a custom XML part, beside that of others", async () => {
    const { before, after } = await saved((workbook) => workbook.writeState("{\"a\":1}"));
    expect(changedParts(before, after)).toEqual(["[Content_Types].xml", "xl/_rels/workbook.xml.rels"]);
    expect(after["customXml/item2.xml"]).toBe("<memory xmlns=\"urn:customer-ledger:state:1\">{\"a\":1}</memory>");
    expect(after["customXml/_rels/item2.xml.rels"]).toContain("customXmlProps");
    expect(after["[Content_Types].xml"]).toContain("<Override PartName=\"/customXml/itemProps1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/>");
  });

  test("appended rows: rules that ended with the table end with it again, others stay; results are worked out on opening", async () => {
    const { after } = await saved((workbook, tableId) => workbook.appendRows(tableId, [[46050, "C003", "INV-9", 10]]));
    const sheet = after["xl/worksheets/sheet1.xml"]!;
    expect([...sheet.matchAll(/sqref="([^"]*)"/g)].map((match) => match[1])).toEqual(["E4:E7", "C4:C7", "H1:H9"]);
    expect(after["xl/tables/table1.xml"]).toContain(`ref="B3:F7"`);
    expect(after["xl/tables/table1.xml"]).toContain(`<autoFilter ref="B3:F7"/>`);
    expect(after["xl/workbook.xml"]).toMatch(/<\/definedNames><calcPr fullCalcOnLoad="1"\/>/);
  });

  test("a formula typed over loses its place in the calculation chain", async () => {
    const { after } = await saved((workbook) => workbook.setCell("Books", 9, 1, 5));
    expect(after["xl/calcChain.xml"]).toContain("<c r=\"A1\" i=\"2\"/>");
    expect(after["xl/calcChain.xml"]).not.toContain("B10");
  });

  test("a sheet replaced leaves no part of the old behind, and what others use stays", async () => {
    const picture = { row: 0, column: 0, widthPoints: 10, heightPoints: 10, format: "png" as const, base64: "iVBORw0KGgo=", description: "logo" };
    const first = plan("statement/C001", "Statement", [[{ value: "Document" }], [{ value: "1" }]], { pictures: [picture], tables: [{ name: "Lines", range: { top: 0, left: 0, bottom: 1, right: 0 } }] });
    const workbook = MemoryWorkbook.open(packed(richParts()), "rich.xlsx");
    await workbook.writeSheets([first]);
    const again = MemoryWorkbook.open(workbook.save(), "again.xlsx");
    await again.writeSheets([plan("statement/C001", "Statement", [[{ value: "new" }]])]);
    const after = unpacked(again.save());
    expect(Object.keys(after).filter((name) => /sheet4|media|table2|drawing2/.test(name))).toEqual(["xl/worksheets/sheet4.xml"]);
    expect(after["[Content_Types].xml"]).not.toMatch(/table2|drawing2/);
    expect(after["xl/drawings/drawing1.xml"]).toBe("<drawing/>");
  });

  test("the same work gives the same bytes", async () => {
    // Packed once: the package that comes in carries the hour it was packed at.
    const input = packed(richParts());
    const work = async (): Promise<Uint8Array> => {
      const workbook = MemoryWorkbook.open(input, "rich.xlsx");
      const tableId = (await workbook.listTables())[0]!.id;
      await workbook.highlight([{ tableId, reasonHeader: "Why", marks: [mark(1, null, "missing", "gone")] }]);
      await workbook.writeSheets([plan("aging", "Aging", [[{ value: "Aging" }]])]);
      return workbook.save();
    };
    const [one, other] = [await work(), await work()];
    expect(Buffer.compare(one, other)).toBe(0);
    expect(Buffer.compare(MemoryWorkbook.open(one, "x").save(), one)).toBe(0);
  });

  test("saving does not change what is in memory: saved twice, the bytes are the same", async () => {
    const workbook = MemoryWorkbook.open(packed(richParts()), "rich.xlsx");
    await workbook.writeSheets([plan("aging", "Aging", [[{ value: "Aging" }]])]);
    expect(Buffer.compare(workbook.save(), workbook.save())).toBe(0);
  });
});

describe("a workbook made from nothing", () => {
  test("has the sheets asked for and no blank one", async () => {
    const workbook = MemoryWorkbook.empty();
    expect(workbook.sheets().map(({ name }) => name)).toEqual(["Sheet1"]);
    await workbook.writeSheets([plan("statement/C001", "Statement", [[{ value: 1 }]])]);
    expect(MemoryWorkbook.open(workbook.save(), "x").sheets().map(({ name }) => name)).toEqual(["Statement"]);
  });

  test("keeps a blank sheet that somebody wrote on", async () => {
    const workbook = MemoryWorkbook.empty();
    workbook.setCell("Sheet1", 0, 0, "mine");
    await workbook.writeSheets([plan("aging", "Aging", [[{ value: 1 }]])]);
    expect(MemoryWorkbook.open(workbook.save(), "x").sheets().map(({ name }) => name)).toEqual(["Sheet1", "Aging"]);
  });

  test("holds tables of text files under legal names, their cells as they are", async () => {
    const table = { id: "t", name: "open items 2026", sheet: "", headerRow: 0, firstColumn: 0, headers: ["Amount", "Amount", ""], rowCount: 1, rows: [["=1+1", 5, null]], date1904: false, source: "text" as const };
    const workbook = MemoryWorkbook.fromTables([table]);
    const [info] = await workbook.listTables();
    expect(info).toMatchObject({ name: "open items 2026", headers: ["Amount", "Amount", ""], rowCount: 1 });
    const again = MemoryWorkbook.open(workbook.save(), "x");
    const [saved] = await again.listTables();
    expect(saved).toMatchObject({ name: "open_items_2026", headers: ["Amount", "Amount2", "Column3"] });
    expect((await again.readTable(saved!.id)).rows).toEqual([["=1+1", 5, null]]);
    expect(again.cell("open items 2026", 1, 0)!.formula).toBeNull();
  });
});

