import { parseIsoDay } from "../../src/calendar/day";
import { dayToSerial } from "../../src/calendar/excel-date";
import { type RawCell, type Table, UNCALCULATED } from "../../src/grid/table";

/**
 * Tables as a bookkeeper can write them down.
 *
 * A cell is a number, a date (`2026-01-05`, a true date cell), `"text as it is"`, `#N/A`, TRUE, a formula that nobody worked out (`=?`), or plain words; nothing is a blank cell.
 */
export function writtenTable(name: string, lines: readonly string[], options: { readonly source?: Table["source"]; readonly date1904?: boolean } = {}): Table {
  const [head = "", ...body] = lines;
  const date1904 = options.date1904 ?? false;
  const source = options.source ?? "workbook";
  const headers = split(head);
  const rows = body.map((line) => split(line).map((cell) => (source === "text" ? unquoted(cell) || null : writtenCell(cell, date1904))));
  return { id: name, name, sheet: name, headerRow: 0, firstColumn: 0, headers, rowCount: rows.length, rows: rows.map((row) => headers.map((_, column) => row[column] ?? null)), date1904, source };
}

function split(line: string): readonly string[] {
  return line.split("|").map((cell) => cell.replace(/^ +| +$/g, ""));
}

function unquoted(cell: string): string {
  return cell.replace(/^"(.*)"$/s, "$1");
}

export function writtenCell(cell: string, date1904 = false): RawCell {
  if (cell === "") return null;
  if (/^".*"$/s.test(cell)) return unquoted(cell).replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  if (/^#[A-Z/0!?]+$/.test(cell)) return { error: cell };
  if (cell === "=?") return UNCALCULATED;
  if (cell === "TRUE" || cell === "FALSE") return cell === "TRUE";
  const day = parseIsoDay(cell);
  if (day !== null) return dayToSerial(day, date1904);
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}
