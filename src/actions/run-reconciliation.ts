import { breathe, BREATH_MS } from "../live/read-view";
import { reconcileSteps } from "../reconciliation/reconcile";
import type { ReconciliationInput, ReconciliationResult } from "../reconciliation/reconciliation";
import { type Job, throwIfCancelled } from "../workbook/workbook";

/** How the engine is run: in this thread in slices, or in a worker (`run-in-worker.ts`). The result is the same. */
export type ReconciliationRunner = (input: ReconciliationInput, job?: Job) => Promise<ReconciliationResult>;

/** Runs the engine in this thread, letting the page breathe between its steps; cancel stops it at the next one. */
export const runInSlices: ReconciliationRunner = async (input, job) => {
  const steps = reconcileSteps(input);
  for (let since = performance.now(); ; ) {
    throwIfCancelled(job);
    const step = steps.next();
    if (step.done) return step.value;
    job?.onProgress?.({ done: step.value.done, total: step.value.total, item: "" });
    if (performance.now() - since < BREATH_MS) continue;
    await breathe();
    since = performance.now();
  }
};
