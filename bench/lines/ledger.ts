import { balances } from "../../src/balance/balance";
import { toDay } from "../../src/calendar/day";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { checkInvariants } from "../../src/statement/invariants";
import { statementsOf } from "../../src/statement/statement";
import type { BenchLine } from "../bench-line";
import { madeUpLedger } from "../made-up-ledger";
import { retainedBytes } from "../measure";
import { read } from "./aging";

const SIZE = 100_000;
const AS_OF = toDay({ year: 2025, month: 12, day: 31 });
const { allocation: POLICY, aging: AGING } = DEFAULT_SETTINGS;

/** One ledger for all lines here; making it is not measured. */
let made: ReturnType<typeof madeUpLedger> | null = null;
const table = (): ReturnType<typeof madeUpLedger> => (made ??= madeUpLedger({ lines: SIZE, customers: SIZE / 20 }));

export const lines: BenchLine[] = [
  {
    name: "reading: raw values become the ledger",
    size: SIZE,
    goal: { kind: "share", atMost: 0.25 },
    prepare: async () => {
      const rows = table();
      const text = JSON.stringify(rows.rows);
      return { ours: () => read(rows), other: { name: "JSON.parse of the same", run: () => JSON.parse(text) } };
    },
  },
  {
    name: "reading: bytes a line kept, texts of the workbook shared",
    size: SIZE,
    goal: { kind: "limit", atMost: 64 },
    runs: 3,
    prepare: async () => {
      const rows = table();
      return { unit: "bytes", ours: () => retainedBytes(() => read(rows)) / SIZE };
    },
  },
  {
    name: "settling, nothing claimed",
    size: SIZE,
    goal: null,
    prepare: async () => {
      const ledger = read(table());
      return { ours: () => settle(ledger, POLICY) };
    },
  },
  {
    name: "settling, seven credits in ten name their invoice",
    size: SIZE,
    goal: null,
    prepare: async () => {
      const ledger = read(madeUpLedger({ lines: SIZE, customers: SIZE / 20, claimed: 0.7 }));
      return { ours: () => settle(ledger, POLICY) };
    },
  },
  {
    name: "invariants of a whole ledger",
    size: SIZE,
    goal: null,
    prepare: async () => {
      const ledger = read(table());
      const settlement = settle(ledger, POLICY);
      return { ours: () => checkInvariants(ledger, settlement, AS_OF, DEFAULT_SETTINGS) };
    },
  },
  {
    name: "balances of 5,000 customers",
    size: SIZE,
    runs: 25,
    goal: { kind: "limit", atMost: 2 },
    prepare: async () => {
      const ledger = read(table());
      return { ours: () => balances(ledger, AS_OF) };
    },
  },
  {
    name: "500 statements of a month, without their sheets",
    size: SIZE,
    goal: null,
    prepare: async () => {
      const ledger = read(table());
      const settlement = settle(ledger, POLICY);
      const from = toDay({ year: 2025, month: 12, day: 1 });
      return {
        ours: () => {
          for (let customer = 0; customer < 500; customer++) statementsOf(ledger, settlement, { customer, kind: "activity", from, to: AS_OF, aging: AGING });
        },
      };
    },
  },
];
