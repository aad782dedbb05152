import { isoDay } from "../calendar/day";
import { serialToDay } from "../calendar/excel-date";
import { isCellError, type RawCell } from "../grid/table";
import type { Field } from "../ledger/columns";

const DATE_FIELDS: ReadonlySet<Field> = new Set<Field>(["date", "postingDate", "dueDate"]);

/** A cell as a sample shows it: a number in a date column is the day it stands for. */
export function showCell(cell: RawCell, field: Field | null): string {
  if (cell === null) return "";
  if (isCellError(cell)) return cell.error;
  if (typeof cell === "number" && field !== null && DATE_FIELDS.has(field)) {
    const day = serialToDay(cell, false);
    if (day !== null) return isoDay(day);
  }
  return String(cell);
}
