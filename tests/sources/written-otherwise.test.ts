import { describe, expect, test } from "@jest/globals";
import { isoDay } from "../../src/calendar/day";
import type { RawCell } from "../../src/grid/table";
import { minorToText } from "../../src/money/money";
import { recognise } from "../../src/sources/registry";
import type { SourceFile, SourceProfile, SourceReading } from "../../src/sources/source";
import { sourceCases } from "./source-cases";
import { contextOf, textFile } from "./source-file";

/** The same export, its cells written in another way. */
function rewritten(file: SourceFile, cell: (text: string) => RawCell, form: SourceFile["form"] = file.form): SourceFile {
  return { ...file, form, grids: file.grids.map((grid) => ({ ...grid, rows: grid.rows.map((row) => row.map((each) => (typeof each === "string" ? cell(each) : each))) })) };
}

function profileOf(file: SourceFile): SourceProfile {
  const recognition = recognise(file);
  if (recognition.kind !== "recognised") throw new Error(recognition.kind);
  return recognition.profile;
}

const entries = ({ rows }: SourceReading): readonly string[] => rows.map(({ sourceRow, day, dueDay = null, amountMinor, openMinor, currency }) =>
  [sourceRow, day === null ? "-" : isoDay(day), dueDay === null ? "" : isoDay(dueDay), minorToText(amountMinor, currency), openMinor === undefined ? "" : minorToText(openMinor, currency)].join("|"));

/** Entries that are neither as before nor left to a person. */
function silentlyOther(before: SourceReading, after: SourceReading): readonly string[] {
  const told = new Set(after.skipped.filter(({ needsPerson }) => needsPerson).map(({ sourceRow }) => sourceRow));
  const now = new Set(entries(after));
  return entries(before).filter((entry, index) => !now.has(entry) && !told.has(before.rows[index]!.sourceRow));
}

const cases = (["banks", "systems", "wallets"] as const).flatMap((name) => sourceCases(name)).map(({ title, file }) => {
  const profile = profileOf(file);
  return { title, file, before: profile.read(file, contextOf()), read: (other: SourceFile): SourceReading => profile.read(other, contextOf()) };
});

/** Entries of every case that changed without a word. */
function changed(cell: (text: string) => RawCell, { form, isTold = () => false, only = () => true }: { readonly form?: "workbook"; readonly isTold?: (reading: SourceReading) => boolean; readonly only?: (file: SourceFile) => boolean } = {}): readonly (readonly [string, readonly string[]])[] {
  return cases.filter(({ file }) => only(file)).map(({ title, file, before, read }) => {
    const after = read(rewritten(file, cell, form));
    return [title, isTold(after) ? [] : silentlyOther(before, after)] as const;
  }).filter(([, entry]) => entry.length > 0);
}

