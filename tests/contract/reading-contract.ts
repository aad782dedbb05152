import { describe, expect, test } from "@jest/globals";
import type { RawCell } from "../../src/grid/table";
import { books, LEDGER_HEADERS, LEDGER_ROWS, plan, refusal, type WorkbookFixture } from "./workbook-fixture";

export function describeReading(makeFixture: () => Promise<WorkbookFixture>): void {
  describe("reading", () => {
    test("tables are listed in sheet order, those of hidden sheets too", async () => {
      const fixture = await makeFixture();
      await fixture.seed([
        { name: "Hidden", visibility: "hidden", tables: [{ name: "Rates", at: "A1", headers: ["Currency", "Rate"], rows: [["EUR", 1.1]] }] },
        books(),
      ]);
      const tables = await fixture.workbook.listTables();
      expect(tables.map(({ name, sheet, headerRow, firstColumn, headers, rowCount }) => ({ name, sheet, headerRow, firstColumn, headers, rowCount }))).toEqual([
        { name: "Rates", sheet: "Hidden", headerRow: 0, firstColumn: 0, headers: ["Currency", "Rate"], rowCount: 1 },
        { name: "Ledger", sheet: "Books", headerRow: 2, firstColumn: 1, headers: [...LEDGER_HEADERS], rowCount: 3 },
      ]);
    });

    test("a table is read as its cells are: numbers, text, blanks, booleans and errors", async () => {
      const rows: readonly (readonly RawCell[])[] = [...LEDGER_ROWS, [true, { error: "#N/A" }, "", 0]];
      const fixture = await makeFixture();
      await fixture.seed([books({ rows })]);
      const [info] = await fixture.workbook.listTables();
      const table = await fixture.workbook.readTable(info!.id);
      expect(table.rows).toEqual([...LEDGER_ROWS, [true, { error: "#N/A" }, null, 0]]);
      expect(table).toMatchObject({ name: "Ledger", sheet: "Books", headerRow: 2, firstColumn: 1, source: "workbook", date1904: false });
    });

    test("the text #N/A is no error value", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({ rows: [["#N/A", { error: "#DIV/0!" }, "#REF!", 1]] })]);
      expect((await readLedger(fixture)).rows).toEqual([["#N/A", { error: "#DIV/0!" }, "#REF!", 1]]);
    });

    test("the total row is not data, and rows that a filter hides are", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({ totals: ["Total", null, null, 900.5], filteredOut: [2] })]);
      const table = await readLedger(fixture);
      expect(table.rows).toEqual(LEDGER_ROWS);
      expect(table.rowCount).toBe(3);
    });

    test("a workbook that counts dates from 1904 says so", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "B4", numberFormat: "yyyy-mm-dd" }])], { date1904: true });
      expect((await readLedger(fixture)).date1904).toBe(true);
    });

    test("an id finds its table after the table was renamed", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      await fixture.renameTable("Ledger", "Receivables");
      expect(await fixture.workbook.readTable(info!.id)).toMatchObject({ name: "Receivables", rows: LEDGER_ROWS });
    });

    test("a table that is gone is refused by that name", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      await fixture.deleteTable("Ledger");
      await expect(fixture.workbook.readTable(info!.id)).rejects.toMatchObject(refusal("table-gone"));
    });

    test("100,000 rows arrive complete and in order, with progress up to the last", async () => {
      const rows = Array.from({ length: 100_000 }, (_, index): readonly RawCell[] => [
        46000 + (index % 700), `C${String(index % 500).padStart(4, "0")}`, `INV-2026-${String(index).padStart(6, "0")}`, index / 100,
      ]);
      const fixture = await makeFixture();
      await fixture.seed([books({ rows })]);
      const [info] = await fixture.workbook.listTables();
      const seen: number[] = [];
      const table = await fixture.workbook.readTable(info!.id, { onProgress: ({ done, total }) => void (seen.push(done), expect(total).toBe(100_000)) });
      expect(table.rows).toHaveLength(100_000);
      expect([0, 12_345, 99_999].map((index) => table.rows[index])).toEqual([0, 12_345, 99_999].map((index) => rows[index]));
      expect(table.rows.reduce((sum, row) => sum + Math.round((row[3] as number) * 100), 0)).toBe((99_999 * 100_000) / 2);
      expect(seen).toEqual([...seen].sort((one, other) => one - other));
      expect(seen.at(-1)).toBe(100_000);
    });

    test("a reading that is cancelled stops", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      await expect(fixture.workbook.readTable(info!.id, { signal: AbortSignal.abort() })).rejects.toMatchObject(refusal("cancelled"));
    });

    test("sheets are listed with visibility, protection and the key of those the add-in made", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books(), { name: "Locked", protected: true }, { name: "Deep", visibility: "very-hidden" }]);
      await fixture.workbook.writeSheets([plan("aging", "Aging", [[{ value: 1 }]])]);
      expect(await fixture.workbook.listSheets()).toEqual([
        { name: "Books", visibility: "visible", protected: false, planKey: null },
        { name: "Locked", visibility: "visible", protected: true, planKey: null },
        { name: "Deep", visibility: "very-hidden", protected: false, planKey: null },
        { name: "Aging", visibility: "visible", protected: false, planKey: "aging" },
      ]);
    });
  });
}

export async function readLedger(fixture: WorkbookFixture) {
  const info = (await fixture.workbook.listTables()).find(({ name }) => name === "Ledger");
  return fixture.workbook.readTable(info!.id);
}
