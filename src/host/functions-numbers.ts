import { roundDecimal } from "./exact-sum";
import { fail, type FormulaFunction, lifted } from "./formula-call";
import { type Scalar, toNumber } from "./formula-values";

const number = (value: Scalar | undefined): number => toNumber(value ?? null);

/** Numbers from numbers. */
export const NUMBERS: Readonly<Record<string, FormulaFunction>> = {
  ROUND: lifted((value, digits) => roundDecimal(number(value), Math.trunc(number(digits)))),
  ROUNDUP: lifted((value, digits) => roundDecimal(number(value), Math.trunc(number(digits)), "up")),
  ROUNDDOWN: lifted((value, digits) => roundDecimal(number(value), Math.trunc(number(digits)), "down")),
  TRUNC: lifted((value, digits) => roundDecimal(number(value), Math.trunc(number(digits)), "down")),
  INT: lifted((value) => Math.floor(number(value))),
  ABS: lifted((value) => Math.abs(number(value))),
  SIGN: lifted((value) => Math.sign(number(value))),
  MOD: lifted((value, divisor) => {
    const by = number(divisor);
    return by === 0 ? fail("DIV0") : Number((number(value) - by * Math.floor(number(value) / by)).toPrecision(15));
  }),
  QUOTIENT: lifted((value, divisor) => (number(divisor) === 0 ? fail("DIV0") : Math.trunc(number(value) / number(divisor)))),
  POWER: lifted((value, exponent) => finite(number(value) ** number(exponent))),
  SQRT: lifted((value) => finite(Math.sqrt(number(value)))),
  EXP: lifted((value) => finite(Math.exp(number(value)))),
  LN: lifted((value) => finite(Math.log(number(value)))),
  LOG10: lifted((value) => finite(Math.log10(number(value)))),
  LOG: lifted((value, base) => finite(Math.log(number(value)) / Math.log(base === undefined ? 10 : number(base)))),
  PI: () => Math.PI,
  MROUND: lifted((value, step) => (number(step) === 0 ? 0 : roundDecimal(roundDecimal(number(value) / number(step), 0) * number(step), 10))),
  CEILING: lifted((value, step) => stepped(number(value), step === undefined ? 1 : number(step), Math.ceil)),
  "CEILING.MATH": lifted((value, step) => stepped(number(value), step === undefined ? 1 : Math.abs(number(step)), Math.ceil)),
  FLOOR: lifted((value, step) => stepped(number(value), step === undefined ? 1 : number(step), Math.floor)),
  "FLOOR.MATH": lifted((value, step) => stepped(number(value), step === undefined ? 1 : Math.abs(number(step)), Math.floor)),
};

function finite(value: number): number {
  return Number.isFinite(value) ? value : fail("NUM");
}

function stepped(value: number, step: number, round: (quotient: number) => number): number {
  return step === 0 ? 0 : roundDecimal(round(Number((value / step).toPrecision(15))) * step, 10);
}
