import { HIGHLIGHT_FILLS, type HighlightMark, type HighlightPlan, plansByReasonColumn } from "../grid/sheet-plan";
import { isCellError, type RawCell } from "../grid/table";
import { type RememberedFill, type RememberedMark, type RememberedTable, rowKey, textKey, writeHighlightMemory } from "../workbook/highlight-memory";
import { HIGHLIGHTS_NAMESPACE } from "../workbook/state-part";
import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";
import { readCells, rangeOf } from "./excel-cells";
import { clearHighlights } from "./excel-clear";
import { cellKey, type Fill, queueFills, readFills } from "./excel-fills";
import { makeReasonColumn, refuseNoRoom, writeReasons } from "./excel-reason-column";
import { queueReasonWidth, widerReasons } from "./excel-reason-width";
import { writePart } from "./excel-state";
import { blockOf, findTables, type FoundTable, refuseProtected } from "./excel-tables";

/** What goes between the reasons of a row that has several. */
const BETWEEN_REASONS = "; ";

/** What will be done to one table, worked out before anything is. */
interface Work {
  readonly found: FoundTable;
  readonly memory: RememberedTable;
  /** By 1-based row. */
  readonly reasons: ReadonlyMap<number, string>;
}

/** See `Workbook.highlight`: refused whole or done whole, and remembered in the workbook before the first cell changes. */
export async function highlight(context: Excel.RequestContext, plans: readonly HighlightPlan[], job?: Job): Promise<void> {
  const wanted = plansByReasonColumn(plans);
  const before = await findTables(context, wanted.map(({ tableId }) => tableId));
  refuseProtected(before);
  before.forEach((found, index) => refuseMissing(found, wanted[index]!));
  await refuseNoRoom(context, before.filter(({ headers }, index) => !headers.includes(wanted[index]!.reasonHeader)));
  throwIfCancelled(job);
  await clearHighlights(context);
  const tables = await findTables(context, wanted.map(({ tableId }) => tableId));
  const works: Work[] = [];
  for (const [index, found] of tables.entries()) {
    const work = await workOut(context, found, wanted[index]!, job);
    const earlier = works.filter((other) => other.found.id === found.id && isColumnMade(other)).length;
    const { memory, reasons } = work;
    const width = isColumnMade(work) ? await widerReasons(context, { sheet: found.sheet, column: found.firstColumn + found.headers.length + earlier, header: memory.reasonHeader, reasons: reasons.values() }) : null;
    works.push(width ? { ...work, memory: { ...memory, width } } : work);
  }
  if (works.length === 0) return;
  throwIfCancelled(job);
  await writePart(context, HIGHLIGHTS_NAMESPACE, writeHighlightMemory({ tables: works.map(({ memory }) => memory) }));
  try {
    const latest = new Map<string, FoundTable>();
    for (const [index, work] of works.entries()) {
      const { tableId } = wanted[index]!;
      latest.set(tableId, await carryOut(context, { ...work, found: latest.get(tableId) ?? work.found }));
      job?.onProgress?.({ done: index + 1, total: works.length, item: work.found.name });
      throwIfCancelled(job);
    }
  } catch (error) {
    await clearHighlights(context);
    throw error;
  }
}

function isColumnMade({ memory, reasons }: Work): boolean {
  return memory.reasonMade && reasons.size > 0;
}

/** The table is not the one the marks were made for: rows or columns are gone. */
function refuseMissing({ name, headers, rowCount }: FoundTable, { marks }: HighlightPlan): void {
  const missing = marks.find(({ row, column }) => row < 1 || row > rowCount || (column !== null && !headers.includes(column)));
  if (missing) throw new WorkbookError("table-gone", { table: name, row: missing.row, column: missing.column ?? "" });
}

async function workOut(context: Excel.RequestContext, found: FoundTable, plan: HighlightPlan, job: Job | undefined): Promise<Work> {
  const rows = await readCells(context, blockOf(found), job && { ...(job.signal && { signal: job.signal }) });
  const reasonColumn = found.headers.indexOf(plan.reasonHeader);
  const formulaRows = await formulaRowsOf(context, found, reasonColumn, plan.marks);
  const fillOfCell = fillsWanted(found, plan, reasonColumn);
  const before = await readFills(context, found.sheet, sheetCells(found, fillOfCell));
  const reasons = new Map<number, string>();
  for (const { row, reason } of plan.marks) {
    if (reason !== "" && !formulaRows.has(row)) reasons.set(row, reasons.has(row) ? `${reasons.get(row)}${BETWEEN_REASONS}${reason}` : reason);
  }
  const marked = [...new Set(plan.marks.map(({ row }) => row))].sort((one, other) => one - other);
  const marks = marked.map((row): RememberedMark => ({
    row, key: rowKey(rows[row - 1]!, reasonColumn),
    reasonKey: reasons.has(row) ? textKey(reasons.get(row)!) : "",
    reasonBefore: reasons.has(row) && reasonColumn >= 0 ? plainValue(rows[row - 1]![reasonColumn] ?? null) : null,
    fills: [...fillOfCell.get(row)!].flatMap(([column, fill]) => remembered(found, { row, column, fill }, before)),
  }));
  return { found, reasons, memory: { name: found.name, reasonHeader: plan.reasonHeader, reasonMade: reasonColumn < 0, headers: found.headers, marks } };
}

