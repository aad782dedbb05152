import type { HighlightPlan, SheetPlan } from "../../src/grid/sheet-plan";
import type { RawCell, Table, TableInfo } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { type CellBlock, type CellChange, type CellTarget, type CellToWrite, type Job, type RowsToAppend, type RowToRemove, type Selection, type SelectTarget, type SheetInfo, throwIfCancelled, type Workbook, type WorkbookChange, WorkbookError, type WorkbookErrorCode, type WrittenSheets } from "../../src/workbook/workbook";

export interface SeedTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly RawCell[])[];
}

/** The memory workbook as someone at the screen meets it: slow where a test holds it, failing where a test wants it, what was shown kept. */
export class WatchedWorkbook implements Workbook {
  readonly inner: MemoryWorkbook;
  readonly selected: SelectTarget[] = [];
  /** The next call of a method fails with this code. */
  readonly failures = new Map<keyof Workbook, WorkbookErrorCode>();
  /** Awaited before each sheet is written and each table read. */
  gate: () => Promise<void> = () => Promise.resolve();

  constructor(seeds: readonly SeedTable[]) {
    this.inner = MemoryWorkbook.fromTables(seeds.map(({ name, headers, rows }): Table => (
      { id: name, name, sheet: `${name} sheet`, headerRow: 0, firstColumn: 0, headers, rowCount: rows.length, rows, date1904: false, source: "workbook" })));
  }

  async tableId(name: string): Promise<string> {
    return (await this.table(name)).id;
  }

  /** A person selects a data row of a table. */
  async selectRow(name: string, row: number): Promise<void> {
    const { sheet, headerRow, firstColumn } = await this.table(name);
    this.inner.setSelection({ sheet, range: { top: headerRow + row, left: firstColumn, bottom: headerRow + row, right: firstColumn } });
  }

  /** A person types into a cell of a table. */
  async type(name: string, row: number, header: string, value: RawCell): Promise<void> {
    const { sheet, headerRow, firstColumn, headers } = await this.table(name);
    this.inner.setCell(sheet, headerRow + row, firstColumn + headers.indexOf(header), value);
  }

  /** Sheets that the add-in made, by key. */
  async madeSheets(): Promise<readonly string[]> {
    return (await this.inner.listSheets()).flatMap(({ planKey }) => planKey ?? []);
  }

  /** Data cells under the headers that the user's table did not have: the words of highlights. */
  async addedWords(name: string, ownHeaders: readonly string[]): Promise<readonly RawCell[]> {
    const { id } = await this.table(name);
    const { headers, rows } = await this.inner.readTable(id);
    return rows.flatMap((row) => row.filter((value, column) => !ownHeaders.includes(headers[column]!) && value !== null && value !== ""));
  }

  async writeSheets(plans: readonly SheetPlan[], job?: Job): Promise<WrittenSheets> {
    this.failIfAsked("writeSheets");
    const written: WrittenSheets["written"][number][] = [];
    for (const [done, plan] of plans.entries()) {
      job?.onProgress?.({ done, total: plans.length, item: plan.name });
      await this.gate();
      if (job?.signal?.aborted) return { written, cancelled: true };
      written.push(...(await this.inner.writeSheets([plan])).written);
    }
    return { written, cancelled: false };
  }

  async readTable(id: string, job?: Job): Promise<Table> {
    this.failIfAsked("readTable");
    await this.gate();
    throwIfCancelled(job);
    return this.inner.readTable(id, job);
  }

  async select(target: SelectTarget): Promise<void> {
    this.failIfAsked("select");
    this.selected.push(target);
    await this.inner.select(target);
  }

  async highlight(plans: readonly HighlightPlan[], job?: Job): Promise<void> {
    this.failIfAsked("highlight");
    await this.inner.highlight(plans, job);
  }

  listTables(): Promise<readonly TableInfo[]> {
    return this.inner.listTables();
  }
  listSheets(): Promise<readonly SheetInfo[]> {
    return this.inner.listSheets();
  }
  clearHighlights(job?: Job): Promise<number> {
    return this.inner.clearHighlights(job);
  }
  appendRows(tableId: string, rows: readonly (readonly RawCell[])[], more?: readonly RowsToAppend[]): Promise<void> {
    return this.inner.appendRows(tableId, rows, more);
  }
  changeCells(tableId: string, changes: readonly CellChange[], job?: Job): Promise<void> {
    this.failIfAsked("changeCells");
    return this.inner.changeCells(tableId, changes, job);
  }
  removeRows(tableId: string, rows: readonly RowToRemove[]): Promise<void> {
    return this.inner.removeRows(tableId, rows);
  }
  writeCells(target: CellTarget, rows: readonly (readonly CellToWrite[])[], widthsChars?: readonly number[]): Promise<void> {
    this.failIfAsked("writeCells");
    return this.inner.writeCells(target, rows, widthsChars);
  }
  readCells(block: CellBlock): Promise<readonly (readonly RawCell[])[]> {
    return this.inner.readCells(block);
  }
  selection(): Promise<Selection | null> {
    return this.inner.selection();
  }
  readState(): Promise<string | null> {
    return this.inner.readState();
  }
  writeState(json: string): Promise<void> {
    return this.inner.writeState(json);
  }
  watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>> {
    return this.inner.watch(listener);
  }
  reenterFormulas(functionPrefix: string, job?: Job): Promise<number> {
    return this.inner.reenterFormulas(functionPrefix, job);
  }

  private async table(name: string): Promise<TableInfo> {
    return (await this.inner.listTables()).find((table) => table.name === name)!;
  }

  private failIfAsked(method: keyof Workbook): void {
    const code = this.failures.get(method);
    if (!code) return;
    this.failures.delete(method);
    throw new WorkbookError(code, { sheet: "Ledger", table: "Ledger" });
  }
}
