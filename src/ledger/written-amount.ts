import Decimal from "decimal.js";
import { decimalsOf } from "../money/currencies";
import { type Minor, minorOfDecimal } from "../money/money";

/** An amount that was kept as decimal text until its currency is known; null where it is no number or beyond the exact range. */
export function minorOfWritten(text: string, currency: string): Minor | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) return null;
  return minorOfDecimal(new Decimal(text), currency);
}

/** More decimals than the currency has: `minorOfWritten` rounds it. */
export function isRounded(text: string, currency: string): boolean {
  const decimals = /\.(\d*?)0*$/.exec(text)?.[1]?.length ?? 0;
  return decimals > decimalsOf(currency);
}
