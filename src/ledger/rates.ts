import Decimal from "decimal.js";
import type { Day } from "../calendar/day";
import type { Ledger } from "./ledger";

/**
 * Base units for one unit of a currency on a day: the latest rate of the rate table not after it.
 *
 * Null where the table has none by then. The base currency itself is 1.
 */
export function rateOn(ledger: Ledger, currency: string, day: Day): Decimal | null {
  if (currency === ledger.baseCurrency) return new Decimal(1);
  let best: { readonly day: Day; readonly rate: string } | null = null;
  for (const rate of ledger.rates) {
    if (rate.currency === currency && rate.day <= day && (!best || rate.day >= best.day)) best = rate;
  }
  return best ? new Decimal(best.rate) : null;
}
