import { toDay } from "../../src/calendar/day";
import { dayToSerial } from "../../src/calendar/excel-date";
import type { RawCell, Table } from "../../src/grid/table";
import { FUNCTIONS } from "../../src/functions/registry";
import { type Stream, subscriptions } from "../../src/functions/subscriptions";
import { readLedger } from "../../src/ledger/read-ledger";
import { settle } from "../../src/ledger/settle";
import { Answers } from "../../src/live/answers";
import { buildBalanceIndex, indexedBalance } from "../../src/live/balance-index";
import type { LiveLedger } from "../../src/live/live-ledger";
import type { LedgerView, LiveState } from "../../src/live/live-state";
import { entryChanges } from "../../src/live/patch-entries";
import { patchView, viewWithChanges } from "../../src/live/patch-view";
import { rowChanges } from "../../src/live/row-changes";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { checkInvariants } from "../../src/statement/invariants";
import type { BenchLine } from "../bench-line";
import { madeUpLedger } from "../made-up-ledger";
import { retainedBytes } from "../measure";

const SIZE = 100_000;
const CUSTOMERS = SIZE / 20;
const ANSWERS = 10_000;
const AS_OF = toDay({ year: 2025, month: 12, day: 31 });

let made: Table | null = null;
const table = (): Table => (made ??= madeUpLedger({ lines: SIZE, customers: CUSTOMERS }));

function whole(of: Table) {
  const { ledger, ways } = readLedger({ ledger: of, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS });
  const settlement = settle(ledger!, DEFAULT_SETTINGS.allocation);
  const issues = checkInvariants(ledger!, settlement, AS_OF, DEFAULT_SETTINGS);
  const view: LedgerView = { version: 1, ledger: ledger!, settlement, settings: DEFAULT_SETTINGS, asOf: AS_OF, closingSaved: false, date1904: false, issues, notices: [] };
  return { view, ways: ways!, answers: new Answers(view) };
}

/** Rows of the table after one edit in its middle. */
const EDITS: readonly (readonly [string, (rows: Table["rows"]) => Table["rows"]])[] = [
  ["amount", (rows) => replaced(rows, 7, (amount) => Number(amount) * 2)],
  ["date", (rows) => replaced(rows, 0, (date) => Number(date) - 3)],
  ["customer", (rows) => replaced(rows, 1, () => rows[1]![1]!)],
  ["append", (rows) => [...rows, rows.at(-1)!]],
  ["delete", (rows) => rows.filter((_, place) => place !== SIZE / 2)],
];

function replaced(rows: Table["rows"], column: number, change: (cell: RawCell) => RawCell): Table["rows"] {
  return rows.map((row, place) => (place === SIZE / 2 ? row.map((cell, at) => (at === column ? change(cell) : cell)) : row));
}

function askAll(answers: Answers): number {
  const index = answers.index();
  const { length } = answers.view.ledger.partitions;
  let sum = 0;
  for (let place = 0; place < ANSWERS; place++) sum += indexedBalance(index, (place * 7) % length, (AS_OF - (place % 300)) as typeof AS_OF);
  return sum;
}

/** Cells of a sheet that show balances, two for every customer, kept true as they are in Excel. */
class FollowingCells {
  private readonly streams: Stream[] = [];
  private tell = (): void => undefined;
  private state: LiveState;

  constructor(view: LedgerView) {
    this.state = { status: "ready", view, stale: false };
    const live: Pick<LiveLedger, "state" | "subscribe"> = { state: () => this.state, subscribe: (listener) => ((this.tell = listener), () => undefined) };
    subscriptions.connect(live as LiveLedger, "en");
    for (let place = 0; place < ANSWERS; place++) {
      const stream: Stream = { setResult: () => undefined };
      FUNCTIONS.BALANCE!.call([view.ledger.customers[(place * 7) % view.ledger.customers.length]!.name, dayToSerial((AS_OF - (place % 300)) as typeof AS_OF, false)], stream);
      this.streams.push(stream);
    }
  }

  show(view: LedgerView): void {
    this.state = { status: "ready", view, stale: true };
    this.tell();
  }

  stop(): void {
    for (const { onCanceled } of this.streams) onCanceled?.();
    subscriptions.disconnect();
  }
}

export const lines: BenchLine[] = [
  {
    name: "cells: balance index from the ledger",
    size: SIZE,
    goal: { kind: "share", atMost: 0.25 },
    prepare: async () => {
      const { view } = whole(table());
      const text = JSON.stringify(table().rows);
      return { ours: () => buildBalanceIndex(view.ledger), other: { name: "JSON.parse of the same values", run: () => JSON.parse(text) } };
    },
  },
  {
    name: "cells: bytes a line of the balance index",
    size: SIZE,
    runs: 3,
    goal: { kind: "limit", atMost: 64 },
    prepare: async () => {
      const { view } = whole(table());
      return { unit: "bytes", ours: () => retainedBytes(() => buildBalanceIndex(view.ledger)) / SIZE };
    },
  },
  {
    name: "cells: 5,000 balances from the index",
    size: SIZE,
    runs: 25,
    goal: { kind: "limit", atMost: 2 },
    prepare: async () => {
      const { answers, view } = whole(table());
      answers.index();
      return { ours: () => { for (let partition = 0; partition < 5000; partition++) answers.balance(partition % view.ledger.partitions.length, AS_OF); } };
    },
  },
  ...EDITS.map(([what, edit]): BenchLine => ({
    name: `cells: one edit (${what}) and 10,000 answers, beside a rebuild`,
    size: SIZE,
    runs: 31,
    goal: { kind: "share", atMost: 0.01 },
    prepare: async () => {
      const before = whole(table());
      const after: Table = { ...table(), rows: edit(table().rows) };
      const changed: Table = { ...after, rowCount: after.rows.length };
      const changes = rowChanges(table(), changed)!;
      before.answers.index();
      const input = { changes, rows: changed.rows, currencySet: false };
      if (entryChanges(before.view.ledger, before.ways, input) === null) throw new Error(`The edit of ${what} is not worked out by rows`);
      return {
        ours: () => askAll(new Answers(viewWithChanges(before.view, before.ways, { changes, table: changed })!, before.answers)),
        other: { name: "rebuild", run: () => askAll(whole(changed).answers) },
      };
    },
  })),
  {
    name: "cells: one edit until 10,000 cells that follow the ledger are right, beside a rebuild",
    size: SIZE,
    runs: 31,
    goal: { kind: "share", atMost: 0.01 },
    prepare: async () => {
      const before = whole(table());
      // One edit after the other, each another than the last, as somebody types.
      const tables = [2, 3].map((times): Table => ({ ...table(), rows: replaced(table().rows, 7, (amount) => Number(amount) * times) }));
      const edits = tables.map((changed) => ({ table: changed, changes: rowChanges(table(), changed)! }));
      const cells = new FollowingCells(before.view);
      let run = 0;
      return {
        ours: () => cells.show(viewWithChanges(before.view, before.ways, edits[run++ % 2]!)!),
        other: { name: "rebuild", run: () => askAll(whole(tables[0]!).answers) },
        close: () => cells.stop(),
      };
    },
  },
  {
    name: "cells: the same, with finding what changed in the table read again",
    size: SIZE,
    goal: null,
    prepare: async () => {
      const before = whole(table());
      const changed: Table = { ...table(), rows: EDITS[0]![1](table().rows).map((row) => [...row]) };
      before.answers.index();
      return { ours: () => askAll(new Answers(patchView(before.view, before.ways, changed)!, before.answers)), other: { name: "rebuild", run: () => askAll(whole(changed).answers) } };
    },
  },
];
