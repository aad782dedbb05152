import { XlsxBook } from "../files/xlsx-book";
import { saveBook } from "../files/xlsx-save";
import type { SheetModel } from "../files/xlsx-sheet";
import type { HighlightPlan, SheetPlan } from "../grid/sheet-plan";
import type { RawCell, Table, TableInfo } from "../grid/table";
import { HIGHLIGHTS_NAMESPACE, STATE_NAMESPACE } from "../workbook/state-part";
import { type CellBlock, type CellChange, type CellTarget, type CellToWrite, type Job, LEFT_CELLS_MAX, type RowsToAppend, type RowToRemove, type Selection, type SelectTarget, type SheetInfo, throwIfCancelled, type WorkbookChange, WorkbookError, type WrittenSheets } from "../workbook/workbook";
import type { GridCell, GridEdit, GridName, GridPlace, GridSheet, GridWorkbook } from "./grid-workbook";
import { changeCells } from "./memory-change-cells";
import { clearHighlights } from "./memory-clear";
import { type CellContent, enterCell, placeInTable } from "./memory-edit";
import { gridCell, gridNames, gridSheet } from "./memory-grid";
import { highlight } from "./memory-highlight";
import { isPlain } from "./memory-ranges";
import { removeRows } from "./memory-remove-rows";
import { reenterFormulas } from "./memory-repair";
import { appendRows } from "./memory-rows";
import { addBlankSheet, addTable, writeSheets } from "./memory-sheets";
import { allTables, findTable, infoOf, inSteps, loadSheet, rangeToShow, readTable, tableAt } from "./memory-tables";
import { readCellsAt, writeCellsAt } from "./memory-write-cells";

/**
 * A workbook without Excel: opened from .xlsx bytes, kept in memory, saved again with everything that was not touched as it came.
 *
 * The port (`Workbook`) for the command line, the workbench and tests; `GridWorkbook` for what draws and edits it.
 */
export class MemoryWorkbook implements GridWorkbook {
  private readonly watchers = new Set<(change: WorkbookChange) => void>();
  private readonly editListeners = new Set<(edit: GridEdit) => void>();
  private readonly selectListeners = new Set<(place: GridPlace) => void>();
  private place: GridPlace | null = null;
  private drawn: readonly GridSheet[] | null = null;
  private editing = false;
  private lastWork: Promise<unknown> = Promise.resolve();
  /** The blank sheet of a workbook that has nothing else; it goes when the first real one comes. */
  private placeholder: SheetModel | null = null;

  private constructor(readonly book: XlsxBook, readonly name: string) {
    if (book.sheets.length === 0) this.placeholder = addBlankSheet(book);
  }

  /** Errors: `encrypted-file`, `unreadable-file`. */
  static open(bytes: Uint8Array, name: string): MemoryWorkbook {
    try {
      return new MemoryWorkbook(XlsxBook.open(bytes), name);
    } catch (error) {
      throw error instanceof WorkbookError ? new WorkbookError(error.code, { ...error.params, file: name }, { cause: error }) : error;
    }
  }

  static empty(name = "Workbook.xlsx"): MemoryWorkbook {
    return new MemoryWorkbook(XlsxBook.empty(), name);
  }

  /** A workbook with a sheet for each table. */
  static fromTables(tables: readonly Table[], name = "Workbook.xlsx"): MemoryWorkbook {
    const workbook = MemoryWorkbook.empty(name);
    tables.forEach((table) => workbook.addTable(table));
    return workbook;
  }

  /** A sheet of the user's with this table on it, at the end; a number format for each column, where it needs one. Error `too-large`. */
  addTable(table: Table, formats: readonly (string | null)[] = []): TableInfo {
    const sheet = addTable(this.book, table, formats);
    this.dropPlaceholder(sheet);
    this.announce({ sheet: null, cells: null }, { kind: "tables" });
    return infoOf({ sheet, table: sheet.tables[0]! });
  }

  async listTables(): Promise<readonly TableInfo[]> {
    this.refuseEditing();
    if (isPlain(this.book)) await this.readAll();
    return allTables(this.book).map(infoOf);
  }

  async readTable(id: string, job?: Job): Promise<Table> {
    this.refuseEditing();
    return readTable(this.book, id, job);
  }

  async listSheets(): Promise<readonly SheetInfo[]> {
    this.refuseEditing();
    await this.readAll();
    return this.book.sheets.map((sheet) => ({ name: sheet.name, visibility: sheet.visibility, protected: sheet.protected, planKey: sheet.planKey }));
  }

  async writeSheets(plans: readonly SheetPlan[], job?: Job): Promise<WrittenSheets> {
    this.refuseEditing();
    const written = await this.alone(writeSheets(this.book, plans, job, (sheet) => this.dropPlaceholder(sheet)));
    if (written.written.length > 0) this.announce({ sheet: null, cells: null });
    return written;
  }

