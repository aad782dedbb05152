import { dataRows, type TableModel } from "../files/xlsx-table-part";
import { withGrownRules } from "../files/xlsx-layout";
import { growRanges, shiftFormula } from "../files/xlsx-formula";
import { maySpill } from "../files/xlsx-spill";
import { NO_STYLE, type SheetCells } from "../files/sheet-cells";
import type { XlsxBook } from "../files/xlsx-book";
import type { SheetModel } from "../files/xlsx-sheet";
import type { RawCell } from "../grid/table";
import { CELL_CHARS_MAX, FORMULA_CHARS_MAX, SHEET_COLUMNS_MAX, SHEET_ROWS_MAX } from "../workbook/plan-limits";
import { HIGHLIGHT_FILLS } from "../grid/sheet-plan";
import { HIGHLIGHTS_NAMESPACE } from "../workbook/state-part";
import { type RowsToAppend, WorkbookError } from "../workbook/workbook";
import { looksLikeFormula } from "../files/plan-cells";
import { findTable } from "./memory-tables";

const OUR_FILLS = new Set(Object.values(HIGHLIGHT_FILLS));
const TEXT_FORMAT = "@";
const ROWS_LOOKED_UP = 200;

/** See `Workbook.appendRows`: refused whole before the first row of the first table is written. */
export function appendRows(book: XlsxBook, batches: readonly RowsToAppend[]): void {
  const wanted = batches.filter(({ rows }) => rows.length > 0);
  for (const { tableId, rows } of wanted) {
    const { sheet, table } = findTable(book, tableId);
    if (sheet.protected) throw new WorkbookError("protected", { sheet: sheet.name });
    rows.forEach((row) => row.forEach((cell) => refuseLong(cell, sheet.name)));
    const added = rows.length - (isBlankFirst(sheet, table) ? 1 : 0);
    if (added > 0) refuseNoRoomBelow(sheet, table, added);
  }
  for (const { tableId, rows } of wanted) appendToTable(book, tableId, rows);
}

/** A table that never had a row shows a blank one: it is the first to be filled. */
function isBlankFirst(sheet: SheetModel, table: TableModel): boolean {
  const { first, last } = dataRows(table);
  const cells = sheet.cells();
  return first === last && everyColumn(table, (column) => cells.isBlank(last, column));
}

function appendToTable(book: XlsxBook, tableId: string, rows: readonly (readonly RawCell[])[]): void {
  const { sheet, table } = findTable(book, tableId);
  const { first, last } = dataRows(table);
  const cells = sheet.cells();
  const { left, right } = table.range;
  const blankFirst = isBlankFirst(sheet, table);
  const start = blankFirst ? first : last + 1;
  growTable(book, sheet, table, rows.length - (blankFirst ? 1 : 0));
  rows.forEach((row, offset) => {
    for (let column = left; column <= right; column++) {
      const value = row[column - left] ?? null;
      if (value !== null) enterValue(book, cells, start + offset, column, value);
    }
  });
}

/** Make room for rows at the end of a table's data and let it cover them; calculated columns fill themselves. Error `no-room`. */
export function growTable(book: XlsxBook, sheet: SheetModel, table: TableModel, added: number): void {
  if (added <= 0) return;
  refuseNoRoomBelow(sheet, table, added);
  const cells = sheet.cells();
  const { left, right, bottom } = table.range;
  const { first, last } = dataRows(table);
  const template = rowTemplate(book, cells, table);
  if (table.totalRows > 0) moveTotals(cells, table, added);
  for (let row = last + 1; row <= last + added; row++) {
    for (let column = left; column <= right; column++) {
      const { style, formula } = template[column - left]!;
      // Rules and formats reach as far as the table; where there is neither, no cell is made.
      if (formula !== null) cells.setContent(row, column, null, shiftFormula(formula, row - Math.max(first, last), 0));
      if (style !== NO_STYLE) cells.setStyle(row, column, style);
    }
  }
  table.range = { ...table.range, bottom: bottom + added };
  table.changed = true;
  if (sheet.skeleton !== null) sheet.skeleton = withGrownRules(sheet.skeleton, sheet.entry?.part ?? sheet.name, { lastRow: last, newLastRow: last + added, left, right });
  book.recalculate = true;
}

function refuseNoRoomBelow(sheet: SheetModel, table: TableModel, added: number): void {
  const { left, right, bottom } = table.range;
  const cells = sheet.cells();
  const overlaps = (range: TableModel["range"]): boolean => range.top <= bottom + added && range.bottom > bottom && range.left <= right && range.right >= left;
  const taken = bottom + added >= SHEET_ROWS_MAX || sheet.tables.some((other) => other !== table && overlaps(other.range)) || sheet.layout().merges.some(overlaps);
  if (taken) throw new WorkbookError("no-room", { table: table.name });
  for (let row = bottom + 1; row <= Math.min(bottom + added, cells.rowCount - 1); row++) {
    for (let column = left; column <= right; column++) if (!cells.isBlank(row, column)) throw new WorkbookError("no-room", { table: table.name });
  }
}

