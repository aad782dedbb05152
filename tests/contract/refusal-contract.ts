import { describe, expect, test } from "@jest/globals";
import type { Workbook, WorkbookErrorCode } from "../../src/workbook/workbook";
import { books, mark, plan, refusal, type WorkbookFixture } from "./workbook-fixture";

type Call = (workbook: Workbook, tableId: string) => Promise<unknown>;

const HIGHLIGHT: Call = (workbook, tableId) => workbook.highlight([{ tableId, reasonHeader: "Why", marks: [mark(1, "Amount", "issue", "odd")] }]);
const APPEND: Call = (workbook, tableId) => workbook.appendRows(tableId, [[46050, "C003", "INV-9", 10]]);
const CHANGE_CELLS: Call = (workbook, tableId) => workbook.changeCells(tableId, [{ row: 1, column: "Amount", before: 1200.5, after: 7 }]);
const REMOVE_ROWS: Call = (workbook, tableId) => workbook.removeRows(tableId, [{ row: 1, expected: [] }]);
const WRITE_CELLS: Call = (workbook) => workbook.writeCells({ sheet: "Books", row: 20, column: 8 }, [[1]]);
const REENTER: Call = (workbook) => workbook.reenterFormulas("LEDGER.");
const SAMPLE = plan("sample", "Sample", [[{ value: "Document" }], [{ value: "1" }]], { tables: [{ name: "ledger", range: { top: 0, left: 0, bottom: 1, right: 0 } }] });

export function describeRefusals(makeFixture: () => Promise<WorkbookFixture>): void {
  describe("refusing, with nothing half-written", () => {
    /** Each row: what the user did meanwhile, what is asked, how it is refused. */
    const cases: readonly [string, (fixture: WorkbookFixture) => Promise<void>, Call, WorkbookErrorCode, object?][] = [
      ["highlighting on a protected sheet", (fixture) => fixture.protectSheet("Books"), HIGHLIGHT, "protected", { sheet: "Books" }],
      ["appending on a protected sheet", (fixture) => fixture.protectSheet("Books"), APPEND, "protected", { sheet: "Books" }],
      ["changing cells on a protected sheet", (fixture) => fixture.protectSheet("Books"), CHANGE_CELLS, "protected", { sheet: "Books" }],
      ["removing rows on a protected sheet", (fixture) => fixture.protectSheet("Books"), REMOVE_ROWS, "protected", { sheet: "Books" }],
      ["changing cells of a table that is gone", (fixture) => fixture.deleteTable("Ledger"), CHANGE_CELLS, "table-gone"],
      ["removing rows while a cell is being edited", (fixture) => fixture.setEditing(true), REMOVE_ROWS, "editing"],
      ["changing cells while a cell is being edited", (fixture) => fixture.setEditing(true), CHANGE_CELLS, "editing"],
      ["writing cells on a protected sheet", (fixture) => fixture.protectSheet("Books"), WRITE_CELLS, "protected", { sheet: "Books" }],
      ["entering formulas again on a protected sheet", (fixture) => fixture.protectSheet("Books"), REENTER, "protected", { sheet: "Books" }],
      ["a new sheet where the structure is protected", (fixture) => fixture.protectStructure(), (workbook) => workbook.writeSheets([plan("aging", "Aging", [[{ value: 1 }]])]), "protected"],
      ["highlighting a table that is gone", (fixture) => fixture.deleteTable("Ledger"), HIGHLIGHT, "table-gone"],
      ["appending to a table that is gone", (fixture) => fixture.deleteTable("Ledger"), APPEND, "table-gone"],
      ["highlighting a column that is gone", () => Promise.resolve(), (workbook, tableId) => workbook.highlight([{ tableId, reasonHeader: "Why", marks: [mark(1, "Nowhere", "issue", "odd")] }]), "table-gone"],
      ["a table whose name is taken", () => Promise.resolve(), (workbook) => workbook.writeSheets([plan("first", "First", [[{ value: 1 }]]), SAMPLE]), "name-taken", { name: "ledger" }],
      ["a sheet of more rows than a sheet has", () => Promise.resolve(), (workbook) => workbook.writeSheets([plan("first", "First", [[{ value: 1 }]]), plan("tall", "Tall", new Array(1_048_577).fill([]))]), "too-large"],
      ["text longer than a cell holds", () => Promise.resolve(), (workbook) => workbook.writeSheets([plan("first", "First", [[{ value: 1 }]]), plan("deep", "Deep", [[{ value: "x".repeat(32_768) }]])]), "too-large"],
      ["cells on a sheet that is gone", () => Promise.resolve(), (workbook) => workbook.writeCells({ sheet: "Nowhere", row: 0, column: 0 }, [[1]]), "sheet-gone"],
      ["highlighting while a cell is being edited", (fixture) => fixture.setEditing(true), HIGHLIGHT, "editing"],
      ["sheets while a cell is being edited", (fixture) => fixture.setEditing(true), (workbook) => workbook.writeSheets([plan("aging", "Aging", [[{ value: 1 }]])]), "editing"],
      ["appending while a cell is being edited", (fixture) => fixture.setEditing(true), APPEND, "editing"],
    ];
    test.each(cases.map(([name, meanwhile, call, code, params = {}]) => ({ name, meanwhile, call, code, params })))("$name", async ({ meanwhile, call, code, params }) => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "G1", formula: "=LEDGER.BALANCE(\"C001\")" }])]);
      const [info] = await fixture.workbook.listTables();
      await meanwhile(fixture);
      const before = fixture.snapshot();
      await expect(call(fixture.workbook, info!.id)).rejects.toMatchObject({ ...refusal(code), params });
      await fixture.setEditing(false);
      expect(fixture.snapshot()).toEqual(before);
    });

    test("a protected sheet of the add-in's is not replaced, and the sheets beside it are not written", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      await fixture.workbook.writeSheets([plan("aging", "Aging", [[{ value: "approved" }]])]);
      await fixture.protectSheet("Aging");
      const before = fixture.snapshot();
      await expect(fixture.workbook.writeSheets([plan("other", "Other", [[{ value: 1 }]]), plan("aging", "Aging", [[{ value: "new" }]])])).rejects.toMatchObject({
        ...refusal("protected"), params: { sheet: "Aging" },
      });
      expect(fixture.snapshot()).toEqual(before);
    });

    test("a table name that only the replaced sheet itself uses is free", async () => {
      const fixture = await makeFixture();
      await fixture.seed([{ name: "Mine" }]);
      await fixture.workbook.writeSheets([SAMPLE]);
      await expect(fixture.workbook.writeSheets([SAMPLE])).resolves.toMatchObject({ written: [{ replaced: true }] });
      expect(fixture.tables().map(({ name }) => name)).toEqual(["ledger"]);
    });

    test("the user stops editing, and the same call goes through", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      await fixture.setEditing(true);
      await expect(fixture.workbook.listTables()).rejects.toMatchObject(refusal("editing"));
      await fixture.setEditing(false);
      expect(await fixture.workbook.listTables()).toHaveLength(1);
    });
  });
}
