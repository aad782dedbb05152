import Papa from "papaparse";
import type { CellRange } from "../grid/sheet-plan";
import { COLUMNS_MAX, contains, ROWS_MAX } from "./cell-place";
import type { CellContent } from "./edit-history";
import { moved, type OpenBook } from "./open-book";
import { selectRange } from "./selection";
import { shownText } from "./shown-text";
import { typedValue } from "./typed-value";

const CELLS_MAX = 200_000;

/** What was copied here: pasted back it keeps formulas and exact values, elsewhere it is the text that was seen. */
export interface Copied {
  readonly text: string;
  readonly sheet: string;
  readonly range: CellRange;
  readonly contents: readonly (readonly CellContent[])[];
  readonly cut: boolean;
}

export function copyRange(book: OpenBook, cut: boolean): Copied | null {
  const whole = book.range();
  const { lastRow, lastColumn } = book.terrain();
  const range = { ...whole, bottom: Math.max(whole.top, Math.min(whole.bottom, lastRow)), right: Math.max(whole.left, Math.min(whole.right, lastColumn)) };
  if ((range.bottom - range.top + 1) * (range.right - range.left + 1) > CELLS_MAX) return null;
  const texts: string[][] = [];
  const contents: CellContent[][] = [];
  const hidden = book.filteredRows();
  for (let row = range.top; row <= range.bottom; row++) {
    if (hidden?.has(row) && !cut) continue;
    const cells = Array.from({ length: range.right - range.left + 1 }, (_, index) => book.cell(row, range.left + index));
    texts.push(cells.map((cell) => shownText(cell?.value ?? null, cell?.style?.numberFormat, book.sheet()?.date1904 ?? false).text));
    contents.push(cells.map((cell) => (cell?.formula ? { formula: cell.formula } : (cell?.value ?? null))));
  }
  return { text: Papa.unparse(texts, { delimiter: "\t", newline: "\r\n" }), sheet: book.sheetName, range, contents, cut };
}

/** Paste at the selection: once, or repeated where the selection is a multiple of what was copied. */
export function paste(book: OpenBook, text: string, copied: Copied | null): boolean {
  const own = copied && sameText(copied.text, text) ? copied : null;
  const date1904 = book.sheet()?.date1904 ?? false;
  const rows: readonly (readonly { content: CellContent; numberFormat?: string }[])[] = own
    ? own.contents.map((row) => row.map((content) => ({ content })))
    : Papa.parse<string[]>(text.replace(/\r?\n$/, "").replace(/\r\n?/g, "\n"), { delimiter: "\t", newline: "\n" }).data.map((row) => row.map((field) => typedValue(field, undefined, date1904)));
  const height = rows.length;
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (height === 0 || width === 0) return false;
  const target = book.range();
  const times = { down: multiple(target.bottom - target.top + 1, height), across: multiple(target.right - target.left + 1, width) };
  const range = { top: target.top, left: target.left, bottom: Math.min(ROWS_MAX - 1, target.top + height * times.down - 1), right: Math.min(COLUMNS_MAX - 1, target.left + width * times.across - 1) };
  const cells: { row: number; column: number; content: CellContent; numberFormat?: string }[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      const source = rows[(row - range.top) % height]![(column - range.left) % width];
      if (!source) continue;
      const from = own && { row: own.range.top + ((row - range.top) % height), column: own.range.left + ((column - range.left) % width) };
      cells.push({ ...source, row, column, content: from && !own.cut ? moved(source.content, row - from.row, column - from.column) : source.content });
    }
  }
  const cleared = own?.cut && book.sheet(own.sheet) ? clearedCells(own, book.sheetName, range) : [];
  if (!book.change([...cleared, ...cells])) return false;
  book.select(selectRange(range));
  return true;
}

function multiple(selected: number, copied: number): number {
  return selected % copied === 0 && selected < ROWS_MAX ? selected / copied : 1;
}

/** What was cut leaves its place, where the paste does not cover it. */
function clearedCells({ sheet, range: from }: Copied, target: string, kept: CellRange): { sheet: string; row: number; column: number; content: null }[] {
  const cells: { sheet: string; row: number; column: number; content: null }[] = [];
  for (let row = from.top; row <= from.bottom; row++) {
    for (let column = from.left; column <= from.right; column++) {
      if (sheet !== target || !contains(kept, row, column)) cells.push({ sheet, row, column, content: null });
    }
  }
  return cells;
}

/** Clipboards change line ends on their way. */
function sameText(one: string, other: string): boolean {
  return one.replace(/\r\n?/g, "\n").replace(/\n$/, "") === other.replace(/\r\n?/g, "\n").replace(/\n$/, "");
}
