import { isBlank, isWord } from "../grid/find-header";
import type { RawCell, Table } from "../grid/table";
import type { Findings } from "./findings";

/** Titles, page numbers and blank rows that a printed report puts above its header on each page. */
const TITLE_ROWS_MAX = 8;
/** A row of fewer words may be anything. */
const WORDS_MIN = 2;

/**
 * Rows of a table that are no data because a printed report begins a new page there: its header once more, and the titles above that.
 *
 * A row is the header again where all it holds are words of the headers they stand under, the second of two header rows too; it is told, the titles with it.
 */
export function isHeading({ headers, rows }: Pick<Table, "headers" | "rows">, place: number, findings: Findings): boolean {
  if (isHeaderAgain(rows[place]!, headers)) {
    findings.add("header-repeated", place, rows[place]!.findIndex((cell) => !isBlank(cell)));
    return true;
  }
  for (let below = place; below < Math.min(rows.length, place + TITLE_ROWS_MAX); below++) {
    if (isHeaderAgain(rows[below]!, headers)) return true;
    const filled = rows[below]!.filter((cell) => !isBlank(cell));
    if (filled.length > 1 || (filled.length === 1 && !isWord(filled[0]))) return false;
  }
  return false;
}

function isHeaderAgain(row: readonly RawCell[], headers: readonly string[]): boolean {
  let words = 0;
  for (let column = 0; column < row.length; column++) {
    const cell = row[column];
    if (isBlank(cell)) continue;
    if (typeof cell !== "string" || !keyOf(headers[column] ?? "").includes(keyOf(cell))) return false;
    words++;
  }
  return words >= WORDS_MIN;
}

function keyOf(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
