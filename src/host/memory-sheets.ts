import type { Steps } from "../check/steps";
import { addSheet, placePlan } from "../files/place-plan";
import { blankPlan, looksLikeFormula } from "../files/plan-cells";
import { fixedTableHeaders } from "../files/table-names";
import { NO_STYLE, SheetCells, SheetRow } from "../files/sheet-cells";
import type { XlsxBook } from "../files/xlsx-book";
import type { SheetModel } from "../files/xlsx-sheet";
import { NEW_TABLE_STYLE } from "../files/xlsx-table-part";
import { uniqueSheetName } from "../grid/sheet-name";
import type { SheetPlan } from "../grid/sheet-plan";
import type { RawCell, Table } from "../grid/table";
import { CELL_CHARS_MAX, refuseTooLarge, SHEET_COLUMNS_MAX, SHEET_ROWS_MAX } from "../workbook/plan-limits";
import { sheetToReplace } from "../workbook/sheet-mark";
import { type Job, throwIfCancelled, WorkbookError, type WrittenSheets } from "../workbook/workbook";

interface Destination {
  readonly plan: SheetPlan;
  readonly existing: SheetModel | null;
  readonly name: string;
}

const TABLE_COLUMN_CHARS = 14;

/** See `Workbook.writeSheets`, with a breath after each sheet, in which the user may cancel or edit. `onSheet` is told of each sheet when it stands. */
export function* writeSheets(book: XlsxBook, plans: readonly SheetPlan[], job: Job | undefined, onSheet: (sheet: SheetModel) => void): Steps<WrittenSheets> {
  throwIfCancelled(job);
  plans.forEach(refuseTooLarge);
  const destinations = chooseDestinations(book, plans);
  const written: { key: string; name: string; replaced: boolean }[] = [];
  for (const { plan, existing, name } of destinations) {
    if (job?.signal?.aborted) return { written, cancelled: true };
    // A plan may come twice: the second finds the sheet of the first.
    const standing = existing && book.sheets.includes(existing) ? existing : null;
    const target = standing ?? book.sheets.find((sheet) => sheet.planKey === plan.key && sheet.name === name) ?? null;
    if (target?.protected) throw new WorkbookError("protected", { sheet: target.name });
    const nameNow = target?.name ?? uniqueSheetName(name, new Set(book.sheets.map((sheet) => sheet.name.toLowerCase())));
    onSheet(placePlan(book, plan, target, nameNow));
    written.push({ key: plan.key, name: nameNow, replaced: existing !== null });
    job?.onProgress?.({ done: written.length, total: plans.length, item: nameNow });
    yield;
  }
  return { written, cancelled: false };
}

function chooseDestinations(book: XlsxBook, plans: readonly SheetPlan[]): Destination[] {
  const taken = new Set(book.sheets.map(({ name }) => name.toLowerCase()));
  const chosen = new Map<string, string>();
  const destinations = plans.map((plan): Destination => {
    const existing = sheetToReplace(book.sheets, plan);
    const name = existing?.name ?? chosen.get(plan.key) ?? uniqueSheetName(plan.name, taken);
    chosen.set(plan.key, name);
    taken.add(name.toLowerCase());
    return { plan, existing, name };
  });
  const locked = destinations.find(({ existing }) => existing?.protected);
  if (locked) throw new WorkbookError("protected", { sheet: locked.name });
  if (book.structureLocked && destinations.some(({ existing }) => !existing)) throw new WorkbookError("protected", { sheet: "" });
  refuseTakenNames(book, destinations);
  return destinations;
}

/** Table names are unique in the workbook; those on a sheet that will be replaced are free again. */
function refuseTakenNames(book: XlsxBook, destinations: readonly Destination[]): void {
  const replaced = new Set(destinations.flatMap(({ existing }) => existing ?? []));
  const taken = new Set([
    ...book.sheets.filter((sheet) => !replaced.has(sheet)).flatMap(({ tables }) => tables.map(({ name }) => name.toLowerCase())),
    ...book.names.filter(({ sheet }) => sheet === null).map(({ name }) => name.toLowerCase()),
  ]);
  for (const { name } of destinations.flatMap(({ plan }) => plan.tables)) {
    if (taken.has(name.toLowerCase())) throw new WorkbookError("name-taken", { name });
    taken.add(name.toLowerCase());
  }
}

/** The blank sheet of a workbook that has nothing else. */
export function addBlankSheet(book: XlsxBook): SheetModel {
  return addSheet(book, { name: "Sheet1", plan: blankPlan("", "Sheet1"), cells: new SheetCells(), planKey: null });
}

/**
 * A sheet of the user's with this table on it, as if they had made it. Its rows are shared, not copied, until somebody edits one.
 *
 * @param formats a number format for each column, null for none
 * Error `too-large` where no sheet has room for it.
 */
export function addTable(book: XlsxBook, table: Table, formats: readonly (string | null)[] = []): SheetModel {
  const width = table.headers.length;
  if (table.rows.length + 1 > SHEET_ROWS_MAX || width > SHEET_COLUMNS_MAX) throw new WorkbookError("too-large", { sheet: table.name, rows: table.rows.length, columns: width });
  const headerStyle = book.styles.add({ bold: true });
  const quoted = book.styles.withQuotePrefix(0);
  const headers = fixedTableHeaders(table.headers);
  const cells = new SheetCells();
  cells.columnCount = width;
  cells.rows.push(new SheetRow(headers, new Array<number>(width).fill(headerStyle), null, NO_STYLE));
  const plainStyles = Array.from({ length: width }, (_, column) => (formats[column] ? book.styles.withNumberFormat(0, formats[column]) : 0));
  for (const row of table.rows) {
    const risky = row.some((cell) => typeof cell === "string" && (looksLikeFormula(cell) || cell.length > CELL_CHARS_MAX));
    if (risky && row.some((cell) => typeof cell === "string" && cell.length > CELL_CHARS_MAX)) throw new WorkbookError("too-large", { sheet: table.name, rows: cells.rows.length });
    const line = new SheetRow(row as RawCell[], risky ? plainStyles.map((style, column) => (typeof row[column] === "string" && looksLikeFormula(row[column]) ? quoted : style)) : plainStyles, null, NO_STYLE);
    line.valuesShared = true;
    line.stylesShared = !risky;
    cells.rows.push(line);
  }
  const name = uniqueSheetName(table.sheet || table.name, new Set(book.sheets.map((sheet) => sheet.name.toLowerCase())));
  const plan: SheetPlan = { ...blankPlan("", name), columnWidths: headers.map(() => TABLE_COLUMN_CHARS), freeze: { rows: 1, columns: 0 } };
  const sheet = addSheet(book, { name, plan, cells, planKey: null });
  sheet.tables = [{
    id: book.nextTableId(), part: null, name: table.name, range: { top: 0, left: 0, bottom: Math.max(1, table.rows.length), right: width - 1 },
    headerRows: 1, totalRows: 0, banded: true, styleName: NEW_TABLE_STYLE, filterButtons: true, changed: true,
    columns: table.headers.map((header) => ({ id: null, name: header, formula: null })),
  }];
  return sheet;
}