/** What a new row takes from the last one: formats without our highlights, and formulas. */
function rowTemplate(book: XlsxBook, cells: SheetCells, table: TableModel): { readonly style: number; readonly formula: string | null }[] {
  const { first, last } = dataRows(table);
  const highlighted = book.memory[HIGHLIGHTS_NAMESPACE]!.json !== null;
  return table.columns.map(({ formula }, index) => {
    if (last < first) return { style: NO_STYLE, formula };
    const column = table.range.left + index;
    const shown = nearestStyle(cells, { first, last, column });
    const fill = shown === NO_STYLE ? null : book.styles.fill(shown);
    const style = highlighted && fill !== null && OUR_FILLS.has(fill) ? book.styles.withFill(shown, null) : shown;
    return { style: style === NO_STYLE ? style : book.styles.withoutQuotePrefix(style), formula: cells.fileFormula(last, column) ?? formula };
  });
}

/** Some programs leave out blank cells, format and all: then the nearest row above says how the column looks. */
function nearestStyle(cells: SheetCells, { first, last, column }: { readonly first: number; readonly last: number; readonly column: number }): number {
  for (let row = last; row >= Math.max(first, last - ROWS_LOOKED_UP); row--) if (cells.style(row, column) !== NO_STYLE) return cells.style(row, column);
  return NO_STYLE;
}

function moveTotals(cells: SheetCells, table: TableModel, added: number): void {
  const { left, right, bottom } = table.range;
  for (let column = left; column <= right; column++) {
    const style = cells.style(bottom, column);
    if (style === NO_STYLE) continue;
    const formula = cells.fileFormula(bottom, column);
    const grown = formula === null ? null : growRanges(formula, { lastRow: bottom - 1, newLastRow: bottom - 1 + added, left, right });
    cells.setContent(bottom + added, column, cells.value(bottom, column), grown);
    cells.setStyle(bottom + added, column, style);
    cells.setContent(bottom, column, null);
    cells.setStyle(bottom, column, 0);
  }
}

function everyColumn({ range }: TableModel, holds: (column: number) => boolean): boolean {
  for (let column = range.left; column <= range.right; column++) if (!holds(column)) return false;
  return true;
}

/** A value as it is: text stays text, a number below a text-formatted cell stays a number. */
export function enterValue(book: XlsxBook, cells: SheetCells, row: number, column: number, value: RawCell): void {
  cells.setContent(row, column, value === "" ? null : value);
  const style = cells.style(row, column);
  const { styles } = book;
  if (typeof value === "string") cells.setStyle(row, column, looksLikeFormula(value) ? styles.withQuotePrefix(style) : style);
  else if (value !== null) cells.setStyle(row, column, styles.numberFormat(style) === TEXT_FORMAT ? styles.withNumberFormat(style, "General") : styles.withoutQuotePrefix(style));
  book.recalculate = true;
}

export function enterFormula(book: XlsxBook, cells: SheetCells, row: number, column: number, formula: string): void {
  cells.setContent(row, column, null, formula);
  const known = cells.arrays.some(({ top, left }) => top === row && left === column);
  if (!known && maySpill(formula)) cells.arrays.push({ top: row, left: column, bottom: row, right: column, spills: true });
  const style = book.styles.withoutQuotePrefix(cells.style(row, column));
  cells.setStyle(row, column, book.styles.numberFormat(style) === TEXT_FORMAT ? book.styles.withNumberFormat(style, "General") : style);
  book.recalculate = true;
}

/** Error `too-large` for text that no cell holds. */
export function refuseLong(content: RawCell | { readonly formula: string }, sheet: string): void {
  const isFormula = typeof content === "object" && content !== null && "formula" in content;
  const length = isFormula ? content.formula.length : typeof content === "string" ? content.length : 0;
  if (length > (isFormula ? FORMULA_CHARS_MAX : CELL_CHARS_MAX)) throw new WorkbookError("too-large", { sheet, characters: length });
}

/** Error `no-room` where something stands right of a table that needs one more column. */
export function refuseNoColumn(sheet: SheetModel, table: TableModel, place = 1): void {
  const { top, bottom, right } = table.range;
  const cells = sheet.cells();
  const column = right + place;
  const covers = (range: TableModel["range"]): boolean => range.left <= column && range.right >= column && range.top <= bottom && range.bottom >= top;
  const taken = column >= SHEET_COLUMNS_MAX || sheet.tables.some((other) => other !== table && covers(other.range)) || sheet.layout().merges.some(covers);
  if (taken) throw new WorkbookError("no-room", { table: table.name });
  // A list of plain cells ends at an empty column: one has to stay between it and its neighbour.
  const last = table.part === null && !sheet.tables.includes(table) ? column + 1 : column;
  for (let row = top; row <= Math.min(bottom, cells.rowCount - 1); row++) for (let at = column; at <= last; at++) if (!cells.isBlank(row, at)) throw new WorkbookError("no-room", { table: table.name });
}

/** The table covers one more column at its right end; its cells take the header's format. */
export function addColumn(sheet: SheetModel, table: TableModel, name: string): void {
  const { top, right } = table.range;
  const cells = sheet.cells();
  if (table.headerRows > 0) {
    const style = cells.style(top, right);
    cells.setContent(top, right + 1, name);
    if (style !== NO_STYLE) cells.setStyle(top, right + 1, style);
  }
  table.columns = [...table.columns, { id: null, name, formula: null }];
  table.range = { ...table.range, right: right + 1 };
  table.changed = true;
}
