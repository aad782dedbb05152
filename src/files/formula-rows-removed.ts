import type { CellRange } from "../grid/sheet-plan";
import { columnOfLetters } from "../grid/table";

/** Rows taken out of a block of cells, the cells below them within the block moving up. */
export interface RemovedRows {
  readonly sheet: string;
  /** The block that moves: what is outside stays where it is. */
  readonly block: CellRange;
  /** Rows taken out, 0-based on the sheet, all within the block, ascending. */
  readonly removed: readonly number[];
}

const BROKEN = "#REF!";
/** A text, a bracketed column, or a reference with or without its sheet. */
const TOKENS = /"(?:[^"]|"")*"|\[(?:'.|[^[\]']|\[(?:'.|[^[\]'])*\])*\]|(?<![\p{L}\p{N}_.$:\\])((?:'(?:[^']|'')*'|[\p{L}_\\][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7})(?::(\$?[A-Za-z]{1,3}\$?\d{1,7}))?(?![\p{L}\p{N}_.(:!])/gu;

/**
 * A formula as it reads once rows are gone: references follow their cells, ranges close up, what pointed at nothing but removed cells is `#REF!`.
 *
 * `home` is the sheet that the formula stands on. A range that is wider than the block stays as it is.
 *
 * @example row 5 of B4:E9 removed: "SUM(E4:E9)+E7" → "SUM(E4:E8)+E6"
 */
export function formulaWithoutRows(formula: string, home: string, change: RemovedRows): string {
  return formula.replace(TOKENS, (whole, qualifier: string | undefined, start: string | undefined, end: string | undefined) => {
    if (start === undefined || sheetOf(qualifier, home) !== change.sheet.toLowerCase()) return whole;
    const prefix = qualifier ?? "";
    const from = cellOf(start);
    if (!from) return whole;
    if (end === undefined) {
      if (!within(from.column, from.column, change)) return whole;
      const row = isRemoved(from.row, change) ? null : from.row - removedAbove(from.row, change);
      return row === null ? `${prefix}${BROKEN}` : `${prefix}${from.written(row)}`;
    }
    const to = cellOf(end);
    if (!to || !within(Math.min(from.column, to.column), Math.max(from.column, to.column), change) || to.row < from.row) return whole;
    const kept = closedUp(from.row, to.row, change);
    return kept ? `${prefix}${from.written(kept.top)}:${to.written(kept.bottom)}` : `${prefix}${BROKEN}`;
  });
}

function sheetOf(qualifier: string | undefined, home: string): string {
  if (qualifier === undefined) return home.toLowerCase();
  const name = qualifier.slice(0, -1);
  return (name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name).toLowerCase();
}

function cellOf(text: string): { readonly row: number; readonly column: number; written(row: number): string } | null {
  const match = /^(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})$/.exec(text)!;
  const row = Number(match[4]) - 1;
  return row < 0 ? null : { row, column: columnOfLetters(match[2]!), written: (to) => `${match[1]}${match[2]}${match[3]}${to + 1}` };
}

function within(left: number, right: number, { block }: RemovedRows): boolean {
  return left >= block.left && right <= block.right;
}

/** How many removed rows a cell moves up over; none where it stands outside the block. */
function removedAbove(row: number, { block, removed }: RemovedRows): number {
  return row > block.bottom ? 0 : firstNotBefore(removed, row);
}

function isRemoved(row: number, { removed }: RemovedRows): boolean {
  return removed[firstNotBefore(removed, row)] === row;
}

/** How many of the ascending rows come before this one. */
function firstNotBefore(rows: readonly number[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function closedUp(top: number, bottom: number, change: RemovedRows): { readonly top: number; readonly bottom: number } | null {
  let first = top;
  while (first <= bottom && isRemoved(first, change)) first += 1;
  if (first > bottom) return null;
  let last = bottom;
  while (isRemoved(last, change)) last -= 1;
  return { top: first - removedAbove(first, change), bottom: last - removedAbove(last, change) };
}
