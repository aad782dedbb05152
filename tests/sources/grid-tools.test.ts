import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Day, isoDay, parseIsoDay } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { cleanText, digitsLost } from "../../src/sources/clean-cell";
import { findLayout, type Layout } from "../../src/sources/find-layout";
import { bareHeaderKey, headerKey } from "../../src/sources/header-key";
import { LayoutRows } from "../../src/sources/layout-rows";
import { labelled, periodAbove } from "../../src/sources/preamble";
import { RowAccount } from "../../src/sources/row-account";
import { type BalanceRow, runningBalance } from "../../src/sources/running-balance";
import { dayWithoutYear } from "../../src/sources/yearless-day";
import { textFile, workbookFile } from "./source-file";

const LAYOUT: Layout<"date" | "in" | "out" | "balance" | "side"> = {
  columns: { date: ["交易日期", "Date"], in: ["收入金额", "收入"], out: ["支出金额"], balance: ["余额金额", "余额"], side: ["余额方向"] },
  needs: ["date", ["in", "out"]],
};

describe("cells as exports write them", () => {
  test.each([
    ["\t6222000011112222\t", "6222000011112222"], ["`2026-08-01", "2026-08-01"], ["'00012", "00012"], ['="00012"', "00012"], ["\u00A0甲\u3000", "甲"], ["-", ""], ["--------", ""], ["/", ""],
    ["－", ""], ["a\tb", "a b"], ['12"', '12"'], [0, "0"], [null, ""],
  ])("%j says %j", (cell, text) => {
    expect(cleanText(cell)).toBe(text);
  });

  test.each([
    ["2.6117E+19", true], [2.6117e19, true], ["26117000000012300000", true], ["26117000000012345678", false], ["1234567890123456", false], ["1.5", false], ["", false], [123456789012345, false],
  ])("the digits of %j are lost: %j", (cell, lost) => {
    expect(digitsLost(cell)).toBe(lost);
  });
});

describe("headers", () => {
  test("are compared without blanks, TABs, backticks, marks and width", () => {
    expect(["日 志 号", "\t`交易时间", "借方发生额/元（支取）", "*InvoiceDate", "交易类型[ Transaction Type ]"].map(headerKey)).toEqual(["日志号", "交易时间", "借方发生额元支取", "invoicedate", "交易类型transactiontype"]);
    expect(["交易类型[ Transaction Type ]", "余额（元）"].map(bareHeaderKey)).toEqual(["交易类型", "余额"]);
    expect(headerKey("< 1 Month")).not.toBe(headerKey("1 Month"));
  });

  test("are found below a preamble, in any order", () => {
    const [grid] = textFile("账号：1,,\n\n余额,交易日期,支出金额,收入金额(元)\n1,2026-08-01,,1\n").grids;
    const found = findLayout(grid!, LAYOUT)!;
    expect(found.headerRow).toBe(2);
    expect(Object.fromEntries(found.places)).toEqual({ date: 1, in: 3, out: 2, balance: 0 });
  });

  test("of two rows are read as one", () => {
    const [grid] = textFile("交易日期,收入,余额,\n,,方向,金额\n2026-08-01,5.00,贷,5.00\n").grids;
    const found = findLayout(grid!, LAYOUT)!;
    expect(Object.fromEntries(found.places)).toEqual({ date: 0, in: 1, balance: 3, side: 2 });
    expect(found.bodyRow).toBe(2);
  });

  test("that a person set right go where the person says", () => {
    const [grid] = textFile("交易日期,金额甲,收入金额\n2026-08-01,5.00,7.00\n").grids;
    const found = findLayout(grid!, LAYOUT, 0, { 金额甲: "in", 收入金额: "" })!;
    expect(Object.fromEntries(found.places)).toEqual({ date: 0, in: 1 });
  });
});

describe("rows below a header", () => {
  const rowsOf = (text: string): LayoutRows<"date" | "in" | "out" | "balance" | "side"> => {
    const file = textFile(text);
    return new LayoutRows(file, findLayout(file.grids[0]!, LAYOUT)!);
  };

  test.each([
    ["20260801 15:24:03", "2026-08-01"], ["20260801152403", "2026-08-01"], ["2026-08-01-15.24.03.123456", "2026-08-01"], ["2026年8月1日", "2026-08-01"], ["\t2026/8/1 9:05", "2026-08-01"], ["46235", "2026-08-01"],
  ])("the date %j is %s", (cell, iso) => {
    const read = rowsOf(`交易日期,收入金额\n${cell},1\n`).day(1, "date");
    expect(read.value === null ? null : isoDay(read.value)).toBe(iso);
  });

  test.each([
    ["8000.00(CN)", 800000], ["¥28.16", 2816], ["+10000.00", 1000000], ["１２．３４", 1234], ['"1,234.50"', 123450], ["\t5.00", 500], ["-0.00", 0],
  ])("the amount %s is %d", (cell, minor) => {
    expect(rowsOf(`交易日期,收入金额\n2026-08-01,${cell}\n`).amount(1, "in", "CNY").value).toBe(minor);
  });

  test("an amount is never rounded, guessed or taken for nothing", () => {
    const read = (cell: string) => rowsOf(`交易日期,收入金额\n2026-08-01,${cell}\n`).amount(1, "in", "CNY");
    expect(read("1.005")).toMatchObject({ value: null, problem: "amount-unreadable", got: "1.005" });
    expect(read("12.5o")).toMatchObject({ value: null, problem: "amount-unreadable" });
    expect(read("99999999999999999")).toMatchObject({ value: null, problem: "amount-too-large" });
    expect(read("---")).toMatchObject({ value: null, problem: null });
  });

  test("the order of day and month is the column's, not the cell's", () => {
    const rows = rowsOf("交易日期,收入金额\n03/04/2026,1\n25/04/2026,1\n");
    expect(isoDay(rows.day(1, "date").value!)).toBe("2026-04-03");
  });
});

