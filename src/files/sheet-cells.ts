import { assert } from "../check/assert";
import type { CellRange } from "../grid/sheet-plan";
import { type RawCell, UNCALCULATED } from "../grid/table";
import { shiftFormula, toUserFormula } from "./xlsx-formula";

/** What a save has to do with a cell: nothing, another style index, another result, or the whole cell. */
export const UNTOUCHED = 0;
export const STYLE_TOUCHED = 1;
/** The formula stays as the file writes it, its result is another. */
export const VALUE_TOUCHED = 2;
export const CONTENT_TOUCHED = 3;
type Touch = typeof UNTOUCHED | typeof STYLE_TOUCHED | typeof VALUE_TOUCHED | typeof CONTENT_TOUCHED;

/** No cell here: not even a styled blank one. */
export const NO_STYLE = -1;

/** A cell's formula: its own text as the file has it, or the number of a shared formula it takes part in. */
export type StoredFormula = string | number;

/** Cells of a row by column. Rows that look alike share one array of styles; a table that was read shares its arrays of values. */
export class SheetRow {
  touched: Touch[] | null = null;
  valuesShared = false;
  /** The part of the row that was handed out last, while its values are as they were: who compares two readings sees at once that it is the same. */
  handedOut: { readonly left: number; readonly values: readonly RawCell[] } | null = null;
  stylesShared = false;
  constructor(
    public values: RawCell[],
    public styles: number[],
    public formulas: (StoredFormula | null)[] | null,
    /** Style of cells that the row does not list, or `NO_STYLE`. */
    readonly style: number,
  ) {}
}

/** `spills`: the range follows the result by itself, and only its first cell is anybody's to change. */
export interface ArrayRange extends CellRange {
  readonly spills: boolean;
}

export interface SharedFormula {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** All cells of a sheet in memory, with what has changed since the file was read. Positions are 0-based. */
export class SheetCells {
  readonly rows: (SheetRow | undefined)[] = [];
  readonly sharedFormulas = new Map<number, SharedFormula>();
  /** Ranges that one array formula fills. */
  readonly arrays: ArrayRange[] = [];
  /** While a save writes the sheet: the `cm` of formulas that spill, null where the workbook has none. */
  spillMark: number | null = null;
  /** Cells whose value comes with the file though they have a formula: all that nobody worked out here. */
  private readonly computed = new Set<number>();
  columnCount = 0;
  /** Anything differs from the file but results of formulas. */
  changed = false;
  /** Results of formulas differ from the file's. */
  resultsChanged = false;
  /** Goes up with every change of content. */
  version = 0;

  /** Styles of columns, for cells that are made new. */
  constructor(private readonly columnStyles: ReadonlyMap<number, number> = new Map()) {}

  get rowCount(): number {
    return this.rows.length;
  }

  value(row: number, column: number): RawCell {
    return this.rows[row]?.values[column] ?? null;
  }

  /** `NO_STYLE` where there is no cell. */
  style(row: number, column: number): number {
    return this.rows[row]?.styles[column] ?? NO_STYLE;
  }

  /** The style that shows here, those of row and column included. */
  shownStyle(row: number, column: number): number {
    const own = this.style(row, column);
    if (own !== NO_STYLE) return own;
    const ofRow = this.rows[row]?.style ?? NO_STYLE;
    return ofRow !== NO_STYLE ? ofRow : (this.columnStyles.get(column) ?? NO_STYLE);
  }

  /** With its leading `=`, as a person writes it. */
  formula(row: number, column: number): string | null {
    const text = this.fileFormula(row, column);
    return text === null ? null : `=${toUserFormula(text)}`;
  }

  /** As the file keeps it, without `=`. */
  fileFormula(row: number, column: number): string | null {
    const stored = this.rows[row]?.formulas?.[column] ?? null;
    if (stored === null || typeof stored === "string") return stored;
    const shared = this.sharedFormulas.get(stored);
    return shared ? shiftFormula(shared.text, row - shared.row, column - shared.column) : null;
  }

  isBlank(row: number, column: number): boolean {
    const line = this.rows[row];
    return !line || ((line.values[column] ?? null) === null && (line.formulas?.[column] ?? null) === null);
  }

  /** The value is the file's, not worked out here. */
  isSaved(row: number, column: number): boolean {
    return (this.rows[row]?.formulas?.[column] ?? null) !== null && !this.computed.has(row * 16384 + column);
  }

  touch(row: number, column: number): Touch {
    return this.rows[row]?.touched?.[column] ?? UNTOUCHED;
  }

  /** `formula` as the file keeps it. */
  setContent(row: number, column: number, value: RawCell, formula: string | null = null): void {
    this.releaseShared(row, column);
    const line = this.writable(row);
    this.version++;
    line.values[column] = value;
    line.handedOut = null;
    if (line.formulas || formula !== null) {
      line.formulas ??= [];
      line.formulas[column] = formula;
    }
    this.computed.delete(row * 16384 + column);
    if ((line.styles[column] ?? NO_STYLE) === NO_STYLE) this.putStyle(line, column, Math.max(0, this.shownStyle(row, column)));
    this.mark(line, column, CONTENT_TOUCHED);
  }

