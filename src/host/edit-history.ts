import type { RawCell } from "../grid/table";

/** What a cell held: enough to put it back. */
export type CellContent = RawCell | { readonly formula: string };

export interface CellEdit {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly before: CellContent;
  readonly after: CellContent;
  readonly numberFormat?: string;
}

const STEPS_MAX = 100;

/** The user's own edits, to be taken back and made again. What the add-in writes is not among them: it has its own ways back. */
export class EditHistory {
  private readonly done: (readonly CellEdit[])[] = [];
  private readonly undone: (readonly CellEdit[])[] = [];

  push(edits: readonly CellEdit[]): void {
    if (edits.length === 0) return;
    this.done.push(edits);
    if (this.done.length > STEPS_MAX) this.done.shift();
    this.undone.length = 0;
  }

  undo(): readonly CellEdit[] | null {
    const edits = this.done.pop();
    if (!edits) return null;
    this.undone.push(edits);
    return edits;
  }

  redo(): readonly CellEdit[] | null {
    const edits = this.undone.pop();
    if (!edits) return null;
    this.done.push(edits);
    return edits;
  }

  canUndo(): boolean {
    return this.done.length > 0;
  }

  canRedo(): boolean {
    return this.undone.length > 0;
  }
}
