import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { parseIsoDay } from "../../src/calendar/day";
import { follow, type Stream, subscriptions } from "../../src/functions/subscriptions";
import { aboutCustomer, NOBODY } from "../../src/functions/touched-questions";
import { LiveLedger } from "../../src/live/live-ledger";
import { TableBook, tableOf } from "./ledger-in-memory";

const ledgerText = (one: string, two: string): string => `
| Date       | Customer | Type    | Document | Debit  | Credit |
| 2026-01-05 | C001     | Invoice | INV-1    | 100    |        |
| 2026-01-06 | C002     | Invoice | INV-2    | 300    |        |
| 2026-02-12 | C001     | Invoice | INV-3    | ${one} |        |
| 2026-02-20 | C002     | Invoice | INV-4    | ${two} |        |
`;

let book: TableBook;
let live: LiveLedger;
const streams: Stream[] = [];

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask", "performance"] });
  book = new TableBook([tableOf("Ledger", ledgerText("50", "60"))]);
  live = new LiveLedger(book, () => parseIsoDay("2026-03-31")!);
  await live.start();
  const reading = live.refresh();
  await jest.advanceTimersByTimeAsync(100);
  await reading;
  subscriptions.connect(live, "en");
});
afterEach(async () => {
  streams.splice(0).forEach((stream) => stream.onCanceled?.());
  subscriptions.disconnect();
  await live.stop();
  jest.useRealTimers();
});

/** Cells that show a customer's balance; counts how often they are asked and keeps what they show. */
function cells(customer: string, count: number, about = aboutCustomer(customer)) {
  const seen = { asked: 0, shows: [] as unknown[] };
  for (let cell = 0; cell < count; cell++) {
    const stream: Stream = { setResult: (value) => (seen.shows[cell] = value) };
    streams.push(stream);
    follow(stream, (answers) => (seen.asked++, answers.balancesOf((answers.customer(customer) as { customer: number }).customer, answers.view.asOf)[0]!.balanceMinor), about);
  }
  return seen;
}

async function edit(text: string): Promise<void> {
  book.tables = [tableOf("Ledger", text)];
  book.change();
  await jest.advanceTimersByTimeAsync(500);
  expect(live.state().view!.changed).toBeDefined();
}

describe.each([10, 700])("%s cells of each kind, right after an edit", (count) => {
  test("only those are asked that the edited rows may touch", async () => {
    const [one, two, all, none] = [cells("C001", count), cells("C002", count), cells("C001", count, () => null), cells("C001", 1, () => NOBODY)];
    await edit(ledgerText("50", "60"));
    const before = [one, two, all, none].map(({ asked }) => asked);
    await edit(ledgerText("70", "60"));
    expect([one, two, all, none].map(({ asked }, kind) => asked - before[kind]!)).toEqual([count, 0, count, 0]);
    expect([new Set(one.shows), new Set(two.shows), new Set(all.shows)]).toEqual([new Set([17000]), new Set([36000]), new Set([17000])]);
  });

  test("a customer edited before is asked again, so that an edit taken back is seen", async () => {
    const [one, two] = [cells("C001", count), cells("C002", count)];
    await edit(ledgerText("70", "60"));
    await edit(ledgerText("50", "80"));
    expect([new Set(one.shows), new Set(two.shows)]).toEqual([new Set([15000]), new Set([38000])]);
  });

  test("cells that come after an edit, and those that are left when it is worked out whole, follow the next one", async () => {
    const [one, two] = [cells("C001", count), cells("C002", count)];
    await edit(ledgerText("70", "60"));
    const late = cells("C002", count);
    await edit(ledgerText("70", "90"));
    expect([new Set(late.shows), new Set(two.shows)]).toEqual([new Set([39000]), new Set([39000])]);
    await jest.advanceTimersByTimeAsync(4000);
    expect(live.state().view!.changed).toBeUndefined();
    streams.splice(0, count).forEach((stream) => stream.onCanceled?.());
    await edit(ledgerText("75", "95"));
    expect([new Set(one.shows), new Set(late.shows), new Set(two.shows)]).toEqual([new Set([17000]), new Set([39500]), new Set([39500])]);
  });
});
