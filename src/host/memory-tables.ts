import { breathe } from "../live/read-view";
import { type TableModel, dataRows } from "../files/xlsx-table-part";
import type { XlsxBook } from "../files/xlsx-book";
import type { SheetModel } from "../files/xlsx-sheet";
import type { CellRange } from "../grid/sheet-plan";
import type { RawCell, Table, TableInfo } from "../grid/table";
import { withMergedTexts } from "./merged-texts";
import { isPlain, plainTables } from "./memory-ranges";
import { type Job, type SelectTarget, throwIfCancelled, WorkbookError } from "../workbook/workbook";

/** Rows handed over between two looks at the cancel signal. */
const ROWS_PER_STEP = 5_000;
/** How long the page is kept waiting before it may breathe. */
const SLICE_MS = 12;

export interface FoundTable {
  readonly sheet: SheetModel;
  readonly table: TableModel;
}

/** Tables in sheet order; in a workbook that has none, the ones seen in its sheets. */
export function allTables(book: XlsxBook): FoundTable[] {
  const tables = book.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  if (!isPlain(book)) return tables;
  const seen = book.sheets.flatMap((sheet) => (sheet.tables.length > 0 ? [] : plainTables(book, sheet).map((table): FoundTable => ({ sheet, table }))));
  return [...tables, ...seen];
}

/** Error `table-gone`. */
export function findTable(book: XlsxBook, id: string): FoundTable {
  const found = allTables(book).find(({ table }) => table.id === id);
  if (!found) throw new WorkbookError("table-gone", { table: id });
  return found;
}

export function infoOf({ sheet, table }: FoundTable): TableInfo {
  const { first, last } = dataRows(table);
  return {
    id: table.id, name: table.name, sheet: sheet.name, headerRow: first - 1, firstColumn: table.range.left, headers: table.columns.map(({ name }) => name), rowCount: Math.max(0, last - first + 1),
    ...(table.title !== undefined && { title: table.title }),
  };
}

export function headersOf(table: TableModel): string[] {
  return table.columns.map(({ name }) => name);
}

/** The table that covers a cell. */
export function tableAt(sheet: SheetModel, row: number, column: number): TableModel | null {
  const tables = [...sheet.tables, ...(sheet.seenRange?.tables ?? [])];
  return tables.find(({ range }) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right) ?? null;
}

/** See `Workbook.readTable`. */
export async function readTable(book: XlsxBook, id: string, job?: Job): Promise<Table> {
  throwIfCancelled(job);
  const found = findTable(book, id);
  await loadSheet(found.sheet, job);
  const info = infoOf(findTable(book, id));
  const rows: (readonly RawCell[])[] = [];
  const cells = found.sheet.cells();
  const first = info.headerRow + 1;
  const { left, right } = found.table.range;
  const pause = new Pause(job);
  for (let start = 0; start < info.rowCount; start += ROWS_PER_STEP) {
    await pause.ifDue();
    throwIfCancelled(job);
    const end = Math.min(info.rowCount, start + ROWS_PER_STEP);
    for (let row = start; row < end; row++) rows.push(cells.rowValues(first + row, left, right - left + 1));
    job?.onProgress?.({ done: end, total: info.rowCount, item: info.name });
  }
  // Cells of a table object are never merged.
  const seen = found.table.part === null && found.sheet.tables.length === 0 ? withMergedTexts(rows, found.sheet.layout().merges, { row: first, column: left }) : rows;
  return { ...info, rows: seen, date1904: book.date1904, source: "workbook" };
}

/** Read a sheet's cells so that the page stays awake meanwhile. */
export async function loadSheet(sheet: SheetModel, job?: Job): Promise<void> {
  const pause = new Pause(job);
  for (const _ of sheet.loadSteps()) {
    void _;
    await pause.ifDue();
  }
}

/** Run work that is done in steps so that the page stays awake; the work itself decides where it may still be cancelled. */
export async function inSteps<Value>(steps: Generator<void, Value, void>): Promise<Value> {
  const pause = new Pause(undefined);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause.ifDue();
  }
}

/** Lets the page breathe, and the user cancel, whenever work has taken a slice of time. */
class Pause {
  private since = performance.now();

  constructor(private readonly job: Job | undefined) {}

  async ifDue(): Promise<void> {
    if (performance.now() - this.since < SLICE_MS) return;
    await breathe();
    throwIfCancelled(this.job);
    this.since = performance.now();
  }
}

/** The cells of a row or cell of a table. Error `table-gone`. */
export function rangeToShow(book: XlsxBook, target: Exclude<SelectTarget, { readonly kind: "sheet" }>): CellRange {
  const { table } = findTable(book, target.tableId);
  const { first, last } = dataRows(table);
  const column = target.kind === "cell" ? table.columns.findIndex(({ name }) => name === target.column) : 0;
  const row = first + target.row - 1;
  if (target.row < 1 || row > last || column < 0) throw new WorkbookError("table-gone", { table: table.name, row: target.row });
  const left = table.range.left + column;
  return { top: row, left, bottom: row, right: target.kind === "cell" ? left : table.range.right };
}
