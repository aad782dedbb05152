import { type Day, dayOfDate } from "../calendar/day";
import { dayToSerial, serialToDay } from "../calendar/excel-date";
import type { LedgerView } from "../live/live-state";
import { readCurrency } from "../money/read-currency";

/** A cell argument as any host gives it: blank is null, undefined, "" or (on desktop) 0. */
export type Argument = unknown;

/** A range of one cell arrives as a matrix: its cell is meant. A larger range stays a matrix. */
function single(value: Argument): unknown {
  return Array.isArray(value) && value.length === 1 && Array.isArray(value[0]) && value[0].length === 1 ? value[0][0] : value;
}

export function isBlank(value: Argument): boolean {
  const cell = single(value);
  return cell === null || cell === undefined || cell === 0 || (typeof cell === "string" && cell.trim() === "");
}

/** Text of an argument; codes typed as numbers are taken as their digits. Null: not a single value. */
export function textArgument(value: Argument): string | null {
  const cell = single(value);
  if (typeof cell === "string") return cell.trim();
  return typeof cell === "number" && Number.isFinite(cell) ? String(cell) : null;
}

/** The date asked for: blank means the view's own; null where it is no date. */
export function dayArgument(value: Argument, view: LedgerView): Day | null {
  return isBlank(value) ? view.asOf : readDay(single(value), view.date1904);
}

/** A date that has to be given; null where it is none. */
export function readDay(cell: unknown, date1904: boolean): Day | null {
  if (typeof cell === "number") return serialToDay(cell, date1904);
  if (typeof cell !== "string") return null;
  const match = /^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?$/.exec(cell.trim().normalize("NFKC"));
  return match ? dayOfDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

export function requiredDay(value: Argument, view: LedgerView): Day | null {
  return isBlank(value) ? null : readDay(single(value), view.date1904);
}

/** The number that a cell shows as this day; "" for a day before Excel's first. */
export function daySerial(day: Day, date1904: boolean): number | "" {
  return dayToSerial(day, date1904) ?? "";
}

export function numberArgument(value: Argument): number | null {
  const cell = single(value);
  return typeof cell === "number" && Number.isFinite(cell) ? cell : null;
}

/** The code of a currency given by code, sign or name; null where it is none. */
export function currencyArgument(value: Argument): string | null {
  const text = textArgument(value);
  return text === null ? null : readCurrency(text);
}

/** All cells of a range argument, row by row. */
export function allCellsOf(value: Argument): readonly unknown[] {
  return Array.isArray(value) ? value.flat(2) : [value];
}

/** The cells of a range argument, row by row, blank ones left out. */
export function cellsOf(value: Argument): readonly unknown[] {
  return allCellsOf(value).filter((cell) => cell !== null && cell !== undefined && cell !== "");
}

export function shown(value: Argument): string {
  const cell = single(value);
  return typeof cell === "object" && cell !== null ? "…" : String(cell ?? "");
}
