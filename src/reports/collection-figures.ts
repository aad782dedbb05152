import Decimal from "decimal.js";
import { addMonths, type Day, firstOfMonth, lastOfMonth } from "../calendar/day";
import { ENTRY_TYPES, type EntryType, type Ledger } from "../ledger/ledger";
import { openItemsOf } from "../ledger/open-items";
import type { Settlement } from "../ledger/settlement";
import { addMinor, type Minor, ZERO } from "../money/money";

/**
 * How fast customers pay: the sums that the ratios are made of, over partitions of one currency.
 *
 * Sales are invoices less credit notes, as entered (with tax); cash is receipts less refunds.
 * Units: minor units of the currency; days are whole.
 * Source: DOMAIN.md § Ratios.
 */
export interface CollectionSums {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly openingMinor: Minor;
  readonly salesMinor: Minor;
  readonly invoicedMinor: Minor;
  readonly cashMinor: Minor;
  readonly closingMinor: Minor;
  /** Of the closing balance: open debits not yet due on `to`. */
  readonly notDueMinor: Minor;
}

export interface Period {
  readonly from: Day;
  readonly to: Day;
  /** Indices into `Ledger.partitions`, all of one currency. */
  readonly partitions: ReadonlySet<number>;
}

const SALES: ReadonlySet<EntryType> = new Set(["invoice", "credit note"]);
const CASH: ReadonlySet<EntryType> = new Set(["payment", "refund"]);

export function collectionSums(ledger: Ledger, settlement: Settlement, { from, to, partitions }: Period): CollectionSums {
  const { entries } = ledger;
  let [opening, sales, invoiced, cash, closing] = [ZERO, ZERO, ZERO, ZERO, ZERO];
  for (const entry of entriesOf(settlement, partitions)) {
    const day = entries.day[entry]!;
    if (day > to) continue;
    const amount = entries.amountMinor[entry]! as Minor;
    closing = addMinor(closing, amount);
    if (day < from) {
      opening = addMinor(opening, amount);
      continue;
    }
    const type = ENTRY_TYPES[entries.type[entry]!]!;
    if (SALES.has(type)) sales = addMinor(sales, amount);
    if (type === "invoice") invoiced = addMinor(invoiced, amount);
    if (CASH.has(type)) cash = addMinor(cash, -amount as Minor);
  }
  let notDue = ZERO;
  for (const partition of partitions) {
    for (const item of openItemsOf(ledger, settlement, { partition, asOf: to })) {
      if (item.openMinor <= 0) continue;
      for (const part of item.parts ?? [item]) if (part.dueDay >= to) notDue = addMinor(notDue, part.openMinor);
    }
  }
  return { from, to, days: to - from + 1, openingMinor: opening, salesMinor: sales, invoicedMinor: invoiced, cashMinor: cash, closingMinor: closing, notDueMinor: notDue };
}

/** The entries of these partitions: one customer's ratio must not cost the whole ledger. */
function* entriesOf({ entryOrder, entryStart }: Settlement, partitions: ReadonlySet<number>): Generator<number> {
  for (const partition of partitions) for (let place = entryStart[partition]!; place < entryStart[partition + 1]!; place++) yield entryOrder[place]!;
}

/** Closing balance ÷ sales × days. Null without sales. */
export function daysSalesOutstanding({ closingMinor, salesMinor, days }: CollectionSums): Decimal | null {
  return salesMinor <= 0 ? null : new Decimal(closingMinor).div(salesMinor).times(days);
}

/** The same with the mean of opening and closing balance. */
export function averageDaysSalesOutstanding({ openingMinor, closingMinor, salesMinor, days }: CollectionSums): Decimal | null {
  return salesMinor <= 0 ? null : new Decimal(openingMinor).plus(closingMinor).div(2).div(salesMinor).times(days);
}

/** How many months the count-back goes back at most. */
const COUNT_BACK_MONTHS_MAX = 60;

/**
 * Days sales outstanding by count-back: the balance is used up by the latest months' sales; whole months give their days, the last its part.
 *
 * Null where the balance is not used up within the months looked at.
 */
export function countBackDays(ledger: Ledger, settlement: Settlement, { partitions, to }: Pick<Period, "partitions" | "to">): Decimal | null {
  const { entries } = ledger;
  const first = firstOfMonth(addMonths(to, -COUNT_BACK_MONTHS_MAX));
  const sales = new Map<Day, Minor>();
  let remaining = ZERO;
  for (const entry of entriesOf(settlement, partitions)) {
    const day = entries.day[entry]! as Day;
    if (day > to) continue;
    remaining = addMinor(remaining, entries.amountMinor[entry]! as Minor);
    if (day < first || !SALES.has(ENTRY_TYPES[entries.type[entry]!]!)) continue;
    const month = firstOfMonth(day);
    sales.set(month, addMinor(sales.get(month) ?? ZERO, entries.amountMinor[entry]! as Minor));
  }
  let days = new Decimal(0);
  for (let month = firstOfMonth(to); remaining > 0; month = addMonths(month, -1)) {
    if (month < first) return null;
    const monthDays = Math.min(lastOfMonth(month), to) - month + 1;
    const sold = sales.get(month) ?? ZERO;
    if (sold >= remaining) return days.plus(new Decimal(remaining).div(sold).times(monthDays));
    days = days.plus(monthDays);
    if (sold > 0) remaining = (remaining - sold) as Minor;
  }
  return days;
}

/** (opening + sales/n − closing) ÷ (opening + sales/n − not due) × 100, n = months of the period. Null where the denominator is not positive. */
export function collectionEffectiveness({ from, to, openingMinor, salesMinor, closingMinor, notDueMinor }: CollectionSums): Decimal | null {
  const perMonth = new Decimal(salesMinor).div(monthsOf(from, to));
  const base = new Decimal(openingMinor).plus(perMonth);
  const denominator = base.minus(notDueMinor);
  return denominator.lte(0) ? null : base.minus(closingMinor).div(denominator).times(100);
}

/** Cash ÷ (opening + invoiced). Null where nothing could be collected. */
export function collectionRate({ openingMinor, invoicedMinor, cashMinor }: CollectionSums): Decimal | null {
  const collectable = openingMinor + invoicedMinor;
  return collectable <= 0 ? null : new Decimal(cashMinor).div(collectable);
}

/** Months of a period: whole ones where it begins and ends with a month, else its days over the mean month. */
export function monthsOf(from: Day, to: Day): Decimal {
  if (from === firstOfMonth(from) && to === lastOfMonth(to)) {
    let months = 1;
    for (let month = firstOfMonth(from); month < firstOfMonth(to); month = addMonths(month, 1)) months++;
    return new Decimal(months);
  }
  return Decimal.max(1, new Decimal(to - from + 1).times(12).div(365.25));
}
