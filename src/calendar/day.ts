/** A calendar day without clock or zone: whole days since 1970-01-01, proleptic Gregorian. */
export type Day = number & { readonly __unit: "day" };

/** Stands for "no date" in `Int32Array` columns. */
export const NO_DAY = -2147483648 as Day;
/** Before every date: an undated opening entry counts from here on. */
export const BEGINNING = -2147483647 as Day;

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_PER_ERA = 146097;

/** Days since 1970-01-01 of a date that exists; use `dayOfDate` where it may not. */
export function toDay({ year, month, day }: CivilDate): Day {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * DAYS_PER_ERA + dayOfEra - 719468) as Day;
}

export function toDate(day: Day): CivilDate {
  const shifted = day + 719468;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a written date, or null where the calendar has no such date (2026-02-30). */
export function dayOfDate(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return toDay({ year, month, day });
}

/** ISO 8601 form, `2026-01-31`. */
export function isoDay(day: Day): string {
  const { year, month, day: dayOfMonth } = toDate(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** The day of an ISO date `2026-01-31`, or null. */
export function parseIsoDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOfDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

export function addDays(day: Day, days: number): Day {
  return (day + days) as Day;
}

/** The same day of the month `months` later, or that month's last day. */
export function addMonths(day: Day, months: number): Day {
  const date = toDate(day);
  const index = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12 + 12) % 12 + 1;
  return toDay({ year, month, day: Math.min(date.day, daysInMonth(year, month)) });
}

export function firstOfMonth(day: Day): Day {
  const { year, month } = toDate(day);
  return toDay({ year, month, day: 1 });
}

export function lastOfMonth(day: Day): Day {
  const { year, month } = toDate(day);
  return toDay({ year, month, day: daysInMonth(year, month) });
}
