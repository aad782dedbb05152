import { ENTRIES_PER_STEP, type Steps } from "../check/steps";
import { type Change, laterChanges, NO_CHANGES, type Stretch } from "./apply-daily";
import { blamedClaims } from "./blamed-claims";
import type { Unsteady } from "./claims";
import { isKnownInMonthOf, monthEndOf } from "./known-day";
import type { PastReplay } from "./past-replay";
import type { ReopenedAccounts } from "./reopened-accounts";
import type { Settled } from "./settled";
import { WaitingOn } from "./waiting-on";

/**
 * Compares the month ends of one account with what they had shown, where the claims known by then are those of today less the later ones.
 *
 * The days when they were others are left out. Before the first document that a later claim touches, then and today are the same; only the days from there to the month end are applied anew.
 */
export class AccountPast {
  /** In the order in which they became known. */
  private readonly claims: Int32Array;
  /** Those known in a later month than one of their documents, in the order of that document's day. */
  private readonly late: Int32Array;
  /** Something is taken back in this account. */
  private readonly changes: readonly Change[];
  private readonly bounces: readonly Change[];
  private readonly today: WaitingOn;
  private readonly hasChanges: boolean;

  constructor(
    private readonly now: Settled,
    private readonly replay: PastReplay,
    private readonly account: { readonly stretch: Stretch; readonly made: Stretch; readonly claims: Int32Array; readonly unsteady: Unsteady | null },
  ) {
    const { book, entryOrder } = now;
    const { knownDay } = book;
    this.claims = inOrderOf(account.claims, (claim) => knownDay[claim]!);
    this.late = inOrderOf(account.claims.filter((claim) => !isKnownInMonthOf(knownDay[claim]!, this.firstDay(claim))), (claim) => this.firstDay(claim));
    this.hasChanges = book.hasChanges && account.claims.some((claim) => book.amountMinor[claim]! < 0 || book.unapplied.has(book.credit[claim]!));
    this.changes = this.hasChanges && now.automatic ? laterChanges(entryOrder, account.stretch, book) : NO_CHANGES;
    this.bounces = this.changes.filter(({ amountMinor }) => amountMinor < 0);
    this.today = new WaitingOn(now, { ...account, changes: this.changes }, replay.left, replay.isListed);
  }

  *compare(reopened: ReopenedAccounts): Steps<void> {
    const { book, entryOrder: { day } } = this.now;
    const { claims, late, account: { stretch, unsteady } } = this;
    const { knownDay } = book;
    let [known, first, to, work] = [0, 0, stretch.from, 0];
    let monthEnd = Math.max(monthEndOf(this.firstDay(late[0]!)), this.replay.firstMonthEnd);
    this.replay.then.forget([]);
    for (;;) {
      for (; known < claims.length && knownDay[claims[known]!]! <= monthEnd; known++) this.replay.then.copy(book, claims[known]!);
      while (first < late.length && knownDay[late[first]!]! <= monthEnd) first++;
      if (first === late.length) return;
      while (to < stretch.to && day[to]! <= monthEnd) to++;
      const since = this.firstDay(late[first]!);
      const next = Math.min(knownDay[claims[known]!]!, to < stretch.to ? day[to]! : Infinity, unsteady && unsteady.until > monthEnd ? unsteady.until : Infinity);
      if (since <= monthEnd && !isUnsteadyOn(unsteady, monthEnd)) {
        work += this.compareAt(monthEnd, { since: this.beforeBounces(since), first, to });
        this.note(reopened, { monthEnd, first });
        if (work > ENTRIES_PER_STEP) {
          work = 0;
          yield;
        }
      }
      monthEnd = monthEndOf(since > monthEnd ? since : next);
    }
  }

  /** Applies the days from `since` to the month end anew; answers how many entries that were. */
  private compareAt(monthEnd: number, { since, first, to }: { readonly since: number; readonly first: number; readonly to: number }): number {
    const { now: { automatic, book, entryOrder }, replay, today, late, account: { stretch, made } } = this;
    for (let place = first; place < late.length && this.firstDay(late[place]!) <= monthEnd; place++) {
      const claim = late[place]!;
      if (book.knownDay[claim]! > monthEnd && book.day[claim]! <= monthEnd) replay.differences.appliedNow(book.credit[claim]!, book.debit[claim]!, book.amountMinor[claim]!);
    }
    if (!automatic) return 0;
    today.goTo(since);
    const changes = this.hasChanges ? laterChanges(entryOrder, { from: stretch.from, to }, replay.then).filter(({ day }) => day >= since) : NO_CHANGES;
    replay.applyThen({ from: today.place, to }, { changes, waiting: today });
    replay.applyNow(today.made, { end: made.to, monthEnd });
    return to - today.place + today.places.length;
  }

  private note(reopened: ReopenedAccounts, { monthEnd, first }: { readonly monthEnd: number; readonly first: number }): void {
    const { now: { book, ledger }, replay: { differences }, late } = this;
    const found = differences.found();
    if (found.length > 0) {
      const later: number[] = [];
      for (let place = first; place < late.length && this.firstDay(late[place]!) <= monthEnd; place++) if (book.knownDay[late[place]!]! > monthEnd) later.push(late[place]!);
      const claims = blamedClaims(ledger, { book, later, differences, monthEnd });
      for (const difference of found) reopened.add(difference, monthEnd, { book, claims });
    }
    differences.forget();
  }

  /** A receipt that bounced after the day counted until then: its applications are followed from its own day on. */
  private beforeBounces(since: number): number {
    const { day } = this.now.entryOrder;
    let first = since;
    for (let again = true; again; ) {
      again = false;
      for (const bounce of this.bounces) {
        if (day[bounce.place]! >= first || bounce.day < first) continue;
        first = day[bounce.place]!;
        again = true;
      }
    }
    return first;
  }

  private firstDay(claim: number): number {
    const { book, ledger: { entries } } = this.now;
    return Math.min(entries.day[book.credit[claim]!]!, entries.day[book.debit[claim]!]!);
  }
}

/** Then `unsteady-past.ts` compares. */
export function isUnsteadyOn(unsteady: Unsteady | null, day: number): boolean {
  return unsteady !== null && unsteady.from <= day && day < unsteady.until;
}

/** Mostly they are in order already. */
function inOrderOf(claims: Int32Array, dayOf: (claim: number) => number): Int32Array {
  for (let place = 1; place < claims.length; place++) if (dayOf(claims[place - 1]!) > dayOf(claims[place]!)) return claims.slice().sort((one, other) => dayOf(one) - dayOf(other) || one - other);
  return claims;
}
