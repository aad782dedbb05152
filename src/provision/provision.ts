import type Decimal from "decimal.js";
import type { Aging } from "../aging/aging";
import { decimalOfMinor, type Minor, minorOfDecimal, ZERO } from "../money/money";

/**
 * Allowance by the aging matrix: Σ bucket × rate over the rows given.
 *
 * Credits in a bucket count as nothing per row (there is no negative allowance). Rates are fractions, one per bucket of the aging.
 * Units: minor units of `currency`; rounded once per bucket, half away from zero.
 * Errors: null where the number of rates is not the number of buckets, a rate is no fraction between 0 and 1, or the sum is out of range.
 */
export function provisionByAging({ rows, rates, currency, buckets }: {
  readonly rows: readonly { readonly amountsMinor: readonly Minor[] }[];
  readonly rates: readonly Decimal[];
  readonly currency: string;
  readonly buckets: Aging["buckets"];
}): Minor | null {
  if (rates.length !== buckets.length || rates.some((rate) => rate.lt(0) || rate.gt(1))) return null;
  let total = 0;
  for (const [bucket, rate] of rates.entries()) {
    const sum = rows.reduce((amount, row) => amount + Math.max(0, row.amountsMinor[bucket] ?? ZERO), 0);
    const part = minorOfDecimal(decimalOfMinor(sum as Minor, currency).times(rate), currency);
    if (part === null) return null;
    total += part;
  }
  return total as Minor;
}
