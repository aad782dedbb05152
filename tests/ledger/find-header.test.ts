import { describe, expect, test } from "@jest/globals";
import { type PlainRange, tableFromRange, tablesFromRange } from "../../src/grid/tables-in-range";
import type { Table } from "../../src/grid/table";
import { mapColumns } from "../../src/ledger/map-columns";
import { RANGE_WORDS } from "../../src/ledger/range-words";

const range = (text: string): PlainRange => ({
  id: "r", name: "r", sheet: "r", firstRow: 0, firstColumn: 0, date1904: false, source: "text", rows: text.split("\n").map((line) => line.split(",").map((cell) => cell || null)),
});
const found = (text: string): Table | null => tableFromRange(range(text), RANGE_WORDS);
const all = (text: string): Table[] => tablesFromRange(range(text), RANGE_WORDS);
const LEDGER = "Date,Customer,Type,Document,Amount";

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

describe("lists beside and below each other", () => {
  test("an empty column parts two lists: the ledger takes no column of its neighbour", () => {
    const tables = all(`${LEDGER},,Code,Name,Terms\n2026-01-05,ACME,Invoice,I1,100,,Bolt,Bolt GmbH,14\n2026-01-06,Bolt,Invoice,I2,60,,ACME,Acme Ltd,30\n2026-01-07,Bolt,Payment,P1,-60`);
    expect(tables).toMatchObject([
      { headerRow: 0, firstColumn: 0, headers: LEDGER.split(","), rowCount: 3 },
      { headerRow: 0, firstColumn: 6, headers: ["Code", "Name", "Terms"], rows: [["Bolt", "Bolt GmbH", "14"], ["ACME", "Acme Ltd", "30"]] },
    ]);
  });

  test("a neighbour may repeat headers, stand three columns away and begin in another row", () => {
    const tables = all(`Book\n,,,,,,,,Customer,Amount\n${LEDGER},,,,ACME,1\n2026-01-05,ACME,Invoice,I1,100,,,,Bolt,2`);
    expect(tables).toMatchObject([{ headerRow: 1, firstColumn: 8, rowCount: 2 }, { headerRow: 2, firstColumn: 0, headers: LEDGER.split(","), rowCount: 1 }]);
  });

  test("one table is asked for: the one that says most", () => {
    expect(found(`Customer,Total,,${LEDGER}\nACME,100,,2026-01-05,ACME,Invoice,I1,100`)).toMatchObject({ firstColumn: 3, headers: LEDGER.split(",") });
  });

  test("empty columns that only space out a list part nothing", () => {
    expect(all("Date,,Customer,,Document,,Amount\n2026-01-05,,ACME,,I1,,100")).toMatchObject([{ firstColumn: 0, headers: ["Date", "", "Customer", "", "Document", "", "Amount"] }]);
  });

  test.each(["", "Customers\n"])("a new header after a blank row begins a list of its own, with a title or without: %j", (title) => {
    const tables = all(`${LEDGER}\n2026-01-05,ACME,Invoice,I1,100\n\n2026-01-06,Bolt,Invoice,I2,60\n,\n\n${title}Code,Name,Terms,Credit limit\nACME,Acme Ltd,30,5000\nBolt,Bolt GmbH,14,`);
    expect(tables).toMatchObject([{ headers: LEDGER.split(","), rowCount: 3 }, { headerRow: title ? 7 : 6, headers: ["Code", "Name", "Terms", "Credit limit"], rowCount: 2 }]);
  });

});

describe("a lone column behind a gap", () => {
  const header = `${LEDGER},,Currency`;

  test("filled row for row with the ledger it is the ledger's", () => {
    expect(all(`${header}\n2026-01-05,ACME,Invoice,I1,100,,USD\n2026-01-06,Bolt,Invoice,I2,60,,EUR`)).toMatchObject([{ headers: header.split(","), rowCount: 2 }]);
  });

  test("a list of its own length is not: its codes are nobody's in the ledger", () => {
    const list = `${LEDGER},,Code\n2026-01-05,ACME,Invoice,I1,100,,B1\n2026-01-06,Bolt,Invoice,I2,60,,\n2026-01-07,Bolt,Invoice,I3,60,,`;
    expect(all(list)[0]!.headers).toEqual(LEDGER.split(","));
  });
});

