import type { GridWorkbook } from "./grid-workbook";

export interface FormulaPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Sheets whose formulas are to be looked at (again), given out one formula at a time. */
export class UnreadFormulas {
  private readonly sheets = new Set<string>();
  private current: { readonly sheet: string; readonly places: Iterator<{ readonly row: number; readonly column: number }> } | null = null;

  constructor(private readonly workbook: GridWorkbook) {}

  add(sheet: string): void {
    if (this.current?.sheet === sheet) this.current = null;
    this.sheets.add(sheet);
  }

  addAll(): void {
    this.current = null;
    for (const { name } of this.workbook.sheets()) this.sheets.add(name);
  }

  get empty(): boolean {
    return this.current === null && this.sheets.size === 0;
  }

  /** The next formula, or the name of a sheet that has been gone through; null when there is nothing left. */
  next(): FormulaPlace | { readonly done: string } | null {
    if (!this.current) {
      const [sheet] = this.sheets;
      if (sheet === undefined) return null;
      this.sheets.delete(sheet);
      const cells = this.workbook.sheets().find(({ name }) => name === sheet)?.formulaCells() ?? [];
      this.current = { sheet, places: cells[Symbol.iterator]() };
    }
    const { sheet, places } = this.current;
    const next = places.next();
    if (!next.done) return { sheet, ...next.value };
    this.current = null;
    return { done: sheet };
  }
}
