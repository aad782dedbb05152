import type { CellRange, CellStyle, PageSetup, PlanCell, PlanPicture, PlanValidation, PlanValue, SheetPlan } from "./sheet-plan";
import { hasWideLetters, wrappedLines } from "./shown-width";

/** A cell to be: a value with the style it is to have, over one column or several. */
export interface BuiltCell {
  readonly value: PlanValue;
  readonly style?: CellStyle;
  /** How many columns it takes, itself included; the rest is merged into it. */
  readonly span?: number;
}

export interface PlanFrame {
  readonly key: string;
  readonly name: string;
  readonly columnWidths: readonly number[];
  readonly freeze?: SheetPlan["freeze"];
  readonly gridlines?: boolean;
  readonly page: PageSetup;
}

/** Points of a row with one line of text, and of every further line. */
export const LINE_POINTS = 15;
const FURTHER_LINE_POINTS = 12.75;
const FURTHER_WIDE_LINE_POINTS = 14.25;
const ROW_POINTS_MAX = 409;
/** A cell holds no more. */
const TEXT_LENGTH_MAX = 32767;
/** Column widths count characters of this size. */
const DEFAULT_FONT_POINTS = 11;

/**
 * Collects the rows of a sheet from top to bottom and hands out the plan.
 *
 * Styles are interned (Excel has room for few); the height of a row grows with the wrapped text in it.
 */
export class PlanBuilder {
  readonly #widths: readonly number[];
  readonly #rows: (PlanCell | null)[][] = [];
  readonly #styles: CellStyle[] = [];
  readonly #styleIndex = new Map<string, number>();
  /** Most cells share a style object: those need no comparing. */
  readonly #styleIndexOfObject = new WeakMap<CellStyle, number>();
  readonly #merges: CellRange[] = [];
  readonly #heights: number[] = [];
  readonly #names: { name: string; range: CellRange }[] = [];
  readonly #links: { row: number; column: number; sheetKey: string }[] = [];
  readonly #tables: { name: string; range: CellRange }[] = [];
  readonly #pictures: PlanPicture[] = [];
  readonly #validations: PlanValidation[] = [];

  constructor(columnWidths: readonly number[]) {
    this.#widths = columnWidths;
  }

  get widths(): readonly number[] {
    return this.#widths;
  }

  /** Where the next row will stand. */
  get nextRow(): number {
    return this.#rows.length;
  }

  /** Points of each row so far. */
  get heights(): readonly number[] {
    return this.#heights;
  }

  /** Adds a row of cells from the first column on (null leaves one out); answers its position. */
  row(cells: readonly (BuiltCell | null)[], points?: number): number {
    const row = this.#rows.length;
    const { lines, points: wanted } = this.#roomOfRow(cells);
    const line: (PlanCell | null)[] = [];
    for (const cell of cells) {
      const left = line.length;
      if (cell === null) {
        line.push(null);
        continue;
      }
      const right = left + (cell.span ?? 1) - 1;
      const looks = cell.style === undefined || typeof cell.value !== "string" ? cell.style : styleOfText(cell.style, cell.value);
      const style = looks === undefined ? undefined : this.#intern(lines === 1 ? centred(looks) : looks);
      const value = legalValue(cell.value);
      line.push(style === undefined ? { value } : { value, style });
      // The covered cells carry the style too, so that a border runs the whole length.
      for (let column = left + 1; column <= right; column++) line.push(style === undefined ? null : { value: null, style });
      if (right > left) this.#merges.push({ top: row, left, bottom: row, right });
    }
    this.#rows.push(line);
    this.#heights.push(points ?? wanted);
    return row;
  }

  /** An empty row, lower than one with text where points say so. */
  gap(points = LINE_POINTS): number {
    return this.row([], points);
  }

  name(name: string, row: number, left: number, right = left): void {
    this.#names.push({ name, range: { top: row, left, bottom: row, right } });
  }

