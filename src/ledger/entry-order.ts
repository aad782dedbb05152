import type { Steps } from "../check/steps";
import { BEGINNING, NO_DAY } from "../calendar/day";
import type { Entries } from "./ledger";

/**
 * Entries grouped by partition: `order[start[p] .. start[p + 1])`, by day, debits before credits within a day, then row order.
 *
 * What settling and aging look at is copied along by place: the entries of one account lie far apart in the ledger, and a million of
 * them would be waited for one by one.
 */
export interface EntryOrder {
  readonly order: Int32Array;
  readonly start: Int32Array;
  readonly amountMinor: Float64Array;
  readonly day: Int32Array;
  readonly documentDay: Int32Array;
  /** From which a debit is past due; the document day for credits and where there is none. */
  readonly dueDay: Int32Array;
}

/** A ledger whose days spread wider than this is sorted by comparing instead of counting: one mistyped year must not cost gigabytes. */
const DAYS_PER_ENTRY_MAX = 8;
const DAYS_MIN = 50_000;

/**
 * The order in which a settlement meets the entries.
 *
 * Stable counting sorts by day and by partition, then each day's debits before its credits: linear in the entries, whatever their order.
 */
export function* orderEntries(entries: Entries, partitionCount: number): Steps<EntryOrder> {
  const { count, partition } = entries;
  const start = new Int32Array(partitionCount + 1);
  for (let entry = 0; entry < count; entry++) start[partition[entry]! + 1]!++;
  for (let place = 0; place < partitionCount; place++) start[place + 1]! += start[place]!;
  const order = new Int32Array(count);
  const next = start.slice();
  yield;
  const byDay = orderByDay(entries);
  yield;
  if (byDay) for (let place = 0; place < count; place++) order[next[partition[byDay[place]!]!]!++] = byDay[place]!;
  else for (let entry = 0; entry < count; entry++) order[next[partition[entry]!]!++] = entry;
  yield;
  const day = new Int32Array(count);
  const amountMinor = new Float64Array(count);
  for (let place = 0; place < count; place++) {
    day[place] = entries.day[order[place]!]!;
    amountMinor[place] = entries.amountMinor[order[place]!]!;
  }
  yield;
  putDebitsFirst({ order, start, day, amountMinor });
  yield;
  const documentDay = new Int32Array(count);
  const dueDay = new Int32Array(count);
  for (let place = 0; place < count; place++) {
    const entry = order[place]!;
    documentDay[place] = entries.documentDay[entry]!;
    dueDay[place] = amountMinor[place]! < 0 || entries.dueDay[entry] === NO_DAY ? documentDay[place]! : entries.dueDay[entry]!;
  }
  return { order, start, amountMinor, day, documentDay, dueDay };
}

/** Null where the rows are in the order of their days already. */
function orderByDay(entries: Entries): Int32Array | null {
  const { count, day } = entries;
  let low = Infinity;
  let high = -Infinity;
  let sorted = true;
  let last = -Infinity;
  for (let entry = 0; entry < count; entry++) {
    const today = day[entry]!;
    if (today < last) sorted = false;
    last = today;
    if (today < low && today > BEGINNING) low = today;
    if (today > high) high = today;
  }
  if (sorted) return null;
  const span = high - Math.min(low, high) + 1;
  return span > Math.max(DAYS_MIN, count * DAYS_PER_ENTRY_MAX) ? compared(entries) : counted(entries, { low: Math.min(low, high), span });
}

/** Undated openings come before every day and would stretch the span; they get a place of their own. */
function counted({ count, day }: Entries, { low, span }: { readonly low: number; readonly span: number }): Int32Array {
  const places = new Int32Array(span + 2);
  for (let entry = 0; entry < count; entry++) places[day[entry]! <= BEGINNING ? 1 : day[entry]! - low + 2]!++;
  for (let place = 1; place < places.length; place++) places[place]! += places[place - 1]!;
  const order = new Int32Array(count);
  for (let entry = 0; entry < count; entry++) order[places[day[entry]! <= BEGINNING ? 0 : day[entry]! - low + 1]!++] = entry;
  return order;
}

function compared({ count, day }: Entries): Int32Array {
  return Int32Array.from({ length: count }, (_, entry) => entry).sort((one, other) => day[one]! - day[other]! || one - other);
}

/** Within the entries of one day in one partition: debits, then credits, each in the order they had. */
function putDebitsFirst({ order, start, day, amountMinor }: Pick<EntryOrder, "order" | "start" | "day" | "amountMinor">): void {
  for (let partition = 0; partition + 1 < start.length; partition++) {
    const end = start[partition + 1]!;
    for (let from = start[partition]!; from < end; ) {
      let to = from + 1;
      let mixed = false;
      for (; to < end && day[to] === day[from]; to++) if (amountMinor[to - 1]! < 0 && amountMinor[to]! >= 0) mixed = true;
      if (mixed) {
        const run = Array.from({ length: to - from }, (_, offset) => ({ entry: order[from + offset]!, amount: amountMinor[from + offset]! }));
        [...run.filter(({ amount }) => amount >= 0), ...run.filter(({ amount }) => amount < 0)].forEach(({ entry, amount }, offset) => {
          order[from + offset] = entry;
          amountMinor[from + offset] = amount;
        });
      }
      from = to;
    }
  }
}
