import { NO_STYLE } from "../files/sheet-cells";
import type { XlsxBook } from "../files/xlsx-book";
import { toUserFormula } from "../files/xlsx-formula";
import { fixedReference, quotedSheet } from "../files/xlsx-reference";
import type { SheetModel } from "../files/xlsx-sheet";
import type { GridCell, GridName, GridSheet, GridStyle } from "./grid-workbook";
import { headersOf } from "./memory-tables";

/** A sheet as the grid draws it. */
export function gridSheet(book: XlsxBook, sheet: SheetModel): GridSheet {
  const layout = sheet.layout();
  const cells = sheet.cells();
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    rowCount: cells.rowCount,
    columnCount: cells.columnCount,
    columnWidths: new Map(layout.columnWidths),
    defaultWidthChars: layout.defaultWidth,
    rowHeights: layout.rowHeights,
    merges: layout.merges,
    freeze: layout.freeze,
    gridlines: layout.gridlines,
    tables: sheet.tables.map((table) => ({
      name: table.name, range: table.range, headers: headersOf(table), hasTotals: table.totalRows > 0, banded: table.banded, filterButtons: table.filterButtons, styleName: table.styleName,
    })),
    tabColor: layout.tabColor,
    date1904: book.date1904,
    formulaCells: () => cells.formulaCells(),
  };
}

/** Null for a cell that has neither content nor style. */
export function gridCell(book: XlsxBook, sheet: SheetModel, row: number, column: number): GridCell | null {
  const cells = sheet.cells();
  const style = cells.shownStyle(row, column);
  const shown = style === NO_STYLE ? null : (book.styles.resolve(style) as GridStyle | null);
  if (cells.isBlank(row, column) && shown === null) return null;
  return { value: cells.value(row, column), formula: cells.formula(row, column), style: shown, saved: cells.isSaved(row, column) };
}

/** Names that people may use in formulas: the workbook's own, and those of the plans on its sheets. */
export function gridNames(book: XlsxBook): GridName[] {
  const named = book.names
    .filter(({ name, hidden }) => !hidden && !/^_xlnm\./i.test(name))
    .map(({ name, sheet, refersTo }): GridName => ({ name, sheet: sheet === null ? null : (book.sheets[sheet]?.name ?? null), refersTo: toUserFormula(refersTo) }));
  const planned = book.sheets.flatMap((sheet) =>
    (sheet.plan?.names ?? []).map(({ name, range }): GridName => ({ name, sheet: sheet.name, refersTo: `${quotedSheet(sheet.name)}!${fixedReference(range)}` })));
  return [...named, ...planned];
}
