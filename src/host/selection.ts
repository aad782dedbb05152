import type { CellRange } from "../grid/sheet-plan";
import { COLUMNS_MAX, contains, type Place, rangeOf, ROWS_MAX, withMerges } from "./cell-place";

/** Where the user is on a sheet: `anchor` to `head` spans the range, `active` is the cell that typing goes to. */
export interface SelectionState {
  readonly active: Place;
  readonly anchor: Place;
  readonly head: Place;
}

/** What moving about has to know of a sheet. */
export interface Terrain {
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly merges: readonly CellRange[];
  readonly isBlank: (row: number, column: number) => boolean;
  readonly isRowHidden: (row: number) => boolean;
  readonly isColumnHidden: (column: number) => boolean;
}

export type Direction = "up" | "down" | "left" | "right";
const STEPS: Readonly<Record<Direction, readonly [number, number]>> = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] };

export function selectCell(row: number, column: number): SelectionState {
  const place = { row, column };
  return { active: place, anchor: place, head: place };
}

export function selectRange(range: CellRange): SelectionState {
  const anchor = { row: range.top, column: range.left };
  return { active: anchor, anchor, head: { row: range.bottom, column: range.right } };
}

export function selectedRange(state: SelectionState, merges: readonly CellRange[]): CellRange {
  const range = rangeOf(state.anchor, state.head);
  // Whole rows and columns stay what they are, whatever title is merged across them.
  const whole = (range.top === 0 && range.bottom === ROWS_MAX - 1) || (range.left === 0 && range.right === COLUMNS_MAX - 1);
  return whole ? range : withMerges(range, merges);
}

/** One step, or with `jump` to the edge of the data as Ctrl+arrow does; `extend` keeps the anchor. */
export function move(terrain: Terrain, state: SelectionState, direction: Direction, options: { readonly extend?: boolean; readonly jump?: boolean; readonly count?: number } = {}): SelectionState {
  const from = options.extend ? state.head : state.active;
  let place = from;
  if (options.jump) place = edge(terrain, from, direction);
  else for (let count = options.count ?? 1; count > 0; count--) place = step(terrain, place, direction) ?? place;
  if (options.extend) return { ...state, head: place };
  return selectCell(place.row, place.column);
}

/** The next visible cell, past a merged range; null at the sheet's end. */
function step(terrain: Terrain, from: Place, direction: Direction): Place | null {
  const [down, across] = STEPS[direction];
  const merge = terrain.merges.find((candidate) => contains(candidate, from.row, from.column));
  let row = merge ? (down > 0 ? merge.bottom : down < 0 ? merge.top : from.row) : from.row;
  let column = merge ? (across > 0 ? merge.right : across < 0 ? merge.left : from.column) : from.column;
  do {
    row += down;
    column += across;
    if (row < 0 || column < 0 || row >= ROWS_MAX || column >= COLUMNS_MAX) return null;
  } while (down !== 0 ? terrain.isRowHidden(row) : terrain.isColumnHidden(column));
  return { row, column };
}

function edge(terrain: Terrain, from: Place, direction: Direction): Place {
  const [down, across] = STEPS[direction];
  const blank = (place: Place): boolean => terrain.isBlank(place.row, place.column);
  const outside = (place: Place): boolean => place.row > terrain.lastRow || place.column > terrain.lastColumn;
  let place = step(terrain, from, direction);
  if (!place) return from;
  if (blank(from) || blank(place)) {
    while (blank(place)) {
      if (outside(place) && (down > 0 || across > 0)) return farEnd(from, direction);
      const next = step(terrain, place, direction);
      if (!next) return place;
      place = next;
    }
    return place;
  }
  for (let next = step(terrain, place, direction); next && !blank(next); next = step(terrain, place, direction)) place = next;
  return place;
}

function farEnd(from: Place, direction: Direction): Place {
  return direction === "down" ? { row: ROWS_MAX - 1, column: from.column } : { row: from.row, column: COLUMNS_MAX - 1 };
}

/** Enter and Tab: the next cell of a selected range, else one step. */
export function advance(terrain: Terrain, state: SelectionState, direction: Direction): SelectionState {
  const range = selectedRange(state, terrain.merges);
  const single = terrain.merges.find((merge) => contains(merge, state.active.row, state.active.column)) ?? rangeOf(state.active, state.active);
  if (range.top >= single.top && range.bottom <= single.bottom && range.left >= single.left && range.right <= single.right) return move(terrain, state, direction);
  const [down, across] = STEPS[direction];
  const rows = range.bottom - range.top + 1;
  const columns = range.right - range.left + 1;
  // Down and up walk the range column by column, left and right row by row, round from its end to its start.
  const place = down !== 0 ? (state.active.column - range.left) * rows + state.active.row - range.top + down : (state.active.row - range.top) * columns + state.active.column - range.left + across;
  const next = (place + rows * columns) % (rows * columns);
  const row = range.top + (down !== 0 ? next % rows : Math.floor(next / columns));
  const column = range.left + (down !== 0 ? Math.floor(next / rows) : next % columns);
  return { ...state, active: { row, column } };
}
