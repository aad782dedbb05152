import type { XlsxBook } from "../files/xlsx-book";
import type { SheetModel } from "../files/xlsx-sheet";
import type { TableModel } from "../files/xlsx-table-part";
import { numberedName } from "../grid/list-name";
import { tablesFromRange } from "../grid/tables-in-range";
import { RANGE_WORDS } from "../ledger/range-words";
import { withMergedTexts } from "./merged-texts";

/**
 * The tables in a sheet of plain cells: most ledgers in the world have no table objects. The first is called after its sheet, further ones are numbered.
 *
 * Only asked for where the workbook has no table object at all: beside real tables, a summary would look like one more.
 */
export function plainTables(book: XlsxBook, sheet: SheetModel): readonly TableModel[] {
  if (!sheet.hasCells || sheet.planKey !== null) return [];
  const cells = sheet.cells();
  const { version } = cells;
  if (sheet.seenRange?.version === version) return sheet.seenRange.tables;
  const rows = withMergedTexts(Array.from({ length: cells.rowCount }, (_, row) => cells.rowValues(row, 0, cells.columnCount)), sheet.layout().merges, { row: 0, column: 0 });
  const found = tablesFromRange({ id: "", name: sheet.name, sheet: sheet.name, firstRow: 0, firstColumn: 0, rows, date1904: book.date1904, source: "workbook" }, RANGE_WORDS);
  // Another sheet may be called as a second list would be.
  const taken = new Set(book.sheets.filter((other) => other !== sheet).map(({ name }) => name.toLowerCase()));
  const tables = found.map((table, index): TableModel => ({
    id: `range-${sheet.sheetId}${index === 0 ? "" : `-${index + 1}`}`, part: null, name: numberedName(sheet.name, taken),
    range: { top: table.headerRow, left: table.firstColumn, bottom: table.headerRow + table.rowCount, right: table.firstColumn + table.headers.length - 1 },
    ...(table.title !== undefined && { title: table.title }), headerRows: 1, totalRows: 0, banded: false, styleName: null, filterButtons: false, changed: false,
    columns: table.headers.map((name) => ({ id: null, name, formula: null })),
  }));
  sheet.seenRange = { version, tables };
  return tables;
}

/** A workbook without a single table object. */
export function isPlain(book: XlsxBook): boolean {
  return book.sheets.every(({ tables, planKey }) => planKey !== null || tables.length === 0);
}
