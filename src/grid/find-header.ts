import { isCellError, type RawCell, type Table } from "./table";

/** Rows looked at for a header: preambles of banks and ledgers are shorter. */
const PREAMBLE_MAX = 40;
/** A header names at least this many columns. */
const COLUMNS_MIN = 2;
/** So many of a list's rows have to have something in a lone column for it to be theirs. */
const FILLED_ALIKE_MIN = 0.9;
/** Known column names that make a row the header, whatever stands above it. */
const KNOWN_MIN = 3;
/** Blank rows that may part a header from its first row. */
const GAP_MAX = 2;

/** A sheet or text file without a table of its own. */
export interface PlainRange {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  /** 0-based sheet position of the first cell. */
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: readonly (readonly (RawCell | undefined)[])[];
  readonly date1904: boolean;
  readonly source: Table["source"];
}

/** How many of the headers mean something to the caller. */
type Known = (headers: readonly string[]) => number;

export interface Header {
  /** Last row of the header, and how many rows it has: a second row names the parts of the first. */
  readonly row: number;
  readonly names: readonly string[];
}

/**
 * The table in a plain range: the header row is found in its first 40 rows, whatever stands above is left out, and so are notes after a blank row below.
 *
 * Totals that follow the data stay: the reader of the table knows them and says so.
 * Errors: null where no row looks like a header.
 *
 * @param known how many of the headers mean something to the caller (`ledger/score-header.ts`); without it the look of the rows decides alone
 */
export function tableFromRange(range: PlainRange, known: Known = () => 0): Table | null {
  let best: Table | null = null;
  for (const table of tablesFromRange(range, known)) if (!best || known(table.headers) > known(best.headers)) best = table;
  return best;
}

/**
 * All tables in a plain range, by place: empty columns part lists that stand side by side, a blank row and a new header part lists below each other.
 *
 * All have the id and name of the range: the caller tells them apart.
 */
export function tablesFromRange(range: PlainRange, known: Known = () => 0): Table[] {
  const found: Table[] = [];
  for (let start = 0; start < range.rows.length;) {
    const header = findHeader(range.rows.slice(start), known);
    if (!header) break;
    const row = start + header.row;
    const next = nextHeader(range.rows, row, header.names, known);
    const rows = range.rows.slice(row + 1, next);
    const blocks = blocksOf(header.names, rows, known);
    const above = range.rows.slice(start, row);
    if (blocks.length > 1) {
      // Each list has its own header, perhaps in another row.
      for (const block of blocks) found.push(...tablesFromRange(partOf(range, start, next, block), known));
    } else {
      const table = tableOf(range, { row, names: header.names }, above, rows);
      if (table) found.push(table);
    }
    start = next;
  }
  return found.sort((one, other) => one.headerRow - other.headerRow || one.firstColumn - other.firstColumn);
}

function tableOf(range: PlainRange, header: Header, above: PlainRange["rows"], body: PlainRange["rows"]): Table | null {
  const rows = withoutNotes(body);
  const columns = usedColumns(header.names, rows);
  if (!columns) return null;
  const { id, name, sheet, firstRow, firstColumn, date1904, source } = range;
  const title = above.map((row) => row.map(textOf).filter((text) => text !== "").join(" ")).filter((line) => line !== "").join("\n");
  return {
    id, name, sheet, date1904, source,
    ...(title !== "" && { title }),
    headerRow: firstRow + header.row,
    firstColumn: firstColumn + columns.from,
    headers: Array.from({ length: columns.to - columns.from }, (_, column) => header.names[columns.from + column] ?? ""),
    rowCount: rows.length,
    rows: rows.map((row) => cut(row, columns)),
  };
}

/**
 * The row where another list begins: after a blank row, with its own title or without.
 *
 * A header that names mostly the same columns begins none: it is printed again on each page, and the rows below it belong to the list.
 */
function nextHeader(rows: PlainRange["rows"], header: number, names: readonly string[], known: Known): number {
  const isEmpty = (row: number): boolean => row > header && rows[row]!.every(isBlank);
  const isTitle = (row: number): boolean => row > header && rows[row]!.filter((cell) => !isBlank(cell)).length === 1;
  const listed = new Set(names);
  for (let row = header + 2; row < rows.length; row++) {
    const first = isEmpty(row - 1) ? row : isEmpty(row - 2) && isTitle(row - 1) ? row - 1 : null;
    if (first === null || !looksLikeHeader(rows[row]!)) continue;
    const own = findHeader(rows.slice(row, row + 2 + GAP_MAX), known)?.names.filter((name) => name !== "") ?? [];
    if (own.filter((name) => listed.has(name)).length * 2 <= own.length && known(own) >= KNOWN_MIN) return first;
  }
  return rows.length;
}

