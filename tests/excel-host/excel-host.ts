import { a1, type Area, bounding, heightOf, intersect, widthOf } from "./areas";
import { BookModel, type CellModel, type SheetModel, type TableModel } from "./book-model";
import { process, type World } from "./executor";
import { HostError } from "./host-error";
import type { HostObject } from "./host-object";
import { SheetObject } from "./sheet-objects";
import { TableCollectionObject } from "./table-objects";
import { CellFunctionsObject, ServiceObject, WorkbookObject } from "./workbook-objects";

/** Excel on the web takes and gives at most this much at a time. */
const BYTES_MAX = 5 * 1024 * 1024;
const EDIT_MODE_ERROR = 5004;
const DELAY_FOR_CELL_EDIT = 64;
const EVENT_CATEGORY = 65_536;
const FUNCTION_CATEGORY = 1;
const FUNCTION_MESSAGE = { invoke: 1000, cancel: 1001 } as const;
/** Cancelable and streaming. */
const STREAM_FLAGS = 3;
const EVENT = { changed: 10, activated: 11, calculated: 16, sheetDeleted: 15, tableAdded: 102, tableDeleted: 103 } as const;
export type EventName = keyof typeof EVENT;

declare global {
  var officeHost: { execute(body: string, flags: number): Promise<{ readonly answer: string } | { readonly failed: number }> } | undefined;
  var raiseOfficeEvent: (kind: "selectionChanged" | "richApi", values: readonly unknown[]) => void;
}

/**
 * Excel as the client library sees it: one workbook, its limits and its refusals.
 *
 * Proves what the library sends and accepts; what real Excel answers, only Excel can show.
 */
export class ExcelHost {
  readonly book = new BookModel();
  /** Event kinds that somebody listens to. */
  readonly events = new Set<EventName>();
  /** Members that took the user's undo away. */
  readonly lostUndo: string[] = [];
  /** Grow a table over rows written right below it, as Excel does unless the user switched that off. */
  autoExpand = false;
  /** Every member asked for, counted: `Range.Values`. */
  readonly traffic = new Map<string, number>();
  readonly largest = { request: 0, answer: 0 };
  requests = 0;
  editing = false;
  /** A batch that asks for this member fails with this code. */
  failing: { readonly member: string; readonly code: string } | null = null;
  /** Whether the pane is shown, and whether Excel starts the add-in with the workbook. */
  readonly pane = { state: "Background", startState: "Inactive" };
  /** What cells with functions show, by invocation. */
  readonly cellResults = new Map<number, unknown>();
  private readonly resultListeners: (() => void)[] = [];
  private open = 0;
  private readonly world: World = {
    root: new WorkbookObject(this), references: new Map(), service: (name) => (name.endsWith(".CustomFunctions") ? new CellFunctionsObject(this) : new ServiceObject(this)),
    note: (member) => {
      this.traffic.set(member, (this.traffic.get(member) ?? 0) + 1);
      if (this.failing?.member === member) throw new HostError(this.failing.code, "The test asked for this failure.");
    },
  };

  install(): this {
    globalThis.officeHost = this;
    return this;
  }

  async execute(body: string, flags: number): Promise<{ readonly answer: string } | { readonly failed: number }> {
    this.open += 1;
    try {
      await macrotask();
      while (this.editing && flags & DELAY_FOR_CELL_EDIT) await macrotask();
      if (this.editing) return { failed: EDIT_MODE_ERROR };
      return { answer: this.answer(body) };
    } finally {
      this.open -= 1;
    }
  }

  private answer(body: string): string {
    this.requests += 1;
    this.largest.request = Math.max(this.largest.request, body.length);
    if (Buffer.byteLength(body) > BYTES_MAX) return refused("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.");
    const { answer } = process(body, this.world);
    this.raiseChanges("ThisLocalAddin");
    const text = JSON.stringify(answer);
    this.largest.answer = Math.max(this.largest.answer, text.length);
    return Buffer.byteLength(text) > BYTES_MAX ? refused("ResponsePayloadSizeLimitExceeded", "The response payload size has exceeded the limit.") : text;
  }

  sheetObject(sheet: SheetModel): SheetObject {
    return new SheetObject(this, sheet);
  }

