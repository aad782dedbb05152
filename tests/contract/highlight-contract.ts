import { describe, expect, test } from "@jest/globals";
import { HIGHLIGHT_FILLS } from "../../src/grid/sheet-plan";
import { readLedger } from "./reading-contract";
import { books, LEDGER_HEADERS, LEDGER_ROWS, mark, refusal, type SeedCell, type SeedTable, type WorkbookFixture } from "./workbook-fixture";

const REASON = "Reconciliation";
const MARKS = [mark(1, "Amount", "difference", "Amount differs by 0.50"), mark(3, null, "missing", "Not on their list")];

/** The user's ledger with a few marks on it. */
async function highlighted(makeFixture: () => Promise<WorkbookFixture>, table: Partial<SeedTable> = {}, cells: readonly SeedCell[] = []) {
  const fixture = await makeFixture();
  await fixture.seed([books(table, cells)]);
  const before = fixture.snapshot();
  const [info] = await fixture.workbook.listTables();
  const plan = { tableId: info!.id, reasonHeader: REASON, marks: MARKS };
  await fixture.workbook.highlight([plan]);
  return { fixture, before, plan };
}

export function describeHighlights(makeFixture: () => Promise<WorkbookFixture>): void {
  describe("highlighting", () => {
    test("fills the cell or the row, and says why in a column at the right end of the table", async () => {
      const { fixture } = await highlighted(makeFixture);
      const fills = (row: number) => ["B", "C", "D", "E"].map((column) => fixture.cell("Books", `${column}${row}`).style.fill);
      expect(fills(4)).toEqual([undefined, undefined, undefined, HIGHLIGHT_FILLS.difference]);
      expect(fills(5)).toEqual([undefined, undefined, undefined, undefined]);
      expect(fills(6)).toEqual(Array.from({ length: 4 }, () => HIGHLIGHT_FILLS.missing));
      expect([3, 4, 5, 6].map((row) => fixture.cell("Books", `F${row}`).value)).toEqual([REASON, "Amount differs by 0.50", null, "Not on their list"]);
      expect((await fixture.workbook.listTables())[0]!.headers).toEqual([...LEDGER_HEADERS, REASON]);
    });

    test("cleared, nothing of it is left, and the answer counts the cells", async () => {
      const { fixture, before } = await highlighted(makeFixture);
      expect(await fixture.workbook.clearHighlights()).toBe(5);
      expect(fixture.snapshot()).toEqual(before);
      expect(await fixture.workbook.clearHighlights()).toBe(0);
    });

    test("the reason column has room for its words, within reason; cleared, the column is as wide as it was", async () => {
      const { fixture, plan } = await highlighted(makeFixture);
      const width = (): number => Math.round(fixture.sheet("Books").columnWidth(5));
      expect(width()).toBeGreaterThanOrEqual(22);
      expect(width()).toBeLessThan(30);
      await fixture.workbook.highlight([{ ...plan, marks: [mark(1, "Amount", "issue", "word ".repeat(40))] }]);
      expect(width()).toBe(60);
      await (await fixture.reopen()).clearHighlights();
      expect(width()).toBe(8);
    });

    test("the user's own fills and formats come back", async () => {
      const { fixture, before } = await highlighted(makeFixture, {}, [
        { at: "E4", fill: "00B050", numberFormat: "0.0", bold: true }, { at: "C6", fill: "FFFFFF" }, { at: "B5", fill: HIGHLIGHT_FILLS.missing },
      ]);
      expect(fixture.cell("Books", "E4").style).toMatchObject({ fill: HIGHLIGHT_FILLS.difference, numberFormat: "0.0", bold: true });
      await fixture.workbook.clearHighlights();
      expect(fixture.snapshot()).toEqual(before);
    });

    test("a later session can clear what an earlier one marked", async () => {
      const { fixture, before } = await highlighted(makeFixture, {}, [{ at: "E4", fill: "00B050" }]);
      await (await fixture.reopen()).clearHighlights();
      expect(fixture.snapshot()).toEqual(before);
    });

    test("a second call takes the first away", async () => {
      const { fixture, before, plan } = await highlighted(makeFixture);
      await fixture.workbook.highlight([{ ...plan, marks: [mark(2, "Customer", "duplicate", "Twice")] }]);
      expect(fixture.cell("Books", "E4").style.fill).toBeUndefined();
      expect(fixture.cell("Books", "C5").style.fill).toBe(HIGHLIGHT_FILLS.duplicate);
      expect([4, 5, 6].map((row) => fixture.cell("Books", `F${row}`).value)).toEqual([null, "Twice", null]);
      await fixture.workbook.clearHighlights();
      expect(fixture.snapshot()).toEqual(before);
    });

    test("two reason headers are two columns, and both go, sorted in between or not", async () => {
      for (const sorted of [false, true]) {
        const { fixture, before, plan } = await highlighted(makeFixture, {}, [{ at: "E4", fill: "00B050" }]);
        await fixture.workbook.highlight([plan, { ...plan, reasonHeader: "Bank", marks: [mark(1, "Amount", "matched", "agrees"), mark(2, "Amount", "suggested", "perhaps")] }]);
        expect((await fixture.workbook.listTables())[0]!.headers).toEqual([...LEDGER_HEADERS, REASON, "Bank"]);
        expect(["F4", "G4", "F5", "G5", "F6", "G6"].map((at) => fixture.cell("Books", at).value)).toEqual(["Amount differs by 0.50", "agrees", null, "perhaps", "Not on their list", null]);
        expect(["E4", "E5", "E6"].map((at) => fixture.cell("Books", at).style.fill)).toEqual([HIGHLIGHT_FILLS.matched, HIGHLIGHT_FILLS.suggested, HIGHLIGHT_FILLS.missing]);
        if (sorted) await fixture.swapRows("Ledger", 1, 3);
        await fixture.workbook.clearHighlights();
        if (sorted) await fixture.swapRows("Ledger", 1, 3);
        expect(fixture.snapshot()).toEqual(before);
      }
    });

    test("works on filtered tables and leaves the filter alone", async () => {
      const { fixture, before } = await highlighted(makeFixture, { filteredOut: [1, 2] });
      expect(fixture.cell("Books", "E4").style.fill).toBe(HIGHLIGHT_FILLS.difference);
      await fixture.workbook.clearHighlights();
      expect(fixture.snapshot()).toEqual(before);
    });

    test("works on a table with a total row", async () => {
      const { fixture, before } = await highlighted(makeFixture, { totals: ["Total", null, null, 900.5] });
      expect([3, 6, 7].map((row) => fixture.cell("Books", `F${row}`).value)).toEqual([REASON, "Not on their list", null]);
      await fixture.workbook.clearHighlights();
      expect(fixture.snapshot()).toEqual(before);
    });

    test("a reason column of the user's keeps what the user wrote there", async () => {
      const { fixture, before } = await highlighted(makeFixture, { headers: [REASON, "Customer", "Document", "Amount"], rows: [["my note", "C001", "1", 1], [null, "C002", "2", 2], ["=sum", "C003", "3", 3]] });
      expect([4, 5, 6].map((row) => fixture.cell("Books", `B${row}`).value)).toEqual(["Amount differs by 0.50", null, "Not on their list"]);
      expect(fixture.tables()[0]!.range).toEqual({ top: 2, left: 1, bottom: 5, right: 4 });
      await fixture.workbook.clearHighlights();
      expect(fixture.snapshot()).toEqual(before);
    });

    test("after the user sorted the table, the marks of the moved rows are the ones cleared", async () => {
      const { fixture } = await highlighted(makeFixture, {}, [{ at: "E4", fill: "00B050" }]);
      await fixture.swapRows("Ledger", 1, 2);
      await fixture.workbook.clearHighlights();
      expect([4, 5, 6].map((row) => fixture.cell("Books", `E${row}`).style.fill)).toEqual([undefined, "00B050", undefined]);
      expect((await readLedger(fixture)).rows).toEqual([LEDGER_ROWS[1], LEDGER_ROWS[0], LEDGER_ROWS[2]]);
    });

    test("a cell that the user filled again since then keeps that fill", async () => {
      const { fixture } = await highlighted(makeFixture);
      await fixture.fill("Books", "E4", "00B0F0");
      await fixture.workbook.clearHighlights();
      expect(fixture.cell("Books", "E4").style.fill).toBe("00B0F0");
      expect(fixture.cell("Books", "E6").style.fill).toBeUndefined();
    });

    test("a note that the user typed into the made column stays, and so does the column", async () => {
      const { fixture } = await highlighted(makeFixture);
      await fixture.type("Books", "F5", "asked them on Monday");
      await fixture.workbook.clearHighlights();
      expect([3, 4, 5, 6].map((row) => fixture.cell("Books", `F${row}`).value)).toEqual([REASON, null, "asked them on Monday", null]);
      expect((await fixture.workbook.listTables())[0]!.headers).toEqual([...LEDGER_HEADERS, REASON]);
    });

    test("marks of a table deleted since then are forgotten without complaint", async () => {
      const { fixture } = await highlighted(makeFixture);
      await fixture.deleteTable("Ledger");
      expect(await fixture.workbook.clearHighlights()).toBe(0);
    });

    test("reasons are text whatever they begin with", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      await fixture.workbook.highlight([{ tableId: info!.id, reasonHeader: REASON, marks: [mark(1, "Amount", "issue", "=1+1"), mark(2, "Amount", "issue", "12")] }]);
      expect(fixture.cell("Books", "F4")).toMatchObject({ value: "=1+1", formula: null });
      expect(fixture.cell("Books", "F5").value).toBe("12");
    });

    test("several marks on a row: each fills its cell and their reasons stand together", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      const marks = [mark(1, "Date", "issue", "Date reads twice"), mark(1, "Amount", "difference", "Amount differs")];
      await fixture.workbook.highlight([{ tableId: info!.id, reasonHeader: REASON, marks }]);
      expect(fixture.cell("Books", "F4").value).toBe("Date reads twice; Amount differs");
      expect([fixture.cell("Books", "B4").style.fill, fixture.cell("Books", "E4").style.fill]).toEqual([HIGHLIGHT_FILLS.issue, HIGHLIGHT_FILLS.difference]);
    });

    test("no room right of the table: nothing is highlighted", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books({}, [{ at: "F5", value: "note beside the table" }])]);
      const [info] = await fixture.workbook.listTables();
      const before = fixture.snapshot();
      await expect(fixture.workbook.highlight([{ tableId: info!.id, reasonHeader: REASON, marks: MARKS }])).rejects.toMatchObject(refusal("no-room"));
      expect(fixture.snapshot()).toEqual(before);
    });

    test("one protected table of two: nothing is highlighted on either", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books(), { name: "Theirs", tables: [{ name: "Statement", at: "A1", headers: ["Document", "Amount"], rows: [["INV-1", 1200]] }] }]);
      const [ours, theirs] = await fixture.workbook.listTables();
      await fixture.protectSheet("Theirs");
      const before = fixture.snapshot();
      const plans = [
        { tableId: ours!.id, reasonHeader: REASON, marks: MARKS },
        { tableId: theirs!.id, reasonHeader: REASON, marks: [mark(1, "Amount", "difference", "differs")] },
      ];
      await expect(fixture.workbook.highlight(plans)).rejects.toMatchObject({ ...refusal("protected"), params: { sheet: "Theirs" } });
      expect(fixture.snapshot()).toEqual(before);
    });

    test("cancelled on the way, nothing is highlighted", async () => {
      const fixture = await makeFixture();
      await fixture.seed([books()]);
      const [info] = await fixture.workbook.listTables();
      const before = fixture.snapshot();
      const cancel = new AbortController();
      const plan = { tableId: info!.id, reasonHeader: REASON, marks: MARKS };
      await expect(fixture.workbook.highlight([plan, { ...plan, marks: [] }], { signal: cancel.signal, onProgress: () => cancel.abort() })).rejects.toMatchObject(refusal("cancelled"));
      expect(fixture.snapshot()).toEqual(before);
    });
  });
}
