import type { Steps } from "../check/steps";
import type { SkippedRow, SourceRow } from "../sources/source";
import { WorkbookError } from "../workbook/workbook";
import { type LeftPart, type ReadFile, readOneSteps } from "./read-one-file";
import type { ReadingWay, Understood } from "./understand-file";

/** A file on its way to another thread, in pieces small enough for a page to draw between them. */
export type BytesPiece =
  | { readonly kind: "file"; readonly name: string; readonly size: number; readonly way: ReadingWay }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "end" };

/** An error as it can be sent: classes do not survive the way. */
type SentPart = Omit<LeftPart, "error"> & { readonly code: WorkbookError["code"]; readonly params: WorkbookError["params"] };

/** What was read, on its way back: the rows of a file before its end. */
export type ReadPiece =
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "rows"; readonly rows: readonly SourceRow[] }
  | { readonly kind: "skipped"; readonly skipped: readonly SkippedRow[] }
  | { readonly kind: "understood"; readonly understood: Understood }
  | { readonly kind: "left"; readonly left: SentPart }
  | { readonly kind: "end" }
  | { readonly kind: "fault"; readonly message: string };

const PIECE_BYTES = 4 << 20;
/** A page takes so many in within a few milliseconds. */
const PIECE_ROWS = 400;

/** The file's bytes are copied: the page keeps its own, for reading it in another way. */
export function* bytesPieces(name: string, bytes: Uint8Array, way: ReadingWay): Generator<BytesPiece> {
  yield { kind: "file", name, size: bytes.length, way };
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) yield { kind: "bytes", bytes: bytes.slice(from, from + PIECE_BYTES) };
  yield { kind: "end" };
}

/** Puts a file together again and reads it, in whatever thread it is. */
export class BytesReceiver {
  private started: { readonly name: string; readonly way: ReadingWay; readonly bytes: Uint8Array } | null = null;
  private filled = 0;

  /** What is to be told for a piece: something for the last one only. */
  *take(piece: BytesPiece): Generator<ReadPiece> {
    if (piece.kind === "file") {
      this.started = { name: piece.name, way: piece.way, bytes: new Uint8Array(piece.size) };
    } else if (piece.kind === "bytes") {
      this.started!.bytes.set(piece.bytes, this.filled);
      this.filled += piece.bytes.length;
    } else {
      yield* piecesOf(yield* told(this.started!));
    }
  }
}

/** How far it is, after every step that brought it a hundredth further. */
function* told({ name, bytes, way }: { readonly name: string; readonly bytes: Uint8Array; readonly way: ReadingWay }): Generator<ReadPiece, ReadFile> {
  let [reached, said] = [0, 0];
  const steps: Steps<ReadFile> = readOneSteps({ name, bytes }, way, (share) => (reached = share));
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (reached - said < 0.01) continue;
    said = reached;
    yield { kind: "share", share: reached };
  }
}

function* piecesOf({ understood, left }: ReadFile): Generator<ReadPiece> {
  for (const each of understood) {
    const { rows, skipped, ...reading } = each.reading;
    for (let from = 0; from < rows.length; from += PIECE_ROWS) yield { kind: "rows", rows: rows.slice(from, from + PIECE_ROWS) };
    for (let from = 0; from < skipped.length; from += PIECE_ROWS) yield { kind: "skipped", skipped: skipped.slice(from, from + PIECE_ROWS) };
    yield { kind: "understood", understood: { ...each, reading: { ...reading, rows: [], skipped: [] } } };
  }
  for (const { error, ...part } of left) yield { kind: "left", left: { ...part, code: error.code, params: error.params } };
  yield { kind: "end" };
}

/** Puts what was read together again, in the thread that asked. Null until the last piece. */
export class ReadReceiver {
  private readonly understood: Understood[] = [];
  private readonly left: LeftPart[] = [];
  private rows: SourceRow[] = [];
  private skipped: SkippedRow[] = [];

  take(piece: Exclude<ReadPiece, { readonly kind: "share" | "fault" }>): ReadFile | null {
    if (piece.kind === "rows") for (const row of piece.rows) this.rows.push(row);
    else if (piece.kind === "skipped") for (const row of piece.skipped) this.skipped.push(row);
    else if (piece.kind === "understood") {
      this.understood.push({ ...piece.understood, reading: { ...piece.understood.reading, rows: this.rows, skipped: this.skipped } });
      [this.rows, this.skipped] = [[], []];
    } else if (piece.kind === "left") {
      const { code, params, ...part } = piece.left;
      this.left.push({ ...part, error: new WorkbookError(code, params) });
    } else return { understood: this.understood, left: this.left };
    return null;
  }
}
