import { exactSum } from "./exact-sum";
import { type Call, fail, type FormulaFunction, type FormulaRange } from "./formula-call";
import { type Criterion, readCriterion, rowsByKey } from "./formula-criteria";
import { isError, type Matrix, type Scalar, type Value } from "./formula-values";

/** Sums, counts and averages, with and without conditions. */
export const TOTALS: Readonly<Record<string, FormulaFunction>> = {
  SUM: (call) => exactSum(call.numbers()),
  AVERAGE: (call) => averageOf([...call.numbers()]),
  COUNT: (call) => count(call, ({ value, inCells }) => typeof value === "number" || (!inCells && typeof value === "string" && value !== "" && !Number.isNaN(Number(value)))),
  COUNTA: (call) => count(call, ({ value }) => value !== null),
  COUNTBLANK: (call) => blankCount(call),
  MIN: (call) => extreme(call.numbers(), Math.min),
  MAX: (call) => extreme(call.numbers(), Math.max),
  PRODUCT: (call) => [...call.numbers()].reduce((product, number) => product * number, 1),
  MEDIAN: (call) => medianOf([...call.numbers()]),
  LARGE: (call) => nth(call, (one, other) => other - one),
  SMALL: (call) => nth(call, (one, other) => one - other),
  SUMPRODUCT: (call) => sumProduct(call),
  SUMIF: (call) => exactSum(numbersIn(call.has(2) ? call.matrix(2) : call.matrix(0), matches([[call.matrix(0), readCriterion(call.scalar(1))]]))),
  SUMIFS: (call) => exactSum(numbersIn(call.matrix(0), matches(pairs(call, 1)))),
  COUNTIF: (call) => countRows(call, [[call.matrix(0), readCriterion(call.scalar(1))]]),
  COUNTIFS: (call) => countRows(call, pairs(call, 0)),
  AVERAGEIF: (call) => averageOf([...numbersIn(call.has(2) ? call.matrix(2) : call.matrix(0), matches([[call.matrix(0), readCriterion(call.scalar(1))]]))]),
  AVERAGEIFS: (call) => averageOf([...numbersIn(call.matrix(0), matches(pairs(call, 1)))]),
  MINIFS: (call) => extreme(numbersIn(call.matrix(0), matches(pairs(call, 1))), Math.min),
  MAXIFS: (call) => extreme(numbersIn(call.matrix(0), matches(pairs(call, 1))), Math.max),
  SUBTOTAL: (call) => subtotal(call),
  RANK: (call) => rank(call),
  "RANK.EQ": (call) => rank(call),
};

function averageOf(numbers: readonly number[]): number {
  return numbers.length === 0 ? fail("DIV0") : exactSum(numbers) / numbers.length;
}

function count(call: Call, counts: (each: { value: Scalar; inCells: boolean }) => boolean): number {
  let total = 0;
  for (const each of call.each()) if (counts(each)) total++;
  return total;
}

function blankCount(call: Call): number {
  const range = call.range(0);
  const size = range ? (range.bottom - range.top + 1) * (range.right - range.left + 1) : 1;
  return size - count(call, ({ value }) => value !== null && value !== "");
}

function extreme(numbers: Iterable<number>, choose: (one: number, other: number) => number): number {
  let best: number | null = null;
  for (const number of numbers) best = best === null ? number : choose(best, number);
  return best ?? 0;
}

function medianOf(numbers: number[]): number {
  if (numbers.length === 0) fail("NUM");
  numbers.sort((one, other) => one - other);
  const middle = numbers.length >> 1;
  return numbers.length % 2 ? numbers[middle]! : (numbers[middle - 1]! + numbers[middle]!) / 2;
}

function nth(call: Call, order: (one: number, other: number) => number): number {
  const numbers: number[] = [];
  for (const row of call.matrix(0)) for (const value of row) if (typeof value === "number") numbers.push(value);
  return numbers.sort(order)[call.whole(1) - 1] ?? fail("NUM");
}

