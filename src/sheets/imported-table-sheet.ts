import { serialToDay } from "../calendar/excel-date";
import { PlanBuilder } from "../grid/plan-builder";
import type { CellStyle, PlanValue, SheetPlan } from "../grid/sheet-plan";
import { isCellError, type RawCell } from "../grid/table";
import type { NewColumn, NewTable } from "../sources/new-table";
import type { Language } from "../words/language";
import { dayStyle, HEAD, TEXT, USER_TEXT } from "./format";

const AMOUNT: CellStyle = { ...TEXT, horizontal: "right", numberFormat: "#,##0.00##" };

/**
 * A sheet with a table that an import makes: its header in the first row, its rows below, the user's from then on.
 *
 * @param key of the sheet; never one that a sheet of the workbook has, or it would be replaced
 */
export function importedTableSheet({ columns, info }: NewTable, rows: readonly (readonly RawCell[])[], { key, language }: { readonly key: string; readonly language: Language }): SheetPlan {
  const widths = columns.map(({ width }) => width);
  const sheet = new PlanBuilder(widths);
  sheet.row(info.headers.map((value) => ({ value, style: { ...HEAD, wrap: false } })));
  const styles = columns.map(({ kind }) => (kind === "day" ? dayStyle(language) : kind === "amount" ? AMOUNT : USER_TEXT));
  for (const row of rows) sheet.row(columns.map((column, place) => ({ value: valueOf(row[place] ?? null, column), style: styles[place]! })), 15);
  sheet.table(info.name, { top: 0, left: 0, bottom: sheet.nextRow - 1, right: columns.length - 1 });
  return sheet.build({
    key, name: info.sheet, columnWidths: widths, freeze: { rows: 1, columns: 0 }, gridlines: true,
    page: {
      orientation: "landscape", paper: "A4", repeatRows: { from: 0, to: 0 }, breaksBefore: [], printArea: { top: 0, left: 0, bottom: sheet.nextRow - 1, right: columns.length - 1 },
      footerLeft: "", footerRight: "",
    },
  });
}

/** Cells were made for a workbook that counts days from 1900; the sheet counts as its workbook does. */
function valueOf(cell: RawCell, { kind }: NewColumn): PlanValue {
  if (cell === null || isCellError(cell)) return null;
  const day = kind === "day" && typeof cell === "number" ? serialToDay(cell, false) : null;
  return day === null ? cell : { day };
}
