import { ENTRIES_PER_STEP, type Steps } from "../check/steps";
import type { AllocationPolicy } from "../settings/settings";
import type { Applications } from "./applications";
import type { ClaimBook } from "./claims";
import { DailyMatcher } from "./daily-matcher";
import type { EntryOrder } from "./entry-order";
import type { Entries } from "./ledger";
import type { InstalmentPlans } from "./settlement";

/** What happens to an entry after its own day: a claim that had taken something gives it back (+), or its receipt bounces (−). */
export interface Change {
  readonly place: number;
  readonly amountMinor: number;
  readonly day: number;
}

export const NO_CHANGES: readonly Change[] = [];

/** What waits for the other side, by place. */
export interface Waiting {
  readonly places: readonly number[];
  readonly left: Float64Array;
}

export const NOBODY: Waiting = { places: [], left: new Float64Array(0) };

export interface DailyApplications {
  /** Credits and debits by their places in the order of entries. */
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
export function* applyDaily(
  entries: Entries,
  { entryOrder, book, plans, policy }: { readonly entryOrder: EntryOrder; readonly book: ClaimBook | null; readonly plans: InstalmentPlans; readonly policy: AllocationPolicy },
): Steps<DailyApplications> {
  const matcher = new DailyMatcher(entries, { entryOrder, plans, policy });
  const { start } = entryOrder;
  const made = new Int32Array(start.length);
  let pause = ENTRIES_PER_STEP;
  for (let partition = 0; partition + 1 < start.length; partition++) {
    const stretch = { from: start[partition]!, to: start[partition + 1]! };
    if (canMeet(entryOrder, stretch, book)) meetInOrder(entryOrder, stretch, { matcher, book, changes: book ? laterChanges(entryOrder, stretch, book) : NO_CHANGES, waiting: NOBODY });
    made[partition + 1] = matcher.made.count;
    if (stretch.to < pause) continue;
    pause = stretch.to + ENTRIES_PER_STEP;
    yield;
  }
  return { made: matcher.made, start: made };
}

/** Some places of one partition in the order of entries. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The days of a stretch, one after the other; `waiting` is what the days before it left, all on one side. */
export function meetInOrder(
  entryOrder: EntryOrder,
  stretch: Stretch,
  { matcher, book, changes, waiting }: { readonly matcher: DailyMatcher; readonly book: ClaimBook | null; readonly changes: readonly Change[]; readonly waiting: Waiting },
): void {
  const { order, day, amountMinor } = entryOrder;
  matcher.reset(changes.flatMap((change) => (change.amountMinor < 0 ? [change.place] : [])));
  for (const place of waiting.places) matcher.arrive(place, waiting.left[place]!, day[place]!);
  let next = 0;
  for (let place = stretch.from; place < stretch.to; place++) {
    while (next < changes.length && comesFirst(entryOrder, changes[next]!, place)) change(matcher, changes[next++]!);
    const amount = book ? freeUntilUnapplied(book, order[place]!, day[place]!) : Math.abs(amountMinor[place]!);
    if (amount > 0) matcher.arrive(place, amount, day[place]!);
  }
  for (; next < changes.length; next++) change(matcher, changes[next]!);
}

/** Both sides have something unclaimed: else there is nothing to do in the partition. */
function canMeet({ order, amountMinor }: EntryOrder, { from, to }: Stretch, book: ClaimBook | null): boolean {
  let hasDebit = false;
  let hasCredit = false;
  for (let place = from; place < to; place++) {
    const entry = order[place]!;
    if (book && book.left[entry] === 0 && book.reopened[entry] === 0 && !book.unapplied.has(entry)) continue;
    if (amountMinor[place]! < 0) hasCredit = true;
    else hasDebit = true;
    if (hasDebit && hasCredit) return true;
  }
  return false;
}

function change(matcher: DailyMatcher, { place, amountMinor, day }: Change): void {
  if (amountMinor > 0) matcher.arrive(place, amountMinor, day);
  else matcher.withdraw(place, -amountMinor, day);
}

/** What is free of an entry from its day on, a receipt that bounces later included. */
export function freeUntilUnapplied(book: ClaimBook, entry: number, day: number): number {
  const unapplied = book.unapplied.size > 0 ? (book.unapplied.get(entry) ?? []) : [];
  return unapplied.reduce((free, claim) => free + (book.day[claim]! > day ? book.amountMinor[claim]! : 0), book.free(entry, day));
}

/** In the order of days; within a day bounces, then debits, then credits, each in row order. */
export function laterChanges(entryOrder: EntryOrder, { from, to }: Stretch, book: ClaimBook): readonly Change[] {
  if (!book.hasChanges) return NO_CHANGES;
  const { order, day: ownDay } = entryOrder;
  const changes: Change[] = [];
  for (let place = from; place < to; place++) {
    const entry = order[place]!;
    if (book.reopened[entry] === 1) {
      let free = book.free(entry, ownDay[place]!);
      const days = [...new Set(book.claimsOn(entry).map((claim) => book.day[claim]!))].sort((one, other) => one - other);
      for (const day of days) {
        const freeNow = book.free(entry, day);
        if (freeNow > free) changes.push({ place, amountMinor: freeNow - free, day });
        free = Math.max(free, freeNow);
      }
    }
    if (book.unapplied.size === 0) continue;
    for (const claim of book.unapplied.get(entry) ?? []) {
      if (book.day[claim]! > ownDay[place]!) changes.push({ place, amountMinor: -book.amountMinor[claim]!, day: book.day[claim]! });
    }
  }
  return changes.sort((one, other) => one.day - other.day || rank(entryOrder, one) - rank(entryOrder, other) || order[one.place]! - order[other.place]!);
}

function rank({ amountMinor }: EntryOrder, change: Change): number {
  return change.amountMinor < 0 ? 0 : amountMinor[change.place]! > 0 ? 1 : 2;
}

function comesFirst(entryOrder: EntryOrder, change: Change, place: number): boolean {
  const day = entryOrder.day[place]!;
  return change.day < day || (change.day === day && (rank(entryOrder, change) < 2 || entryOrder.amountMinor[place]! < 0));
}
