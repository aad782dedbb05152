import { type ArrayRange, NO_STYLE, type SheetCells } from "../files/sheet-cells";
import type { XlsxBook } from "../files/xlsx-book";
import { toFileFormula } from "../files/xlsx-formula";
import type { SheetModel } from "../files/xlsx-sheet";
import { dataRows, type TableModel } from "../files/xlsx-table-part";
import { isCellError, type RawCell } from "../grid/table";
import { WorkbookError } from "../workbook/workbook";
import { addColumn, enterFormula, enterValue, growTable, refuseLong } from "./memory-rows";
import { headersOf, tableAt } from "./memory-tables";

export type CellContent = RawCell | { readonly formula: string };

/**
 * A cell as a person enters it, with what Excel does beside: a table grows over what is typed right below or beside it, a header's text
 * is its column's name.
 *
 * Errors: `protected`, `too-large`, `unsupported` (`reason` `array-formula`, `header-in-use`, `header-blank`, `header-taken`).
 */
export function enterCell(book: XlsxBook, sheet: SheetModel, row: number, column: number, content: CellContent, numberFormat?: string): void {
  const cells = sheet.cells();
  if (sheet.protected && book.styles.isLocked(Math.max(0, cells.shownStyle(row, column)))) throw new WorkbookError("protected", { sheet: sheet.name });
  refuseLong(content, sheet.name);
  const array = cells.arrays.find(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right && (top !== bottom || left !== right));
  if (array && !(array.spills && array.top === row && array.left === column)) throw new WorkbookError("unsupported", { reason: "array-formula", sheet: sheet.name });
  const header = tableAt(sheet, row, column);
  if (header && sheet.tables.includes(header) && header.headerRows > 0 && row === header.range.top) return renameColumn(book, sheet, header, column, content);
  if (content !== null && cells.isBlank(row, column) && growOver(book, sheet, row, column, content) === "header") return;
  write(book, sheet, row, column, content);
  if (numberFormat !== undefined) cells.setStyle(row, column, book.styles.withNumberFormat(Math.max(0, cells.style(row, column)), numberFormat));
}

function write(book: XlsxBook, sheet: SheetModel, row: number, column: number, content: CellContent): void {
  const cells = sheet.cells();
  dropArray(cells, row, column);
  if (isFormula(content)) enterFormula(book, cells, row, column, toFileFormula(content.formula));
  else if (content === null) {
    cells.setContent(row, column, null);
    book.recalculate = true;
  } else enterValue(book, cells, row, column, content);
}

/** An array formula whose first cell is entered anew is gone, and what it spilled with it. */
function dropArray(cells: SheetCells, row: number, column: number): void {
  const index = cells.arrays.findIndex(({ top, left }) => top === row && left === column);
  if (index < 0) return;
  const [{ top, left, bottom, right }] = cells.arrays.splice(index, 1) as [ArrayRange];
  for (let line = top; line <= bottom; line++) {
    for (let place = left; place <= right; place++) if ((line !== row || place !== column) && cells.fileFormula(line, place) === null && !cells.isBlank(line, place)) cells.setContent(line, place, null);
  }
}

function isFormula(content: CellContent): content is { readonly formula: string } {
  return typeof content === "object" && content !== null && "formula" in content;
}

/** Typed right below the last row, or beside the last column: the table takes it in where there is room. `header`: it became a column's name, as text. */
function growOver(book: XlsxBook, sheet: SheetModel, row: number, column: number, content: CellContent): "header" | "cell" {
  const below = sheet.tables.find(({ range, totalRows }) => totalRows === 0 && row === range.bottom + 1 && column >= range.left && column <= range.right);
  if (below) {
    if (hasRoom(() => growTable(book, sheet, below, 1))) return "cell";
  }
  const beside = sheet.tables.find(({ range }) => column === range.right + 1 && row >= range.top && row <= range.bottom);
  if (!beside || columnTaken(sheet, beside, column)) return "cell";
  const onHeader = row === beside.range.top && beside.headerRows > 0;
  const named = onHeader && !isFormula(content) ? textOf(content) : "";
  addColumn(sheet, beside, freeHeader(headersOf(beside), named === "" ? `Column${beside.columns.length + 1}` : named));
  return onHeader ? "header" : "cell";
}

/** A table that cannot grow is no reason to refuse what is typed beside it. */
function hasRoom(grow: () => void): boolean {
  try {
    grow();
    return true;
  } catch (error) {
    if (error instanceof WorkbookError && error.code === "no-room") return false;
    throw error;
  }
}

function columnTaken(sheet: SheetModel, { range }: TableModel, column: number): boolean {
  const cells = sheet.cells();
  for (let row = range.top; row <= Math.min(range.bottom, cells.rowCount - 1); row++) if (!cells.isBlank(row, column)) return true;
  return sheet.tables.some(({ range: other }) => other.left <= column && other.right >= column && other.top <= range.bottom && other.bottom >= range.top);
}

function freeHeader(headers: readonly string[], wanted: string): string {
  const taken = new Set(headers.map((header) => header.toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
  return name;
}

function textOf(content: RawCell): string {
  return content === null ? "" : isCellError(content) ? content.error : String(content);
}

function renameColumn(book: XlsxBook, sheet: SheetModel, table: TableModel, column: number, content: CellContent): void {
  const index = column - table.range.left;
  const before = table.columns[index]!.name;
  const name = isFormula(content) ? "" : textOf(content);
  const refuse = (reason: string): never => {
    throw new WorkbookError("unsupported", { reason, table: table.name, column: before });
  };
  if (name === "") refuse("header-blank");
  if (name === before) return;
  if (headersOf(table).some((header, other) => other !== index && header.toLowerCase() === name.toLowerCase())) refuse("header-taken");
  if (isReferredTo(book, before)) refuse("header-in-use");
  table.columns = table.columns.map((old, other) => (other === index ? { ...old, name } : old));
  table.changed = true;
  const cells = sheet.cells();
  const style = cells.style(table.range.top, column);
  cells.setContent(table.range.top, column, name);
  if (style !== NO_STYLE) cells.setStyle(table.range.top, column, style);
}

/** A formula somewhere names the column; it would not be found any more, and Excel would offer a repair of the file. */
function isReferredTo(book: XlsxBook, header: string): boolean {
  const wanted = `[${header.replace(/(['[\]#@])/g, "'$1")}]`.toLowerCase();
  const wantedAt = `[@${wanted.slice(1)}`;
  const names = (text: string | null): boolean => text !== null && (text.toLowerCase().includes(wanted) || text.toLowerCase().includes(wantedAt));
  return book.names.some(({ refersTo }) => names(refersTo)) || book.sheets.some((sheet) => {
    if (sheet.tables.some((table) => table.columns.some(({ formula }) => names(formula)))) return true;
    if (!sheet.hasCells) return false;
    const cells = sheet.cells();
    if (names(sheet.skeleton)) return true;
    for (const text of cells.formulaTexts()) if (names(text)) return true;
    return false;
  });
}

/** 1-based data row and header of a cell within its table; row 0 on the header; null on a total row. */
export function placeInTable(table: TableModel, row: number, column: number): { readonly id: string; readonly row: number; readonly column: string } | null {
  const { first, last } = dataRows(table);
  return row > last ? null : { id: table.id, row: row - first + 1, column: table.columns[column - table.range.left]!.name };
}
