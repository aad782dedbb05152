import type { GridSheet, GridStyle } from "./grid-workbook";
import { COLUMNS_MAX, ROWS_MAX } from "./cell-place";

const PIXELS_PER_POINT = 4 / 3;
const PIXELS_PER_CHARACTER = 7;
export const ROW_PIXELS = 20;
/** Blank rows and columns shown beyond the data: room to type. */
const SPARE_ROWS = 60;
const SPARE_COLUMNS = 14;

/** The visible rows or columns of a sheet, in order, with their sizes in pixels. */
export interface Axis {
  readonly count: number;
  /** Sheet position of the n-th visible one. */
  readonly at: (index: number) => number;
  /** Index of the first visible one at or after a sheet position. */
  readonly indexOf: (position: number) => number;
  readonly size: (index: number) => number;
  /** How many of them are frozen. */
  readonly frozen: number;
  /** Pixels that the frozen ones take. */
  readonly frozenSize: number;
}

export function columnPixels(widthChars: number): number {
  return Math.round(widthChars * PIXELS_PER_CHARACTER);
}

export function columnChars(pixels: number): number {
  return Math.max(0, pixels) / PIXELS_PER_CHARACTER;
}

/** Rows at the top of a sheet whose height follows their largest font: titles. Further down a file says heights itself. */
const FITTED_ROWS_MAX = 120;
const FITTED_COLUMNS_MAX = 30;
const DEFAULT_POINTS = 11;
const LINE_RATIO = 1.32;

/** Heights in pixels of rows that have none of their own and a font larger than the default. */
export function fittedRows(sheet: GridSheet, styleAt: (row: number, column: number) => GridStyle | null): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (let row = 0; row < Math.min(sheet.rowCount, FITTED_ROWS_MAX); row++) {
    if (sheet.rowHeights.has(row)) continue;
    let points = DEFAULT_POINTS;
    for (let column = 0; column < Math.min(sheet.columnCount, FITTED_COLUMNS_MAX); column++) points = Math.max(points, styleAt(row, column)?.fontSizePoints ?? 0);
    if (points > DEFAULT_POINTS) heights.set(row, Math.ceil(points * PIXELS_PER_POINT * LINE_RATIO));
  }
  return heights;
}

export function rowAxis(sheet: GridSheet, filteredOut: ReadonlySet<number> | null, reach: number, fitted: ReadonlyMap<number, number>): Axis {
  const count = Math.min(ROWS_MAX, Math.max(sheet.rowCount + SPARE_ROWS, reach + SPARE_ROWS));
  const hidden = (row: number): boolean => sheet.rowHeights.get(row) === 0 || (filteredOut?.has(row) ?? false);
  const anyHidden = (filteredOut?.size ?? 0) > 0 || [...sheet.rowHeights.values()].includes(0);
  const size = (row: number): number => {
    const points = sheet.rowHeights.get(row);
    return points === undefined ? (fitted.get(row) ?? ROW_PIXELS) : Math.round(points * PIXELS_PER_POINT);
  };
  return axis(count, anyHidden ? hidden : null, size, sheet.freeze.rows);
}

export function columnAxis(sheet: GridSheet, reach: number): Axis {
  const count = Math.min(COLUMNS_MAX, Math.max(sheet.columnCount + SPARE_COLUMNS, reach + SPARE_COLUMNS, 26));
  const anyHidden = [...sheet.columnWidths.values()].includes(0);
  const size = (column: number): number => columnPixels(sheet.columnWidths.get(column) ?? sheet.defaultWidthChars);
  return axis(count, anyHidden ? (column) => sheet.columnWidths.get(column) === 0 : null, size, sheet.freeze.columns);
}

function axis(positions: number, hidden: ((position: number) => boolean) | null, sizeAt: (position: number) => number, freeze: number): Axis {
  if (!hidden) {
    let frozenSize = 0;
    for (let index = 0; index < freeze; index++) frozenSize += sizeAt(index);
    return { count: positions, at: (index) => index, indexOf: (position) => Math.min(position, positions - 1), size: sizeAt, frozen: freeze, frozenSize };
  }
  const shown: number[] = [];
  const indexes = new Int32Array(positions + 1);
  for (let position = 0; position < positions; position++) {
    indexes[position] = shown.length;
    if (!hidden(position)) shown.push(position);
  }
  const frozen = indexes[Math.min(freeze, positions)]!;
  let frozenSize = 0;
  for (let index = 0; index < frozen; index++) frozenSize += sizeAt(shown[index]!);
  return {
    count: shown.length,
    at: (index) => shown[Math.min(index, shown.length - 1)] ?? 0,
    indexOf: (position) => Math.min(indexes[Math.min(position, positions - 1)]!, shown.length - 1),
    size: (index) => sizeAt(shown[index]!),
    frozen,
    frozenSize,
  };
}

/** Start of the n-th visible one, counted from the first. */
export function startOf(along: Axis, index: number): number {
  let start = 0;
  for (let each = 0; each < index; each++) start += along.size(each);
  return start;
}
