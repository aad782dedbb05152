import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { BenchLine, Contest } from "../bench-line";
import { madeUpLedger } from "../made-up-ledger";
import { type EditTasks, editTasks, type LongestTask, pageIsBuilt, type PaneTasks, paneTasks } from "../pane-page";

const SIZE = 100_000;
/** The browser is started once for all lines here. */
let measured: Promise<PaneTasks> | null = null;

function tasks(): Promise<PaneTasks> {
  if (measured) return measured;
  const workbook = MemoryWorkbook.fromTables([madeUpLedger({ lines: SIZE, customers: SIZE / 20, claimed: 0.3 })]);
  return (measured = paneTasks({ name: "ledger.xlsx", bytes: workbook.save(), rowsText: "100,000 of 100,000 rows read" }));
}

async function contest(of: (tasks: PaneTasks) => LongestTask): Promise<Contest | { readonly skipped: string }> {
  if (!pageIsBuilt()) return { skipped: "the page is not built: npm run build" };
  const { clockMs, processorMs } = of(await tasks());
  return { unit: "ms of the page", ours: () => clockMs, other: { name: "the same in processor time", run: () => processorMs } };
}

const FORMULAS = 5000;
let edited: Promise<EditTasks> | null = null;

/** 5,000 balances, overdue sums and buckets on a sheet of their own, one more beside the ledger. */
function edit(): Promise<EditTasks> {
  if (edited) return edited;
  const table = madeUpLedger({ lines: SIZE, customers: SIZE / 20 });
  const workbook = MemoryWorkbook.fromTables([table, { ...table, id: "Cells", name: "Cells", sheet: "Cells", headers: ["Customer", "Figure"], rows: [["-", null]], rowCount: 1 }]);
  const calls = ["BALANCE", "BALANCE", "BALANCE", "OVERDUE", "OPENING"];
  for (let place = 0; place < FORMULAS; place++) {
    const call = calls[place % calls.length]!;
    workbook.setCell("Cells", place, 4, { formula: `=LEDGER.${call}("Customer ${String((place % (SIZE / 20)) + 1).padStart(5, "0")}"${call === "OPENING" ? ",DATE(2025,12,1)" : ""})` });
  }
  const [customer, before] = [String(table.rows[2]![1]), Number(table.rows[2]![7])];
  const cents = table.rows.reduce((sum, row) => (row[1] === customer ? sum + Math.round(Number(row[7]) * 100) : sum), 0) - Math.round(before * 100) + 123_456;
  workbook.setCell(table.sheet, 2, 11, { formula: `=LEDGER.BALANCE("${customer}",DATE(2030,1,1))` });
  return (edited = editTasks({ bytes: workbook.save(), rowsText: "100,000 of 100,000 rows read", edited: "H4", typed: "1234.56", watched: "L3", shows: String(cents / 100) }));
}

async function editContest(of: (tasks: EditTasks) => { readonly ours: number; readonly beside: number | null }): Promise<Contest | { readonly skipped: string }> {
  if (!pageIsBuilt()) return { skipped: "the page is not built: npm run build" };
  const { ours, beside } = of(await edit());
  return { unit: "ms of the page", ours: () => ours, ...(beside !== null && { other: { name: "the same in processor time", run: () => beside } }) };
}

/** By the browser's own clock, which counts other work of the machine as well; beside it what the processor spent. */
export const lines: BenchLine[] = [
  { name: "pane: longest task while the page starts with its sample", size: 60, goal: null, runs: 1, prepare: () => contest(({ start }) => start) },
  { name: "pane: longest task from opening an .xlsx to its figures", size: SIZE, goal: { kind: "limit", atMost: 50 }, runs: 1, prepare: () => contest(({ opening }) => opening) },
  { name: "pane: longest task while going to Aging", size: SIZE, goal: { kind: "limit", atMost: 50 }, runs: 1, prepare: () => contest(({ aging }) => aging) },
  { name: "cells: an edit beside 5,000 formulas, from the debounce to the new figure", size: SIZE, goal: { kind: "limit", atMost: 100 }, runs: 1, prepare: () => editContest(({ figureMs }) => ({ ours: figureMs, beside: null })) },
  { name: "cells: longest task after that edit", size: SIZE, goal: { kind: "limit", atMost: 50 }, runs: 1, prepare: () => editContest(({ whole }) => ({ ours: whole.clockMs, beside: whole.processorMs })) },
];
