import Decimal from "decimal.js";
import { assert } from "../check/assert";
import { decimalsOf } from "./currencies";

/** An exact amount in the smallest unit of its currency (cents, yen, fils): a safe integer. */
export type Minor = number & { readonly __unit: "minor" };

export const ZERO = 0 as Minor;
export const MINOR_MAX = Number.MAX_SAFE_INTEGER;

/** For sums of amounts that were read one by one: a total beyond the safe range is a fault, never a rounded figure. */
export function checkedMinor(value: number): Minor {
  // The message is only put together where it is needed: this runs for every amount of every total.
  if (!Number.isSafeInteger(value)) assert(false, `Amount ${value} is outside the exact range of ±${MINOR_MAX} minor units`);
  return (value === 0 ? 0 : value) as Minor;
}

export function addMinor(left: Minor, right: Minor): Minor {
  return checkedMinor(left + right);
}

export function negateMinor(value: Minor): Minor {
  return (value === 0 ? 0 : -value) as Minor;
}

const POWERS = [1, 10, 100, 1000];

/** `-123450` USD → `"-1234.50"`; JPY `"1500"`; KWD `"1.234"`: the decimal string of every machine answer. */
export function minorToText(amount: Minor, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return amount < 0 ? `-${text}` : text;
}

/** The cell number of an amount: the double nearest to it, which shows the same decimals up to 15 digits. */
export function minorToNumber(amount: Minor, currency: string): number {
  return amount / POWERS[decimalsOf(currency)]!;
}

/**
 * An exact amount from a decimal, rounded half away from zero to the currency's minor unit.
 *
 * Errors: null where the amount is beyond the safe range.
 */
export function minorOfDecimal(value: Decimal, currency: string): Minor | null {
  const scaled = value.times(POWERS[decimalsOf(currency)]!).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  const amount = scaled.toNumber();
  return Number.isSafeInteger(amount) ? ((amount === 0 ? 0 : amount) as Minor) : null;
}

export function decimalOfMinor(amount: Minor, currency: string): Decimal {
  return new Decimal(amount).div(POWERS[decimalsOf(currency)]!);
}