  async highlight(plans: readonly HighlightPlan[], job?: Job): Promise<void> {
    this.refuseEditing();
    for (const { tableId } of plans) await loadSheet(findTable(this.book, tableId).sheet, job);
    await this.alone(highlight(this.book, plans, job));
    for (const { tableId } of plans) this.announce({ sheet: findTable(this.book, tableId).sheet.name, cells: null });
  }

  async clearHighlights(job?: Job): Promise<number> {
    this.refuseEditing();
    for (const sheet of this.book.sheets) if (this.book.memory[HIGHLIGHTS_NAMESPACE]!.json !== null && sheet.tables.length > 0) await loadSheet(sheet, job);
    const cleared = await this.alone(clearHighlights(this.book, job));
    if (cleared > 0) for (const { name } of this.book.sheets) this.announce({ sheet: name, cells: null });
    return cleared;
  }

  async appendRows(tableId: string, rows: readonly (readonly RawCell[])[], more: readonly RowsToAppend[] = []): Promise<void> {
    this.refuseEditing();
    const batches = [{ tableId, rows }, ...more];
    for (const batch of batches) await loadSheet(findTable(this.book, batch.tableId).sheet);
    appendRows(this.book, batches);
    for (const batch of batches) this.announce({ sheet: findTable(this.book, batch.tableId).sheet.name, cells: null }, { kind: "data", tableId: batch.tableId });
  }

  async changeCells(tableId: string, changes: readonly CellChange[], job?: Job): Promise<void> {
    this.refuseEditing();
    await loadSheet(findTable(this.book, tableId).sheet, job);
    // Told before the first cell changes: a cancel on the way leaves everything as it was.
    job?.onProgress?.({ done: changes.length, total: changes.length, item: findTable(this.book, tableId).table.name });
    throwIfCancelled(job);
    changeCells(this.book, tableId, changes);
    if (changes.length > 0) this.announce({ sheet: findTable(this.book, tableId).sheet.name, cells: null }, { kind: "data", tableId });
  }

  async removeRows(tableId: string, rows: readonly RowToRemove[]): Promise<void> {
    this.refuseEditing();
    const { sheet } = findTable(this.book, tableId);
    await this.readAll();
    removeRows(this.book, tableId, rows);
    if (rows.length === 0) return;
    this.announce({ sheet: sheet.name, cells: null }, { kind: "data", tableId });
    // Formulas of other sheets may have followed the rows.
    for (const { name, hasCells } of this.book.sheets) if (hasCells && name !== sheet.name) this.announce({ sheet: name, cells: null });
  }

  async writeCells(target: CellTarget, rows: readonly (readonly CellToWrite[])[], widthsChars?: readonly number[]): Promise<void> {
    this.refuseEditing();
    writeCellsAt(this.book, target, rows, widthsChars);
    this.announce({ sheet: target.sheet, cells: null }, { kind: "data", tableId: null });
  }

  async readCells(block: CellBlock): Promise<readonly (readonly RawCell[])[]> {
    this.refuseEditing();
    await this.readAll();
    return readCellsAt(this.book, block);
  }

  async select(target: SelectTarget): Promise<void> {
    const sheet = target.kind === "sheet" ? this.book.sheet(target.name) : findTable(this.book, target.tableId).sheet;
    if (!sheet) throw new WorkbookError("sheet-gone", { sheet: target.kind === "sheet" ? target.name : "" });
    if (sheet.visibility !== "visible") throw new WorkbookError("other", { sheet: sheet.name, reason: "sheet-hidden" });
    const place = { sheet: sheet.name, range: target.kind === "sheet" ? this.placeOn(sheet) : rangeToShow(this.book, target) };
    this.setSelection(place);
    for (const listener of [...this.selectListeners]) listener(place);
  }

  private placeOn(sheet: SheetModel): GridPlace["range"] {
    return this.place?.sheet === sheet.name ? this.place.range : { top: 0, left: 0, bottom: 0, right: 0 };
  }

  async selection(): Promise<Selection | null> {
    this.refuseEditing();
    const sheet = this.place ? this.book.sheet(this.place.sheet) : null;
    if (!sheet || !this.place) return null;
    const { top: row, left: column } = this.place.range;
    const table = tableAt(sheet, row, column);
    const cells = sheet.cells();
    return {
      sheet: sheet.name, row, column, formula: cells.formula(row, column), value: cells.value(row, column), leftCells: leftCellsOf(cells, row, column),
      table: table ? placeInTable(table, row, column) : null, planKey: sheet.planKey,
    };
  }

  async readState(): Promise<string | null> {
    this.refuseEditing();
    return this.book.memory[STATE_NAMESPACE]!.json;
  }

