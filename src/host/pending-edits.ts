import type { CellRange } from "../grid/sheet-plan";
import type { GridEdit } from "./grid-workbook";

/** An edit of more cells than this is read as "anything on the sheet". */
const EDIT_CELLS_MAX = 20_000;
/** More single edits than this at once (a paste) are read as one of the whole sheet. */
const EDITS_MAX = 200;

/** Edits since the formulas were last looked at: taken together, so that a paste of thousands of cells is one piece of work. */
export class PendingEdits {
  private edits: GridEdit[] = [];

  get empty(): boolean {
    return this.edits.length === 0;
  }

  push(edit: GridEdit): void {
    this.edits.push(edit);
  }

  /** `null`: sheets came or went. Else what to look at: some cells, or with `cells: null` a whole sheet. */
  take(): readonly { readonly sheet: string; readonly cells: CellRange | null }[] | null {
    const { edits } = this;
    this.edits = [];
    const named = edits.filter((edit): edit is GridEdit & { readonly sheet: string } => edit.sheet !== null);
    if (named.length < edits.length) return null;
    if (edits.length > EDITS_MAX) return [...new Set(named.map(({ sheet }) => sheet))].map((sheet) => ({ sheet, cells: null }));
    return named.map(({ sheet, cells }) => ({ sheet, cells: cells && cellsIn(cells) <= EDIT_CELLS_MAX ? cells : null }));
  }
}

function cellsIn({ top, left, bottom, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}