describe("a list set apart by an empty column", () => {
  const headersOf = (text: string): string[][] => all(text).map(({ headers }) => headers.filter((header) => header !== ""));

  test("a named column with gaps in it stays: a total has no currency", () => {
    expect(headersOf(`${LEDGER},,Currency\n2026-01-05,ACME,Invoice,I1,100,,USD\n2026-01-06,Bolt,Invoice,I2,60,,EUR\n,ACME Total,,,160`)).toEqual([[...LEDGER.split(","), "Currency"]]);
  });

  test("the other side of the amounts stays, however few rows have it", () => {
    const rows = Array.from({ length: 9 }, (_, row) => `2026-01-0${row + 1},ACME,I${row},10,,`).join("\n");
    expect(headersOf(`Date,Customer,Document,Debit,,Credit\n${rows}\n2026-01-10,ACME,P1,,,40`)).toEqual([["Date", "Customer", "Document", "Debit", "Credit"]]);
  });

  test("halves of which only both together are a ledger are one, total and note between or not", () => {
    const text = "Date,Customer,Type,,Document,Due date,Amount\n2026-01-05,ACME,Invoice,,I1,2026-02-04,100\n,ACME Total,,,,,100\n2026-01-06,Bolt,Invoice,,I2,2026-02-05,60\n,,,,Total,,160";
    expect(headersOf(text)).toEqual([["Date", "Customer", "Type", "Document", "Due date", "Amount"]]);
  });

  test("a summary of customers of the same length stays a list of its own", () => {
    expect(headersOf(`${LEDGER},,Customer,Total\n2026-01-05,ACME,Invoice,I1,100,,ACME,100\n2026-01-06,Bolt,Invoice,I2,60,,Bolt,60`)).toEqual([LEDGER.split(","), ["Customer", "Total"]]);
  });

  test("a list beside it that begins higher up does not cut the ledger where its header is printed again", () => {
    const page = (from: number): string => Array.from({ length: 3 }, (_, row) => `2026-01-0${from + row},ACME,Invoice,I${from + row},10`).join("\n");
    const tables = all(`AR ledger,,,,,,Code,Name,Terms\n${LEDGER},,C1,ACME,30\n${page(1)}\n${LEDGER}\n${page(4)}`);
    expect(tables.map(({ headerRow, rowCount }) => [headerRow, rowCount])).toEqual([[0, 1], [1, 7]]);
  });
});

describe("headers of two rows", () => {
  const rows = "2026-01-05,ACME,I1,100,,USD\n2026-01-06,ACME,P1,,40,USD";

  test.each([
    ["a known word over its two sides", "Date,Customer,Document,Amount,,Currency\n,,,Debit,Credit,", "Date,Customer,Document,Debit Amount,Credit Amount,Currency"],
    ["a word that says nothing of its own", "Date,Customer,Document,Movement,,Currency\n,,,Debit,Credit,", "Date,Customer,Document,Debit,Credit,Currency"],
    ["titles of groups", "Who and when,,Document,,Money,\nDate,Customer,Document,Debit,Credit,Currency", "Date,Customer,Document,Debit,Credit,Currency"],
    ["a title at each end", "Sales ledger,,,,,Terms\nDate,Customer,Document,Debit,Credit,Currency", "Date,Customer,Document,Debit,Credit,Currency"],
    ["Chinese, what moved", "日期,客户,凭证号,本期发生额,,币种\n,,,借方,贷方,", "日期,客户,凭证号,本期发生额借方,本期发生额贷方,币种"],
    ["Chinese, its two sides", "日期,客户,凭证号,金额,,币种\n,,,借方,贷方,", "日期,客户,凭证号,金额借方,金额贷方,币种"],
  ])("%s", (_name, header, names) => {
    const table = found(`${header}\n${rows}`)!;
    expect(table).toMatchObject({ headerRow: 1, rowCount: 2 });
    if (!names.startsWith("日期")) expect(table.headers).toEqual(names.split(","));
    const fields = mapColumns(table, "ledger", {}).columns.map(({ field }) => field);
    expect(fields.slice(3, 5)).toEqual(["debit", "credit"]);
    expect(fields).not.toContain("amount");
  });
});
