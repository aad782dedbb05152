import { describe, expect, test } from "@jest/globals";
import { CHECK_CODES } from "../../src/check/issue";
import { DATA_CHECKS } from "../../src/data-checks/registry";
import { typedForm } from "../../src/data-checks/similar-documents";
import { issueMessage } from "../../src/words/issue-words";
import { checked, fixesOf, shown, told } from "./checked";

const HEAD = "Date | Customer | Type | Document | Amount";

describe("every check", () => {
  test("has a code of its own, and every code a check", () => {
    // A sign against its type is found by reading; what only the row's other figures show, a check adds under the same code.
    expect([...new Set(DATA_CHECKS.map(({ code }) => code))].filter((code) => code !== "sign-against-type").sort()).toEqual([...CHECK_CODES].sort());
  });

  test("says nothing of a sound ledger", () => {
    const rows = Array.from({ length: 60 }, (_, row) => `2026-0${1 + Math.floor(row / 20)}-${String(1 + (row % 20)).padStart(2, "0")} | ${["ACME Ltd", "Bolt Inc", "Store 12", "Store 13"][row % 4]} | Invoice | INV-${String(row + 1).padStart(4, "0")} | ${(row % 3) * 50 + 100}`);
    const { issues, advice } = checked([HEAD, ...rows]);
    expect(told(issues)).toEqual([]);
    expect(told(advice).filter((line) => !line.startsWith("currency-assumed"))).toEqual([]);
  });
});

describe("documents under two spellings", () => {
  test.each([
    ["INV-0042", "inv 42", true], ["INV-0042", "INV-OO42", true], ["INV1042", "INV-1042", true], ["INV-1042", "INV-1024", true],
    ["INV-1-12", "INV-11-2", false], ["INV-1001", "INV-1002", false], ["A-10", "B-10", false],
  ])("%s and %s: %s", (first, second, same) => {
    const { issues } = checked([HEAD, `2026-01-05 | ACME | Invoice | ${first} | 100`, `2026-01-05 | ACME | Invoice | ${second} | 100`]);
    expect(told(issues, "document-similar")).toEqual(same ? ["document-similar 2 Document"] : []);
  });

  test("another customer, type, amount or year is another document", () => {
    const { issues } = checked([
      HEAD, "2026-01-05 | ACME | Invoice | INV-0042 | 100", "2026-01-05 | Bolt | Invoice | INV 42 | 100", "2026-01-05 | ACME | Payment | INV 42 | -100", "2026-01-06 | ACME | Invoice | INV 42 | 101",
      "2025-01-05 | ACME | Invoice | INV42 | 100",
    ]);
    expect(told(issues, "document-similar")).toEqual([]);
  });

  test("the typed form leaves out what fingers and eyes mistake, and nothing else", () => {
    expect(["inv 0042", "INV-O042", "ＩＮＶ_42"].map(typedForm)).toEqual(["1NV42", "1NV42", "1NV42"]);
    expect(typedForm("2026-0001")).not.toBe(typedForm("20260-001"));
  });
});

