import { breathe } from "../live/read-view";
import { AssertionError } from "../check/assert";
import type { SourceFile } from "../sources/source";
import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";
import { type FileUnderstander, type ReadingWay, understandHere, type Understood } from "./understand-file";
import { filePieces, type ReadingPiece, ReadingReceiver } from "./understand-messages";

/** Below this a file is understood before a worker has started. */
const WORKER_ROWS_MIN = 3000;
const WORKER_CHARS_MIN = 300_000;

/** What of a worker is used. */
export type UnderstandingWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

/**
 * Understands large files in a worker, so that the page stays free; cancel ends the worker at once.
 *
 * Where workers cannot be made (a policy of the host) this thread does it: the result is the same.
 */
export const understandInWorker: FileUnderstander = (file, way, job) => understandIn(startWorker, file, way, job);

/** The same with a way to make a worker; null where none can be made. */
export async function understandIn(makeWorker: () => UnderstandingWorker | null, file: SourceFile, way: ReadingWay, job?: Job): Promise<Understood | WorkbookError> {
  throwIfCancelled(job);
  const rows = file.grids.reduce((sum, grid) => sum + grid.rows.length, 0);
  const worker = rows < WORKER_ROWS_MIN && (file.text?.length ?? 0) < WORKER_CHARS_MIN ? null : makeWorker();
  if (!worker) return understandHere(file, way);
  const ask = new Promise<Understood | WorkbookError | null>((resolve, reject) => {
    const receiver = new ReadingReceiver(file);
    job?.signal?.addEventListener("abort", () => reject(new WorkbookError("cancelled")));
    worker.onmessage = ({ data }: MessageEvent<ReadingPiece>) => {
      if (data.kind === "refused") resolve(new WorkbookError(data.code, data.params));
      else if (data.kind === "fault") reject(new AssertionError(data.message));
      else {
        const read = receiver.take(data);
        if (read) resolve(read);
      }
    };
    // The script itself could not be loaded: not a fault of the data, so the slower way is taken.
    worker.onerror = () => resolve(null);
  });
  // Its refusal may come while pieces are still on their way; it is told when they are.
  ask.catch(() => null);
  try {
    for (const piece of filePieces(file, way)) {
      worker.postMessage(piece);
      // Packing a piece takes a few milliseconds: the page may draw before the next.
      await breathe();
      throwIfCancelled(job);
    }
    return (await ask) ?? (await understandHere(file, way));
  } finally {
    worker.terminate();
  }
}

function startWorker(): UnderstandingWorker | null {
  try {
    // The worker's own pieces lie where it lies, one folder below the page.
    return typeof Worker === "undefined" ? null : new Worker(/* webpackEntryOptions: { publicPath: "../" } */ new URL("./understand.worker.ts", import.meta.url));
  } catch {
    return null;
  }
}
