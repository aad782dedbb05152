import type { RawCell } from "../grid/table";
import { LEFT_CELLS_MAX, type Selection, type SelectTarget, WorkbookError } from "../workbook/workbook";
import { isNoSelection } from "./excel-errors";
import { queueMark } from "./excel-sheets";
import { describeTables, findTables, type FoundTable } from "./excel-tables";

/** The active cell and what it lies in, or null where something else than cells is selected. */
export async function selection(context: Excel.RequestContext): Promise<Selection | null> {
  const cell = context.workbook.getActiveCell();
  cell.load("rowIndex,columnIndex,values,valueTypes,formulas");
  const sheet = cell.worksheet;
  sheet.load("name");
  const planKey = queueMark(sheet);
  const tables = cell.getTables(false);
  tables.load("items/id");
  try {
    await context.sync();
  } catch (error) {
    if (isNoSelection(error)) return null;
    throw error;
  }
  const { rowIndex: row, columnIndex: column } = cell;
  const count = Math.min(column, LEFT_CELLS_MAX);
  const left = count === 0 ? null : sheet.getRangeByIndexes(row, column - count, 1, count);
  left?.load("values,valueTypes");
  const [found] = await describeTables(context, tables.items.slice(0, 1));
  // Where there is no table nothing has been asked yet.
  if (left && tables.items.length === 0) await context.sync();
  const { value, formula } = contentOf(cell);
  const leftCells = left ? left.values[0]!.map((shown: unknown, index) => cellOf(shown, left.valueTypes[0]![index]!)) : [];
  return {
    sheet: sheet.name, row, column, value, formula, leftCells, planKey: planKey(),
    table: found ? placeIn(found, cell.rowIndex, cell.columnIndex) : null,
  };
}

function contentOf(cell: Excel.Range): { readonly value: RawCell; readonly formula: string | null } {
  const shown = cell.values[0]![0] as unknown;
  const entered = cell.formulas[0]![0] as unknown;
  const isFormula = typeof entered === "string" && entered.startsWith("=") && entered !== shown;
  const formula = isFormula ? entered : null;
  return { value: cellOf(shown, cell.valueTypes[0]![0]!), formula };
}

function cellOf(shown: unknown, type: Excel.RangeValueType | string): RawCell {
  if (type === "Error") return { error: String(shown) };
  return shown === "" ? null : (shown as RawCell);
}

/** Row 0 is the header; the total row belongs to no data row. */
function placeIn({ id, bodyRow, firstColumn, rowCount, headers }: FoundTable, row: number, column: number): Selection["table"] {
  const dataRow = row - bodyRow + 1;
  const header = headers[column - firstColumn];
  return dataRow > rowCount || header === undefined ? null : { id, row: dataRow, column: header };
}

/** See `Workbook.select`. A hidden sheet stays hidden: showing it is the user's decision. */
export async function select(context: Excel.RequestContext, target: SelectTarget): Promise<void> {
  if (target.kind === "sheet") return selectSheet(context, target.name);
  const [found] = await findTables(context, [target.tableId]);
  const { sheet, sheetName, sheetHidden, bodyRow, firstColumn, headers, rowCount } = found!;
  if (sheetHidden) throw new WorkbookError("other", { sheet: sheetName, reason: "sheet-hidden" });
  const column = target.kind === "cell" ? headers.indexOf(target.column) : 0;
  if (target.row < 1 || target.row > rowCount || column < 0) throw new WorkbookError("table-gone", { table: found!.name, row: target.row });
  sheet.activate();
  sheet.getRangeByIndexes(bodyRow + target.row - 1, firstColumn + column, 1, target.kind === "cell" ? 1 : headers.length).select();
  await context.sync();
}

async function selectSheet(context: Excel.RequestContext, name: string): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load("visibility");
  await context.sync();
  if (sheet.isNullObject) throw new WorkbookError("sheet-gone", { sheet: name });
  if (sheet.visibility !== "Visible") throw new WorkbookError("other", { sheet: name, reason: "sheet-hidden" });
  sheet.activate();
  await context.sync();
}
