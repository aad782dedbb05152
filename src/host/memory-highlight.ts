import type { XlsxBook } from "../files/xlsx-book";
import { NO_STYLE } from "../files/sheet-cells";
import { fileWidth } from "../files/xlsx-layout";
import { dataRows } from "../files/xlsx-table-part";
import { reasonWidth } from "../grid/reason-width";
import { HIGHLIGHT_FILLS, type HighlightMark, type HighlightPlan, plansByReasonColumn } from "../grid/sheet-plan";
import { isCellError, type RawCell } from "../grid/table";
import { type ColumnWidthChange, type RememberedMark, type RememberedTable, rowKey, textKey, writeHighlightMemory } from "../workbook/highlight-memory";
import { HIGHLIGHTS_NAMESPACE } from "../workbook/state-part";
import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";
import { clearHighlights } from "./memory-clear";
import { looksLikeFormula } from "../files/plan-cells";
import { addColumn, refuseLong, refuseNoColumn } from "./memory-rows";
import { findTable, type FoundTable, headersOf } from "./memory-tables";

/** What goes between the reasons of a row that has several. */
const BETWEEN_REASONS = "; ";

interface Work {
  readonly found: FoundTable;
  readonly memory: RememberedTable;
  /** By 1-based row. */
  readonly reasons: ReadonlyMap<number, string>;
}

/** Rows after which the caller may pause. */
const ROWS_PER_STEP = 500;

/** See `Workbook.highlight`: refused or cancelled whole, or done whole. In steps between which the caller may pause. */
export function* highlight(book: XlsxBook, plans: readonly HighlightPlan[], job?: Job): Generator<void, void, void> {
  const wanted = plansByReasonColumn(plans);
  const before = wanted.map(({ tableId }) => findTable(book, tableId));
  const locked = before.find(({ sheet }) => sheet.protected);
  if (locked) throw new WorkbookError("protected", { sheet: locked.sheet.name });
  before.forEach((found, index) => refuseMissing(found, wanted[index]!));
  const columnsMade = new Map<string, number>();
  before.forEach(({ sheet, table }, index) => {
    const { tableId, reasonHeader, marks } = wanted[index]!;
    if (headersOf(table).includes(reasonHeader) || !marks.some(({ reason }) => reason !== "")) return;
    columnsMade.set(tableId, (columnsMade.get(tableId) ?? 0) + 1);
    refuseNoColumn(sheet, table, columnsMade.get(tableId)!);
  });
  throwIfCancelled(job);
  // Progress is told before the first cell changes: a cancel on the way leaves everything as it was.
  wanted.forEach((_, index) => {
    job?.onProgress?.({ done: index + 1, total: wanted.length, item: before[index]!.table.name });
    throwIfCancelled(job);
  });
  yield* clearHighlights(book);
  const works: Work[] = [];
  for (const plan of wanted) {
    const earlier = works.filter(({ memory, reasons, found }) => found.table.id === plan.tableId && memory.reasonMade && reasons.size > 0).length;
    works.push(yield* workOut(book, findTable(book, plan.tableId), plan, earlier));
  }
  if (works.length === 0) return;
  book.memory[HIGHLIGHTS_NAMESPACE]!.json = writeHighlightMemory({ tables: works.map(({ memory }) => memory) });
  for (const work of works) yield* carryOut(book, work);
}

/** The table is not the one the marks were made for: rows or columns are gone. */
function refuseMissing({ sheet, table }: FoundTable, { marks }: HighlightPlan): void {
  const { first, last } = dataRows(table);
  const headers = new Set(headersOf(table));
  const missing = marks.find(({ row, column }) => row < 1 || row > last - first + 1 || (column !== null && !headers.has(column)));
  if (missing) throw new WorkbookError("table-gone", { table: table.name, row: missing.row, column: missing.column ?? "" });
  marks.forEach(({ reason }) => refuseLong(reason, sheet.name));
}

/** A column of the sheet that has room keeps its width. */
function widened({ sheet, table }: FoundTable, chars: number, columnsBefore: number): ColumnWidthChange | null {
  const { columnWidths, defaultWidth } = sheet.layout();
  const before = columnWidths.get(table.range.right + 1 + columnsBefore) ?? null;
  const made = fileWidth(chars);
  return (before ?? defaultWidth) < made ? { unit: "chars", before, made } : null;
}