  async writeState(json: string): Promise<void> {
    this.refuseEditing();
    this.book.memory[STATE_NAMESPACE]!.json = json;
  }

  async watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>> {
    // One entry for each call, so that a listener given twice ends twice.
    const entry = (change: WorkbookChange): void => listener(change);
    this.watchers.add(entry);
    return async () => void this.watchers.delete(entry);
  }

  async reenterFormulas(functionPrefix: string, job?: Job): Promise<number> {
    this.refuseEditing();
    await this.readAll(job);
    const count = reenterFormulas(this.book, functionPrefix, job);
    if (count > 0) for (const { name } of this.book.sheets) this.announce({ sheet: name, cells: null });
    return count;
  }

  sheets(): readonly GridSheet[] {
    return (this.drawn ??= this.book.sheets.filter(({ hasCells }) => hasCells).map((sheet) => gridSheet(this.book, sheet)));
  }

  cell(sheetName: string, row: number, column: number): GridCell | null {
    const sheet = this.book.sheet(sheetName);
    return sheet ? gridCell(this.book, sheet, row, column) : null;
  }

  setCell(sheetName: string, row: number, column: number, content: CellContent, numberFormat?: string): void {
    const sheet = this.sheetNamed(sheetName);
    const before = sheet.tables.map(({ range, columns }) => ({ range, columns }));
    enterCell(this.book, sheet, row, column, content, numberFormat);
    const reshaped = sheet.tables.some(({ range, columns }, index) => range !== before[index]!.range || columns !== before[index]!.columns);
    const table = tableAt(sheet, row, column);
    this.announce({ sheet: sheet.name, cells: reshaped ? null : { top: row, left: column, bottom: row, right: column } }, { kind: "data", tableId: table?.id ?? null });
  }

  setComputed(sheetName: string, row: number, column: number, value: RawCell): void {
    const sheet = this.sheetNamed(sheetName);
    const before = sheet.cells().value(row, column);
    sheet.cells().setComputed(row, column, value);
    const table = before === value ? null : tableAt(sheet, row, column);
    if (table) this.tell({ kind: "data", tableId: table.id });
  }

  onEdit(listener: (edit: GridEdit) => void): () => void {
    this.editListeners.add(listener);
    return () => void this.editListeners.delete(listener);
  }

  names(): readonly GridName[] {
    return gridNames(this.book);
  }

  setSelection(place: GridPlace): void {
    this.place = place;
    this.tell({ kind: "selection" });
  }

  onSelect(listener: (place: GridPlace) => void): () => void {
    this.selectListeners.add(listener);
    return () => void this.selectListeners.delete(listener);
  }

  setColumnWidth(sheetName: string, column: number, widthChars: number): void {
    const sheet = this.sheetNamed(sheetName);
    sheet.setColumnWidth(column, widthChars);
    this.announce({ sheet: sheet.name, cells: null });
  }

  /** While a cell is open for editing nobody else is answered, as in Excel. */
  setEditing(editing: boolean): void {
    this.editing = editing;
  }

  save(): Uint8Array {
    return saveBook(this.book);
  }

  private async readAll(job?: Job): Promise<void> {
    throwIfCancelled(job);
    for (const sheet of this.book.sheets) await loadSheet(sheet, job);
  }

  /** One work in steps after the other: two never change the same cells at once. */
  private alone<Value>(steps: Generator<void, Value, void>): Promise<Value> {
    const turn = this.lastWork.then(() => inSteps(steps));
    // How one work ended is no business of the next.
    this.lastWork = turn.catch(() => undefined);
    return turn;
  }

  private sheetNamed(name: string): SheetModel {
    const sheet = this.book.sheet(name);
    if (!sheet) throw new WorkbookError("sheet-gone", { sheet: name });
    return sheet;
  }

  private refuseEditing(): void {
    if (this.editing) throw new WorkbookError("editing");
  }

  private dropPlaceholder(added: SheetModel): void {
    const { placeholder } = this;
    if (!placeholder || placeholder === added) return;
    this.placeholder = null;
    if (placeholder.cells().changed) return;
    this.book.sheets.splice(this.book.sheets.indexOf(placeholder), 1);
  }

  private announce(edit: GridEdit, change?: WorkbookChange): void {
    this.drawn = null;
    for (const listener of [...this.editListeners]) listener(edit);
    if (change) this.tell(change);
  }

  /** Once the caller's own work is done, as events of an application arrive. */
  private tell(change: WorkbookChange): void {
    queueMicrotask(() => {
      for (const watcher of [...this.watchers]) watcher(change);
    });
  }
}

function leftCellsOf(cells: ReturnType<SheetModel["cells"]>, row: number, column: number): RawCell[] {
  const count = Math.min(column, LEFT_CELLS_MAX);
  return Array.from({ length: count }, (_, index) => cells.value(row, column - count + index));
}
