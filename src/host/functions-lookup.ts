import { type Call, fail, type FormulaFunction, type FormulaRange } from "./formula-call";
import { keyOf, rowsByKey, wildcardPattern } from "./formula-criteria";
import { compareValues, FormulaError, isError, type Matrix, type Scalar, toNumber, type Value } from "./formula-values";

/** Looking up: by value, by position, and blocks made of blocks. */
export const LOOKUPS: Readonly<Record<string, FormulaFunction>> = {
  MATCH: (call) => 1 + (position(call.scalar(0), lineOf(call.matrix(1)), { mode: -call.whole(2, 1) as MatchMode, wildcards: true }) ?? fail("NA")),
  XMATCH: (call) => 1 + (position(call.scalar(0), lineOf(call.matrix(1)), exactMode(call, 2)) ?? fail("NA")),
  XLOOKUP: (call) => xlookup(call),
  VLOOKUP: (call) => tableLookup(call, call.matrix(1)),
  HLOOKUP: (call) => tableLookup(call, transposed(call.matrix(1))),
  LOOKUP: (call) => {
    const from = lineOf(call.matrix(1));
    const to = call.has(2) ? lineOf(call.matrix(2)) : from;
    return to[position(call.scalar(0), from, { mode: -1, wildcards: false }) ?? fail("NA")] ?? null;
  },
  INDEX: (call) => indexOf(call),
  CHOOSE: (call) => {
    const chosen = call.whole(0);
    return chosen >= 1 && chosen < call.count ? (call.range(chosen) ? { range: call.range(chosen)! } : call.value(chosen)) : fail("VALUE");
  },
  OFFSET: (call) => offset(call),
  ROWS: (call) => sizeOf(call).rows,
  COLUMNS: (call) => sizeOf(call).columns,
  ROW: (call) => 1 + (call.range(0)?.top ?? call.world.here.row),
  COLUMN: (call) => 1 + (call.range(0)?.left ?? call.world.here.column),
  TRANSPOSE: (call) => transposed(call.matrix(0)),
  UNIQUE: (call) => uniqueRows(call.matrix(0)),
  SORT: (call) => sorted(call),
  FILTER: (call) => filtered(call),
  SEQUENCE: (call) => sequence(call),
  ANCHORARRAY: (call) => ({ range: call.world.spillOf(call.range(0) ?? fail("REF")) ?? fail("REF") }),
  SINGLE: (call) => implicit(call),
};

/** 0 exact, -1 exact or next smaller, 1 exact or next larger, 2 wildcards: as XLOOKUP counts. */
type MatchMode = -1 | 0 | 1 | 2;

function exactMode(call: Call, index: number): { mode: MatchMode; wildcards: boolean } {
  const mode = call.whole(index, 0) as MatchMode;
  return { mode: mode === 2 ? 0 : mode, wildcards: mode === 2 };
}

function lineOf(matrix: Matrix): readonly Scalar[] {
  return matrix.length === 1 ? matrix[0]! : columnOf(matrix);
}

const columns = new WeakMap<Matrix, readonly Scalar[]>();

function columnOf(matrix: Matrix): readonly Scalar[] {
  const known = columns.get(matrix);
  if (known) return known;
  const column = matrix.map((row) => row[0] ?? null);
  columns.set(matrix, column);
  lines.set(column, matrix);
  return column;
}
/** The block that a column came from: its index is kept by block. */
const lines = new WeakMap<readonly Scalar[], Matrix>();

function position(wanted: Scalar, line: readonly Scalar[], { mode, wildcards }: { readonly mode: MatchMode; readonly wildcards: boolean }): number | null {
  if (isError(wanted)) throw wanted;
  if (mode === 0) return exactPosition(wanted, line, wildcards);
  // Lists that are looked up by "next smaller" or "next larger" are sorted; a straight walk also reads unsorted ones safely.
  let best: number | null = null;
  for (let index = 0; index < line.length; index++) {
    const value = line[index]!;
    if (value === null || isError(value) || (wanted !== null && typeof value !== typeof wanted)) continue;
    const order = compareValues(value, wanted);
    if (order === 0 && mode === 1) return index;
    const fits = mode === -1 ? order <= 0 : order >= 0;
    if (!fits) continue;
    if (best === null || (mode === -1 ? compareValues(value, line[best]!) >= 0 : compareValues(value, line[best]!) < 0)) best = index;
  }
  return best;
}

function exactPosition(wanted: Scalar, line: readonly Scalar[], wildcards: boolean): number | null {
  if (wildcards && typeof wanted === "string" && /[*?~]/.test(wanted)) {
    const pattern = wildcardPattern(wanted);
    const found = line.findIndex((value) => typeof value === "string" && pattern.test(value));
    return found < 0 ? null : found;
  }
  const same = (value: Scalar): boolean => value !== null && !isError(value) && typeof value === typeof (wanted ?? 0) && compareValues(value, wanted) === 0;
  const block = lines.get(line);
  const key = keyOf(wanted ?? 0);
  if (block && key !== null) return rowsByKey(block).get(key)?.find((row) => same(line[row]!)) ?? null;
  const found = line.findIndex(same);
  return found < 0 ? null : found;
}

