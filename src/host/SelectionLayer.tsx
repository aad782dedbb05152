import type { ReactNode } from "react";
import type { CellRange } from "../grid/sheet-plan";

/** A part of the sheet that scrolls as one: body, frozen rows, frozen columns or the corner. Visible positions, both ends included. */
export interface Quadrant {
  readonly range: CellRange;
  readonly rowStart: (row: number) => number;
  readonly rowEnd: (row: number) => number;
  readonly columnStart: (column: number) => number;
  readonly columnEnd: (column: number) => number;
}

export interface Outline {
  readonly range: CellRange;
  readonly kind: "selected" | "active" | "spill" | "copied";
}

/** Frames over the cells of one quadrant, cut at its edges. Decoration: the grid itself says what is selected. */
export function SelectionLayer({ quadrant, outlines }: { readonly quadrant: Quadrant; readonly outlines: readonly Outline[] }): ReactNode {
  return outlines.map(({ range, kind }) => {
    const part = intersection(range, quadrant.range);
    if (!part) return null;
    const left = quadrant.columnStart(part.left);
    const top = quadrant.rowStart(part.top);
    const width = quadrant.columnEnd(part.right) - left;
    const height = quadrant.rowEnd(part.bottom) - top;
    if (width <= 0 || height <= 0) return null;
    const cut = [range.top < part.top && "cut-top", range.bottom > part.bottom && "cut-bottom", range.left < part.left && "cut-left", range.right > part.right && "cut-right"].filter(Boolean).join(" ");
    return <div key={`${kind}-${range.top}-${range.left}`} aria-hidden="true" className={`outline ${kind} ${cut}`} style={{ left: left - 1, top: top - 1, width: width + 1, height: height + 1 }} />;
  });
}

function intersection(one: CellRange, other: CellRange): CellRange | null {
  const range = { top: Math.max(one.top, other.top), left: Math.max(one.left, other.left), bottom: Math.min(one.bottom, other.bottom), right: Math.min(one.right, other.right) };
  return range.top <= range.bottom && range.left <= range.right ? range : null;
}
