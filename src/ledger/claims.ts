import { BEGINNING } from "../calendar/day";
import { Applications, grownInts } from "./applications";
import { isKnownInMonthOf } from "./known-day";
import type { Entries } from "./ledger";

/** One explicit application on its way into the book. */
export interface Claim {
  readonly credit: number;
  readonly debit: number;
  /** Negative takes an application back. */
  readonly amountMinor: number;
  /** The day it counts from. */
  readonly day: number;
  /** The day from which the ledger says so: later than the documents where an allocation was recorded later. */
  readonly knownDay: number;
  readonly origin: 0 | 1;
  /** A bounced receipt: until `day` the credit may be applied automatically, then it is taken back. */
  readonly unapplies?: boolean;
  /** Index into `Ledger.allocations` (origin 0), else the entry whose `Applies to` it is. */
  readonly source: number;
}

/** From one day until the day before another. */
export interface Unsteady {
  readonly from: number;
  readonly until: number;
}

/**
 * What is claimed explicitly, and what is still free to be claimed.
 *
 * Holds: on every day the claims on an entry are between 0 and its amount.
 */
export class ClaimBook extends Applications {
  knownDay = new Int32Array(0);
  source = new Int32Array(0);
  origin = new Int32Array(0);
  /** Entry amounts less all claims of all time, unsigned. */
  readonly left: Float64Array;
  /** 1 where a claim on the entry was taken back: what is free then depends on the day. */
  readonly reopened: Uint8Array;
  /** Something is taken back somewhere. */
  hasChanges = false;
  /** Claims that un-apply, by credit. */
  readonly unapplied = new Map<number, readonly number[]>();
  /** By partition, when its claims were others than these less the ones not known yet: a claim known by then has to stand back since. */
  readonly unsteady = new Map<number, Unsteady>();
  /** By entry, the latest day on which a claim on it became known. */
  private readonly lastKnown: Int32Array;
  private readonly lastOfCredit: Int32Array;
  private readonly lastOfDebit: Int32Array;
  private previousOfCredit = new Int32Array(0);
  private previousOfDebit = new Int32Array(0);

  constructor(private readonly entries: Entries) {
    super();
    this.left = entries.amountMinor.map(Math.abs);
    this.reopened = new Uint8Array(entries.count);
    this.lastKnown = new Int32Array(entries.count).fill(BEGINNING);
    this.lastOfCredit = new Int32Array(entries.count).fill(-1);
    this.lastOfDebit = new Int32Array(entries.count).fill(-1);
  }

  record({ credit, debit, amountMinor, day, knownDay, origin, source, unapplies = false }: Claim): void {
    const claim = this.add(credit, debit, amountMinor, day);
    this.knownDay[claim] = knownDay;
    this.origin[claim] = origin;
    this.source[claim] = source;
    this.previousOfCredit[claim] = this.lastOfCredit[credit]!;
    this.previousOfDebit[claim] = this.lastOfDebit[debit]!;
    this.lastOfCredit[credit] = claim;
    this.lastOfDebit[debit] = claim;
    this.left[credit]! -= amountMinor;
    this.left[debit]! -= amountMinor;
    this.lastKnown[credit] = Math.max(this.lastKnown[credit]!, knownDay);
    this.lastKnown[debit] = Math.max(this.lastKnown[debit]!, knownDay);
    if (unapplies || amountMinor < 0) this.hasChanges = true;
    if (unapplies) this.unapplied.set(credit, [...(this.unapplied.get(credit) ?? []), claim]);
    if (amountMinor < 0) this.reopened[credit] = this.reopened[debit] = 1;
  }

  /** Enters a claim of another book. */
  copy(from: ClaimBook, claim: number): void {
    const credit = from.credit[claim]!;
    this.record({
      credit, debit: from.debit[claim]!, amountMinor: from.amountMinor[claim]!, day: from.day[claim]!, knownDay: from.knownDay[claim]!,
      origin: from.origin[claim] as 0 | 1, source: from.source[claim]!, unapplies: from.unapplies(claim),
    });
  }

  unapplies(claim: number): boolean {
    return this.unapplied.size > 0 && (this.unapplied.get(this.credit[claim]!)?.includes(claim) ?? false);
  }

  /** Starts a list of claims on other entries; some that had been claimed are free again. */
  forget(entries: Iterable<number>): void {
    for (const entry of entries) {
      this.left[entry] = Math.abs(this.entries.amountMinor[entry]!);
      this.reopened[entry] = 0;
      this.lastKnown[entry] = BEGINNING;
      this.lastOfCredit[entry] = this.lastOfDebit[entry] = -1;
    }
    this.count = 0;
    this.unapplied.clear();
    this.unsteady.clear();
  }