function rank(call: Call): number {
  const value = call.number(0);
  const ascending = call.has(2) && call.number(2) !== 0;
  const numbers = call.matrix(1).flat().filter((each): each is number => typeof each === "number");
  return numbers.includes(value) ? numbers.filter((each) => (ascending ? each < value : each > value)).length + 1 : fail("NA");
}

/** Blocks of equal size multiplied cell by cell; texts count as 0, errors stop. */
function sumProduct(call: Call): number {
  const factors = Array.from({ length: call.count }, (_, index) => call.matrix(index));
  const first = factors[0] ?? fail("VALUE");
  if (factors.some((factor) => factor.length !== first.length || factor[0]?.length !== first[0]?.length)) fail("VALUE");
  const products: number[] = [];
  first.forEach((line, row) => line.forEach((_, column) => {
    let product = 1;
    for (const factor of factors) {
      const value = factor[row]![column]!;
      if (isError(value)) throw value;
      product *= typeof value === "number" ? value : 0;
    }
    products.push(product);
  }));
  return exactSum(products);
}

type Condition = readonly [Matrix, Criterion];

function pairs(call: Call, from: number): Condition[] {
  if ((call.count - from) % 2 !== 0 || call.count === from) fail("VALUE");
  const size = (range: FormulaRange | null): string => (range ? `${range.bottom - range.top}/${range.right - range.left}` : "");
  const sizes = new Set<string>();
  if (from === 1) sizes.add(size(call.range(0)));
  const conditions: Condition[] = [];
  for (let index = from; index < call.count; index += 2) {
    sizes.add(size(call.range(index)));
    conditions.push([call.matrix(index), readCriterion(call.scalar(index + 1))]);
  }
  if (sizes.size > 1) fail("VALUE");
  return conditions;
}

/** Rows and columns of the cells where all conditions hold. A plain equality on a column answers from an index. */
function* matches(conditions: readonly Condition[]): Generator<readonly [number, number]> {
  const indexed = conditions.find(([matrix, { equals }]) => equals !== null && (matrix[0]?.length ?? 0) === 1);
  const others = conditions.filter((condition) => condition !== indexed);
  const holds = (row: number, column: number): boolean => others.every(([matrix, { test }]) => test(matrix[row]?.[column] ?? null));
  if (indexed) {
    for (const row of rowsByKey(indexed[0]).get(indexed[1].equals!) ?? []) if (holds(row, 0)) yield [row, 0];
    return;
  }
  const height = Math.max(...conditions.map(([matrix]) => matrix.length));
  const width = Math.max(...conditions.map(([matrix]) => matrix[0]?.length ?? 0));
  for (let row = 0; row < height; row++) for (let column = 0; column < width; column++) if (holds(row, column)) yield [row, column];
}

function* numbersIn(matrix: Matrix, cells: Iterable<readonly [number, number]>): Generator<number> {
  for (const [row, column] of cells) {
    const value = matrix[row]?.[column] ?? null;
    if (isError(value)) throw value;
    if (typeof value === "number") yield value;
  }
}

function countRows(call: Call, conditions: readonly Condition[]): number {
  let total = 0;
  for (const cells = matches(conditions); !cells.next().done; ) total++;
  const range = call.range(0);
  if (!range || !conditions.every(([, { test }]) => test(null))) return total;
  // Blank cells beyond the rows in use meet a criterion for blanks too.
  const seen = (call.matrix(0).length || 0) * (call.matrix(0)[0]?.length ?? 0);
  return total + (range.bottom - range.top + 1) * (range.right - range.left + 1) - seen;
}

const SUBTOTALS: Readonly<Record<number, string>> = { 1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 6: "PRODUCT", 9: "SUM" };

/** Totals of what a filter shows. Codes from 101 leave out rows hidden by hand too; the workbench knows one kind of hiding. */
function subtotal(call: Call): Value | { readonly range: FormulaRange } {
  const code = call.whole(0);
  const name = SUBTOTALS[code > 100 ? code - 100 : code] ?? fail("VALUE");
  return TOTALS[name]!(call.visible(1));
}
