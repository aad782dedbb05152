import type { XlsxBook } from "../files/xlsx-book";
import { dataRows } from "../files/xlsx-table-part";
import type { RawCell } from "../grid/table";
import { type ColumnWidthChange, isWidthOurs, locateMarks, readHighlightMemory, type RememberedMark, type RememberedTable, rowKey, textKey, widthIn } from "../workbook/highlight-memory";
import { HIGHLIGHTS_NAMESPACE } from "../workbook/state-part";
import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";
import { looksLikeFormula } from "../files/plan-cells";
import { allTables, type FoundTable, headersOf } from "./memory-tables";

/** Rows after which the caller may pause. */
const ROWS_PER_STEP = 500;

/** A remembered mark and the 1-based row it is on now. */
type Located = readonly [mark: RememberedMark, row: number];

/** See `Workbook.clearHighlights`: works from what the workbook remembers, so it does not matter who marked, or when. In steps between which the caller may pause. */
export function* clearHighlights(book: XlsxBook, job?: Job): Generator<void, number, void> {
  throwIfCancelled(job);
  const part = book.memory[HIGHLIGHTS_NAMESPACE]!;
  const memory = part.json === null ? null : readHighlightMemory(part.json);
  if (!memory) return 0;
  const tables = memory.tables.flatMap((remembered) => {
    const found = allTables(book).find(({ table }) => table.name === remembered.name);
    return found ? [{ remembered, found }] : [];
  });
  const locked = tables.find(({ found }) => found.sheet.protected);
  if (locked) throw new WorkbookError("protected", { sheet: locked.found.sheet.name });
  let cleared = 0;
  // The column made last goes first: each is then the last of its table, and can be taken away.
  for (const [index, { remembered, found }] of [...tables].reverse().entries()) {
    const made = memory.tables.filter(({ name, reasonMade }) => reasonMade && name === remembered.name).map(({ reasonHeader }) => reasonHeader);
    cleared += yield* clearTable(book, remembered, found, made);
    job?.onProgress?.({ done: index + 1, total: tables.length, item: found.table.name });
  }
  part.json = null;
  return cleared;
}

/** `made`: headers of all reason columns made for marks; a row's key was taken without them. */
function* clearTable(book: XlsxBook, remembered: RememberedTable, found: FoundTable, made: readonly string[]): Generator<void, number, void> {
  const { sheet, table } = found;
  const { first, last } = dataRows(table);
  const headers = headersOf(table);
  const cells = sheet.cells();
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => cells.rowValues(first + index, table.range.left, headers.length));
  const reasonColumn = headers.indexOf(remembered.reasonHeader);
  const own = headers.map((header) => !made.includes(header));
  const keyColumn = headers.filter((_, column) => own[column]).indexOf(remembered.reasonHeader);
  const keys: string[] = [];
  for (const row of rows) {
    if (keys.length % ROWS_PER_STEP === 0) yield;
    keys.push(rowKey(row.filter((_, column) => own[column]), keyColumn));
  }
  const located = locateMarks(remembered.marks, keys).flatMap((row, index): Located[] => (row === null ? [] : [[remembered.marks[index]!, row]]));
  const cleared = yield* clearFills(book, remembered, found, located);
  if (reasonColumn >= 0 && remembered.width) restoreWidth(found, table.range.left + reasonColumn, widthIn("chars", remembered.width));
  if (reasonColumn >= 0) clearReasons(book, { remembered, found, located, rows, reasonColumn });
  return cleared;
}

/** A width that the user has given the column since stays. */
function restoreWidth({ sheet }: FoundTable, column: number, change: ColumnWidthChange): void {
  const { columnWidths, defaultWidth } = sheet.layout();
  if (!isWidthOurs(columnWidths.get(column) ?? defaultWidth, change)) return;
  if (change.before === null) sheet.clearColumnWidth(column);
  else sheet.setColumnWidth(column, change.before);
}

/** Only cells that still have our fill: another was given by the user since. */
function* clearFills(book: XlsxBook, { headers }: RememberedTable, { sheet, table }: FoundTable, located: readonly Located[]): Generator<void, number, void> {
  const { first } = dataRows(table);
  const cells = sheet.cells();
  const now = headersOf(table);
  const columnNow = headers.map((header) => now.indexOf(header));
  let cleared = 0;
  for (const [index, [{ fills }, row]] of located.entries()) {
    if (index % ROWS_PER_STEP === 0) yield;
    for (const { column, fill, before } of fills) {
      const place = table.range.left + columnNow[column]!;
      const style = cells.style(first + row - 1, place);
      if (columnNow[column]! < 0 || book.styles.fill(style) !== fill) continue;
      cells.setStyle(first + row - 1, place, book.styles.withFill(style, before));
      cleared++;
    }
  }
  return cleared;
}

function clearReasons(
  book: XlsxBook,
  { remembered, found: { sheet, table }, located, rows, reasonColumn }: { readonly remembered: RememberedTable; readonly found: FoundTable; readonly located: readonly Located[]; readonly rows: readonly (readonly RawCell[])[]; readonly reasonColumn: number },
): void {
  const cells = sheet.cells();
  const { first } = dataRows(table);
  const column = table.range.left + reasonColumn;
  const ours = located.filter(([{ reasonKey }, row]) => reasonKey !== "" && isOurs(rows[row - 1]![reasonColumn], reasonKey));
  const cleared = new Set(ours.map(([, row]) => row));
  const noteLeft = rows.some((row, index) => !cleared.has(index + 1) && (row[reasonColumn] ?? null) !== null);
  const isLast = reasonColumn === table.columns.length - 1;
  if (remembered.reasonMade && !noteLeft && isLast && table.columns.length > 1) {
    for (let row = table.range.top; row <= table.range.bottom; row++) cells.removeCell(row, column);
    table.columns = table.columns.slice(0, -1);
    table.range = { ...table.range, right: table.range.right - 1 };
    table.changed = true;
    return;
  }
  for (const [{ reasonBefore }, row] of ours) {
    cells.setContent(first + row - 1, column, reasonBefore);
    const style = cells.style(first + row - 1, column);
    const quoted = typeof reasonBefore === "string" && looksLikeFormula(reasonBefore);
    cells.setStyle(first + row - 1, column, quoted ? book.styles.withQuotePrefix(style) : book.styles.withoutQuotePrefix(style));
  }
}

function isOurs(cell: RawCell | undefined, reasonKey: string): boolean {
  return typeof cell === "string" && textKey(cell) === reasonKey;
}
