import { dayOfCompactNumber, readDayText } from "../calendar/read-day";
import { SERIAL_MAX } from "../calendar/excel-date";
import { isCellError, type RawCell } from "../grid/table";
import { readAmountText } from "../money/read-amount";
import type { Field } from "./columns";

/** What some filled cells of a column look like. */
export interface ColumnProfile {
  /** Cells looked at that are not blank. */
  readonly filled: number;
  /** Shares of the filled cells: dates (serials of this era, or text), numbers (or text that reads as an amount). */
  readonly dates: number;
  readonly numbers: number;
}

/** Enough to tell a column of dates from one of amounts. */
const CELLS_MAX = 60;
/** Rows visited at most, spread over the table: a nearly empty column must not cost a pass over it. */
const ROWS_MAX = 2000;
/** Serials of 1950 … 2100: numbers that may be dates. */
const SERIAL_FROM = 18264;
const SERIAL_TO = 73415;

export function profileColumn(rows: readonly (readonly RawCell[])[], column: number): ColumnProfile {
  let filled = 0;
  let dates = 0;
  let numbers = 0;
  const step = Math.max(1, Math.floor(rows.length / ROWS_MAX));
  for (let place = 0; place < rows.length; place += step) {
    const cell = rows[place]![column] ?? null;
    if (cell === null || cell === "" || isCellError(cell)) continue;
    filled++;
    if (typeof cell === "number") {
      if ((cell >= SERIAL_FROM && cell <= SERIAL_TO) || (cell > SERIAL_MAX && dayOfCompactNumber(cell) !== null)) dates++;
      numbers++;
    } else if (typeof cell === "string") {
      if (readDayText(cell, null)) dates++;
      else if (readAmountText(cell, "open")) numbers++;
    }
    if (filled >= CELLS_MAX) break;
  }
  return { filled, dates: filled === 0 ? 0 : dates / filled, numbers: filled === 0 ? 0 : numbers / filled };
}

const DATE_FIELDS: ReadonlySet<Field> = new Set(["date", "postingDate", "dueDate"]);
const NUMBER_FIELDS: ReadonlySet<Field> = new Set(["debit", "credit", "amount", "openAmount", "balance", "netAmount", "tax", "quantity", "unitPrice", "rate", "moneyIn", "moneyOut"]);

/** The share of a column's values that agree with a field; null where the field takes any text, or the column is empty. */
export function agrees(profile: ColumnProfile, field: Field): number | null {
  if (profile.filled === 0) return null;
  if (DATE_FIELDS.has(field)) return profile.dates;
  if (NUMBER_FIELDS.has(field)) return profile.numbers;
  return null;
}

/** Two columns say the same in every row: which one is read makes no difference. */
export function sameValues(rows: readonly (readonly RawCell[])[], one: number, other: number): boolean {
  return rows.every((row) => (row[one] ?? null) === (row[other] ?? null));
}
