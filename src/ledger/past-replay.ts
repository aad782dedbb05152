import { BEGINNING, type Day, firstOfMonth } from "../calendar/day";
import { type Change, meetInOrder, NO_CHANGES, NOBODY, type Stretch, type Waiting } from "./apply-daily";
import { ClaimBook } from "./claims";
import { DailyMatcher } from "./daily-matcher";
import type { Ledger } from "./ledger";
import { PastDifferences } from "./past-differences";
import type { Settled } from "./settled";

/** The books as they stood at a month end, applied anew beside those of today: made once, used for one account and month end after another. */
export class PastReplay {
  /** What had been claimed by then. */
  readonly then: ClaimBook;
  readonly differences: PastDifferences;
  /** What an account has left waiting, by place. */
  readonly left: Float64Array;
  readonly isListed: Uint8Array;
  /** No report is of the beginning of time: the first that shows undated openings is of the month before everything else. */
  readonly firstMonthEnd: number;
  private readonly matcher: DailyMatcher;

  constructor(private readonly now: Settled) {
    this.then = new ClaimBook(now.ledger.entries);
    this.differences = new PastDifferences(now.ledger);
    this.left = new Float64Array(now.ledger.entries.count);
    this.isListed = new Uint8Array(now.ledger.entries.count);
    this.firstMonthEnd = firstOfMonth(firstDay(now.ledger)) - 1;
    this.matcher = new DailyMatcher(now.ledger.entries, now, 0);
  }

  /** Applies automatically what nobody had claimed by then. */
  applyThen(stretch: Stretch, { changes = NO_CHANGES, waiting = NOBODY }: { readonly changes?: readonly Change[]; readonly waiting?: Waiting }): void {
    const { entryOrder } = this.now;
    const { made } = this.matcher;
    made.count = 0;
    meetInOrder(entryOrder, stretch, { matcher: this.matcher, book: this.then, changes, waiting });
    for (let place = 0; place < made.count; place++) this.differences.appliedThen(entryOrder.order[made.credit[place]!]!, entryOrder.order[made.debit[place]!]!, made.amountMinor[place]!);
  }

  /** Adds what is applied automatically today, from one application of `Settled.automatic` to the first of a later day than the month end. */
  applyNow(from: number, { end, monthEnd }: { readonly end: number; readonly monthEnd: number }): void {
    const { made } = this.now.automatic!;
    const { order } = this.now.entryOrder;
    for (let place = from; place < end && made.day[place]! <= monthEnd; place++) this.differences.appliedNow(order[made.credit[place]!]!, order[made.debit[place]!]!, made.amountMinor[place]!);
  }
}

function firstDay({ entries, allocations }: Ledger): Day {
  const least = (days: Iterable<number | null>): number => {
    let first = Infinity;
    for (const day of days) if (day !== null && day > BEGINNING && day < first) first = day;
    return first;
  };
  const first = least(entries.day);
  return (first < Infinity ? first : least(allocations.map(({ day }) => day))) as Day;
}