describe("dates", () => {
  const wrong = [5, 6, 7, 8, 9, 10, 11, 12].map((day) => `2026-${String(day).padStart(2, "0")}-03 | ACME | Invoice | INV-${day} | 10`);
  test("a column that was read month first, and whose other dates stayed text, is told cell by cell", () => {
    const { issues } = checked([HEAD, ...wrong, ...["13/03/2026", "14/03/2026", "15/03/2026"].map((text, row) => `"${text}" | ACME | Invoice | INV-9${row} | 10`)]);
    expect(told(issues, "date-order-wrong")).toHaveLength(8);
  });

  test("dates with days beyond 12 were read as they were meant", () => {
    const { issues } = checked([HEAD, ...wrong, "2026-03-20 | ACME | Invoice | INV-1 | 10", ...["13/03/2026", "14/03/2026", "15/03/2026"].map((text, row) => `"${text}" | ACME | Invoice | INV-9${row} | 10`)]);
    expect(told(issues, "date-order-wrong")).toEqual([]);
  });

  test("one date out of time that fits once day and month change places is advice", () => {
    const rows = Array.from({ length: 30 }, (_, row) => `2026-02-${String(Math.floor(row / 3) + 1).padStart(2, "0")} | ACME | Invoice | INV-${row} | 10`);
    rows[15] = "2026-06-02 | ACME | Invoice | INV-15 | 10";
    expect(told(checked([HEAD, ...rows], { asOf: "2026-12-31" }).advice, "date-order-wrong")).toEqual(["date-order-wrong 16 Date"]);
  });

  test("dates after the closing date are advice, and many of them one line", () => {
    const late = (count: number) => Array.from({ length: count }, (_, row) => `2026-04-0${1 + (row % 9)} | ACME | Invoice | INV-${row} | 10`);
    expect(told(checked([HEAD, "2026-03-31 | ACME | Invoice | A | 1", ...late(1)]).advice, "date-future")).toEqual(["date-future 2 Date"]);
    const [many, ...none] = checked([HEAD, ...late(21)]).advice.filter(({ code }) => code === "date-future");
    expect(none).toEqual([]);
    expect(issueMessage(many!, "en")).toContain("The same in 21 cells");
  });
});

describe("numbering", () => {
  const invoices = (numbers: readonly string[]) => checked([HEAD, ...numbers.map((number, row) => `2026-01-0${1 + (row % 9)} | ACME | Invoice | ${number} | ${10 + row}`)]);

  test("numbers missing in a series are told with their names", () => {
    const { advice } = invoices(["INV-097", "INV-098", "INV-099", "INV-100", "INV-103", "INV-104"]);
    expect(advice.filter(({ code }) => code === "number-gap").map(({ params }) => [params.count, params.missing])).toEqual([[2, "INV-101 – INV-102"]]);
  });

  test.each([
    ["a series that is complete in any order", ["INV-3", "INV-1", "INV-2", "INV-5", "INV-4"]],
    ["numbers that are shared with something else", ["INV-1", "INV-9", "INV-17", "INV-30", "INV-41", "INV-50"]],
    ["few numbers", ["INV-1", "INV-2", "INV-4"]],
  ])("%s has no gaps", (_, numbers) => {
    expect(told(invoices(numbers).advice, "number-gap")).toEqual([]);
  });

  test("the payers' own numbers are not ours to complete", () => {
    expect(told(checked([HEAD, ...[1, 2, 3, 5, 6, 7].map((number) => `2026-01-05 | ACME | Payment | ${number} | -${number}`)]).advice, "number-gap")).toEqual([]);
  });
});

describe("tax and lines", () => {
  const TAX = "Date | Customer | Type | Document | Net amount | Tax | Amount | Tax rate";
  const sound = Array.from({ length: 8 }, (_, row) => `2026-01-0${row + 1} | ACME | Invoice | INV-${row} | ${100 * (row + 1)} | ${13 * (row + 1)} | ${113 * (row + 1)} | 0.13`);

  test("a cent too much is told, and the row counts", () => {
    const { issues } = checked([TAX, ...sound, "2026-01-20 | ACME | Invoice | INV-90 | 100 | 13.01 | 113 | 13%"]);
    expect(told(issues, "tax-differs")).toEqual(["tax-differs 9 Tax"]);
  });

  test("a tax that is not its rate of the net is told, rounding is not", () => {
    const { issues } = checked([TAX, ...sound, "2026-01-20 | ACME | Invoice | INV-90 | 100 | 6 | 106 | 13%", "2026-01-20 | ACME | Invoice | INV-91 | 33.33 | 4.34 | 37.67 | 13"]);
    expect(issues.filter(({ code }) => code === "tax-differs").map(({ at, params }) => [at.row, params.rate, params.expected])).toEqual([[9, "13%", "13.00"]]);
  });

  test("where the amount is something else for most rows, nothing is said", () => {
    const other = Array.from({ length: 8 }, (_, row) => `2026-01-0${row + 1} | ACME | Invoice | INV-${row} | 100 | 13 | 100 | `);
    expect(told(checked([TAX, ...other]).issues, "tax-differs")).toEqual([]);
  });

  test("quantity × price is the amount", () => {
    const head = "Date | Customer | Type | Document | Quantity | Unit price | Amount";
    const lines = Array.from({ length: 6 }, (_, row) => `2026-01-0${row + 1} | ACME | Invoice | INV-${row} | ${row + 1} | 9.99 | ${((row + 1) * 999) / 100}`);
    const { issues } = checked([head, ...lines, "2026-01-20 | ACME | Invoice | INV-90 | 3 | 10 | 31"]);
    expect(issues.filter(({ code }) => code === "line-differs").map(({ at, params }) => [at.row, at.column, params.expected, params.got])).toEqual([[7, "Amount", "30.00", "31.00"]]);
  });
});