/** Rows whose reason cell holds a formula of the user's: it stays, and the fill alone marks the row. */
async function formulaRowsOf(context: Excel.RequestContext, found: FoundTable, reasonColumn: number, marks: readonly HighlightMark[]): Promise<Set<number>> {
  if (reasonColumn < 0) return new Set();
  const special = rangeOf({ ...blockOf(found), column: found.firstColumn + reasonColumn, columns: 1 }).getSpecialCellsOrNullObject("Formulas");
  special.areas.load("items/rowIndex,items/rowCount");
  await context.sync();
  if (special.isNullObject) return new Set();
  const areas = special.areas.items.map(({ rowIndex, rowCount }) => ({ first: rowIndex - found.bodyRow + 1, last: rowIndex - found.bodyRow + rowCount }));
  return new Set(marks.map(({ row }) => row).filter((row) => areas.some(({ first, last }) => row >= first && row <= last)));
}

/** By 1-based row: column (within the table) → fill. A mark of one cell counts more than one of the whole row. */
function fillsWanted(found: FoundTable, { marks }: HighlightPlan, reasonColumn: number): Map<number, Map<number, string>> {
  const columnOf = new Map(found.headers.map((header, column) => [header, column]));
  const wanted = new Map<number, Map<number, string>>();
  const wholeRowsFirst = [...marks].sort((one, other) => Number(one.column !== null) - Number(other.column !== null));
  for (const { row, column, kind } of wholeRowsFirst) {
    const fills = wanted.get(row) ?? new Map<number, string>();
    wanted.set(row, fills);
    const columns = column === null ? found.headers.map((_, index) => index).filter((index) => index !== reasonColumn) : [columnOf.get(column)!];
    columns.forEach((index) => fills.set(index, HIGHLIGHT_FILLS[kind]));
  }
  return wanted;
}

/** Sheet rows by sheet column, as `readFills` takes them. */
export function sheetCells({ bodyRow, firstColumn }: FoundTable, cells: ReadonlyMap<number, ReadonlyMap<number, unknown>>): Map<number, number[]> {
  const rowsOfColumn = new Map<number, number[]>();
  for (const [row, columns] of cells) {
    for (const column of columns.keys()) {
      const rows = rowsOfColumn.get(firstColumn + column) ?? [];
      rowsOfColumn.set(firstColumn + column, rows);
      rows.push(bodyRow + row - 1);
    }
  }
  return rowsOfColumn;
}

/** A pattern or gradient could not be put back, so such a cell is left alone: the reason column still names it. */
function remembered({ bodyRow, firstColumn }: FoundTable, { row, column, fill }: { readonly row: number; readonly column: number; readonly fill: string }, before: ReadonlyMap<number, Fill>): RememberedFill[] {
  const was = before.get(cellKey(bodyRow + row - 1, firstColumn + column)) ?? null;
  return typeof was === "object" && was !== null ? [] : [{ column, fill, before: was }];
}

function plainValue(cell: RawCell): string | number | boolean | null {
  return isCellError(cell) ? cell.error : cell;
}

/** Answers the table as it is then: with the column that was made. */
async function carryOut(context: Excel.RequestContext, { found, memory, reasons }: Work): Promise<FoundTable> {
  const table = isColumnMade({ found, memory, reasons }) ? await makeReasonColumn(context, found, memory.reasonHeader) : found;
  if (memory.width) queueReasonWidth(found.sheet, table.firstColumn + table.headers.indexOf(memory.reasonHeader), memory.width);
  await writeReasons(context, table, { column: table.headers.indexOf(memory.reasonHeader), reasons, made: memory.reasonMade });
  context.application.suspendScreenUpdatingUntilNextSync();
  queueFills(found.sheet, memory.marks.flatMap(({ row, fills }) => fills.map(({ column, fill }) => [found.bodyRow + row - 1, found.firstColumn + column, fill] as const)));
  await context.sync();
  return table;
}
