import { EqualAmounts } from "./equal-amounts";

/** What orders the entries that wait: a date, then another, then the document number, then the row. By place, but for the number. */
export interface WaitingKeys {
  /** May rise while an entry is at the front (the next instalment of an invoice); call `requeueFirst` then. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** The entry of each place. */
  readonly order: Int32Array;
  readonly document: readonly string[];
}

/** So many waiting entries are looked through for an amount; more are tabled. */
const LOOKED_THROUGH_MAX = 24;

/**
 * Entries of one side that wait for the other, first in line first, with what each has left.
 *
 * Entries are known by their places. A binary heap over typed arrays; an entry that is used up out of turn stays as an empty place until it comes to the front.
 */
export class WaitingEntries {
  readonly left: Float64Array;
  private readonly heap: Int32Array;
  private readonly queued: Uint8Array;
  private size = 0;
  private readonly amounts = new EqualAmounts();
  /** Amounts are looked up in the table; before, the few entries are looked through. */
  private isTabled = false;

  constructor(entryCount: number, private readonly keys: WaitingKeys) {
    this.left = new Float64Array(entryCount);
    this.heap = new Int32Array(entryCount);
    this.queued = new Uint8Array(entryCount);
  }

  /** Start over for another partition. */
  reset(): void {
    this.forget();
    this.isTabled = false;
  }

  /** Nobody waits any more: empty places are given up. */
  forget(): void {
    for (let place = 0; place < this.size; place++) {
      this.queued[this.heap[place]!] = 0;
      this.left[this.heap[place]!] = 0;
    }
    this.size = 0;
  }

  /** The first in line, or -1. */
  first(): number {
    while (this.size > 0 && this.left[this.heap[0]!] === 0) this.dropFirst();
    return this.size > 0 ? this.heap[0]! : -1;
  }

  /** The only entry that waits with this amount, or -1. */
  only(amount: number): number {
    if (this.isTabled) return this.amounts.only(amount);
    let found = -1;
    for (let place = 0; place < this.size; place++) {
      if (this.left[this.heap[place]!] !== amount) continue;
      if (found >= 0) return -1;
      found = this.heap[place]!;
    }
    return found;
  }

  add(entry: number, amount: number): void {
    if (this.isTabled && this.left[entry]! > 0) this.amounts.remove(this.left[entry]!, entry);
    this.left[entry]! += amount;
    if (this.isTabled) this.amounts.add(this.left[entry]!, entry);
    if (this.queued[entry] === 1) {
      this.reorder();
      return;
    }
    this.queued[entry] = 1;
    this.heap[this.size++] = entry;
    this.rise(this.size - 1);
    if (!this.isTabled && this.size > LOOKED_THROUGH_MAX) this.tabulate();
  }

  use(entry: number, amount: number): void {
    if (this.isTabled) this.amounts.remove(this.left[entry]!, entry);
    this.left[entry]! -= amount;
    if (this.isTabled && this.left[entry]! > 0) this.amounts.add(this.left[entry]!, entry);
  }

  requeueFirst(): void {
    this.sink(0);
  }

  private tabulate(): void {
    this.isTabled = true;
    this.amounts.reset(this.size * 4);
    for (let place = 0; place < this.size; place++) if (this.left[this.heap[place]!]! > 0) this.amounts.add(this.left[this.heap[place]!]!, this.heap[place]!);
  }

  /** An entry that got something back may have a new key: rare, so everything is put in order again. */
  private reorder(): void {
    for (let place = (this.size >> 1) - 1; place >= 0; place--) this.sink(place);
  }

  private dropFirst(): void {
    this.queued[this.heap[0]!] = 0;
    this.heap[0] = this.heap[--this.size]!;
    this.sink(0);
  }

  private rise(place: number): void {
    const entry = this.heap[place]!;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.isBefore(entry, this.heap[parent]!)) break;
      this.heap[place] = this.heap[parent]!;
      place = parent;
    }
    this.heap[place] = entry;
  }

  private sink(place: number): void {
    if (this.size === 0) return;
    const entry = this.heap[place]!;
    for (;;) {
      let child = place * 2 + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.isBefore(this.heap[child + 1]!, this.heap[child]!)) child++;
      if (!this.isBefore(this.heap[child]!, entry)) break;
      this.heap[place] = this.heap[child]!;
      place = child;
    }
    this.heap[place] = entry;
  }

  private isBefore(one: number, other: number): boolean {
    const { first, second, order, document } = this.keys;
    if (first[one] !== first[other]) return first[one]! < first[other]!;
    if (second[one] !== second[other]) return second[one]! < second[other]!;
    const mine = document[order[one]!]!;
    const theirs = document[order[other]!]!;
    return mine === theirs ? order[one]! < order[other]! : mine < theirs;
  }
}
