import { statementFiles } from "../../src/actions/statement-files";
import { toDay } from "../../src/calendar/day";
import { storedEntry, writeZip } from "../../src/files/zip-write";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { readView } from "../../src/live/read-view";
import type { BenchLine } from "../bench-line";
import { madeUpLedger } from "../made-up-ledger";

const SIZE = 100_000;
const CUSTOMERS = 500;
const AS_OF = toDay({ year: 2025, month: 12, day: 31 });
const FROM = toDay({ year: 2024, month: 1, day: 1 });

/** From the bytes of a workbook to a ZIP of one workbook per customer, each with all of the customer's lines. */
async function statementsOf(file: Uint8Array): Promise<Uint8Array> {
  const reading = await readView(MemoryWorkbook.open(file, "ledger.xlsx"), { today: AS_OF, version: 1 });
  if (reading.kind !== "view") throw new Error("the made-up ledger is not recognised");
  const files = await statementFiles(reading.view, { customers: "all", from: FROM, to: AS_OF, kind: "activity", language: "en" }, "en");
  if (files.length !== CUSTOMERS) throw new Error(`${files.length} statements`);
  return writeZip(files.map(({ fileName, bytes }) => storedEntry(fileName, bytes)));
}

export const lines: BenchLine[] = [{
  name: "statements: an .xlsx read, 500 customers, a workbook each, one ZIP",
  size: SIZE,
  runs: 3,
  goal: { kind: "limit", atMost: 10_000 },
  prepare: async () => {
    const file = MemoryWorkbook.fromTables([madeUpLedger({ lines: SIZE, customers: CUSTOMERS })]).save();
    return { ours: () => statementsOf(file) };
  },
}];
