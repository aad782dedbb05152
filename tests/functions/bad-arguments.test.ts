import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { CellProblem } from "../../src/functions/cell-error";
import { FUNCTIONS } from "../../src/functions/registry";
import { subscriptions } from "../../src/functions/subscriptions";
import type { LiveLedger } from "../../src/live/live-ledger";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { FunctionCells } from "./function-cells";
import { liveOf, TableBook, tableOf } from "./ledger-in-memory";

const LEDGER = `
| Date       | Customer | Type        | Document | Due date   | Debit | Credit | Currency | Salesperson |
| 2026-01-05 | C001     | Invoice     | INV-1    | 2026-02-04 | 1200  |        | USD      | Lee         |
| 2026-01-20 | C001     | Payment     | RCT-1    |            |       | 500    | USD      | Lee         |
| 2026-03-10 | C001     | Invoice     | INV-4    | 2026-04-09 | 80.55 |        | USD      | Wu          |
| 2026-03-20 | =1+1     | Invoice     | =2+2     | 2026-04-19 | 1500  |        | JPY      | Wu          |
| 2026-03-21 | C001     | Payment     | INV-4    |            |       | 5      | USD      | Wu          |
| 2026-03-22 | C001     | Invoice     | INV-6    | soon       | twelve|        | USD      | Wu          |
| 2026-03-22 | C001     | Invoice     | INV-7    |            | 7     |        | USD      | Void        |
`;
const CUSTOMERS = `
| Code | Name              | Terms       | Credit limit | Currency |
| C001 | Northwind Traders | 月结30       | 1000         | USD      |
| C004 | Fabrikam          | 30          | 50           | USD      |
`;

let live: LiveLedger;
beforeEach(async () => {
  live = liveOf(new TableBook([tableOf("Ledger", LEDGER), tableOf("Customers", CUSTOMERS)]));
  await live.refresh();
  subscriptions.connect(live, "en");
});
afterEach(async () => {
  subscriptions.disconnect();
  await live.stop();
});

function answer(id: string, ...args: unknown[]): unknown {
  const cells = new FunctionCells("web");
  cells.enter("A1", id, ...args);
  const shown = cells.shows("A1");
  cells.clear("A1");
  return shown;
}

const RATES = [[0.01], [0.05], [0.1], [0.2], [0.5], [1]];

