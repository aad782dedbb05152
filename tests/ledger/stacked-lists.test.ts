import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type PlainRange, tablesFromRange } from "../../src/grid/tables-in-range";
import type { RawCell, Table } from "../../src/grid/table";
import { findTables } from "../../src/ledger/find-tables";
import { RANGE_WORDS } from "../../src/ledger/range-words";
import { readLedger } from "../../src/ledger/read-ledger";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { issueMessage } from "../../src/words/issue-words";

type Rows = readonly (readonly RawCell[])[];
const cells = (text: string): Rows => text.split("\n").map((line) => line.split(",").map((cell) => (cell === "" ? null : /^-?\d+$/.test(cell) ? Number(cell) : cell)));
const range = (rows: Rows): PlainRange => ({ id: "", name: "Book", sheet: "Book", firstRow: 0, firstColumn: 0, date1904: false, source: "workbook", rows });
/** As a workbook tells them apart. */
const lists = (text: string): Table[] => tablesFromRange(range(cells(text)), RANGE_WORDS).map((table, index) => ({ ...table, id: `${index}`, name: index === 0 ? "Book" : `Book (${index + 1})` }));
const spans = (text: string): string[] => lists(text).map(({ headerRow, rowCount, title }) => `${headerRow + 1}+${rowCount}${title === undefined ? "" : ` ${title.replace(/\n/g, " / ")}`}`);

const LEDGER = "Date,Customer,Type,Document,Amount";
const FIRST = `${LEDGER}\n46027,ACME,Invoice,I1,100\n46028,Bolt,Invoice,I2,60`;
const ROWS = "46030,ACME,Invoice,Q7,7000\n46031,Bolt,Invoice,Q8,8000";

describe("a second list below the ledger", () => {
  test.each([
    ["most names the same, two blank rows", `${FIRST}\n\n\nDate,Customer,Document,Valid until,Amount\n46030,ACME,Q7,46060,7000`, ["1+2", "6+1"]],
    ["most names the same, no blank row at all", `${FIRST}\nDate,Customer,Type,Number,Amount\n${ROWS}`, ["1+2", "4+2"]],
    ["one column more", `${FIRST}\n\n${LEDGER},Currency\n46030,ACME,Invoice,Q7,7000,EUR`, ["1+2", "5+1"]],
    ["one column less", `${FIRST}\n\nDate,Customer,Document,Amount\n46030,ACME,Q7,7000`, ["1+2", "5+1"]],
    ["other columns in the same places", `${FIRST}\n\nDate,Customer,Salesperson,Document,Total\n${ROWS}`, ["1+2", "5+2"]],
    ["the same header below a title of its own", `${FIRST}\n\nQuotes\n${LEDGER}\n${ROWS}`, ["1+2", "6+2 Quotes"]],
    ["a title right below the rows", `${FIRST}\nTheir statement\n${LEDGER}\n${ROWS}`, ["1+2", "5+2 Their statement"]],
    ["a title and a label", `${FIRST}\n\nBudget,,,\nPeriod:,2027\n\n${LEDGER}\n${ROWS}`, ["1+2", "8+2 Budget / Period: 2027"]],
    ["a total between", `${FIRST}\nTotal,,,,160\n\n${LEDGER}\n${ROWS}`, ["1+3", "6+2"]],
    ["a total between, no blank row", `${FIRST}\n合计,,,,160\n${LEDGER}\n${ROWS}`, ["1+3", "5+2"]],
    ["a total and a title between", `${FIRST}\nGrand total,,,,160\nOpen quotes\n${LEDGER}\n${ROWS}`, ["1+3", "6+2 Open quotes"]],
    ["the header in the other language", `${FIRST}\n\n日期,客户,类型,单据号,金额\n${ROWS}`, ["1+2", "5+2"]],
    ["the header in the other language, no blank row", `${FIRST}\n日期,客户,类型,单据号,金额\n${ROWS}`, ["1+2", "4+2"]],
    ["Chinese above English", `日期,客户,类型,单据号,金额\n46027,甲公司,发票,I1,100\n\n报价\nDate,Customer,Type,Document,Amount\n${ROWS}`, ["1+1", "5+2 报价"]],
    ["names of which few mean anything", `${FIRST}\n\nMonth,Customer,Person,Idea,Budget\n${ROWS}`, ["1+2", "5+2"]],
    ["the same header after two blank rows", `${FIRST}\n\n\n${LEDGER}\n${ROWS}`, ["1+2", "6+2"]],
    ["a budget below its title, no blank row", `${FIRST}\nBudget 2027\nMonth,Customer,Budget\n46030,ACME,7000`, ["1+2", "5+1 Budget 2027"]],
    ["a summary below its title", `${FIRST}\n\nSummary\nCustomer,Balance\nACME,7000`, ["1+2", "6+1 Summary"]],
    ["a header of two rows", `${FIRST}\n\nDate,Customer,Document,Amount,\n,,,Debit,Credit\n46030,ACME,Q7,7000,`, ["1+2", "6+1"]],
    ["three lists", `${FIRST}\n\nQuotes\n${LEDGER}\n${ROWS}\n\nCode,Name,Terms,Credit limit\nC1,ACME,30,5000`, ["1+2", "6+2 Quotes", "10+1"]],
  ])("%s", (_name, text, expected) => expect(spans(text)).toEqual(expected));

  test("with a list beside it, in whichever row the second begins", () => {
    const text = `${LEDGER},,Code,Name,Terms\n46027,ACME,Invoice,I1,100,,C1,ACME,30\n46028,Bolt,Invoice,I2,60,,C2,Bolt,14\n,,,,,,C3,Cog,14\nQuotes\n${LEDGER}\n${ROWS}`;
    expect(spans(text)).toContain("1+3");
    expect(lists(text).find(({ headers, headerRow }) => headers[0] === "Date" && headerRow === 0)!.rows.flat()).not.toContain(7000);
  });
});

