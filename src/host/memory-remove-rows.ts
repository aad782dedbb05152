import { type RemovedRows, formulaWithoutRows } from "../files/formula-rows-removed";
import { NO_STYLE, type SheetCells } from "../files/sheet-cells";
import type { XlsxBook } from "../files/xlsx-book";
import { withGrownRules } from "../files/xlsx-layout";
import { rangeOfReference } from "../files/xlsx-reference";
import type { SheetModel } from "../files/xlsx-sheet";
import { dataRows, type TableModel } from "../files/xlsx-table-part";
import type { CellRange } from "../grid/sheet-plan";
import { refuseChanged, sameCell } from "../workbook/cell-change";
import { type RowToRemove, WorkbookError } from "../workbook/workbook";
import { findTable } from "./memory-tables";

/** Parts of a sheet that hang notes on its cells. */
const NOTE_KINDS = ["comments", "threadedComment"];

/** See `Workbook.removeRows`. All sheets of the workbook are loaded: formulas anywhere may refer to cells that move. */
export function removeRows(book: XlsxBook, tableId: string, rows: readonly RowToRemove[]): void {
  if (rows.length === 0) return;
  const { sheet, table } = findTable(book, tableId);
  if (sheet.protected) throw new WorkbookError("protected", { sheet: sheet.name });
  const { first, last } = dataRows(table);
  refuseOthers(sheet, table, rows);
  const wanted = new Set(rows.map(({ row }) => first + row - 1));
  const keepsBlank = wanted.size === last - first + 1;
  if (keepsBlank) wanted.delete(first);
  const top = Math.min(...wanted, keepsBlank ? first : last);
  const block: CellRange = { top, left: table.range.left, bottom: table.range.bottom, right: table.range.right };
  refuseAnchored(book, sheet, { block, last, removed: wanted });
  if (keepsBlank) for (let column = block.left; column <= block.right; column++) sheet.cells().setContent(first, column, null);
  const change: RemovedRows = { sheet: sheet.name, block, removed: [...wanted].sort((one, other) => one - other) };
  moveUp(sheet.cells(), change);
  table.range = { ...table.range, bottom: table.range.bottom - wanted.size };
  table.changed = true;
  if (sheet.skeleton !== null) sheet.skeleton = withGrownRules(sheet.skeleton, sheet.entry?.part ?? sheet.name, { lastRow: last, newLastRow: last - wanted.size, left: block.left, right: block.right });
  adjustFormulas(book, change);
  book.recalculate = true;
}

function refuseOthers(sheet: SheetModel, table: TableModel, rows: readonly RowToRemove[]): void {
  const { first, last } = dataRows(table);
  const cells = sheet.cells();
  for (const { row, expected } of rows) {
    if (row < 1 || first + row - 1 > last) throw new WorkbookError("table-gone", { table: table.name, row });
    if (!expected.every((cell, column) => sameCell(cells.value(first + row - 1, table.range.left + column), cell))) refuseChanged(table.name, row);
  }
}

/** Rows at the end go without anything moving; else what hangs on the rows below, and is not kept with the cells, would be left behind. */
function refuseAnchored(book: XlsxBook, sheet: SheetModel, { block, last, removed }: { readonly block: CellRange; readonly last: number; readonly removed: ReadonlySet<number> }): void {
  const atEnd = Math.min(...removed) + removed.size > last;
  const meets = (range: CellRange): boolean => range.bottom >= block.top && range.top <= block.bottom && range.left <= block.right && range.right >= block.left;
  const anchored = sheet.cells().arrays.some(meets) || sheet.layout().merges.some(meets) || (!atEnd && anchorsOf(book, sheet).some(meets));
  if (anchored) throw new WorkbookError("unsupported", { reason: "rows-anchored", table: sheet.tables.find(({ range }) => meets(range))?.name ?? sheet.name });
}

function anchorsOf(book: XlsxBook, sheet: SheetModel): CellRange[] {
  const notes = sheet.entry === null ? [] : book.pack.relationships(sheet.entry.part).filter(({ kind, target }) => NOTE_KINDS.includes(kind) && book.pack.has(target)).map(({ target }) => book.pack.text(target));
  const links = [...(sheet.skeleton ?? "").matchAll(/<(?:[\w.-]+:)?hyperlink\b[^>]*>/g)].map(([markup]) => markup);
  return [...notes, ...links].flatMap((text) => [...text.matchAll(/\bref="([^"]+)"/g)].flatMap(([, reference]) => rangeOfReference(reference!) ?? []));
}

/** The cells that stay close up; those left behind at the end are taken away, format and all. */
function moveUp(cells: SheetCells, { block, removed }: RemovedRows): void {
  const gone = new Set(removed);
  let to = block.top;
  for (let from = block.top; from <= block.bottom; from++) {
    if (gone.has(from)) continue;
    if (to !== from) for (let column = block.left; column <= block.right; column++) moveCell(cells, column, { from, to });
    to++;
  }
  for (let row = to; row <= block.bottom; row++) for (let column = block.left; column <= block.right; column++) cells.removeCell(row, column);
}

function moveCell(cells: SheetCells, column: number, { from, to }: { readonly from: number; readonly to: number }): void {
  const style = cells.style(from, column);
  if (style === NO_STYLE) {
    cells.removeCell(to, column);
    return;
  }
  cells.setContent(to, column, cells.value(from, column), cells.fileFormula(from, column));
  cells.setStyle(to, column, style);
}

function adjustFormulas(book: XlsxBook, change: RemovedRows): void {
  for (const sheet of book.sheets) {
    if (!sheet.hasCells) continue;
    const cells = sheet.cells();
    for (const { row, column } of [...cells.formulaCells()]) {
      const before = cells.fileFormula(row, column)!;
      const after = formulaWithoutRows(before, sheet.name, change);
      if (after !== before) cells.setContent(row, column, cells.value(row, column), after);
    }
  }
  book.names = book.names.map((name) => {
    const refersTo = formulaWithoutRows(name.refersTo, "", change);
    return refersTo === name.refersTo ? name : { ...name, refersTo, markup: null };
  });
}
