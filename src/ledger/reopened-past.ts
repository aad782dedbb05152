import { BEGINNING, type Day, firstOfMonth, isoDay } from "../calendar/day";
import type { Issue } from "../check/issue";
import { ENTRIES_PER_STEP, type Steps } from "../check/steps";
import { checkedMinor, minorToText } from "../money/money";
import type { AllocationPolicy } from "../settings/settings";
import { issueAt } from "./claim-issues";
import type { ClaimBook } from "./claims";
import { DailyMatcher } from "./daily-matcher";
import type { EntryOrder } from "./entry-order";
import type { Ledger } from "./ledger";
import type { InstalmentPlans, ReopenedClaim } from "./settlement";

interface Step {
  readonly entryOrder: EntryOrder;
  readonly book: ClaimBook;
  readonly plans: InstalmentPlans;
  readonly policy: AllocationPolicy;
}

/**
 * Claims that change figures of an earlier month, and by how much.
 *
 * What is claimed is never applied automatically, at any date; but before the claim was known (before both documents were there, or
 * before the allocation was recorded) it may have been, and an earlier report showed it so. This goes through the days once more with
 * each claim unknown until its day and adds up what it then takes back from earlier months.
 *
 * Shape: in the order of claims.
 * Source: DOMAIN.md § Allocation.
 */
export function* reopenedPast(ledger: Ledger, step: Step): Steps<ReopenedClaim[]> {
  const { book, entryOrder: { start } } = step;
  yield;
  const replay = new Replay(ledger, step);
  yield;
  const claimsOf = claimsByPartition(ledger, book);
  yield;
  let pause = REPLAYED_PER_STEP;
  for (const [partition, claims] of claimsOf.entries()) {
    if (claims.some((claim) => isAfterMonthOf(ledger, book, claim))) replay.partition(partition, claims);
    if (start[partition + 1]! < pause) continue;
    pause = start[partition + 1]! + REPLAYED_PER_STEP;
    yield;
  }
  return [...replay.reopened].sort(([one], [other]) => one - other).map(([claim, { amountMinor, since }]) => ({
    credit: book.credit[claim]!, debit: book.debit[claim]!, amountMinor: checkedMinor(amountMinor), since: since as Day,
    source: { kind: book.origin[claim] === 0 ? "allocation" as const : "applies-to" as const, index: book.source[claim]! },
  }));
}

/** Taking back and meeting anew is ten times the work of meeting once. */
const REPLAYED_PER_STEP = ENTRIES_PER_STEP / 4;
/** How many documents a message names before it only counts. */
const NAMED_MAX = 5;

/** One finding per currency: a claim that is known late is ordinary business, so no row is blamed for it. */
export function reopenedIssues(ledger: Ledger, reopened: readonly ReopenedClaim[]): Issue[] {
  const byCurrency = new Map<string, ReopenedClaim[]>();
  for (const claim of reopened) {
    const { currency } = ledger.partitions[ledger.entries.partition[claim.debit]!]!;
    const list = byCurrency.get(currency);
    if (list) list.push(claim);
    else byCurrency.set(currency, [claim]);
  }
  return [...byCurrency].map(([currency, claims]) => {
    const since = claims.reduce<number>((least, claim) => Math.min(least, claim.since), Infinity) as Day;
    const total = claims.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const documents = [...new Set(claims.map(({ debit }) => ledger.entries.document[debit]!))];
    return issueAt(ledger.tables.ledger, {
      code: "claim-reopens-past",
      severity: "warning",
      row: null,
      field: null,
      params: {
        count: claims.length,
        amount: minorToText(checkedMinor(total), currency),
        currency,
        since: since > BEGINNING ? isoDay(since) : "",
        documents: documents.slice(0, NAMED_MAX).join(", ") + (documents.length > NAMED_MAX ? ", …" : ""),
      },
    });
  });
}

/** The days of one partition after another, each claim unknown until its day. */
class Replay {
  readonly reopened = new Map<number, { readonly amountMinor: number; readonly since: number }>();
  private readonly matcher: DailyMatcher;
  /** Of each entry what no claim takes that is known on its own day. */
  private readonly open: Float64Array;
  private readonly placeOf: Int32Array;