describe("what cannot be answered is said, never 0", () => {
  test.each([
    ["a filter value that nothing has", ["BALANCE", "C001", null, null, "salesperson", "Leee"], /^#N\/A Nothing in this ledger has salesperson "Leee"/],
    ["a currency that is none", ["BALANCE", "C004", null, "FOO"], /^#VALUE! "FOO" is not a currency/],
    ["a currency nobody has, over all customers", ["PROVISION", RATES, null, null, "EUR"], /^#N\/A No entry is in EUR\. There are: USD, JPY/],
    ["a blank cell among the rates", ["PROVISION", [[0.01], [null], [0.1], [0.2], [0.5], [1], [1]], "C001"], /one rate between 0 and 1/],
    ["two rows with the number, of one customer", ["DOCUMENT", "INV-4"], /^#VALUE! Several rows of Northwind Traders are numbered "INV-4" \(3, 5\)/],
    ["days below one", ["DSO", "C001", null, -90], /^#VALUE! "-90" is not a number of days/],
    ["words in a language that is none", ["CAPITALS", 12, "USD", "fr"], /^#VALUE! "fr" is no language/],
    ["instalments without saying which", ["DUEDATE", "2026-01-10", "30/60/90"], /^#VALUE! These terms have 3 parts/],
    ["a part that the terms do not have", ["DUEDATE", "2026-01-10", 30, 2], /^#VALUE! These terms have 1 part\./],
    ["a field of every object, but of no customer", ["CUSTOMER", "C001", "constructor"], /^#VALUE! "constructor" is no field/],
    ["a date before Excel's first", ["BALANCE", "C001", -5], /^#VALUE! "-5" is not a date/],
    ["a date far after Excel's last", ["BALANCE", "C001", 1e12], /is not a date/],
    ["text as a date", ["BALANCE", "C001", "30 April"], /^#VALUE! "30 April" is not a date/],
    ["a day that the month does not have", ["OVERDUE", "C001", "2026-02-30"], /^#VALUE! "2026-02-30" is not a date/],
    ["a range where one date is expected", ["AGING", "C001", [[46112], [46113]]], /^#VALUE! "…" is not a date/],
    ["a range where one customer is expected", ["BALANCE", [["C001"], ["C004"]]], /^#VALUE! .*one/],
    ["a range where one document is expected", ["DOCUMENT", [["INV-1", "INV-4"]]], /^#VALUE! .*one/],
    ["a range where one bucket is expected", ["BUCKET", "C001", [[1], [2]]], /^#VALUE!/],
    ["a bucket below one", ["BUCKET", "C001", -1], /^#VALUE! .*-1/],
    ["half a bucket", ["BUCKET", "C001", 1.5], /^#VALUE! .*1\.5/],
    ["a filter name that is none", ["BALANCE", "C001", null, null, "colour", "red"], /^#VALUE! .*colour/],
    ["a filter without its value", ["BALANCE", "C001", null, null, "salesperson"], /^#VALUE!/],
    ["a range as a filter's value, of odd length", ["BALANCE", "C001", null, null, "salesperson", [["Lee"], ["Wu"]]], /^#VALUE!/],
    ["an error cell as the date", ["BALANCE", "C001", "#DIV/0!"], /^#VALUE! "#DIV\/0!" is not a date/],
    ["an error cell as a rate", ["PROVISION", [["#N/A"], [0.05], [0.1], [0.2], [0.5], [1]], "C001"], /^#VALUE! Give one rate/],
    ["300 rates", ["PROVISION", [Array.from({ length: 300 }, () => 0.5)], "C001"], /^#VALUE! Give one rate/],
    ["an error cell as the customer", ["BALANCE", "#REF!"], /^#N\/A No customer is called "#REF!"/],
  ])("%s", (_name, [id, ...args], words) => {
    expect(answer(id as string, ...args)).toMatch(words);
  });

  test("a text as long as a cell can hold is repeated in part", () => {
    const long = "x".repeat(32_767);
    for (const call of [["BALANCE", long], ["BALANCE", "C001", long], ["BALANCE", "C001", null, long], ["BALANCE", "C001", null, null, long, long], ["DOCUMENT", long], ["DUEDATE", "2026-01-10", long], ["CUSTOMER", "C001", long], ["BUCKET", "C001", long]]) {
      const words = answer(call[0]!, ...call.slice(1)) as string;
      expect([/^#(VALUE!|N\/A) /.test(words), words.includes("x…"), words.length < 900]).toEqual([true, true, true]);
    }
  });

  test("an amount in a cell that failed is not hidden behind a figure: the spilled tables and UNREAD say so", () => {
    expect(answer("UNREAD")).toBe(1);
    for (const call of [["OPENITEMS", "C001"], ["STATEMENT", "C001", "2026-03-01"], ["AGINGTABLE"]]) {
      expect((answer(call[0]!, ...call.slice(1)) as unknown[][]).at(-1)![0]).toBe("1 row of the ledger could not be read and is in no figure.");
    }
  });

  test("every spilled table is a rectangle of numbers and texts", () => {
    for (const call of [["OPENITEMS", "C001"], ["STATEMENT", "C001"], ["AGINGTABLE"], ["AGING", "C001"], ["STATEMENT", "C004"], ["OPENITEMS", "C004"]]) {
      const table = answer(call[0]!, ...call.slice(1)) as unknown[][];
      expect(new Set(table.map((row) => row.length)).size).toBe(1);
      expect(table.flat().filter((cell) => typeof cell !== "number" && typeof cell !== "string")).toEqual([]);
    }
  });
});

describe("answers that were not right", () => {
  test("a statement with a filter shows only what passes, with balances of its own", () => {
    const rows = answer("STATEMENT", "C001", "2026-01-06", "2026-03-31", null, "salesperson", "Lee") as unknown[][];
    expect(rows.slice(1, 4).map((row) => [row[1], row[5], row[6]])).toEqual([["", "", 1200], ["RCT-1", 500, 700], ["", "", 700]]);
  });

  test("a customer called like a formula is a customer", () => {
    expect([answer("BALANCE", "=1+1"), answer("DOCUMENT", "=2+2")]).toEqual([1500, 1500]);
  });

  test("terms are a field of the customer, and currencies may be named in words", () => {
    expect(answer("CUSTOMER", "C001", "Terms")).toMatch(/30/);
    expect([answer("BALANCE", "C001", null, "美元"), answer("BALANCE", "C001", null, "us$")]).toEqual([782.55, 782.55]);
  });

  test("each instalment of terms has its own day", () => {
    expect([1, 2, 3].map((part) => answer("DUEDATE", "2026-01-10", "30 / 60 / 90", part))).toEqual([46062, 46092, 46122]);
  });
});

describe("any policy and any argument", () => {
  test("twelve edges, and 300 or negative ones in a workbook changed by hand, leave every cell with an answer or words", async () => {
    for (const edgesDays of [Array.from({ length: 12 }, (_, place) => (place + 1) * 30), Array.from({ length: 300 }, (_, place) => place + 1), [-30, 0, 30], []]) {
      await live.saveSettings({ aging: { ...DEFAULT_SETTINGS.aging, edgesDays } });
      const strip = answer("AGING", "C001");
      expect(typeof strip === "string" || ((strip as number[][])[0]!.at(-1) === 782.55)).toBe(true);
      expect(answer("BUCKET", "C001", 1)).not.toBe("#BUSY!");
      expect(answer("BALANCE", "C001")).toBe(782.55);
    }
  });

  test("no arguments of any kind make an exception, an unanswered cell or a number that is none", () => {
    const cell = fc.oneof(fc.constantFrom<unknown>("C001", "INV-1", "=1+1", "2026-03-31", "31-60", "salesperson", "Lee", "", " ", null, undefined, 0, 1, -1, 46112, 46112.7, 1e15, true, "USD", "token", "\u0000", "constructor", "__proto__"), fc.string(), fc.double());
    const argument = fc.oneof({ weight: 4, arbitrary: cell }, { weight: 1, arbitrary: fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(FUNCTIONS)), fc.array(argument, { maxLength: 8 }), (id, args) => {
        const given: unknown[] = [];
        const stream = { setResult: (value: unknown) => void given.push(value) } as { setResult: (value: unknown) => void; onCanceled?: () => void };
        FUNCTIONS[id]!.call(args, stream);
        stream.onCanceled?.();
        expect(given.length).toBe(1);
        const values = given.flat(2);
        expect(values.filter((value) => typeof value === "number" && !Number.isFinite(value))).toEqual([]);
        expect(values.filter((value) => value instanceof CellProblem && /fault of the add-in/.test(value.message))).toEqual([]);
      }),
      { seed: 20261126, numRuns: 1500 },
    );
  });
});
