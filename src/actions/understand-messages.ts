import { readSourceXml } from "../files/xml-source";
import type { SkippedRow, SourceFile, SourceGrid, SourceReading, SourceRow } from "../sources/source";
import type { WorkbookError } from "../workbook/workbook";
import { type ReadingWay, understand, type Understood } from "./understand-file";

/** A decoded file on its way to another thread, in pieces small enough for a page to draw between them. XML goes as its text. */
export type FilePiece =
  | { readonly kind: "file"; readonly file: SourceFile; readonly way: ReadingWay }
  | { readonly kind: "rows"; readonly grid: number; readonly rows: SourceGrid["rows"]; readonly lines: readonly number[] }
  | { readonly kind: "end" };

/** What was understood, on its way back. */
export type ReadingPiece =
  | { readonly kind: "rows"; readonly rows: readonly SourceRow[] }
  | { readonly kind: "skipped"; readonly skipped: readonly SkippedRow[] }
  | { readonly kind: "end"; readonly profile: string; readonly score?: number; readonly reading: SourceReading }
  | { readonly kind: "refused"; readonly code: WorkbookError["code"]; readonly params: WorkbookError["params"] }
  | { readonly kind: "fault"; readonly message: string };

const PIECE_ROWS = 4000;

export function* filePieces(file: SourceFile, { aside: _, ...way }: ReadingWay): Generator<FilePiece> {
  yield { kind: "file", way, file: { ...file, xml: null, grids: file.grids.map((grid) => ({ ...grid, rows: [], lines: [] })) } };
  for (const [index, { rows, lines }] of file.grids.entries()) {
    for (let from = 0; from < rows.length; from += PIECE_ROWS) yield { kind: "rows", grid: index, rows: rows.slice(from, from + PIECE_ROWS), lines: lines.slice(from, from + PIECE_ROWS) };
  }
  yield { kind: "end" };
}

/** Puts a file together again and understands it, in whatever thread it is. */
export class FileReceiver {
  private started: { readonly file: SourceFile; readonly way: ReadingWay } | null = null;
  private readonly grids: { readonly rows: SourceGrid["rows"][number][]; readonly lines: number[] }[] = [];

  /** What is to be told for a piece: something for the last one only. */
  *take(piece: FilePiece): Generator<ReadingPiece> {
    if (piece.kind === "file") {
      this.started = piece;
      for (const _ of piece.file.grids) this.grids.push({ rows: [], lines: [] });
    } else if (piece.kind === "rows") {
      const grid = this.grids[piece.grid]!;
      for (const row of piece.rows) grid.rows.push(row);
      for (const line of piece.lines) grid.lines.push(line);
    } else yield* this.understood();
  }

  private *understood(): Generator<ReadingPiece> {
    const { file, way } = this.started!;
    const xml = file.form === "xml" && file.text !== null ? readSourceXml(file.text) : null;
    const read = understand({ ...file, xml, grids: file.grids.map((grid, index) => ({ ...grid, ...this.grids[index]! })) }, way);
    if (!("reading" in read)) return yield { kind: "refused", code: read.code, params: read.params };
    const { rows, skipped, ...reading } = read.reading;
    for (let from = 0; from < rows.length; from += PIECE_ROWS) yield { kind: "rows", rows: rows.slice(from, from + PIECE_ROWS) };
    for (let from = 0; from < skipped.length; from += PIECE_ROWS) yield { kind: "skipped", skipped: skipped.slice(from, from + PIECE_ROWS) };
    yield { kind: "end", profile: read.profile, ...(read.score !== undefined && { score: read.score }), reading: { ...reading, rows: [], skipped: [] } };
  }
}

/** Puts what was understood together again, in the thread that asked. Null until the last piece. */
export class ReadingReceiver {
  private readonly rows: SourceRow[] = [];
  private readonly skipped: SkippedRow[] = [];

  constructor(private readonly file: SourceFile) {}

  take(piece: Exclude<ReadingPiece, { readonly kind: "refused" | "fault" }>): Understood | null {
    if (piece.kind === "rows") for (const row of piece.rows) this.rows.push(row);
    else if (piece.kind === "skipped") for (const row of piece.skipped) this.skipped.push(row);
    else return { file: this.file, profile: piece.profile, ...(piece.score !== undefined && { score: piece.score }), reading: { ...piece.reading, rows: this.rows, skipped: this.skipped } };
    return null;
  }
}
