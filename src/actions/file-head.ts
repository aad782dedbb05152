import { beginningOf } from "../sources/clean-cell";
import type { SourceFile, SourceGrid } from "../sources/source";

/** A header stands among the first rows; further down nobody looks for it. */
export const HEADER_ROWS_MAX = 100;
/** The header, and some rows below it. */
const ROWS_KEPT = 150;

/** The first rows as texts, as a layout looks for its headers in them. */
export function headRows({ rows }: Pick<SourceGrid, "rows">): readonly (readonly string[])[] {
  return rows.slice(0, HEADER_ROWS_MAX).map((row) => row.map(beginningOf));
}

/** Enough of a file to show what it is and its columns: what its rows say is in the reading, and need not be kept twice. */
export function headOfFile(file: SourceFile): SourceFile {
  return { ...file, text: null, xml: null, grids: file.grids.map((grid) => ({ ...grid, rows: grid.rows.slice(0, ROWS_KEPT), lines: grid.lines.slice(0, ROWS_KEPT) })) };
}
