import FormulaParser from "fast-formula-parser";
import { isCellError, type RawCell } from "../grid/table";
import { typedValue } from "./typed-value";

/** Values in formulas: as in cells, with errors in the parser's own class; blank is null. */
export const FormulaError = FormulaParser.FormulaError;
export type FormulaErrorValue = InstanceType<typeof FormulaError>;
export type Scalar = number | string | boolean | null | FormulaErrorValue;
export type Matrix = readonly (readonly Scalar[])[];
export type Value = Scalar | Matrix;

export function isError(value: unknown): value is FormulaErrorValue {
  return value instanceof FormulaError;
}

export function isMatrix(value: unknown): value is Matrix {
  return Array.isArray(value);
}

export function fromCell(value: RawCell): Scalar {
  return isCellError(value) ? new FormulaError(value.error) : value;
}

export function toCell(value: Scalar): RawCell {
  return isError(value) ? { error: value.error } : typeof value === "number" && !Number.isFinite(value) ? { error: "#NUM!" } : value;
}

export function sameCellValue(one: RawCell, other: RawCell): boolean {
  return one === other || (isCellError(one) && isCellError(other) && one.error === other.error);
}

/** A stream that has not answered yet. */
export function isBusy(value: RawCell): boolean {
  return isCellError(value) && value.error === "#BUSY!";
}

/** A number as arithmetic takes it: blank is 0, text that reads as a number is that number. Throws the error itself, or #VALUE!. */
export function toNumber(value: Scalar): number {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (isError(value)) throw value;
  const number = numberOfText(value);
  if (number === null) throw FormulaError.VALUE;
  return number;
}

export function numberOfText(text: string): number | null {
  const trimmed = text.trim();
  if (!/\d/.test(trimmed)) return null;
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed);
  const { content } = typedValue(trimmed, undefined, false);
  return typeof content === "number" ? content : null;
}

export function toText(value: Scalar): string {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (isError(value)) throw value;
  return String(Number(value.toPrecision(15))).replace(/e([+-])(\d)$/, "E$10$2").replace("e", "E");
}

export function toBoolean(value: Scalar): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (value === null) return false;
  if (isError(value)) throw value;
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  throw FormulaError.VALUE;
}

/** Order of values: numbers before texts before booleans; texts without regard to case; blank is what the other side's blank is. */
export function compareValues(one: Scalar, other: Scalar): number {
  if (isError(one)) throw one;
  if (isError(other)) throw other;
  const left = one ?? blankLike(other);
  const right = other ?? blankLike(one);
  const rank = (value: number | string | boolean): number => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === "string") {
    const [low, high] = [left.toLowerCase(), (right as string).toLowerCase()];
    return low < high ? -1 : low > high ? 1 : 0;
  }
  return Number(left) - Number(right);
}

function blankLike(other: Scalar): number | string | boolean {
  return typeof other === "string" ? "" : typeof other === "boolean" ? false : 0;
}

/** One value for each pair, a single row or column stretched to the other's size. An error in a cell stays in that cell. */
export function mapPairs(one: Value, other: Value, combine: (left: Scalar, right: Scalar) => Scalar): Value {
  if (!isMatrix(one) && !isMatrix(other)) return guarded(() => combine(one, other));
  const left = isMatrix(one) ? one : [[one]];
  const right = isMatrix(other) ? other : [[other]];
  const height = Math.max(left.length, right.length);
  const width = Math.max(left[0]!.length, right[0]!.length);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_unused, column) => {
      const from = at(left, row, column);
      const to = at(right, row, column);
      return from === undefined || to === undefined ? FormulaError.NA : guarded(() => combine(from, to));
    }),
  );
}

export function mapValue(value: Value, change: (each: Scalar) => Scalar): Value {
  return isMatrix(value) ? value.map((row) => row.map((each) => guarded(() => change(each)))) : guarded(() => change(value));
}

function at(matrix: Matrix, row: number, column: number): Scalar | undefined {
  const line = matrix.length === 1 ? matrix[0] : matrix[row];
  return line?.length === 1 ? line[0] : line?.[column];
}

function guarded(work: () => Scalar): Scalar {
  try {
    return work();
  } catch (error) {
    if (isError(error)) return error;
    throw error;
  }
}

/** The upper left value of a block, for places that take one value. */
export function single(value: Value): Scalar {
  return isMatrix(value) ? (value[0]?.[0] ?? null) : value;
}