function* workOut(book: XlsxBook, found: FoundTable, plan: HighlightPlan, columnsMade: number): Generator<void, Work, void> {
  const { sheet, table } = found;
  const cells = sheet.cells();
  const headers = headersOf(table);
  const { first } = dataRows(table);
  const { left } = table.range;
  const reasonColumn = headers.indexOf(plan.reasonHeader);
  const reasons = reasonsOf(plan.marks, (row) => reasonColumn >= 0 && cells.fileFormula(first + row - 1, left + reasonColumn) !== null);
  const fillOfCell = fillsWanted(headers, plan.marks, reasonColumn);
  const marks: RememberedMark[] = [];
  for (const row of [...fillOfCell.keys()].sort((one, other) => one - other)) {
    if (marks.length % ROWS_PER_STEP === 0) yield;
    const values = cells.rowValues(first + row - 1, left, headers.length);
    const reason = reasons.get(row);
    marks.push({
      row, key: rowKey(values, reasonColumn),
      reasonKey: reason === undefined ? "" : textKey(reason),
      reasonBefore: reason !== undefined && reasonColumn >= 0 ? plainValue(values[reasonColumn] ?? null) : null,
      fills: [...fillOfCell.get(row)!].flatMap(([column, fill]) => {
        const style = Math.max(0, cells.shownStyle(first + row - 1, left + column));
        // A pattern or gradient could not be put back, so such a cell is left alone: the reason column still names it.
        return book.styles.hasPlainFill(style) ? [{ column, fill, before: book.styles.fill(style) }] : [];
      }),
    });
  }
  const made = reasonColumn < 0 && reasons.size > 0;
  const width = made ? widened(found, reasonWidth(plan.reasonHeader, reasons.values()), columnsMade) : null;
  return { found, reasons, memory: { name: table.name, reasonHeader: plan.reasonHeader, reasonMade: reasonColumn < 0, ...(width && { width }), headers, marks } };
}

/** By 1-based row; a row whose reason cell holds a formula of the user's gets none. */
function reasonsOf(marks: readonly HighlightMark[], hasFormula: (row: number) => boolean): Map<number, string> {
  const reasons = new Map<number, string>();
  for (const { row, reason } of marks) {
    if (reason !== "" && !hasFormula(row)) reasons.set(row, reasons.has(row) ? `${reasons.get(row)}${BETWEEN_REASONS}${reason}` : reason);
  }
  return reasons;
}

/** By 1-based row: column (within the table) → fill. A mark of one cell counts more than one of the whole row. */
function fillsWanted(headers: readonly string[], marks: readonly HighlightMark[], reasonColumn: number): Map<number, Map<number, string>> {
  const columnOf = new Map(headers.map((header, column) => [header, column]));
  const wanted = new Map<number, Map<number, string>>();
  const wholeRowsFirst = [...marks.filter(({ column }) => column === null), ...marks.filter(({ column }) => column !== null)];
  for (const { row, column, kind } of wholeRowsFirst) {
    const fills = wanted.get(row) ?? new Map<number, string>();
    wanted.set(row, fills);
    if (column !== null) fills.set(columnOf.get(column)!, HIGHLIGHT_FILLS[kind]);
    else headers.forEach((_, index) => index !== reasonColumn && fills.set(index, HIGHLIGHT_FILLS[kind]));
  }
  return wanted;
}

function plainValue(cell: RawCell): string | number | boolean | null {
  return isCellError(cell) ? cell.error : cell;
}

function* carryOut(book: XlsxBook, { found: { sheet, table }, memory, reasons }: Work): Generator<void, void, void> {
  const cells = sheet.cells();
  const { first } = dataRows(table);
  const { left } = table.range;
  if (memory.reasonMade && reasons.size > 0) addColumn(sheet, table, memory.reasonHeader);
  const reasonColumn = left + headersOf(table).indexOf(memory.reasonHeader);
  if (memory.width) sheet.setColumnWidth(reasonColumn, memory.width.made);
  for (const [row, reason] of reasons) {
    cells.setContent(first + row - 1, reasonColumn, reason);
    if (looksLikeFormula(reason)) cells.setStyle(first + row - 1, reasonColumn, book.styles.withQuotePrefix(cells.style(first + row - 1, reasonColumn)));
  }
  for (const [index, { row, fills }] of memory.marks.entries()) {
    if (index % ROWS_PER_STEP === 0) yield;
    for (const { column, fill } of fills) {
      const style = cells.shownStyle(first + row - 1, left + column);
      cells.setStyle(first + row - 1, left + column, book.styles.withFill(style === NO_STYLE ? 0 : style, fill));
    }
  }
}
