import { COLUMNS_MIN, findHeader, type Header, isBlank, KNOWN_MIN, type Known, PREAMBLE_MAX, type RangeRows } from "./find-header";
import { lineOf, nextList, type RangeWords } from "./next-list";
import type { RawCell, Table } from "./table";

/** So many of a list's rows have to have something in a lone column for it to be theirs. */
const FILLED_ALIKE_MIN = 0.9;

/** A sheet or text file without a table of its own. */
export interface PlainRange {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  /** 0-based sheet position of the first cell. */
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: RangeRows;
  readonly date1904: boolean;
  readonly source: Table["source"];
}

const NO_WORDS: RangeWords = { known: () => 0, isList: () => false, isTotal: () => false };

/**
 * The table in a plain range that says most: the header row is found in its first 40 rows, whatever stands above is left out, and so are notes after a blank row below.
 *
 * Totals that follow the data stay: the reader of the table knows them and says so.
 * Errors: null where no row looks like a header.
 *
 * @param words what headers and totals are to the caller (`ledger/range-words.ts`); without it the look of the rows decides alone
 */
export function tableFromRange(range: PlainRange, words: RangeWords = NO_WORDS): Table | null {
  let best: Table | null = null;
  for (const table of tablesFromRange(range, words)) if (!best || words.known(table.headers) > words.known(best.headers)) best = table;
  return best;
}

/**
 * All tables in a plain range, by place: empty columns part lists that stand side by side, a new header lists below each other (`next-list.ts`).
 *
 * All have the id and name of the range: the caller tells them apart.
 */
export function tablesFromRange(range: PlainRange, words: RangeWords = NO_WORDS): Table[] {
  const found: Table[] = [];
  let start = 0;
  for (let header = findHeader(range.rows, words.known); header !== null;) {
    const above = range.rows.slice(start, header.row + 1 - header.rowCount).map(lineOf).filter((line) => line !== "");
    const next = nextList(range.rows, header, above, words);
    const end = next?.first ?? range.rows.length;
    const rows = range.rows.slice(header.row + 1, end);
    const blocks = blocksOf(header.names, rows, words.known);
    if (blocks.length > 1) {
      // Each list has its own header, perhaps in another row.
      for (const block of blocks) found.push(...tablesFromRange(partOf(range, start, end, block), words));
    } else {
      const table = tableOf(range, header, above, rows);
      if (table) found.push(table);
    }
    start = end;
    header = next?.header ?? null;
  }
  return found.sort((one, other) => one.headerRow - other.headerRow || one.firstColumn - other.firstColumn);
}

function tableOf(range: PlainRange, header: Header, above: readonly string[], body: RangeRows): Table | null {
  const rows = withoutNotes(body);
  const columns = usedColumns(header.names, rows);
  if (!columns) return null;
  const { id, name, sheet, firstRow, firstColumn, date1904, source } = range;
  return {
    id, name, sheet, date1904, source,
    ...(above.length > 0 && { title: above.join("\n") }),
    headerRow: firstRow + header.row,
    firstColumn: firstColumn + columns.from,
    headers: Array.from({ length: columns.to - columns.from }, (_, column) => header.names[columns.from + column] ?? ""),
    rowCount: rows.length,
    rows: rows.map((row) => cut(row, columns)),
  };
}

/** A single column behind a gap that is filled row for row with the list in front of it is that list's, set apart for looks: without it its currency, say, would be lost. */
function joinLoneColumns(blocks: { from: number; to: number }[], rows: RangeRows): void {
  for (let place = blocks.length - 1; place > 0; place--) {
    const [before, lone] = [blocks[place - 1]!, blocks[place]!];
    if (lone.to - lone.from !== 1) continue;
    let [listed, both, alone] = [0, 0, 0];
    for (const row of rows) {
      const isListed = row.slice(before.from, before.to).some((cell) => !isBlank(cell));
      const isFilled = !isBlank(row[lone.from]);
      if (isListed) listed++;
      if (isListed && isFilled) both++;
      if (!isListed && isFilled) alone++;
    }
    if (alone > 0 || both < listed * FILLED_ALIKE_MIN) continue;
    before.to = lone.to;
    blocks.splice(place, 1);
  }
}

/** Runs of columns between empty ones. Empty columns that only space out one list part nothing: then no run is a list of its own. */
function blocksOf(names: readonly string[], rows: RangeRows, known: Known): { readonly from: number; readonly to: number }[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), names.length);
  const blocks: { from: number; to: number }[] = [];
  for (let column = 0; column < width; column++) {
    if ((names[column] ?? "") === "" && rows.every((row) => isBlank(row[column]))) continue;
    const last = blocks[blocks.length - 1];
    if (last?.to === column) last.to++;
    else blocks.push({ from: column, to: column + 1 });
  }
  joinLoneColumns(blocks, rows);
  const isList = ({ from, to }: { readonly from: number; readonly to: number }): boolean => {
    const own = findHeader([names, ...rows.slice(0, PREAMBLE_MAX)].map((row) => row.slice(from, to)), known);
    return own !== null && known(own.names) >= KNOWN_MIN;
  };
  return blocks.length > 1 && blocks.some(isList) ? blocks : blocks.slice(0, 1);
}

function partOf(range: PlainRange, start: number, end: number, { from, to }: { readonly from: number; readonly to: number }): PlainRange {
  return { ...range, firstRow: range.firstRow + start, firstColumn: range.firstColumn + from, rows: range.rows.slice(start, end).map((row) => row.slice(from, to)) };
}

/** Notes of one cell each, parted from the data by a blank row, are no rows. */
function withoutNotes(rows: RangeRows): RangeRows {
  let end = rows.length;
  while (end > 0 && rows[end - 1]!.every(isBlank)) end--;
  let last = end;
  while (last > 0 && rows[last - 1]!.filter((cell) => !isBlank(cell)).length < COLUMNS_MIN) last--;
  return rows.slice(0, last < end && last > 0 && rows[last]!.every(isBlank) ? last : end);
}

function usedColumns(names: readonly string[], rows: RangeRows): { readonly from: number; readonly to: number } | null {
  const isNamed = (column: number): boolean => (names[column] ?? "") !== "";
  let from = 0;
  while (from < names.length && !isNamed(from) && rows.every((row) => isBlank(row[from]))) from++;
  let to = Math.max(names.length, ...rows.slice(0, PREAMBLE_MAX).map((row) => row.length));
  while (to > from && !isNamed(to - 1) && rows.every((row) => isBlank(row[to - 1]))) to--;
  return to > from ? { from, to } : null;
}

function cut(row: readonly (RawCell | undefined)[], { from, to }: { readonly from: number; readonly to: number }): readonly RawCell[] {
  const cells: RawCell[] = [];
  for (let column = from; column < to; column++) cells.push(row[column] ?? null);
  return cells;
}
