import type { Table, TableInfo } from "../grid/table";
import { type Job, WorkbookError } from "../workbook/workbook";
import { readCells } from "./excel-cells";
import { queueDateSystem } from "./excel-dates";

/** Names by id, of all tables seen: an error about one that is gone can still say which. */
const namesSeen = new Map<string, string>();

/** How often a reading starts again because rows came or went meanwhile. */
const READINGS_MAX = 3;

/** A table as it lies on its sheet now. */
export interface FoundTable {
  readonly table: Excel.Table;
  readonly id: string;
  readonly name: string;
  readonly sheet: Excel.Worksheet;
  readonly sheetName: string;
  readonly sheetProtected: boolean;
  readonly sheetHidden: boolean;
  readonly sheetPosition: number;
  readonly headers: readonly string[];
  /** 0-based sheet position of the first data row and of the first column. */
  readonly bodyRow: number;
  readonly firstColumn: number;
  readonly rowCount: number;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
}

export function infoOf({ id, name, sheetName, bodyRow, firstColumn, headers, rowCount }: FoundTable): TableInfo {
  return { id, name, sheet: sheetName, headerRow: bodyRow - 1, firstColumn, headers, rowCount };
}

/** All tables of the workbook, in sheet order and by place on the sheet. */
export async function allTables(context: Excel.RequestContext): Promise<FoundTable[]> {
  const tables = context.workbook.tables;
  tables.load("items/id");
  await context.sync();
  const found = await describeTables(context, tables.items);
  return found
    .flatMap((table) => (table ? [table] : []))
    .sort((one, other) => one.sheetPosition - other.sheetPosition || one.bodyRow - other.bodyRow || one.firstColumn - other.firstColumn);
}

/** The tables of these ids (or names), in their order. Error `table-gone`. */
export async function findTables(context: Excel.RequestContext, ids: readonly string[]): Promise<FoundTable[]> {
  const found = await describeTables(context, ids.map((id) => context.workbook.tables.getItemOrNullObject(id)));
  return found.map((table, index) => {
    if (!table) throw new WorkbookError("table-gone", { table: namesSeen.get(ids[index]!) ?? "" });
    return table;
  });
}

/** Where the tables stand; null for those that are gone. */
export async function describeTables(context: Excel.RequestContext, tables: readonly Excel.Table[]): Promise<(FoundTable | null)[]> {
  tables.forEach((table) => table.load("id,name,showHeaders,showTotals"));
  await context.sync();
  const parts = tables.map((table) => {
    if (table.isNullObject) return null;
    const range = table.getRange();
    range.load("rowIndex,columnIndex,rowCount");
    const sheet = table.worksheet;
    sheet.load("name,position,visibility");
    sheet.protection.load("protected");
    table.columns.load("items/name");
    return { table, range, sheet };
  });
  await context.sync();
  return parts.map((part) => {
    if (!part) return null;
    const { table, range, sheet } = part;
    namesSeen.set(table.id, table.name);
    const header = table.showHeaders ? 1 : 0;
    return {
      table, sheet, id: table.id, name: table.name, sheetName: sheet.name, sheetPosition: sheet.position,
      sheetProtected: sheet.protection.protected, sheetHidden: sheet.visibility !== "Visible",
      headers: table.columns.items.map(({ name }) => name),
      bodyRow: range.rowIndex + header, firstColumn: range.columnIndex,
      rowCount: range.rowCount - header - (table.showTotals ? 1 : 0), showHeaders: table.showHeaders, showTotals: table.showTotals,
    };
  });
}

/**
 * All data rows of a table, filtered and hidden ones too.
 *
 * Holds: the rows belong together; where the table moved or grew during the reading, it is read again.
 */
export async function readTable(context: Excel.RequestContext, id: string, job?: Job): Promise<Table> {
  for (let reading = 1; ; reading += 1) {
    const [found] = await findTables(context, [id]);
    const dates = queueDateSystem(context, found!);
    await context.sync();
    const rows = await readCells(context, blockOf(found!), job, found!.name);
    const [after] = await findTables(context, [id]);
    if (JSON.stringify(infoOf(found!)) === JSON.stringify(infoOf(after!))) {
      return { ...infoOf(found!), rows, date1904: dates(), source: "workbook" };
    }
    if (reading === READINGS_MAX) throw new WorkbookError("other", { table: found!.name, reason: "table-changes" });
  }
}

export function blockOf({ sheet, bodyRow, firstColumn, rowCount, headers }: FoundTable) {
  return { sheet, row: bodyRow, column: firstColumn, rows: rowCount, columns: headers.length };
}

/** Tables on protected sheets can only be looked at. */
export function refuseProtected(tables: readonly FoundTable[]): void {
  const locked = tables.find(({ sheetProtected }) => sheetProtected);
  if (locked) throw new WorkbookError("protected", { sheet: locked.sheetName });
}
