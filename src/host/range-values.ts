import type { RawCell } from "../grid/table";
import { cellCount, rangeKey } from "./dependents";
import type { FormulaRange } from "./formula-call";
import { fromCell, type Matrix, type Scalar } from "./formula-values";
import type { GridWorkbook } from "./grid-workbook";

/** Blocks up to this size are read anew each time. */
const SMALL_CELLS_MAX = 8;
const BLOCKS_MAX = 400;

/** Values of ranges, cut to what is in use and kept while no cell in them changes: the rows of a summary ask for the same columns. */
export class RangeValues {
  private readonly kept = new Map<string, { readonly range: FormulaRange; readonly values: Matrix }>();
  private readonly reach = new Map<string, { readonly rows: number; readonly columns: number }>();

  constructor(
    private readonly workbook: GridWorkbook,
    private readonly spilled: (sheet: string, row: number, column: number) => RawCell | undefined,
  ) {}

  of(range: FormulaRange): Matrix {
    if (cellCount(range) <= SMALL_CELLS_MAX) return this.read(range);
    const key = rangeKey(range);
    const known = this.kept.get(key);
    if (known) return known.values;
    const values = this.read(range);
    if (this.kept.size >= BLOCKS_MAX) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(key, { range, values });
    return values;
  }

  /** A spilled result reaches further than the sheet's own cells. */
  extend(sheet: string, row: number, column: number): void {
    const known = this.reach.get(sheet) ?? { rows: 0, columns: 0 };
    this.reach.set(sheet, { rows: Math.max(known.rows, row + 1), columns: Math.max(known.columns, column + 1) });
  }

  drop(block: FormulaRange): void {
    for (const [key, { range }] of this.kept) {
      if (range.sheet === block.sheet && range.top <= block.bottom && block.top <= range.bottom && range.left <= block.right && block.left <= range.right) this.kept.delete(key);
    }
  }

  clear(): void {
    this.kept.clear();
  }

  private read({ sheet, top, left, bottom, right }: FormulaRange): Matrix {
    const found = this.workbook.sheets().find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
    if (!found) return [[fromCell({ error: "#REF!" })]];
    const reach = this.reach.get(found.name);
    const lastRow = Math.min(bottom, Math.max(found.rowCount, reach?.rows ?? 0, top + 1) - 1);
    const lastColumn = Math.min(right, Math.max(found.columnCount, reach?.columns ?? 0, left + 1) - 1);
    const rows: Scalar[][] = [];
    for (let row = top; row <= lastRow; row++) {
      const line: Scalar[] = [];
      for (let column = left; column <= lastColumn; column++) {
        const value = this.workbook.cell(found.name, row, column)?.value ?? null;
        line.push(fromCell(value === null ? (this.spilled(found.name, row, column) ?? null) : value));
      }
      rows.push(line);
    }
    return rows;
  }
}
