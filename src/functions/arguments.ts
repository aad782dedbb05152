import { type Day, dayOfDate, parseIsoDay } from "../calendar/day";
import { serialToDay } from "../calendar/excel-date";
import type { LedgerView } from "../live/live-state";

/** A cell argument as any host gives it: blank is null, undefined, "" or (on desktop) 0. */
export type Argument = unknown;

/** A range argument of one cell arrives as a matrix: the cell is meant. */
function single(value: Argument): unknown {
  return Array.isArray(value) && value.length === 1 && Array.isArray(value[0]) && value[0].length === 1 ? value[0][0] : value;
}

export function isBlank(value: Argument): boolean {
  const cell = single(value);
  return cell === null || cell === undefined || cell === 0 || (typeof cell === "string" && cell.trim() === "");
}

/** Text of a customer or currency argument; codes typed as numbers are taken as their digits. Null: not a single value. */
export function textArgument(value: Argument): string | null {
  const cell = single(value);
  if (typeof cell === "string") return cell.trim();
  return typeof cell === "number" && Number.isFinite(cell) ? String(cell) : null;
}

/** The date asked for: blank means the view's own; null where it is no date. */
export function dayArgument(value: Argument, view: LedgerView): Day | null {
  if (isBlank(value)) return view.asOf;
  const cell = single(value);
  if (typeof cell === "number") return serialToDay(cell, view.date1904);
  if (typeof cell !== "string") return null;
  const text = cell.trim().normalize("NFKC");
  const match = /^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?$/.exec(text);
  return match ? dayOfDate(Number(match[1]), Number(match[2]), Number(match[3])) : parseIsoDay(text);
}
