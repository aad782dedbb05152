import type { CellRange } from "../grid/sheet-plan";
import type { RawCell } from "../grid/table";
import { WorkbookError } from "../workbook/workbook";
import type { Language } from "../words/language";
import { workbookErrorMessage } from "../words/workbook-words";
import type { Calculation } from "./calculation";
import { contains, overlaps, rangeOf } from "./cell-place";
import { type CellContent, type CellEdit, EditHistory } from "./edit-history";
import { shiftFormula } from "./formula-shift";
import { filteredRows, type TableFilters } from "./table-filter";
import type { GridCell, GridSheet, GridStyle, GridTable, GridWorkbook } from "./grid-workbook";
import { selectCell, selectedRange, type SelectionState, selectRange, type Terrain } from "./selection";
import { typedValue } from "./typed-value";

/** A cell as the grid shows it: content, or what spills over it. */
export interface OpenCell {
  readonly value: RawCell;
  readonly formula: string | null;
  readonly style: GridStyle | null;
  readonly saved: boolean;
  readonly spilled: boolean;
}

const CELLS_PER_EDIT_MAX = 200_000;

/**
 * One workbook open in the workbench: where the user is in it, what they changed, what the grid shows.
 *
 * React follows it through `subscribe` and the three version numbers; no component writes to the workbook past it.
 */
export class OpenBook {
  readonly history = new EditHistory();
  cellsVersion = 0;
  layoutVersion = 0;
  placeVersion = 0;
  notice: WorkbookError | null = null;
  /** Counts the user's and the add-in's changes; compared with the last saved copy. */
  editVersion = 0;
  savedVersion = 0;
  sheetName: string;
  selection: SelectionState = selectCell(0, 0);
  private readonly selections = new Map<string, SelectionState>();
  private readonly filters = new Map<string, TableFilters>();
  private readonly filteredOut = new Map<string, ReadonlySet<number>>();
  private readonly listeners = new Set<() => void>();
  private readonly stops: (() => void)[];
  private changed = false;

  constructor(
    readonly workbook: GridWorkbook,
    readonly calculation: Calculation,
    readonly fileName: string,
  ) {
    this.sheetName = this.visibleSheets()[0]?.name ?? "";
    this.stops = [
      workbook.onEdit((edit) => {
        this.editVersion++;
        this.layoutVersion++;
        if (edit.sheet === null) this.keepOnASheet();
        this.tell();
      }),
      workbook.onSelect((place) => this.show(place.sheet, place.range)),
      calculation.subscribe(() => this.tell()),
    ];
    this.reportSelection();
  }

