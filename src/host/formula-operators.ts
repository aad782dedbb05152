import { compareValues, FormulaError, isError, mapPairs, mapValue, type Scalar, toNumber, toText, type Value } from "./formula-values";

/** The operators between values, over single values and blocks alike. */
const OPERATORS: Readonly<Record<string, (left: Scalar, right: Scalar) => Scalar>> = {
  "+": (left, right) => toNumber(left) + toNumber(right),
  "-": (left, right) => toNumber(left) - toNumber(right),
  "*": (left, right) => toNumber(left) * toNumber(right),
  "/": (left, right) => {
    const divisor = toNumber(right);
    const dividend = toNumber(left);
    return divisor === 0 ? FormulaError.DIV0 : dividend / divisor;
  },
  "^": (left, right) => {
    const power = toNumber(left) ** toNumber(right);
    return Number.isFinite(power) ? power : FormulaError.NUM;
  },
  "&": (left, right) => toText(left) + toText(right),
  "=": (left, right) => compareValues(left, right) === 0,
  "<>": (left, right) => compareValues(left, right) !== 0,
  "<": (left, right) => compareValues(left, right) < 0,
  ">": (left, right) => compareValues(left, right) > 0,
  "<=": (left, right) => compareValues(left, right) <= 0,
  ">=": (left, right) => compareValues(left, right) >= 0,
};

interface Operand {
  readonly val: Value;
}

/** In the form that the parser calls: operands with their values taken from references. */
export function applyInfix(left: Operand, operator: string, right: Operand): Value {
  return mapPairs(left.val, right.val, (one, other) => (isError(one) ? one : isError(other) ? other : OPERATORS[operator]!(one, other)));
}

export function applyPrefix(prefixes: readonly string[], value: Value): Value {
  const negative = prefixes.filter((prefix) => prefix === "-").length % 2 === 1;
  if (!prefixes.includes("-")) return value;
  return mapValue(value, (each) => (isError(each) ? each : (negative ? -1 : 1) * toNumber(each) + 0));
}

export function applyPercent(value: Value): Value {
  return mapValue(value, (each) => (isError(each) ? each : toNumber(each) / 100));
}
