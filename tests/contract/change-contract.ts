import { describe, expect, test } from "@jest/globals";
import type { WorkbookChange } from "../../src/workbook/workbook";
import { books, mark, plan, refusal, type WorkbookFixture } from "./workbook-fixture";

export function describeChanges(makeFixture: () => Promise<WorkbookFixture>): void {
  describe("memory, changes and selection", () => {
    test("what the add-in remembers is kept in the workbook, word for word", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      expect(await fixture.workbook.readState()).toBeNull();
      const state = JSON.stringify({ name: "Müller & Söhne <GmbH>", note: "客户 \"甲\" ]]> \u2028", lines: "one\ntwo\r\nthree\ttab" });
      await fixture.workbook.writeState(state);
      expect(await (await fixture.reopen()).readState()).toBe(state);
      await fixture.workbook.writeState("{}");
      expect(await (await fixture.reopen()).readState()).toBe("{}");
    });

    test("an edit in a table is told with its table, one beside it without", async () => {
      const { fixture, changes, id } = await watched(makeFixture);
      await fixture.type("Books", "E4", "77");
      await fixture.settled();
      expect(changes).toContainEqual({ kind: "data", tableId: id });
      changes.length = 0;
      await fixture.type("Books", "H20", "note");
      await fixture.settled();
      expect(changes).toContainEqual({ kind: "data", tableId: null });
      expect(changes).not.toContainEqual({ kind: "data", tableId: id });
    });

    test("a deleted table is told", async () => {
      const { fixture, changes } = await watched(makeFixture);
      await fixture.deleteTable("Ledger");
      await fixture.settled();
      expect(changes).toContainEqual({ kind: "tables" });
    });

    test("a new selection is told", async () => {
      const { fixture, changes } = await watched(makeFixture);
      await fixture.selectCell("Books", "C5");
      await fixture.settled();
      expect(changes).toContainEqual({ kind: "selection" });
    });

    test("nobody is told after the watch ended", async () => {
      const { fixture, changes, stop } = await watched(makeFixture);
      await stop();
      await fixture.type("Books", "E4", "78");
      await fixture.settled();
      expect(changes).toEqual([]);
    });

    test("rows that the add-in appends are told once they are written; its sheets and highlights are not data changes", async () => {
      const { fixture, changes, id } = await watched(makeFixture);
      await fixture.workbook.appendRows(id, [[46050, "C003", "INV-9", 10]]);
      await fixture.settled();
      expect(changes).toContainEqual({ kind: "data", tableId: id });
      changes.length = 0;
      await fixture.workbook.writeSheets([plan("aging", "Aging", [[{ value: 1 }]])]);
      await fixture.workbook.highlight([{ tableId: id, reasonHeader: "Why", marks: [mark(1, "Amount", "issue", "odd")] }]);
      await fixture.workbook.clearHighlights();
      await fixture.workbook.writeState("{}");
      await fixture.settled();
      expect(changes.filter(({ kind }) => kind === "data")).toEqual([]);
    });

    test("the selection names its table, data row and column", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "G5", formula: "=1+1" }])]);
      const [info] = await fixture.workbook.listTables();
      await fixture.selectCell("Books", "C5");
      expect(await fixture.workbook.selection()).toEqual({
        sheet: "Books", row: 4, column: 2, formula: null, value: "C002", leftCells: [null, expect.any(Number)], table: { id: info!.id, row: 2, column: "Customer" }, planKey: null,
      });
      await fixture.selectCell("Books", "B3");
      expect(await fixture.workbook.selection()).toMatchObject({ value: "Date", table: { id: info!.id, row: 0, column: "Date" } });
      await fixture.selectCell("Books", "G5");
      expect(await fixture.workbook.selection()).toMatchObject({ row: 4, column: 6, formula: "=1+1", table: null });
    });

    test("the selection tells what stands left of it in its row, of a long row the nearest", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "A7", value: "first" }, { at: "C7", value: 12.5 }, { at: "D7", value: true }, { at: "BO7", value: "near" }])]);
      await fixture.selectCell("Books", "A7");
      expect(await fixture.workbook.selection()).toMatchObject({ value: "first", leftCells: [] });
      await fixture.selectCell("Books", "E7");
      expect(await fixture.workbook.selection()).toMatchObject({ leftCells: ["first", null, 12.5, true] });
      await fixture.selectCell("Books", "BP7");
      const { leftCells } = (await fixture.workbook.selection())!;
      expect([leftCells.length, leftCells.at(-1), leftCells[0]]).toEqual([64, "near", true]);
    });

    test("the selection on a sheet of the add-in's says which", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const { written } = await fixture.workbook.writeSheets([plan("statement/C001", "Statement", [[{ value: "Statement" }]])]);
      await fixture.workbook.select({ kind: "sheet", name: written[0]!.name });
      expect(await fixture.workbook.selection()).toMatchObject({ sheet: "Statement", table: null, planKey: "statement/C001" });
    });

    test("rows, cells and sheets can be shown", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books(), { name: "Second", cells: [{ at: "A1", value: "here" }] }]);
      const [info] = await fixture.workbook.listTables();
      await fixture.workbook.select({ kind: "sheet", name: "Second" });
      expect(await fixture.workbook.selection()).toMatchObject({ sheet: "Second" });
      await fixture.workbook.select({ kind: "row", tableId: info!.id, row: 3 });
      expect(await fixture.workbook.selection()).toMatchObject({ sheet: "Books", row: 5, column: 1, table: { row: 3, column: "Date" } });
      await fixture.workbook.select({ kind: "cell", tableId: info!.id, row: 2, column: "Amount" });
      expect(await fixture.workbook.selection()).toMatchObject({ sheet: "Books", row: 4, column: 4, value: -300 });
    });

    test("what is not there cannot be shown", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      await fixture.deleteTable("Ledger");
      await expect(fixture.workbook.select({ kind: "row", tableId: info!.id, row: 1 })).rejects.toMatchObject(refusal("table-gone"));
      await expect(fixture.workbook.select({ kind: "sheet", name: "Nowhere" })).rejects.toMatchObject(refusal("sheet-gone"));
    });
  });
}

async function watched(makeFixture: () => Promise<WorkbookFixture>) {
  const fixture = await makeFixture();
  await fixture.seed([books()]);
  const changes: WorkbookChange[] = [];
  const stop = await fixture.workbook.watch((change) => void changes.push(change));
  const id = (await fixture.workbook.listTables())[0]!.id;
  return { fixture, changes, stop, id };
}
