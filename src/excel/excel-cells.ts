import type { RawCell } from "../grid/table";
import { refuseLargeBlock } from "../workbook/plan-limits";
import { type CellBlock, type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";
import { isTooLarge } from "./excel-errors";

/** Cells per request: well under Excel's 5 MB with texts of usual length, and quick enough that no answer holds the page for long. */
const CELLS_PER_READ = 50_000;
const ROWS_PER_READ_MAX = 10_000;
const CELLS_PER_WRITE = 20_000;
/** Rough weight of a request's values, far enough under 5 MB for their JSON form. */
const CHARS_PER_WRITE = 1_500_000;

/** A block of cells on a sheet, 0-based. */
export interface Block {
  readonly sheet: Excel.Worksheet;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export function rangeOf({ sheet, row, column, rows, columns }: Block): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}

/**
 * All cells of a block, read in pieces that are halved whenever Excel finds one too large.
 *
 * Errors: `too-large` where a single row is; `cancelled`.
 */
export async function readCells(context: Excel.RequestContext, block: Block, job?: Job, item = ""): Promise<RawCell[][]> {
  const cells: RawCell[][] = [];
  let step = Math.max(1, Math.min(ROWS_PER_READ_MAX, Math.floor(CELLS_PER_READ / block.columns)));
  while (cells.length < block.rows) {
    throwIfCancelled(job);
    const rows = Math.min(step, block.rows - cells.length);
    const piece = await readPiece(context, { ...block, row: block.row + cells.length, rows });
    if (piece) {
      for (const row of piece) cells.push(row);
      job?.onProgress?.({ done: cells.length, total: block.rows, item });
    } else if (rows === 1) {
      throw new WorkbookError("too-large", { rows: block.rows });
    } else {
      step = Math.ceil(rows / 2);
    }
  }
  return cells;
}

/** See `Workbook.readCells`. */
export async function readCellsAt(context: Excel.RequestContext, { sheet: name, row, column, rows, columns }: CellBlock): Promise<RawCell[][]> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  await context.sync();
  if (sheet.isNullObject) throw new WorkbookError("sheet-gone", { sheet: name });
  refuseLargeBlock(rows, columns);
  return readCells(context, { sheet, row, column, rows, columns });
}

/** Null where the piece is too large for one answer. */
async function readPiece(context: Excel.RequestContext, block: Block): Promise<RawCell[][] | null> {
  const range = rangeOf(block);
  range.load("values");
  try {
    await context.sync();
  } catch (error) {
    if (isTooLarge(error)) return null;
    throw error;
  }
  const values = range.values as unknown[][] | null;
  // Above five million cells Excel answers null instead of an error.
  if (!values || values.length < block.rows || values.some((row) => !row)) return null;
  const hashes = values.some((row) => row.some(mayBeError));
  if (!hashes) {
    range.untrack();
    return values.map((row) => row.map((value) => rawCell(value, false)));
  }
  range.load("valueTypes");
  await context.sync();
  const types = range.valueTypes;
  range.untrack();
  return values.map((row, rowIndex) => row.map((value, column) => rawCell(value, types[rowIndex]![column] === "Error")));
}

/** Error values arrive as text: only their type tells them from a text that a person typed. */
function mayBeError(value: unknown): boolean {
  return typeof value === "string" && value.charCodeAt(0) === 35;
}

/** A value as Excel gives it: an error arrives as text, and only its type says so. */
export function rawCell(value: unknown, isError: boolean): RawCell {
  if (value === "" || value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "boolean") return value;
  return isError ? { error: String(value) } : String(value);
}

/** What one cell is to hold. `null` instead of it, or as its value, leaves the content as it is. */
export interface CellInput {
  readonly value: string | number | boolean | null;
  /** As a person enters it: a formula, "" for blank, or a text behind an apostrophe. Otherwise a text is kept a text by its format. */
  readonly entered?: boolean;
  /** Invariant number format; a text that is not `entered` has the text format whatever this says. */
  readonly numberFormat?: string;
}

/** The format that keeps a text from being read as a number, a date or a formula. */
export const TEXT_FORMAT = "@";

/**
 * Queue the writing of a block in pieces and send each.
 *
 * Formats go first: only a cell that is formatted as text takes "=1+1" or "0042" as it is written.
 */
export async function writeCells(context: Excel.RequestContext, block: Block, inputs: readonly (readonly (CellInput | null)[])[]): Promise<void> {
  for (let start = 0; start < inputs.length; ) {
    let rows = rowsOfPiece(inputs, start, block.columns);
    for (;;) {
      queuePiece({ ...block, row: block.row + start, rows }, inputs.slice(start, start + rows));
      try {
        await context.sync();
        break;
      } catch (error) {
        if (!isTooLarge(error) || rows === 1) throw error;
        rows = Math.ceil(rows / 2);
      }
    }
    start += rows;
  }
}

function rowsOfPiece(inputs: readonly (readonly (CellInput | null)[])[], start: number, columns: number): number {
  let rows = 0;
  let chars = 0;
  while (start + rows < inputs.length && (rows + 1) * columns <= Math.max(columns, CELLS_PER_WRITE)) {
    chars += inputs[start + rows]!.reduce((sum, input) => sum + (typeof input?.value === "string" ? input.value.length + 8 : 8), 0);
    if (rows > 0 && chars > CHARS_PER_WRITE) break;
    rows += 1;
  }
  return rows;
}

function queuePiece(block: Block, inputs: readonly (readonly (CellInput | null)[])[]): void {
  const range = rangeOf(block);
  const column = Array.from({ length: block.columns }, (_, index) => index);
  const formats = inputs.map((row) => column.map((index) => formatOf(row[index])));
  if (formats.some((row) => row.some((format) => format !== null))) range.numberFormat = formats as string[][];
  const contents = inputs.map((row) => column.map((index) => row[index]?.value ?? null));
  if (inputs.some((row) => row.some((input) => input?.entered))) range.formulas = contents;
  else range.values = contents;
}

function formatOf(input: CellInput | null | undefined): string | null {
  if (!input) return null;
  return typeof input.value === "string" && !input.entered ? TEXT_FORMAT : (input.numberFormat ?? null);
}
