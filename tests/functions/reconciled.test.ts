import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { subscriptions } from "../../src/functions/subscriptions";
import type { LiveLedger } from "../../src/live/live-ledger";
import { ledgerRowKeys } from "../../src/reconciliation/row-identity";
import { type CounterpartyMemory, NO_MEMORY } from "../../src/settings/reconciliation-memory";
import { FunctionCells } from "./function-cells";
import { liveOf, TableBook, tableOf } from "./ledger-in-memory";

const LEDGER = `
| Date       | Customer | Type    | Document | Due date   | Debit | Credit |
| 2026-01-05 | C001     | Invoice | INV-1    | 2026-02-04 | 1200  |        |
| 2026-01-20 | C001     | Payment | RCT-1    |            |       | 500    |
| 2026-02-10 | C001     | Invoice | INV-2    | 2026-03-12 | 80    |        |
| 2026-02-11 | C001     | Invoice | INV-3    | 2026-03-13 | 90    |        |
| 2026-02-12 | C001     | Invoice | N0044    | 2026-03-14 | 10    |        |
| 2026-02-12 | C002     | Invoice | N44      | 2026-03-14 | 10    |        |
| 2026-02-13 | C002     | Invoice | N0044    | 2026-03-14 | 11    |        |
`;

let book: TableBook;
let live: LiveLedger;
beforeEach(async () => {
  book = new TableBook([tableOf("Ledger", LEDGER)]);
  live = liveOf(book);
  await live.refresh();
  subscriptions.connect(live, "en");
});
afterEach(async () => {
  subscriptions.disconnect();
  await live.stop();
});

const keyOf = (row: number): string => ledgerRowKeys(live.state().view!.ledger).get(row)!;

async function remember(memory: Partial<CounterpartyMemory>, kind: CounterpartyMemory["kind"] = "statement"): Promise<void> {
  await live.remember((stored) => ({ ...stored, reconciliations: { ...stored.reconciliations, [`${kind}:C001`]: { kind, customer: "C001", ...NO_MEMORY, ...memory } } }));
}

function answer(...args: unknown[]): unknown {
  const cells = new FunctionCells("web");
  cells.enter("A1", "RECONCILED", ...args);
  const shown = cells.shows("A1");
  cells.clear("A1");
  return shown;
}

const PERIOD = { periodEnd: "2026-01-31", agreedOn: "2026-02-02", openItems: 1, balances: [] };
const carriedItem = (key: string, cause: string) => ({ side: "ours" as const, key, cause, since: "2026-01-31", day: null, reference: "", party: "", partyCode: "", text: "", amount: "1.00", currency: "USD" });

describe("where a document stands in the reconciliation", () => {
  test("what nobody has looked at is open", () => {
    expect(answer("INV-1")).toBe("open");
  });

  test("settled in an agreed period: agreed, and until when", async () => {
    await remember({ agreed: [PERIOD], settled: { ours: [keyOf(1)], theirs: [] } });
    expect([answer("INV-1"), answer("inv-1", "C001", "until")]).toEqual(["agreed", 46053]);
    expect(answer("INV-2")).toBe("open");
  });

  test.each([["AMOUNT_DIFF", "difference"], ["MISSING_R", "missing"], ["CUTOFF_R", "missing"], ["DUPLICATE_L", "duplicate"], ["AMBIGUOUS", "ambiguous"], ["PARTIAL", "difference"]])("left open by an agreed period because of %s: %s, with the reason", async (cause, status) => {
    await remember({ agreed: [PERIOD], carried: [carriedItem(keyOf(1), cause)] });
    expect(answer("INV-1")).toBe(status);
    expect(answer("INV-1", null, "Reason")).not.toBe("");
  });

  test("accepted or put together: matched; rejected alone stays open; a dispute stands before a match", async () => {
    await remember({ decisions: [{ ours: [keyOf(1)], theirs: ["x"], verdict: "accepted" }, { ours: [keyOf(2)], theirs: ["y"], verdict: "rejected", note: "not ours", owner: "Wu" }, { ours: [keyOf(3)], theirs: ["z"], verdict: "grouped", disputed: true }] });
    expect(["INV-1", "RCT-1", "INV-2"].map((document) => answer(document))).toEqual(["matched", "open", "disputed"]);
    expect([answer("RCT-1", null, "note"), answer("RCT-1", null, "owner")]).toEqual(["not ours", "Wu"]);
  });

  test("a group of which a row of ours was changed does not count any more", async () => {
    await remember({ decisions: [{ ours: [keyOf(3), keyOf(4)], theirs: ["x"], verdict: "grouped" }] });
    expect(answer("INV-3")).toBe("matched");
    book.tables = [tableOf("Ledger", LEDGER.replace("| 80 ", "| 81 "))];
    await live.refresh();
    expect([answer("INV-2"), answer("INV-3")]).toEqual(["open", "open"]);
  });

  test("the customer's word stands before the bank's", async () => {
    await remember({ decisions: [{ ours: [keyOf(2)], theirs: ["b"], verdict: "accepted" }] }, "bank");
    expect(answer("RCT-1")).toBe("matched");
    await remember({ carried: [carriedItem(keyOf(2), "MISSING_R")] });
    expect(answer("RCT-1")).toBe("missing");
  });

  test("a cell follows what is decided, and sorting the table changes nothing", async () => {
    const cells = new FunctionCells("web");
    cells.enter("A1", "RECONCILED", "INV-3");
    cells.enter("A2", "BALANCE", "C001");
    await remember({ decisions: [{ ours: [keyOf(4)], theirs: ["x"], verdict: "accepted" }] });
    expect([cells.shows("A1"), cells.shows("A2"), cells.pushes.length]).toEqual(["matched", 880, 3]);
    const [header, ...rows] = LEDGER.trim().split("\n");
    book.tables = [tableOf("Ledger", [header, ...rows.reverse()].join("\n"))];
    await live.refresh();
    expect(cells.shows("A1")).toBe("matched");
    cells.clear("A1");
    cells.clear("A2");
  });

  test("an edit after a decision is still worked out from the changed rows alone", async () => {
    await live.start();
    await remember({ decisions: [{ ours: [keyOf(4)], theirs: ["x"], verdict: "accepted" }] });
    jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
    try {
      book.tables = [tableOf("Ledger", LEDGER.replace("| 80 ", "| 81 "))];
      book.change();
      await jest.advanceTimersByTimeAsync(400);
      expect(live.state().view!.changed).toBeDefined();
      expect([answer("INV-3"), answer("INV-2")]).toEqual(["matched", "open"]);
    } finally {
      jest.useRealTimers();
    }
  });

  test("two customers with the number: the customer is asked for; leading zeros are tried last", async () => {
    expect(answer("N0044")).toMatch(/^#VALUE! Several documents are numbered "N0044"\. Name the customer/);
    await remember({ decisions: [{ ours: [keyOf(5)], theirs: ["x"], verdict: "accepted" }] });
    expect([answer("N0044", "C001"), answer("N44", "C002"), answer("N0044", "C002")]).toEqual(["matched", "open", "open"]);
  });

  test("what is kept of nothing is said", () => {
    expect(answer("INV-1", null, "colour")).toMatch(/^#VALUE! "colour" is nothing that is kept.*status, reason, until, note, owner/);
    expect(answer("INV-9")).toMatch(/^#N\/A No document/);
  });
});
