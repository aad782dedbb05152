import type { SheetPlan } from "../grid/sheet-plan";
import { READ_CELLS_MAX, WorkbookError } from "./workbook";

export const SHEET_ROWS_MAX = 1_048_576;
export const SHEET_COLUMNS_MAX = 16_384;
export const CELL_CHARS_MAX = 32_767;
export const FORMULA_CHARS_MAX = 8_192;

/** Error `too-large` for a plan that no sheet has room for. */
export function refuseTooLarge(plan: SheetPlan): void {
  const columns = plan.rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (plan.rows.length > SHEET_ROWS_MAX || columns > SHEET_COLUMNS_MAX) throw new WorkbookError("too-large", { sheet: plan.name, rows: plan.rows.length, columns });
  plan.rows.forEach((row, index) => {
    for (const cell of row) {
      const value = cell?.value;
      const length = typeof value === "string" ? value.length : 0;
      const formulaLength = typeof value === "object" && value !== null && "formula" in value ? value.formula.length : 0;
      if (length > CELL_CHARS_MAX || formulaLength > FORMULA_CHARS_MAX) throw new WorkbookError("too-large", { sheet: plan.name, rows: index + 1 });
    }
  });
}

/** Error `too-large` for a block that is to be looked at and is no small one. */
export function refuseLargeBlock(rows: number, columns: number): void {
  if (rows * columns > READ_CELLS_MAX) throw new WorkbookError("too-large", { rows, columns });
}
