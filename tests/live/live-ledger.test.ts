import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { parseIsoDay } from "../../src/calendar/day";
import { FUNCTIONS } from "../../src/functions/registry";
import { type Stream, subscriptions } from "../../src/functions/subscriptions";
import { LiveLedger } from "../../src/live/live-ledger";
import { rowChanges } from "../../src/live/row-changes";
import { TableBook, tableOf } from "../functions/ledger-in-memory";

const ledgerText = (amount: string, more = ""): string => `
| Date       | Customer | Type    | Document | Debit     | Credit |
| 2026-01-05 | C001     | Invoice | INV-1    | 100       |        |
| 2026-02-10 | C002     | Invoice | INV-2    | 300       |        |
| 2026-02-12 | C001     | Invoice | INV-3    | ${amount} |        |
| 2026-02-20 | C001     | Payment | RCT-1    |           | 40     |
${more}`;

let book: TableBook;
let live: LiveLedger;
let today = "2026-03-31";

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask", "performance"] });
  today = "2026-03-31";
  book = new TableBook([tableOf("Ledger", ledgerText("50"))]);
  live = new LiveLedger(book, () => parseIsoDay(today)!);
  await live.start();
  await settled(live.refresh());
  subscriptions.connect(live, "en");
});
afterEach(async () => {
  subscriptions.disconnect();
  await live.stop();
  jest.useRealTimers();
});

/** Waits for work that breathes on timers. */
async function settled<Value>(work: Promise<Value>): Promise<Value> {
  let done = false;
  void work.finally(() => (done = true)).catch(() => null);
  while (!done) await jest.advanceTimersByTimeAsync(1);
  return work;
}

const streams: Stream[] = [];
afterEach(() => streams.splice(0).forEach((stream) => stream.onCanceled?.()));

function cell(id: string, ...args: unknown[]): unknown[] {
  const answers: unknown[] = [];
  const stream: Stream = { setResult: (value) => void answers.push(value) };
  streams.push(stream);
  FUNCTIONS[id]!.call(args, stream);
  return answers;
}

async function edit(text: string, waitMs = 400): Promise<void> {
  book.tables = [tableOf("Ledger", text)];
  book.change();
  await jest.advanceTimersByTimeAsync(waitMs);
}

describe("after an edit", () => {
  test("cells have their new figures after the debounce, and the whole is worked out when it is quiet, without reading again", async () => {
    const balance = cell("BALANCE", "C001");
    const aging = cell("AGINGTABLE");
    const reads = book.readsOfLedger;
    await edit(ledgerText("75"));
    expect(balance).toEqual([110, 135]);
    expect(live.state()).toMatchObject({ status: "ready", stale: true, view: { changed: expect.anything() } });
    await jest.advanceTimersByTimeAsync(4000);
    expect(live.state()).toMatchObject({ status: "ready", stale: false });
    expect((live.state().view as { changed?: unknown }).changed).toBeUndefined();
    expect([balance, aging.length, book.readsOfLedger - reads]).toEqual([[110, 135], 2, 1]);
  });

  test("balances, aging and overdue sums come from the customers that changed; only what asks for more has the ledger settled, and then before it is shown", async () => {
    cell("BALANCE", "C001");
    cell("AGING", "C001");
    cell("OVERDUE", "C001");
    await edit(ledgerText("60"));
    const first = live.state().view!.changed!;
    expect(first.isSettled()).toBe(false);
    const before = cell("OPENITEMS", "C001");
    expect(first.isSettled()).toBe(true);
    const shownSettled: boolean[] = [];
    const stop = live.subscribe(() => {
      const changed = live.state().view?.changed;
      if (changed && changed !== first) shownSettled.push(changed.isSettled());
    });
    const overdue = cell("OVERDUE", "C001");
    await edit(ledgerText("70"));
    stop();
    expect(shownSettled[0]).toBe(true);
    expect(overdue).toEqual([120, 130]);
    expect(before.length).toBe(2);
  });

  test("what is remembered right after an edit stays, and the whole is still worked out", async () => {
    const balance = cell("BALANCE", "C001");
    await edit(ledgerText("75"));
    await live.remember((stored) => ({ ...stored, statement: { ...stored.statement, issuedBy: "Wu" } }));
    expect([live.state().view!.changed?.since.settings.statement.issuedBy, live.state().view!.settings.statement.issuedBy]).toEqual(["Wu", "Wu"]);
    await jest.advanceTimersByTimeAsync(4000);
    expect(live.state()).toMatchObject({ status: "ready", stale: false });
    expect([live.state().view!.changed, live.state().view!.settings.statement.issuedBy]).toEqual([undefined, "Wu"]);
    await edit(ledgerText("80"));
    expect([balance, live.state().view!.changed === undefined]).toEqual([[110, 135, 140], false]);
  });

  test("whoever needs the whole sooner reads it", async () => {
    await edit(ledgerText("75"));
    const view = await settled(live.view());
    expect(view!.changed).toBeUndefined();
    expect(live.state()).toMatchObject({ status: "ready", stale: false });
  });

  test("rows appended, deleted and moved to another customer", async () => {
    const [one, two] = [cell("BALANCE", "C001"), cell("BALANCE", "C002")];
    await edit(ledgerText("50", "| 2026-03-01 | C002 | Invoice | INV-4 | 7 | |"));
    await edit(ledgerText("50"));
    await edit(ledgerText("50").replace("C001     | Payment", "C002     | Payment"));
    expect([one, two]).toEqual([[110, 150], [300, 307, 300, 260]]);
  });

  test("a row that cannot be read makes the table be read whole, and is counted", async () => {
    const unread = cell("UNREAD");
    await edit(ledgerText("fifty"), 2000);
    expect(unread).toEqual([0, 1]);
    expect((live.state().view as { changed?: unknown }).changed).toBeUndefined();
  });

  test("edits during a reading are not lost", async () => {
    const balance = cell("BALANCE", "C001");
    book.tables = [tableOf("Ledger", ledgerText("60"))];
    const reading = live.refresh();
    book.change();
    book.tables = [tableOf("Ledger", ledgerText("70"))];
    await settled(reading);
    await jest.advanceTimersByTimeAsync(3000);
    expect(balance.at(-1)).toBe(130);
  });
});

