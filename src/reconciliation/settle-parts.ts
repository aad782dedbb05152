import type { Books } from "./books";
import { inSlices, type Stage } from "./in-slices";
import type { AmountContext } from "./amount-context";
import { unnamedByParty } from "./pair-by-amount";
import { ascending, groupCause } from "./settle-claims";

/** Rows of theirs in one stretch. */
const RUN_MAX = 14;
const BEFORE_DAYS = 3;
/** Rows of theirs of one party that are tried, the first in date order. */
const ITEMS_MAX = 120;

/** One row of ours that several of theirs, close together and naming nothing, make up. */
export function* settlePartsOfOne(context: AmountContext): Stage<void> {
  const { books, matching, items } = context;
  const parties = unnamedByParty(context);
  yield* inSlices(parties.length, 20, (index) => {
    const [party, theirs] = parties[index]!;
    if (theirs.length < 2) return;
    if (theirs.length > ITEMS_MAX) matching.budgetTouched = true;
    // The latest first: parts are paid for what was invoiced shortly before.
    for (const our of [...items.ofParty(party)].reverse()) {
      if (!matching.oursFree(our)) continue;
      const parts = partsOf(books, our, theirs.slice(0, ITEMS_MAX).filter((their) => matching.theirsFree(their)));
      if (!parts) continue;
      const first = books.theirs.day[parts[0]!]!;
      const others = items.withAmount(party, books.ours.currency[our]!, books.ours.amount[our]!).filter((other) => other !== our && matching.oursFree(other) && books.ours.day[other]! <= first);
      const cause = books.bank ? "INSTALMENTS" : groupCause(books, [our], parts);
      const together = [...parts].sort(ascending);
      matching.add({
        ours: [our], theirs: together, cause: others.length > 0 ? "AMBIGUOUS" : cause, verdict: "suggested", basis: "run", evidence: [{ key: "sum", params: { ours: 1, theirs: parts.length } }],
        alternatives: others.map((other) => ({ ours: [other], theirs: together, cause })),
      });
    }
  });
}

const PARTS_DAYS = { statement: 10, bank: 130 } as const;

/** The only stretch of theirs, in date order after ours, whose sum is ours. */
function partsOf(books: Books, our: number, theirs: readonly number[]): readonly number[] | null {
  const wanted = books.ours.amount[our]!;
  const day = books.ours.day[our]!;
  const near = theirs.filter((their) => books.theirs.currency[their] === books.ours.currency[our] && Math.sign(books.theirs.amount[their]!) === Math.sign(wanted) && books.theirs.day[their]! >= day - BEFORE_DAYS && books.theirs.day[their]! <= day + PARTS_DAYS[books.input.kind]);
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
