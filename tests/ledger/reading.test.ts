import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { RawCell, Table } from "../../src/grid/table";
import { readLedger } from "../../src/ledger/read-ledger";
import { type Minor, minorToText } from "../../src/money/money";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { answerOf, readCases, updateCases } from "./read-cases";
import { writtenTable } from "./written-tables";

const cases = readCases("reading");
if (process.env.UPDATE) updateCases("reading", new Map(cases.map((written) => [written.title, answerOf(written, "both")])));

describe("reading a ledger", () => {
  test.each(readCases("reading").map((written) => [written.title, written] as const))("%s", (_title, written) => {
    expect(answerOf(written, "both")).toBe(written.expected);
  });

  test("rows are counted: all data rows, and those read", () => {
    const table = writtenTable("ledger", ["Date | Customer | Amount", "2026-01-05 | ACME | 1", " | |", "x | ACME | 1", " | Total | 2"]);
    const { ledger } = readLedger(alone(table));
    expect([ledger!.rowsTotal, ledger!.rowsRead]).toEqual([2, 1]);
  });
});

function alone(ledger: Table) {
  return { ledger, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS };
}

/** Balance per customer, currency, entity and account, in an order of its own; an unlisted customer is called as its first row writes it. */
function balancesOf(table: Table): readonly string[] {
  const { ledger } = readLedger(alone(table));
  const sums = ledger!.partitions.map(() => 0);
  const { entries } = ledger!;
  for (let entry = 0; entry < entries.count; entry++) sums[entries.partition[entry]!]! += entries.amountMinor[entry]!;
  return ledger!.partitions
    .map(({ customer, currency, entity, account }, index) => `${ledger!.customers[customer]!.key.toLowerCase()} ${currency} ${entity} ${account} ${minorToText(sums[index]! as Minor, currency)}`)
    .sort();
}

const cell = {
  date: fc.constantFrom<RawCell>(46000, 46010, 46050, "2026-01-05", "2026年2月3日", "mid Sept", null, { error: "#N/A" }),
  customer: fc.constantFrom<RawCell>("ACME", "acme ", "甲公司", "Bolt", null),
  type: fc.constantFrom<RawCell>("Invoice", "收款单", "Credit note", "调整", "Opening", "Zorp", null),
  amount: fc.oneof(fc.integer({ min: -100000, max: 100000 }).map((cents): RawCell => cents / 100), fc.constantFrom<RawCell>("1,234.50", "(12.00)", "１２", "x", null, { error: "#REF!" })),
  currency: fc.constantFrom<RawCell>("USD", "EUR", "JPY", "美元", null, "Taler"),
};
const rowOf = fc.tuple(cell.date, cell.customer, cell.type, cell.amount, cell.currency, fc.constantFrom<RawCell>("A", "B", null));

describe("1,000 random tables", () => {
  test("the order of the rows does not change any balance", () => {
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1, maxLength: 25 }), fc.infiniteStream(fc.nat()), (rows, picks) => {
        const table = { ...writtenTable("ledger", ["Date | Customer | Type | Amount | Currency | Entity"]), rows, rowCount: rows.length };
        const shuffled = [...rows];
        for (let place = shuffled.length - 1; place > 0; place--) {
          const other = picks.next().value! % (place + 1);
          [shuffled[place], shuffled[other]] = [shuffled[other]!, shuffled[place]!];
        }
        expect(balancesOf({ ...table, rows: shuffled })).toEqual(balancesOf(table));
      }),
      { numRuns: 1000 },
    );
  });

  test("every data row is an entry or has an issue of severity error", () => {
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1, maxLength: 25 }), (rows) => {
        const table = { ...writtenTable("ledger", ["Date | Customer | Type | Amount | Currency | Entity"]), rows, rowCount: rows.length };
        const { ledger, issues } = readLedger(alone(table));
        const read = new Set(ledger!.entries.row);
        const blamed = new Set(issues.filter(({ severity }) => severity === "error").map(({ at }) => at.row));
        rows.forEach((row, place) => {
          if (row.some((value) => value !== null)) expect([place + 1, read.has(place + 1)]).not.toEqual([place + 1, blamed.has(place + 1)]);
        });
      }),
      { numRuns: 300 },
    );
  });
});
