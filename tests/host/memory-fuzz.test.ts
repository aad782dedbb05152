import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { NO_STYLE } from "../../src/files/sheet-cells";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { WorkbookError } from "../../src/workbook/workbook";
import { mark } from "../contract/workbook-fixture";
import type { Dialect } from "../files/book-builder";
import { ledgerBook } from "../files/small-ledger";

/** What a person or the add-in may do; the numbers choose place and content. */
type Step = readonly [what: "type" | "append" | "change" | "remove" | "mark" | "clear" | "reopen", place: number, content: number];
const CONTENTS = [1.5, "text", "=minus", { formula: "=SUM(A1:B2)" }, null, true, "多 <&>\n行", "Amount"] as const;

async function perform(workbook: MemoryWorkbook, [what, place, content]: Step): Promise<MemoryWorkbook> {
  const [info] = await workbook.listTables();
  try {
    if (what === "type") workbook.setCell("Books", 1 + (place % 9), place % 8, CONTENTS[content % CONTENTS.length]!);
    else if (what === "append") await workbook.appendRows(info!.id, [info!.headers.map((_, column) => (column + content) % 3 || null)]);
    else if (what === "change") {
      const column = place % info!.headers.length;
      const after = CONTENTS[content % CONTENTS.length]!;
      const row = 1 + (content % info!.rowCount);
      const before = (await workbook.readTable(info!.id)).rows[row - 1]![column] ?? null;
      await workbook.changeCells(info!.id, [{ row, column: info!.headers[column]!, before, after: typeof after === "object" ? null : after }]);
    } else if (what === "remove") {
      const { rows } = await workbook.readTable(info!.id);
      const first = place % rows.length;
      await workbook.removeRows(info!.id, rows.slice(first, first + 1 + (content % 2)).map((expected, index) => ({ row: first + 1 + index, expected })));
    } else if (what === "mark") await workbook.highlight([{ tableId: info!.id, reasonHeader: "Why", marks: [mark(1 + (place % info!.rowCount), null, "missing", `reason ${content}`)] }]);
    else if (what === "clear") await workbook.clearHighlights();
    else return MemoryWorkbook.open(workbook.save(), "again.xlsx");
  } catch (error) {
    // A refusal is an answer; anything else is a fault.
    if (!(error instanceof WorkbookError)) throw error;
  }
  return workbook;
}

function seen(workbook: MemoryWorkbook): unknown {
  return workbook.sheets().map(({ name, tables }) => {
    const cells: Record<string, unknown> = {};
    workbook.book.sheet(name)!.cells().rows.forEach((line, row) => line?.styles.forEach((style, column) => {
      const cell = style === NO_STYLE ? null : workbook.cell(name, row, column);
      if (cell) cells[`${row},${column}`] = [cell.value, cell.formula, cell.style];
    }));
    return { name, cells, tables: tables.map(({ range, headers }) => ({ range, headers })) };
  });
}

test("whatever is done, the saved workbook is the one in memory, and a table's headers are the cells above it", async () => {
  const step: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom("type", "type", "append", "change", "remove", "mark", "clear", "reopen"), fc.nat(99), fc.nat(99));
  await fc.assert(fc.asyncProperty(fc.constantFrom<Dialect>("excel", "openpyxl", "libreoffice", "prefixed", "strict"), fc.array(step, { maxLength: 12 }), async (dialect, steps) => {
    let workbook = MemoryWorkbook.open(ledgerBook(dialect), "book.xlsx");
    for (const one of steps) workbook = await perform(workbook, one);
    expect(seen(MemoryWorkbook.open(workbook.save(), "saved.xlsx"))).toEqual(seen(workbook));
    const { range, headers } = workbook.sheets()[0]!.tables[0]!;
    expect(headers.map((_, column) => workbook.cell("Books", range.top, range.left + column)?.value)).toEqual(headers);
  }), { numRuns: 150 });
});