describe("signs", () => {
  const HEAD_TAX = "Date | Customer | Type | Document | Debit | Credit | Quantity | Unit price | Net amount | Tax";
  const sound = Array.from({ length: 8 }, (_, row) => `2026-01-0${row + 1} | ACME | Invoice | INV-${row} | ${113 * (row + 1)} | | ${row + 1} | 100 | ${100 * (row + 1)} | ${13 * (row + 1)}`);
  const found = (...rows: readonly string[]) => told(checked([HEAD_TAX, ...sound, ...rows]).issues).filter((line) => /differs|sign-against/.test(line));

  test("an invoice whose amount alone is negative is told, with and against its own net and tax", () => {
    const before = checked([HEAD_TAX, ...sound, "2026-01-20 | ACME | Invoice | INV-90 | -1017 | | 9 | 100 | 900 | 117"]);
    expect(told(before.issues).filter((line) => /differs|sign-against/.test(line))).toEqual(["sign-against-type 9 Debit", "tax-differs 9 Tax"]);
    expect(shown(fixesOf(before, "sign-against-type"))).toEqual(["Ledger 9 Debit: -1017 → 1017"]);
    expect(shown(fixesOf(before, "tax-differs"))).toEqual([]);
  });

  test.each([
    ["a red invoice, negative throughout", "2026-01-20 | ACME | Invoice | INV-90 | -113 | | -1 | 100 | -100 | -13"],
    ["a credit note written positive throughout", "2026-01-20 | ACME | Credit note | CN-1 | | 113 | 1 | 100 | 100 | 13"],
    ["a credit note with its figures negative", "2026-01-20 | ACME | Credit note | CN-1 | | 113 | -1 | 100 | -100 | -13"],
    ["a credit note negative in Debit", "2026-01-20 | ACME | Credit note | CN-1 | -113 | | 1 | -100 | -100 | -13"],
  ])("%s is as it should be", (_, row) => {
    expect(found(row)).toEqual([]);
  });

  test.each([
    ["a tax with the other sign than its net", "2026-01-20 | ACME | Invoice | INV-90 | 113 | | 1 | 100 | 100 | -13", ["tax-differs 9 Tax"]],
    ["the same in a credit note", "2026-01-20 | ACME | Credit note | CN-1 | | 113 | 1 | 100 | 100 | -13", ["tax-differs 9 Tax"]],
    ["a quantity with the other sign than its net", "2026-01-20 | ACME | Invoice | INV-90 | 113 | | -1 | 100 | 100 | 13", ["line-differs 9 Debit"]],
  ])("%s is told", (_, row, expected) => {
    expect(found(row)).toEqual(expected);
  });

  test("a list that writes what it states with the other sign throughout keeps its rule", () => {
    const turned = sound.map((row) => row.replace(/\| (\d+) \| 100 \| (\d+) \| (\d+)$/, "| -$1 | 100 | -$2 | -$3"));
    expect(told(checked([HEAD_TAX, ...turned]).issues).filter((line) => /differs|sign-against/.test(line))).toEqual([]);
    expect(told(checked([HEAD_TAX, ...turned, "2026-01-20 | ACME | Invoice | INV-90 | 113 | | 1 | 100 | 100 | 13"]).issues, "tax-differs")).toEqual(["tax-differs 9 Tax"]);
  });
});

