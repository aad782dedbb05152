import { describe, expect, test } from "@jest/globals";
import { isoDay, parseIsoDay } from "../../src/calendar/day";
import { recognise } from "../../src/sources/registry";
import type { SourceReading } from "../../src/sources/source";
import { contextOf, textFile } from "./source-file";

function read(text: string): SourceReading {
  const recognition = recognise(textFile(text));
  if (recognition.kind !== "recognised") throw new Error(recognition.kind);
  return recognition.profile.read(textFile(text), contextOf({ baseCurrency: "GBP", latestDay: parseIsoDay("2026-08-31")! }));
}
const days = ({ rows }: SourceReading): readonly string[] => rows.map(({ day, dueDay }) => `${isoDay(day!)}${dueDay ? ` ${isoDay(dueDay)}` : ""}`);
const failing = ({ controls }: SourceReading): readonly string[] => controls.filter(({ ok }) => !ok).map(({ name, expected, found, explanation }) => `${name} ${expected} ${found} ${explanation}`);

/** Rows: bucket, or date, due and days past due. */
function aging(title: string, rows: readonly (string | readonly [string, string, string?])[]): string {
  const lines = rows.map((row, index) => (typeof row === "string" ? `${row},,,,,,,,` : `,${row[0]},Invoice,${100 + index},Heron Ltd,${row[1]},${row[2] ?? ""},40.00,40.00`));
  return `Wren Co,,,,,,,,\nA/R Aging Detail,,,,,,,,\n"${title}",,,,,,,,\n,Date,Transaction type,Num,Customer full name,Due date,Past due,Amount,Open balance\n${lines.join("\n")}\n`;
}

describe("QuickBooks: each company chooses its order of day and month", () => {
  test.each<[string, string, Parameters<typeof aging>[1], readonly string[]]>([
    ["groups by age", "As of 07/05/2026", ["1 - 30 days past due", ["02/04/2026", "02/05/2026"], "CURRENT", ["03/05/2026", "03/06/2026"]], ["2026-04-02 2026-05-02", "2026-05-03 2026-06-03"]],
    ["days past due", "As of 07/05/2026", ["List", ["02/04/2026", "02/05/2026", "5"]], ["2026-04-02 2026-05-02"]],
    ["the day that the report is for", "As of April 9, 2026", ["List", ["05/04/2026", "06/04/2026"]], ["2026-04-05 2026-04-06"]],
    ["month first where that is so", "As of 07/05/2026", ["1 - 30 days past due", ["05/06/2026", "06/07/2026"]], ["2026-05-06 2026-06-07"]],
    ["any day that is no month", "As of 07/05/2026", ["List", ["02/04/2026", "23/05/2026"]], ["2026-04-02 2026-05-23"]],
  ])("%s decide it, and nothing is assumed", (_, title, rows, expected) => {
    const reading = read(aging(title, rows));
    expect(days(reading)).toEqual(expected);
    expect(failing(reading)).toEqual([]);
  });

  test("a due date before its document alone is mistyped as easily: the order is taken, and told", () => {
    expect(failing(read(aging("All dates", ["List", ["05/06/2026", "07/05/2026"]])))).toEqual(["date-order: Date dmy|mdy mdy month-first-assumed"]);
    expect(failing(read(aging("All dates", ["List", ["06/05/2026", "05/07/2026"]])))).toEqual(["date-order: Date dmy|mdy dmy day-first-assumed"]);
  });

  const transactions = (period: string, ...dates: readonly string[]): string =>
    `Wren Co,,,,,,\nTransaction List by Customer,,,,,,\n"${period}",,,,,,\n,Transaction date,Transaction type,Num,Memo/Description,Account,Amount\nHeron Ltd,,,,,,\n${dates.map((date, index) => `,${date},Invoice,${index},oak,Accounts Receivable (A/R),10.00\n`).join("")}`;

  test("where nothing decides, month first is told as an assumption, whatever words the title uses", () => {
    const reading = read(transactions("January 1 - August 31, 2026", "03/04/2026"));
    expect(days(reading)).toEqual(["2026-03-04"]);
    expect(failing(reading)).toEqual(["date-order: Transaction date dmy|mdy mdy month-first-assumed"]);
  });

  test("the period decides, and a list that runs on in time is likelier, which is told", () => {
    expect(days(read(transactions("01/04/2026 - 30/04/2026", "03/04/2026")))).toEqual(["2026-04-03"]);
    const reading = read(transactions("All dates", "09/01/2026", "02/02/2026", "08/02/2026", "01/03/2026", "07/04/2026"));
    expect(days(reading)).toEqual(["2026-01-09", "2026-02-02", "2026-02-08", "2026-03-01", "2026-04-07"]);
    expect(failing(reading)).toEqual(["date-order: Transaction date dmy|mdy dmy day-first-assumed"]);
  });
});

describe("dates of a card without a year", () => {
  const card = (above: string): string => `${above}交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额\n12/27,12/29,书店,80.00,1234,80.00(CN)\n01/02,01/03,还款,-50.00,1234,-50.00(CN)\n`;

  test("the year that today gives is told", () => {
    const reading = read(card("招商银行信用卡\n"));
    expect(days(reading)).toEqual(["2025-12-27", "2026-01-02"]);
    expect(failing(reading)).toEqual(["year: 交易日 12/27 2025-12-27 year-assumed"]);
  });

  test("the day of the statement above the list gives it", () => {
    const reading = read(card("招商银行信用卡\n账单日：2025-01-07\n"));
    expect(days(reading)).toEqual(["2024-12-27", "2025-01-02"]);
    expect(failing(reading)).toEqual([]);
  });
});
