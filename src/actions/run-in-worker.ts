import { AssertionError } from "../check/assert";
import { WorkbookError } from "../workbook/workbook";
import type { WorkerMessage } from "./reconciliation.worker";
import { type ReconciliationRunner, runInSlices } from "./run-reconciliation";

/** Below this many rows on both sides together the engine is done before a worker has started. */
const WORKER_ROWS_MIN = 5000;

/**
 * Runs the engine in a worker, so that the page stays free; cancel ends the worker at once.
 *
 * Where workers cannot be made (a policy of the host) the engine runs in slices in this thread: the result is the same.
 */
export const runInWorker: ReconciliationRunner = (input, job) => {
  if (input.ours.length + input.theirs.length < WORKER_ROWS_MIN) return runInSlices(input, job);
  const worker = startWorker();
  if (!worker) return runInSlices(input, job);
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      worker.terminate();
      job?.signal?.removeEventListener("abort", cancel);
      finish();
    };
    const cancel = (): void => end(() => reject(new WorkbookError("cancelled")));
    if (job?.signal?.aborted) return cancel();
    job?.signal?.addEventListener("abort", cancel);
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.kind === "progress") job?.onProgress?.({ done: data.done, total: data.total, item: "" });
      else if (data.kind === "result") end(() => resolve(data.result));
      else end(() => reject(new AssertionError(data.message)));
    };
    // The script itself could not be loaded: not a fault of the data, so the slower way is taken.
    worker.onerror = () => end(() => resolve(runInSlices(input, job)));
    worker.postMessage(input);
  });
};

function startWorker(): Worker | null {
  try {
    return typeof Worker === "undefined" ? null : new Worker(new URL("./reconciliation.worker.ts", import.meta.url));
  } catch {
    return null;
  }
}
