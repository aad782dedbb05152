import { type Change, freeUntilUnapplied, type Stretch, type Waiting } from "./apply-daily";
import type { Settled } from "./settled";

/**
 * What waits in one account at the start of a day, as it is applied today; the day only goes forward.
 *
 * What waits is what is free for automatic application of the documents before the day, less what was applied before it.
 */
export class WaitingOn implements Waiting {
  places: number[] = [];
  /** The first entry of the day or later, and the first application. */
  place: number;
  made: number;
  private change = 0;

  /** `left` and `isListed` have room for every entry of the ledger and are used for one account after another. */
  constructor(
    private readonly now: Settled,
    private readonly account: { readonly stretch: Stretch; readonly made: Stretch; readonly changes: readonly Change[] },
    readonly left: Float64Array,
    private readonly isListed: Uint8Array,
  ) {
    this.place = account.stretch.from;
    this.made = account.made.from;
  }

  goTo(day: number): void {
    const { now: { entryOrder, book, automatic }, account: { stretch, made: { to }, changes }, left, places } = this;
    const { made } = automatic!;
    for (; this.place < stretch.to && entryOrder.day[this.place]! < day; this.place++) {
      left[this.place] = freeUntilUnapplied(book, entryOrder.order[this.place]!, entryOrder.day[this.place]!);
      places.push(this.place);
    }
    for (; this.change < changes.length && changes[this.change]!.day < day; this.change++) {
      const { place, amountMinor } = changes[this.change]!;
      left[place]! += amountMinor;
      places.push(place);
    }
    for (; this.made < to && made.day[this.made]! < day; this.made++) {
      const [credit, debit, amountMinor] = [made.credit[this.made]!, made.debit[this.made]!, made.amountMinor[this.made]!];
      left[credit]! -= amountMinor;
      left[debit]! -= amountMinor;
      if (amountMinor < 0) places.push(credit, debit);
    }
    this.places = this.stillWaiting();
  }

  /** Those with something left, each once. */
  private stillWaiting(): number[] {
    const { places, left, isListed } = this;
    const waiting: number[] = [];
    for (const place of places) {
      if (left[place]! <= 0 || isListed[place] === 1) continue;
      isListed[place] = 1;
      waiting.push(place);
    }
    for (const place of waiting) isListed[place] = 0;
    return waiting;
  }
}
