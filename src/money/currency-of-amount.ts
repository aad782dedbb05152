import { NO_CURRENCY } from "./currencies";
import { isSharedSign, mayMean, readCurrency } from "./read-currency";

/**
 * What the text of an amount says of its currency.
 *
 * `own`: the row's, or nothing; `other`: the currency is another one; `contradicts`: the row states one and the amount another; `foreign-sign`: a sign of
 * several currencies of which the row's is none, more often a habit of the hand than a statement, so that the row's currency stays and it is told;
 * `unknown`: no currency that anybody knows.
 */
export type CurrencyOfAmount = { readonly says: "own" | "contradicts" | "foreign-sign" | "unknown" } | { readonly says: "other"; readonly currency: string };

/**
 * Read the currency beside an amount against the one of its row.
 *
 * @param written the sign, name or code as written, "" for none
 * @param isStated the table has a place that states the currency of each row: two that differ contradict each other
 */
export function currencyOfAmount(written: string, currency: string, isStated: boolean): CurrencyOfAmount {
  if (written === "") return { says: "own" };
  const named = readCurrency(written);
  if (named === null) return { says: "unknown" };
  const differs = currency !== NO_CURRENCY && !mayMean(written, currency);
  if (isSharedSign(written)) return { says: differs ? "foreign-sign" : "own" };
  if (differs && isStated) return { says: "contradicts" };
  return named === currency ? { says: "own" } : { says: "other", currency: named };
}
