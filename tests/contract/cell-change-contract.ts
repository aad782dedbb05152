import { describe, expect, test } from "@jest/globals";
import { toDay } from "../../src/calendar/day";
import { readLedger } from "./reading-contract";
import { books, LEDGER_ROWS, refusal, type WorkbookFixture } from "./workbook-fixture";

const DAY = toDay({ year: 2026, month: 1, day: 20 });
const SERIAL = 46042;

/** The user's ledger with a few cells that read wrong. */
async function spoilt(makeFixture: () => Promise<WorkbookFixture>, options: { readonly date1904?: boolean } = {}) {
  const fixture = await makeFixture();
  await fixture.seed([books({ rows: [[46027, "C001", "INV-1", 1200.5], ["20.1.2026", "C002", "0042", "300,00"], [46041, "C001", "=sum", null]] }, [
    { at: "B4", numberFormat: "d/m/yyyy" }, { at: "B6", numberFormat: "d/m/yyyy" }, { at: "E4", numberFormat: "#,##0.00" }, { at: "B5", numberFormat: "@" },
  ])], options);
  const [info] = await fixture.workbook.listTables();
  return { fixture, id: info!.id };
}

export function describeCellChanges(makeFixture: () => Promise<WorkbookFixture>): void {
  describe("changing cells", () => {
    test("a text becomes a real number or date in its column's format, all else stays", async () => {
      const { fixture, id } = await spoilt(makeFixture);
      await fixture.workbook.changeCells(id, [
        { row: 2, column: "Date", before: "20.1.2026", after: { day: DAY } },
        { row: 2, column: "Amount", before: "300,00", after: 300 },
      ]);
      expect((await readLedger(fixture)).rows).toEqual([LEDGER_ROWS[0], [SERIAL, "C002", "0042", 300], LEDGER_ROWS[2]]);
      expect(fixture.cell("Books", "B5").style.numberFormat).toBe("d/m/yyyy");
      expect(fixture.cell("Books", "E5").style.numberFormat).toBe("#,##0.00");
    });

    test("days are written in the workbook's own date system", async () => {
      const { fixture, id } = await spoilt(makeFixture, { date1904: true });
      await fixture.workbook.changeCells(id, [{ row: 2, column: "Date", before: "20.1.2026", after: { day: DAY } }]);
      expect(fixture.cell("Books", "B5").value).toBe(SERIAL - 1462);
    });

    test("where no other number says how the column looks, a date is a date", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({ rows: [["20.1.2026", "C001", "INV-1", "7"]] })]);
      const [info] = await fixture.workbook.listTables();
      await fixture.workbook.changeCells(info!.id, [{ row: 1, column: "Date", before: "20.1.2026", after: { day: DAY } }, { row: 1, column: "Amount", before: "7", after: 7 }]);
      expect(fixture.cell("Books", "B4")).toMatchObject({ value: SERIAL, style: { numberFormat: "yyyy-mm-dd" } });
      expect(fixture.cell("Books", "E4")).toMatchObject({ value: 7, style: {} });
    });

    test.each(["=1+1", "+49", "-7", "@home", "0042", "1/2", "TRUE", "'quoted"])("the text %s stays that text", async (text) => {
      const { fixture, id } = await spoilt(makeFixture);
      await fixture.workbook.changeCells(id, [{ row: 1, column: "Document", before: "INV-1", after: text }, { row: 1, column: "Amount", before: 1200.5, after: text }]);
      expect(fixture.cell("Books", "D4")).toMatchObject({ value: text, formula: null });
      expect(fixture.cell("Books", "E4")).toMatchObject({ value: text, formula: null });
    });

    test("changed back, cells hold what they held", async () => {
      const { fixture, id } = await spoilt(makeFixture);
      const before = (await readLedger(fixture)).rows;
      await fixture.workbook.changeCells(id, [{ row: 2, column: "Date", before: "20.1.2026", after: { day: DAY } }, { row: 3, column: "Document", before: "=sum", after: null }]);
      await fixture.workbook.changeCells(id, [{ row: 2, column: "Date", before: SERIAL, after: "20.1.2026" }, { row: 3, column: "Document", before: null, after: "=sum" }]);
      expect((await readLedger(fixture)).rows).toEqual(before);
    });

    test.each([
      ["a cell that no longer holds what it held", "changed", { row: 2, column: "Customer", before: "C009", after: "C003" }],
      ["a cell that is blank by now", "changed", { row: 3, column: "Amount", before: 5, after: 6 }],
      ["a row that is not there", "table-gone", { row: 4, column: "Customer", before: null, after: "C003" }],
      ["a column that is not there", "table-gone", { row: 1, column: "Nowhere", before: null, after: "C003" }],
      ["a text longer than a cell holds", "too-large", { row: 1, column: "Customer", before: "C001", after: "x".repeat(32_768) }],
    ] as const)("%s refuses the whole change", async (_, code, wrong) => {
      const { fixture, id } = await spoilt(makeFixture);
      const before = fixture.snapshot();
      await expect(fixture.workbook.changeCells(id, [{ row: 1, column: "Customer", before: "C001", after: "C777" }, wrong])).rejects.toMatchObject(refusal(code));
      expect(fixture.snapshot()).toEqual(before);
    });

    test("a formula is never replaced by a value", async () => {
      const { fixture, id } = await spoilt(makeFixture);
      await fixture.type("Books", "E6", "=1-1");
      const before = fixture.snapshot();
      await expect(fixture.workbook.changeCells(id, [{ row: 1, column: "Amount", before: 1200.5, after: 7 }, { row: 3, column: "Amount", before: 0, after: 7 }])).rejects.toMatchObject({
        ...refusal("unsupported"), params: { reason: "holds-formula", row: 3, rows: "3", column: "Amount" },
      });
      expect(fixture.snapshot()).toEqual(before);
    });

    test("cancelled, nothing is changed", async () => {
      const { fixture, id } = await spoilt(makeFixture);
      const before = fixture.snapshot();
      const cancel = new AbortController();
      cancel.abort();
      await expect(fixture.workbook.changeCells(id, [{ row: 1, column: "Customer", before: "C001", after: "C777" }], { signal: cancel.signal })).rejects.toMatchObject(refusal("cancelled"));
      expect(fixture.snapshot()).toEqual(before);
    });

    test("the change is told to those who watch", async () => {
      const { fixture, id } = await spoilt(makeFixture);
      const changes: unknown[] = [];
      await fixture.workbook.watch((change) => void changes.push(change));
      await fixture.workbook.changeCells(id, [{ row: 1, column: "Customer", before: "C001", after: "C777" }]);
      await fixture.settled();
      expect(changes).toContainEqual({ kind: "data", tableId: id });
    });
  });

  describe("removing rows", () => {
    const removed = async (makeRows: readonly number[], more: Parameters<typeof books>[0] = {}, cells: Parameters<typeof books>[1] = []) => {
      const fixture = await makeFixture();
      await fixture.seed([books(more, cells)]);
      const [info] = await fixture.workbook.listTables();
      await fixture.workbook.removeRows(info!.id, makeRows.map((row) => ({ row, expected: (more.rows ?? LEDGER_ROWS)[row - 1]! })));
      return fixture;
    };

    test("rows from the middle and the end go, those between move up", async () => {
      const fixture = await removed([2]);
      expect((await readLedger(fixture)).rows).toEqual([LEDGER_ROWS[0], LEDGER_ROWS[2]]);
      expect(fixture.tables()).toEqual([{ name: "Ledger", sheet: "Books", range: { top: 2, left: 1, bottom: 4, right: 4 } }]);
      expect(fixture.cell("Books", "D6").value).toBeNull();
      expect((await readLedger(await removed([1, 3]))).rows).toEqual([LEDGER_ROWS[1]]);
    });

    test("formats move with their rows", async () => {
      const fixture = await removed([1], {}, [{ at: "E4", fill: "FF0000" }, { at: "E5", fill: "00FF00" }]);
      expect(fixture.cell("Books", "E4").style.fill).toBe("00FF00");
      expect(fixture.cell("Books", "E5").style.fill).toBeUndefined();
    });

    test("formulas follow: within the row, and totals elsewhere", async () => {
      const fixture = await removed([1], {}, [{ at: "E6", formula: "=B6*2" }, { at: "H1", formula: "=SUM(E4:E6)+E5" }]);
      expect(fixture.cell("Books", "E5").formula).toBe("=B5*2");
      expect(fixture.cell("Books", "H1").formula).toBe("=SUM(E4:E5)+E4");
    });

    test("what stands below and beside the table stays where it is", async () => {
      const fixture = await removed([2, 3], {}, [{ at: "C8", value: "note" }, { at: "H5", value: "beside" }]);
      expect(fixture.cell("Books", "C8").value).toBe("note");
      expect(fixture.cell("Books", "H5").value).toBe("beside");
      expect(fixture.tables()[0]!.range.bottom).toBe(3);
    });

    test("a total row moves up with the table", async () => {
      const fixture = await removed([2], { totals: ["Total", null, null, 900.5] });
      expect(fixture.cell("Books", "B6").value).toBe("Total");
      expect(fixture.cell("Books", "B7").value).toBeNull();
      expect((await readLedger(fixture)).rows).toEqual([LEDGER_ROWS[0], LEDGER_ROWS[2]]);
    });

    test("rows that a filter hides go like any other", async () => {
      const fixture = await removed([2, 3], { filteredOut: [2] });
      expect((await readLedger(fixture)).rows).toEqual([LEDGER_ROWS[0]]);
    });

    test("a table that loses every row keeps a blank one, and can be filled again", async () => {
      const fixture = await removed([1, 2, 3]);
      const info = (await fixture.workbook.listTables())[0]!;
      expect((await readLedger(fixture)).rows).toEqual([[null, null, null, null]]);
      await fixture.workbook.appendRows(info.id, [LEDGER_ROWS[0]!]);
      expect((await readLedger(fixture)).rows).toEqual([LEDGER_ROWS[0]]);
    });

    test("rows that were appended can be taken away again without a trace in the data", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      const added = [[46050, "C003", "00017", 10], [46051, "C003", "=x", null]];
      await fixture.workbook.appendRows(info!.id, added);
      await fixture.workbook.removeRows(info!.id, added.map((expected, index) => ({ row: 4 + index, expected })));
      expect((await readLedger(fixture)).rows).toEqual(LEDGER_ROWS);
    });

    test.each([
      ["a row that changed", "changed", { row: 2, expected: [46030, "C002", "0042", -301] }],
      ["a row that is not there", "table-gone", { row: 9, expected: [] }],
    ] as const)("%s refuses the whole removal", async (_, code, wrong) => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      const before = fixture.snapshot();
      await expect(fixture.workbook.removeRows(info!.id, [{ row: 1, expected: LEDGER_ROWS[0]! }, wrong])).rejects.toMatchObject(refusal(code));
      expect(fixture.snapshot()).toEqual(before);
    });

    test("columns added since are not looked at", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      await fixture.workbook.removeRows(info!.id, [{ row: 1, expected: LEDGER_ROWS[0]!.slice(0, 2) }]);
      expect((await readLedger(fixture)).rows).toEqual(LEDGER_ROWS.slice(1));
    });
  });
}
