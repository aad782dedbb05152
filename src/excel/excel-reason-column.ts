import { SHEET_COLUMNS_MAX } from "../workbook/plan-limits";
import { WorkbookError } from "../workbook/workbook";
import { addressOf } from "./cell-areas";
import { type Block, type CellInput, rangeOf, TEXT_FORMAT, writeCells } from "./excel-cells";
import type { FoundTable } from "./excel-tables";

const FORMATS_PER_READ = 10_000;

/** Error `no-room` where something stands right of a table that needs reason columns: one for each time it is named. */
export async function refuseNoRoom(context: Excel.RequestContext, tables: readonly FoundTable[]): Promise<void> {
  const named = new Map<string, number>();
  const beside = tables.map((found) => {
    const columns = (named.get(found.name) ?? 0) + 1;
    named.set(found.name, columns);
    // Without its header row a table has no place for the new column's name.
    if (!found.showHeaders) throw new WorkbookError("unsupported", { table: found.name });
    if (found.firstColumn + found.headers.length + columns > SHEET_COLUMNS_MAX) throw new WorkbookError("no-room", { table: found.name });
    const used = besideTable(found, columns).getUsedRangeOrNullObject(true);
    used.load("address");
    return used;
  });
  await context.sync();
  const full = tables.find((_, index) => !beside[index]!.isNullObject);
  if (full) throw new WorkbookError("no-room", { table: full.name });
}

/** The column right of a table, from its header to its last row; with a total row, all cells further right, which making a column would move. */
function besideTable({ sheet, bodyRow, firstColumn, headers, rowCount, showTotals }: FoundTable, columns: number): Excel.Range {
  const column = firstColumn + headers.length;
  return sheet.getRangeByIndexes(bodyRow - 1, column, rowCount + 1 + (showTotals ? 1 : 0), showTotals ? SHEET_COLUMNS_MAX - column : columns);
}

/**
 * Make a column at the right end of a table, formatted as text.
 *
 * By growing the table over it, not by inserting: that moves nothing. A table with a total row takes no such growth, so there it is inserted.
 */
export async function makeReasonColumn(context: Excel.RequestContext, found: FoundTable, header: string): Promise<FoundTable> {
  const { table, sheet, bodyRow, firstColumn, headers, rowCount, showTotals } = found;
  const column = firstColumn + headers.length;
  if (showTotals) {
    table.columns.add(undefined, undefined, header);
  } else {
    sheet.getRangeByIndexes(bodyRow - 1, column, 1, 1).values = [[header]];
    table.resize(addressOf({ top: bodyRow - 1, left: firstColumn, bottom: bodyRow + rowCount - 1, right: column }));
  }
  sheet.getRangeByIndexes(bodyRow, column, rowCount, 1).numberFormat = TEXT_FORMAT as unknown as string[][];
  await context.sync();
  return { ...found, headers: [...headers, header] };
}

/** Take a made column away again; one that is no longer the last stays, empty, where taking it out would move what stands right of the table. */
export async function removeReasonColumn(context: Excel.RequestContext, found: FoundTable, column: number): Promise<void> {
  const { table, sheet, bodyRow, firstColumn, headers, rowCount, showTotals } = found;
  const isLast = column === headers.length - 1;
  if (isLast && !showTotals && headers.length > 1) {
    table.resize(addressOf({ top: bodyRow - 1, left: firstColumn, bottom: bodyRow + rowCount - 1, right: firstColumn + column - 1 }));
    sheet.getRangeByIndexes(bodyRow - 1, firstColumn + column, rowCount + 1, 1).clear();
    await context.sync();
    return;
  }
  const right = firstColumn + headers.length;
  const beyond = sheet.getRangeByIndexes(bodyRow - 1, right, rowCount + 1 + (showTotals ? 1 : 0), SHEET_COLUMNS_MAX - right).getUsedRangeOrNullObject(true);
  beyond.load("address");
  await context.sync();
  if (beyond.isNullObject) table.columns.getItem(headers[column]!).delete();
  await context.sync();
}

/**
 * Write words into the reason column; rows that are left out stay as they are.
 *
 * In a column of the user's the cells keep their number format: an apostrophe, which Excel takes for itself, keeps a text a text there.
 */
export async function writeReasons(
  context: Excel.RequestContext,
  { sheet, bodyRow, firstColumn, rowCount }: FoundTable,
  { column, reasons, made }: { readonly column: number; readonly reasons: ReadonlyMap<number, string | number | boolean | null>; readonly made: boolean },
): Promise<void> {
  if (reasons.size === 0) return;
  const block: Block = { sheet, row: bodyRow, column: firstColumn + column, rows: rowCount, columns: 1 };
  const asText = made ? new Set<number>() : await textFormattedRows(context, block);
  const inputs = Array.from({ length: rowCount }, (_, index): [CellInput | null] => {
    const value = reasons.get(index + 1);
    if (value === undefined) return [null];
    if (value === null) return [{ value: "", entered: true }];
    if (typeof value !== "string" || made) return [{ value }];
    return [{ value: asText.has(index + 1) ? value : `'${value}`, entered: true }];
  });
  await writeCells(context, block, inputs);
}

/** 1-based rows of a column whose cells are formatted as text. */
async function textFormattedRows(context: Excel.RequestContext, block: Block): Promise<Set<number>> {
  const found = new Set<number>();
  for (let start = 0; start < block.rows; start += FORMATS_PER_READ) {
    const range = rangeOf({ ...block, row: block.row + start, rows: Math.min(FORMATS_PER_READ, block.rows - start) });
    range.load("numberFormat");
    await context.sync();
    range.numberFormat.forEach((row, index) => {
      if (row[0] === TEXT_FORMAT) found.add(start + index + 1);
    });
    range.untrack();
  }
  return found;
}
