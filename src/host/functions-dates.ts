import { addDays, addMonths, type Day, dayOfDate, lastOfMonth, toDate } from "../calendar/day";
import { dayToSerial, serialToDay } from "../calendar/excel-date";
import { type Call, fail, type FormulaFunction } from "./formula-call";
import { isMatrix, type Scalar, toNumber, type Value } from "./formula-values";

/** Days as serials of the workbook's own date system. */
export const DATES: Readonly<Record<string, FormulaFunction>> = {
  TODAY: (call) => call.world.today(),
  DATE: (call) => date(call),
  YEAR: (call) => each(call, (day) => toDate(day).year),
  MONTH: (call) => each(call, (day) => toDate(day).month),
  DAY: (call) => each(call, (day) => toDate(day).day),
  DATEVALUE: (call) => Math.floor(call.number(0)),
  EDATE: (call) => serial(call, addMonths(dayAt(call, 0), call.whole(1))),
  EOMONTH: (call) => serial(call, lastOfMonth(addMonths(firstDay(dayAt(call, 0)), call.whole(1)))),
  WEEKDAY: (call) => weekday(dayAt(call, 0), call.whole(1, 1)),
  DAYS: (call) => Math.floor(call.number(0)) - Math.floor(call.number(1)),
  DATEDIF: (call) => difference(call),
  NETWORKDAYS: (call) => workdays(call),
};

function dayOf(call: Call, value: Scalar): Day {
  return serialToDay(toNumber(value), call.world.date1904) ?? fail("NUM");
}

function dayAt(call: Call, index: number): Day {
  return dayOf(call, call.scalar(index));
}

function each(call: Call, ask: (day: Day) => number): Value {
  const value = call.value(0);
  return isMatrix(value) ? value.map((row) => row.map((cell) => ask(dayOf(call, cell)))) : ask(dayOf(call, value));
}

function serial(call: Call, day: Day): number {
  return dayToSerial(day, call.world.date1904) ?? fail("NUM");
}

function firstDay(day: Day): Day {
  const { year, month } = toDate(day);
  return dayOfDate(year, month, 1)!;
}

/** Months and days beyond their ends run over, as in every spreadsheet. */
function date(call: Call): number {
  const year = call.whole(0);
  const start = dayOfDate(year < 1900 ? year + 1900 : year, 1, 1) ?? fail("NUM");
  return serial(call, addDays(addMonths(start, call.whole(1) - 1), call.whole(2) - 1));
}

function weekday(day: Day, kind: number): number {
  const fromMonday = (((day + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday
  if (kind === 1) return ((fromMonday + 1) % 7) + 1;
  return kind === 2 ? fromMonday + 1 : kind === 3 ? fromMonday : fail("NUM");
}

function difference(call: Call): number {
  const [from, to] = [dayAt(call, 0), dayAt(call, 1)];
  if (to < from) fail("NUM");
  const [start, end] = [toDate(from), toDate(to)];
  const months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day ? 1 : 0);
  switch (call.text(2).toLowerCase()) {
    case "d": return to - from;
    case "m": return months;
    case "y": return Math.floor(months / 12);
    case "ym": return months % 12;
    default: return fail("NUM");
  }
}

function workdays(call: Call): number {
  const [first, last] = [dayAt(call, 0), dayAt(call, 1)];
  const holidays = new Set(call.has(2) ? call.matrix(2).flat().filter((value): value is number => typeof value === "number").map((value) => dayOf(call, value)) : []);
  const [from, to] = first <= last ? [first, last] : [last, first];
  let count = 0;
  for (let day: number = from; day <= to; day++) if (weekday(day as Day, 2) <= 5 && !holidays.has(day as Day)) count++;
  return first <= last ? count : -count;
}
