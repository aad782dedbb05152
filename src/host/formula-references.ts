import { columnOfLetters } from "../grid/table";
import { COLUMNS_MAX, ROWS_MAX } from "./cell-place";
import type { FormulaRange } from "./formula-call";

const TEXT = /"(?:[^"]|"")*"/g;
/** `'Sheet'!A1:B2`, `A1`, `A:C`, `3:7`, as translation leaves them. */
const REFERENCE = /(?:'((?:[^']|'')*)'!)?(?<![A-Za-z0-9_.$])(?:\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6}))?|\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})|\$?([1-9]\d{0,6}):\$?([1-9]\d{0,6}))(?![A-Za-z0-9_.(])/g;

/**
 * Every cell and range that a translated formula names.
 *
 * Not by the parser's own list of dependencies: that one forgets the sheet where it drops doubles, so that a cell could stay stale.
 */
export function referencesIn(text: string, sheet: string): readonly FormulaRange[] {
  const found: FormulaRange[] = [];
  for (const match of text.replace(TEXT, "\"\"").matchAll(REFERENCE)) {
    const [, quoted, left, top, right, bottom, firstColumn, lastColumn, firstRow, lastRow] = match;
    const from = { row: Number(top ?? firstRow ?? 1) - 1, column: column(left ?? firstColumn ?? "A") };
    const to = left !== undefined ? { row: Number(bottom ?? top) - 1, column: column(right ?? left) } : { row: Number(lastRow ?? ROWS_MAX) - 1, column: lastColumn === undefined ? COLUMNS_MAX - 1 : column(lastColumn) };
    if (Math.max(from.column, to.column) >= COLUMNS_MAX) continue;
    found.push({
      sheet: quoted === undefined ? sheet : quoted.replace(/''/g, "'"),
      top: Math.min(from.row, to.row), left: Math.min(from.column, to.column), bottom: Math.max(from.row, to.row), right: Math.max(from.column, to.column),
    });
  }
  return found;
}

function column(letters: string): number {
  return columnOfLetters(letters);
}