type Written = (minus: boolean, whole: string, cents: string) => RawCell;
const grouped = (whole: string, mark: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/gu, mark);
const AMOUNTS: Readonly<Record<string, Written>> = {
  "1,234.50": (minus, whole, cents) => `${minus ? "-" : ""}${grouped(whole, ",")}.${cents}`,
  "1'234.50": (minus, whole, cents) => `${minus ? "-" : ""}${grouped(whole, "'")}.${cents}`,
  "1’234.50": (minus, whole, cents) => `${minus ? "-" : ""}${grouped(whole, "’")}.${cents}`,
  "1 234.50": (minus, whole, cents) => `${minus ? "-" : ""}${grouped(whole, "\u00a0")}.${cents}`,
  "1234.50-": (minus, whole, cents) => `${whole}.${cents}${minus ? "-" : ""}`,
  "(1234.50)": (minus, whole, cents) => (minus ? `(${whole}.${cents})` : `${whole}.${cents}`),
  "−1234.50": (minus, whole, cents) => `${minus ? "−" : ""}${whole}.${cents}`,
  "full width": (minus, whole, cents) => `${minus ? "-" : ""}${whole}.${cents}`.replace(/[\d.-]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  "1234.5": (minus, whole, cents) => `${minus ? "-" : ""}${whole}.${cents}`.replace(/\.?0+$/u, ""),
};
/** No account of a ledger: those look like amounts. */
const AMOUNT = /^(?!(?:1122|2203|2241)\.\d{2}$)(`?)(-?)([\d,]+)\.(\d{2})\s*$/u;

/** Amounts of a text whose every amount has two decimals and a point: others mean something else in another writing. */
function amountsAs(written: Written): (text: string) => RawCell {
  return (text) => {
    const parts = AMOUNT.exec(text);
    return parts ? `${parts[1]!}${String(written(parts[2] === "-", parts[3]!.replaceAll(",", ""), parts[4]!))}` : text;
  };
}

describe("amounts written otherwise are the same amounts, or wait for a person", () => {
  test.each(Object.keys(AMOUNTS))("%s", (way) => {
    expect(changed(amountsAs(AMOUNTS[way]!))).toEqual([]);
  });

  test("1.234,50 in every column", () => {
    const german = amountsAs((minus, whole, cents) => `${minus ? "-" : ""}${grouped(whole, ".")},${cents}`);
    const only = ({ grids }: SourceFile): boolean => grids.every(({ rows }) => rows.flat().every((cell) => typeof cell !== "string" || !/^-?\d+\.(?:\d|\d{3})$/u.test(cell)));
    expect(changed(german, { only })).toEqual([]);
  });

  test("numbers of a workbook", () => {
    const number = (text: string): RawCell => (AMOUNT.test(text) && !text.startsWith("`") ? Number(text.replaceAll(",", "")) : text);
    expect(changed(number, { form: "workbook" })).toEqual([]);
  });
});

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number: number): string => String(number).padStart(2, "0");
type Dated = (year: number, month: number, day: number) => RawCell;
const DATES: Readonly<Record<string, Dated>> = {
  "2026/8/3": (year, month, day) => `${year}/${month}/${day}`, "3.8.2026": (year, month, day) => `${day}.${month}.${year}`, "3-Aug-2026": (year, month, day) => `${day}-${MONTHS[month - 1]!}-${year}`,
  "Aug 3, 2026": (year, month, day) => `${MONTHS[month - 1]!} ${day}, ${year}`, "2026年8月3日": (year, month, day) => `${year}年${month}月${day}日`, "20260803": (year, month, day) => `${year}${two(month)}${two(day)}`,
  "03/08/2026": (year, month, day) => `${two(day)}/${two(month)}/${year}`, "08/03/2026": (year, month, day) => `${two(month)}/${two(day)}/${year}`, "03/08/26": (year, month, day) => `${two(day)}/${two(month)}/${two(year % 100)}`,
  "26-08-03": (year, month, day) => `${two(year % 100)}-${two(month)}-${two(day)}`,
};
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;

describe("dates written otherwise are the same days, or the doubt is told", () => {
  test.each(Object.keys(DATES))("%s", (way) => {
    const written = (text: string): RawCell => {
      const parts = DATE.exec(text.trim());
      return parts && Number(parts[2]) in MONTHS.concat("") && Number(parts[3]) > 0 ? DATES[way]!(Number(parts[1]), Number(parts[2]), Number(parts[3])) : text;
    };
    expect(changed(written, { isTold: ({ controls }) => controls.some(({ name, ok }) => name.startsWith("date-order") && !ok) })).toEqual([]);
  });
});

describe("two digits in front of a date", () => {
  const bank = (dates: readonly string[]): SourceReading => {
    const file = textFile(["交易日期,交易金额,余额,对方户名,对方账号", ...dates.map((date, index) => `${date},10.00,${100 + 10 * index}.00,禾木科技,6222000${index}`)].join("\n"));
    return profileOf(file).read(file, contextOf());
  };
  const days = ({ rows }: SourceReading): readonly string[] => rows.map(({ day }) => isoDay(day!));

  test("are years where that keeps the list together", () => {
    const reading = bank(["26-08-03", "26-08-14", "26-09-20"]);
    expect(days(reading)).toEqual(["2026-08-03", "2026-08-14", "2026-09-20"]);
    expect(reading.controls.find(({ name }) => name.startsWith("date-order"))).toMatchObject({ ok: false, found: "ymd", explanation: "year-first-assumed" });
  });

  test("are days where that does, and one date that is none turns no other", () => {
    expect(days(bank(["03-08-26", "14-08-26", "31-06-26", "20-09-26"]))).toEqual(["2026-08-03", "2026-08-14", "2026-09-20"]);
  });
});
