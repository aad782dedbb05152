import { type CounterpartyMemory, NO_MEMORY } from "../settings/reconciliation-memory";
import type { Settings } from "../settings/settings";
import { stepByStep } from "../live/read-view";
import { WorkbookError } from "../workbook/workbook";
import type { AddIn } from "./add-in";
import { decidedRunSteps, type ReconciliationRun } from "./reconcile";

/** What the workbook remembers of the counterparty of a run; nothing yet is an empty memory. */
export function memoryOf({ reconciliations }: Settings, { comparison, view }: Pick<ReconciliationRun, "comparison" | "view">): CounterpartyMemory {
  const { counterparty, customer, input } = comparison;
  return reconciliations[counterparty] ?? { kind: input.kind, customer: customer === null ? null : view.ledger.customers[customer]!.key, ...NO_MEMORY };
}

/**
 * Change what the workbook remembers of a run's counterparty, and answer the run as it is then.
 *
 * Error `memory-full` where `change` answers null.
 */
export async function rememberCounterparty(addIn: AddIn, run: ReconciliationRun, change: (memory: CounterpartyMemory) => CounterpartyMemory | null): Promise<ReconciliationRun> {
  const settings = await addIn.live.remember((stored) => {
    const next = change(memoryOf(stored, run));
    if (next === null) throw new WorkbookError("other", { reason: "memory-full" });
    return { ...stored, reconciliations: { ...stored.reconciliations, [run.comparison.counterparty]: next } };
  });
  return stepByStep(decidedRunSteps(run, settings));
}
