import { type Aging, type AgingTotal } from "../aging/aging";
import { BEGINNING, type Day, isoDay } from "../calendar/day";
import type { Ledger } from "../ledger/ledger";
import { type Minor, minorToText } from "../money/money";

/** The pieces that the machine's answers are made of: decimal strings, ISO dates, `entity` and `account` only where the ledger has them. */

export function splitOf(ledger: Ledger, place: { readonly entity: string; readonly account: string }): { entity?: string; account?: string } {
  return { ...(ledger.hasEntities && { entity: place.entity }), ...(ledger.hasAccounts && { account: place.account }) };
}

/** `{customer, currency, entity?, account?}` of a partition. */
export function placeOf(ledger: Ledger, partition: number) {
  const place = ledger.partitions[partition]!;
  return { customer: ledger.customers[place.customer]!.key, currency: place.currency, ...splitOf(ledger, place) };
}

export function amountsOf(row: { readonly amountsMinor: readonly Minor[]; readonly unappliedMinor: Minor; readonly totalMinor: Minor }, currency: string) {
  return {
    amounts: row.amountsMinor.map((amount) => minorToText(amount, currency)),
    unapplied: minorToText(row.unappliedMinor, currency),
    total: minorToText(row.totalMinor, currency),
  };
}

export function agingShape(ledger: Ledger, aging: Aging, rows: Aging["rows"], totals: readonly AgingTotal[]) {
  return {
    asOf: isoDay(aging.asOf),
    basis: aging.policy.basis,
    buckets: aging.buckets,
    rows: rows.map((row) => ({ ...placeOf(ledger, row.partition), ...amountsOf(row, ledger.partitions[row.partition]!.currency) })),
    totals: totals.map((total) => ({ currency: total.currency, ...splitOf(ledger, total), ...amountsOf(total, total.currency) })),
  };
}

/** A day as an answer gives it; null for an undated opening, whose day no person could read. */
export function dateShape(day: number): string | null {
  return day <= BEGINNING ? null : isoDay(day as Day);
}
