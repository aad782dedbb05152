import type { Steps } from "../check/steps";
import { isUnsteadyOn } from "./account-past";
import { partitionsNamed, stoodBy } from "./allocation-pairs";
import { laterChanges } from "./apply-daily";
import { blamedClaims } from "./blamed-claims";
import { claimAllocations } from "./claim-allocations";
import { claimAppliesTo } from "./claim-applies-to";
import type { ClaimBook } from "./claims";
import { monthEndOf } from "./known-day";
import type { Difference } from "./past-differences";
import type { PastReplay } from "./past-replay";
import type { ReopenedAccounts } from "./reopened-accounts";
import type { Settled } from "./settled";

/** The accounts whose claims are entered anew at a month end, all together: an allocation row may be of several. */
interface Members {
  readonly partitions: readonly number[];
  readonly isMember: Uint8Array;
  /** In the order of settling. */
  readonly entries: readonly number[];
  /** Indexes into `Ledger.allocations`. */
  readonly rows: readonly number[];
}

/**
 * Compares the month ends at which the claims of an account were other ones than today's less the later ones.
 *
 * A claim that is entered before others although it was known later (allocation rows come before every `Applies to`; an invoice may name a
 * receipt that comes later) takes what an earlier one had taken, and a later document may change what a number means. So at each of these month
 * ends what was known by then is entered from nothing.
 */
export function* unsteadyPast(now: Settled, replay: PastReplay, reopened: ReopenedAccounts): Steps<void> {
  const { ledger, policy } = now;
  const named = ledger.allocations.map((row) => partitionsNamed(ledger, row, now.index));
  for (const monthEnd of monthEndsOf(now, named, replay.firstMonthEnd)) {
    const { then, differences } = replay;
    const index = now.index.until(monthEnd);
    const members = membersOn(now, named, monthEnd);
    if (members.partitions.length === 0) continue;
    then.forget(members.entries);
    yield* claimAllocations(ledger, { rows: members.rows.filter((row) => stoodBy(ledger, ledger.allocations[row]!, { index: now.index, end: monthEnd })), index, book: then, policy });
    yield* claimAppliesTo(ledger, { entries: members.entries, index, book: then });
    for (let claim = 0; claim < then.count; claim++) differences.appliedThen(then.credit[claim]!, then.debit[claim]!, then.amountMinor[claim]!);
    const later = addToday(now, replay, { members, monthEnd });
    for (const partition of members.partitions) meetAnew(now, replay, { partition, monthEnd });
    for (const difference of differences.found()) reopened.add(difference, monthEnd, blamed(now, replay, { difference, later, monthEnd }));
    differences.forget();
    yield;
  }
}

/** The ends of the months in which something came or became known, for the customers with an account that is unsteady at some time: a number may become another one's in any of theirs. */
function monthEndsOf({ ledger: { entries, allocations, partitions }, book, entryOrder: { order, start } }: Settled, named: readonly (readonly number[])[], first: number): readonly number[] {
  const ends = new Set<number>();
  const customers = new Set([...book.unsteady.keys()].map((partition) => partitions[partition]!.customer));
  named.forEach((of, row) => {
    if (!of.some((partition) => book.unsteady.has(partition))) return;
    for (const partition of of) customers.add(partitions[partition]!.customer);
    const { day } = allocations[row]!;
    if (day !== null) ends.add(Math.max(first, monthEndOf(day)));
  });
  partitions.forEach(({ customer }, partition) => {
    if (!customers.has(customer)) return;
    for (let place = start[partition]!; place < start[partition + 1]!; place++) ends.add(Math.max(first, monthEndOf(entries.day[order[place]!]!)));
  });
  return [...ends].sort((one, other) => one - other);
}

/** The accounts that are unsteady then, and every account that an allocation row joins to one of them: they share what the row has left. */
function membersOn({ ledger: { entries, partitions: all }, book, entryOrder: { order, start } }: Settled, named: readonly (readonly number[])[], monthEnd: number): Members {
  const isMember = new Uint8Array(all.length);
  for (const [partition, unsteady] of book.unsteady) if (isUnsteadyOn(unsteady, monthEnd)) isMember[partition] = 1;
  const joining = named.filter((partitions) => partitions.length > 1);
  for (let again = true; again; ) {
    again = false;
    for (const partitions of joining) {
      if (partitions.every((partition) => isMember[partition] === 1) || partitions.every((partition) => isMember[partition] === 0)) continue;
      for (const partition of partitions) isMember[partition] = 1;
      again = true;
    }
  }
  const partitions = all.flatMap((_, partition) => (isMember[partition] === 1 ? [partition] : []));
  const there: number[] = [];
  for (const partition of partitions) for (let place = start[partition]!; place < start[partition + 1]! && entries.day[order[place]!]! <= monthEnd; place++) there.push(order[place]!);
  return { partitions, isMember, entries: there, rows: named.flatMap((of, row) => (of.some((partition) => isMember[partition] === 1) ? [row] : [])) };
}

/** Adds the claims of today that count by the month end; answers those that became known after it. */
function addToday({ ledger: { entries }, book }: Settled, { differences }: PastReplay, { members, monthEnd }: { readonly members: Members; readonly monthEnd: number }): readonly number[] {
  const later: number[] = [];
  for (let claim = 0; claim < book.count; claim++) {
    if (members.isMember[entries.partition[book.debit[claim]!]!] === 0) continue;
    if (book.day[claim]! <= monthEnd) differences.appliedNow(book.credit[claim]!, book.debit[claim]!, book.amountMinor[claim]!);
    if (book.knownDay[claim]! > monthEnd) later.push(claim);
  }
  return later;
}

function meetAnew({ entryOrder, automatic }: Settled, replay: PastReplay, { partition, monthEnd }: { readonly partition: number; readonly monthEnd: number }): void {
  if (!automatic) return;
  const from = entryOrder.start[partition]!;
  let to = from;
  while (to < entryOrder.start[partition + 1]! && entryOrder.day[to]! <= monthEnd) to++;
  replay.applyThen({ from, to }, { changes: laterChanges(entryOrder, { from, to }, replay.then) });
  replay.applyNow(automatic.start[partition]!, { end: automatic.start[partition + 1]!, monthEnd });
}

/** The later claims on what changed; where there are none, the claims of then that are no more: a number has come to mean something else. */
function blamed(
  { ledger, book }: Settled,
  { then, differences }: PastReplay,
  { difference, later, monthEnd }: { readonly difference: Difference; readonly later: readonly number[]; readonly monthEnd: number },
): { readonly book: ClaimBook; readonly claims: readonly number[] } {
  const { partition } = ledger.entries;
  const own = later.filter((claim) => partition[book.debit[claim]!] === difference.partition);
  if (own.length > 0) return { book, claims: blamedClaims(ledger, { book, later: own, differences, monthEnd }) };
  const gone = Array.from({ length: then.count }, (_, claim) => claim).filter((claim) => partition[then.debit[claim]!] === difference.partition && differences.isOf(then, claim));
  return { book: then, claims: gone };
}
