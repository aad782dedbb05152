import { isBlank, isWord } from "../grid/find-header";
import type { CellRange } from "../grid/sheet-plan";
import type { RawCell } from "../grid/table";

/**
 * Rows as a person sees them where a cell is merged over several: a customer's name stands for all of these rows.
 *
 * Words only: an amount or a date merged over rows is there once.
 *
 * @param from sheet position of the first row and column
 */
export function withMergedTexts(rows: readonly (readonly RawCell[])[], merges: readonly CellRange[], from: { readonly row: number; readonly column: number }): readonly (readonly RawCell[])[] {
  const tall = merges.filter(({ top, bottom, left, right }) => bottom > top && left === right);
  if (tall.length === 0) return rows;
  const filled = rows.slice();
  for (const { top, bottom, left } of tall) {
    const column = left - from.column;
    const text = rows[top - from.row]?.[column];
    if (text === undefined || !isWord(text)) continue;
    for (let row = top + 1; row <= bottom; row++) {
      const line = filled[row - from.row];
      if (!line || column >= line.length || !isBlank(line[column])) continue;
      filled[row - from.row] = line.map((cell, index) => (index === column ? text : cell));
    }
  }
  return filled;
}
