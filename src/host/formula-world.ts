import type { FormulaRange, FormulaWorld } from "./formula-call";
import type { GridWorkbook } from "./grid-workbook";
import type { RangeValues } from "./range-values";

interface Parts {
  readonly workbook: GridWorkbook;
  readonly values: RangeValues;
  readonly spillAround: (sheet: string, row: number, column: number) => Omit<FormulaRange, "sheet"> | null;
  readonly here: () => FormulaWorld["here"];
  readonly today: () => number;
}

/** The workbook as functions see it. */
export function formulaWorld({ workbook, values, spillAround, here, today }: Parts): FormulaWorld {
  return {
    values: (range) => values.of(range),
    get here() {
      return here();
    },
    today,
    get date1904() {
      return workbook.sheets()[0]?.date1904 ?? false;
    },
    spillOf: ({ sheet, top, left }) => {
      const range = spillAround(sheet, top, left);
      return range && { sheet, ...range };
    },
    isHidden: (sheet, row) => workbook.sheets().find(({ name }) => name === sheet)?.rowHeights.get(row) === 0,
  };
}
