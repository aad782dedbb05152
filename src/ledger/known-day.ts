import { BEGINNING, type Day, lastOfMonth } from "../calendar/day";

/** The last day of the month; what is undated stands before every month. */
export function monthEndOf(day: number): number {
  return day <= BEGINNING ? BEGINNING : lastOfMonth(day as Day);
}

/** Whether every month end that knows of `day` knows of `knownDay` too. */
export function isKnownInMonthOf(knownDay: number, day: number): boolean {
  return knownDay <= day || (knownDay - day <= 31 && knownDay <= monthEndOf(day));
}