  /**
   * What a claim that is known from `knownDay` on takes of its two documents, at most `wanted`.
   *
   * If what limits it was claimed by what became known in a later month, there was more to take in the months between: the partition is unsteady.
   */
  room({ credit, debit, day, knownDay, wanted }: { readonly credit: number; readonly debit: number; readonly day: number; readonly knownDay: number; readonly wanted: number }): number {
    const [ofCredit, ofDebit] = [this.free(credit, day), this.free(debit, day)];
    const amountMinor = Math.min(wanted, ofCredit, ofDebit);
    const limits = amountMinor === wanted || (amountMinor === ofCredit && this.isSteady(credit, knownDay)) || (amountMinor === ofDebit && this.isSteady(debit, knownDay));
    if (!limits || this.reopened[credit] === 1) this.noteUnlessSteady(credit, knownDay);
    if (!limits || this.reopened[debit] === 1) this.noteUnlessSteady(debit, knownDay);
    return amountMinor;
  }

  /** For what depends on the claims on an entry otherwise than by what they leave of it. */
  noteUnlessSteady(entry: number, knownDay: number): void {
    if (!this.isSteady(entry, knownDay)) this.noteUnsteady(this.entries.partition[entry]!, { from: knownDay, until: this.lastKnown[entry]! });
  }

  noteUnsteady(partition: number, { from, until }: Unsteady): void {
    const known = this.unsteady.get(partition);
    this.unsteady.set(partition, known ? { from: Math.min(from, known.from), until: Math.max(until, known.until) } : { from, until });
  }

  /** No claim on the entry became known in a later month. */
  private isSteady(entry: number, knownDay: number): boolean {
    return isKnownInMonthOf(this.lastKnown[entry]!, knownDay);
  }

  /** What is unclaimed on `day` and stays so on every later day. */
  free(entry: number, day: number): number {
    if (this.reopened[entry] === 0) return this.left[entry]!;
    const claims = [...this.claimsOn(entry)].sort((left, right) => this.day[left]! - this.day[right]!);
    let open = Math.abs(this.entries.amountMinor[entry]!);
    let place = 0;
    const applyThrough = (when: number): void => {
      for (; place < claims.length && this.day[claims[place]!]! <= when; place++) open -= this.amountMinor[claims[place]!]!;
    };
    applyThrough(day);
    let least = open;
    while (place < claims.length) {
      applyThrough(this.day[claims[place]!]!);
      least = Math.min(least, open);
    }
    return least;
  }

  /** Claims on an entry, the first made first. */
  claimsOn(entry: number): readonly number[] {
    const isCredit = this.entries.amountMinor[entry]! < 0;
    const previous = isCredit ? this.previousOfCredit : this.previousOfDebit;
    const claims: number[] = [];
    for (let claim = (isCredit ? this.lastOfCredit : this.lastOfDebit)[entry]!; claim >= 0; claim = previous[claim]!) claims.push(claim);
    return claims.reverse();
  }

  protected override grow(): void {
    super.grow();
    const size = this.credit.length;
    this.knownDay = grownInts(this.knownDay, size);
    this.source = grownInts(this.source, size);
    this.origin = grownInts(this.origin, size);
    this.previousOfCredit = grownInts(this.previousOfCredit, size);
    this.previousOfDebit = grownInts(this.previousOfDebit, size);
  }
}

/** What one pair of documents has been applied to each other, on balance over all time, and the last day it changed. */
export interface Pairing {
  readonly credit: number;
  readonly debit: number;
  readonly amountMinor: number;
  readonly day: number;
}

/** What a credit is applied to, the latest first: the order in which a refund or a bounced receipt takes it back. */
export function pairingsOf(book: ClaimBook, credit: number): readonly Pairing[] {
  const byDebit = new Map<number, Pairing>();
  for (const claim of book.claimsOn(credit)) {
    const debit = book.debit[claim]!;
    const before = byDebit.get(debit);
    byDebit.delete(debit);
    byDebit.set(debit, {
      credit, debit,
      amountMinor: (before?.amountMinor ?? 0) + book.amountMinor[claim]!,
      day: Math.max(before?.day ?? -Infinity, book.day[claim]!),
    });
  }
  return [...byDebit.values()].filter(({ amountMinor }) => amountMinor > 0).reverse().sort((left, right) => right.day - left.day);
}
