import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseIsoDay } from "../../src/calendar/day";
import { FIXABLE_CODES, isAssumption, isRepair, proposeFixes } from "../../src/data-checks/propose-fixes";
import { findingKey } from "../../src/data-checks/finding-key";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { writtenTable } from "../ledger/written-tables";
import { checked, checkedTables, fixed, fixesOf, shown, told } from "./checked";

const HEAD = "Date | Customer | Type | Document | Due date | Applies to | Amount | Currency";
const SOUND = ["2026-01-05 | C1 | Invoice | INV-0001 | 2026-02-04 | | 100 | USD", "2026-01-06 | C1 | Payment | R-1 | | INV-0001 | -100 | USD", "2026-01-07 | C2 | Invoice | INV-0002 | 2026-02-06 | | 250.5 | USD"];
const CUSTOMERS = ["Code | Name | Aliases | Terms", "C1 | Northwind Traders Ltd | | 30", "C2 | Contoso GmbH | Conto | 30"];
const day = (text: string) => ({ day: parseIsoDay(text)! });

/** Each row: the spoilt row, the code, the cells as they should be. */
const CASES: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["a number as text", "2026-01-09 | C1 | Invoice | INV-0003 | 2026-02-08 | | \"1,234.50\" | USD", "number-as-text", ['Ledger 4 Amount: "1,234.50" → 1234.5']],
  ["a date as text", "\"9 Jan 2026\" | C1 | Invoice | INV-0003 | 2026-02-08 | | 10 | USD", "date-as-text", [`Ledger 4 Date: "9 Jan 2026" → ${JSON.stringify(day("2026-01-09"))}`]],
  ["full-width digits", "2026-01-09 | C1 | Invoice | INV-0003 | 2026-02-08 | | \"１２．５０\" | USD", "full-width", ['Ledger 4 Amount: "１２．５０" → 12.5']],
  ["blanks around a code", "2026-01-09 | \"C1\\u3000\" | Invoice | INV-0003 | 2026-02-08 | | 10 | USD", "outer-blanks", ['Ledger 4 Customer: "C1\u3000" → "C1"']],
  ["a blank currency", "2026-01-09 | C1 | Invoice | INV-0003 | 2026-02-08 | | 10 | ", "currency-missing", ['Ledger 4 Currency: null → "USD"']],
  ["more decimals than cents", "2026-01-09 | C1 | Invoice | INV-0003 | 2026-02-08 | | 10.005 | USD", "amount-decimals", ["Ledger 4 Amount: 10.005 → 10.01"]],
  ["a due date with day and month exchanged", "2026-04-03 | C1 | Invoice | INV-0003 | 2026-03-05 | | 10 | USD", "due-before-date", [`Ledger 4 Due date: 46086 → ${JSON.stringify(day("2026-05-03"))}`]],
  ["a due date that is simply wrong: the customer's terms", "2026-02-03 | C1 | Invoice | INV-0003 | 2026-01-25 | | 10 | USD", "due-before-date", [`Ledger 4 Due date: 46047 → ${JSON.stringify(day("2026-03-05"))}`]],
  ["a payment with the wrong sign", "2026-01-09 | C2 | Payment | R-2 | | | 50 | USD", "sign-against-type", ["Ledger 4 Amount: 50 → -50"]],
  ["a number that is typed differently", "2026-01-09 | C2 | Payment | R-2 | | INV-OOO2 | -50 | USD", "applies-to-unknown", ['Ledger 4 Applies to: "INV-OOO2" → "INV-0002"']],
  ["a name with a letter wrong", "2026-01-09 | Northwnd Traders | Invoice | INV-0003 | 2026-02-08 | | 10 | USD", "customer-unknown", ['Customers 1 Aliases: null → "Northwnd Traders"']],
];

