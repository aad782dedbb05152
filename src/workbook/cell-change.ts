import { dayToSerial } from "../calendar/excel-date";
import { isoDay } from "../calendar/day";
import { isCellError, isUncalculated, type RawCell } from "../grid/table";
import { type CellChange, WorkbookError } from "./workbook";

/* What both workbooks decide alike when cells of a table are changed or rows taken out. */

/** Rows of a column that are looked at for the way it shows its numbers. */
export const FORMAT_ROWS_SEEN = 500;
export const TEXT_FORMAT = "@";
const GENERAL_FORMAT = "General";
const DAY_FORMAT = "yyyy-mm-dd";

/** Blank and "" are the same to everybody. */
export function sameCell(one: RawCell, other: RawCell): boolean {
  // The sheet has nothing in a cell whose formula was never worked out.
  if (isUncalculated(one)) return other === null || isUncalculated(other);
  if (isUncalculated(other)) return one === null;
  if (isCellError(one) || isCellError(other)) return isCellError(one) && isCellError(other) && one.error === other.error;
  return (one === "" ? null : one) === (other === "" ? null : other);
}

/** What a cell is to hold: a day before the workbook's first has no serial, and stands as text. */
export function valueOfChange(after: CellChange["after"], date1904: boolean): RawCell {
  if (typeof after !== "object" || after === null || "error" in after) return after === "" ? null : after;
  return dayToSerial(after.day, date1904) ?? isoDay(after.day);
}

/**
 * The number format that a changed cell takes, or null to keep its own.
 *
 * A number that replaces a number keeps the cell's format; else it looks like the column's other numbers.
 */
export function formatOfChange({ before, after }: CellChange, value: RawCell, { own, column }: { readonly own: string; readonly column: string | null }): string | null {
  if (typeof value !== "number") return null;
  const isDay = typeof after === "object" && after !== null && "day" in after;
  if (typeof before === "number" && own !== TEXT_FORMAT && (!isDay || showsDays(own))) return null;
  if (isDay) return column !== null && showsDays(column) ? column : DAY_FORMAT;
  return column !== null && !showsDays(column) ? column : GENERAL_FORMAT;
}

/** The format most of a column's numbers have; null where it has none. */
export function usualFormat(cells: Iterable<{ readonly value: RawCell; readonly format: string }>): string | null {
  const counts = new Map<string, number>();
  for (const { value, format } of cells) if (typeof value === "number" && format !== TEXT_FORMAT) counts.set(format, (counts.get(format) ?? 0) + 1);
  let usual: string | null = null;
  for (const [format, count] of counts) if (usual === null || count > counts.get(usual)!) usual = format;
  return usual;
}

function showsDays(format: string): boolean {
  return /[yd]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
}

/** Error `changed`, naming the row. */
export function refuseChanged(table: string, row: number, column?: string): never {
  throw new WorkbookError("changed", { table, row, ...(column !== undefined && { column }) });
}

/** Error `unsupported` (`holds-formula`), naming the first of a column's cells and, parted by commas, the rows of all. */
export function refuseFormulas(table: string, column: string, rows: readonly number[]): never {
  throw new WorkbookError("unsupported", { reason: "holds-formula", table, column, row: rows[0]!, rows: rows.join(",") });
}
