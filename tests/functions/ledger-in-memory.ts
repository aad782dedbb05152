import type { RawCell, Table, TableInfo } from "../../src/grid/table";
import { LiveLedger } from "../../src/live/live-ledger";
import { parseIsoDay } from "../../src/calendar/day";
import { type Job, type Workbook, type WorkbookChange, WorkbookError } from "../../src/workbook/workbook";

/** The least workbook that a ledger can live in: tables of rows, one state, changes told on request. Everything else refuses. */
export class TableBook implements Workbook {
  private readonly listeners = new Set<(change: WorkbookChange) => void>();
  private state: string | null = null;
  readsOfLedger = 0;

  constructor(public tables: Table[]) {}

  change(kind: WorkbookChange["kind"] = "data"): void {
    for (const listener of this.listeners) listener(kind === "data" ? { kind, tableId: null } : { kind });
  }

  /** What nobody has told of yet. */
  missed = false;

  async tellMissedChanges(): Promise<void> {
    if (this.missed) this.change();
    this.missed = false;
  }

  async listTables(): Promise<readonly TableInfo[]> {
    return this.tables;
  }

  async readTable(id: string, _job?: Job): Promise<Table> {
    const table = this.tables.find((candidate) => candidate.id === id);
    if (!table) throw new WorkbookError("table-gone", { table: id });
    if (table === this.tables[0]) this.readsOfLedger++;
    return { ...table, rows: table.rows.map((row) => [...row]) };
  }

  async readState(): Promise<string | null> {
    return this.state;
  }

  async writeState(json: string): Promise<void> {
    this.state = json;
  }

  async watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>> {
    this.listeners.add(listener);
    return async () => void this.listeners.delete(listener);
  }

  listSheets = refuse;
  writeSheets = refuse;
  highlight = refuse;
  clearHighlights = refuse;
  appendRows = refuse;
  changeCells = refuse;
  removeRows = refuse;
  writeCells = refuse;
  readCells = refuse;
  select = refuse;
  selection = refuse;
  reenterFormulas = refuse;
}

async function refuse(): Promise<never> {
  throw new WorkbookError("unsupported");
}

/** A table from a text with one row a line and cells between bars; numbers become number cells, blanks null. */
export function tableOf(name: string, text: string): Table {
  const lines = text.trim().split("\n").map((line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim()));
  const [headers = [], ...rows] = lines;
  return { id: name, name, sheet: name, headerRow: 0, firstColumn: 0, headers, rowCount: rows.length, rows: rows.map((row) => row.map(cellOf)), date1904: false, source: "workbook" };
}

function cellOf(text: string): RawCell {
  if (text === "") return null;
  const day = parseIsoDay(text);
  if (day !== null) return day + 25569;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

export function liveOf(book: TableBook, today = "2026-03-31"): LiveLedger {
  return new LiveLedger(book, () => parseIsoDay(today)!);
}
