import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { CellProblem } from "../../src/functions/cell-error";
import { FUNCTIONS } from "../../src/functions/registry";
import { type Stream, subscriptions } from "../../src/functions/subscriptions";
import type { LiveLedger } from "../../src/live/live-ledger";
import { WorkbookError } from "../../src/workbook/workbook";
import { liveOf, TableBook, tableOf } from "./ledger-in-memory";
import { FUNCTION_HELP } from "../../src/words/function-help-words";

const LEDGER = `
| Date       | Customer | Type        | Document | Due date   | Applies to | Debit | Credit | Currency | Salesperson |
| 2026-01-05 | C001     | Invoice     | INV-1    | 2026-02-04 |            | 1200  |        | USD      | Lee         |
| 2026-01-20 | C001     | Payment     | RCT-1    |            | INV-1      |       | 500    | USD      | Lee         |
| 2026-03-10 | C001     | Invoice     | INV-4    | 2026-04-09 |            | 80.55 |        | USD      | Wu          |
| 2026-02-10 | C002     | Invoice     | INV-2    | 2026-03-12 |            | 300   |        | USD      | Wu          |
| 2026-03-20 | C003     | Invoice     | INV-3    | 2026-04-19 |            | 1500  |        | JPY      | Wu          |
| 2026-03-21 | C002     | Invoice     | INV-5    | 2026-04-20 |            | 40    |        | EUR      | Wu          |
`;
const CUSTOMERS = `
| Code | Name              | Aliases   | Terms | Credit limit | Currency |
| C001 | Northwind Traders | Northwind | 30    | 1000         | USD      |
| C002 | Contoso Ltd       |           | 30    |              | USD      |
| C003 | 東京商事          |           | 月结30 | 0           | JPY      |
| C004 | Fabrikam          |           | 30    | 50           | USD      |
`;

let book: TableBook;
let live: LiveLedger;

beforeEach(async () => {
  book = new TableBook([tableOf("Ledger", LEDGER), tableOf("Customers", CUSTOMERS)]);
  live = liveOf(book);
  await live.refresh();
  subscriptions.connect(live, "en");
});
afterEach(async () => {
  subscriptions.disconnect();
  await live.stop();
});

/** One call, its latest answer, and a way to end it. */
function ask(id: string, ...args: unknown[]): { readonly answers: unknown[]; readonly cancel: () => void } {
  const answers: unknown[] = [];
  const stream: Stream = { setResult: (value) => answers.push(value) };
  FUNCTIONS[id]!.call(args, stream);
  return { answers, cancel: () => stream.onCanceled?.() };
}

function answer(id: string, ...args: unknown[]): unknown {
  const call = ask(id, ...args);
  call.cancel();
  return call.answers.at(-1);
}

function words(id: string, ...args: unknown[]): string {
  const value = answer(id, ...args);
  if (!(value instanceof CellProblem)) throw new Error(`${id} answered ${JSON.stringify(value)}`);
  return `${value.code} ${value.message}`;
}

