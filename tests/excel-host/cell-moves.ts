import { a1, type Area, heightOf, intersect, parseA1, ROWS } from "./areas";
import { BLANK, type SheetModel, type TableModel } from "./book-model";
import { HostError } from "./host-error";

/** Delete cells, those below moving up: tables shrink or move along, and formulas follow their cells. */
export function deleteCells(sheet: SheetModel, area: Area): void {
  sheet.refuseLocked();
  const height = heightOf(area);
  refuseConflicts(sheet, area);
  const hidden = [...sheet.hiddenRows].some((row) => row >= area.top && row <= area.bottom);
  if (hidden) throw new HostError("GeneralException", "Rows hidden by a filter are not deleted with a range.");
  for (const [row, column] of sheet.within(area)) sheet.put(row, column, BLANK);
  sheet.shift({ ...area, top: area.bottom + 1, bottom: ROWS - 1 }, -height, 0);
  for (const table of sheet.tables) {
    if (!sameColumns(table, area)) continue;
    if (table.area.top > area.bottom) table.area = { ...table.area, top: table.area.top - height, bottom: table.area.bottom - height };
    else if (intersect(table.area, area)) table.area = { ...table.area, bottom: table.area.bottom - height };
  }
  follow(sheet, area, (top, bottom) => {
    const up = (row: number): number => (row > area.bottom ? row - height : Math.min(row, area.top));
    if (top >= area.top && bottom <= area.bottom) return null;
    return { top: up(top), bottom: bottom > area.bottom ? bottom - height : bottom >= area.top ? area.top - 1 : bottom };
  });
}

/** Insert blank cells, formatted like those above; what is there moves down. */
export function insertCells(sheet: SheetModel, area: Area): void {
  sheet.refuseLocked();
  const height = heightOf(area);
  refuseConflicts(sheet, area);
  sheet.shift({ ...area, bottom: ROWS - 1 - height }, height, 0);
  for (const table of sheet.tables) if (sameColumns(table, area) && table.area.top >= area.top) table.area = { ...table.area, top: table.area.top + height, bottom: table.area.bottom + height };
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) sheet.put(row, column, { ...BLANK, style: sheet.cell(area.top - 1, column).style });
  }
  follow(sheet, area, (top, bottom) => ({ top: top >= area.top ? top + height : top, bottom: bottom >= area.top ? bottom + height : bottom }));
}

/** Cells of a table that reaches further left or right cannot move without tearing it. */
function refuseConflicts(sheet: SheetModel, area: Area): void {
  const torn = sheet.tables.some((table) => intersect(table.area, { ...area, bottom: ROWS - 1 }) && !sameColumns(table, area));
  if (torn) throw new HostError("InsertDeleteConflict", "This operation is not allowed: it would shift cells in a table.");
}

function sameColumns({ area: { left, right } }: TableModel, area: Area): boolean {
  return left >= area.left && right <= area.right;
}

/** References of formulas on the same sheet, within the moved columns. */
function follow(sheet: SheetModel, area: Area, moved: (top: number, bottom: number) => { readonly top: number; readonly bottom: number } | null): void {
  for (const [key, cell] of [...sheet.cells]) {
    if (cell.formula === null) continue;
    const formula = cell.formula.replace(/"[^"]*"|(?<![A-Za-z!\]])([A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?)(?![\w(])/g, (whole, reference: string | undefined) => {
      if (reference === undefined) return whole;
      const range = parseA1(reference);
      if (range.left < area.left || range.right > area.right) return whole;
      const rows = moved(range.top, range.bottom);
      return rows ? a1({ ...range, ...rows }) : "#REF!";
    });
    sheet.cells.set(key, { ...cell, formula });
  }
}