describe("accounts, people and customers", () => {
  test("a document in an account and again in its sub-accounts is told once", () => {
    const head = "Date | Customer | Type | Document | Amount | Account";
    const { issues } = checked([head, "2026-01-05 | ACME | Invoice | INV-1 | 100 | 1122", "2026-01-05 | ACME | Invoice | INV-1 | 60 | 1122.01", "2026-01-05 | ACME | Invoice | INV-1 | 40 | 1122.02", "2026-01-06 | ACME | Invoice | INV-2 | 10 | 1122", "2026-01-06 | ACME | Invoice | INV-3 | 10 | 1122.01"]);
    expect(issues.filter(({ code }) => code === "account-doubled").map(({ at, params }) => [at.row, params.account, params.children])).toEqual([[1, "1122", "1122.01, 1122.02"]]);
  });

  test("one customer with two salespeople is advice, unless that is how the house works", () => {
    const head = "Date | Customer | Type | Document | Amount | Salesperson";
    const rows = (second: (row: number) => string) => Array.from({ length: 12 }, (_, row) => [`2026-01-05 | C${row} | Invoice | A${row} | 10 | Ann`, `2026-01-06 | C${row} | Invoice | B${row} | 11 | ${second(row)}`]).flat();
    expect(told(checked([head, ...rows((row) => (row === 3 ? "Bob" : "ann"))]).advice, "salesperson-differs")).toEqual(["salesperson-differs 8 Salesperson"]);
    expect(told(checked([head, ...rows(() => "Bob")]).advice, "salesperson-differs")).toEqual([]);
  });

  const LEDGER = [HEAD, "2026-01-05 | C1 | Invoice | INV-1 | 100"];
  test("customers that look the same: a letter wrong, no legal form, the same tax number", () => {
    const { advice } = checked(LEDGER, { customers: ["Code | Name | Tax number", "C1 | Northwind Traders Ltd | ", "C2 | Northwnd Traders Ltd | 91330106MA27XXXX01", "C3 | Contoso | ", "C4 | Contoso GmbH | ", "C5 | Other House | 91330106-MA27XXXX01"] });
    expect(told(advice, "customer-similar")).toEqual(["customer-similar 2 Name", "customer-similar 4 Name", "customer-similar 5 Name"]);
  });

  test("numbers, other legal forms and short names tell customers apart", () => {
    const { advice } = checked(LEDGER, { customers: ["Code | Name", "C1 | Warehouse No 12", "C2 | Warehouse No 13", "C3 | Contoso Ltd", "C4 | Contoso GmbH", "C5 | Ames", "C6 | Amos"] });
    expect(told(advice, "customer-similar")).toEqual([]);
  });

  test("gaps in columns that most customers fill, and reviews of last year, are advice", () => {
    const rows = Array.from({ length: 8 }, (_, row) => `C${row} | House ${row} Ltd | ${row === 7 ? "" : "Ann"} | ${row === 6 ? "2024-11-30" : "2026-01-15"}`);
    const { issues, advice } = checked([HEAD, "2026-01-05 | C1 | Invoice | INV-1 | 100"], { customers: ["Code | Name | Salesperson | Last review", ...rows] });
    expect(told(issues)).toEqual([]);
    expect([...told(advice, "master-blank"), ...told(advice, "review-stale")]).toEqual(["master-blank 8 Salesperson", "review-stale 7 Last review"]);
  });
});

describe("what a workbook wants to hear", () => {
  const rows = [HEAD, "2026-01-05 | ACME | Invoice | INV-0042 | 100", "2026-01-06 | ACME | Invoice | inv 42 | 100", "2026-01-07 | ACME | Invoice | INV-7 | \"12,5o\""];
  test("a check can be switched off, or made advice; an error stays one", () => {
    const standings = (code: string, standing: "off" | "advice") => ({ settings: { checks: { standings: { [code]: standing }, ignored: [] } } });
    expect(told(checked(rows, standings("document-similar", "off")).issues)).toEqual(["amount-unreadable 3 Amount"]);
    expect(told(checked(rows, standings("document-similar", "advice")).advice, "document-similar")).toHaveLength(1);
    expect(told(checked(rows, standings("amount-unreadable", "off")).issues, "amount-unreadable")).toHaveLength(1);
  });
});
