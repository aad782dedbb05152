import type { HighlightPlan } from "../grid/sheet-plan";
import { stepByStep } from "../live/read-view";
import type { Job } from "../workbook/workbook";
import type { AddIn } from "./add-in";
import { noteMarked, otherMarked } from "./marked-runs";
import { highlightPlanSteps, type ReconciliationRun } from "./reconcile";

/**
 * Highlight both tables: a fill and, in the reason column, the cause in words. Answers how many places were marked.
 *
 * Lists of other customers and of banks that are marked stay so, compared anew; a customer's status and the bank's stand in columns of their own.
 */
export async function markReconciliation(addIn: AddIn, run: ReconciliationRun, job?: Job): Promise<number> {
  const { runs, gone } = await otherMarked(addIn, run, job);
  const plansOf = (each: ReconciliationRun) => stepByStep(highlightPlanSteps(each, addIn.language), job);
  const others: HighlightPlan[] = [];
  for (const other of runs) others.push(...(await plansOf(other)));
  const plans = await plansOf(run);
  await addIn.workbook.highlight([...others, ...plans], job);
  await noteMarked(addIn, run, gone);
  return plans.reduce((sum, plan) => sum + plan.marks.length, 0);
}
