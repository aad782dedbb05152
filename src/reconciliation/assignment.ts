import type { Stage } from "./in-slices";

/** The cheapest way to give each row a column of its own, and what every other way costs. */
export interface Assignment {
  /** The column of each row, -1 where only a forbidden one was left. */
  readonly columns: Int32Array;
  /** By how much the total rises at least when a row may not have its column, whatever all others do; 0: another way is as good. */
  readonly margins: Float64Array;
  /** Elementary steps done: the same on every machine. */
  readonly operations: number;
}

/** A pair that may not be; far dearer than any real difference, so that as many rows as possible are paired. */
export const FORBIDDEN = 1e9;

/**
 * The optimum of a whole cluster at once (Hungarian method with potentials), never first come, first served.
 *
 * The margins are exact: for each pair the cheapest exchange through any number of other pairs is searched in the reduced costs.
 * Units:  costs are whole numbers ≥ 0, or FORBIDDEN; row-major, `rows` ≤ `columns`.
 * Holds:  rows × rows × columns steps for the optimum, as many again for the margins.
 */
export function* assign(rows: number, columns: number, cost: Float64Array): Stage<Assignment> {
  const u = new Float64Array(rows);
  const v = new Float64Array(columns);
  const rowOf = new Int32Array(columns).fill(-1);
  const columnOf = new Int32Array(rows).fill(-1);
  let operations = 0;
  for (let row = 0; row < rows; row += 1) {
    operations += addRow(row, { rows, columns, cost, u, v, rowOf, columnOf });
    yield (row + 1) / (2 * rows);
  }
  const margins = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const column = columnOf[row]!;
    if (cost[row * columns + column]! >= FORBIDDEN) continue;
    const { margin, steps } = cheapestOther(row, { rows, columns, cost, u, v, rowOf, columnOf });
    margins[row] = margin >= FORBIDDEN / 2 ? Infinity : margin;
    operations += steps;
    yield (rows + row + 1) / (2 * rows);
  }
  return { columns: columnOf.map((column, row) => (cost[row * columns + column]! >= FORBIDDEN ? -1 : column)), margins, operations };
}

interface State {
  readonly rows: number;
  readonly columns: number;
  readonly cost: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
}

/** Give one more row a column by the shortest augmenting path; answers the steps done. */
function addRow(row: number, { columns, cost, u, v, rowOf, columnOf }: State): number {
  const distance = new Float64Array(columns).fill(Infinity);
  const from = new Int32Array(columns).fill(-1);
  const done = new Uint8Array(columns);
  let at = row;
  let column = -1;
  let base = 0;
  let steps = 0;
  for (;;) {
    let next = -1;
    for (let other = 0; other < columns; other += 1) {
      if (done[other]) continue;
      const reach = base + cost[at * columns + other]! - u[at]! - v[other]!;
      if (reach < distance[other]!) {
        distance[other] = reach;
        from[other] = column;
      }
      if (next < 0 || distance[other]! < distance[next]!) next = other;
    }
    steps += columns;
    base = distance[next]!;
    column = next;
    done[next] = 1;
    if (rowOf[next]! < 0) break;
    at = rowOf[next]!;
  }
  u[row]! += base;
  for (let other = 0; other < columns; other += 1) {
    if (!done[other] || other === column) continue;
    u[rowOf[other]!]! += base - distance[other]!;
    v[other]! -= base - distance[other]!;
  }
  for (let end = column; end >= 0; ) {
    const before = from[end]!;
    rowOf[end] = before < 0 ? row : rowOf[before]!;
    columnOf[rowOf[end]!] = end;
    end = before;
  }
  return steps;
}

/**
 * The cheapest change of the whole assignment in which a row loses its column: a way from the row round to that column, in reduced costs.
 *
 * A free column may be taken and another left free instead: all free columns count as held by rows that fit everywhere.
 */
function cheapestOther(row: number, { columns, cost, u, v, rowOf, columnOf }: State): { readonly margin: number; readonly steps: number } {
  const own = columnOf[row]!;
  const distance = new Float64Array(columns).fill(Infinity);
  const done = new Uint8Array(columns);
  let at = row;
  let base = 0;
  let steps = 0;
  for (;;) {
    let next = -1;
    for (let other = 0; other < columns; other += 1) {
      if (done[other]) continue;
      if (at !== row || other !== own) {
        const reach = at === ANY_ROW ? base - v[other]! : base + cost[at * columns + other]! - u[at]! - v[other]!;
        if (reach < distance[other]!) distance[other] = reach;
      }
      if (distance[other]! < Infinity && (next < 0 || distance[other]! < distance[next]!)) next = other;
    }
    steps += columns;
    if (next < 0) return { margin: Infinity, steps };
    if (next === own) return { margin: distance[own]!, steps };
    base = distance[next]!;
    done[next] = 1;
    at = rowOf[next]!;
  }
}

/** What holds the free columns. */
const ANY_ROW = -1;
