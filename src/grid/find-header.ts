import { isCellError, type RawCell } from "./table";

/** Rows looked at for a header: preambles of banks and ledgers are shorter. */
export const PREAMBLE_MAX = 40;
/** A header names at least this many columns. */
export const COLUMNS_MIN = 2;
/** Known column names that make a row the header, whatever stands above it. */
export const KNOWN_MIN = 3;
/** Blank rows that may part a header from its first row. */
export const GAP_MAX = 2;

export type RangeRows = readonly (readonly (RawCell | undefined)[])[];

/** How many of the headers mean something to the caller. */
export type Known = (headers: readonly string[]) => number;

export interface Header {
  /** Last row of the header: a second row names the parts of the first, or says the same in the other language. */
  readonly row: number;
  readonly rowCount: 1 | 2;
  readonly names: readonly string[];
}

/** The first row that is clearly a header, else the one of which most is understood; null where none looks like one. */
export function findHeader(rows: RangeRows, known: Known): Header | null {
  let best: { readonly header: Header; readonly score: number } | null = null;
  for (let row = 0; row < Math.min(rows.length, PREAMBLE_MAX); row++) {
    if (!looksLikeHeader(rows[row]!) || !hasDataBelow(rows, row)) continue;
    const { header, score } = headerFrom(rows, row, known);
    if (score >= KNOWN_MIN) return header;
    if (!best || score > best.score) best = { header, score };
  }
  return best?.header ?? null;
}

/** The header that begins in this row: the row alone, or with the one below it. */
export function headerFrom(rows: RangeRows, row: number, known: Known): { readonly header: Header; readonly score: number } {
  const names = rows[row]!.map(textOf);
  const score = known(names);
  const joined = joinWithNext(rows, row, known);
  if (!joined) return { header: { row, rowCount: 1, names }, score };
  const below = rows[row + 1]!.map(textOf);
  const [joinedScore, belowScore] = [known(joined.names), known(below)];
  if (joinedScore > score) {
    // Titles of groups above an ordinary header add nothing to it.
    return belowScore >= joinedScore ? { header: { row: row + 1, rowCount: 1, names: below }, score: belowScore } : { header: joined, score: joinedScore };
  }
  if (score < KNOWN_MIN || belowScore < KNOWN_MIN || isChinese(names) === isChinese(below)) return { header: { row, rowCount: 1, names }, score };
  // The same header in two languages: what one leaves blank the other names.
  const [first, second] = belowScore > score ? [below, names] : [names, below];
  const both = Array.from({ length: Math.max(first.length, second.length) }, (_, column) => first[column] || (second[column] ?? ""));
  return { header: { row: row + 1, rowCount: 2, names: both }, score: Math.max(score, belowScore) };
}

function isChinese(names: readonly string[]): boolean {
  const filled = names.filter((name) => name !== "");
  return filled.filter((name) => /\p{Script=Han}/u.test(name)).length * 2 > filled.length;
}

/** Several cells, all of them words: no amounts, no dates. */
export function looksLikeHeader(row: readonly (RawCell | undefined)[]): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  return filled.length >= COLUMNS_MIN && filled.every(isWord);
}

export function hasDataBelow(rows: RangeRows, header: number): boolean {
  for (let row = header + 1; row < Math.min(rows.length, header + 2 + GAP_MAX); row++) {
    if (rows[row]!.filter((cell) => !isBlank(cell)).length >= COLUMNS_MIN) return true;
  }
  return header === rows.length - 1;
}

/** Two header rows read as one: `余额` over `方向 | 金额` gives `余额方向`, `余额金额`. Null where the row below holds values. */
export function joinWithNext(rows: RangeRows, row: number, known: Known = () => 0): Header | null {
  const below = rows[row + 1];
  if (!below || below.every(isBlank) || !below.every((cell) => isBlank(cell) || isWord(cell))) return null;
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
  return { row: row + 1, rowCount: 2, names };
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

export function isBlank(cell: RawCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

/** Text that does not begin like a number or a date. */
export function isWord(cell: RawCell | undefined): boolean {
  return typeof cell === "string" && cell.trim() !== "" && !looksLikeValue(cell);
}

export function textOf(cell: RawCell | undefined): string {
  return cell === null || cell === undefined || isCellError(cell) ? "" : String(cell).trim();
}

/** Text that begins like a number or a date: digits, perhaps behind a sign, bracket or currency. Buckets such as `0-30` and `1 - 30 days` are names. */
function looksLikeValue(text: string): boolean {
  const plain = text.normalize("NFKC").trim();
  return /^[-+(¥$€£]*\s*\d[\d,.]*\)?-?$/.test(plain) || /^\d{4}[-/.年]\d{1,2}/.test(plain) || /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(plain);
}