/** A single column behind a gap that is filled row for row with the list in front of it is that list's, set apart for looks: without it its currency, say, would be lost. */
function joinLoneColumns(blocks: { from: number; to: number }[], rows: PlainRange["rows"]): void {
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
function blocksOf(names: readonly string[], rows: PlainRange["rows"], known: Known): { readonly from: number; readonly to: number }[] {
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

function findHeader(rows: PlainRange["rows"], known: Known): Header | null {
  let best: { readonly header: Header; readonly score: number } | null = null;
  for (let row = 0; row < Math.min(rows.length, PREAMBLE_MAX); row++) {
    const names = rows[row]!.map(textOf);
    if (!looksLikeHeader(rows[row]!) || !hasDataBelow(rows, row)) continue;
    const single: Header = { row, names };
    const joined = joinWithNext(rows, row, known);
    let [header, score] = [single, known(names)];
    if (joined && known(joined.names) > score) {
      const below = rows[row + 1]!.map(textOf);
      // Titles of groups above an ordinary header add nothing to it.
      [header, score] = known(below) >= known(joined.names) ? [{ row: row + 1, names: below }, known(below)] : [joined, known(joined.names)];
    }
    if (score >= KNOWN_MIN) return header;
    if (!best || score > best.score) best = { header, score };
  }
  return best?.header ?? null;
}

/** Several cells, all of them words: no amounts, no dates. */
function looksLikeHeader(row: readonly (RawCell | undefined)[]): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  return filled.length >= COLUMNS_MIN && filled.every((cell) => typeof cell === "string" && !looksLikeValue(cell));
}

function hasDataBelow(rows: PlainRange["rows"], header: number): boolean {
  for (let row = header + 1; row < Math.min(rows.length, header + 2 + GAP_MAX); row++) {
    if (rows[row]!.filter((cell) => !isBlank(cell)).length >= COLUMNS_MIN) return true;
  }
  return header === rows.length - 1;
}

/** Two header rows read as one: `余额` over `方向 | 金额` gives `余额方向`, `余额金额`. Null where the row below holds values. */
export function joinWithNext(rows: PlainRange["rows"], row: number, known: Known = () => 0): Header | null {
  const below = rows[row + 1];
  if (!below || below.every(isBlank) || below.some((cell) => !isBlank(cell) && (typeof cell !== "string" || looksLikeValue(cell)))) return null;
  const above = rows[row]!;
  const names = Array.from({ length: Math.max(above.length, below.length) }, (_, column) => textOf(above[column]));
  for (let column = 0; column < names.length; column++) {
    const parent = names[column]!;
    if (textOf(below[column]) === "") continue;
    // A merged parent stands over the first of its children only.
    let end = column + 1;
    while (end < names.length && names[end] === "" && textOf(below[end]) !== "") end++;
    const children = Array.from({ length: end - column }, (_, index) => textOf(below[column + index]));
    names.splice(column, children.length, ...joinNames(parent, children, known));
    column = end - 1;
  }
  return { row: row + 1, names };
}

/** `Balance` over `Amount`: balance amount; `Amount` over `Debit` and `Credit`: debit and credit amount; `Movement` says nothing of its own. The order that is understood best. */
function joinNames(parent: string, children: readonly string[], known: Known): string[] {
  const joined = children.map((child) => joinTwo(parent, child));
  const orders = [joined, children.map((child) => joinTwo(child, parent)), ...(known([parent]) === 0 ? [[...children]] : [])];
  return orders.reduce((best, order) => (known(order) > known(best) ? order : best), joined);
}

function joinTwo(first: string, second: string): string {
  return /[\u3400-\u9fff]$/.test(first) ? first + second : `${first} ${second}`.trim();
}

/** Notes of one cell each, parted from the data by a blank row, are no rows. */
function withoutNotes(rows: PlainRange["rows"]): PlainRange["rows"] {
  let end = rows.length;
  while (end > 0 && rows[end - 1]!.every(isBlank)) end--;
  let last = end;
  while (last > 0 && rows[last - 1]!.filter((cell) => !isBlank(cell)).length < COLUMNS_MIN) last--;
  return rows.slice(0, last < end && last > 0 && rows[last]!.every(isBlank) ? last : end);
}

function usedColumns(names: readonly string[], rows: PlainRange["rows"]): { readonly from: number; readonly to: number } | null {
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

function isBlank(cell: RawCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

function textOf(cell: RawCell | undefined): string {
  return cell === null || cell === undefined || isCellError(cell) ? "" : String(cell).trim();
}

/** Text that begins like a number or a date: digits, perhaps behind a sign, bracket or currency. Buckets such as `0-30` and `1 - 30 days` are names. */
function looksLikeValue(text: string): boolean {
  const plain = text.normalize("NFKC").trim();
  return /^[-+(¥$€£]*\s*\d[\d,.]*\)?-?$/.test(plain) || /^\d{4}[-/.年]\d{1,2}/.test(plain) || /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(plain);
}
