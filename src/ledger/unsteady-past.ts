import type { Steps } from "../check/steps";
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

/** The accounts whose claims are entered anew, all together: an allocation row may be of several. */
interface Members {
  readonly partitions: readonly number[];
  /** In the order of settling. */
  readonly entries: readonly number[];
  /** Indexes into `Ledger.allocations`. */
  readonly rows: readonly number[];
}

/**
 * Compares the month ends of the accounts whose earlier claims were other ones than today's less the later ones.
 *
 * A claim that is entered before others although it was known later (allocation rows come before every `Applies to`; an invoice may name a
 * receipt that comes later) takes what an earlier one had taken, and a later document may change what a number means. So at each month end what
 * was known by then is entered from nothing.
 */
export function* unsteadyPast(now: Settled, replay: PastReplay, reopened: ReopenedAccounts): Steps<void> {
  const { entries: { day }, allocations } = now.ledger;
  const members = membersOf(now);
  for (const monthEnd of monthEndsOf(now, members)) {
    const { then, differences } = replay;
    const index = now.index.until(monthEnd);
    then.forget(members.entries);
    yield* claimAllocations(now.ledger, { rows: members.rows.filter((row) => stoodBy(now.ledger, allocations[row]!, { index: now.index, end: monthEnd })), index, book: then, policy: now.policy });
    yield* claimAppliesTo(now.ledger, { entries: members.entries.filter((entry) => day[entry]! <= monthEnd), index, book: then });
    for (let claim = 0; claim < then.count; claim++) differences.appliedThen(then.credit[claim]!, then.debit[claim]!, then.amountMinor[claim]!);
    const isMember = new Set(members.partitions);
    const later = addToday(now, replay, { isMember, monthEnd });
    for (const partition of members.partitions) meetAnew(now, replay, { partition, monthEnd });
    for (const difference of differences.found()) reopened.add(difference, monthEnd, blamed(now, replay, { difference, later, monthEnd }));
    differences.forget();
    yield;
  }
}

/** Every account that an allocation row joins to an unsteady one is entered with it: they share what the row has left. */
function membersOf({ ledger, index, book, entryOrder: { order, start } }: Settled): Members {
  const named = ledger.allocations.map((row) => partitionsNamed(ledger, row, index));
  const members = new Set(book.unsteady);
  for (let before = 0; before < members.size; ) {
    before = members.size;
    for (const partitions of named) if (partitions.some((partition) => members.has(partition))) partitions.forEach((partition) => members.add(partition));
  }
  const partitions = [...members].sort((one, other) => one - other);
  return {
    partitions,
    entries: partitions.flatMap((partition) => [...order.subarray(start[partition]!, start[partition + 1]!)]),
    rows: named.flatMap((of, row) => (of.some((partition) => members.has(partition)) ? [row] : [])),
  };
}

/** The ends of the months in which something came or became known; what comes from other accounts (a number that is no longer the only one) shows at the last of them. */
function monthEndsOf({ ledger: { entries, allocations } }: Settled, members: Members): readonly number[] {
  const ends = new Set<number>();
  for (const entry of members.entries) ends.add(monthEndOf(entries.day[entry]!));
  for (const row of members.rows) if (allocations[row]!.day !== null) ends.add(monthEndOf(allocations[row]!.day!));
  return [...ends].sort((one, other) => one - other);
}

/** Adds the claims of today that count by the month end; answers those that became known after it. */
function addToday({ ledger: { entries }, book }: Settled, { differences }: PastReplay, { isMember, monthEnd }: { readonly isMember: ReadonlySet<number>; readonly monthEnd: number }): readonly number[] {
  const later: number[] = [];
  for (let claim = 0; claim < book.count; claim++) {
    if (!isMember.has(entries.partition[book.debit[claim]!]!)) continue;
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
