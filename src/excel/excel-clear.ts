import type { RawCell } from "../grid/table";
import { locateMarks, readHighlightMemory, type RememberedFill, type RememberedMark, type RememberedTable, rowKey, textKey } from "../workbook/highlight-memory";
import { HIGHLIGHTS_NAMESPACE } from "../workbook/state-part";
import { type Job, throwIfCancelled } from "../workbook/workbook";
import { readCells } from "./excel-cells";
import { cellKey, queueFills, readFills } from "./excel-fills";
import { removeReasonColumn, writeReasons } from "./excel-reason-column";
import { restoreReasonWidth } from "./excel-reason-width";
import { readPart, writePart } from "./excel-state";
import { blockOf, describeTables, type FoundTable, refuseProtected } from "./excel-tables";

/** See `Workbook.clearHighlights`: works from what the workbook remembers, so it does not matter who marked, or when. */
export async function clearHighlights(context: Excel.RequestContext, job?: Job): Promise<number> {
  throwIfCancelled(job);
  const json = await readPart(context, HIGHLIGHTS_NAMESPACE);
  const memory = json === null ? null : readHighlightMemory(json);
  if (!memory) return 0;
  const found = await describeTables(context, memory.tables.map(({ name }) => context.workbook.tables.getItemOrNullObject(name)));
  const tables = memory.tables.flatMap((remembered, index) => (found[index] ? [{ remembered, found: found[index] }] : []));
  refuseProtected(tables.map((table) => table.found));
  let cleared = 0;
  // The column made last goes first: each is then the last of its table, and can be taken away.
  for (const [index, { remembered }] of [...tables].reverse().entries()) {
    const [now] = await describeTables(context, [context.workbook.tables.getItemOrNullObject(remembered.name)]);
    if (!now) continue;
    const made = memory.tables.filter(({ name, reasonMade }) => reasonMade && name === remembered.name).map(({ reasonHeader }) => reasonHeader);
    cleared += await clearTable(context, { remembered, found: now, made });
    job?.onProgress?.({ done: index + 1, total: tables.length, item: now.name });
  }
  // Last, so that a clearing that failed on the way can be done again.
  await writePart(context, HIGHLIGHTS_NAMESPACE, null);
  return cleared;
}

/** A remembered mark and the 1-based row it is on now. */
type Located = readonly [mark: RememberedMark, row: number];

/** `made`: headers of all reason columns made for marks; a row's key was taken without them. */
async function clearTable(context: Excel.RequestContext, { remembered, found, made }: { readonly remembered: RememberedTable; readonly found: FoundTable; readonly made: readonly string[] }): Promise<number> {
  const rows = await readCells(context, blockOf(found));
  const reasonColumn = found.headers.indexOf(remembered.reasonHeader);
  const own = found.headers.map((header) => !made.includes(header));
  const keyColumn = found.headers.filter((_, column) => own[column]).indexOf(remembered.reasonHeader);
  const keys = rows.map((row) => rowKey(row.filter((_, column) => own[column]), keyColumn));
  const located = locateMarks(remembered.marks, keys).flatMap((row, index): Located[] => (row === null ? [] : [[remembered.marks[index]!, row]]));
  const cleared = await clearFills(context, { remembered, found, located });
  if (reasonColumn >= 0 && remembered.width) await restoreReasonWidth(context, found.sheet, found.firstColumn + reasonColumn, remembered.width);
  if (reasonColumn >= 0) await clearReasons(context, { remembered, found, located, rows, reasonColumn });
  return cleared;
}

/** Only cells that still have our fill: another was given by the user since. */
async function clearFills(
  context: Excel.RequestContext,
  { remembered, found, located }: { readonly remembered: RememberedTable; readonly found: FoundTable; readonly located: readonly Located[] },
): Promise<number> {
  const columnNow = remembered.headers.map((header) => found.headers.indexOf(header));
  const cells = located.flatMap(([{ fills }, row]) => fills.flatMap((fill): [number, number, RememberedFill][] => {
    const column = columnNow[fill.column]!;
    return column < 0 ? [] : [[found.bodyRow + row - 1, found.firstColumn + column, fill]];
  }));
  const rowsOfColumn = new Map<number, number[]>();
  for (const [row, column] of cells) {
    const wanted = rowsOfColumn.get(column) ?? [];
    rowsOfColumn.set(column, wanted);
    wanted.push(row);
  }
  const now = await readFills(context, found.sheet, rowsOfColumn);
  const ours = cells.filter(([row, column, { fill }]) => now.get(cellKey(row, column)) === fill);
  context.application.suspendScreenUpdatingUntilNextSync();
  queueFills(found.sheet, ours.map(([row, column, { before }]) => [row, column, before]));
  await context.sync();
  return ours.length;
}

async function clearReasons(
  context: Excel.RequestContext,
  { remembered, found, located, rows, reasonColumn }: { readonly remembered: RememberedTable; readonly found: FoundTable; readonly located: readonly Located[]; readonly rows: readonly (readonly RawCell[])[]; readonly reasonColumn: number },
): Promise<void> {
  const ours = located.filter(([{ reasonKey }, row]) => reasonKey !== "" && isOurs(rows[row - 1]![reasonColumn], reasonKey));
  const cleared = new Set(ours.map(([, row]) => row));
  const noteLeft = rows.some((row, index) => !cleared.has(index + 1) && (row[reasonColumn] ?? null) !== null);
  if (remembered.reasonMade && !noteLeft) {
    await removeReasonColumn(context, found, reasonColumn);
    return;
  }
  await writeReasons(context, found, { column: reasonColumn, reasons: new Map(ours.map(([{ reasonBefore }, row]) => [row, reasonBefore])), made: false });
}

function isOurs(cell: RawCell | undefined, reasonKey: string): boolean {
  return typeof cell === "string" && textKey(cell) === reasonKey;
}
