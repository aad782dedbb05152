import type { CellRange } from "../grid/sheet-plan";
import { cellAddress } from "../grid/table";

/** Excel cuts an address of 8,192 characters off without a word; batches stay clear of it. */
export const ADDRESS_CHARS_MAX = 8000;

/**
 * Cells as few rectangles: runs within a row, then equal runs of rows below each other.
 *
 * Shape: `rows` maps a row to its columns, both in any order.
 */
export function rectanglesOf(rows: ReadonlyMap<number, readonly number[]>): CellRange[] {
  const done: CellRange[] = [];
  let open = new Map<string, CellRange>();
  for (const row of [...rows.keys()].sort((one, other) => one - other)) {
    const next = new Map<string, CellRange>();
    for (const { left, right } of runsOf(rows.get(row)!)) {
      const key = `${left}:${right}`;
      const above = open.get(key);
      if (above && above.bottom === row - 1) {
        next.set(key, { ...above, bottom: row });
        open.delete(key);
      } else {
        next.set(key, { top: row, bottom: row, left, right });
      }
    }
    done.push(...open.values());
    open = next;
  }
  return [...done, ...open.values()];
}

/** `[1, 2, 3, 7]` → 1–3 and 7; columns of a row, or rows of a column. */
export function runsOf(columns: readonly number[]): { left: number; right: number }[] {
  const runs: { left: number; right: number }[] = [];
  for (const column of [...new Set(columns)].sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && last.right === column - 1) last.right = column;
    else runs.push({ left: column, right: column });
  }
  return runs;
}

export function addressOf({ top, left, bottom, right }: CellRange): string {
  const start = cellAddress(top, left);
  return top === bottom && left === right ? start : `${start}:${cellAddress(bottom, right)}`;
}

/** Addresses of many areas, in as many texts as Excel's limit asks for. */
export function addressBatches(areas: readonly CellRange[]): string[] {
  const batches: string[] = [];
  let current = "";
  for (const area of areas) {
    const address = addressOf(area);
    if (current !== "" && current.length + 1 + address.length > ADDRESS_CHARS_MAX) {
      batches.push(current);
      current = "";
    }
    current = current === "" ? address : `${current},${address}`;
  }
  return current === "" ? batches : [...batches, current];
}
