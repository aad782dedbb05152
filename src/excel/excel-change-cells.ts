import { isCellError, type RawCell } from "../grid/table";
import { FORMAT_ROWS_SEEN, formatOfChange, refuseChanged, refuseFormulas, sameCell, usualFormat, valueOfChange } from "../workbook/cell-change";
import { CELL_CHARS_MAX } from "../workbook/plan-limits";
import { type CellChange, type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";
import { type Block, rangeOf, rawCell, TEXT_FORMAT } from "./excel-cells";
import { queueDateSystem } from "./excel-dates";
import { blockOf, findTables, type FoundTable, refuseProtected } from "./excel-tables";

/** Rows of a column looked at in one request; changes further apart than the gap are read apart. */
const ROWS_PER_READ = 5_000;
const ROWS_BETWEEN = 500;
/** Writes sent in one request, well under Excel's 5 MB. */
const RUNS_PER_WRITE = 400;
const CHARS_PER_WRITE = 1_000_000;

interface CellNow {
  readonly value: RawCell;
  readonly hasFormula: boolean;
  readonly format: string;
}

/** What one cell is to hold, worked out before anything is written. */
interface Entry {
  readonly row: number;
  readonly column: number;
  readonly input: string | number | boolean;
  readonly format: string | null;
}

/** See `Workbook.changeCells`: every cell is looked at before the first is written. */
export async function changeCells(context: Excel.RequestContext, tableId: string, changes: readonly CellChange[], job?: Job): Promise<void> {
  if (changes.length === 0) return;
  const [found] = await findTables(context, [tableId]);
  refuseProtected([found!]);
  const byColumn = changesByColumn(found!, changes);
  const dates = queueDateSystem(context, found);
  await context.sync();
  const entries: Entry[] = [];
  for (const [column, wanted] of byColumn) {
    throwIfCancelled(job);
    const usual = await usualFormatOf(context, found!, column);
    const now = await readColumn(context, found!, column, wanted.map(({ row }) => row));
    const held = wanted.filter(({ row }) => now.get(row)!.hasFormula);
    if (held.length > 0) refuseFormulas(found!.name, held[0]!.column, held.map(({ row }) => row));
    for (const change of wanted) entries.push(entryOf(change, { now: now.get(change.row)!, column, usual, date1904: dates(), table: found!.name }));
    job?.onProgress?.({ done: entries.length, total: changes.length, item: found!.name });
  }
  throwIfCancelled(job);
  await write(context, found!, entries);
}

function changesByColumn({ name, headers, rowCount }: FoundTable, changes: readonly CellChange[]): Map<number, CellChange[]> {
  const byColumn = new Map<number, CellChange[]>();
  for (const change of changes) {
    const column = headers.indexOf(change.column);
    if (column < 0 || change.row < 1 || change.row > rowCount) throw new WorkbookError("table-gone", { table: name, row: change.row, column: change.column });
    byColumn.set(column, [...(byColumn.get(column) ?? []), change]);
  }
  for (const wanted of byColumn.values()) wanted.sort((one, other) => one.row - other.row);
  return byColumn;
}

function entryOf(change: CellChange, { now, column, usual, date1904, table }: { readonly now: CellNow; readonly column: number; readonly usual: string | null; readonly date1904: boolean; readonly table: string }): Entry {
  if (!sameCell(now.value, change.before)) refuseChanged(table, change.row, change.column);
  const value = valueOfChange(change.after, date1904);
  if (typeof value === "string" && value.length > CELL_CHARS_MAX) throw new WorkbookError("too-large", { sheet: table, characters: value.length });
  const format = formatOfChange(change, value, { own: now.format, column: usual });
  return { row: change.row, column, input: inputOf(value, now.format), format: format ?? (typeof value === "boolean" && now.format === TEXT_FORMAT ? "General" : null) };
}

/** As it is entered: behind an apostrophe a text stays a text, and the cell keeps its number format. */
function inputOf(value: RawCell, format: string): string | number | boolean {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  return typeof value === "string" && format !== TEXT_FORMAT ? `'${value}` : value;
}

async function usualFormatOf(context: Excel.RequestContext, found: FoundTable, column: number): Promise<string | null> {
  const range = rangeOf(columnBlock(found, column, { first: 1, last: Math.min(FORMAT_ROWS_SEEN, found.rowCount) }));
  range.load("values,numberFormat");
  await context.sync();
  const { values, numberFormat } = range;
  range.untrack();
  return usualFormat(values.map(([value], row) => ({ value: rawCell(value, false), format: String(numberFormat[row]![0]) })));
}

/** The cells of the wanted rows (ascending), by row. */
async function readColumn(context: Excel.RequestContext, found: FoundTable, column: number, rows: readonly number[]): Promise<Map<number, CellNow>> {
  const cells = new Map<number, CellNow>();
  for (let start = 0; start < rows.length; ) {
    let end = start;
    while (end + 1 < rows.length && rows[end + 1]! - rows[end]! <= ROWS_BETWEEN && rows[end + 1]! - rows[start]! < ROWS_PER_READ) end += 1;
    const range = rangeOf(columnBlock(found, column, { first: rows[start]!, last: rows[end]! }));
    range.load("values,formulas,valueTypes,numberFormat");
    await context.sync();
    const { values, formulas, valueTypes, numberFormat } = range;
    range.untrack();
    for (const row of rows.slice(start, end + 1)) {
      const at = row - rows[start]!;
      const formula: unknown = formulas[at]![0];
      cells.set(row, {
        value: rawCell(values[at]![0], valueTypes[at]![0] === "Error"),
        hasFormula: typeof formula === "string" && formula.startsWith("=") && formula !== values[at]![0],
        format: String(numberFormat[at]![0]),
      });
    }
    start = end + 1;
  }
  return cells;
}

function columnBlock(found: FoundTable, column: number, { first, last }: { readonly first: number; readonly last: number }): Block {
  return { ...blockOf(found), row: found.bodyRow + first - 1, rows: last - first + 1, column: found.firstColumn + column, columns: 1 };
}

/** Neighbours below each other go together; formats first, because only then does a number below a text format stay a number. */
async function write(context: Excel.RequestContext, found: FoundTable, entries: readonly Entry[]): Promise<void> {
  let runs = 0;
  let chars = 0;
  for (let start = 0; start < entries.length; ) {
    let end = start;
    while (end + 1 < entries.length && entries[end + 1]!.column === entries[start]!.column && entries[end + 1]!.row === entries[end]!.row + 1 && end - start < ROWS_PER_READ) end += 1;
    const run = entries.slice(start, end + 1);
    const range = rangeOf(columnBlock(found, run[0]!.column, { first: run[0]!.row, last: run.at(-1)!.row }));
    if (run.some(({ format }) => format !== null)) range.numberFormat = run.map(({ format }) => [format]) as string[][];
    range.formulas = run.map(({ input }) => [input]);
    runs += 1;
    chars += run.reduce((sum, { input }) => sum + String(input).length + 16, 0);
    start = end + 1;
    if (runs >= RUNS_PER_WRITE || chars >= CHARS_PER_WRITE || start === entries.length) {
      await context.sync();
      runs = 0;
      chars = 0;
    }
  }
}
