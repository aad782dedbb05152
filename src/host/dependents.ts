import type { FormulaRange } from "./formula-call";

const SMALL_CELLS_MAX = 16;

/** Which formulas have to be worked out again when a cell changes. */
export class Dependents<Formula> {
  private readonly cells = new Map<string, Map<number, Set<Formula>>>();
  private readonly ranges = new Map<string, Map<string, { readonly range: FormulaRange; readonly formulas: Set<Formula> }>>();

  add(formula: Formula, references: readonly FormulaRange[]): void {
    for (const range of references) {
      if (cellCount(range) <= SMALL_CELLS_MAX) {
        const sheet = within(this.cells, range.sheet, () => new Map<number, Set<Formula>>());
        eachCell(range, (position) => within(sheet, position, () => new Set<Formula>()).add(formula));
      } else {
        const sheet = within(this.ranges, range.sheet, () => new Map<string, { range: FormulaRange; formulas: Set<Formula> }>());
        within(sheet, rangeKey(range), () => ({ range, formulas: new Set<Formula>() })).formulas.add(formula);
      }
    }
  }

  remove(formula: Formula, references: readonly FormulaRange[]): void {
    for (const range of references) {
      if (cellCount(range) <= SMALL_CELLS_MAX) {
        const sheet = this.cells.get(range.sheet);
        eachCell(range, (position) => {
          const formulas = sheet?.get(position);
          formulas?.delete(formula);
          if (formulas?.size === 0) sheet?.delete(position);
        });
      } else {
        const sheet = this.ranges.get(range.sheet);
        const entry = sheet?.get(rangeKey(range));
        entry?.formulas.delete(formula);
        if (entry?.formulas.size === 0) sheet?.delete(rangeKey(range));
      }
    }
  }

  /** Formulas that refer to any cell of a block. */
  *of(block: FormulaRange): Generator<Formula> {
    const cells = this.cells.get(block.sheet);
    if (cells && cellCount(block) <= cells.size) {
      for (let row = block.top; row <= block.bottom; row++) for (let column = block.left; column <= block.right; column++) yield* cells.get(cellPosition(row, column)) ?? [];
    } else if (cells) {
      for (const [position, formulas] of cells) if (inBlock(position, block)) yield* formulas;
    }
    for (const { range, formulas } of this.ranges.get(block.sheet)?.values() ?? []) {
      if (range.top <= block.bottom && block.top <= range.bottom && range.left <= block.right && block.left <= range.right) yield* formulas;
    }
  }
}

const COLUMNS = 16_384;

/** One number for a cell of a sheet. */
export function cellPosition(row: number, column: number): number {
  return row * COLUMNS + column;
}

export function rangeKey({ sheet, top, left, bottom, right }: FormulaRange): string {
  return `${top},${left},${bottom},${right},${sheet}`;
}

export function cellCount({ top, left, bottom, right }: FormulaRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

function inBlock(position: number, { top, left, bottom, right }: FormulaRange): boolean {
  const row = Math.floor(position / COLUMNS);
  const column = position % COLUMNS;
  return row >= top && row <= bottom && column >= left && column <= right;
}

function eachCell({ top, left, bottom, right }: FormulaRange, act: (position: number) => void): void {
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) act(cellPosition(row, column));
}

function within<Key, Entry>(map: Map<Key, Entry>, key: Key, make: () => Entry): Entry {
  let entry = map.get(key);
  if (entry === undefined) {
    entry = make();
    map.set(key, entry);
  }
  return entry;
}
