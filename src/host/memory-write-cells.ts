import type { XlsxBook } from "../files/xlsx-book";
import { toFileFormula } from "../files/xlsx-formula";
import { SHEET_COLUMNS_MAX, SHEET_ROWS_MAX } from "../workbook/plan-limits";
import { type CellTarget, WorkbookError } from "../workbook/workbook";
import type { CellContent } from "./memory-edit";
import { enterFormula, enterValue, refuseLong } from "./memory-rows";

/** See `Workbook.writeCells`: all cells or none. */
export function writeCellsAt(book: XlsxBook, target: CellTarget, rows: readonly (readonly CellContent[])[]): void {
  const sheet = book.sheet(target.sheet);
  if (!sheet?.hasCells) throw new WorkbookError("sheet-gone", { sheet: target.sheet });
  if (sheet.protected) throw new WorkbookError("protected", { sheet: sheet.name });
  const cells = sheet.cells();
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (target.row + rows.length > SHEET_ROWS_MAX || target.column + columns > SHEET_COLUMNS_MAX) throw new WorkbookError("no-room", { table: sheet.name });
  rows.forEach((row, offset) => row.forEach((content, index) => {
    refuseLong(content, sheet.name);
    if (content !== null && !cells.isBlank(target.row + offset, target.column + index)) throw new WorkbookError("occupied", { sheet: sheet.name, row: target.row + offset + 1 });
  }));
  rows.forEach((row, offset) => row.forEach((content, index) => {
    if (content === null) return;
    const at = [target.row + offset, target.column + index] as const;
    if (typeof content === "object" && "formula" in content) enterFormula(book, cells, ...at, toFileFormula(content.formula));
    else enterValue(book, cells, ...at, content);
  }));
}
