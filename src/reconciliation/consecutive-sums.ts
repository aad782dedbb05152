import { NO_DAY } from "../calendar/day";
import type { Books } from "./books";
import type { AmountContext } from "./amount-context";
import { ascending } from "./settle-claims";

const RUN_MAX = 14;
/** Days from the last row of a run to the sum; rows of a run lie within `RUN_DAYS`. */
const AFTER_MAX = { statement: 45, bank: 120 } as const;
const BEFORE_MAX = 3;
const RUN_DAYS = 70;
/** Open rows of a party that are tried for one sum, the nearest in time. */
const ITEMS_MAX = 120;

/** Consecutive open rows and how far their numbers and days are spread: rows of one order stand close together. */
export interface Run {
  readonly rows: readonly number[];
  readonly spread: number;
}

/** All sums of consecutive open rows of a party that a row of theirs could be, by number and by date. */
export interface ConsecutiveSums {
  /** Runs with this sum; each set of rows once. */
  runs(wanted: number): Run[];
  /** Sums that would hit an arbitrary amount near `wanted` by chance. */
  accidental(wanted: number): number;
  readonly open: readonly number[];
}

export function consecutiveSums(context: AmountContext, party: number, { day, currency, direction }: { readonly day: number; readonly currency: number; readonly direction: number }): ConsecutiveSums {
  const { books, matching } = context;
  let open = openBefore(context, party, { day, currency, direction });
  if (open.length > ITEMS_MAX) {
    matching.budgetTouched = true;
    open = [...open].sort((left, right) => Math.abs(day - books.ours.day[left]!) - Math.abs(day - books.ours.day[right]!) || left - right).slice(0, ITEMS_MAX);
  }
  if (open.length < 2) return { open, runs: () => [], accidental: () => 0 };
  // Sums of the stretches, order by order, first by first, each a row longer than the one before: few enough to be gone through for every question.
  const orders = [inSerialOrder(context, open), inDayOrder(books, open)];
  const sums: number[] = [];
  for (const order of orders) {
    for (let first = 0; first + 1 < order.length; first += 1) {
      let total = books.ours.amount[order[first]!]!;
      for (let last = first + 1; last < order.length && last - first < RUN_MAX; last += 1) {
        total += books.ours.amount[order[last]!]!;
        sums.push(total);
      }
    }
  }
  return {
    open,
    runs: (wanted) => {
      if (!sums.includes(wanted)) return [];
      const found = new Map<string, Run>();
      let at = 0;
      for (const order of orders) {
        for (let first = 0; first + 1 < order.length; first += 1) {
          for (let last = first + 1; last < order.length && last - first < RUN_MAX; last += 1, at += 1) {
            if (sums[at] !== wanted) continue;
            const rows = order.slice(first, last + 1);
            found.set([...rows].sort(ascending).join(), { rows, spread: spreadOf(context, rows) });
          }
        }
      }
      return [...found.values()].sort((left, right) => left.spread - right.spread || left.rows[0]! - right.rows[0]!);
    },
    accidental: (wanted) => {
      const figure = Math.abs(wanted);
      const near = new Set<number>();
      for (const sum of sums) if (Math.abs(sum) >= figure * (1 - NEAR) && Math.abs(sum) <= figure * (1 + NEAR)) near.add(sum);
      return near.size / ((2 * NEAR * figure) / unitOf(figure));
    },
  };
}

const NEAR = 0.25;

/** Round amounts are hit far more often by chance: the step between amounts like this one. */
function unitOf(figure: number): number {
  for (const unit of [10000, 1000, 100, 10]) if (figure % unit === 0) return unit;
  return 1;
}

/** Open rows of the party that a sum of that day can contain: same currency and direction, dated before it and not long before. */
function openBefore({ books, matching, items }: AmountContext, party: number, { day, currency, direction }: { readonly day: number; readonly currency: number; readonly direction: number }): number[] {
  const earliest = day - AFTER_MAX[books.input.kind] - RUN_DAYS;
  return items.ofParty(party).filter((our) =>
    matching.oursFree(our) && books.ours.currency[our] === currency && Math.sign(books.ours.amount[our]!) === direction &&
    (day === NO_DAY || books.ours.day[our] === NO_DAY || (books.ours.day[our]! <= day + BEFORE_MAX && books.ours.day[our]! >= earliest)));
}

function spreadOf({ books, numbering }: AmountContext, rows: readonly number[]): number {
  const serials = rows.map((row) => numbering.serials[row]!);
  const days = rows.map((row) => books.ours.day[row]!);
  return (Math.max(...serials) - Math.min(...serials)) / rows.length + (Math.max(...days) - Math.min(...days)) / rows.length + 1;
}

export function inSerialOrder({ numbering: { familyOf, serials } }: Pick<AmountContext, "numbering">, rows: readonly number[]): number[] {
  return [...rows].sort((left, right) => familyOf[left]! - familyOf[right]! || serials[left]! - serials[right]! || left - right);
}

function inDayOrder(books: Books, rows: readonly number[]): number[] {
  return [...rows].sort((left, right) => books.ours.day[left]! - books.ours.day[right]! || left - right);
}
