import { cellAddress } from "../grid/table";
import type { GridTable } from "./grid-workbook";

/** A table with the sheet it lies on. */
export interface PlacedTable {
  readonly sheet: string;
  readonly table: GridTable;
}

interface Wanted {
  readonly parts: ReadonlySet<string>;
  /** First and last column by header, null for all. */
  readonly columns: readonly [string, string] | null;
}

/**
 * `Ledger[Amount]`, `Ledger[[#This Row],[Amount]]`, `[@Amount]`, `Ledger[[#Headers],[A]:[C]]` as plain addresses.
 *
 * `inside` is what stands between the outer brackets. Answers `#REF!` where the column is gone, `#VALUE!` where there is no such row.
 */
export function resolveStructured({ sheet, table }: PlacedTable, inside: string, here: { readonly sheet: string; readonly row: number }): string {
  const { parts, columns } = readInside(inside);
  const first = columns ? columnOf(table, columns[0]) : table.range.left;
  const last = columns ? columnOf(table, columns[1]) : table.range.right;
  if (first === null || last === null) return "#REF!";
  const rows = rowsOf(table, parts, here, sheet);
  if (typeof rows === "string") return rows;
  return sheetRange(sheet, { top: rows[0], bottom: rows[1], left: Math.min(first, last), right: Math.max(first, last) });
}

export function sheetRange(sheet: string, range: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }): string {
  const start = cellAddress(range.top, range.left);
  const end = cellAddress(range.bottom, range.right);
  return `'${sheet.replace(/'/g, "''")}'!${start === end ? start : `${start}:${end}`}`;
}

function rowsOf(table: GridTable, parts: ReadonlySet<string>, here: { readonly sheet: string; readonly row: number }, sheet: string): readonly [number, number] | string {
  const { top, bottom } = table.range;
  const lastData = bottom - (table.hasTotals ? 1 : 0);
  if (parts.has("#this row")) return here.sheet === sheet && here.row > top && here.row <= lastData ? [here.row, here.row] : "#VALUE!";
  if (parts.has("#all")) return [top, bottom];
  if (parts.has("#totals") && !table.hasTotals) return "#REF!";
  const from = parts.has("#headers") ? top : parts.has("#totals") && !parts.has("#data") ? bottom : top + 1;
  const to = parts.has("#totals") ? bottom : parts.has("#headers") && !parts.has("#data") ? top : lastData;
  return [from, to];
}

function columnOf(table: GridTable, header: string): number | null {
  const wanted = header.toLowerCase();
  const index = table.headers.findIndex((each) => each.toLowerCase() === wanted);
  if (index >= 0) return table.range.left + index;
  const trimmed = table.headers.findIndex((each) => each.replace(/\s+/g, " ").trim().toLowerCase() === wanted.replace(/\s+/g, " ").trim());
  return trimmed < 0 ? null : table.range.left + trimmed;
}

function readInside(inside: string): Wanted {
  const text = inside.trim();
  if (text === "") return { parts: new Set(), columns: null };
  if (text.startsWith("@")) {
    const rest = text.slice(1).trim();
    const items = rest.startsWith("[") ? bracketed(rest) : rest ? [rest] : [];
    return { parts: new Set(["#this row"]), columns: columnsOf(items) };
  }
  if (!text.startsWith("[")) return text.startsWith("#") ? { parts: new Set([text.toLowerCase()]), columns: null } : { parts: new Set(), columns: columnsOf([text]) };
  const items = bracketed(text);
  return { parts: new Set(items.filter((item) => item.startsWith("#")).map((item) => item.toLowerCase())), columns: columnsOf(items.filter((item) => !item.startsWith("#"))) };
}

function columnsOf(items: readonly string[]): readonly [string, string] | null {
  if (items.length === 0) return null;
  return [unescaped(items[0]!), unescaped(items[items.length - 1]!)];
}

/** Contents of `[…],[…]:[…]`; an apostrophe keeps the character after it. */
function bracketed(text: string): string[] {
  return [...text.matchAll(/\[((?:'[\s\S]|[^'\]])*)\]/g)].map((match) => match[1]!);
}

function unescaped(header: string): string {
  return header.replace(/'([\s\S])/g, "$1");
}

/** Index of the bracket that closes the one at `open`, -1 where none does. */
export function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === "'") index++;
    else if (text[index] === "[") depth++;
    else if (text[index] === "]" && --depth === 0) return index;
  }
  return -1;
}
