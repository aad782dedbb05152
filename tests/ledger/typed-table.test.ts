import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Table } from "../../src/grid/table";
import { readLedger } from "../../src/ledger/read-ledger";
import { typedTable } from "../../src/ledger/typed-table";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { writtenTable } from "./written-tables";

const text = (...lines: readonly string[]): Table => writtenTable("ledger", lines, { source: "text" });

function figures(ledger: Table): unknown {
  const reading = readLedger({ ledger, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS });
  const { entries, partitions } = reading.ledger!;
  return Array.from({ length: entries.count }, (_, entry) => [
    entries.row[entry], entries.day[entry], entries.dueDay[entry], entries.amountMinor[entry], partitions[entries.partition[entry]!]!.currency, entries.document[entry],
  ]);
}

describe("a text file's table in cells", () => {
  test("dates become serials with a date format, amounts numbers, and numbers that are names stay text", () => {
    const { table, formats } = typedTable(text("Date | Customer code | Document | Amount", "2026-01-05 | 002 | 0017 | 1,234.50", "2026年1月6日 | 003 | 18 | (20)"));
    expect(table.rows).toEqual([[46027, "002", "0017", 1234.5], [46028, "003", "18", -20]]);
    expect(formats).toEqual(["yyyy-mm-dd", null, null, "#,##0.00##"]);
    expect(table.source).toBe("workbook");
  });

  test("a time of day stays in the cell", () => {
    const { table, formats } = typedTable(text("Date | Customer | Amount", "2026-01-05 18:00 | ACME | 1.00", "2026-01-06 | ACME | 2.00"));
    expect(table.rows.map((row) => row[0])).toEqual([46027.75, 46028]);
    expect(formats[0]).toBe("yyyy-mm-dd hh:mm:ss");
  });

  test("what leaves a doubt stays as it was written", () => {
    const unsure = typedTable(text("Date | Customer | Amount", "3/4/2026 | ACME | ? 3", "5/6/2026 | ACME | $ 7.00", "soon | ACME | 12345678901234567.89"));
    expect(unsure.table.rows).toEqual([["3/4/2026", "ACME", "? 3"], ["5/6/2026", "ACME", "$ 7.00"], ["soon", "ACME", "12345678901234567.89"]]);
    expect(unsure.formats).toEqual([null, null, null]);
    expect(typedTable(text("Date | Customer | Amount", "2026-01-05 | ACME | 1.234")).table.rows).toEqual([[46027, "ACME", "1.234"]]);
  });

  test("a column of decimal commas becomes the numbers meant", () => {
    expect(typedTable(text("Date | Customer | Amount", "2026-01-05 | ACME | 1.234", "2026-01-05 | ACME | 10,50")).table.rows.map((row) => row[2])).toEqual([1234, 10.5]);
  });

  test("a table that is nothing of ours is left alone", () => {
    const other = text("Colour | Shape", "red | 12");
    expect(typedTable(other).table).toBe(other);
  });

  test("the ledger read from the cells is the ledger read from the file, whatever the file holds", () => {
    const date = fc.constantFrom("2026-01-05", "20260203", "13/2/2026", "3/4/2026", "5-Jan-26", "2026/1/5 7:08", "x", "");
    const amount = fc.oneof(
      fc.integer({ min: -9999999, max: 9999999 }).map((cents) => (cents / 100).toFixed(2)), fc.constantFrom("1,234.50", "(3)", "4.5-", "12 CR", "￥5", "1.234", "0.005", "7,5", "x", "", "99999999999999999"),
    );
    const row = fc.tuple(date, fc.constantFrom("ACME", "Bolt"), fc.constantFrom("INV-1", "002", "7"), date, amount, fc.constantFrom("USD", "KWD", "JPY", "")).map((cells) => cells.join(" | "));
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const file = text("Date | Customer | Document | Due date | Amount | Currency", ...rows);
      expect(figures(typedTable(file).table)).toEqual(figures(file));
    }), { numRuns: 500 });
  });
});
