import { describe, expect, test } from "@jest/globals";
import { toDay } from "../../src/calendar/day";
import type { CellStyle, PlanValidation, SheetPlan } from "../../src/grid/sheet-plan";
import { A4_PORTRAIT, books, LEDGER_ROWS, plan, type WorkbookFixture } from "./workbook-fixture";

const TITLE: CellStyle = {
  bold: true, italic: true, fontSizePoints: 14, fontColor: "1F3864", fill: "DDEBF7", horizontal: "center", vertical: "center", wrap: true,
  borders: { bottom: { line: "thin", color: "7F7F7F" }, top: { line: "double", color: "000000" } },
};
const AMOUNT: CellStyle = { numberFormat: "#,##0.00;[Red]-#,##0.00", horizontal: "right" };
const DATE: CellStyle = { numberFormat: "yyyy-mm-dd", horizontal: "left", indent: 1 };
/** A PNG of one pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** One of everything a plan can hold. */
function fullPlan(): SheetPlan {
  return plan(
    "statement/C001", "Statement C001",
    [
      [{ value: "Statement", style: 0 }, null, null],
      [{ value: { day: toDay({ year: 2026, month: 1, day: 31 }) }, style: 2 }, { value: -1234.5, style: 1 }, { value: true }],
      [{ value: "Total" }, { value: { formula: "=SUM(B2:B2)" }, style: 1 }, { value: "back" }],
    ],
    {
      styles: [TITLE, AMOUNT, DATE],
      merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
      columnWidths: [20, 12.5, 9],
      rowHeights: [{ row: 0, points: 30 }],
      freeze: { rows: 2, columns: 1 },
      gridlines: false,
      page: {
        orientation: "landscape", paper: "Letter", repeatRows: { from: 0, to: 1 }, printArea: { top: 0, left: 0, bottom: 2, right: 2 }, breaksBefore: [2],
        footerLeft: "Smith && Sons", footerRight: "&P / &N",
      },
      names: [{ name: "Closing_balance", range: { top: 2, left: 1, bottom: 2, right: 1 } }],
      pictures: [{ row: 0, column: 2, widthPoints: 24, heightPoints: 24, format: "png", base64: PIXEL, description: "Our logo" }],
    },
  );
}

