import { isCellError, type RawCell } from "../grid/table";
import { SHEET_ROWS_MAX } from "../workbook/plan-limits";
import { type CellTarget, type CellToWrite, type RowsToAppend, WorkbookError } from "../workbook/workbook";
import { addressOf } from "./cell-areas";
import { type CellInput, rangeOf, TEXT_FORMAT, writeCells } from "./excel-cells";
import { pointsOfWidth } from "./excel-plan-frame";
import { blockOf, findTables, type FoundTable, refuseProtected } from "./excel-tables";

/**
 * See `Workbook.appendRows`. Written below the table, which then grows over them: inserting table rows is slow and clashes with co-authors.
 * Every table is looked at before the first one is written to.
 */
export async function appendRows(context: Excel.RequestContext, batches: readonly RowsToAppend[]): Promise<void> {
  const wanted = batches.filter(({ rows }) => rows.length > 0);
  if (wanted.length === 0) return;
  const tables = await findTables(context, wanted.map(({ tableId }) => tableId));
  refuseProtected(tables);
  const places: { readonly found: FoundTable; readonly last: LastRow; readonly baseRows: number }[] = [];
  for (const [index, found] of tables.entries()) {
    const last = await readLastRow(context, found);
    // A table that never had a row shows a blank one: it is the first to be filled.
    const baseRows = last.blank && found.rowCount === 1 ? 0 : found.rowCount;
    await refuseNoRoomBelow(context, found, wanted[index]!.rows.length - (found.rowCount - baseRows));
    places.push({ found, last, baseRows });
  }
  for (const [index, { found, last, baseRows }] of places.entries()) {
    const { rows } = wanted[index]!;
    const start = found.bodyRow + baseRows;
    const columns = found.headers.length;
    const added = rows.length - (found.rowCount - baseRows);
    if (found.showTotals && added > 0) found.table.rows.add(undefined, Array.from({ length: added }, () => Array.from({ length: columns }, () => "")));
    const inputs = rows.map((row) => Array.from({ length: columns }, (_, column) => inputOf(row[column] ?? null, last.numberFormats[column]!)));
    await writeCells(context, { sheet: found.sheet, row: start, column: found.firstColumn, rows: rows.length, columns }, inputs);
    await growTable(context, found, baseRows + rows.length);
    await fillCalculated(context, { ...found, rowCount: baseRows + rows.length }, { start, rows: rows.length, formulas: last.formulas });
  }
}

/** The sheet's columns are the user's, none may be of standard width: the default font's usual digits have to do. */
export const USUAL_POINTS = pointsOfWidth({ standardChars: 8.43, standardPoints: 48 });

interface LastRow {
  readonly blank: boolean;
  readonly numberFormats: readonly string[];
  /** In R1C1 form, so that it says the same in every row; null where the column holds values. */
  readonly formulas: readonly (string | null)[];
}

async function readLastRow(context: Excel.RequestContext, { sheet, bodyRow, firstColumn, rowCount, headers }: FoundTable): Promise<LastRow> {
  const range = sheet.getRangeByIndexes(bodyRow + rowCount - 1, firstColumn, 1, headers.length);
  range.load("numberFormat,formulasR1C1,values");
  await context.sync();
  const values = range.values[0]! as unknown[];
  return {
    blank: values.every((value) => value === ""),
    numberFormats: range.numberFormat[0]!.map(String),
    formulas: range.formulasR1C1[0]!.map((formula, column) => (typeof formula === "string" && formula.startsWith("=") && formula !== values[column] ? formula : null)),
  };
}

/** Error `no-room` where rows would cover something, or run over the end of the sheet. */
async function refuseNoRoomBelow(context: Excel.RequestContext, { name, sheet, bodyRow, firstColumn, rowCount, headers, showTotals }: FoundTable, added: number): Promise<void> {
  if (added <= 0) return;
  const below = bodyRow + rowCount + (showTotals ? 1 : 0);
  if (below + added > SHEET_ROWS_MAX) throw new WorkbookError("no-room", { table: name });
  const used = sheet.getRangeByIndexes(below, firstColumn, added, headers.length).getUsedRangeOrNullObject(true);
  used.load("address");
  await context.sync();
  if (!used.isNullObject) throw new WorkbookError("no-room", { table: name });
}

