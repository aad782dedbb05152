import { describe, expect, test } from "@jest/globals";
import type { RawCell } from "../../src/grid/table";
import { readLedger } from "./reading-contract";
import { books, LEDGER_ROWS, refusal, type WorkbookFixture } from "./workbook-fixture";

const NEW_ROWS: readonly (readonly RawCell[])[] = [
  [46050, "C003", "00017", 10],
  [46051, "C003", "=HYPERLINK", null],
];

export function describeTableRows(makeFixture: () => Promise<WorkbookFixture>): void {
  describe("adding rows and cells", () => {
    test("appended rows belong to the table, texts as texts", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      await fixture.workbook.appendRows(info!.id, NEW_ROWS);
      expect((await readLedger(fixture)).rows).toEqual([...LEDGER_ROWS, ...NEW_ROWS]);
      expect(fixture.cell("Books", "D8").formula).toBeNull();
      expect(fixture.tables()).toEqual([{ name: "Ledger", sheet: "Books", range: { top: 2, left: 1, bottom: 7, right: 4 } }]);
    });

    test("the blank row of an empty table is the first to be filled", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({ rows: [[null, null, null, null]] })]);
      const [info] = await fixture.workbook.listTables();
      await fixture.workbook.appendRows(info!.id, NEW_ROWS);
      expect((await readLedger(fixture)).rows).toEqual(NEW_ROWS);
    });

    test("a total row stays below the appended rows", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({ totals: ["Total", null, null, 900.5] })]);
      const [info] = await fixture.workbook.listTables();
      await fixture.workbook.appendRows(info!.id, NEW_ROWS);
      expect((await readLedger(fixture)).rows).toEqual([...LEDGER_ROWS, ...NEW_ROWS]);
      expect(fixture.cell("Books", "B9").value).toBe("Total");
    });

    test("rows take the number formats of the row above them", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "B6", numberFormat: "yyyy-mm-dd" }, { at: "E6", numberFormat: "#,##0.00" }])]);
      const [info] = await fixture.workbook.listTables();
      await fixture.workbook.appendRows(info!.id, NEW_ROWS);
      expect(["B7", "B8", "E7"].map((at) => fixture.cell("Books", at).style.numberFormat)).toEqual(["yyyy-mm-dd", "yyyy-mm-dd", "#,##0.00"]);
    });

    test("rows of two tables are added together, and neither where one has no room", async () => {
      const fixture = await makeFixture();
      const other = { ...books({}, []), name: "Other" };
      await fixture.seed([books(), { ...other, tables: (other.tables ?? []).map((table) => ({ ...table, name: "Second" })) }]);
      const [first, second] = await fixture.workbook.listTables();
      await fixture.workbook.appendRows(first!.id, NEW_ROWS, [{ tableId: second!.id, rows: NEW_ROWS.slice(0, 1) }]);
      expect(await Promise.all([first!, second!].map(async ({ id }) => (await fixture.workbook.readTable(id)).rows.length))).toEqual([LEDGER_ROWS.length + 2, LEDGER_ROWS.length + 1]);
      await fixture.type("Other", "C9", "note");
      const before = fixture.snapshot();
      await expect(fixture.workbook.appendRows(first!.id, NEW_ROWS, [{ tableId: second!.id, rows: NEW_ROWS }])).rejects.toMatchObject(refusal("no-room"));
      expect(fixture.snapshot()).toEqual(before);
    });

    test("nothing is appended over what stands below the table", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "C8", value: "note" }])]);
      const [info] = await fixture.workbook.listTables();
      const before = fixture.snapshot();
      await expect(fixture.workbook.appendRows(info!.id, NEW_ROWS)).rejects.toMatchObject(refusal("no-room"));
      expect(fixture.snapshot()).toEqual(before);
    });

    test("no rows beyond the last row of a sheet", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({ at: "B1048573" })]);
      const [info] = await fixture.workbook.listTables();
      const before = fixture.snapshot();
      await expect(fixture.workbook.appendRows(info!.id, NEW_ROWS)).rejects.toMatchObject(refusal("no-room"));
      expect(fixture.snapshot()).toEqual(before);
    });

    test("cells are written at a place, formulas only where they say so", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      await fixture.workbook.writeCells({ sheet: "Books", row: 9, column: 6 }, [["=not a formula", { formula: "=1+1" }], [12.5, "007"]]);
      expect(fixture.cell("Books", "G10")).toMatchObject({ value: "=not a formula", formula: null });
      expect(fixture.cell("Books", "H10").formula).toBe("=1+1");
      expect(fixture.cell("Books", "G11").value).toBe(12.5);
      expect(fixture.cell("Books", "H11").value).toBe("007");
    });

    test("cells are written in the number format that comes with them, and blank ones made ready", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      await fixture.workbook.writeCells({ sheet: "Books", row: 9, column: 6 }, [[{ formula: "=1+1", numberFormat: "#,##0.00" }, { value: 12.5, numberFormat: "0.0%" }, { value: null, numberFormat: "yyyy-mm-dd" }, { value: "=x" }]]);
      expect(["G10", "H10", "I10"].map((at) => fixture.cell("Books", at).style.numberFormat)).toEqual(["#,##0.00", "0.0%", "yyyy-mm-dd"]);
      expect([fixture.cell("Books", "G10").formula, fixture.cell("Books", "H10").value, fixture.cell("Books", "I10").value, fixture.cell("Books", "J10").value]).toEqual(["=1+1", 12.5, null, "=x"]);
    });

    test("columns that are too narrow for what is written are widened, wide ones keep their width", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const before = fixture.sheet("Books").columnWidth(7);
      await fixture.workbook.writeCells({ sheet: "Books", row: 9, column: 6 }, [[1, 2]], [30, 2]);
      expect(fixture.sheet("Books").columnWidth(6)).toBeCloseTo(30, 0);
      expect(fixture.sheet("Books").columnWidth(7)).toBe(before);
    });

    test("any cells can be looked at: what they show, errors as errors, blanks where nothing is", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "H2", formula: "=\"C001\"", value: "C001" }, { at: "H3", value: { error: "#N/A" } }]), { name: "Other", cells: [{ at: "A1", value: 7 }] }]);
      expect(await fixture.workbook.readCells({ sheet: "Books", row: 1, column: 7, rows: 3, columns: 2 })).toEqual([["C001", null], [{ error: "#N/A" }, null], [null, null]]);
      expect(await fixture.workbook.readCells({ sheet: "Other", row: 0, column: 0, rows: 1, columns: 1 })).toEqual([[7]]);
      await expect(fixture.workbook.readCells({ sheet: "Nowhere", row: 0, column: 0, rows: 1, columns: 1 })).rejects.toMatchObject(refusal("sheet-gone"));
      await expect(fixture.workbook.readCells({ sheet: "Books", row: 0, column: 0, rows: 20_001, columns: 1 })).rejects.toMatchObject(refusal("too-large"));
    });

    test("a blank cell made ready for what spills is no cell that is occupied already", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "I10", value: "taken" }])]);
      await expect(fixture.workbook.writeCells({ sheet: "Books", row: 9, column: 6 }, [[1, null, { value: null, numberFormat: "0" }]])).rejects.toMatchObject(refusal("occupied"));
    });

    test("cells that are not blank are not written over", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "H11", formula: "=\"\"" }])]);
      const before = fixture.snapshot();
      await expect(fixture.workbook.writeCells({ sheet: "Books", row: 9, column: 6 }, [[1, 2], [3, 4]])).rejects.toMatchObject(refusal("occupied"));
      expect(fixture.snapshot()).toEqual(before);
    });

    test("formulas with the prefix are entered again and counted, all others left", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [
        { at: "G1", formula: "=LEDGER.BALANCE(\"C001\")" }, { at: "G2", formula: "=1+LEDGER.OVERDUE(\"C001\")" }, { at: "G3", formula: "=SUM(E4:E6)" }, { at: "G4", value: "=LEDGER.BALANCE" },
      ])]);
      expect(await fixture.workbook.reenterFormulas("LEDGER.")).toBe(2);
      expect(["G1", "G2", "G3"].map((at) => fixture.cell("Books", at).formula)).toEqual(["=LEDGER.BALANCE(\"C001\")", "=1+LEDGER.OVERDUE(\"C001\")", "=SUM(E4:E6)"]);
      expect(fixture.cell("Books", "G4")).toMatchObject({ value: "=LEDGER.BALANCE", formula: null });
    });
  });
}