describe("the table itself", () => {
  test("renamed, deleted, replaced by another: cells follow, with words while it is gone", async () => {
    const balance = cell("BALANCE", "C001");
    book.tables = [{ ...book.tables[0]!, name: "Sales2026" }];
    book.change("tables");
    await jest.advanceTimersByTimeAsync(1500);
    expect(balance).toEqual([110]);
    book.tables = [];
    book.change("tables");
    await jest.advanceTimersByTimeAsync(1500);
    expect(balance.at(-1)).toMatchObject({ code: "#N/A", message: expect.stringMatching(/No table of this workbook/) });
    book.tables = [{ ...tableOf("New", ledgerText("1000")), id: "other" }];
    book.change("tables");
    await jest.advanceTimersByTimeAsync(1500);
    expect(balance.at(-1)).toBe(1060);
  });

  test("an event that never came is found out before a report is made", async () => {
    book.tables = [tableOf("Ledger", ledgerText("50", "| 2026-03-01 | C001 | Invoice | INV-4 | 7 | |"))];
    expect(live.state()).toMatchObject({ stale: false });
    const view = await settled(live.view());
    expect(view!.ledger.entries.count).toBe(5);
  });
});

test("an amount that changed without an event is found out before a report is made, where the application can see it", async () => {
  book.tables = [tableOf("Ledger", ledgerText("75"))];
  book.missed = true;
  const balance = cell("BALANCE", "C001");
  expect([live.state().status, balance]).toEqual(["ready", [110]]);
  const view = await settled(live.view());
  expect([view!.ledger.entries.amountMinor[2], balance]).toEqual([7500, [110, 135]]);
});

describe("time", () => {
  test("midnight: cells without a date move on to the new day", async () => {
    const days = cell("DAYSOVERDUE", "INV-3");
    today = "2026-04-01";
    await jest.advanceTimersByTimeAsync(65_000);
    expect(days).toEqual([47, 48]);
  });

  test("cells asked before the ledger is there get their figures when it is", async () => {
    subscriptions.disconnect();
    const balance = cell("BALANCE", "C001");
    expect(balance).toEqual([]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(balance).toMatchObject([{ code: "#N/A", message: expect.stringMatching(/not loaded yet/) }]);
    subscriptions.connect(live, "en");
    expect(balance.at(-1)).toBe(110);
  });
});

describe("what changed between two readings", () => {
  const rows = (...numbers: number[]) => ({ ...tableOf("L", "| Date | Amount |"), rows: numbers.map((number) => [number, "x"]), rowCount: numbers.length });
  test.each([
    ["nothing", [1, 2, 3], [1, 2, 3], []],
    ["one row", [1, 2, 3], [1, 9, 3], [{ at: 1, removed: 1, added: 1 }]],
    ["two rows apart", [1, 2, 3, 4], [9, 2, 3, 8], [{ at: 0, removed: 1, added: 1 }, { at: 3, removed: 1, added: 1 }]],
    ["a row inserted", [1, 2, 3], [1, 9, 2, 3], [{ at: 1, removed: 0, added: 1 }]],
    ["a row deleted", [1, 2, 3], [1, 3], [{ at: 1, removed: 1, added: 0 }]],
    ["rows appended", [1, 2], [1, 2, 3, 4], [{ at: 2, removed: 0, added: 2 }]],
    ["all gone", [1, 2], [], [{ at: 0, removed: 2, added: 0 }]],
  ])("%s", (_name, before, after, changes) => {
    expect(rowChanges(rows(...before), rows(...after))).toEqual(changes);
  });

  test("a table that was moved, renamed or given other columns is another one", () => {
    for (const other of [{ headerRow: 1 }, { name: "M" }, { headers: ["Date", "Sum"] }, { id: "M" }, { date1904: true }]) expect(rowChanges(rows(1), { ...rows(1), ...other })).toBeNull();
  });
});
