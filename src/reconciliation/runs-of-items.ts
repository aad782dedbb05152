import { NO_DAY } from "../calendar/day";
import type { Books } from "./books";
import { inSlices, type Stage } from "./in-slices";
import { type AmountContext, namesADocument, partiesFor } from "./pair-by-amount";
import type { Cause } from "./reconciliation";
import { ascending, groupCause, sum } from "./settle-claims";

const RUN_MAX = 14;
/** Days from the last row of a run to the sum. */
const AFTER_MAX = { statement: 45, bank: 120 } as const;
const BEFORE_MAX = 3;
/** Rows of a run lie this close to each other. */
const RUN_DAYS = 70;
/** Open rows of a party that are tried for one sum, the nearest in time. */
const ITEMS_MAX = 120;
/** A run is taken before others that are this many times as spread out. */
const TIGHTER = 2;

interface Run {
  readonly rows: readonly number[];
  /** How far its numbers and days are spread: rows of one order stand close together. */
  readonly spread: number;
}

/** Sums that name nothing: consecutive open rows of the party that make them up. First theirs as a sum of ours, then ours as a sum of theirs. */
export function* settleRuns(context: AmountContext): Stage<void> {
  const { books, matching } = context;
  yield* inSlices(books.theirs.count, 200, (their) => {
    if (!matching.theirsFree(their) || namesADocument(context, their)) return;
    const runs: Run[] = [];
    for (const party of partiesFor(books, their)) runs.push(...runsWithSum(context, party, their));
    runs.sort((left, right) => left.spread - right.spread || left.rows[0]! - right.rows[0]!);
    const [best, second] = runs;
    if (!best || runs.length > MEANINGS_MAX) return;
    const { rows } = best;
    matching.add({
      ours: [...rows].sort(ascending), theirs: [their], cause: second && second.spread < best.spread * TIGHTER ? "AMBIGUOUS" : noReferenceCause(books, rows), verdict: "suggested", basis: "run",
      evidence: [{ key: "consecutive", params: { count: rows.length, first: books.ours.rows[rows[0]!]!.reference, last: books.ours.rows[rows.at(-1)!]!.reference } }, { key: "sum", params: { ours: rows.length, theirs: 1 } }],
      alternatives: runs.slice(1).map((run) => ({ ours: [...run.rows].sort(ascending), theirs: [their], cause: noReferenceCause(books, run.rows) })),
    });
  });
  yield* settlePartsOfOne(context);
}

const MEANINGS_MAX = 4;

/** One row of ours that several of theirs, close together and naming nothing, make up. */
function* settlePartsOfOne(context: AmountContext): Stage<void> {
  const { books, matching, items } = context;
  const byParty = new Map<number, number[]>();
  for (let their = 0; their < books.theirs.count; their += 1) {
    const parties = partiesFor(books, their);
    if (parties.length !== 1 || !matching.theirsFree(their) || namesADocument(context, their)) continue;
    const list = byParty.get(parties[0]!);
    if (list) list.push(their);
    else byParty.set(parties[0]!, [their]);
  }
  const parties = [...byParty];
  yield* inSlices(parties.length, 20, (index) => {
    const [party, list] = parties[index]!;
    const theirs = list.sort((left, right) => books.theirs.day[left]! - books.theirs.day[right]! || left - right);
    if (theirs.length < 2) return;
    if (theirs.length > ITEMS_MAX) matching.budgetTouched = true;
    for (const our of items.ofParty(party)) {
      if (!matching.oursFree(our)) continue;
      const parts = partsOf(books, our, theirs.slice(0, ITEMS_MAX).filter((their) => matching.theirsFree(their)));
      if (!parts) continue;
      const cause = books.bank ? "INSTALMENTS" : groupCause(books, [our], parts);
      matching.add({ ours: [our], theirs: [...parts].sort(ascending), cause, verdict: "suggested", basis: "run", alternatives: [], evidence: [{ key: "sum", params: { ours: 1, theirs: parts.length } }] });
    }
  });
}

const PARTS_DAYS = { statement: 10, bank: 130 } as const;

