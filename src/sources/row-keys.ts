import { textKey } from "../grid/text-key";
import { isCellError, type RawCell } from "../grid/table";

/** What stands in the cells that an import wrote, in eleven letters. */
export function rowKey(row: readonly RawCell[], columns: readonly number[]): string {
  return textKey(columns.map((column) => cellKey(row[column] ?? null)).join("\u0001"));
}

/** One key for rows in any order. */
export function digestOf(keys: readonly string[]): string {
  return textKey([...keys].sort().join(" "));
}

function cellKey(cell: RawCell): string {
  if (cell === null || isCellError(cell)) return "";
  return typeof cell === "number" ? `n${cell}` : typeof cell === "boolean" ? `b${cell}` : cell.trim() === "" ? "" : `t${cell}`;
}
