import type { CellRange } from "../grid/sheet-plan";
import type { RawCell } from "../grid/table";
import { COLUMNS_MAX, contains, overlaps, ROWS_MAX } from "./cell-place";
import { cellPosition } from "./dependents";
import { type Matrix, toCell } from "./formula-values";
import type { GridSheet, GridWorkbook } from "./grid-workbook";

interface Spill<Formula> {
  readonly formula: Formula;
  readonly range: CellRange;
  readonly values: Matrix;
}

/** Results larger than one cell: they lie over the blank cells beside their formula and are no content of those. */
export class Spills<Formula> {
  private readonly placed = new Map<string, Map<number, Spill<Formula>>>();
  private readonly anchors = new Map<Formula, { readonly sheet: string; readonly spill: Spill<Formula> }>();
  /** Formulas that found their place taken, with the place they want. */
  private readonly blocked = new Map<Formula, { readonly sheet: string; readonly range: CellRange }>();

  constructor(private readonly workbook: GridWorkbook) {}

  /** Lay a result over the sheet. Null where something is in the way. */
  place(formula: Formula, sheet: GridSheet, row: number, column: number, values: Matrix): CellRange | null {
    this.remove(formula);
    const range = { top: row, left: column, bottom: row + values.length - 1, right: column + (values[0]?.length ?? 1) - 1 };
    if (!this.isFree(sheet, range, row, column)) {
      this.blocked.set(formula, { sheet: sheet.name, range });
      return null;
    }
    const spill = { formula, range, values };
    const cells = this.placed.get(sheet.name) ?? new Map<number, Spill<Formula>>();
    this.placed.set(sheet.name, cells);
    for (let at = range.top; at <= range.bottom; at++) for (let across = range.left; across <= range.right; across++) cells.set(cellPosition(at, across), spill);
    this.anchors.set(formula, { sheet: sheet.name, spill });
    return range;
  }

  /** Answers the block that is free again. */
  remove(formula: Formula): { readonly sheet: string; readonly range: CellRange } | null {
    this.blocked.delete(formula);
    const anchor = this.anchors.get(formula);
    if (!anchor) return null;
    this.anchors.delete(formula);
    const { range } = anchor.spill;
    const cells = this.placed.get(anchor.sheet)!;
    for (let at = range.top; at <= range.bottom; at++) for (let across = range.left; across <= range.right; across++) cells.delete(cellPosition(at, across));
    return { sheet: anchor.sheet, range };
  }

  value(sheet: string, row: number, column: number): RawCell | undefined {
    const spill = this.placed.get(sheet)?.get(cellPosition(row, column));
    return spill && toCell(spill.values[row - spill.range.top]?.[column - spill.range.left] ?? null);
  }

  around(sheet: string, row: number, column: number): CellRange | null {
    return this.placed.get(sheet)?.get(cellPosition(row, column))?.range ?? null;
  }

  /** Formulas whose block, placed or wanted, an edit touches: they try again. */
  touchedBy(sheet: string, range: CellRange): Formula[] {
    const placed = [...this.anchors].filter(([, anchor]) => anchor.sheet === sheet && overlaps(anchor.spill.range, range)).map(([formula]) => formula);
    const blocked = [...this.blocked].filter(([, wanted]) => wanted.sheet === sheet && overlaps(wanted.range, range)).map(([formula]) => formula);
    return [...placed, ...blocked];
  }

  private isFree(sheet: GridSheet, range: CellRange, row: number, column: number): boolean {
    if (range.bottom >= ROWS_MAX || range.right >= COLUMNS_MAX) return false;
    if (sheet.merges.some((merge) => overlaps(merge, range)) || sheet.tables.some((table) => overlaps(table.range, range))) return false;
    const lastRow = Math.min(range.bottom, sheet.rowCount - 1);
    const lastColumn = Math.min(range.right, sheet.columnCount - 1);
    for (let at = range.top; at <= range.bottom; at++) {
      for (let across = range.left; across <= range.right; across++) {
        if (at === row && across === column) continue;
        if (this.placed.get(sheet.name)?.has(cellPosition(at, across))) return false;
        if (at > lastRow || across > lastColumn || contains({ top: row, left: column, bottom: row, right: column }, at, across)) continue;
        const cell = this.workbook.cell(sheet.name, at, across);
        if (cell && (cell.formula !== null || cell.value !== null)) return false;
      }
    }
    return true;
  }
}