/** The only stretch of theirs, in date order after ours, whose sum is ours. */
function partsOf(books: Books, our: number, theirs: readonly number[]): readonly number[] | null {
  const wanted = books.ours.amount[our]!;
  const day = books.ours.day[our]!;
  const near = theirs.filter((their) => books.theirs.currency[their] === books.ours.currency[our] && Math.sign(books.theirs.amount[their]!) === Math.sign(wanted) && books.theirs.day[their]! >= day - BEFORE_MAX && books.theirs.day[their]! <= day + PARTS_DAYS[books.input.kind]);
  const found: number[][] = [];
  for (let first = 0; first + 1 < near.length; first += 1) {
    let total = 0;
    for (let last = first; last < near.length && last - first < RUN_MAX; last += 1) {
      total += books.theirs.amount[near[last]!]!;
      if (Math.abs(total) > Math.abs(wanted)) break;
      if (total === wanted && last > first) found.push(near.slice(first, last + 1));
    }
  }
  return found.length === 1 ? found[0]! : null;
}

export function noReferenceCause(books: Books, ours: readonly number[]): Cause {
  const direction = Math.sign(sum(books.ours.amount, ours));
  if (ours.some((row) => Math.sign(books.ours.amount[row]!) === -direction)) return "NETTED_CN";
  return books.bank ? "GROUP_1N_NOREF" : "GROUP_N1";
}

function runsWithSum(context: AmountContext, party: number, their: number): Run[] {
  const { books, matching } = context;
  const wanted = books.theirs.amount[their]!;
  let open = openBefore(context, party, their);
  if (open.length < 2) return [];
  if (open.length > ITEMS_MAX) {
    matching.budgetTouched = true;
    const day = books.theirs.day[their]!;
    open = [...open].sort((left, right) => Math.abs(day - books.ours.day[left]!) - Math.abs(day - books.ours.day[right]!) || left - right).slice(0, ITEMS_MAX);
  }
  const found = new Map<string, Run>();
  for (const order of [inSerialOrder(context, open), inDayOrder(books, open)]) {
    for (let first = 0; first + 1 < order.length; first += 1) {
      let total = 0;
      for (let last = first; last < order.length && last - first < RUN_MAX; last += 1) {
        total += books.ours.amount[order[last]!]!;
        if (Math.abs(total) > Math.abs(wanted)) break;
        if (total !== wanted || last === first) continue;
        const rows = order.slice(first, last + 1);
        found.set([...rows].sort(ascending).join(), { rows, spread: spreadOf(context, rows) });
      }
    }
  }
  return [...found.values()];
}

/** Open rows of the party that the sum can contain: same currency and direction, dated before it and not long before. */
export function openBefore({ books, matching, items }: AmountContext, party: number, their: number): number[] {
  const wanted = books.theirs.amount[their]!;
  const day = books.theirs.day[their]!;
  const earliest = day - AFTER_MAX[books.input.kind] - RUN_DAYS;
  return items.ofParty(party).filter((our) =>
    matching.oursFree(our) && books.ours.currency[our] === books.theirs.currency[their] && Math.sign(books.ours.amount[our]!) === Math.sign(wanted) && Math.abs(books.ours.amount[our]!) < Math.abs(wanted) &&
    (day === NO_DAY || books.ours.day[our] === NO_DAY || (books.ours.day[our]! <= day + BEFORE_MAX && books.ours.day[our]! >= earliest)));
}

function spreadOf({ books, numbering }: AmountContext, rows: readonly number[]): number {
  const serials = rows.map((row) => Number(numbering.numbers[row]?.slots.at(-1) ?? 0));
  const days = rows.map((row) => books.ours.day[row]!);
  return (Math.max(...serials) - Math.min(...serials)) / rows.length + (Math.max(...days) - Math.min(...days)) / rows.length + 1;
}

function inSerialOrder({ numbering: { numbers } }: AmountContext, rows: readonly number[]): number[] {
  const serial = (row: number): number => Number(numbers[row]?.slots.at(-1) ?? 0);
  return [...rows].sort((left, right) => (numbers[left]?.family ?? -1) - (numbers[right]?.family ?? -1) || serial(left) - serial(right) || left - right);
}

function inDayOrder(books: Books, rows: readonly number[]): number[] {
  return [...rows].sort((left, right) => books.ours.day[left]! - books.ours.day[right]! || left - right);
}
