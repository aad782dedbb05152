import type { WorkbookChange } from "../workbook/workbook";
import { workbookErrorOf } from "./excel-errors";

type Listener = (change: WorkbookChange) => void;

/** Excel's name for what this add-in itself wrote (from ExcelApi 1.14 on). */
const OWN = "ThisLocalAddin";

/**
 * One set of event handlers for all who watch, registered once: registering again and again has cost users their undo.
 *
 * Events only say that something changed; their details are there for single cells alone and are never used.
 */
export class ExcelWatch {
  private readonly listeners = new Set<Listener>();
  private registered: Promise<readonly OfficeExtension.EventHandlerResult<unknown>[]> | null = null;
  /** Sheets with tables that hold formulas: only there does a calculation change data without an edit. */
  private readonly calculatedTables = new Map<string, Set<string>>();

  async add(listener: Listener): Promise<() => Promise<void>> {
    this.listeners.add(listener);
    try {
      await (this.registered ??= this.register());
    } catch (error) {
      this.listeners.delete(listener);
      this.registered = null;
      throw workbookErrorOf(error);
    }
    return () => this.remove(listener);
  }

  /** Tell what the add-in itself wrote. */
  tell(change: WorkbookChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }

  /** Formula results raise no change event: a table with formulas is watched by its sheet's calculations. */
  noteFormulas(sheetId: string, tableId: string, hasFormulas: boolean): void {
    const tables = this.calculatedTables.get(sheetId) ?? new Set<string>();
    this.calculatedTables.set(sheetId, tables);
    if (hasFormulas) tables.add(tableId);
    else tables.delete(tableId);
  }

  private async remove(listener: Listener): Promise<void> {
    if (!this.listeners.delete(listener) || this.listeners.size > 0 || !this.registered) return;
    const handlers = await this.registered;
    this.registered = null;
    const contexts = new Set(handlers.map((handler) => handler.context));
    handlers.forEach((handler) => handler.remove());
    // With the context that added them: another cannot remove them.
    for (const context of contexts) await context.sync();
  }

  private register(): Promise<readonly OfficeExtension.EventHandlerResult<unknown>[]> {
    return Excel.run(async (context) => {
      const { worksheets, tables } = context.workbook;
      const handlers = [
        worksheets.onChanged.add((event) => this.onChanged(event)),
        worksheets.onCalculated.add((event) => this.onCalculated(event)),
        worksheets.onDeleted.add(() => this.onTables()),
        tables.onAdded.add(() => this.onTables()),
        tables.onDeleted.add(() => this.onTables()),
        context.workbook.onSelectionChanged.add(() => this.onSelection()),
      ];
      await context.sync();
      return handlers as OfficeExtension.EventHandlerResult<unknown>[];
    });
  }

  private async onChanged(event: Excel.WorksheetChangedEventArgs): Promise<void> {
    if (event.triggerSource === OWN) return;
    const ids = await tablesAt(event);
    if (ids.length === 0) this.tell({ kind: "data", tableId: null });
    for (const tableId of ids) this.tell({ kind: "data", tableId });
  }

  private onCalculated(event: Excel.WorksheetCalculatedEventArgs): Promise<void> {
    for (const tableId of this.calculatedTables.get(event.worksheetId) ?? []) this.tell({ kind: "data", tableId });
    return Promise.resolve();
  }

  private onTables(): Promise<void> {
    this.tell({ kind: "tables" });
    return Promise.resolve();
  }

  private onSelection(): Promise<void> {
    this.tell({ kind: "selection" });
    return Promise.resolve();
  }
}

/** Tables that a change touches; none where Excel cannot say (deleted rows, a cell being edited): then everything may have changed. */
async function tablesAt({ worksheetId, address }: Excel.WorksheetChangedEventArgs): Promise<string[]> {
  try {
    return await Excel.run(async (context) => {
      const tables = context.workbook.worksheets.getItem(worksheetId).getRange(address).getTables(false);
      tables.load("items/id");
      await context.sync();
      return tables.items.map(({ id }) => id);
    });
  } catch {
    return [];
  }
}
