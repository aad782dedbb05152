import type { Day } from "../calendar/day";
import type { Ledger } from "../ledger/ledger";
import { checkedMinor, type Minor, ZERO } from "../money/money";

/**
 * Balances of any partition on any day in O(log n): per partition the days of its entries and their running sums.
 *
 * Shape: one stretch of `days` and `sums` per partition, from `start[p]` to `start[p + 1]`; 12 bytes a line. A partition in `changed`
 *        is answered from there instead: few of them, so that one edit costs its own account and not the ledger.
 * Units: minor units of the partition's currency.
 */
export interface BalanceIndex {
  readonly start: Int32Array;
  readonly days: Int32Array;
  readonly sums: Float64Array;
  readonly changed: ReadonlyMap<number, Stretch>;
}

/** The days of one partition's entries, ascending, and the running sum after each. */
export interface Stretch {
  readonly days: Int32Array;
  readonly sums: Float64Array;
}

const NONE: ReadonlyMap<number, Stretch> = new Map();

/** The index with some partitions replaced. */
export function withStretches(index: BalanceIndex, stretches: ReadonlyMap<number, Stretch>): BalanceIndex {
  return { ...index, changed: stretches };
}

/** The stretch of one partition from its entries, whatever their order. */
export function stretchOf(entries: readonly { readonly day: number; readonly amountMinor: number }[]): Stretch {
  const sorted = [...entries].sort((one, other) => one.day - other.day);
  let sum = 0;
  return { days: Int32Array.from(sorted, ({ day }) => day), sums: Float64Array.from(sorted, ({ amountMinor }) => (sum = checkedMinor(sum + amountMinor))) };
}

/** `passing`: 1 for every entry that counts; null for all. */
export function buildBalanceIndex({ entries, partitions }: Ledger, passing: Uint8Array | null = null): BalanceIndex {
  const start = new Int32Array(partitions.length + 1);
  let count = 0;
  for (let entry = 0; entry < entries.count; entry++) {
    if (passing && passing[entry] === 0) continue;
    start[entries.partition[entry]! + 1]!++;
    count++;
  }
  for (let partition = 0; partition < partitions.length; partition++) start[partition + 1]! += start[partition]!;
  const order = new Int32Array(count);
  const next = start.slice();
  for (let entry = 0; entry < entries.count; entry++) if (!passing || passing[entry] === 1) order[next[entries.partition[entry]!]!++] = entry;
  const days = new Int32Array(count);
  const sums = new Float64Array(count);
  for (let partition = 0; partition < partitions.length; partition++) {
    const [from, to] = [start[partition]!, start[partition + 1]!];
    const stretch = order.subarray(from, to);
    if (!isAscending(stretch, entries.day)) stretch.sort((left, right) => entries.day[left]! - entries.day[right]! || left - right);
    let sum = 0;
    for (let place = from; place < to; place++) {
      const entry = order[place]!;
      sum = checkedMinor(sum + entries.amountMinor[entry]!);
      days[place] = entries.day[entry]!;
      sums[place] = sum;
    }
  }
  return { start, days, sums, changed: NONE };
}

/** Balance of a partition at the end of `asOf`. */
export function indexedBalance(index: BalanceIndex, partition: number, asOf: Day): Minor {
  const own = index.changed.size > 0 ? index.changed.get(partition) : undefined;
  const { days, sums } = own ?? index;
  let low = own ? 0 : index.start[partition]!;
  let high = own ? days.length : index.start[partition + 1]!;
  const first = low;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! <= asOf) low = middle + 1;
    else high = middle;
  }
  return low === first ? ZERO : (sums[low - 1]! as Minor);
}

function isAscending(stretch: Int32Array, day: Int32Array): boolean {
  for (let place = 1; place < stretch.length; place++) if (day[stretch[place - 1]!]! > day[stretch[place]!]!) return false;
  return true;
}
