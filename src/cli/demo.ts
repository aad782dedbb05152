import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { createAddIn } from "../actions/add-in";
import { makeStatements } from "../actions/make-statements";
import { highlightsOf, reconcileWith, sheetOf } from "../actions/reconcile";
import { aging } from "../aging/aging";
import { firstOfMonth } from "../calendar/day";
import { MemoryWorkbook } from "../host/memory-workbook";
import type { LedgerView } from "../live/live-state";
import { readList } from "../ledger/read-list";
import { addMinor, type Minor, minorToText, ZERO } from "../money/money";
import { DEFAULT_RULES } from "../reconciliation/reconciliation";
import { agingSheet } from "../sheets/aging-sheet";
import type { TableInfo } from "../grid/table";
import type { Language } from "../words/language";
import { workbookErrorMessage } from "../words/workbook-words";
import { WorkbookError } from "../workbook/workbook";
import { findTables } from "../ledger/find-tables";
import { cliText } from "./answer";
import { today } from "./clock";
import { saveTo } from "./output";
import { serve } from "./serve";

/** The project's folder: the demo is bundled into `dist/cli/`. */
const ROOT = path.join(__dirname, "..", "..");
const SAMPLE = path.join(ROOT, "assets", "sample.xlsx");

/**
 * `npm run demo [-- FILE.xlsx] [--once] [--port N] [--lang en|zh]`: the add-in's work on a workbook without Excel.
 *
 * Prints what it did, writes the result to `demo-output/`, then serves the workbench (unless `--once`).
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { once: { type: "boolean" }, port: { type: "string" }, lang: { type: "string" } },
  });
  const language: Language = values.lang === "zh" ? "zh" : "en";
  const file = positionals[0] ?? SAMPLE;
  const output = path.join(process.cwd(), "demo-output");
  fs.mkdirSync(output, { recursive: true });
  await work(file, output, language);
  if (values.once) return;
  const address = await serve({ root: path.join(ROOT, "dist"), extra: { "/demo-output/": output }, port: Number(values.port ?? 4173) });
  print(cliText(language, "demo-page", { address: `${address}/workbench.html` }));
}

async function work(file: string, output: string, language: Language): Promise<void> {
  const workbook = MemoryWorkbook.open(fs.readFileSync(file), path.basename(file));
  const addIn = createAddIn({ workbook, language, today });
  print(cliText(language, "demo-title", { file: path.basename(file) }));
  const view = await addIn.live.refresh();
  if (!view) throw new WorkbookError("table-gone", { table: "" });
  print(`  ${cliText(language, "demo-read", { rows: view.ledger.rowsRead, customers: view.ledger.customers.length, issues: view.issues.length })}`);
  const table = aging(view.ledger, view.settlement, { asOf: view.asOf, policy: view.settings.aging });
  for (const total of table.totals) {
    const overdue = total.amountsMinor.slice(1).reduce<Minor>(addMinor, ZERO);
    print(`  ${cliText(language, "demo-balance", { balance: minorToText(total.totalMinor, total.currency), currency: total.currency, overdue: minorToText(overdue, total.currency) })}`);
  }
  await workbook.writeSheets([agingSheet({ ledger: view.ledger, aging: table, language, policyVersion: view.settings.policyVersion, letterhead: view.settings.statement.letterhead })]);
  await reconcileLists(addIn, view, language);
  await writeStatement(addIn, view, language);
  const target = path.join(output, path.basename(file).replace(/\.[^.]*$/, ".xlsx"));
  saveTo(workbook, target);
  print(`  ${cliText(language, "written", { file: path.relative(process.cwd(), target) })}`);
}

/** Compare each customer's list in the workbook with the ledger; the last one's marks stay in the tables. */
async function reconcileLists(addIn: ReturnType<typeof createAddIn>, view: LedgerView, language: Language): Promise<void> {
  const { lists } = findTables(await addIn.workbook.listTables(), view.settings);
  const chosen = await statementList(addIn, view, lists);
  if (!chosen) {
    print(`  ${cliText(language, "demo-no-list")}`);
    return;
  }
  const run = await reconcileWith(addIn, { theirs: chosen.id, kind: "statement", customer: null, rules: DEFAULT_RULES.statement, periodEnd: view.closingSaved ? view.asOf : null });
  const marks = highlightsOf(run, language);
  await addIn.workbook.highlight(marks);
  await addIn.workbook.writeSheets([sheetOf(run, language)]);
  const agreed = run.result.groups.filter((group) => group.verdict === "auto" && group.differenceMinor === 0).length;
  const residual = run.result.bridges.map((bridge) => `${minorToText(bridge.residualMinor, bridge.currency)} ${bridge.currency}`).join(", ");
  const mismatches = run.result.groups.length - agreed + [...run.result.unmatched.ours, ...run.result.unmatched.theirs].filter((row) => row.cause !== "EARLIER").length;
  print(`  ${cliText(language, "demo-reconciled", { theirs: run.theirs.name, groups: agreed, mismatches, residual })}`);
}

/** The first list whose rows name customers of ours: a customer's statement rather than the bank's. */
async function statementList(addIn: ReturnType<typeof createAddIn>, view: LedgerView, lists: readonly TableInfo[]): Promise<TableInfo | null> {
  for (const info of lists) {
    const table = await addIn.workbook.readTable(info.id);
    const read = readList(table, { kind: "statement", ledger: view.ledger, settings: view.settings });
    const isBank = read.columns.some((column) => column.field === "moneyIn" || column.field === "moneyOut");
    if (!isBank && read.rows.length > 0) return info;
  }
  return null;
}

/** A statement for the customer who owes most. */
async function writeStatement(addIn: ReturnType<typeof createAddIn>, view: LedgerView, language: Language): Promise<void> {
  const { ledger } = view;
  const rows = aging(ledger, view.settlement, { asOf: view.asOf, policy: view.settings.aging }).rows;
  const largest = [...rows].sort((left, right) => right.totalMinor - left.totalMinor || left.partition - right.partition)[0];
  if (!largest) return;
  const partition = ledger.partitions[largest.partition]!;
  const customer = ledger.customers[partition.customer]!;
  await makeStatements(addIn, { customers: [customer.key], from: firstOfMonth(view.asOf), to: view.asOf, kind: "activity", language });
  print(`  ${cliText(language, "demo-statement", { customer: customer.name, closing: minorToText(largest.totalMinor, partition.currency), currency: partition.currency })}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main().catch((error: unknown) => {
  const code = (error as NodeJS.ErrnoException).code;
  const line = error instanceof WorkbookError ? workbookErrorMessage(error.code, error.params, "en") : code === "ENOENT" ? `${(error as NodeJS.ErrnoException).path}: no such file.` : String((error as Error).stack);
  process.stderr.write(`${line}\n`);
  process.exitCode = error instanceof WorkbookError || code === "ENOENT" ? 2 : 3;
});
