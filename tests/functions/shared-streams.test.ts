import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "../../src/calendar/day";
import { subscriptions } from "../../src/functions/subscriptions";
import type { LiveLedger } from "../../src/live/live-ledger";
import { FunctionCells, type Platform } from "./function-cells";
import { day } from "../build/make-ledger";
import { liveOf, TableBook, tableOf } from "./ledger-in-memory";

const ledgerOf = (amount: number): string => `
| Date       | Customer | Type    | Document | Debit     | Credit |
| 2026-01-05 | C001     | Invoice | INV-1    | ${amount} |        |
| 2026-02-10 | C002     | Invoice | INV-2    | 300       |        |
`;

let book: TableBook;
let live: LiveLedger;
beforeEach(async () => {
  book = new TableBook([tableOf("Ledger", ledgerOf(100))]);
  live = liveOf(book);
  await live.refresh();
  subscriptions.connect(live, "en");
});
afterEach(async () => {
  subscriptions.disconnect();
  await live.stop();
});

async function edit(amount: number): Promise<void> {
  book.tables = [tableOf("Ledger", ledgerOf(amount))];
  await live.refresh();
}

describe("cells of a host that shares streams", () => {
  test("2,000 cells with one call are one stream and one push", async () => {
    const cells = new FunctionCells("web");
    const before = subscriptions.count();
    for (let cell = 0; cell < 2000; cell++) cells.enter(`A${cell}`, "BALANCE", "C001", undefined, undefined);
    expect(subscriptions.count() - before).toBe(1);
    await edit(120);
    expect([cells.pushes.length, cells.shows("A0"), cells.shows("A1999")]).toEqual([2, 120, 120]);
    for (let cell = 0; cell < 2000; cell++) cells.clear(`A${cell}`);
    expect(subscriptions.count()).toBe(before);
  });

  test("thousands of different calls are asked in slices and shown in one burst", async () => {
    const calls = 1200;
    const asked = Array.from({ length: calls }, (_, place) => ["BALANCE", place % 2 === 0 ? "C001" : "C002", addDays(day("2026-03-01"), place) - day("1899-12-30")] as const);
    const cells = new FunctionCells("web");
    try {
      asked.forEach(([id, customer, asOf], place) => cells.enter(`A${place}`, id, customer, asOf));
      const before = cells.pushes.length;
      await edit(125);
      // However many turns the asking takes: between two of them either nothing is shown or everything.
      const seen = new Set<number>();
      while (!seen.has(calls / 2)) {
        seen.add(cells.pushes.length - before);
        await new Promise((resolve) => void setTimeout(resolve, 0));
      }
      expect([...seen].filter((count) => count !== 0)).toEqual([calls / 2]);
      expect([cells.shows("A0"), cells.shows("A1"), cells.shows(`A${calls - 2}`)]).toEqual([125, 300, 125]);
      // A newer reading takes over from one whose answers are not shown yet: in the end every cell shows the newest.
      await Promise.all([edit(130), edit(140)]);
      while (cells.shows(`A${calls - 2}`) !== 140) await new Promise((resolve) => void setTimeout(resolve, 0));
      expect([cells.shows("A0"), cells.shows("A1"), cells.strays]).toEqual([140, 300, 0]);
    } finally {
      asked.forEach((_, place) => cells.clear(`A${place}`));
    }
  });

  test.each(["first", "last first"] as const)("cancellations that come late, %s, stop only what they belong to", async (order) => {
    const cells = new FunctionCells("web", "late");
    const before = subscriptions.count();
    cells.enter("A1", "BALANCE", "C001");
    cells.enter("A1", "BALANCE", "C002");
    cells.enter("A1", "BALANCE", "C001");
    cells.reinvoke("A1");
    await edit(130);
    expect(cells.shows("A1")).toBe(130);
    cells.arriveLate(order);
    await edit(140);
    expect([cells.shows("A1"), subscriptions.count() - before]).toEqual([140, 1]);
    cells.clear("A1");
    cells.arriveLate();
    expect(subscriptions.count()).toBe(before);
  });

  test("nothing is pushed into a cancelled stream", async () => {
    const cells = new FunctionCells("desktop");
    for (let turn = 0; turn < 20; turn++) cells.enter("A1", "BALANCE", turn % 2 === 0 ? "C001" : "C002");
    await edit(150);
    expect(cells.strays).toBe(0);
  });

  test("an empty cell means the same on the desktop (0) and on the web (null)", () => {
    const calls: readonly (readonly [string, ...unknown[]])[] = [
      ["BALANCE", "C001", undefined, undefined], ["BALANCE", undefined], ["OPENING", "C001", undefined], ["OVERDUE", "C001", undefined], ["AGING", "C001", undefined], ["AGINGTABLE", undefined],
      ["BUCKET", "C001", undefined], ["BUCKET", "C001", 1, undefined], ["OPENITEMS", "C001", undefined], ["STATEMENT", "C001", undefined, undefined], ["DOCUMENT", undefined],
      ["DOCUMENT", "INV-1", undefined, undefined], ["DAYSOVERDUE", "INV-1", undefined, undefined], ["DUEDATE", undefined, 30], ["CREDIT", "C001", undefined], ["DSO", undefined, undefined, undefined, undefined],
      ["CEI", undefined, "2026-01-01", undefined], ["COLLECTIONRATE", undefined, undefined], ["CUSTOMER", "C001", undefined], ["CAPITALS", undefined, undefined], ["CONVERT", undefined, undefined, undefined],
    ];
    const onePlatform = (platform: Platform): unknown[] => {
      const cells = new FunctionCells(platform);
      return calls.map(([id, ...args], place) => {
        cells.enter(`A${place}`, id, ...args);
        return cells.shows(`A${place}`);
      });
    };
    expect(onePlatform("desktop")).toEqual(onePlatform("web"));
  });

  test("whatever cells do and in whatever order cancellations come, every cell shows its own figure", async () => {
    const stepArbitrary = fc.oneof(
      fc.record({ kind: fc.constant("enter" as const), cell: fc.integer({ min: 0, max: 4 }), customer: fc.constantFrom("C001", "C002", "C009") }),
      fc.record({ kind: fc.constantFrom("clear" as const, "reinvoke" as const), cell: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ kind: fc.constant("edit" as const), amount: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ kind: fc.constant("late" as const), order: fc.constantFrom("first" as const, "last first" as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 30 }), fc.constantFrom<Platform>("desktop", "web"), async (steps, platform) => {
        const cells = new FunctionCells(platform, "late");
        const before = subscriptions.count();
        const entered = new Map<number, string>();
        let amount = 1;
        await edit(amount);
        for (const step of steps) {
          if (step.kind === "enter") {
            cells.enter(`A${step.cell}`, "BALANCE", step.customer);
            entered.set(step.cell, step.customer);
          } else if (step.kind === "edit") await edit((amount = step.amount));
          else if (step.kind === "late") cells.arriveLate(step.order);
          else if (entered.has(step.cell)) {
            if (step.kind === "reinvoke") cells.reinvoke(`A${step.cell}`);
            else cells.clear(`A${step.cell}`);
            if (step.kind === "clear") entered.delete(step.cell);
          }
          for (const [cell, customer] of entered) {
            const expected = customer === "C001" ? amount : customer === "C002" ? 300 : expect.stringMatching(/^#N\/A No customer is called "C009"/);
            expect(cells.shows(`A${cell}`)).toEqual(expected);
          }
        }
        for (const cell of entered.keys()) cells.clear(`A${cell}`);
        cells.arriveLate();
        expect(subscriptions.count()).toBe(before);
      }),
      { seed: 20261125, numRuns: 25 },
    );
  });
});
