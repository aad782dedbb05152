import { AssertionError } from "../check/assert";
import { fileKind } from "../files/file-kind";
import { breathe } from "../live/read-view";
import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";
import { bytesPieces, type ReadPiece, ReadReceiver } from "./read-messages";
import { type ChosenFile, type FileReader, type ReadFile, readHere } from "./read-one-file";
import type { ReadingWay } from "./understand-file";

/** Below this a file is read before a worker has started; what is packed is ten times as much. */
const WORKER_BYTES_MIN = 100_000;
const WORKER_PACKED_MIN = 10_000;

/** What of a worker is used. */
export type ReadingWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

/**
 * Reads large files in a worker, so that the page stays free; cancel ends the worker at once.
 *
 * Where workers cannot be made (a policy of the host) this thread does it, with pauses: the result is the same.
 */
export const readInWorker: FileReader = (chosen, way, job, onShare) => readIn(startWorker, chosen, way, { job, onShare });

/** @param makeWorker null where none can be made. */
export async function readIn(
  makeWorker: () => ReadingWorker | null,
  chosen: ChosenFile,
  way: ReadingWay,
  { job, onShare }: { readonly job?: Job | undefined; readonly onShare?: ((share: number) => void) | undefined } = {},
): Promise<ReadFile> {
  throwIfCancelled(job);
  const { name, bytes } = chosen;
  const worker = bytes.length < (fileKind(bytes) === "package" ? WORKER_PACKED_MIN : WORKER_BYTES_MIN) ? null : makeWorker();
  if (!worker) return readHere(chosen, way, job, onShare);
  const ask = new Promise<ReadFile | null>((resolve, reject) => {
    const receiver = new ReadReceiver();
    job?.signal?.addEventListener("abort", () => reject(new WorkbookError("cancelled")));
    worker.onmessage = ({ data }: MessageEvent<ReadPiece>) => {
      if (data.kind === "share") onShare?.(data.share);
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
    for (const piece of bytesPieces(name, bytes, way)) {
      worker.postMessage(piece, piece.kind === "bytes" ? [piece.bytes.buffer] : []);
      // Copying a piece takes a few milliseconds: the page may draw before the next.
      await breathe();
      throwIfCancelled(job);
    }
    const read = await ask;
    return read ?? (await readHere(chosen, way, job, onShare));
  } finally {
    worker.terminate();
  }
}

function startWorker(): ReadingWorker | null {
  try {
    // The worker's own pieces lie where it lies, one folder below the page.
    return typeof Worker === "undefined" ? null : new Worker(/* webpackEntryOptions: { publicPath: "../" } */ new URL("./read-file.worker.ts", import.meta.url));
  } catch {
    return null;
  }
}
