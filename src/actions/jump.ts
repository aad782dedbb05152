import type { AddIn } from "./add-in";

/** Show a row of a table in the grid, or one cell of it. Errors `table-gone`. */
export function showRow(addIn: AddIn, tableId: string, row: number, column?: string): Promise<void> {
  return addIn.workbook.select(column === undefined ? { kind: "row", tableId, row } : { kind: "cell", tableId, row, column });
}

/** Show a sheet. Error `sheet-gone`. */
export function showSheet(addIn: AddIn, name: string): Promise<void> {
  return addIn.workbook.select({ kind: "sheet", name });
}
