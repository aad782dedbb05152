import { type Call, fail, type FormulaFunction, lifted } from "./formula-call";
import { compareValues, FormulaError, isError, isMatrix, mapPairs, type Scalar, toBoolean, type Value } from "./formula-values";

/** Conditions and what a value is. */
export const LOGIC: Readonly<Record<string, FormulaFunction>> = {
  IF: (call) => choose(call),
  IFS: (call) => {
    for (let index = 0; index + 1 < call.count; index += 2) if (call.boolean(index)) return call.value(index + 1);
    return fail("NA");
  },
  SWITCH: (call) => {
    for (let index = 1; index + 1 < call.count; index += 2) if (compareValues(call.scalar(0), call.scalar(index)) === 0) return call.value(index + 1);
    return call.count % 2 === 0 ? call.value(call.count - 1) : fail("NA");
  },
  IFERROR: (call) => replaced(call, isError),
  IFNA: (call) => replaced(call, (value) => isError(value) && value.error === "#N/A"),
  AND: (call) => conditions(call).every(Boolean),
  OR: (call) => conditions(call).some(Boolean),
  XOR: (call) => conditions(call).filter(Boolean).length % 2 === 1,
  NOT: lifted((value) => !toBoolean(value ?? null)),
  TRUE: () => true,
  FALSE: () => false,
  NA: () => FormulaError.NA,
  ISBLANK: lifted((value) => value === null),
  ISNUMBER: lifted((value) => typeof value === "number"),
  ISTEXT: lifted((value) => typeof value === "string"),
  ISNONTEXT: lifted((value) => typeof value !== "string"),
  ISLOGICAL: lifted((value) => typeof value === "boolean"),
  ISERROR: lifted(isError),
  ISERR: lifted((value) => isError(value) && value.error !== "#N/A"),
  ISNA: lifted((value) => isError(value) && value.error === "#N/A"),
  ISEVEN: lifted((value) => Math.trunc(Number(value)) % 2 === 0),
  ISODD: lifted((value) => Math.trunc(Number(value)) % 2 !== 0),
  N: lifted((value) => (typeof value === "number" || isError(value) ? value : value === true ? 1 : 0)),
};

function choose(call: Call): Value {
  const condition = call.value(0);
  const otherwise: Value = call.count > 2 ? (call.has(2) ? call.value(2) : 0) : false;
  const then: Value = call.has(1) ? call.value(1) : 0;
  if (isMatrix(condition)) {
    const yes = mapPairs(condition, then, (_, value) => value);
    const no = mapPairs(condition, otherwise, (_, value) => value);
    const paired = mapPairs(condition, condition, (value) => (isError(value) ? value : toBoolean(value)));
    if (!isMatrix(paired) || !isMatrix(yes) || !isMatrix(no)) return fail("VALUE");
    return paired.map((row, at) => row.map((value, column) => (isError(value) ? value : value ? yes[at]![column]! : no[at]![column]!)));
  }
  return toBoolean(condition) ? blankAsZero(then) : blankAsZero(otherwise);
}

function blankAsZero(value: Value): Value {
  return value ?? 0;
}

function replaced(call: Call, wrong: (value: Scalar) => boolean): Value {
  const value = call.value(0);
  if (!isMatrix(value)) return wrong(value) ? (call.value(1) ?? 0) : value;
  return mapPairs(value, call.scalar(1), (each, other) => (wrong(each) ? other : each));
}

function conditions(call: Call): boolean[] {
  const found: boolean[] = [];
  for (const { value, inCells } of call.each()) {
    if (isError(value)) throw value;
    if (value === null || (inCells && typeof value === "string")) continue;
    found.push(toBoolean(value));
  }
  return found.length === 0 ? fail("VALUE") : found;
}
