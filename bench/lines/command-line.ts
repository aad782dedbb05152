import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { isoDay } from "../../src/calendar/day";
import { serialToDay } from "../../src/calendar/excel-date";
import type { Table } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { BenchLine } from "../bench-line";
import { balancesOf, bytesOf, programIsBuilt } from "../command-line";
import { madeUpLedger } from "../made-up-ledger";

const DATES = new Set(["Date", "Due date"]);

function csvOf({ headers, rows }: Table, file: string): void {
  const output = fs.openSync(file, "w");
  fs.writeSync(output, `${headers.join(",")}\n`);
  for (const row of rows) {
    fs.writeSync(output, `${row.map((cell, column) => (cell === null ? "" : DATES.has(headers[column]!) ? isoDay(serialToDay(Number(cell), false)!) : String(cell))).join(",")}\n`);
  }
  fs.closeSync(output);
}

function xlsxOf(table: Table, file: string): void {
  fs.writeFileSync(file, MemoryWorkbook.fromTables([table]).save());
}

const KINDS = [
  { kind: "CSV", write: csvOf, extension: "csv" },
  { kind: ".xlsx", write: xlsxOf, extension: "xlsx" },
];

export const lines: BenchLine[] = [100_000, 1_000_000].flatMap((size) =>
  KINDS.map(({ kind, write, extension }): BenchLine => ({
    name: `command line: peak memory of the balances of a ${kind} file`,
    size,
    isLarge: size > 100_000,
    runs: 1,
    goal: size > 100_000 ? { kind: "limit", atMost: 2_048 } : extension === "xlsx" ? { kind: "limit", atMost: 300 } : null,
    prepare: async () => {
      if (!programIsBuilt()) return { skipped: "the command line is not built: npm run build" };
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "command-line-"));
      const file = path.join(folder, `ledger.${extension}`);
      write(madeUpLedger({ lines: size, customers: size / 20 }), file);
      return { unit: "MB", ours: () => balancesOf(file), other: { name: "Node with the file's bytes", run: () => bytesOf(file) }, close: () => fs.rmSync(folder, { recursive: true }) };
    },
  })),
);
