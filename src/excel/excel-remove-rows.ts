import { refuseChanged, sameCell } from "../workbook/cell-change";
import { SHEET_ROWS_MAX } from "../workbook/plan-limits";
import { type RowToRemove, WorkbookError } from "../workbook/workbook";
import { runsOf } from "./cell-areas";
import { readCells } from "./excel-cells";
import { blockOf, findTables, type FoundTable, refuseProtected } from "./excel-tables";

/** Rows further apart than this are read apart. */
const ROWS_BETWEEN = 200;

/**
 * See `Workbook.removeRows`. Deleted as table rows, so that formulas follow; then as many blank cells go in below, so that what stands there
 * is where it was. All in one request: Excel refuses the first delete where it could not do the others.
 */
export async function removeRows(context: Excel.RequestContext, tableId: string, rows: readonly RowToRemove[]): Promise<void> {
  if (rows.length === 0) return;
  const [found] = await findTables(context, [tableId]);
  refuseProtected([found!]);
  await refuseOthers(context, found!, rows);
  const wanted = [...new Set(rows.map(({ row }) => row))].sort((one, other) => one - other);
  const { table, sheet, bodyRow, firstColumn, headers, rowCount, showTotals } = found!;
  const below = bodyRow + rowCount + (showTotals ? 1 : 0);
  const beneath = below < SHEET_ROWS_MAX ? sheet.getRangeByIndexes(below, firstColumn, SHEET_ROWS_MAX - below, headers.length).getUsedRangeOrNullObject(false) : null;
  beneath?.load("address");
  table.autoFilter.load("isDataFiltered");
  await context.sync();
  if (wanted.length === rowCount) {
    // A table without a row shows a blank one: the first stays for it.
    sheet.getRangeByIndexes(bodyRow, firstColumn, 1, headers.length).clear("Contents");
    wanted.shift();
  }
  for (const { left: first, right: last } of runsOf(wanted).reverse()) {
    // Among filtered rows a range of cells is not deleted as it is named, single table rows are.
    if (table.autoFilter.isDataFiltered) for (let row = last; row >= first; row -= 1) table.rows.getItemAt(row - 1).delete();
    else sheet.getRangeByIndexes(bodyRow + first - 1, firstColumn, last - first + 1, headers.length).delete("Up");
  }
  if (beneath && !beneath.isNullObject && wanted.length > 0) {
    sheet.getRangeByIndexes(below - wanted.length, firstColumn, wanted.length, headers.length).insert("Down");
    sheet.getRangeByIndexes(below - wanted.length, firstColumn, wanted.length, headers.length).clear();
  }
  await context.sync();
}

async function refuseOthers(context: Excel.RequestContext, found: FoundTable, rows: readonly RowToRemove[]): Promise<void> {
  const sorted = [...rows].sort((one, other) => one.row - other.row);
  const outside = sorted.find(({ row }) => row < 1 || row > found.rowCount);
  if (outside) throw new WorkbookError("table-gone", { table: found.name, row: outside.row });
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end + 1 < sorted.length && sorted[end + 1]!.row - sorted[end]!.row <= ROWS_BETWEEN) end += 1;
    const first = sorted[start]!.row;
    const cells = await readCells(context, { ...blockOf(found), row: found.bodyRow + first - 1, rows: sorted[end]!.row - first + 1 });
    for (const { row, expected } of sorted.slice(start, end + 1)) {
      if (!expected.every((cell, column) => sameCell(cells[row - first]![column] ?? null, cell))) refuseChanged(found.name, row);
    }
    start = end + 1;
  }
}