export function describeSheets(makeFixture: () => Promise<WorkbookFixture>): void {
  describe("writing sheets", () => {
    test("values, dates and formulas stand where the plan puts them", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const { written, cancelled } = await fixture.workbook.writeSheets([fullPlan()]);
      expect({ written, cancelled }).toEqual({ written: [{ key: "statement/C001", name: "Statement C001", replaced: false }], cancelled: false });
      expect(fixture.sheetNames()).toEqual(["Books", "Statement C001"]);
      expect(fixture.cell("Statement C001", "A1").value).toBe("Statement");
      expect(fixture.cell("Statement C001", "A2").value).toBe(46053);
      expect(fixture.cell("Statement C001", "B2").value).toBe(-1234.5);
      expect(fixture.cell("Statement C001", "C2").value).toBe(true);
      expect(fixture.cell("Statement C001", "B3").formula).toBe("=SUM(B2:B2)");
      expect(fixture.cell("Statement C001", "C3")).toMatchObject({ value: "back", formula: null });
    });

    test("a day is the serial of the workbook's own date system", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "B4", numberFormat: "yyyy-mm-dd" }])], { date1904: true });
      await fixture.workbook.writeSheets([fullPlan()]);
      expect(fixture.cell("Statement C001", "A2").value).toBe(46053 - 1462);
    });

    test("fonts, fills, borders, alignment and number formats are the plan's, and unstyled cells the default", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      await fixture.workbook.writeSheets([fullPlan()]);
      expect(fixture.cell("Statement C001", "A1").style).toMatchObject(TITLE);
      expect(fixture.cell("Statement C001", "B2").style).toMatchObject(AMOUNT);
      expect(fixture.cell("Statement C001", "B3").style).toMatchObject(AMOUNT);
      expect(fixture.cell("Statement C001", "A2").style).toMatchObject(DATE);
      expect(fixture.cell("Statement C001", "C2").style).toEqual({});
    });

    test("merges, widths, heights, freeze, gridlines, page, names and pictures are the plan's", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const wanted = fullPlan();
      await fixture.workbook.writeSheets([wanted]);
      const sheet = fixture.sheet("Statement C001");
      expect(sheet.merges).toEqual(wanted.merges);
      expect([0, 1, 2].map((column) => Math.round(sheet.columnWidth(column) * 4) / 4)).toEqual([20, 12.5, 9]);
      expect(sheet.rowHeightPoints(0)).toBe(30);
      expect(sheet.freeze).toEqual({ rows: 2, columns: 1 });
      expect(sheet.gridlines).toBe(false);
      expect(sheet.page).toEqual(wanted.page);
      expect(sheet.names).toEqual(wanted.names);
      expect(sheet.pictures).toEqual([{ row: 0, column: 2, description: "Our logo" }]);
      expect(sheet.visibility).toBe("visible");
    });

    test("text stays text, whatever it begins with and whatever it looks like", async () => {
      const tricky = ["=1+1", "+49 30 1234", "-5", "@home", "00042", "1/2", "2026-01-05", "1E5", "TRUE", "#N/A", "'quoted", "\tindented", "50%", "(12)"];
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      await fixture.workbook.writeSheets([plan("texts", "Texts", tricky.map((value) => [{ value }]))]);
      expect(tricky.map((_, row) => fixture.cell("Texts", `A${row + 1}`).value)).toEqual(tricky);
      expect(tricky.map((_, row) => fixture.cell("Texts", `A${row + 1}`).formula)).toEqual(tricky.map(() => null));
    });

    test("what may be entered is the plan's: lists, dates and numbers, refused or only questioned", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const validations: PlanValidation[] = [
        { range: { top: 1, left: 0, bottom: 99, right: 0 }, rule: { kind: "list", values: ["Invoice", "Credit & more"] }, strict: true, message: "Choose a type." },
        { range: { top: 1, left: 1, bottom: 99, right: 1 }, rule: { kind: "list", formula: "=INDIRECT(\"Customers[Code]\")" }, strict: false, message: "Not \"listed\" yet." },
        { range: { top: 1, left: 2, bottom: 99, right: 2 }, rule: { kind: "date", from: toDay({ year: 2000, month: 1, day: 1 }) }, strict: true, message: "A date." },
        { range: { top: 1, left: 3, bottom: 99, right: 3 }, rule: { kind: "number" }, strict: true, message: "A number." },
      ];
      const template = plan("template/ledger", "Blank ledger", [[{ value: "Type" }, { value: "Customer" }, { value: "Date" }, { value: "Amount" }]], { validations });
      for (let time = 0; time < 2; time += 1) await fixture.workbook.writeSheets([template]);
      expect(fixture.sheet("Blank ledger").validations).toEqual(validations.map(({ range, rule, strict, message }) => ({
        range, kind: rule.kind, strict, message, list: rule.kind !== "list" ? null : "values" in rule ? rule.values.join(",") : rule.formula,
      })));
    });

    test("links lead to the sheets of their keys, also to those further on", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      await fixture.workbook.writeSheets([
        plan("contents", "Contents", [[{ value: "O'Neil" }], [{ value: "Two" }]], { links: [{ row: 0, column: 0, sheetKey: "one" }, { row: 1, column: 0, sheetKey: "two" }] }),
        plan("one", "O'Neil", [[{ value: 1 }]]),
        plan("two", "Two", [[{ value: 2 }]]),
      ]);
      expect(fixture.cell("Contents", "A1")).toMatchObject({ value: "O'Neil", linkTo: "O'Neil" });
      expect(fixture.cell("Contents", "A2")).toMatchObject({ value: "Two", linkTo: "Two" });
    });

    test("a table of a plan is a table like any other", async () => {
      const fixture = await makeFixture();
      await fixture.seed([{ name: "Mine" }]);
      await fixture.workbook.writeSheets([
        plan("sample/ledger", "Sample", [[{ value: "Document" }, { value: "Amount" }], [{ value: "0001" }, { value: 5 }]], {
          tables: [{ name: "SampleLedger", range: { top: 0, left: 0, bottom: 1, right: 1 } }],
        }),
      ]);
      const [info] = await fixture.workbook.listTables();
      expect(info).toMatchObject({ name: "SampleLedger", sheet: "Sample", headers: ["Document", "Amount"], rowCount: 1 });
      expect((await fixture.workbook.readTable(info!.id)).rows).toEqual([["0001", 5]]);
    });

    test("writing the same plan again changes nothing", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      await fixture.workbook.writeSheets([fullPlan()]);
      const before = fixture.snapshot();
      const { written } = await fixture.workbook.writeSheets([fullPlan()]);
      expect(written).toEqual([{ key: "statement/C001", name: "Statement C001", replaced: true }]);
      expect(fixture.snapshot()).toEqual(before);
    });

    test("a sheet made earlier is replaced in its place, with nothing left of the old", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      await fixture.workbook.writeSheets([fullPlan(), plan("other", "Other", [[{ value: "stays" }]])]);
      const again = await fixture.reopen();
      const { written } = await again.writeSheets([plan("statement/C001", "Statement C001", [[{ value: "new" }]], { page: A4_PORTRAIT })]);
      expect(written).toEqual([{ key: "statement/C001", name: "Statement C001", replaced: true }]);
      expect(fixture.sheetNames()).toEqual(["Books", "Statement C001", "Other"]);
      const sheet = fixture.sheet("Statement C001");
      expect(fixture.cell("Statement C001", "A1")).toEqual({ value: "new", formula: null, style: {}, linkTo: null });
      expect(sheet.usedCells).toBe(1);
      expect({ merges: sheet.merges, freeze: sheet.freeze, names: sheet.names, pictures: sheet.pictures, gridlines: sheet.gridlines, page: sheet.page }).toEqual({
        merges: [], freeze: { rows: 0, columns: 0 }, names: [], pictures: [], gridlines: true, page: A4_PORTRAIT,
      });
    });

    test("a sheet made earlier is known again after the user renamed it, and keeps the user's name", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      await fixture.workbook.writeSheets([fullPlan()]);
      await fixture.renameSheet("Statement C001", "January, final");
      const { written } = await (await fixture.reopen()).writeSheets([fullPlan()]);
      expect(written).toEqual([{ key: "statement/C001", name: "January, final", replaced: true }]);
      expect(fixture.sheetNames()).toEqual(["Books", "January, final"]);
    });

    test("a sheet of the user's is never touched, even if it has the wanted name", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books(), { name: "statement c001", cells: [{ at: "A1", value: "mine" }] }]);
      const { written } = await fixture.workbook.writeSheets([fullPlan()]);
      expect(written[0]!.name.toLowerCase()).not.toBe("statement c001");
      expect(fixture.cell("statement c001", "A1").value).toBe("mine");
      expect(fixture.sheet("statement c001").usedCells).toBe(1);
      expect(fixture.sheetNames()).toHaveLength(3);
    });

    test("names are made legal and unique", async () => {
      const wanted = ["A/B:C?*[x]\\", "'quoted'", "History", "N".repeat(40), "n".repeat(40), "", "客户：上海华东贸易有限公司对账单（二〇二六年一月至十二月）长名称测试"];
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const { written } = await fixture.workbook.writeSheets(wanted.map((name, index) => plan(`key/${index}`, name, [[{ value: index }]])));
      const names = written.map(({ name }) => name);
      expect(names.filter((name) => name.length < 1 || name.length > 31 || /[:\\/?*[\]]/.test(name) || /^'|'$/.test(name) || /^history$/i.test(name))).toEqual([]);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
      expect(names.map((name) => fixture.cell(name, "A1").value)).toEqual(wanted.map((_, index) => index));
    });

    test("cancelled between two sheets: those written stay whole and the answer says which", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const cancel = new AbortController();
      const { written, cancelled } = await fixture.workbook.writeSheets([fullPlan(), plan("second", "Second", [[{ value: 2 }]])], {
        signal: cancel.signal,
        onProgress: ({ done }) => { if (done === 1) cancel.abort(); },
      });
      expect({ written, cancelled }).toEqual({ written: [{ key: "statement/C001", name: "Statement C001", replaced: false }], cancelled: true });
      expect(fixture.sheetNames()).toEqual(["Books", "Statement C001"]);
      expect(fixture.cell("Statement C001", "B2").value).toBe(-1234.5);
    });

    test("the user's tables and cells are as they were", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "E4", fill: "FFFF00", numberFormat: "0.0" }])]);
      await fixture.workbook.writeSheets([fullPlan()]);
      expect(fixture.cell("Books", "E4")).toMatchObject({ value: 1200.5, style: { fill: "FFFF00", numberFormat: "0.0" } });
      expect((await fixture.workbook.readTable((await fixture.workbook.listTables())[0]!.id)).rows).toEqual(LEDGER_ROWS);
    });

    test("many rows are written complete", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const rows = Array.from({ length: 3000 }, (_, row) => Array.from({ length: 8 }, (_unused, column) => ({ value: column % 2 ? row * 10 + column : `0${row}-${column}` })));
      await fixture.workbook.writeSheets([plan("long", "Long", rows)]);
      expect(fixture.sheet("Long").usedCells).toBe(24_000);
      expect(["A1", "H1", "A3000", "H3000"].map((at) => fixture.cell("Long", at).value)).toEqual(["00-0", 7, "02999-0", 29_997]);
    });
  });
}