describe("a header printed again on each page is the same list's", () => {
  const again = (between: string): string => `AR ledger\n\n${FIRST}\n${between}${LEDGER}\n${ROWS}`;

  test.each([
    ["with nothing between", "", "3+5 AR ledger"],
    ["after a blank row", "\n", "3+6 AR ledger"],
    ["below the report's own title", "\nAR ledger\n\n", "3+8 AR ledger"],
    ["below a page number", "Page 2 of 9\n", "3+6 AR ledger"],
    ["in Chinese", "第 2 页\n", "3+6 AR ledger"],
    ["below the next month", "\nFebruary 2026\n", "3+7 AR ledger"],
    ["after a page's total", "Page total,,,,160\n\n", "3+7 AR ledger"],
    ["after what is carried over", "过次页,,,,160\n", "3+6 AR ledger"],
  ])("%s", (_name, between, expected) => expect(spans(again(between))).toEqual([expected]));

  test("in other letters and blanks it is the same header", () => {
    expect(spans(`${FIRST}\n\nDATE,customer , Type,Document,Amount\n${ROWS}`)).toEqual(["1+6"]);
  });

  test("it is told where it stands, with its titles; no row of the list is missed, and none is made of it", () => {
    const [table] = lists(again("Page 2 of 9\n"));
    const { ledger, issues } = readLedger({ ledger: table!, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS });
    expect([...ledger!.entries.amountMinor.slice(0, ledger!.entries.count)]).toEqual([10000, 6000, 700000, 800000]);
    expect(ledger!.rowsTotal).toBe(4);
    expect(issues.map(({ code, params }) => [code, params.cell])).toEqual([["header-repeated", "A7"]]);
    expect(issueMessage(issues[0]!, "en")).toBe("Book!A7 (row 4, Date): the header stands here again. The rows below it are read as the same list.");
    expect(issueMessage(issues[0]!, "zh")).toBe("Book!A7（第 4 行，Date）：此处表头再次出现，其下各行按同一张表读取。");
  });

  test("a header of two rows, printed again", () => {
    const head = "Date,Customer,Document,Amount,\n,,,Debit,Credit";
    const [table, ...more] = lists(`${head}\n46027,ACME,I1,100,\n${head}\n46030,ACME,P1,,40`);
    expect(more).toEqual([]);
    const { ledger, issues } = readLedger({ ledger: table!, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS });
    expect([...ledger!.entries.amountMinor.slice(0, ledger!.entries.count)]).toEqual([10000, -4000]);
    expect(issues.map(({ code }) => code)).toEqual(["header-repeated", "header-repeated"]);
  });
});

