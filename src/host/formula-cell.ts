import type { CellMessage } from "./calculation";
import type { FormulaRange } from "./formula-call";
import type { Translated } from "./formula-translation";

/** A cell with a formula, with what it takes to work it out again. */
export interface FormulaCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly translated: Translated;
  readonly references: readonly FormulaRange[];
  readonly volatile: boolean;
  calls: ReadonlySet<string>;
  message: CellMessage | null;
}
