import { AssertionError } from "../check/assert";
import type { Steps } from "../check/steps";
import { stepByStep } from "../live/read-view";
import type { MatchGroup, ReconciliationInput, UnmatchedRow } from "../reconciliation/reconciliation";
import { WorkbookError } from "../workbook/workbook";
import type { WorkerMessage, WorkerOrder } from "./reconciliation.worker";
import { type ReconciliationRunner, runInSlices } from "./run-reconciliation";

/** Below this many rows on both sides together the engine is done before a worker has started. */
const WORKER_ROWS_MIN = 5000;
/** Rows in one message: a few milliseconds to copy. */
const PIECE = 1000;

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
    let ended = false;
    const end = (finish: () => void): void => {
      ended = true;
      worker.terminate();
      job?.signal?.removeEventListener("abort", cancel);
      finish();
    };
    const cancel = (): void => end(() => reject(new WorkbookError("cancelled")));
    if (job?.signal?.aborted) return cancel();
    job?.signal?.addEventListener("abort", cancel);
    const groups: MatchGroup[] = [];
    const unmatched: Record<"ours" | "theirs", UnmatchedRow[]> = { ours: [], theirs: [] };
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (ended) return;
      if (data.kind === "progress") job?.onProgress?.({ done: data.done, total: data.total, item: "" });
      else if (data.kind === "groups") for (const group of data.groups) groups.push(group);
      else if (data.kind === "unmatched") for (const row of data.rows) unmatched[data.side].push(row);
      else if (data.kind === "result") end(() => resolve({ ...data.rest, groups, unmatched }));
      else end(() => reject(new AssertionError(data.message)));
    };
    // The script itself could not be loaded: not a fault of the data, so the slower way is taken.
    worker.onerror = () => {
      if (!ended) end(() => resolve(runInSlices(input, job)));
    };
    void stepByStep(give(worker, input, () => ended)).catch((error: unknown) => end(() => reject(error)));
  });
};

/** Hand over the input a piece at a time; stops where the run has ended meanwhile. */
function* give(worker: Worker, { ours, theirs, ...rest }: ReconciliationInput, isEnded: () => boolean): Steps<void> {
  const tell = (order: WorkerOrder): void => worker.postMessage(order);
  for (const [side, rows] of [["ours", ours], ["theirs", theirs]] as const) {
    for (let start = 0; start < rows.length; start += PIECE) {
      if (isEnded()) return;
      tell({ kind: "rows", side, rows: rows.slice(start, start + PIECE) });
      yield;
    }
  }
  if (!isEnded()) tell({ kind: "start", rest });
}

function startWorker(): Worker | null {
  try {
    return typeof Worker === "undefined" ? null : new Worker(new URL("./reconciliation.worker.ts", import.meta.url));
  } catch {
    return null;
  }
}
