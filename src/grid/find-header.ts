import { isCellError, type RawCell, type Table } from "./table";

/** Rows looked at for a header: preambles of banks and ledgers are shorter. */
const PREAMBLE_MAX = 40;
/** A header names at least this many columns. */
const COLUMNS_MIN = 2;
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
export function tableFromRange(range: PlainRange, known: (headers: readonly string[]) => number = () => 0): Table | null {
  const header = findHeader(range.rows, known);
  if (!header) return null;
  const body = range.rows.slice(header.row + 1);
  const rows = withoutNotes(body);
  const columns = usedColumns(header.names, rows);
  if (!columns) return null;
  const { id, name, sheet, firstRow, firstColumn, date1904, source } = range;
  const title = range.rows.slice(0, header.row).map((row) => row.map(textOf).filter((text) => text !== "").join(" ")).filter((line) => line !== "").join("\n");
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

function findHeader(rows: PlainRange["rows"], known: (headers: readonly string[]) => number): Header | null {
  let best: { readonly header: Header; readonly score: number } | null = null;
  for (let row = 0; row < Math.min(rows.length, PREAMBLE_MAX); row++) {
    const names = rows[row]!.map(textOf);
    if (!looksLikeHeader(rows[row]!) || !hasDataBelow(rows, row)) continue;
    const single: Header = { row, names };
    const joined = joinWithNext(rows, row);
    const [header, score] = joined && known(joined.names) > known(names) ? [joined, known(joined.names)] : [single, known(names)];
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
export function joinWithNext(rows: PlainRange["rows"], row: number): Header | null {
  const below = rows[row + 1];
  if (!below || below.every(isBlank) || below.some((cell) => !isBlank(cell) && (typeof cell !== "string" || looksLikeValue(cell)))) return null;
  const above = rows[row]!;
  let parent = "";
  const names = Array.from({ length: Math.max(above.length, below.length) }, (_, column) => {
    const [own, child] = [textOf(above[column]), textOf(below[column])];
    // A merged parent stands over the first of its children only.
    if (own !== "" || child === "") parent = own;
    if (child === "") return own;
    return /[\u3400-\u9fff]$/.test(parent) ? parent + child : `${parent} ${child}`.trim();
  });
  return { row: row + 1, names };
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
