import type { SheetPlan } from "../grid/sheet-plan";
import { isCellError, type RawCell } from "../grid/table";
import { cellsOfPlan } from "./plan-cells";
import type { SheetCells } from "./sheet-cells";
import { fixedTableHeaders } from "./table-names";
import type { XlsxBook } from "./xlsx-book";
import { SheetModel } from "./xlsx-sheet";
import { NEW_TABLE_STYLE, type TableModel } from "./xlsx-table-part";

/** Puts a plan on a sheet of the book: on an existing one in its place, else on a new one at the end. */
export function placePlan(book: XlsxBook, plan: SheetPlan, existing: SheetModel | null, name: string): SheetModel {
  const cells = cellsOfPlan(plan, book.styles, book.date1904);
  // Formulas come without results: the application is asked to work them out.
  if (cells.rows.some((row) => row?.formulas)) book.recalculate = true;
  const tables = plan.tables.map((table): TableModel => ({
    id: book.nextTableId(), part: null, name: table.name, range: table.range, headerRows: 1, totalRows: 0, banded: true, styleName: NEW_TABLE_STYLE, filterButtons: true, changed: true,
    columns: headersOf(cells, table.range).map((header) => ({ id: null, name: header, formula: null })),
  }));
  const sheet = existing ?? addSheet(book, { name, plan, cells, planKey: plan.key });
  if (existing) {
    const position = book.sheets.indexOf(existing);
    book.names = book.names.filter(({ sheet: scope }) => scope !== position);
    existing.become(plan, cells, plan.key);
  }
  sheet.tables = tables;
  return sheet;
}

/** The header cells hold exactly what the table calls its columns, or Excel would repair the file. */
function headersOf(cells: SheetCells, { top, left, right }: { readonly top: number; readonly left: number; readonly right: number }): string[] {
  const written = Array.from({ length: right - left + 1 }, (_, index) => textOf(cells.value(top, left + index)));
  const headers = fixedTableHeaders(written);
  headers.forEach((header, index) => {
    if (cells.value(top, left + index) !== header) cells.setContent(top, left + index, header);
  });
  return headers;
}

function textOf(value: RawCell): string {
  return value === null ? "" : isCellError(value) ? value.error : String(value);
}

/** A new sheet at the end. */
export function addSheet(book: XlsxBook, { name, plan, cells, planKey }: { readonly name: string; readonly plan: SheetPlan; readonly cells: SheetCells; readonly planKey: string | null }): SheetModel {
  const sheet = SheetModel.ofPlan(book, { name, sheetId: book.nextSheetId(), plan, cells, planKey });
  book.sheets.push(sheet);
  return sheet;
}