  link(row: number, column: number, sheetKey: string): void {
    this.#links.push({ row, column, sheetKey });
  }

  table(name: string, range: CellRange): void {
    this.#tables.push({ name, range });
  }

  picture(picture: PlanPicture): void {
    this.#pictures.push(picture);
  }

  validate(validation: PlanValidation): void {
    this.#validations.push(validation);
  }

  build(frame: PlanFrame): SheetPlan {
    return {
      key: frame.key,
      name: frame.name,
      rows: this.#rows,
      styles: this.#styles,
      merges: this.#merges,
      columnWidths: frame.columnWidths,
      rowHeights: this.#heights.flatMap((points, row) => (points === LINE_POINTS ? [] : [{ row, points }])),
      freeze: frame.freeze ?? { rows: 0, columns: 0 },
      gridlines: frame.gridlines ?? false,
      page: frame.page,
      names: this.#names,
      links: this.#links,
      tables: this.#tables,
      pictures: this.#pictures,
      ...(this.#validations.length > 0 && { validations: this.#validations }),
    };
  }

  /** The most lines that a wrapped text of the row takes, and the height they need. */
  #roomOfRow(cells: readonly (BuiltCell | null)[]): { readonly lines: number; readonly points: number } {
    let most = 1;
    let points = LINE_POINTS;
    let left = 0;
    for (const cell of cells) {
      const right = left + (cell?.span ?? 1) - 1;
      if (typeof cell?.value === "string" && cell.style?.wrap) {
        const lines = this.#linesOf(cell.value, left, right, cell.style);
        most = Math.max(most, lines);
        if (lines > 1) points = Math.max(points, LINE_POINTS + (lines - 1) * (hasWideLetters(cell.value) ? FURTHER_WIDE_LINE_POINTS : FURTHER_LINE_POINTS));
      }
      left = right + 1;
    }
    return { lines: most, points: Math.min(ROW_POINTS_MAX, points) };
  }

  #linesOf(text: string, left: number, right: number, style: CellStyle): number {
    let width = -(style.indent ?? 0);
    for (let column = left; column <= right; column++) width += this.#widths[column] ?? 0;
    const scale = (style.fontSizePoints ?? DEFAULT_FONT_POINTS) / DEFAULT_FONT_POINTS;
    // Bold letters are about a twelfth wider.
    return Math.ceil(wrappedLines(text, width / scale / (style.bold ? 1.08 : 1)) * Math.max(1, scale));
  }

  #intern(style: CellStyle): number {
    const same = this.#styleIndexOfObject.get(style);
    if (same !== undefined) return same;
    const written = JSON.stringify(style);
    const index = this.#styleIndex.get(written) ?? this.#styles.push(style) - 1;
    this.#styleIndex.set(written, index);
    this.#styleIndexOfObject.set(style, index);
    return index;
  }
}

/** Older programs show ##### for longer texts in the text format; what could be read as a formula keeps it all the same. */
const TEXT_FORMAT_LENGTH_MAX = 255;

function styleOfText(style: CellStyle, text: string): CellStyle {
  if (style.numberFormat !== "@" || text.length <= TEXT_FORMAT_LENGTH_MAX || /^[=+\-@'\s]/.test(text)) return style;
  const { numberFormat: _, ...rest } = style;
  return rest;
}

function legalValue(value: PlanValue): PlanValue {
  return typeof value === "string" && value.length > TEXT_LENGTH_MAX ? `${value.slice(0, TEXT_LENGTH_MAX - 1)}…` : value;
}

/** In a row of one line, fonts of different height (Latin beside Chinese) stand on one line when centred. */
function centred(style: CellStyle): CellStyle {
  if (style.vertical !== "top") return style;
  const known = CENTRED.get(style);
  if (known) return known;
  const made: CellStyle = { ...style, vertical: "center" };
  CENTRED.set(style, made);
  return made;
}
const CENTRED = new WeakMap<CellStyle, CellStyle>();