  close(): void {
    this.stops.forEach((stop) => stop());
    this.calculation.stop();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  isUnsaved(): boolean {
    return this.editVersion !== this.savedVersion;
  }

  /** Why the last edit was refused, in words. */
  noticeText(language: Language): string | null {
    return this.notice && workbookErrorMessage(this.notice.code, this.notice.params, language);
  }

  visibleSheets(): readonly GridSheet[] {
    return this.workbook.sheets().filter((sheet) => sheet.visibility === "visible");
  }

  sheet(name = this.sheetName): GridSheet | null {
    return this.workbook.sheets().find((sheet) => sheet.name === name) ?? null;
  }

  cell(row: number, column: number, sheet = this.sheetName): OpenCell | null {
    const own = this.workbook.cell(sheet, row, column);
    const spilled = own === null || isBlankCell(own) ? this.calculation.spilledValue(sheet, row, column) : undefined;
    if (spilled !== undefined) return { value: spilled, formula: null, style: own?.style ?? null, saved: false, spilled: true };
    return own && { ...own, spilled: false };
  }

  tableAt(row: number, column: number): GridTable | null {
    return this.sheet()?.tables.find((table) => contains(table.range, row, column)) ?? null;
  }

  terrain(): Terrain {
    const sheet = this.sheet();
    const hidden = this.filteredRows();
    return {
      lastRow: (sheet?.rowCount ?? 0) - 1,
      lastColumn: (sheet?.columnCount ?? 0) - 1,
      merges: sheet?.merges ?? [],
      isBlank: (row, column) => isBlankValue(this.cell(row, column)?.value ?? null),
      isRowHidden: (row) => sheet?.rowHeights.get(row) === 0 || (hidden?.has(row) ?? false),
      isColumnHidden: (column) => sheet?.columnWidths.get(column) === 0,
    };
  }

  range(): CellRange {
    return selectedRange(this.selection, this.sheet()?.merges ?? []);
  }

  select(selection: SelectionState): void {
    this.selection = selection;
    this.notice = null;
    this.placeVersion++;
    this.reportSelection();
    this.tellNow();
  }

  goToSheet(name: string): void {
    if (name === this.sheetName || !this.sheet(name)) return;
    this.selections.set(this.sheetName, this.selection);
    this.sheetName = name;
    this.layoutVersion++;
    this.select(this.selections.get(name) ?? selectCell(0, 0));
  }

  show(sheet: string, range: CellRange): void {
    if (this.sheet(sheet)?.visibility === "visible") this.goToSheet(sheet);
    if (sheet === this.sheetName) this.select(selectRange(range));
  }

  /** Take typed text into the active cell, or with `fill` into all selected ones. False where it was refused. */
  enter(typed: string, fill = false): boolean {
    const { row, column } = this.selection.active;
    const format = this.workbook.cell(this.sheetName, row, column)?.style?.numberFormat;
    const value = typedValue(typed, format, this.sheet()?.date1904 ?? false);
    const keepsFormat = format !== undefined && format !== "General";
    const numberFormat = keepsFormat ? undefined : value.numberFormat;
    const cells = fill ? cellsOf(this.range()) : [{ row, column }];
    return this.change(cells.map((place) => ({ ...place, content: value.content, ...(numberFormat !== undefined && { numberFormat }) })));
  }

  clear(): boolean {
    const range = this.range();
    const used = { ...range, bottom: Math.min(range.bottom, this.terrain().lastRow), right: Math.min(range.right, this.terrain().lastColumn) };
    const places = cellsOf(used).filter(({ row, column }) => !isBlankCell(this.workbook.cell(this.sheetName, row, column)));
    return this.change(places.map((place) => ({ ...place, content: null })));
  }

  /** Several cells as one step of undo. Refused whole where a part of a spilled block would be overwritten by nothing but a deletion. */
  change(cells: readonly { readonly row: number; readonly column: number; readonly content: CellContent; readonly numberFormat?: string; readonly sheet?: string }[]): boolean {
    if (cells.length > CELLS_PER_EDIT_MAX) return this.refuse(new WorkbookError("too-large", { count: cells.length }));
    const edits: CellEdit[] = cells.map(({ row, column, content, numberFormat, sheet = this.sheetName }) => ({
      sheet, row, column, before: contentOf(this.workbook.cell(sheet, row, column)), after: content, ...(numberFormat !== undefined && { numberFormat }),
    }));
    const done = this.write(edits, "after");
    if (done) this.history.push(edits);
    return done;
  }

  /** Fill a block from its first row or column; relative references move along. */
  fillFrom(source: CellRange, target: CellRange): void {
    const cells = cellsOf({ ...target, bottom: Math.min(target.bottom, Math.max(source.bottom, this.terrain().lastRow)) }).filter(({ row, column }) => !contains(source, row, column));
    this.change(
      cells.map(({ row, column }) => {
        const from = { row: source.top + ((row - target.top) % (source.bottom - source.top + 1)), column: source.left + ((column - target.left) % (source.right - source.left + 1)) };
        return { row, column, content: moved(contentOf(this.workbook.cell(this.sheetName, from.row, from.column)), row - from.row, column - from.column) };
      }),
    );
  }

  undo(): void {
    const edits = this.history.undo();
    if (edits) this.replay(edits, "before");
  }

  redo(): void {
    const edits = this.history.redo();
    if (edits) this.replay(edits, "after");
  }

  filter(): TableFilters {
    return this.filters.get(this.sheetName) ?? new Map();
  }

  setFilter(filters: TableFilters): void {
    this.filters.set(this.sheetName, filters);
    const sheet = this.sheet();
    if (sheet) this.filteredOut.set(this.sheetName, filteredRows(sheet, filters, (row, column) => this.cell(row, column)));
    this.layoutVersion++;
    this.tellNow();
  }

  filteredRows(): ReadonlySet<number> | null {
    return this.filteredOut.get(this.sheetName) ?? null;
  }

  private replay(edits: readonly CellEdit[], side: "before" | "after"): void {
    const first = edits[0]!;
    if (!this.sheet(first.sheet)) return;
    this.goToSheet(first.sheet);
    this.write(side === "before" ? [...edits].reverse() : edits, side);
    const last = edits[edits.length - 1]!;
    this.select(selectRange(rangeOf(first, last)));
  }

  private write(edits: readonly CellEdit[], side: "before" | "after"): boolean {
    let written = 0;
    try {
      for (const edit of edits) {
        this.workbook.setCell(edit.sheet, edit.row, edit.column, edit[side], side === "after" ? edit.numberFormat : undefined);
        written++;
      }
      this.notice = null;
      return true;
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      const other = side === "after" ? "before" : "after";
      for (const edit of edits.slice(0, written).reverse()) this.workbook.setCell(edit.sheet, edit.row, edit.column, edit[other]);
      return this.refuse(error);
    }
  }

  private refuse(error: WorkbookError): boolean {
    this.notice = error;
    this.tellNow();
    return false;
  }

  private keepOnASheet(): void {
    if (this.sheet()?.visibility === "visible") return;
    this.sheetName = this.visibleSheets()[0]?.name ?? "";
    this.selection = selectCell(0, 0);
    this.placeVersion++;
  }

  private reportSelection(): void {
    if (!this.sheetName) return;
    const { row, column } = this.selection.active;
    const range = this.range();
    const active = { top: row, left: column, bottom: row, right: column };
    this.workbook.setSelection({ sheet: this.sheetName, range: overlaps(range, active) && row === range.top && column === range.left ? range : active });
  }

  /** Many changes in one task are one drawing. */
  private tell(): void {
    this.cellsVersion++;
    if (this.changed) return;
    this.changed = true;
    queueMicrotask(() => {
      this.changed = false;
      this.tellNow();
    });
  }

  private tellNow(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

export function isBlankValue(value: RawCell): boolean {
  return value === null || value === "";
}

/** Content copied to another place. */
export function moved(content: CellContent, rows: number, columns: number): CellContent {
  return typeof content === "object" && content !== null && "formula" in content ? { formula: shiftFormula(content.formula, rows, columns) } : content;
}

function isBlankCell(cell: GridCell | null): boolean {
  return cell === null || (cell.formula === null && cell.value === null);
}

function contentOf(cell: GridCell | null): CellContent {
  return cell?.formula ? { formula: cell.formula } : (cell?.value ?? null);
}

function cellsOf(range: CellRange): { row: number; column: number }[] {
  const cells: { row: number; column: number }[] = [];
  for (let row = range.top; row <= range.bottom; row++) for (let column = range.left; column <= range.right; column++) {
    if (cells.length > CELLS_PER_EDIT_MAX) return cells;
    cells.push({ row, column });
  }
  return cells;
}
