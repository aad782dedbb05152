import type { CellRange } from "../grid/sheet-plan";
import { cellAddress, columnLetters, columnOfLetters } from "../grid/table";

/** Limits of a sheet, as every spreadsheet has them. */
export const ROWS_MAX = 1_048_576;
export const COLUMNS_MAX = 16_384;

export interface Place {
  readonly row: number;
  readonly column: number;
}

export function rangeOf(from: Place, to: Place): CellRange {
  return { top: Math.min(from.row, to.row), left: Math.min(from.column, to.column), bottom: Math.max(from.row, to.row), right: Math.max(from.column, to.column) };
}

export function contains(range: CellRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

export function overlaps(one: CellRange, other: CellRange): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}

/** Grown until no merged range is cut. */
export function withMerges(range: CellRange, merges: readonly CellRange[]): CellRange {
  let grown = range;
  for (let changed = true; changed; ) {
    changed = false;
    for (const merge of merges) {
      if (!overlaps(grown, merge)) continue;
      const next = { top: Math.min(grown.top, merge.top), left: Math.min(grown.left, merge.left), bottom: Math.max(grown.bottom, merge.bottom), right: Math.max(grown.right, merge.right) };
      changed ||= next.top !== grown.top || next.left !== grown.left || next.bottom !== grown.bottom || next.right !== grown.right;
      grown = next;
    }
  }
  return grown;
}

/** `B2`, `B2:C9`, `A:C`, `3:7`. */
export function rangeAddress(range: CellRange): string {
  if (range.top === 0 && range.bottom >= ROWS_MAX - 1) return `${columnLetters(range.left)}:${columnLetters(range.right)}`;
  if (range.left === 0 && range.right >= COLUMNS_MAX - 1) return `${range.top + 1}:${range.bottom + 1}`;
  const start = cellAddress(range.top, range.left);
  return range.top === range.bottom && range.left === range.right ? start : `${start}:${cellAddress(range.bottom, range.right)}`;
}

/** The range that an address names, `$` signs allowed; null for anything else. */
export function parseAddress(text: string): CellRange | null {
  const plain = text.replace(/\$/g, "").trim();
  const cells = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/.exec(plain);
  if (cells) return checked({ row: Number(cells[2]) - 1, column: columnOfLetters(cells[1]!) }, { row: Number(cells[4] ?? cells[2]) - 1, column: columnOfLetters(cells[3] ?? cells[1]!) });
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain);
  if (columns) return checked({ row: 0, column: columnOfLetters(columns[1]!) }, { row: ROWS_MAX - 1, column: columnOfLetters(columns[2]!) });
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  return rows ? checked({ row: Number(rows[1]) - 1, column: 0 }, { row: Number(rows[2]) - 1, column: COLUMNS_MAX - 1 }) : null;
}

function checked(from: Place, to: Place): CellRange | null {
  const range = rangeOf(from, to);
  return range.top >= 0 && range.bottom < ROWS_MAX && range.left >= 0 && range.right < COLUMNS_MAX ? range : null;
}
