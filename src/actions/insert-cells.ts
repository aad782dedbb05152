import type { CellTarget, CellToWrite } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/** Write formulas and headings at a place of the user's own sheets. Errors: `occupied` where a cell holds something, `protected`, `sheet-gone`. */
export async function insertCells(addIn: AddIn, target: CellTarget, rows: readonly (readonly CellToWrite[])[], widthsChars?: readonly number[]): Promise<CellTarget> {
  await addIn.workbook.writeCells(target, rows, widthsChars);
  return target;
}
