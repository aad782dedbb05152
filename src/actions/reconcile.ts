import type { TableInfo } from "../grid/table";
import { reconciliationHighlights } from "../sheets/reconciliation-highlights";
import { reconciliationSheet } from "../sheets/reconciliation-sheet";
import type { LedgerView } from "../live/live-state";
import type { ReconciliationResult } from "../reconciliation/reconciliation";
import type { HighlightPlan, SheetPlan } from "../grid/sheet-plan";
import type { Job, WrittenSheets } from "../workbook/workbook";
import type { Language } from "../words/language";
import { type AddIn, currentView } from "./add-in";
import { compareLists, type Comparison, type ComparisonRequest } from "./compare-lists";
import { runInSlices } from "./run-reconciliation";

/** A finished comparison, with all that is needed to show it, mark it and write it down. */
export interface ReconciliationRun {
  readonly view: LedgerView;
  readonly comparison: Comparison;
  readonly theirs: TableInfo;
  readonly result: ReconciliationResult;
}

/** Compare the ledger with a table of the other side. Nothing in the workbook changes. */
export async function reconcileWith(
  addIn: AddIn,
  { theirs, ...request }: ComparisonRequest & { readonly theirs: string },
  job?: Job,
): Promise<ReconciliationRun> {
  const view = await currentView(addIn, job);
  const table = await addIn.workbook.readTable(theirs, job);
  const comparison = compareLists(view, table, request);
  const result = await (addIn.runReconciliation ?? runInSlices)(comparison.input, job);
  const { rows: _, ...info } = table;
  return { view, comparison, theirs: info, result };
}

/** Highlight both tables: a fill and, in the reason column, the cause in words. */
export async function markReconciliation(addIn: AddIn, run: ReconciliationRun, job?: Job): Promise<number> {
  const plans = highlightsOf(run, addIn.language);
  await addIn.workbook.highlight(plans, job);
  return plans.reduce((sum, plan) => sum + plan.marks.length, 0);
}

/** Write the reconciliation sheet and show it. */
export async function writeReconciliation(addIn: AddIn, run: ReconciliationRun, job?: Job): Promise<WrittenSheets> {
  const written = await addIn.workbook.writeSheets([sheetOf(run, addIn.language)], job);
  if (written.written[0]) await addIn.workbook.select({ kind: "sheet", name: written.written[0].name });
  return written;
}

export function highlightsOf({ view, theirs, result, comparison }: ReconciliationRun, language: Language): readonly HighlightPlan[] {
  const ours = view.ledger.tables.ledger;
  return reconciliationHighlights({
    result,
    ours: { tableId: ours.id, columns: ours.columns },
    theirs: { tableId: theirs.id, columns: comparison.columns },
    language,
    input: comparison.input,
  });
}

export function sheetOf({ view, theirs, result, comparison }: ReconciliationRun, language: Language): SheetPlan {
  return reconciliationSheet({
    result,
    input: comparison.input,
    ours: { name: view.ledger.tables.ledger.name },
    theirs: { name: theirs.name },
    customer: comparison.customer,
    ledger: view.ledger,
    language,
    policyVersion: view.settings.policyVersion,
  });
}
