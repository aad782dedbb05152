import type { Day } from "../calendar/day";
import type { HighlightPlan, SheetPlan } from "../grid/sheet-plan";
import type { RawCell, Table, TableInfo } from "../grid/table";

/**
 * The port: all that the add-in asks of a workbook, in no application's words.
 *
 * `excel/excel-workbook.ts` speaks to Excel, `host/memory-workbook.ts` keeps a workbook in memory; `tests/contract/` holds both to this page.
 * Every method rejects with a `WorkbookError` and leaves the workbook as it was; long ones take a `Job` for progress and cancel.
 */
export interface Workbook {
  /** Tables in sheet order; those of hidden sheets and those a plan made (samples) included. */
  listTables(): Promise<readonly TableInfo[]>;
  /** All data rows, hidden and filtered ones too, read in chunks. Error `table-gone`. */
  readTable(id: string, job?: Job): Promise<Table>;
  listSheets(): Promise<readonly SheetInfo[]>;
  /**
   * Write sheets: a sheet that an earlier run made under the same key is replaced in its place, others are added at the end.
   * Names are made legal and unique; a sheet of the user's is never touched, whatever its name.
   * Cancelled between sheets: those written stay, and the answer says which.
   */
  writeSheets(plans: readonly SheetPlan[], job?: Job): Promise<WrittenSheets>;
  /**
   * Fill cells of the user's tables and put words into a reason column, remembering what was there.
   * Plans with different reason headers give a table a column each. A second call clears the first. Errors `protected`, `table-gone`, `no-room` (something stands right of the table).
   */
  highlight(plans: readonly HighlightPlan[], job?: Job): Promise<void>;
  /** Take every trace of `highlight` away: earlier fills come back, the reason column made for it goes. Answers how many cells were cleared. */
  clearHighlights(job?: Job): Promise<number>;
  /**
   * Rows below the table's last, the table grown over them; calculated columns fill themselves. Values in the order of the headers, null = leave.
   * `more`: rows of other tables that belong with them; all of them or none are refused before the first is written.
   */
  appendRows(tableId: string, rows: readonly (readonly RawCell[])[], more?: readonly RowsToAppend[]): Promise<void>;
  /**
   * Put other values into cells of a table, all of them or none; what is written is what is said, whatever it begins with.
   * A number or day that replaces a text or a blank takes the number format of its column. Errors `changed` where a cell no longer holds `before`,
   * `unsupported` (`holds-formula`; `rows` names all of the column) where it holds a formula, `table-gone`, `protected`. Cancelled before the first cell is written, or not at all.
   */
  changeCells(tableId: string, changes: readonly CellChange[], job?: Job): Promise<void>;
  /**
   * Take rows out of a table, all of them or none; the rows below move up, what stands below or beside the table stays where it is.
   * A table that loses every row keeps a blank one. Errors `changed` where a row no longer holds what is expected, `table-gone`, `protected`, `no-room`, `unsupported`.
   */
  removeRows(tableId: string, rows: readonly RowToRemove[]): Promise<void>;
  /**
   * Write values at the selection or a given place; refuses (`occupied`) where cells are not blank. Strings with a leading `=` in `{formula}` only; null leaves a cell as it is.
   * `widthsChars`: the columns written are made at least so wide (characters of the default font), never narrower.
   */
  writeCells(target: CellTarget, rows: readonly (readonly CellToWrite[])[], widthsChars?: readonly number[]): Promise<void>;
  /** What cells of any sheet show, blank beyond those in use. Errors `sheet-gone`, `too-large` beyond `READ_CELLS_MAX`. */
  readCells(block: CellBlock): Promise<readonly (readonly RawCell[])[]>;
  /** Show and select: a row or cell of a table, a whole sheet, or a cell. */
  select(target: SelectTarget): Promise<void>;
  selection(): Promise<Selection | null>;
  /** The add-in's memory in this workbook: JSON text in one custom XML part. */
  readState(): Promise<string | null>;
  writeState(json: string): Promise<void>;
  /** Called when data, tables or the selection change: for rows and cells the add-in wrote once they are written, for its sheets and highlights not as `data`. */
  watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>>;
  /** For applications whose events get lost: looks whether tables that were read have changed since, without reading them, and tells watchers of it before it is done. */
  tellMissedChanges?(): Promise<void>;
  /** Enter every formula that contains one of the names again (stuck `#NAME?` and `#BUSY!`). Answers how many. */
  reenterFormulas(functionPrefix: string, job?: Job): Promise<number>;
}