  tablesIn(sheet: SheetModel, area: Area, fullyContained: boolean): HostObject {
    return new TableCollectionObject(this, () => sheet.tables.filter((table) => {
      const common = intersect(table.area, area);
      return common && (!fullyContained || JSON.stringify(common) === JSON.stringify(table.area));
    }).map((table) => ({ sheet, table })), sheet);
  }

  undoLost(member: string): void {
    this.lostUndo.push(member);
  }

  /** The shown text, of dates only: nothing else is asked for. */
  shownText({ value, style }: CellModel): string {
    if (typeof value !== "number" || style.numberFormat !== "yyyy-mm-dd") return String(value ?? "");
    return new Date(Date.UTC(1899, 11, 30 + value + (this.book.date1904 ? 1462 : 0))).toISOString().slice(0, 10);
  }

  touch(sheet: SheetModel, area: Area): void {
    sheet.touched = bounding(sheet.touched, area);
    if (this.autoExpand) growOver(sheet, area);
  }

  /** One event for each sheet that the batch, or the user, has touched: formats too. Details are there for single cells alone. */
  raiseChanges(triggerSource: "ThisLocalAddin" | "Unknown"): void {
    for (const sheet of this.book.sheets) {
      const area = sheet.touched;
      sheet.touched = null;
      if (!area) continue;
      const single = heightOf(area) * widthOf(area) === 1;
      this.raise("changed", {
        changeType: "RangeEdited", source: "Local", worksheetId: sheet.id, address: a1(area), shiftDirection: "None", triggerSource,
        ...(single && { valueBefore: "", valueAfter: sheet.cell(area.top, area.left).value ?? "", valueTypeBefore: "Empty", valueTypeAfter: "String" }),
      });
    }
  }

  raiseTables(table: TableModel, what: "added" | "deleted"): void {
    this.raise(what === "added" ? "tableAdded" : "tableDeleted", { source: "Local", tableId: table.id, tableName: table.name, worksheetId: "" });
  }

  raise(name: EventName, message: object): void {
    if (!this.events.has(name)) return;
    this.open += 1;
    setTimeout(() => {
      this.open -= 1;
      globalThis.raiseOfficeEvent("richApi", [[EVENT_CATEGORY, EVENT[name], "Workbook", JSON.stringify(message), 0, false]]);
    }, 0);
  }

  /** A cell with a streaming function: the library calls it and sends results until it is cancelled. */
  startCell(invocation: number, functionId: string, parameters: readonly unknown[]): void {
    this.sendFunctionMessage(FUNCTION_MESSAGE.invoke, [invocation, functionId, parameters, "Books!K1", STREAM_FLAGS]);
  }

  cancelCell(invocation: number): void {
    this.sendFunctionMessage(FUNCTION_MESSAGE.cancel, { invocationId: invocation });
  }

  private sendFunctionMessage(type: number, message: unknown): void {
    globalThis.raiseOfficeEvent("richApi", [[FUNCTION_CATEGORY, type, "", JSON.stringify(message), 0, false]]);
  }

  takeResults(results: readonly (readonly unknown[])[]): void {
    for (const [invocation, succeeded, value, code] of results) this.cellResults.set(Number(invocation), succeeded ? { value } : { message: value, code });
    this.resultListeners.splice(0).forEach((listener) => listener());
  }

  /** When the library has sent results that satisfy the test. */
  async cellsShow(wanted: (results: ReadonlyMap<number, unknown>) => boolean): Promise<void> {
    while (!wanted(this.cellResults)) await new Promise<void>((resolve) => this.resultListeners.push(resolve));
  }

  select(sheet: SheetModel, row: number, column: number): void {
    this.book.active = { sheetId: sheet.id, row, column };
    globalThis.raiseOfficeEvent("selectionChanged", []);
  }

  /** Until nothing is on its way: no batch, no event. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 5; quiet += 1) {
      await macrotask();
      if (this.open > 0) quiet = 0;
    }
  }
}

function growOver(sheet: SheetModel, area: Area): void {
  for (const table of sheet.tables) {
    const below = !table.showTotals && area.top === table.area.bottom + 1 && area.left >= table.area.left && area.right <= table.area.right;
    if (below) table.area = { ...table.area, bottom: area.bottom };
  }
}

function refused(code: string, message: string): string {
  return JSON.stringify({ Results: [], Error: { Code: code, Message: message, Location: "", ActionIndex: 0, HttpStatusCode: 413 } });
}

function macrotask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
