import { FormulaError, isError, isMatrix, mapPairs, type Matrix, type Scalar, single, toBoolean, toNumber, toText, type Value } from "./formula-values";

/** A range in a formula: 0-based, on a sheet. */
export interface FormulaRange {
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What functions may ask of the workbook. */
export interface FormulaWorld {
  /** Values of a range, cut to the rows and columns in use: beyond them all is blank. */
  values(range: FormulaRange): Matrix;
  /** The cell being worked out, 0-based. */
  readonly here: { readonly sheet: string; readonly row: number; readonly column: number };
  /** Today's serial in the workbook's own date system. */
  today(): number;
  readonly date1904: boolean;
  spillOf(range: FormulaRange): FormulaRange | null;
  isHidden(sheet: string, row: number): boolean;
}

/** An argument before it is read: a value, a reference, or nothing (`ROUND(A1,)`). */
export type Argument = { readonly range: FormulaRange } | { readonly value: Value } | null;

/** One call of a function, with its arguments read on demand. */
export class Call {
  constructor(
    private readonly args: readonly Argument[],
    readonly world: FormulaWorld,
  ) {}

  get count(): number {
    return this.args.length;
  }

  has(index: number): boolean {
    return this.args[index] !== undefined && this.args[index] !== null;
  }

  range(index: number): FormulaRange | null {
    const arg = this.args[index];
    return arg && "range" in arg ? arg.range : null;
  }

  value(index: number): Value {
    const arg = this.args[index];
    if (!arg) return null;
    if ("value" in arg) return arg.value;
    const values = this.world.values(arg.range);
    const isCell = arg.range.top === arg.range.bottom && arg.range.left === arg.range.right;
    return isCell ? (values[0]?.[0] ?? null) : values;
  }

  matrix(index: number): Matrix {
    const value = this.value(index);
    return isMatrix(value) ? value : [[value]];
  }

  scalar(index: number): Scalar {
    return single(this.value(index));
  }

  number(index: number, otherwise?: number): number {
    if (!this.has(index) && otherwise !== undefined) return otherwise;
    return toNumber(this.scalar(index));
  }

  whole(index: number, otherwise?: number): number {
    return Math.trunc(this.number(index, otherwise));
  }

  text(index: number, otherwise?: string): string {
    if (!this.has(index) && otherwise !== undefined) return otherwise;
    return toText(this.scalar(index));
  }

  boolean(index: number, otherwise?: boolean): boolean {
    if (!this.has(index) && otherwise !== undefined) return otherwise;
    return toBoolean(this.scalar(index));
  }

  /** The same call from an argument on, with the rows that a filter hides left out. */
  visible(from: number): Call {
    const args = this.args.slice(from).map((arg) => {
      if (!arg || !("range" in arg)) return arg;
      const { sheet, top } = arg.range;
      return { value: this.world.values(arg.range).filter((_, row) => !this.world.isHidden(sheet, top + row)) };
    });
    return new Call(args, this.world);
  }

  /** All values from an argument on, with whether they stand in cells or in the formula itself. */
  *each(from = 0): Generator<{ readonly value: Scalar; readonly inCells: boolean }> {
    for (let index = from; index < this.args.length; index++) {
      const value = this.value(index);
      const inCells = this.range(index) !== null || isMatrix(value);
      if (isMatrix(value)) for (const row of value) for (const each of row) yield { value: each, inCells };
      else yield { value, inCells };
    }
  }

  /** Numbers as SUM and its like count them: in cells only true numbers, in the formula whatever reads as one. Errors stop. */
  *numbers(from = 0): Generator<number> {
    for (const { value, inCells } of this.each(from)) {
      if (isError(value)) throw value;
      if (typeof value === "number") yield value;
      else if (!inCells && value !== null) yield toNumber(value);
    }
  }
}

export type FormulaFunction = (call: Call) => Value | { readonly range: FormulaRange };

/** A function of single values that also takes blocks, cell by cell. */
export function lifted(work: (...values: readonly Scalar[]) => Scalar): FormulaFunction {
  return (call) => {
    const values = Array.from({ length: call.count }, (_, index) => call.value(index));
    if (!values.some(isMatrix)) return work(...(values as Scalar[]));
    let rows: Value = [[null]];
    // Stretch all arguments to one size, then work cell by cell.
    for (const value of values) rows = mapPairs(rows, value, () => null);
    const frame = rows as Matrix;
    const stretched = values.map((value) => mapPairs(frame, value, (_, each) => (isError(each) ? each : each)) as Matrix);
    return frame.map((line, row) =>
      line.map((_, column) => {
        try {
          return work(...stretched.map((matrix) => matrix[row]![column]!));
        } catch (error) {
          if (isError(error)) return error;
          throw error;
        }
      }),
    );
  };
}

export function fail(error: keyof Pick<typeof FormulaError, "NA" | "VALUE" | "REF" | "NUM" | "DIV0" | "NAME">): never {
  throw FormulaError[error];
}
