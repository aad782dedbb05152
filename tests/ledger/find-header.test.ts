import { describe, expect, test } from "@jest/globals";
import { type PlainRange, tableFromRange } from "../../src/grid/find-header";
import type { Table } from "../../src/grid/table";
import { scoreHeader } from "../../src/ledger/score-header";

const range = (text: string): PlainRange => ({
  id: "r", name: "r", sheet: "r", firstRow: 0, firstColumn: 0, date1904: false, source: "text", rows: text.split("\n").map((line) => line.split(",").map((cell) => cell || null)),
});
const found = (text: string): Table | null => tableFromRange(range(text), scoreHeader);

describe("the header row of a plain sheet or text file", () => {
  test("the first row, when it is the header", () => {
    const table = found("Date,Customer,Amount\n2026-01-05,ACME,100");
    expect(table).toMatchObject({ headerRow: 0, firstColumn: 0, headers: ["Date", "Customer", "Amount"], rowCount: 1, rows: [["2026-01-05", "ACME", "100"]] });
  });

  test("below a preamble", () => {
    const table = found("Acme Ltd\nA/R Aging Detail\nAs of 31 March 2026,,\n,,\nDate,Transaction type,Num,Customer,Amount\n01/05/2026,Invoice,7,ACME,100");
    expect(table).toMatchObject({ headerRow: 4, headers: ["Date", "Transaction type", "Num", "Customer", "Amount"], rowCount: 1 });
  });

  test("label and value rows of a bank's preamble are no header", () => {
    expect(found("查询账号,6222 0000\n户名,甲公司\n\n交易日期,对方户名,收入,支出,余额\n2026-01-05,乙公司,100,,100")).toMatchObject({ headerRow: 3, rowCount: 1 });
  });

  test("two header rows are one: the second names the parts of the first", () => {
    const table = found("序号,记账日期,凭证字号,核算维度,借方,贷方,余额,\n,,,,,,方向,金额\n1,2026-01-05,记-1,甲公司,100,,借,100");
    expect(table).toMatchObject({ headerRow: 1, headers: ["序号", "记账日期", "凭证字号", "核算维度", "借方", "贷方", "余额方向", "余额金额"], rowCount: 1 });
  });

  test("notes after a blank row are left out, totals right below stay for the reader to tell", () => {
    const table = found("Date,Customer,Amount\n2026-01-05,ACME,100\n,Total,100\n,,\nPrinted by Ann,,\n");
    expect(table!.rows).toEqual([["2026-01-05", "ACME", "100"], [null, "Total", "100"]]);
  });

  test("a table that stands away from the corner keeps its position, and columns without a header that hold data stay", () => {
    const table = found(",,,\n,Date,Customer,Amount,\n,2026-01-05,ACME,100,x");
    expect(table).toMatchObject({ headerRow: 1, firstColumn: 1, headers: ["Date", "Customer", "Amount", ""], rows: [["2026-01-05", "ACME", "100", "x"]] });
  });

  test("unknown words still make a header when data follow; numbers alone do not", () => {
    expect(found("Foo,Bar\n1,2")).toMatchObject({ headerRow: 0, headers: ["Foo", "Bar"] });
    expect(found("1,2\n3,4")).toBeNull();
    expect(found("")).toBeNull();
  });

  test("a header without rows is an empty table", () => {
    expect(found("Date,Customer,Amount")).toMatchObject({ headerRow: 0, rowCount: 0 });
  });
});
