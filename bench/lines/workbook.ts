import { inflateRawSync, deflateRawSync } from "node:zlib";
import { planStatements } from "../../src/actions/plan-statements";
import { toDay } from "../../src/calendar/day";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { LedgerView } from "../../src/live/live-state";
import { readView } from "../../src/live/read-view";
import type { BenchLine } from "../bench-line";
import { madeUpLedger } from "../made-up-ledger";

const SIZE = 100_000;
const AS_OF = toDay({ year: 2025, month: 12, day: 31 });
const FROM = toDay({ year: 2025, month: 12, day: 1 });

let saved: Uint8Array | null = null;
const file = (): Uint8Array => (saved ??= MemoryWorkbook.fromTables([madeUpLedger({ lines: SIZE, customers: SIZE / 20 })]).save());

async function viewOf(workbook: MemoryWorkbook): Promise<LedgerView> {
  const reading = await readView(workbook, { today: AS_OF, version: 1 });
  if (reading.kind !== "view") throw new Error("the made-up ledger is not recognised");
  return reading.view;
}

async function readFirstTable(): Promise<unknown> {
  const workbook = MemoryWorkbook.open(file(), "ledger.xlsx");
  return workbook.readTable((await workbook.listTables())[0]!.id);
}

/** The sheets of so many customers, in a workbook of their own, saved. */
async function statementSheets(view: LedgerView, count: number): Promise<Uint8Array> {
  const customers = view.ledger.customers.slice(0, count).map(({ name }) => name);
  const plans = await planStatements(view, { customers, from: FROM, to: AS_OF, kind: "balance-forward", language: "en" }, "en");
  const workbook = MemoryWorkbook.empty();
  await workbook.writeSheets(plans);
  return workbook.save();
}

export const lines: BenchLine[] = [
  {
    name: "workbook: read an .xlsx of ten columns",
    size: SIZE,
    runs: 3,
    goal: { kind: "limit", atMost: 2_500 },
    prepare: async () => {
      // What has to be unpacked, and nothing made of it.
      const rows = Buffer.from(JSON.stringify(madeUpLedger({ lines: SIZE, customers: SIZE / 20 }).rows));
      const packed = deflateRawSync(rows, { level: 6 });
      file();
      return { ours: readFirstTable, other: { name: "JSON of the same, unpacked and parsed", run: () => JSON.parse(inflateRawSync(packed).toString()) } };
    },
  },
  {
    name: "workbook: open an .xlsx, add a sheet, save",
    size: SIZE,
    runs: 3,
    goal: { kind: "limit", atMost: 5_000 },
    prepare: async () => {
      const view = await viewOf(MemoryWorkbook.open(file(), "ledger.xlsx"));
      const customers = [view.ledger.customers[0]!.name];
      const [plan] = await planStatements(view, { customers, from: FROM, to: AS_OF, kind: "balance-forward", language: "en" }, "en");
      const openAddSave = async (): Promise<Uint8Array> => {
        const workbook = MemoryWorkbook.open(file(), "ledger.xlsx");
        await workbook.writeSheets([plan!]);
        return workbook.save();
      };
      return { ours: openAddSave, other: { name: "reading it alone", run: readFirstTable } };
    },
  },
  {
    name: "workbook: 500 statement sheets, saved to .xlsx",
    size: SIZE,
    runs: 3,
    goal: { kind: "limit", atMost: 10_000 },
    prepare: async () => {
      const view = await viewOf(MemoryWorkbook.open(file(), "ledger.xlsx"));
      return { ours: () => statementSheets(view, 500), other: { name: "250 of them", run: () => statementSheets(view, 250) } };
    },
  },
];
