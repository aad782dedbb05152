import { NO_DAY } from "../calendar/day";
import { inSlices, type Stage } from "./in-slices";
import type { AmountContext } from "./amount-context";
import { partiesFor } from "./pair-by-amount";
import { ascending } from "./settle-claims";
import { noReferenceCause } from "./settle-runs";
import { findSubsets, ITEMS_MAX } from "./subset-search";

/** Accidental sets up to which a set is worth showing to a person. */
const SHOWN_MAX = 0.3;
/** Steps of all searches of one run. */
const OPERATIONS_MAX = 500_000_000;
const BEFORE_DAYS = { statement: 45, bank: 130 } as const;
const AFTER_DAYS = 3;

/** The last resort for a sum that names nothing: any set of the party's open rows, shown only where chance does not explain it as well. */
export function* settleSubsets(context: AmountContext): Stage<void> {
  const { books, matching, items } = context;
  let operations = 0;
  yield* inSlices(context.unnamed.length, 10, (place) => {
    const their = context.unnamed[place]!;
    if (!matching.theirsFree(their)) return;
    const parties = partiesFor(books, their);
    const wanted = books.theirs.amount[their]!;
    const day = books.theirs.day[their]!;
    if (parties.length !== 1 || wanted === 0) return;
    if (operations > OPERATIONS_MAX) {
      matching.budgetTouched = true;
      return;
    }
    let open = items.ofParty(parties[0]!).filter((our) =>
      matching.oursFree(our) && books.ours.currency[our] === books.theirs.currency[their] && Math.sign(books.ours.amount[our]!) === Math.sign(wanted) && Math.abs(books.ours.amount[our]!) < Math.abs(wanted) &&
      (day === NO_DAY || books.ours.day[our] === NO_DAY || (books.ours.day[our]! <= day + AFTER_DAYS && books.ours.day[our]! >= day - BEFORE_DAYS[books.input.kind])));
    if (open.length < 2) return;
    const all = open.length;
    if (all > ITEMS_MAX) {
      matching.budgetTouched = true;
      open = open.sort((left, right) => books.ours.day[right]! - books.ours.day[left]! || right - left).slice(0, ITEMS_MAX).sort(ascending);
    }
    const answer = findSubsets(open.map((our) => books.ours.amount[our]!), wanted);
    operations += answer.operations;
    if (!answer.places || answer.count > 1 || answer.accidental > SHOWN_MAX) return;
    const rows = answer.places.map((place) => open[place]!);
    matching.add({
      ours: rows, theirs: [their], cause: noReferenceCause(books, rows), verdict: "suggested", basis: "subset", alternatives: [],
      evidence: [{ key: "combination", params: { open: open.length, count: rows.length, accidental: answer.accidental.toFixed(2) } }, { key: "sum", params: { ours: rows.length, theirs: 1 } }],
    });
  });
}
