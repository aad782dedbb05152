import { COLUMNS_MIN, findHeader, type Header, isBlank, KNOWN_MIN, PREAMBLE_MAX, type RangeRows } from "./find-header";
import { lineOf, nextList, type RangeWords } from "./next-list";
import type { RawCell, Table } from "./table";

/** So many of a list's rows have to have something in a lone column for it to be theirs. */
const FILLED_ALIKE_MIN = 0.9;
/** So many of them, where the names in the same header show that both belong together: totals and notes are no rows. */
const FILLED_NAMED_MIN = 0.5;

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

const NO_WORDS: RangeWords = { known: () => 0, isList: () => false, makesOne: () => false, completesSides: () => false, isTotal: () => false };

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
  // Lists that stand side by side from top to bottom are parted first: a header of one would else cut the other.
  const beside = blocksOf([], range.rows, words);
  if (beside.length > 1) return byPlace(beside.flatMap((block) => tablesFromRange(partOf(range, 0, range.rows.length, block), words)));
  let start = 0;
  for (let header = findHeader(range.rows, words.known); header !== null;) {
    const above = range.rows.slice(start, header.row + 1 - header.rowCount).map(lineOf).filter((line) => line !== "");
    const next = nextList(range.rows, header, above, words);
    const end = next?.first ?? range.rows.length;
    const rows = range.rows.slice(header.row + 1, end);
    const blocks = blocksOf(header.names, rows, words);
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
  return byPlace(found);
}

function byPlace(tables: Table[]): Table[] {
  return tables.sort((one, other) => one.headerRow - other.headerRow || one.firstColumn - other.firstColumn);
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

interface Block {
  readonly from: number;
  readonly to: number;
}

/** Runs of columns between empty ones, those of one list taken together. Empty columns that only space out one list part nothing: then no run is a list of its own. */
function blocksOf(names: readonly string[], rows: RangeRows, words: RangeWords): readonly Block[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), names.length);
  const runs: { from: number; to: number }[] = [];
  const last = (): (typeof runs)[number] | undefined => runs[runs.length - 1];
  for (let column = 0; column < width; column++) {
    if ((names[column] ?? "") === "" && rows.every((row) => isBlank(row[column]))) continue;
    if (last()?.to === column) last()!.to++;
    else runs.push({ from: column, to: column + 1 });
  }
  if (runs.length < 2) return runs;
  const isList = ({ from, to }: Block): boolean => {
    const own = findHeader([names, ...rows.slice(0, PREAMBLE_MAX)].map((row) => row.slice(from, to)), words.known);
    return own !== null && words.known(own.names) >= KNOWN_MIN;
  };
  const head = names.length > 0 ? names : (findHeader(rows, words.known)?.names ?? []);
  const blocks = joined(runs, { names: head, rows }, words);
  return blocks.length > 1 && blocks.some(isList) ? blocks : blocks.slice(0, 1);
}

/**
 * Runs of columns that are filled in the same rows are one list, set apart for looks: without the rest its currency, say, would be lost.
 *
 * Columns whose names make no list of their own belong to the list left of them, and so do those without which it has no day, customer or amount.
 * A single column without a name, or with one that may begin a list, has to be filled row for row.
 */
function joined(runs: readonly Block[], { names, rows }: { readonly names: readonly string[]; readonly rows: RangeRows }, words: RangeWords): readonly Block[] {
  const blocks: Block[] = [];
  for (const run of runs) {
    const before = blocks[blocks.length - 1];
    if (before && isOneList({ before, run }, { names, rows }, words)) blocks[blocks.length - 1] = { from: before.from, to: run.to };
    else blocks.push(run);
  }
  return blocks;
}

function isOneList({ before, run }: { readonly before: Block; readonly run: Block }, { names, rows }: { readonly names: readonly string[]; readonly rows: RangeRows }, { isList, makesOne, completesSides }: RangeWords): boolean {
  const { share, alone } = overlap(before, run, rows);
  const [left, right] = [before, run].map(({ from, to }) => names.slice(from, to).filter((name) => name !== "")) as [string[], string[]];
  const isNamed = right.length > 0 && left.length > 0;
  if (isNamed && !isList(right)) return alone === 0 && (share >= FILLED_NAMED_MIN || completesSides([...left, ...right]));
  if (run.to - run.from === 1) return alone === 0 && share >= FILLED_ALIKE_MIN;
  return isNamed && share >= FILLED_NAMED_MIN && alone <= 1 - FILLED_NAMED_MIN && makesOne(left, right);
}

/** The share of the rows of the left block that the right one has too, and how many rows it has for itself in relation to these. Titles, totals and notes of one cell are no rows of a list. */
function overlap(left: Block, right: Block, rows: RangeRows): { readonly share: number; readonly alone: number } {
  const filledIn = (row: RangeRows[number], { from, to }: Block): number => {
    let filled = 0;
    for (let column = from; column < to && filled < COLUMNS_MIN; column++) if (!isBlank(row[column])) filled++;
    return filled;
  };
  const least = Math.min(COLUMNS_MIN, left.to - left.from);
  let [listed, both, alone] = [0, 0, 0];
  for (const row of rows) {
    const inLeft = filledIn(row, left);
    const isRight = filledIn(row, right) > 0;
    if (inLeft >= least) listed++;
    if (inLeft >= least && isRight) both++;
    if (inLeft === 0 && isRight) alone++;
  }
  return both === 0 ? { share: 0, alone: 1 } : { share: both / listed, alone: alone / both };
}

function partOf(range: PlainRange, start: number, end: number, { from, to }: Block): PlainRange {
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
