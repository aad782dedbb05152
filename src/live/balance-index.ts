import { BEGINNING, type Day } from "../calendar/day";
import { allSteps, ENTRIES_PER_STEP, type Steps } from "../check/steps";
import type { Ledger } from "../ledger/ledger";
import { checkedMinor, type Minor, ZERO } from "../money/money";

/**
 * Balances of any partition on any day in O(log n): per partition the days of its entries and their running sums.
 *
 * Shape: one stretch of `days` and `sums` per partition, from `start[p]` to `start[p + 1]`; 6 bytes a line where days and sums allow it, for
 *        asking thousands of accounts costs what has to be fetched from memory. A partition in `changed` is answered from there instead:
 *        few of them, so that one edit costs its own account and not the ledger.
 * Units: minor units of the partition's currency; days counted from `origin`, 0 for undated openings.
 */
export interface BalanceIndex {
  readonly start: Int32Array;
  /** The day before the first dated entry. */
  readonly origin: number;
  /** The last dated entry's. */
  readonly lastDay: number;
  readonly days: Uint16Array | Int32Array;
  readonly sums: Int32Array | Float64Array;
  readonly changed: ReadonlyMap<number, Stretch>;
  /** 1 for partitions in `changed`: asked 10,000 times, a place in an array is quicker than a key. Null while there are none. */
  readonly isChanged: Uint8Array | null;
}

/** The days of one partition's entries, ascending, and the running sum after each. */
export interface Stretch {
  readonly days: Int32Array;
  readonly sums: Float64Array;
}

/** Before every day that a cell can hold, and near enough to them that their difference is a small number. */
const UNDATED = -1_000_000;

const NONE: ReadonlyMap<number, Stretch> = new Map();

/** The index with some partitions replaced. */
export function withStretches(index: BalanceIndex, stretches: ReadonlyMap<number, Stretch>): BalanceIndex {
  const isChanged = new Uint8Array(index.start.length - 1);
  for (const partition of stretches.keys()) isChanged[partition] = 1;
  return { ...index, changed: stretches, isChanged };
}

/** The stretch of one partition from its entries, whatever their order. */
export function stretchOf(entries: readonly { readonly day: number; readonly amountMinor: number }[]): Stretch {
  const sorted = [...entries].sort((one, other) => one.day - other.day);
  let sum = 0;
  return { days: Int32Array.from(sorted, ({ day }) => (day === BEGINNING ? UNDATED : day)), sums: Float64Array.from(sorted, ({ amountMinor }) => (sum = checkedMinor(sum + amountMinor))) };
}

/** `passing`: 1 for every entry that counts; null for all. */
export function buildBalanceIndex(ledger: Ledger, passing: Uint8Array | null = null): BalanceIndex {
  return allSteps(balanceIndexSteps(ledger, passing));
}

/** The same in steps short enough for a page to breathe between them. */
export function* balanceIndexSteps({ entries, partitions }: Ledger, passing: Uint8Array | null = null): Steps<BalanceIndex> {
  const start = new Int32Array(partitions.length + 1);
  let count = 0;
  for (let entry = 0; entry < entries.count; entry++) {
    if (passing && passing[entry] === 0) continue;
    start[entries.partition[entry]! + 1]!++;
    count++;
  }
  for (let partition = 0; partition < partitions.length; partition++) start[partition + 1]! += start[partition]!;
  yield;
  const order = new Int32Array(count);
  const next = start.slice();
  for (let entry = 0; entry < entries.count; entry++) if (!passing || passing[entry] === 1) order[next[entries.partition[entry]!]!++] = entry;
  yield;
  const { origin, lastDay } = daysOf(entries);
  const days = lastDay > DAYS_SHORT_MAX ? new Int32Array(count) : new Uint16Array(count);
  const sums = new Float64Array(count);
  let largest = 0;
  for (let partition = 0; partition < partitions.length; partition++) {
    const from = start[partition]!;
    const to = start[partition + 1]!;
    if (Math.floor(from / ENTRIES_PER_STEP) !== Math.floor(to / ENTRIES_PER_STEP)) yield;
    const stretch = order.subarray(from, to);
    if (!isAscending(stretch, entries.day)) stretch.sort((left, right) => entries.day[left]! - entries.day[right]! || left - right);
    let sum = 0;
    for (let place = from; place < to; place++) {
      const entry = order[place]!;
      sum = checkedMinor(sum + entries.amountMinor[entry]!);
      if (sum > largest || -sum > largest) largest = Math.abs(sum);
      days[place] = Math.max(0, entries.day[entry]! - origin);
      sums[place] = sum;
    }
  }
  return { start, origin, lastDay, days, sums: largest > SUM_SHORT_MAX ? sums : Int32Array.from(sums), changed: NONE, isChanged: null };
}

const DAYS_SHORT_MAX = 65_535;
const SUM_SHORT_MAX = 2_147_483_647;

/** Between which days the dated entries lie. */
function daysOf({ day, count }: Ledger["entries"]): { readonly origin: number; readonly lastDay: number } {
  let [first, last] = [Infinity, -Infinity];
  for (let entry = 0; entry < count; entry++) {
    const each = day[entry]!;
    if (each === BEGINNING) continue;
    if (each < first) first = each;
    if (each > last) last = each;
  }
  return last < first ? { origin: 0, lastDay: 0 } : { origin: first - 1, lastDay: last - first + 1 };
}

/**
 * Balance of a partition at the end of `asOf`.
 *
 * A search without branches: which way it goes is as good as random, and a wrongly guessed branch costs more than all the rest.
 */
export function indexedBalance(index: BalanceIndex, partition: number, asOf: Day): Minor {
  if (index.isChanged !== null && index.isChanged[partition] === 1) {
    const own = index.changed.get(partition)!;
    return sumUntil(own, { first: 0, length: own.days.length, until: asOf });
  }
  const first = index.start[partition]!;
  const until = asOf - index.origin;
  return sumUntil(index, { first, length: index.start[partition + 1]! - first, until: until < 0 ? 0 : until > index.lastDay ? index.lastDay : until });
}

function sumUntil({ days, sums }: Pick<BalanceIndex, "days" | "sums">, { first, length: lines, until }: { readonly first: number; readonly length: number; readonly until: number }): Minor {
  if (lines === 0) return ZERO;
  let length = lines;
  let place = first;
  for (; length > 1; length -= length >>> 1) place += (length >>> 1) & ((days[place + (length >>> 1) - 1]! - until - 1) >> 31);
  if (days[place]! <= until) return sums[place]! as Minor;
  return place === first ? ZERO : (sums[place - 1]! as Minor);
}

function isAscending(stretch: Int32Array, day: Int32Array): boolean {
  for (let place = 1; place < stretch.length; place++) if (day[stretch[place - 1]!]! > day[stretch[place]!]!) return false;
  return true;
}