function xlookup(call: Call): Value {
  const from = call.matrix(1);
  const across = from.length === 1 && (from[0]?.length ?? 0) > 1;
  const found = position(call.scalar(0), lineOf(from), exactMode(call, 4));
  if (found === null) return call.has(3) ? call.value(3) : fail("NA");
  const to = call.matrix(2);
  const row = across ? to.map((line) => [line[found] ?? null]) : [to[found] ?? [null]];
  return row.length === 1 && row[0]!.length === 1 ? row[0]![0]! : row;
}

function tableLookup(call: Call, table: Matrix): Scalar {
  const column = call.whole(2);
  if (column < 1) fail("VALUE");
  const approximate = call.has(3) ? call.boolean(3) : call.count < 4;
  const found = position(call.scalar(0), columnOf(table), { mode: approximate ? -1 : 0, wildcards: true }) ?? fail("NA");
  const row = table[found]!;
  return column > Math.max(...table.slice(0, 1).map((line) => line.length)) ? fail("REF") : (row[column - 1] ?? null);
}

function indexOf(call: Call): Value | { readonly range: FormulaRange } {
  const range = call.range(0);
  const { rows, columns: width } = sizeOf(call);
  let row = call.whole(1, 0);
  let column = call.whole(2, 0);
  if (rows === 1 && width > 1 && !call.has(2)) [row, column] = [1, row];
  else if (width === 1 && !call.has(2)) column = 1;
  if (row < 0 || column < 0 || row > rows || column > width) fail("REF");
  if (range) {
    return { range: { sheet: range.sheet, top: row ? range.top + row - 1 : range.top, bottom: row ? range.top + row - 1 : range.bottom, left: column ? range.left + column - 1 : range.left, right: column ? range.left + column - 1 : range.right } };
  }
  const matrix = call.matrix(0);
  const chosen = (row ? [matrix[row - 1]!] : matrix).map((line) => (column ? [line[column - 1] ?? null] : line));
  return chosen.length === 1 && chosen[0]!.length === 1 ? chosen[0]![0]! : chosen;
}

function offset(call: Call): { readonly range: FormulaRange } {
  const { sheet, top, left, bottom, right } = call.range(0) ?? fail("VALUE");
  const height = call.whole(3, bottom - top + 1);
  const width = call.whole(4, right - left + 1);
  const range = { sheet, top: top + call.whole(1, 0), left: left + call.whole(2, 0), bottom: top + call.whole(1, 0) + height - 1, right: left + call.whole(2, 0) + width - 1 };
  return range.top < 0 || range.left < 0 || height < 1 || width < 1 ? fail("REF") : { range };
}

function sizeOf(call: Call): { rows: number; columns: number } {
  const range = call.range(0);
  if (range) return { rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 };
  const matrix = call.matrix(0);
  return { rows: matrix.length, columns: matrix[0]?.length ?? 0 };
}

function transposed(matrix: Matrix): Matrix {
  return Array.from({ length: matrix[0]?.length ?? 0 }, (_, column) => matrix.map((row) => row[column] ?? null));
}

function uniqueRows(matrix: Matrix): Matrix {
  const seen = new Set<string>();
  return matrix.filter((row) => {
    const key = JSON.stringify(row.map((value) => (isError(value) ? value.error : typeof value === "string" ? value.toLowerCase() : value)));
    return !seen.has(key) && seen.add(key);
  });
}

function sorted(call: Call): Matrix {
  const column = call.whole(1, 1) - 1;
  const direction = call.number(2, 1) < 0 ? -1 : 1;
  return [...call.matrix(0)].sort((one, other) => direction * compareValues(one[column] ?? null, other[column] ?? null));
}

function filtered(call: Call): Value {
  const matrix = call.matrix(0);
  const keep = call.matrix(1);
  const across = keep.length === 1 && matrix.length > 1;
  const wanted = (value: Scalar): boolean => (isError(value) ? fail("VALUE") : typeof value === "string" ? fail("VALUE") : toNumber(value) !== 0);
  const rows = across ? matrix.map((row) => row.filter((_, column) => wanted(keep[0]![column] ?? null))) : matrix.filter((_, row) => wanted(keep[row]?.[0] ?? null));
  if (rows.length > 0 && rows[0]!.length > 0) return rows;
  return call.has(2) ? call.value(2) : new FormulaError("#CALC!");
}

const SEQUENCE_MAX = 100_000;

function sequence(call: Call): Matrix {
  const [rows, width] = [call.whole(0), call.whole(1, 1)];
  if (rows < 1 || width < 1 || rows * width > SEQUENCE_MAX) fail("VALUE");
  const [start, step] = [call.number(2, 1), call.number(3, 1)];
  return Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (_unused, column) => start + (row * width + column) * step));
}

/** `@`: of a column the value of this row, of a row that of this column. */
function implicit(call: Call): Scalar {
  const range = call.range(0);
  const { row, column } = call.world.here;
  if (!range || (range.top === range.bottom && range.left === range.right)) return call.scalar(0);
  const matrix = call.matrix(0);
  if (range.left === range.right && row >= range.top && row <= range.bottom) return matrix[row - range.top]?.[0] ?? null;
  if (range.top === range.bottom && column >= range.left && column <= range.right) return matrix[0]?.[column - range.left] ?? null;
  return fail("VALUE");
}