describe("fixes", () => {
  test.each(CASES.map(([name, row, code, cells]) => ({ name, row, code, cells })))("$name", ({ row, code, cells }) => {
    const before = checked([HEAD, ...SOUND, row], { customers: CUSTOMERS });
    const fixes = fixesOf(before, code);
    expect(shown(fixes)).toEqual(cells);
    expect(told(fixed(before, fixes).issues, code)).toEqual([]);
  });

  test("an alias is added to those that are there, each name once", () => {
    const before = checked([HEAD, ...SOUND, ...["Contoso", "Contosso GmbH", "Contosso GmbH"].map((name, row) => `2026-01-09 | ${name} | Invoice | INV-1${row} | 2026-02-08 | | ${row + 1} | USD`)], { customers: CUSTOMERS });
    const fixes = fixesOf(before, "customer-unknown");
    expect(fixes).toHaveLength(3);
    expect(shown(fixes)).toEqual(['Customers 2 Aliases: "Conto" → "Conto; Contoso; Contosso GmbH"']);
    expect(told(fixed(before, fixes).issues, "customer-unknown")).toEqual([]);
  });

  test("nobody is taken for one of two whom the name may mean", () => {
    const before = checked([HEAD, ...SOUND, "2026-01-09 | Harbour | Invoice | INV-0003 | 2026-02-08 | | 10 | USD"], { customers: [...CUSTOMERS, "C3 | Harbour Ltd | | 30", "C4 | Harbour GmbH | | 30"] });
    expect(fixesOf(before, "customer-unknown")).toEqual([]);
  });

  test("the rarer of two spellings is written as the other where no table and no code tells them apart", () => {
    const rows = ["Northwind Traders", "Northwnd Traders", "Northwind Traders"].map((name, row) => `2026-01-0${row + 1} | ${name} | Invoice | INV-${row} | | | ${row + 1} | USD`);
    const before = checked([HEAD.replace("Customer", "Customer name"), ...rows]);
    expect(shown(fixesOf(before, "customer-similar"))).toEqual(['Ledger 2 Customer name: "Northwnd Traders" → "Northwind Traders"']);
    expect(told(fixed(before, fixesOf(before, "customer-similar")).advice, "customer-similar")).toEqual([]);
    const listed = checked([HEAD, ...SOUND], { customers: ["Code | Name", "C1 | Northwind Traders", "C2 | Northwnd Traders"] });
    expect(told(listed.advice, "customer-similar")).toHaveLength(1);
    expect(fixesOf(listed, "customer-similar")).toEqual([]);
  });

  test("allocations: what was applied, and the document that is meant", () => {
    const before = checked([HEAD, ...SOUND, "2026-01-09 | C2 | Payment | R-2 | | | -400 | USD"], { allocations: ["Date | From | To | Amount", "2026-01-09 | R-2 | INV-0002 | 300", "2026-01-09 | R-2 | INV-OOO2 | 1"] });
    expect(shown(fixesOf(before, "allocation-over"))).toEqual(["Allocations 1 Amount: 300 → 250.5"]);
    expect(shown(fixesOf(before, "document-unknown"))).toEqual(['Allocations 2 To: "INV-OOO2" → "INV-0002"']);
  });

  test("a tax is put right where its rate says so, else left to a person", () => {
    const head = "Date | Customer | Type | Document | Net amount | Tax | Amount";
    const sound = Array.from({ length: 9 }, (_, row) => `2026-01-0${row + 1} | C1 | Invoice | INV-${row} | ${100 * (row + 1)} | ${13 * (row + 1)} | ${113 * (row + 1)}`);
    const before = checked([head, ...sound, "2026-01-20 | C1 | Invoice | INV-18 | 100 | 13.01 | 113", "2026-01-21 | C1 | Invoice | INV-19 | 100 | 13 | 131"]);
    expect(told(before.issues, "tax-differs")).toHaveLength(2);
    expect(shown(fixesOf(before, "tax-differs"))).toEqual(["Ledger 10 Tax: 13.01 → 13"]);
  });

  test("a column that was read month first is turned round as a whole", () => {
    const rows = [5, 6, 7, 8, 9, 10, 11, 12].map((month) => `2026-${String(month).padStart(2, "0")}-03 | C1 | Invoice | INV-${month} | | | 10 | USD`);
    const texts = ["13/03/2026", "14/03/2026", "15/03/2026"].map((text, row) => `"${text}" | C1 | Invoice | INV-9${row} | | | 10 | USD`);
    const before = checked([HEAD, ...rows, ...texts]);
    const fixes = fixesOf(before, "date-order-wrong");
    const after = fixed(before, fixes);
    expect([...after.source.ledger.entries.documentDay.slice(0, 8)]).toEqual([5, 6, 7, 8, 9, 10, 11, 12].map((date) => parseIsoDay(`2026-03-${String(date).padStart(2, "0")}`)));
    expect(told(after.issues, "date-order-wrong")).toEqual([]);
  });

  test("a finding of a whole column is fixed in all of its cells", () => {
    const rows = Array.from({ length: 80 }, (_, row) => `"2026-01-05" | C1 | Invoice | INV-${row} | | | ${row + 1} | USD`);
    const before = checked([HEAD, ...rows]);
    expect(told(before.issues, "date-as-text")).toEqual(["date-as-text – Date"]);
    expect(told(fixed(before, fixesOf(before, "date-as-text")).issues, "date-as-text")).toEqual([]);
  });

  test("a time of day is not lost in a date", () => {
    expect(shown(fixesOf(checked([HEAD, ...SOUND, "\"2026-01-09 13:45\" | C1 | Invoice | INV-0003 | | | 10 | USD"]), "date-as-text"))).toEqual([]);
  });

  test("an amount that names another currency than its row keeps its sign until somebody has looked", () => {
    const before = checked([HEAD, ...SOUND, "2026-01-09 | C1 | Invoice | INV-0003 | 2026-02-08 | | \"￥50.00\" | USD"]);
    expect(shown(fixesOf(before, "number-as-text"))).toEqual([]);
  });

  test("a text whose sign says the currency stays where no column does", () => {
    const head = "Date | Customer | Type | Document | Amount";
    const before = checked([head, "2026-01-05 | C1 | Invoice | INV-1 | 100", "2026-01-05 | C1 | Invoice | INV-2 | \"€50.00\""], { settings: { baseCurrency: "USD" } });
    expect(shown(fixesOf(before, "number-as-text"))).toEqual([]);
  });
});

