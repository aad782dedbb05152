import type { Entries } from "./ledger";

/** Entries grouped by partition: `order[start[p] .. start[p + 1])`, by day, debits before credits within a day, then row order. */
export interface EntryOrder {
  readonly order: Int32Array;
  readonly start: Int32Array;
}

/** A ledger whose days spread wider than this many per entry is sorted by comparing instead of counting. */
const DAYS_PER_ENTRY_MAX = 8;
const DAYS_MIN = 50_000;

/**
 * The order in which a settlement meets the entries.
 *
 * Two stable counting sorts, by day and then by partition: linear in the entries, whatever their row order.
 */
export function orderEntries(entries: Entries, partitionCount: number): EntryOrder {
  const start = new Int32Array(partitionCount + 1);
  for (let entry = 0; entry < entries.count; entry++) start[entries.partition[entry]! + 1]!++;
  for (let partition = 0; partition < partitionCount; partition++) start[partition + 1]! += start[partition]!;
  const byDay = orderByDay(entries);
  const order = new Int32Array(entries.count);
  const next = start.slice();
  for (let place = 0; place < entries.count; place++) {
    const entry = byDay ? byDay[place]! : place;
    order[next[entries.partition[entry]!]!++] = entry;
  }
  return { order, start };
}

/** Null where the rows are in order already. */
function orderByDay(entries: Entries): Int32Array | null {
  const { count, day, amountMinor } = entries;
  let low = Infinity;
  let high = -Infinity;
  let sorted = true;
  let lastDay = -Infinity;
  let lastCredit = false;
  for (let entry = 0; entry < count; entry++) {
    const today = day[entry]!;
    const isCredit = amountMinor[entry]! < 0;
    if (today < lastDay || (today === lastDay && lastCredit && !isCredit)) sorted = false;
    lastDay = today;
    lastCredit = isCredit;
    if (today < low && today > UNDATED) low = today;
    if (today > high) high = today;
  }
  if (sorted) return null;
  if (low > high) low = high;
  const span = high - low + 1;
  return span > Math.max(DAYS_MIN, count * DAYS_PER_ENTRY_MAX) ? compared(entries) : counted(entries, low, span);
}

/** Undated openings (`BEGINNING`) come before every day and would stretch the span; they get a place of their own. */
const UNDATED = -2147483647;

function counted({ count, day, amountMinor }: Entries, low: number, span: number): Int32Array {
  const places = new Int32Array((span + 1) * 2 + 1);
  const placeOf = (entry: number): number => (day[entry]! <= UNDATED ? 0 : (day[entry]! - low + 1) * 2) + (amountMinor[entry]! < 0 ? 1 : 0);
  for (let entry = 0; entry < count; entry++) places[placeOf(entry) + 1]!++;
  for (let place = 1; place < places.length; place++) places[place]! += places[place - 1]!;
  const order = new Int32Array(count);
  for (let entry = 0; entry < count; entry++) order[places[placeOf(entry)]!++] = entry;
  return order;
}

function compared({ count, day, amountMinor }: Entries): Int32Array {
  const side = (entry: number): number => (amountMinor[entry]! < 0 ? 1 : 0);
  return Int32Array.from({ length: count }, (_, entry) => entry).sort(
    (left, right) => day[left]! - day[right]! || side(left) - side(right) || left - right,
  );
}
