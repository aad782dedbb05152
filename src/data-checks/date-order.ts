import { type Day, dayOfDate, isoDay, toDate } from "../calendar/day";
import { datePartsInDoubt, dayInOrder } from "../calendar/read-day";
import { serialToDay } from "../calendar/excel-date";
import { ENTRIES_PER_STEP } from "../check/steps";
import type { RawCell, Table } from "../grid/table";
import type { FieldTable } from "../ledger/map-table";
import { type CheckSource, fieldsOf } from "./check-source";
import type { DataCheck, Report } from "./data-check";

const DATE_FIELDS = ["date", "postingDate", "dueDate"] as const;
/** A column read in the wrong order leaves texts that could not be dates, and dates whose days are all months. */
const TEXTS_MIN = 3;
const DATES_MIN = 8;
const MONTHS = 12;
/** A list in order of time: so few of its steps go back. */
const ROWS_MIN = 20;
const STEPS_BACK_SHARE = 0.05;
/** An exchange that moves a date by less says nothing. */
const DAYS_MOVED_MIN = 20;

/** Dates whose day and month were exchanged when they were typed or pasted. */
export const dateOrder: DataCheck = {
  code: "date-order-wrong",
  standing: "warning",
  *run(source, report) {
    const fields = fieldsOf(source, "ledger")!;
    if (fields.table.source === "text") return;
    for (const field of DATE_FIELDS) {
      if (!fields.has(field)) continue;
      yield;
      const column = fields.at(field);
      if (isReadInWrongOrder(fields.table, column)) reportAll(fields, column, report);
      else if (field === "date") yield* reportOutOfTime(source, column, report);
    }
  },
};

/** The same date with day and month exchanged; null where that gives no other date. */
export function exchanged(day: Day): Day | null {
  const date = toDate(day);
  return date.day === date.month ? null : dayOfDate(date.year, date.day, date.month);
}

/**
 * Texts such as 13/02/2026 that stayed texts beside dates whose days never exceed 12: the program that read them took the month for the day.
 *
 * Only where the dates lie much closer to the texts once day and month change places: else somebody typed texts into a sound column.
 */
function isReadInWrongOrder(table: Table, column: number): boolean {
  const dates: Day[] = [];
  const texts: Day[] = [];
  let [dayFirst, monthFirst] = [0, 0];
  for (const row of table.rows) {
    const cell = row[column];
    if (typeof cell === "number") {
      const day = dayOf(cell, table.date1904);
      if (day === null) continue;
      if (toDate(day).day > MONTHS) return false;
      dates.push(day);
    } else if (typeof cell === "string" && cell !== "") {
      const parts = datePartsInDoubt(cell);
      if (parts === null) continue;
      if (parts[0] > MONTHS) dayFirst++;
      else if (parts[1] > MONTHS) monthFirst++;
      else return false;
      const day = dayInOrder(parts, parts[0] > MONTHS ? "dmy" : "mdy");
      if (day !== null) texts.push(day);
    }
  }
  if (dates.length < DATES_MIN || texts.length < TEXTS_MIN || Math.min(dayFirst, monthFirst) > 0) return false;
  const middle = [...texts].sort((left, right) => left - right)[texts.length >> 1]!;
  const distance = (days: readonly Day[]): number => days.reduce((sum, day) => sum + Math.abs(day - middle), 0);
  return distance(dates.map((day) => exchanged(day) ?? day)) * 2 < distance(dates);
}

function reportAll({ table }: FieldTable, column: number, report: Report): void {
  table.rows.forEach((row, place) => {
    const day = dayOf(row[column], table.date1904);
    const meant = day === null ? null : exchanged(day);
    if (meant !== null) report("ledger", { row: place, column }, { got: isoDay(day!), expected: isoDay(meant) });
  });
}

/** A single date out of time that fits between its neighbours once day and month change places. */
function* reportOutOfTime({ ledger: { entries }, tables: { ledger } }: CheckSource, column: number, report: Report): Generator<void, void, void> {
  const { documentDay, count, row } = entries;
  let back = 0;
  for (let entry = 1; entry < count; entry++) if (documentDay[entry]! < documentDay[entry - 1]!) back++;
  if (count < ROWS_MIN || back > count * STEPS_BACK_SHARE) return;
  for (let entry = 1; entry + 1 < count; entry++) {
    if (entry % ENTRIES_PER_STEP === 0) yield;
    const [before, day, after] = [documentDay[entry - 1]!, documentDay[entry]! as Day, documentDay[entry + 1]!];
    if (before > after || (day >= before && day <= after)) continue;
    const meant = typeof ledger.rows[row[entry]! - 1]?.[column] === "number" ? exchanged(day) : null;
    if (meant === null || meant < before || meant > after || Math.abs(meant - day) < DAYS_MOVED_MIN) continue;
    report("ledger", { row: row[entry]! - 1, column, standing: "advice" }, { got: isoDay(day), expected: isoDay(meant) });
  }
}

function dayOf(cell: RawCell | undefined, date1904: boolean): Day | null {
  return typeof cell === "number" ? serialToDay(cell, date1904) : null;
}
