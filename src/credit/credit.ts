import Decimal from "decimal.js";
import { balanceOf, type PartitionBalance } from "../balance/balance";
import type { Day } from "../calendar/day";
import type { Ledger } from "../ledger/ledger";
import { decimalOfMinor, type Minor, minorOfDecimal, negateMinor, ZERO } from "../money/money";
import { rateOn } from "../ledger/rates";

/**
 * How much of a customer's credit limit is used.
 *
 * Exposure is the balance in the currency of the limit: open debits less open credits, over all entities and accounts, other currencies at their latest rate.
 * Units:  minor units of `currency`.
 * Errors: `no-limit` (blank; a limit of 0 is "cash only"), `no-rate` for a currency that cannot be converted.
 */
export type CreditUse =
  | { readonly kind: "known"; readonly currency: string; readonly limitMinor: Minor; readonly exposureMinor: Minor; readonly availableMinor: Minor }
  | { readonly kind: "no-limit" }
  | { readonly kind: "no-rate"; readonly currency: string };

/** `balances`: the customer's, where the caller has them at hand. */
export function creditUse(ledger: Ledger, customer: number, asOf: Day, balances?: readonly PartitionBalance[]): CreditUse {
  const { creditLimit, currency: ofCustomer } = ledger.customers[customer]!;
  if (creditLimit === "") return { kind: "no-limit" };
  const currency = ofCustomer || ledger.baseCurrency;
  const limitMinor = minorOfDecimal(new Decimal(creditLimit), currency);
  if (limitMinor === null) return { kind: "no-limit" };
  let exposure = new Decimal(0);
  for (const { partition, balanceMinor } of balances ?? balanceOf(ledger, { customer, asOf })) {
    if (balanceMinor === 0) continue;
    const ofPartition = ledger.partitions[partition]!.currency;
    const rate = crossRate(ledger, ofPartition, currency, asOf);
    if (rate === null) return { kind: "no-rate", currency: ofPartition };
    exposure = exposure.plus(decimalOfMinor(balanceMinor, ofPartition).times(rate));
  }
  // One rounding, of the sum.
  const exposureMinor = minorOfDecimal(exposure, currency) ?? ZERO;
  return { kind: "known", currency, limitMinor, exposureMinor, availableMinor: (limitMinor + negateMinor(exposureMinor)) as Minor };
}

/** Units of `to` for one of `from` on a day, through the base currency; null where a rate is missing. */
export function crossRate(ledger: Ledger, from: string, to: string, day: Day): Decimal | null {
  if (from === to) return new Decimal(1);
  const fromRate = rateOn(ledger, from, day);
  const toRate = rateOn(ledger, to, day);
  return fromRate && toRate ? fromRate.div(toRate) : null;
}

/** Exposure over limit as a fraction; null for a limit of 0 with nothing owed or any exposure (there is no ratio to 0). */
export function utilisation(use: Extract<CreditUse, { kind: "known" }>): Decimal | null {
  return use.limitMinor === 0 ? null : new Decimal(use.exposureMinor).div(use.limitMinor);
}
