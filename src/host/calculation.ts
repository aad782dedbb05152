import type { CellRange } from "../grid/sheet-plan";
import type { RawCell } from "../grid/table";

/** Words of a function of the add-in, or a case that the workbench has words for. */
export type CellMessage = { readonly text: string } | { readonly key: "spillBlocked" | "circular" | "savedMark" };

/** What the grid asks of the formulas: `formulas.ts` answers. */
export interface Calculation {
  /** The value that a spilled result shows in a cell that has no content; undefined where nothing spills. */
  spilledValue(sheet: string, row: number, column: number): RawCell | undefined;
  /** The block that a formula's result fills, for its outline; null where the cell belongs to none. */
  spillAround(sheet: string, row: number, column: number): CellRange | null;
  /** Why a formula shows what it shows; null where there is nothing to say. */
  messageAt(sheet: string, row: number, column: number): CellMessage | null;
  /** Told in bursts when results changed, and when the work begins and ends. */
  subscribe(listener: () => void): () => void;
  /** The formula cannot be worked out here: its value is the one that came with the file. */
  keepsSaved(sheet: string, row: number, column: number): boolean;
  /** Formulas still to work out. */
  pending(): number;
  /** Resolves when every formula has its result. */
  settled(): Promise<void>;
  stop(): void;
}
