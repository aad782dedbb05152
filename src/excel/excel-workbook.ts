import type { HighlightPlan, SheetPlan } from "../grid/sheet-plan";
import type { RawCell, Table, TableInfo } from "../grid/table";
import { STATE_NAMESPACE } from "../workbook/state-part";
import type { CellBlock, CellChange, CellTarget, CellToWrite, Job, RowsToAppend, RowToRemove, Selection, SelectTarget, SheetInfo, Workbook, WorkbookChange, WrittenSheets } from "../workbook/workbook";
import { changeCells } from "./excel-change-cells";
import { readCellsAt } from "./excel-cells";
import { clearHighlights } from "./excel-clear";
import { inExcel } from "./excel-errors";
import { highlight } from "./excel-highlight";
import { writeSheets } from "./excel-plan";
import { removeRows } from "./excel-remove-rows";
import { reenterFormulas } from "./excel-repair";
import { appendRows, writeCellsAt } from "./excel-rows";
import { select, selection } from "./excel-selection";
import { allSheets } from "./excel-sheets";
import { readPart, writePart } from "./excel-state";
import { allTables, infoOf, readTable } from "./excel-tables";
import { ExcelWatch } from "./excel-watch";

/**
 * The open workbook in Excel, behind the port.
 *
 * Writes wait for one another, so that two commands never work on the same cells at once; reads do not wait.
 */
export class ExcelWorkbook implements Workbook {
  private readonly watching = new ExcelWatch();
  private lastWrite: Promise<unknown> = Promise.resolve();

  listTables(): Promise<readonly TableInfo[]> {
    return inExcel(async (context) => (await allTables(context)).map(infoOf));
  }

  async readTable(id: string, job?: Job): Promise<Table> {
    const table = await inExcel((context) => readTable(context, id, job));
    await this.watching.note(id);
    return table;
  }

  listSheets(): Promise<readonly SheetInfo[]> {
    return inExcel(async (context) => (await allSheets(context)).map(({ name, visibility, protected: locked, planKey }) => ({ name, visibility, protected: locked, planKey })));
  }

  writeSheets(plans: readonly SheetPlan[], job?: Job): Promise<WrittenSheets> {
    return this.afterOthers((context) => writeSheets(context, plans, job));
  }

  highlight(plans: readonly HighlightPlan[], job?: Job): Promise<void> {
    return this.afterOthers((context) => highlight(context, plans, job));
  }

  clearHighlights(job?: Job): Promise<number> {
    return this.afterOthers((context) => clearHighlights(context, job));
  }

  async appendRows(tableId: string, rows: readonly (readonly RawCell[])[], more: readonly RowsToAppend[] = []): Promise<void> {
    const batches = [{ tableId, rows }, ...more];
    await this.afterOthers((context) => appendRows(context, batches));
    for (const batch of batches) this.watching.tell({ kind: "data", tableId: batch.tableId });
  }

  async changeCells(tableId: string, changes: readonly CellChange[], job?: Job): Promise<void> {
    await this.afterOthers((context) => changeCells(context, tableId, changes, job));
    this.watching.tell({ kind: "data", tableId });
  }

  async removeRows(tableId: string, rows: readonly RowToRemove[]): Promise<void> {
    await this.afterOthers((context) => removeRows(context, tableId, rows));
    this.watching.tell({ kind: "data", tableId });
  }

  async writeCells(target: CellTarget, rows: readonly (readonly CellToWrite[])[], widthsChars?: readonly number[]): Promise<void> {
    await this.afterOthers((context) => writeCellsAt(context, target, rows, widthsChars));
    this.watching.tell({ kind: "data", tableId: null });
  }

  readCells(block: CellBlock): Promise<readonly (readonly RawCell[])[]> {
    return inExcel((context) => readCellsAt(context, block));
  }

  select(target: SelectTarget): Promise<void> {
    return inExcel((context) => select(context, target));
  }

  selection(): Promise<Selection | null> {
    return inExcel(selection);
  }

  readState(): Promise<string | null> {
    return inExcel((context) => readPart(context, STATE_NAMESPACE));
  }

  writeState(json: string): Promise<void> {
    return this.afterOthers((context) => writePart(context, STATE_NAMESPACE, json));
  }

  watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>> {
    return this.watching.add(listener);
  }

  /** Excel has skipped events before: look whether tables that were read changed without one, and tell those who watch. Never fails. */
  tellMissedChanges(): Promise<void> {
    return this.watching.tellMissed();
  }

  reenterFormulas(functionPrefix: string, job?: Job): Promise<number> {
    return this.afterOthers((context) => reenterFormulas(context, functionPrefix, job));
  }

  private afterOthers<Value>(batch: (context: Excel.RequestContext) => Promise<Value>): Promise<Value> {
    const turn = this.lastWrite.then(() => inExcel(batch));
    // How one write ended is no business of the next.
    this.lastWrite = turn.catch(() => undefined);
    return turn;
  }
}
