import { NO_DAY } from "../calendar/day";
import type { Books } from "./books";
import { inSlices, type Stage } from "./in-slices";
import type { Numbering } from "./numbering";
import { type AmountContext, namesADocument, partiesFor } from "./pair-by-amount";
import { ascending } from "./settle-claims";
import type { Cause } from "./reconciliation";

const RUN_MAX = 14;
/** Days from the last row of a run to the sum. */
const AFTER_MAX = { statement: 45, bank: 120 } as const;
const BEFORE_MAX = 3;
/** Rows of a run lie this close to each other. */
const RUN_DAYS = 70;
const ITEMS_MAX = 400;

/** A sum that names nothing: consecutive open rows of the party that make it up, if only one run does. */
export function* settleRuns(context: AmountContext, numbering: Numbering): Stage<void> {
  const { books, matching } = context;
  yield* inSlices(books.theirs.count, 300, (their) => {
    if (!matching.theirsFree(their) || namesADocument(context, their)) return;
    const runs: number[][] = [];
    for (const party of partiesFor(books, their)) runs.push(...runsWithSum(context, numbering, party, their));
    const [only] = runs;
    if (!only || runs.length > 3) return;
    matching.add({
      ours: [...only].sort(ascending), theirs: [their], cause: runs.length > 1 ? "AMBIGUOUS" : noReferenceCause(books, only), verdict: "suggested", basis: "run",
      evidence: [{ key: "consecutive", params: { count: only.length, first: books.ours.rows[only[0]!]!.reference, last: books.ours.rows[only.at(-1)!]!.reference } }, { key: "sum", params: { ours: only.length, theirs: 1 } }],
      alternatives: runs.slice(1).map((rows) => ({ ours: [...rows].sort(ascending), theirs: [their], cause: noReferenceCause(books, rows) })),
    });
  });
}

export function noReferenceCause(books: Books, ours: readonly number[]): Cause {
  const direction = Math.sign(ours.reduce((total, row) => total + books.ours.amount[row]!, 0));
  if (ours.some((row) => Math.sign(books.ours.amount[row]!) === -direction)) return "NETTED_CN";
  return books.bank ? "GROUP_1N_NOREF" : "GROUP_N1";
}

function runsWithSum({ books, matching, items }: AmountContext, numbering: Numbering, party: number, their: number): number[][] {
  const wanted = books.theirs.amount[their]!;
  const day = books.theirs.day[their]!;
  const after = AFTER_MAX[books.input.kind];
  const open = items.ofParty(party).filter((our) =>
    matching.oursFree(our) && books.ours.currency[our] === books.theirs.currency[their] && Math.sign(books.ours.amount[our]!) === Math.sign(wanted) &&
    (day === NO_DAY || books.ours.day[our] === NO_DAY || (books.ours.day[our]! <= day + BEFORE_MAX && books.ours.day[our]! >= day - after - RUN_DAYS)));
  if (open.length < 2) return [];
  if (open.length > ITEMS_MAX) matching.budgetTouched = true;
  const found: number[][] = [];
  for (const order of [inSerialOrder(numbering, open.slice(0, ITEMS_MAX)), inDayOrder(books, open.slice(0, ITEMS_MAX))]) {
    for (let first = 0; first + 1 < order.length; first += 1) {
      let total = 0;
      for (let last = first; last < order.length && last - first < RUN_MAX; last += 1) {
        total += books.ours.amount[order[last]!]!;
        if (Math.abs(total) > Math.abs(wanted)) break;
        if (total !== wanted || last === first) continue;
        const run = order.slice(first, last + 1);
        const key = [...run].sort(ascending).join();
        if (!found.some((other) => [...other].sort(ascending).join() === key)) found.push(run);
      }
    }
  }
  return found;
}

function inSerialOrder({ numbers }: Numbering, rows: readonly number[]): number[] {
  const serial = (row: number): number => Number(numbers[row]?.slots.at(-1) ?? 0);
  return [...rows].sort((left, right) => (numbers[left]?.family ?? -1) - (numbers[right]?.family ?? -1) || serial(left) - serial(right) || left - right);
}

function inDayOrder(books: Books, rows: readonly number[]): number[] {
  return [...rows].sort((left, right) => books.ours.day[left]! - books.ours.day[right]! || left - right);
}