describe("one header in two languages", () => {
  test.each([
    ["English above", "Date,Customer,Type,Document,Amount\n日期,客户,类型,单据号,金额"],
    ["Chinese above", "日期,客户,类型,单据号,金额\nDate,Customer,Type,Document,Amount"],
  ])("%s: one list", (_name, head) => expect(spans(`${head}\n46027,ACME,Invoice,I1,100`)).toEqual(["2+1"]));
});

describe("which of two lists on a sheet is the ledger", () => {
  const decide = (text: string) => {
    const { roles, issues } = findTables(lists(text), DEFAULT_SETTINGS);
    return { ledger: roles.ledger?.name ?? null, issues: issues.map(({ code, severity }) => `${code} ${severity}`), messages: issues.map((issue) => issueMessage(issue, "en")) };
  };

  test("nothing tells them apart: asked, with places and titles, and none is used", () => {
    const { ledger, issues, messages } = decide(`Sales\n\n${FIRST}\nTotal,,,,160\n\n${LEDGER}\n${ROWS}`);
    expect([ledger, issues]).toEqual([null, ["table-ambiguous error"]]);
    expect(messages[0]).toContain("Book [A3 \"Sales\"], Book (2) [A8]");
  });

  test.each(["Quotes", "Budget 2027", "Their statement", "报价单", "客户对账单"])("a title says that the second is no ledger: %s", (title) => {
    expect(decide(`${FIRST}\n\n${title}\n${LEDGER}\n${ROWS}`)).toEqual({ ledger: "Book", issues: [], messages: [] });
    expect(decide(`${title}\n${LEDGER}\n${ROWS}\n\nOur ledger\n${FIRST}`).ledger).toBe("Book (2)");
  });

  test("columns tell them apart and no title does: the richer one is read, and the other is told", () => {
    const { ledger, issues, messages } = decide(`Date,Customer,Type,Document,Due date,Amount\n46027,ACME,Invoice,I1,46057,100\n\nOthers\nDate,Customer,Amount\n46030,ACME,7000`);
    expect([ledger, issues]).toEqual(["Book", ["list-apart warning"]]);
    expect(messages[0]).toBe("Book (2): Book (2) [A5 \"Others\"] has the columns of a ledger too, on the sheet of Book. 1 row there: not counted. If both are one list, delete the header between them; if it is the ledger, choose it.");
  });

  test("a customer table below is no ledger and no question", () => {
    expect(decide(`${FIRST}\n\nCode,Name,Terms,Credit limit\nC1,ACME,30,5000`)).toEqual({ ledger: "Book", issues: [], messages: [] });
  });
});

test("whatever stands between two lists, no row of the second is among the first's", () => {
  const second = ["Date,Customer,Type,Document,Amount,Valid until", "Date,Customer,Amount", "日期,客户,单据号,金额", "Date,Customer,Type,Document no,Value,Amount"];
  const between = fc.array(fc.constantFrom("", "Quotes", "Notes: see below", "Total,,,,160", "合计,,,,160", "Period:,2027"), { maxLength: 4 });
  fc.assert(fc.property(between, fc.constantFrom(...second), fc.integer({ min: 1, max: 60 }), (lines, header, rows) => {
    const first = Array.from({ length: rows }, (_, row) => `${46000 + row},ACME,Invoice,I${row},100`).join("\n");
    const found = lists([LEDGER, first, ...lines, header, "46900,Cog,999999,999999,999999,999999"].join("\n"));
    expect(found.length).toBeGreaterThan(1);
    expect(found[0]!.rows.flat()).not.toContain(999999);
    expect(found.flatMap((table) => table.rows.flat()).filter((cell) => cell === 100)).toHaveLength(rows);
  }), { numRuns: 100 });
});

test("a ledger is never cut: rows of any words, numbers and gaps stay in it", () => {
  const cell = fc.constantFrom<RawCell>(null, "ACME", "Invoice", "tbc", "Total", "n/a", "see note", 46027, 100, "2026-01-05");
  const row = fc.array(cell, { minLength: 5, maxLength: 5 });
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), (odd) => {
    const sound: Rows = Array.from({ length: 5 }, (_, place) => [46027 + place, "ACME", "Invoice", `I${place}`, 77]);
    const rows = [...sound, ...odd, ...sound];
    const found = tablesFromRange(range([LEDGER.split(","), ...rows]), RANGE_WORDS);
    expect(found.map(({ rowCount }) => rowCount)).toEqual([rows.length]);
  }), { numRuns: 100 });
});