export interface RowsToAppend {
  readonly tableId: string;
  readonly rows: readonly (readonly RawCell[])[];
}

export interface CellChange {
  /** 1-based data row. */
  readonly row: number;
  /** The column's header. */
  readonly column: string;
  readonly before: RawCell;
  /** A day becomes a serial of the workbook's own date system; null clears the content. */
  readonly after: RawCell | { readonly day: Day };
}

export interface RowToRemove {
  /** 1-based data row. */
  readonly row: number;
  /** What the row holds, in the order of the headers; columns beyond are not looked at. */
  readonly expected: readonly RawCell[];
}

export interface SheetInfo {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "very-hidden";
  readonly protected: boolean;
  /** The key of the plan that made it, or null for a sheet of the user's. */
  readonly planKey: string | null;
}

export interface WrittenSheets {
  readonly written: readonly { readonly key: string; readonly name: string; readonly replaced: boolean }[];
  readonly cancelled: boolean;
}

export type CellTarget = { readonly sheet: string; readonly row: number; readonly column: number };

/** Cells that one `readCells` answers at most: for looking at a few, not for reading tables. */
export const READ_CELLS_MAX = 20_000;

export type CellBlock = CellTarget & { readonly rows: number; readonly columns: number };

/** A value, a formula, or either with the number format it is to be shown in; a `value` of null is a blank cell made ready for what spills into it. */
export type CellToWrite = RawCell | { readonly formula: string; readonly numberFormat?: string } | { readonly value: string | number | boolean | null; readonly numberFormat?: string };

export type SelectTarget =
  | { readonly kind: "row"; readonly tableId: string; readonly row: number }
  | { readonly kind: "cell"; readonly tableId: string; readonly row: number; readonly column: string }
  | { readonly kind: "sheet"; readonly name: string };

/** Cells left of the active one that a selection tells of. */
export const LEFT_CELLS_MAX = 64;

export interface Selection {
  readonly sheet: string;
  /** 0-based sheet position of the active cell. */
  readonly row: number;
  readonly column: number;
  /** The active cell's formula, or null. */
  readonly formula: string | null;
  readonly value: RawCell;
  /** What stands left of it in its row, up to the cell beside it; of a long row only the nearest `LEFT_CELLS_MAX`. */
  readonly leftCells: readonly RawCell[];
  /** The table it lies in: 1-based data row and header; row 0 on the header itself. */
  readonly table: { readonly id: string; readonly row: number; readonly column: string } | null;
  /** Plan key of the sheet, where the add-in made it. */
  readonly planKey: string | null;
}

export type WorkbookChange =
  | { readonly kind: "data"; readonly tableId: string | null }
  | { readonly kind: "tables" }
  | { readonly kind: "selection" };

/** Progress out, cancel in. `done` counts up to `total` in whatever unit the work has; `isShare`: in none that says anything but how much of it is done. */
export interface Job {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly item: string; readonly isShare?: boolean }) => void;
}

export const WORKBOOK_ERROR_CODES = [
  "table-gone", "sheet-gone", "protected", "no-room", "occupied", "changed", "name-taken", "too-large", "editing", "unreadable-file", "encrypted-file", "unsupported",
  "cancelled", "other",
] as const;
export type WorkbookErrorCode = (typeof WORKBOOK_ERROR_CODES)[number];

/** The outside failed; `params` fill the sentence of `words/workbook-words.ts`. Thrown by ports only, caught once, in `actions/perform.ts`. */
export class WorkbookError extends Error {
  override readonly name = "WorkbookError";
  constructor(
    readonly code: WorkbookErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(params)}`, options);
  }
}

/** For ports: stop here if the user cancelled. */
export function throwIfCancelled(job: Job | undefined): void {
  if (job?.signal?.aborted) throw new WorkbookError("cancelled");
}
