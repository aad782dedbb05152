import type { XlsxBook } from "../files/xlsx-book";
import { fileWidth } from "../files/xlsx-layout";
import { toFileFormula } from "../files/xlsx-formula";
import type { RawCell } from "../grid/table";
import { refuseLargeBlock, SHEET_COLUMNS_MAX, SHEET_ROWS_MAX } from "../workbook/plan-limits";
import { type CellBlock, type CellTarget, type CellToWrite, WorkbookError } from "../workbook/workbook";
import type { CellContent } from "./memory-edit";
import { enterFormula, enterValue, refuseLong } from "./memory-rows";

/** See `Workbook.writeCells`: all cells or none. */
export function writeCellsAt(book: XlsxBook, target: CellTarget, rows: readonly (readonly CellToWrite[])[], widthsChars: readonly number[] = []): void {
  const sheet = book.sheet(target.sheet);
  if (!sheet?.hasCells) throw new WorkbookError("sheet-gone", { sheet: target.sheet });
  if (sheet.protected) throw new WorkbookError("protected", { sheet: sheet.name });
  const cells = sheet.cells();
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (target.row + rows.length > SHEET_ROWS_MAX || target.column + columns > SHEET_COLUMNS_MAX) throw new WorkbookError("no-room", { table: sheet.name });
  rows.forEach((row, offset) => row.forEach((content, index) => {
    refuseLong(contentOf(content), sheet.name);
    if (content !== null && !cells.isBlank(target.row + offset, target.column + index)) throw new WorkbookError("occupied", { sheet: sheet.name, row: target.row + offset + 1 });
  }));
  rows.forEach((row, offset) => row.forEach((content, index) => {
    if (content === null) return;
    const at = [target.row + offset, target.column + index] as const;
    const entered = contentOf(content);
    if (typeof entered === "object" && entered !== null && "formula" in entered) enterFormula(book, cells, ...at, toFileFormula(entered.formula));
    else if (entered !== null) enterValue(book, cells, ...at, entered);
    if (typeof content === "object" && "numberFormat" in content && content.numberFormat !== undefined) cells.setStyle(...at, book.styles.withNumberFormat(Math.max(0, cells.shownStyle(...at)), content.numberFormat));
  }));
  const { columnWidths, defaultWidth } = sheet.layout();
  widthsChars.forEach((chars, index) => {
    const column = target.column + index;
    if ((columnWidths.get(column) ?? defaultWidth) < fileWidth(chars)) sheet.setColumnWidth(column, fileWidth(chars));
  });
}

/** See `Workbook.readCells`. */
export function readCellsAt(book: XlsxBook, { sheet: name, row, column, rows, columns }: CellBlock): RawCell[][] {
  const sheet = book.sheet(name);
  if (!sheet?.hasCells) throw new WorkbookError("sheet-gone", { sheet: name });
  refuseLargeBlock(rows, columns);
  const cells = sheet.cells();
  return Array.from({ length: rows }, (_, offset) => Array.from({ length: columns }, (__, index) => cells.value(row + offset, column + index)));
}

function contentOf(cell: CellToWrite): CellContent {
  return typeof cell === "object" && cell !== null && "value" in cell ? cell.value : cell;
}
