import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Day, isoDay, parseIsoDay } from "../../src/calendar/day";
import { dayToSerial, serialToDay } from "../../src/calendar/excel-date";
import { type DateOrder, dayOfCompactNumber, readDayText } from "../../src/calendar/read-day";

const VECTORS: readonly (readonly [string, DateOrder | null, string | null])[] = [
  ["2026/1/5", null, "2026-01-05"], ["2026-01-05", null, "2026-01-05"], ["2026.02.05", null, "2026-02-05"], ["2026年1月5日", null, "2026-01-05"], ["2026 年 1 月 5 日", null, "2026-01-05"],
  ["20260105", null, "2026-01-05"], ["20260105 13:05:00", null, "2026-01-05"], ["20260105130500", null, "2026-01-05"], ["２０２６-０１-０５", null, "2026-01-05"],
  ["2026-01-05 13:05", null, "2026-01-05"], ["2026-01-05T13:05:09.123Z", null, "2026-01-05"], ["2026/1/5 下午 1:05", null, "2026-01-05"], ["2026-01-05T00:00:00+08:00", null, "2026-01-05"],
  ["5-Jan-26", null, "2026-01-05"], ["18 Jul 2026", null, "2026-07-18"], ["Jan 5, 2026", null, "2026-01-05"], ["January 5th, 2026", null, "2026-01-05"], ["5 Sept 2026", null, "2026-09-05"], ["Mon, 5 Jan 2026", null, "2026-01-05"],
  ["5/1/2026", "dmy", "2026-01-05"], ["5/1/2026", "mdy", "2026-05-01"], ["25/1/2026", null, "2026-01-25"], ["1/25/2026", null, "2026-01-25"], ["05.01.26", "dmy", "2026-01-05"], ["26/1/5", "ymd", "2026-01-05"], ["5/1/99", "dmy", "1999-01-05"],
  ["25/1/2026", "mdy", null], ["mid Sept", null, null], ["九月中旬", null, null], ["2026-02-30", null, null], ["2026-13-01", null, null], ["20261301", null, null], ["12", null, null], ["", null, null],
  ["5 Jam 2026", null, null], ["2026-01", null, null], ["Jan 2026", null, null], ["2026-01-05x", null, null], ["12,5", null, null],
];

describe("dates as text", () => {
  test.each(VECTORS)("%j in order %s is %s", (text, order, expected) => {
    const read = readDayText(text, order);
    expect(read === null ? null : isoDay(read.day)).toBe(expected);
  });

  test("3/4/2026 is in doubt, 4/4/2026 and 25/4/2026 are not", () => {
    expect([readDayText("3/4/2026", null)!.ambiguous, readDayText("4/4/2026", null)!.ambiguous, readDayText("25/4/2026", null)!.ambiguous]).toEqual([true, false, false]);
  });

  test("a number of the form 20260105 is a date, others are not", () => {
    expect([20260105, 20260230, 20260105.5, 46027].map((value) => dayOfCompactNumber(value))).toEqual([parseIsoDay("2026-01-05"), null, null, null]);
  });
});

describe("serials", () => {
  test("serial → day → serial in both systems", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2958465 - 1462 }), fc.boolean(), (serial, date1904) => {
        const day = serialToDay(serial, date1904);
        expect(day === null ? serial : dayToSerial(day, date1904)).toBe(serial);
      }),
    );
  });

  test("text → day → text", () => {
    fc.assert(fc.property(fc.integer({ min: -25000, max: 90000 }), (day) => void expect(readDayText(isoDay(day as Day), null)!.day).toBe(day)));
  });
});
