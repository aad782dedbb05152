import { NO_STYLE, type SheetCells } from "../files/sheet-cells";
import type { XlsxBook } from "../files/xlsx-book";
import { dataRows } from "../files/xlsx-table-part";
import { FORMAT_ROWS_SEEN, formatOfChange, refuseChanged, refuseFormulas, sameCell, usualFormat, valueOfChange } from "../workbook/cell-change";
import { type CellChange, WorkbookError } from "../workbook/workbook";
import { enterValue, refuseLong } from "./memory-rows";
import { findTable, type FoundTable, headersOf } from "./memory-tables";

/** See `Workbook.changeCells`: every cell is looked at before the first is written. */
export function changeCells(book: XlsxBook, tableId: string, changes: readonly CellChange[]): void {
  const found = findTable(book, tableId);
  const { sheet, table } = found;
  if (changes.length === 0) return;
  if (sheet.protected) throw new WorkbookError("protected", { sheet: sheet.name });
  const cells = sheet.cells();
  const formats = new Map<number, string | null>();
  refuseHeldFormulas(cells, found, changes);
  const works = changes.map((change) => {
    const place = placeOf(found, change);
    if (!sameCell(cells.value(place.row, place.column), change.before)) refuseChanged(table.name, change.row, change.column);
    const value = valueOfChange(change.after, book.date1904);
    refuseLong(value, sheet.name);
    if (!formats.has(place.column)) formats.set(place.column, formatOfColumn(book, found, place.column));
    const own = book.styles.numberFormat(Math.max(0, cells.shownStyle(place.row, place.column)));
    return { ...place, value, format: formatOfChange(change, value, { own, column: formats.get(place.column)! }) };
  });
  for (const { row, column, value, format } of works) {
    if (value === null) cells.setContent(row, column, null);
    else enterValue(book, cells, row, column, value);
    if (format !== null) cells.setStyle(row, column, book.styles.withNumberFormat(Math.max(0, cells.style(row, column)), format));
  }
  book.recalculate = true;
}

function placeOf({ table }: FoundTable, { row, column }: CellChange): { readonly row: number; readonly column: number } {
  const { first, last } = dataRows(table);
  const index = headersOf(table).indexOf(column);
  if (index < 0 || row < 1 || first + row - 1 > last) throw new WorkbookError("table-gone", { table: table.name, row, column });
  return { row: first + row - 1, column: table.range.left + index };
}

/** Of the first column that has any, all are named. */
function refuseHeldFormulas(cells: SheetCells, found: FoundTable, changes: readonly CellChange[]): void {
  const held = changes.filter((change) => {
    const { row, column } = placeOf(found, change);
    return cells.fileFormula(row, column) !== null || cells.arrays.some(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right);
  });
  if (held.length > 0) refuseFormulas(found.table.name, held[0]!.column, held.filter(({ column }) => column === held[0]!.column).map(({ row }) => row));
}

function formatOfColumn(book: XlsxBook, { sheet, table }: FoundTable, column: number): string | null {
  const cells = sheet.cells();
  const { first, last } = dataRows(table);
  const seen = Array.from({ length: Math.min(FORMAT_ROWS_SEEN, last - first + 1) }, (_, index) => {
    const style = cells.shownStyle(first + index, column);
    return { value: cells.value(first + index, column), format: book.styles.numberFormat(style === NO_STYLE ? 0 : style) };
  });
  return usualFormat(seen);
}
