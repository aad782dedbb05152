import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { BenchLine, Contest } from "../bench-line";
import { madeUpLedger } from "../made-up-ledger";
import { type LongestTask, pageIsBuilt, type PaneTasks, paneTasks } from "../pane-page";

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

/** By the browser's own clock, which counts other work of the machine as well; beside it what the processor spent. */
export const lines: BenchLine[] = [
  { name: "pane: longest task while the page starts with its sample", size: 60, goal: null, runs: 1, prepare: () => contest(({ start }) => start) },
  { name: "pane: longest task from opening an .xlsx to its figures", size: SIZE, goal: { kind: "limit", atMost: 50 }, runs: 1, prepare: () => contest(({ opening }) => opening) },
  { name: "pane: longest task while going to Aging", size: SIZE, goal: { kind: "limit", atMost: 50 }, runs: 1, prepare: () => contest(({ aging }) => aging) },
];
