import type { XlsxBook } from "../files/xlsx-book";
import { toFileFormula } from "../files/xlsx-formula";
import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";

/** See `Workbook.reenterFormulas`: every formula with the prefix is written as if typed again. */
export function reenterFormulas(book: XlsxBook, prefix: string, job?: Job): number {
  const wanted = prefix.toUpperCase();
  const sheets = book.sheets.filter(({ hasCells }) => hasCells);
  const found = sheets.map((sheet, index) => {
    throwIfCancelled(job);
    const cells = sheet.cells();
    const places = [...cells.formulaCells()].filter(({ row, column }) => cells.formula(row, column)?.toUpperCase().includes(wanted));
    if (places.length > 0 && sheet.protected) throw new WorkbookError("protected", { sheet: sheet.name });
    job?.onProgress?.({ done: index + 1, total: sheets.length, item: sheet.name });
    return { cells, places };
  });
  let count = 0;
  for (const { cells, places } of found) {
    for (const { row, column } of places) {
      const formula = cells.formula(row, column)!;
      cells.setContent(row, column, cells.value(row, column), toFileFormula(formula));
      count++;
    }
  }
  return count;
}
