import type { WorkbookChange } from "../workbook/workbook";
import { workbookErrorOf } from "./excel-errors";
import { changedSince, noteTable, type TableNote } from "./excel-notes";

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
  /** Tables that were read, by id. */
  private readonly notes = new Map<string, TableNote>();

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

  /** Remember a table that has just been read. Where Excel cannot say, its events alone are relied on. */
  async note(id: string): Promise<void> {
    try {
      const note = await Excel.run((context) => noteTable(context, id));
      if (note) this.notes.set(id, note);
      else this.notes.delete(id);
    } catch {
      this.notes.delete(id);
    }
  }

  /** Look whether tables changed without an event, and tell of those. */
  async tellMissed(): Promise<void> {
    if (this.listeners.size === 0 || this.notes.size === 0) return;
    try {
      const { gone, changed } = await Excel.run((context) => changedSince(context, this.notes));
      gone.forEach((id) => this.notes.delete(id));
      if (gone.length > 0) this.tell({ kind: "tables" });
      for (const tableId of changed) this.tell({ kind: "data", tableId });
    } catch {
      // A cell is being edited, or the workbook is closing: the next look will tell.
      return;
    }
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
        worksheets.onActivated.add(() => this.tellMissed()),
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
    for (const [tableId, { sheetId, hasFormulas }] of this.notes) {
      if (hasFormulas && sheetId === event.worksheetId) this.tell({ kind: "data", tableId });
    }
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