describe("repairs change no figure", () => {
  const cell = fc.constantFrom("100", "\"1,234.50\"", "\"1.234,50\"", "\"1.234\"", "\"７８．９０\"", "\" 12.30\"", "\"$5\"", "\"€5\"", "\"(20)\"", "\"12,5\"", "10.005", "\"1,234\"");
  const date = fc.constantFrom("2026-01-05", "\"2026/1/5\"", "\"05/01/2026\"", "\"13/01/2026\"", "\"01/02/2026\"", "20260105", "\"5-Jan-26\"", "\"２０２６-０１-０５\"", "\"2026-01-05 13:00\"");
  const currency = fc.constantFrom("USD", "EUR", "", "USD");
  test("of any spoilt ledger", () => {
    fc.assert(fc.property(fc.array(fc.tuple(date, cell, currency), { minLength: 1, maxLength: 8 }), (rows) => {
      const before = checkedTables({
        ledger: writtenTable("Ledger", [HEAD, ...rows.map(([when, amount, code], row) => `${when} | C1 | Invoice | INV-${row} | | | ${amount} | ${code}`)]),
        customers: null, allocations: null, instalments: null, rates: null,
      });
      const repairs = proposeFixes(before.source, before.issues.filter(({ code }) => ["number-as-text", "date-as-text", "full-width", "outer-blanks", "decimal-comma", "date-order-assumed", "amount-decimals", "currency-missing"].includes(code)));
      const after = fixed(before, repairs);
      const figures = ({ source: { ledger } }: typeof before) => Array.from({ length: ledger.entries.count }, (_, entry) => [ledger.entries.row[entry], ledger.entries.documentDay[entry], ledger.entries.amountMinor[entry], ledger.partitions[ledger.entries.partition[entry]!]!.currency]);
      expect(figures(after)).toEqual(figures(before));
    }), { numRuns: 300, seed: 7 });
  });
});

test("a repair writes no assumption down", () => {
  const before = checked([HEAD, "\"03/04/2026\" | C1 | Invoice | INV-1 | | | \"1,234.50\" | USD", "\"05/06/2026\" | C1 | Invoice | INV-2 | | | 10.005 | USD", "\"07/08/2026\" | C1 | Invoice | INV-3 | | | 5 | "], { asOf: "2026-12-31" });
  const all = proposeFixes(before.source, before.issues);
  const codes = (list: typeof all) => [...new Set(list.map(({ issue }) => issue.code))].sort();
  expect(codes(all)).toEqual(["amount-decimals", "currency-missing", "date-order-assumed", "number-as-text"]);
  expect(codes(all.filter(isRepair))).toEqual(["number-as-text"]);
  expect(codes(all.filter(({ issue }) => isAssumption(issue.code)))).toEqual(["amount-decimals", "currency-missing", "date-order-assumed"]);
});

describe("a finding let stand", () => {
  const rows = ["2026-01-05 | C1 | Invoice | INV-0042 | | | 100 | USD", "2026-01-06 | C1 | Invoice | inv 42 | | | 100 | USD"];
  const ignoring = (written: readonly string[], ignored: readonly { code: string; key: string; reason: string }[]) => checked([HEAD, ...written], { settings: { checks: { standings: {}, ignored } } });

  test("is known again after rows were sorted or added, and not once the row changes", () => {
    const before = ignoring(rows, []);
    const [issue] = before.issues.filter(({ code }) => code === "document-similar");
    const ignored = [{ code: issue!.code, key: findingKey(before.source, issue!), reason: "two lorries" }];
    expect(ignoring(rows, ignored).ignored.map(({ reason }) => reason)).toEqual(["two lorries"]);
    expect(told(ignoring(["2026-01-02 | C2 | Invoice | INV-7 | | | 5 | USD", ...rows], ignored).issues, "document-similar")).toEqual([]);
    expect(told(ignoring([rows[0]!, "2026-01-08 | C1 | Invoice | inv 42 | | | 100 | USD"], ignored).issues, "document-similar")).toHaveLength(1);
  });

  test("a row that is left out of the figures is told whatever was said before", () => {
    const spoilt = ["2026-01-05 | C1 | Invoice | INV-1 | | | \"12,5o\" | USD", "2026-01-05 | C1 | Invoice | INV-2 | | | 5 | USD"];
    const before = ignoring(spoilt, []);
    const ignored = before.issues.map((issue) => ({ code: issue.code, key: findingKey(before.source, issue), reason: "x" }));
    expect(told(ignoring(spoilt, ignored).issues)).toEqual(["amount-unreadable 1 Amount"]);
  });
});

test("every fixable code is one that a finding can have, and defaults ignore nothing", () => {
  expect(new Set(FIXABLE_CODES).size).toBe(FIXABLE_CODES.length);
  expect(DEFAULT_SETTINGS.checks).toEqual({ standings: {}, ignored: [] });
});