function inputOf(cell: RawCell, numberFormat: string): CellInput {
  // The row above may be formatted as text: a number below it is to stay a number.
  const format = numberFormat === TEXT_FORMAT && typeof cell !== "string" ? "General" : numberFormat;
  return { value: isCellError(cell) ? cell.error : cell, numberFormat: format };
}

/** Excel grows a table over rows written right below it, unless the user has switched that off. */
async function growTable(context: Excel.RequestContext, { id, sheet, bodyRow, firstColumn, headers, showHeaders }: FoundTable, rowCount: number): Promise<void> {
  const [now] = await findTables(context, [id]);
  if (now!.rowCount >= rowCount) return;
  now!.table.resize(addressOf({ top: bodyRow - (showHeaders ? 1 : 0), left: firstColumn, bottom: bodyRow + rowCount - 1, right: firstColumn + headers.length - 1 }));
  sheet.load("name");
  await context.sync();
}

/** A calculated column fills itself as the table grows; where it did not, the formula of the row above is continued. */
async function fillCalculated(context: Excel.RequestContext, found: FoundTable, { start, rows, formulas }: { readonly start: number; readonly rows: number; readonly formulas: readonly (string | null)[] }): Promise<void> {
  for (const [column, formula] of formulas.entries()) {
    if (formula === null) continue;
    const range = rangeOf({ ...blockOf(found), row: start, rows, column: found.firstColumn + column, columns: 1 });
    range.load("formulas");
    await context.sync();
    if (range.formulas.every((row) => row[0] === "")) range.formulasR1C1 = range.formulas.map(() => [formula]);
    await context.sync();
  }
}

/** See `Workbook.writeCells`. */
export async function writeCellsAt(context: Excel.RequestContext, target: CellTarget, rows: readonly (readonly CellToWrite[])[], widthsChars: readonly number[] = []): Promise<void> {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns === 0) return;
  const sheet = context.workbook.worksheets.getItemOrNullObject(target.sheet);
  sheet.protection.load("protected");
  await context.sync();
  if (sheet.isNullObject) throw new WorkbookError("sheet-gone", { sheet: target.sheet });
  if (sheet.protection.protected) throw new WorkbookError("protected", { sheet: target.sheet });
  const block = { sheet, row: target.row, column: target.column, rows: rows.length, columns };
  const range = rangeOf(block);
  range.load("formulas,numberFormat");
  await context.sync();
  const occupied = rows.findIndex((row, index) => row.some((cell, column) => cell !== null && range.formulas[index]![column] !== ""));
  if (occupied >= 0) throw new WorkbookError("occupied", { sheet: target.sheet, row: target.row + occupied + 1 });
  await writeCells(context, block, rows.map((row, index) => row.map((cell, column) => targetInput(cell, String(range.numberFormat[index]![column])))));
  await widenColumns(context, block, widthsChars);
}

/** A figure that has no room shows as #####; a column that has room keeps its width. */
async function widenColumns(context: Excel.RequestContext, { sheet, column }: { readonly sheet: Excel.Worksheet; readonly column: number }, widthsChars: readonly number[]): Promise<void> {
  if (widthsChars.length === 0) return;
  const ranges = widthsChars.map((_, index) => sheet.getRangeByIndexes(0, column + index, 1, 1));
  ranges.forEach(({ format }) => format.load("columnWidth"));
  await context.sync();
  ranges.forEach(({ format }, index) => {
    const wanted = USUAL_POINTS(widthsChars[index]!);
    if (format.columnWidth < wanted) format.columnWidth = wanted;
  });
  await context.sync();
}

function targetInput(cell: CellToWrite, numberFormat: string): CellInput {
  if (typeof cell !== "object" || cell === null) return { value: cell };
  if ("error" in cell) return { value: cell.error };
  if ("value" in cell) return { value: cell.value, ...(cell.numberFormat !== undefined && { numberFormat: cell.numberFormat }) };
  return { value: cell.formula, entered: true, ...(cell.numberFormat !== undefined ? { numberFormat: cell.numberFormat } : numberFormat === TEXT_FORMAT && { numberFormat: "General" }) };
}
