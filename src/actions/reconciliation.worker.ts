import { reconcileSteps } from "../reconciliation/reconcile";
import type { ReconciliationInput, ReconciliationResult } from "../reconciliation/reconciliation";

/** What the worker tells: how far it is, then the result, or the fault it met. */
export type WorkerMessage =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "result"; readonly result: ReconciliationResult }
  | { readonly kind: "fault"; readonly message: string };

/* The engine in a thread of its own: one input in, progress out, one result. Cancelling ends the thread. */
self.onmessage = ({ data }: MessageEvent<ReconciliationInput>) => {
  const tell = (message: WorkerMessage): void => self.postMessage(message);
  try {
    const steps = reconcileSteps(data);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return tell({ kind: "result", result: step.value });
      tell({ kind: "progress", done: step.value.done, total: step.value.total });
    }
  } catch (error) {
    tell({ kind: "fault", message: error instanceof Error ? error.message : String(error) });
  }
};
