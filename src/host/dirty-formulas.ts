import { cellCount, cellPosition } from "./dependents";
import type { FormulaRange } from "./formula-call";
import type { FormulaCell } from "./formula-cell";

/** Formulas to be worked out, and the order in which each comes after those it needs. */
export class DirtyFormulas {
  private readonly sheets = new Map<string, Map<number, FormulaCell>>();
  /** Counts additions: a block found clean stays clean until one is made. */
  private additions = 0;
  private clean = new Map<FormulaRange, number>();
  private total = 0;

  get size(): number {
    return this.total;
  }

  add(formula: FormulaCell): void {
    const cells = this.sheets.get(formula.sheet) ?? new Map<number, FormulaCell>();
    this.sheets.set(formula.sheet, cells);
    const position = cellPosition(formula.row, formula.column);
    if (!cells.has(position)) this.total++;
    cells.set(position, formula);
    this.additions++;
  }

  delete(formula: FormulaCell): void {
    const cells = this.sheets.get(formula.sheet);
    const position = cellPosition(formula.row, formula.column);
    if (cells?.get(position) !== formula) return;
    cells.delete(position);
    this.total--;
    if (this.total === 0) this.clean = new Map();
  }

  has(formula: FormulaCell): boolean {
    return this.sheets.get(formula.sheet)?.get(cellPosition(formula.row, formula.column)) === formula;
  }

  first(): FormulaCell | undefined {
    for (const cells of this.sheets.values()) for (const formula of cells.values()) return formula;
    return undefined;
  }

  /** This formula after all that it needs, without recursion: a running balance is a chain of thousands. */
  *inOrder(wanted: FormulaCell): Generator<{ readonly formula: FormulaCell; readonly circular: boolean }> {
    const stack = [wanted];
    const opened = new Set<FormulaCell>();
    while (stack.length > 0) {
      const formula = stack[stack.length - 1]!;
      if (!this.has(formula)) {
        stack.pop();
        continue;
      }
      const needed = this.neededBy(formula);
      const circular = needed.some((each) => each === formula || opened.has(each));
      const first = opened.has(formula) ? [] : needed.filter((each) => each !== formula && !opened.has(each));
      opened.add(formula);
      if (first.length > 0) {
        stack.push(...first.reverse());
        continue;
      }
      stack.pop();
      opened.delete(formula);
      yield { formula, circular };
    }
  }

  private neededBy(formula: FormulaCell): FormulaCell[] {
    const needed = new Set<FormulaCell>();
    for (const range of formula.references) this.inRange(range, needed);
    return [...needed];
  }

  private inRange(range: FormulaRange, found: Set<FormulaCell>): void {
    const cells = this.sheets.get(range.sheet);
    if (!cells || cells.size === 0) return;
    const size = cellCount(range);
    if (size <= 4) {
      for (let row = range.top; row <= range.bottom; row++) for (let column = range.left; column <= range.right; column++) {
        const formula = cells.get(cellPosition(row, column));
        if (formula) found.add(formula);
      }
      return;
    }
    if (this.clean.get(range) === this.additions) return;
    const before = found.size;
    for (const formula of cells.values()) {
      if (formula.row >= range.top && formula.row <= range.bottom && formula.column >= range.left && formula.column <= range.right) found.add(formula);
    }
    if (found.size === before) this.clean.set(range, this.additions);
  }
}
