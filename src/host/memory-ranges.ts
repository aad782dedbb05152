import type { XlsxBook } from "../files/xlsx-book";
import type { SheetModel } from "../files/xlsx-sheet";
import type { TableModel } from "../files/xlsx-table-part";
import { tableFromRange } from "../grid/find-header";
import { scoreHeader } from "../ledger/score-header";

/**
 * The table in a sheet of plain cells: most ledgers in the world have no table objects. It is called after its sheet.
 *
 * Only asked for where the workbook has no table object at all: beside real tables, a summary would look like one more.
 */
export function plainTable(book: XlsxBook, sheet: SheetModel): TableModel | null {
  if (!sheet.hasCells || sheet.planKey !== null) return null;
  const cells = sheet.cells();
  const { version } = cells;
  if (sheet.seenRange?.version === version) return sheet.seenRange.table;
  const rows = Array.from({ length: cells.rowCount }, (_, row) => cells.rowValues(row, 0, cells.columnCount));
  const found = tableFromRange({ id: "", name: sheet.name, sheet: sheet.name, firstRow: 0, firstColumn: 0, rows, date1904: book.date1904, source: "workbook" }, scoreHeader);
  const table: TableModel | null = found && {
    id: `range-${sheet.sheetId}`, part: null, name: sheet.name,
    range: { top: found.headerRow, left: found.firstColumn, bottom: found.headerRow + found.rowCount, right: found.firstColumn + found.headers.length - 1 },
    headerRows: 1, totalRows: 0, banded: false, styleName: null, filterButtons: false, changed: false,
    columns: found.headers.map((name) => ({ id: null, name, formula: null })),
  };
  sheet.seenRange = { version, table };
  return table;
}

/** A workbook without a single table object. */
export function isPlain(book: XlsxBook): boolean {
  return book.sheets.every(({ tables, planKey }) => planKey !== null || tables.length === 0);
}