describe("figures", () => {
  test("a balance on the workbook's date, on a past date, and before anything", () => {
    expect(answer("BALANCE", "C001")).toBe(780.55);
    expect(answer("BALANCE", "northwind", "2026-01-19")).toBe(1200);
    expect(answer("BALANCE", "C001", 46026)).toBe(0);
  });

  test("blank dates of every kind mean the workbook's date", () => {
    for (const blank of [null, undefined, "", 0, " "]) expect(answer("BALANCE", "C001", blank)).toBe(780.55);
  });

  test("opening is the balance before the period's first day", () => {
    expect(answer("OPENING", "C001", "2026-03-10")).toBe(700);
    expect(answer("OPENING", "C001", "2026-01-05")).toBe(0);
  });

  test("overdue, aging and bucket tie to the balance", () => {
    expect(answer("OVERDUE", "C001")).toBe(700);
    expect(answer("AGING", "C001")).toEqual([[80.55, 0, 700, 0, 0, 0, 0, 780.55]]);
    expect(answer("BUCKET", "C001", "31-60")).toBe(700);
    expect(answer("BUCKET", "C001", 3)).toBe(700);
  });

  test("filters by pairs; a token filters nothing", () => {
    expect(answer("BALANCE", "C001", null, null, "salesperson", "wu")).toBe(80.55);
    expect(answer("OVERDUE", "C001", null, null, "salesperson", "wu")).toBe(0);
    expect(answer("AGING", "C001", null, null, "salesperson", "lee")).toEqual([[0, 0, 700, 0, 0, 0, 0, 700]]);
    expect(answer("BALANCE", "C001", null, null, "token", 12345.6)).toBe(780.55);
  });

  test("open items and statement spill with headers", () => {
    expect(answer("OPENITEMS", "C001")).toEqual([
      ["Document", "Type", "Date", "Due", "Amount", "Open", "Days past due"],
      ["INV-1", "Invoice", 46027, 46057, 1200, 700, 55],
      ["INV-4", "Invoice", 46091, 46121, 80.55, 80.55, -9],
    ]);
    expect((answer("STATEMENT", "C001", "2026-03-01") as unknown[][]).map((row) => row.at(-1))).toEqual(["Balance", 700, 780.55, 780.55]);
  });

  test("one document, found without case, blanks and leading zeros", () => {
    expect(answer("DOCUMENT", "inv-1")).toBe(700);
    expect(answer("DOCUMENT", "INV-1", null, "2026-01-10")).toBe(1200);
    expect(answer("DAYSOVERDUE", "INV-1")).toBe(55);
    expect(answer("DAYSOVERDUE", "RCT-1")).toBe(0);
  });

  test("due dates by terms and by a customer's terms", () => {
    expect(answer("DUEDATE", "2026-01-10", 30)).toBe(46062);
    expect(answer("DUEDATE", "2026-01-10", "月结30")).toBe(46083);
    expect(answer("DUEDATE", "2026-01-10", "C003")).toBe(46083);
  });

  test("credit: what is left, and the share used; a limit of 0 with debt has no share", () => {
    expect(answer("CREDIT", "C001")).toBe(219.45);
    expect(answer("UTILISATION", "C001")).toBe(0.78055);
    expect(words("CREDIT", "C002")).toMatch(/#N\/A Contoso Ltd has no credit limit/);
    expect(words("UTILISATION", "C003")).toMatch(/#N\/A/);
  });

  test("ratios over a period", () => {
    expect(answer("DSO", "C001", "2026-03-31", 90)).toBeCloseTo((780.55 / 1280.55) * 90, 10);
    expect(answer("COLLECTIONRATE", "C001", "2026-01-01", "2026-03-31")).toBeCloseTo(500 / 1280.55, 12);
    expect(answer("CEI", "C001", "2026-01-01", "2026-03-31")).toBeCloseTo(((1280.55 / 3 - 780.55) / (1280.55 / 3 - 80.55)) * 100, 9);
    expect(words("DSO", null, null, 90)).toMatch(/USD, JPY, EUR, which cannot be added/);
  });

  test("provision: rates by bucket", () => {
    expect(answer("PROVISION", [[0.01], [0.05], [0.1], [0.2], [0.5], [1]], "C001")).toBe(70.81);
    expect(words("PROVISION", [[0.01, 0.05]], "C001")).toMatch(/one rate between 0 and 1 for each of the 6 buckets/);
  });

  test("customer fields and amounts in words", () => {
    expect(answer("CUSTOMER", "northwind")).toBe("Northwind Traders");
    expect(answer("CUSTOMER", "C001", "Credit limit")).toBe(1000);
    expect(answer("CAPITALS", 1409.5, "CNY")).toBe("壹仟肆佰零玖元伍角整");
    // The page about the function shows these.
    expect(FUNCTION_HELP.CAPITALS!.examples.map(([, meaning]) => meaning)).toEqual([answer("CAPITALS", 1409.5, "CNY"), answer("CAPITALS", 1409.5, "USD")]);
  });
});

describe("never a silent zero", () => {
  test.each([
    ["an unknown customer", ["BALANCE", "C999"], /^#N\/A No customer is called "C999"/],
    ["a blank customer", ["BALANCE", null], /^#VALUE! Give a customer/],
    ["a range for one customer", ["BALANCE", [["C001"], ["C002"]]], /^#VALUE! Give one value/],
    ["several currencies", ["BALANCE", "C002"], /^#VALUE! Contoso Ltd has entries in USD, EUR/],
    ["a currency the customer does not have", ["BALANCE", "C001", null, "JPY"], /^#N\/A .*no entries in JPY.*USD/],
    ["text that is no date", ["BALANCE", "C001", "31 March"], /^#VALUE! "31 March" is not a date/],
    ["a bucket that does not exist", ["BUCKET", "C001", "45-60"], /^#VALUE! "45-60" is no bucket/],
    ["negative bucket", ["BUCKET", "C001", -1], /no bucket/],
    ["a filter without a value", ["BALANCE", "C001", null, null, "salesperson"], /pairs/],
    ["a filter by nothing there is", ["BALANCE", "C001", null, null, "colour", "red"], /no column to filter by/],
    ["an unknown document", ["DOCUMENT", "INV-99"], /^#N\/A No document/],
    ["a reversed period", ["STATEMENT", "C001", "2026-03-31", "2026-03-01"], /ends before it starts/],
    ["a customer like a formula", ["BALANCE", "=1+1"], /^#N\/A No customer is called "=1\+1"/],
  ])("%s", (_name, [id, ...args], message) => {
    expect(words(id as string, ...args)).toMatch(message);
  });

  test("a known customer without entries owes 0", () => {
    expect(answer("BALANCE", "C004")).toBe(0);
    expect(answer("CREDIT", "Fabrikam")).toBe(50);
  });
});

describe("cells follow the ledger", () => {
  test("an edit pushes only what changed, once", async () => {
    const [one, two] = [ask("BALANCE", "C001"), ask("BALANCE", "C002", null, "USD")];
    book.tables = [tableOf("Ledger", LEDGER.replace("80.55", "81.00")), book.tables[1]!];
    await live.refresh();
    expect(one.answers).toEqual([780.55, 781]);
    expect(two.answers).toEqual([300]);
  });

  test("the ledger gone and back again", async () => {
    const cell = ask("BALANCE", "C001");
    const tables = book.tables;
    book.tables = [tables[1]!];
    await live.refresh();
    expect(cell.answers.at(-1)).toMatchObject({ code: "#N/A", message: expect.stringMatching(/No table of this workbook/) });
    book.tables = tables;
    await live.refresh();
    expect(cell.answers.at(-1)).toBe(780.55);
  });

  test("an old stream cancelled after a new one with the same arguments began leaves the new one alive", async () => {
    const old = ask("BALANCE", "C001");
    const fresh = ask("BALANCE", "C001");
    old.cancel();
    book.tables = [tableOf("Ledger", LEDGER.replace("80.55", "90")), book.tables[1]!];
    await live.refresh();
    expect([old.answers.length, fresh.answers.at(-1)]).toEqual([1, 790]);
  });

  test("the saved closing date is what a blank date means", async () => {
    const cell = ask("BALANCE", "C001");
    await live.saveSettings({ closingDate: 20497 as never });
    expect(new Date(20497 * 86400000).toISOString()).toMatch(/^2026-02-13/);
    expect(cell.answers).toEqual([780.55, 700]);
  });

  test("a reading that meets a cell being edited is no failure: the figures stay, and it is tried again", async () => {
    const cell = ask("BALANCE", "C001");
    jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
    try {
      const readTable = book.readTable.bind(book);
      book.readTable = () => Promise.reject(new WorkbookError("editing"));
      await expect(live.refresh()).rejects.toThrow("editing");
      expect(live.state()).toMatchObject({ status: "ready", stale: true });
      expect(cell.answers).toEqual([780.55]);
      book.readTable = readTable;
      book.tables = [tableOf("Ledger", LEDGER.replace("80.55", "81.00")), book.tables[1]!];
      await jest.advanceTimersByTimeAsync(1500);
      expect(cell.answers).toEqual([780.55, 781]);
    } finally {
      jest.useRealTimers();
    }
  });

  test("edits are read again after a pause, however many there were", async () => {
    await live.start();
    jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
    try {
      const before = book.readsOfLedger;
      for (let edit = 0; edit < 50; edit++) book.change();
      expect(live.state()).toMatchObject({ status: "ready", stale: true });
      await jest.advanceTimersByTimeAsync(2500);
      expect(book.readsOfLedger - before).toBe(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