  /** The result of a formula: the file need not be written again for it. */
  setComputed(row: number, column: number, value: RawCell): void {
    const line = this.rows[row];
    if (!line || (line.formulas?.[column] ?? null) === null) return;
    if (line.valuesShared) {
      line.values = line.values.slice();
      line.valuesShared = false;
    }
    if (line.values[column] !== value) {
      line.values[column] = value;
      line.handedOut = null;
      this.resultsChanged = true;
      this.version++;
      this.mark(line, column, VALUE_TOUCHED);
    }
    if (!this.computed.has(row * 16384 + column)) line.handedOut = null;
    this.computed.add(row * 16384 + column);
  }

  setStyle(row: number, column: number, style: number): void {
    if (this.style(row, column) === style) return;
    const line = this.writable(row);
    const isNew = (line.styles[column] ?? NO_STYLE) === NO_STYLE;
    this.putStyle(line, column, style);
    this.mark(line, column, isNew ? CONTENT_TOUCHED : STYLE_TOUCHED);
  }

  /** Take the cell away, style and all. */
  removeCell(row: number, column: number): void {
    const line = this.rows[row];
    if (!line || this.style(row, column) === NO_STYLE) return;
    this.setContent(row, column, null);
    this.putStyle(line, column, NO_STYLE);
  }

  /** Values of part of a row, never changed later: with text that is empty as null, and a formula without any result as what it is. */
  rowValues(row: number, left: number, width: number): readonly RawCell[] {
    const line = this.rows[row];
    if (!line) return blankRow(width);
    if (left === 0 && line.values.length === width && !line.formulas) {
      line.valuesShared = true;
      return line.values;
    }
    if (line.handedOut?.left === left && line.handedOut.values.length === width) return line.handedOut.values;
    const values: RawCell[] = new Array<RawCell>(width);
    for (let index = 0; index < width; index++) {
      const value = line.values[left + index] ?? null;
      values[index] = value === "" ? null : value === null && this.isUncalculated(line, row, left + index) ? UNCALCULATED : value;
    }
    line.handedOut = { left, values };
    return values;
  }

  private isUncalculated({ formulas }: SheetRow, row: number, column: number): boolean {
    return (formulas?.[column] ?? null) !== null && !this.computed.has(row * 16384 + column);
  }

  /** Cells that hold anything. */
  *contents(): Generator<{ row: number; column: number }> {
    for (const [row, line] of this.rows.entries()) {
      if (!line) continue;
      const width = Math.max(line.values.length, line.formulas?.length ?? 0);
      for (let column = 0; column < width; column++) if (!this.isBlank(row, column)) yield { row, column };
    }
  }

  /** Texts of all formulas as the file keeps them, a shared one once. */
  *formulaTexts(): Generator<string> {
    for (const { text } of this.sharedFormulas.values()) yield text;
    for (const line of this.rows) for (const stored of line?.formulas ?? []) if (typeof stored === "string") yield stored;
  }

  /** Cells with a formula. */
  *formulaCells(): Generator<{ row: number; column: number }> {
    for (const [row, line] of this.rows.entries()) {
      if (line?.formulas) for (const [column, stored] of line.formulas.entries()) if (stored !== null && stored !== undefined) yield { row, column };
    }
  }

  private writable(row: number): SheetRow {
    assert(row >= 0 && row < 1_048_576, "a row of the sheet");
    const line = (this.rows[row] ??= new SheetRow([], [], null, NO_STYLE));
    if (line.valuesShared) line.values = line.values.slice();
    line.valuesShared = false;
    this.changed = true;
    return line;
  }

  private putStyle(line: SheetRow, column: number, style: number): void {
    if (line.stylesShared) line.styles = line.styles.slice();
    line.stylesShared = false;
    while (line.styles.length < column) line.styles.push(NO_STYLE);
    line.styles[column] = style;
    while (line.values.length <= column) line.values.push(null);
  }

  private mark(line: SheetRow, column: number, touch: Touch): void {
    line.touched ??= [];
    while (line.touched.length <= column) line.touched.push(UNTOUCHED);
    if (line.touched[column]! < touch) line.touched[column] = touch;
    if (column >= this.columnCount) this.columnCount = column + 1;
  }

  /** The first cell of a shared formula is about to change: the others get the text as their own. */
  private releaseShared(row: number, column: number): void {
    const number = this.rows[row]?.formulas?.[column];
    if (typeof number !== "number") return;
    const shared = this.sharedFormulas.get(number);
    if (!shared || shared.row !== row || shared.column !== column) return;
    for (const [otherRow, line] of this.rows.entries()) {
      line?.formulas?.forEach((stored, otherColumn) => {
        if (stored !== number) return;
        const text = this.fileFormula(otherRow, otherColumn);
        this.writable(otherRow).formulas![otherColumn] = text;
        this.mark(line, otherColumn, CONTENT_TOUCHED);
      });
    }
    this.sharedFormulas.delete(number);
  }
}

const BLANK_ROWS = new Map<number, readonly RawCell[]>();

function blankRow(width: number): readonly RawCell[] {
  const known = BLANK_ROWS.get(width);
  if (known) return known;
  const row = Object.freeze(new Array<RawCell>(width).fill(null));
  BLANK_ROWS.set(width, row);
  return row;
}
