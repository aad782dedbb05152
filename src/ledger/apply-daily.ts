import { NO_DAY } from "../calendar/day";
import type { AllocationPolicy } from "../settings/settings";
import type { Applications } from "./applications";
import type { ClaimBook } from "./claims";
import { DailyMatcher } from "./daily-matcher";
import type { EntryOrder } from "./entry-order";
import type { Entries } from "./ledger";
import type { InstalmentPlans } from "./settlement";
import type { WaitingKeys } from "./waiting-entries";

/** An amount that becomes free on a day: an entry on its own day, or one that a claim had taken and gives back later. */
export interface Arrival {
  readonly entry: number;
  readonly amountMinor: number;
  readonly day: number;
}

/**
 * Apply automatically what nobody claims at any date.
 *
 * Day by day, debits before credits, then row order; what was applied stays, so that no later entry changes an earlier day.
 * Source: DOMAIN.md § Allocation.
 */
export function applyDaily(
  entries: Entries,
  { entryOrder, book, plans, policy }: { readonly entryOrder: EntryOrder; readonly book: ClaimBook | null; readonly plans: InstalmentPlans; readonly policy: AllocationPolicy },
): Applications {
  const matcher = new DailyMatcher(entries, waitingKeys(entries, policy), policy.order === "due" ? plans : new Map());
  const { order, start } = entryOrder;
  for (let partition = 0; partition + 1 < start.length; partition++) {
    const stretch = order.subarray(start[partition]!, start[partition + 1]!);
    if (!canMeet(entries, stretch, book)) continue;
    const returns = book ? laterArrivals(entries, stretch, book) : [];
    matcher.reset(stretch.length);
    let next = 0;
    for (const entry of stretch) {
      const day = entries.day[entry]!;
      const isCredit = entries.amountMinor[entry]! < 0;
      while (next < returns.length && comesFirst(entries, returns[next]!, { day, isCredit })) {
        const { entry: returned, amountMinor, day: returnDay } = returns[next++]!;
        matcher.arrive(returned, amountMinor, returnDay);
      }
      const amount = book ? book.free(entry, day) : Math.abs(entries.amountMinor[entry]!);
      if (amount > 0) matcher.arrive(entry, amount, day);
    }
    for (; next < returns.length; next++) matcher.arrive(returns[next]!.entry, returns[next]!.amountMinor, returns[next]!.day);
  }
  return matcher.made;
}

/** Debits by due date, document date, number (or document date, number); credits by document date, number. */
export function waitingKeys({ count, amountMinor, dueDay, documentDay, document }: Entries, policy: AllocationPolicy): WaitingKeys {
  const first = new Int32Array(count);
  for (let entry = 0; entry < count; entry++) {
    const byDue = policy.order === "due" && amountMinor[entry]! > 0 && dueDay[entry] !== NO_DAY;
    first[entry] = byDue ? dueDay[entry]! : documentDay[entry]!;
  }
  return { first, second: documentDay, document };
}

/** Both sides have something unclaimed: else there is nothing to do in the partition. */
function canMeet({ amountMinor }: Entries, stretch: Int32Array, book: ClaimBook | null): boolean {
  let hasDebit = false;
  let hasCredit = false;
  for (const entry of stretch) {
    if (book && book.left[entry] === 0 && book.reopened[entry] === 0) continue;
    if (amountMinor[entry]! < 0) hasCredit = true;
    else hasDebit = true;
    if (hasDebit && hasCredit) return true;
  }
  return false;
}

/** What claims give back after an entry's own day, in the order of days. */
function laterArrivals(entries: Entries, stretch: Int32Array, book: ClaimBook): Arrival[] {
  const arrivals: Arrival[] = [];
  for (const entry of stretch) {
    if (book.reopened[entry] === 0) continue;
    let free = book.free(entry, entries.day[entry]!);
    const days = [...new Set(book.claimsOn(entry).map((claim) => book.day[claim]!))].sort((one, other) => one - other);
    for (const day of days) {
      const freeNow = book.free(entry, day);
      if (freeNow > free) arrivals.push({ entry, amountMinor: freeNow - free, day });
      free = Math.max(free, freeNow);
    }
  }
  const side = (entry: number): number => (entries.amountMinor[entry]! < 0 ? 1 : 0);
  return arrivals.sort((one, other) => one.day - other.day || side(one.entry) - side(other.entry) || one.entry - other.entry);
}

function comesFirst({ amountMinor }: Entries, arrival: Arrival, before: { readonly day: number; readonly isCredit: boolean }): boolean {
  return arrival.day < before.day || (arrival.day === before.day && (amountMinor[arrival.entry]! > 0 || before.isCredit));
}
