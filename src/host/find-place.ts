import { parseAddress } from "./cell-place";
import type { GridPlace } from "./grid-workbook";
import type { OpenBook } from "./open-book";

/** Where an address, a table or a defined name points: what is typed into the name box. Null where it is none of them. */
export function findPlace(book: OpenBook, text: string): GridPlace | null {
  const direct = placeOf(book, text);
  if (direct) return direct;
  const lower = text.toLowerCase();
  for (const sheet of book.workbook.sheets()) {
    const table = sheet.tables.find(({ name }) => name.toLowerCase() === lower);
    if (table) return { sheet: sheet.name, range: { ...table.range, top: table.range.top + 1, bottom: Math.max(table.range.top + 1, table.range.bottom - (table.hasTotals ? 1 : 0)) } };
  }
  const name = book.workbook.names().find((candidate) => candidate.name.toLowerCase() === lower && (candidate.sheet === null || candidate.sheet === book.sheetName));
  return name ? placeOf(book, name.refersTo.replace(/^=/, "")) : null;
}

/** `B2`, `Ledger!B2:C9`, `'Statement C001'!A1`. */
function placeOf(book: OpenBook, text: string): GridPlace | null {
  const split = /^(?:'((?:[^']|'')+)'|([^!']+))!(.+)$/.exec(text.trim());
  const wanted = split ? (split[1]?.replace(/''/g, "'") ?? split[2]!) : book.sheetName;
  const sheet = book.visibleSheets().find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const range = parseAddress(split ? split[3]! : text);
  return sheet && range ? { sheet: sheet.name, range } : null;
}
