import { NO_DAY } from "../calendar/day";
import type { AllocationPolicy } from "../settings/settings";
import type { Applications } from "./applications";
import type { ClaimBook } from "./claims";
import { DailyMatcher } from "./daily-matcher";
import type { EntryOrder } from "./entry-order";
import type { Entries } from "./ledger";
import type { InstalmentPlans } from "./settlement";
import type { WaitingKeys } from "./waiting-entries";

/** What happens to an entry after its own day: a claim that had taken something gives it back (+), or its receipt bounces (−). */
interface Change {
  readonly entry: number;
  readonly amountMinor: number;
  readonly day: number;
}

const NO_CHANGES: readonly Change[] = [];

export interface DailyApplications {
  readonly made: Applications;
  /** Those of partition p stand from `start[p]` to `start[p + 1]`. */
  readonly start: Int32Array;
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
): DailyApplications {
  const matcher = new DailyMatcher(entries, waitingKeys(entries, policy), policy.order === "due" ? plans : new Map());
  const { start } = entryOrder;
  const made = new Int32Array(start.length);
  for (let partition = 0; partition + 1 < start.length; partition++) {
    const stretch = { order: entryOrder.order, from: start[partition]!, to: start[partition + 1]! };
    if (canMeet(entries, stretch, book)) meetInOrder(entries, stretch, { matcher, book });
    made[partition + 1] = matcher.made.count;
  }
  return { made: matcher.made, start: made };
}

/** The places of one partition in the order of entries. */
interface Stretch {
  readonly order: Int32Array;
  readonly from: number;
  readonly to: number;
}

function meetInOrder(entries: Entries, stretch: Stretch, { matcher, book }: { readonly matcher: DailyMatcher; readonly book: ClaimBook | null }): void {
  const changes = book ? laterChanges(entries, stretch, book) : NO_CHANGES;
  matcher.reset(changes.flatMap(({ entry, amountMinor }) => (amountMinor < 0 ? [entry] : [])));
  let next = 0;
  for (let place = stretch.from; place < stretch.to; place++) {
    const entry = stretch.order[place]!;
    const day = entries.day[entry]!;
    while (next < changes.length && comesFirst(entries, changes[next]!, { day, isCredit: entries.amountMinor[entry]! < 0 })) change(matcher, changes[next++]!);
    const amount = book ? freeUntilUnapplied(book, entry, day) : Math.abs(entries.amountMinor[entry]!);
    if (amount > 0) matcher.arrive(entry, amount, day);
  }
  for (; next < changes.length; next++) change(matcher, changes[next]!);
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
function canMeet({ amountMinor }: Entries, { order, from, to }: Stretch, book: ClaimBook | null): boolean {
  let hasDebit = false;
  let hasCredit = false;
  for (let place = from; place < to; place++) {
    const entry = order[place]!;
    if (book && book.left[entry] === 0 && book.reopened[entry] === 0 && !book.unapplied.has(entry)) continue;
    if (amountMinor[entry]! < 0) hasCredit = true;
    else hasDebit = true;
    if (hasDebit && hasCredit) return true;
  }
  return false;
}

function change(matcher: DailyMatcher, { entry, amountMinor, day }: Change): void {
  if (amountMinor > 0) matcher.arrive(entry, amountMinor, day);
  else matcher.withdraw(entry, -amountMinor, day);
}

/** What is free of an entry from its day on, a receipt that bounces later included. */
function freeUntilUnapplied(book: ClaimBook, entry: number, day: number): number {
  const unapplied = book.unapplied.size > 0 ? (book.unapplied.get(entry) ?? []) : [];
  return unapplied.reduce((free, claim) => free + (book.day[claim]! > day ? book.amountMinor[claim]! : 0), book.free(entry, day));
}

/** In the order of days; within a day debits and bounces before credits. */
function laterChanges(entries: Entries, { order, from, to }: Stretch, book: ClaimBook): readonly Change[] {
  if (!book.hasChanges) return NO_CHANGES;
  const changes: Change[] = [];
  for (let place = from; place < to; place++) {
    const entry = order[place]!;
    if (book.reopened[entry] === 1) {
      let free = book.free(entry, entries.day[entry]!);
      const days = [...new Set(book.claimsOn(entry).map((claim) => book.day[claim]!))].sort((one, other) => one - other);
      for (const day of days) {
        const freeNow = book.free(entry, day);
        if (freeNow > free) changes.push({ entry, amountMinor: freeNow - free, day });
        free = Math.max(free, freeNow);
      }
    }
    if (book.unapplied.size === 0) continue;
    for (const claim of book.unapplied.get(entry) ?? []) {
      if (book.day[claim]! > entries.day[entry]!) changes.push({ entry, amountMinor: -book.amountMinor[claim]!, day: book.day[claim]! });
    }
  }
  return changes.sort((one, other) => one.day - other.day || rank(entries, one) - rank(entries, other) || one.entry - other.entry);
}

function rank({ amountMinor }: Entries, { entry, amountMinor: changed }: Change): number {
  return changed < 0 ? 0 : amountMinor[entry]! > 0 ? 1 : 2;
}

function comesFirst(entries: Entries, changed: Change, before: { readonly day: number; readonly isCredit: boolean }): boolean {
  return changed.day < before.day || (changed.day === before.day && (rank(entries, changed) < 2 || before.isCredit));
}
