import { GAP_MAX, hasDataBelow, type Header, headerFrom, isBlank, isWord, KNOWN_MIN, type Known, looksLikeHeader, type RangeRows, textOf } from "./find-header";

/** Rows looked at to learn which columns of a list hold numbers and dates. */
const SAMPLE_ROWS = 50;
/** So much of a column of dates or amounts are values in a short list full of titles and totals. */
const VALUES_MIN = 0.25;
/** Lists have a date and an amount at least: words in both places are no row of theirs. */
const VALUE_COLUMNS_MIN = 2;

/** What the words of a range mean to the caller. */
export interface RangeWords {
  readonly known: Known;
  /** The headers are enough for a list of some kind. */
  readonly isList: (headers: readonly string[]) => boolean;
  /** Only both together name what a list of entries needs. */
  readonly makesOne: (left: readonly string[], right: readonly string[]) => boolean;
  /** The last name is the other side of amounts that the first ones have one side of. */
  readonly completesSides: (headers: readonly string[]) => boolean;
  /** A row that begins so adds up others. */
  readonly isTotal: (text: string) => boolean;
}

/** A list that begins below another one. */
export interface NextList {
  /** First row that is the new list's: its title, or its header. */
  readonly first: number;
  readonly header: Header;
}

/**
 * Where another list begins below this one: at the next header, with a blank row, a title or a total before it or without.
 *
 * A header printed again word for word is the same list's, as on each page of a report, if nothing between speaks of another: no title that the list
 * has not, no grand total, no gap of several rows without a page's own words. All else that reads as a header begins a list of its own, however many of its names are the same.
 */
export function nextList(rows: RangeRows, header: Header, title: readonly string[], words: RangeWords): NextList | null {
  const values = valueColumns(rows, { from: header.row + 1, to: header.row + 1 + SAMPLE_ROWS }, VALUES_MIN);
  for (let row = header.row + 2; row < rows.length; row++) {
    const isApart = startsApart(rows, header.row, row);
    if (!isApart && !values.some((column) => isWord(rows[row]![column]))) continue;
    const own = headerAt(rows, row, { isApart, listFrom: header.row + 1 }, words);
    if (!own) continue;
    const first = headingFrom(rows, header.row, row, words);
    if (repeats(header.names, own.names) && isContinued(rows, { first, row }, title, words)) row = own.row;
    else return { first, header: own };
  }
  return null;
}

/** After a blank row, or below a title of its own. */
function startsApart(rows: RangeRows, header: number, row: number): boolean {
  return row - 1 > header && (rows[row - 1]!.every(isBlank) || isTitle(rows[row - 1]!));
}

function isTitle(row: RangeRows[number]): boolean {
  return filledIn(row) === 1 && row.some(isWord);
}

function headerAt(rows: RangeRows, row: number, { isApart, listFrom }: { readonly isApart: boolean; readonly listFrom: number }, { known, isList, isTotal }: RangeWords): Header | null {
  if (!looksLikeHeader(rows[row]!) || !hasDataBelow(rows.slice(row, row + 2 + GAP_MAX), 0)) return null;
  const { header, score } = headerFrom(rows, row, known);
  const names = header.names.filter((name) => name !== "").length;
  if (score >= KNOWN_MIN && (isApart || score * 2 >= names) && isList(header.names)) return header;
  if (!isApart || score === 0 || isTotal(textOf(rows[row]!.find((cell) => !isBlank(cell))))) return null;
  // Few of its names mean anything, but it has words where the list above has its numbers and dates: in all of these places, or below a title of its own in one.
  const above = valueColumns(rows, { from: Math.max(listFrom, row - SAMPLE_ROWS), to: row }, 0.5);
  const isWordAt = (column: number): boolean => isWord(rows[row]![column]);
  const isTitled = isTitle(rows[row - 1]!) && (names > VALUE_COLUMNS_MIN || score === names);
  return (above.length >= VALUE_COLUMNS_MIN && above.every(isWordAt)) || (isTitled && above.some(isWordAt)) ? header : null;
}

/** Columns in which at least this share of the cells of these rows are numbers or dates; rows of words alone say nothing. */
function valueColumns(rows: RangeRows, { from, to }: { readonly from: number; readonly to: number }, share: number): number[] {
  const counts: { filled: number; values: number }[] = [];
  for (let row = from; row < Math.min(to, rows.length); row++) {
    const cells = rows[row]!;
    if (!cells.some((cell) => !isBlank(cell) && !isWord(cell))) continue;
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      if (isBlank(cell)) continue;
      const count = (counts[column] ??= { filled: 0, values: 0 });
      count.filled++;
      if (!isWord(cell)) count.values++;
    }
  }
  return counts.flatMap((count, column) => (count.values >= count.filled * share ? [column] : []));
}

function filledIn(row: RangeRows[number]): number {
  let filled = 0;
  for (const cell of row) if (!isBlank(cell)) filled++;
  return filled;
}

/** First row of what stands above a header: titles, labels with what they name, blank rows. */
function headingFrom(rows: RangeRows, header: number, row: number, { isTotal }: RangeWords): number {
  let first = row;
  while (first - 1 > header && isHeading(rows[first - 1]!, isTotal)) first--;
  return first;
}

function isHeading(row: RangeRows[number], isTotal: RangeWords["isTotal"]): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return true;
  const first = filled[0];
  if (!isWord(first) || isTotal(textOf(first))) return false;
  return filled.length === 1 || (filled.length === 2 && /[:：]$/.test(textOf(first)));
}

function repeats(names: readonly string[], again: readonly string[]): boolean {
  const key = (name: string | undefined): string => (name ?? "").normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const width = Math.max(names.length, again.length);
  for (let column = 0; column < width; column++) if (key(names[column]) !== key(again[column])) return false;
  return true;
}

/** Blank rows between two pages that have neither title nor number. */
const PAGE_GAP_MAX = 1;
/** Words of a printed report's pages. */
const OF_PAGES = /\bpage\b|页|续|\bcont(?:inued|'d|\.)|printed|打印|制表|carried|brought|sub ?total|total for|小计|承前/i;
const MONTHS = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/gi;

/** Between two printings of the same header stands nothing but what a new page or a new month brings. */
function isContinued(rows: RangeRows, { first, row }: { readonly first: number; readonly row: number }, title: readonly string[], { isTotal }: RangeWords): boolean {
  const undated = (line: string): string => line.normalize("NFKC").toLowerCase().replace(MONTHS, "").replace(/[\d\s,.:/年月日-]+/g, "");
  const known = new Set(["", ...title.map(undated)]);
  let lines = 0;
  for (let place = first; place < row; place++) {
    const line = lineOf(rows[place]!);
    if (line !== "") lines++;
    if (!known.has(undated(line)) && !OF_PAGES.test(line)) return false;
  }
  if (lines === 0 && row - first > PAGE_GAP_MAX) return false;
  const last = rows[first - 1] ?? [];
  const word = last.map(textOf).find((text) => isTotal(text));
  return word === undefined || OF_PAGES.test(word);
}

/** A row of a title as one line. */
export function lineOf(row: RangeRows[number]): string {
  return row.map(textOf).filter((text) => text !== "").join(" ");
}
