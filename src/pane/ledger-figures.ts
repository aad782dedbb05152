import type { Aging, AgingRow, AgingTotal } from "../aging/aging";
import type { Balances } from "../balance/balance";
import { addDays, addMonths, type Day, firstOfMonth } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { addMinor, type Minor, ZERO } from "../money/money";
import { showCurrency } from "../money/show-money";
import type { AgingPolicy } from "../settings/settings";

/** Overdue and not yet due are by due date and before credits, whatever the aging's own options say. */
export const BY_DUE_DATE: AgingPolicy = { basis: "due", edgesDays: [30, 60, 90], credits: "column" };

/** One total of the ledger: what is never added up with another. */
export interface TotalFigures {
  /** Names the total in lists and settings: currency, entity, account. */
  readonly key: string;
  readonly currency: string;
  readonly entity: string;
  readonly account: string;
  readonly totalMinor: Minor;
  readonly notDueMinor: Minor;
  readonly overdueMinor: Minor;
  readonly unappliedMinor: Minor;
}

export function totalKey({ currency, entity, account }: { readonly currency: string; readonly entity: string; readonly account: string }): string {
  return [currency, entity, account].join("\u0000");
}

/** `USD`, or `USD · Shanghai · 1122` where the ledger is split. */
export function totalName({ currency, entity, account }: { readonly currency: string; readonly entity: string; readonly account: string }): string {
  return [showCurrency(currency), entity, account].filter((part) => part !== "").join(" · ");
}

/**
 * The figures of each total: the balance summed from the entries, the rest from an aging by due date.
 *
 * Holds: not due + overdue + unapplied = total, unless the program is broken; the pane shows whether it does.
 */
export function totalFigures({ totals }: Balances, byDueDate: Aging): readonly TotalFigures[] {
  const agingByKey = new Map(byDueDate.totals.map((total) => [totalKey(total), total]));
  return totals.map(({ currency, entity, account, balanceMinor }) => {
    const key = totalKey({ currency, entity, account });
    const aged = agingByKey.get(key);
    return {
      key, currency, entity, account,
      totalMinor: balanceMinor,
      notDueMinor: aged?.amountsMinor[0] ?? ZERO,
      overdueMinor: aged ? overdueOf(aged) : ZERO,
      unappliedMinor: aged?.unappliedMinor ?? ZERO,
    };
  });
}

export function overdueOf({ amountsMinor }: AgingRow | AgingTotal): Minor {
  return sumMinor(amountsMinor.slice(1));
}

export function sumMinor(amounts: readonly Minor[]): Minor {
  return amounts.reduce(addMinor, ZERO);
}

export interface OverdueCustomer {
  readonly partition: number;
  readonly overdueMinor: Minor;
}

/** The customers of one total who are most overdue, largest first; equal ones in the ledger's order. */
export function mostOverdue({ ledger }: LedgerView, byDueDate: Aging, key: string, countMax: number): readonly OverdueCustomer[] {
  return byDueDate.rows
    .filter(({ partition }) => totalKey(ledger.partitions[partition]!) === key)
    .map((row) => ({ partition: row.partition, overdueMinor: overdueOf(row) }))
    .filter(({ overdueMinor }) => overdueMinor > 0)
    .sort((one, other) => other.overdueMinor - one.overdueMinor || one.partition - other.partition)
    .slice(0, countMax);
}

/** The last `count` month-ends that are not after a day, oldest first. */
export function monthEndsUpTo(asOf: Day, count: number): readonly Day[] {
  const nextMonth = firstOfMonth(addMonths(asOf, 1));
  const lastEnd = addDays(nextMonth, -1) === asOf ? nextMonth : firstOfMonth(asOf);
  return Array.from({ length: count }, (_, index) => addDays(addMonths(lastEnd, index - count + 1), -1));
}