  constructor(private readonly ledger: Ledger, private readonly step: Step) {
    const { entries } = ledger;
    const { book, entryOrder } = step;
    this.matcher = new DailyMatcher(entries, step);
    this.placeOf = new Int32Array(entries.count);
    for (let place = 0; place < entries.count; place++) this.placeOf[entryOrder.order[place]!] = place;
    this.open = entries.amountMinor.map(Math.abs);
    for (let claim = 0; claim < book.count; claim++) {
      const [credit, debit] = [book.credit[claim]!, book.debit[claim]!];
      if (book.knownDay[claim]! <= entries.day[credit]!) this.open[credit]! -= book.amountMinor[claim]!;
      if (book.knownDay[claim]! <= entries.day[debit]!) this.open[debit]! -= book.amountMinor[claim]!;
    }
  }

  partition(partition: number, claims: readonly number[]): void {
    const { order, start, day } = this.step.entryOrder;
    const [from, to] = [start[partition]!, start[partition + 1]!];
    if (!this.canMeet({ order, from, to })) return;
    const late = this.lateTakings(claims);
    this.matcher.reset(late.map((taking) => this.placeOf[this.entryOf(taking)]!));
    let next = 0;
    for (let place = from; place < to; place++) {
      for (; next < late.length && this.dayOf(late[next]!) <= day[place]!; next++) this.take(late[next]!);
      const open = this.open[order[place]!]!;
      if (open > 0) this.matcher.arrive(place, open, day[place]!);
    }
    for (; next < late.length; next++) this.take(late[next]!);
  }

  /** The claim takes what it needs out of the automatic applications; partners that lose it meet anew. */
  private take(taking: number): void {
    const { book } = this.step;
    const claim = taking >> 1;
    const place = this.placeOf[this.entryOf(taking)]!;
    const day = this.dayOf(taking);
    const amount = book.amountMinor[claim]!;
    if (amount < 0) {
      this.matcher.arrive(place, -amount, day);
      return;
    }
    const back = this.matcher.withdraw(place, amount, day);
    // A bounced receipt counts as applied until its day: nothing earlier changes.
    if (back.length === 0 || book.unapplied.get(book.credit[claim]!)?.includes(claim)) return;
    const month = firstOfMonth(day as Day);
    const other = this.placeOf[this.entryOf(taking ^ 1)]!;
    let amountMinor = 0;
    let since = Infinity;
    for (const made of back) {
      // The claim may join the same two documents from no later day: then nothing changes.
      if (made.day >= month || (made.partner === other && book.day[claim]! <= made.day)) continue;
      amountMinor += made.amount;
      since = Math.min(since, made.day);
    }
    const before = this.reopened.get(claim);
    if (amountMinor > (before?.amountMinor ?? 0)) this.reopened.set(claim, { amountMinor, since: Math.min(since, before?.since ?? Infinity) });
  }

  /** Claims on entries that were there before, as `claim * 2` for the debit and one more for the credit, in the order they become known. */
  private lateTakings(claims: readonly number[]): number[] {
    const late: number[] = [];
    for (const claim of claims) {
      for (const taking of [claim * 2, claim * 2 + 1]) if (this.ledger.entries.day[this.entryOf(taking)]! < this.dayOf(taking)) late.push(taking);
    }
    return late.sort((one, other) => this.dayOf(one) - this.dayOf(other) || one - other);
  }

  private entryOf(taking: number): number {
    const { book } = this.step;
    return ((taking & 1) === 0 ? book.debit : book.credit)[taking >> 1]!;
  }

  private dayOf(taking: number): number {
    return this.step.book.knownDay[taking >> 1]!;
  }

  private canMeet({ order, from, to }: { readonly order: Int32Array; readonly from: number; readonly to: number }): boolean {
    let hasDebit = false;
    let hasCredit = false;
    for (let place = from; place < to; place++) {
      if (this.open[order[place]!]! <= 0) continue;
      if (this.ledger.entries.amountMinor[order[place]!]! < 0) hasCredit = true;
      else hasDebit = true;
      if (hasDebit && hasCredit) return true;
    }
    return false;
  }
}

function claimsByPartition({ entries, partitions }: Ledger, book: ClaimBook): readonly (readonly number[])[] {
  const lists: number[][] = partitions.map(() => []);
  for (let claim = 0; claim < book.count; claim++) lists[entries.partition[book.debit[claim]!]!]!.push(claim);
  return lists;
}

/** It became known in a later month than one of its documents is of. */
function isAfterMonthOf({ entries }: Ledger, book: ClaimBook, claim: number): boolean {
  const earliest = Math.min(entries.day[book.credit[claim]!]!, entries.day[book.debit[claim]!]!);
  const known = book.knownDay[claim]!;
  return known > earliest && (known - earliest > 31 || firstOfMonth(known as Day) > earliest);
}