describe("the account of rows", () => {
  test("books what nobody spoke of: preamble, heading, blank, remark, and what may be an entry", () => {
    const file = textFile("银行\n交易日期,收入金额\n2026-08-01,1\n\n以上仅供参考\n");
    const header = findLayout(file.grids[0]!, LAYOUT)!;
    const { rows, skipped } = new RowAccount(file).finish([header]);
    expect(rows).toEqual([]);
    expect(skipped.map(({ sourceRow, reason, needsPerson }) => [sourceRow, reason, needsPerson])).toEqual([
      [1, "preamble", false], [2, "heading", false], [3, "row-unreadable", true], [4, "blank", false], [5, "comment", false],
    ]);
  });

  test("names the sheet where there are several", () => {
    const file = workbookFile({ 一: [["甲"]], 二: [["2026-08-01", 5]] });
    expect(new RowAccount(file).finish().skipped).toEqual([
      { sourceRow: 1, sheet: "一", reason: "comment", needsPerson: false },
      { sourceRow: 1, sheet: "二", reason: "row-unreadable", needsPerson: true, got: "2026-08-01 | 5" },
    ]);
  });
});

describe("a running balance", () => {
  const chain = (opening: number, amounts: readonly number[], perDay: number): BalanceRow[] => {
    let balance = opening;
    return amounts.map((amount, index) => ({ sourceRow: index + 1, day: Math.floor(index / perDay) as Day, amountMinor: amount as Minor, balanceMinor: (balance += amount) as Minor }));
  };

  test("holds forwards, backwards, and with the days backwards and each day forwards", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 12 }), fc.integer({ min: 1, max: 3 }), (opening, amounts, perDay) => {
        const rows = chain(opening, amounts, perDay);
        const daysBackwards = [...rows].sort((left, right) => right.day! - left.day!);
        for (const order of [rows, [...rows].reverse(), daysBackwards]) expect(runningBalance(order, "CNY")).toMatchObject([{ name: "running-balance", ok: true }]);
      }),
    );
  });

  test("that breaks says where, and what the rows give", () => {
    const rows = chain(0, [100, 200, 300], 1);
    const missing = [rows[0]!, rows[2]!];
    expect(runningBalance(missing, "CNY")).toEqual([{ name: "running-balance: 3", expected: "6.00", found: "4.00", ok: false }]);
  });

  test("passes over rows without a balance, and says nothing of fewer than two", () => {
    const rows = chain(0, [100, 200, 300], 1);
    expect(runningBalance([rows[0]!, { ...rows[1]!, balanceMinor: null }, rows[2]!], "CNY")).toMatchObject([{ ok: true }]);
    expect(runningBalance(rows.slice(0, 1), "CNY")).toEqual([]);
  });
});

describe("above a table", () => {
  const [grid] = textFile("账号：6222,,\n户名,甲公司,\n起始时间：[2026-08-01 00:00:00]    终止时间：[2026-08-31 23:59:59]\n").grids;
  test("a label gives its value: in its cell, in the next, or in a line of several", () => {
    expect(labelled(grid!, { to: 3 }, ["帐号", "账号"])).toBe("6222");
    expect(labelled(grid!, { to: 3 }, ["户名"])).toBe("甲公司");
    expect(labelled(grid!, { to: 3 }, ["终止时间"])).toBe("2026-08-31 23:59:59");
    expect(labelled(grid!, { to: 3 }, ["币种"])).toBeNull();
  });

  test("the period is the line with two dates", () => {
    const period = periodAbove(grid!, 3)!;
    expect([isoDay(period.from), isoDay(period.to)]).toEqual(["2026-08-01", "2026-08-31"]);
  });
});

test("a date without a year is the last one that has been", () => {
  const latest = parseIsoDay("2026-01-31")!;
  expect(["12/28", "01/03", "1月31日", "0201", "02/29", "13/01", "x"].map((text) => dayWithoutYear(text, latest)).map((day) => (day === null ? null : isoDay(day)))).toEqual([
    "2025-12-28", "2026-01-03", "2026-01-31", "2025-02-01", "2024-02-29", null, null,
  ]);
});
