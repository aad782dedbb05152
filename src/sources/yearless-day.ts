import { type Day, dayOfDate, toDate } from "../calendar/day";

/** A 29 February is found within this many years. */
const YEARS_BACK_MAX = 8;

/**
 * The day of a date without a year: the last such day that is not after `latest`.
 *
 * Errors: null where the text is no month and day.
 *
 * @param latest the end of the period that the file states, else the last day it may be of
 * @example "12/28", latest 2026-01-31 → 2025-12-28 · "01月03日" · "0103"
 */
export function dayWithoutYear(text: string, latest: Day): Day | null {
  const parts = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u.exec(text.normalize("NFKC").trim()) ?? /^(\d{2})(\d{2})$/u.exec(text.normalize("NFKC").trim());
  if (!parts) return null;
  const { year } = toDate(latest);
  for (let back = 0; back <= YEARS_BACK_MAX; back++) {
    const day = dayOfDate(year - back, Number(parts[1]), Number(parts[2]));
    if (day !== null && day <= latest) return day;
  }
  return null;
}
