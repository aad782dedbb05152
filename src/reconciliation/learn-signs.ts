import type { Books } from "./books";
import { inSlices, type Stage } from "./in-slices";
import type { Said } from "./mentions";
import type { ReconciliationResult } from "./reconciliation";

const VOTES_MIN = 3;
/** A number on more lines than this joins nothing in particular. */
const LINES_MAX = 8;

/**
 * Whether their amounts run with ours or against them (a customer books our invoice as a credit).
 *
 * Rows joined by a whole reference and an equal figure vote; where hardly any row is, equal figures that occur once on each side do.
 * Holds: their amounts are turned to our sign in `books.theirs.amount`.
 */
export function* learnSigns(books: Books, said: readonly Said[]): Stage<ReconciliationResult["signs"]> {
  const { ours, theirs } = books;
  let same = 0;
  let opposite = 0;
  const vote = (our: number, their: number): void => {
    const left = ours.amount[our]!;
    const right = theirs.amount[their]!;
    if (left === 0 || Math.abs(left) !== Math.abs(right) || ours.currency[our] !== theirs.currency[their]) return;
    if (left === right) same += 1;
    else opposite += 1;
  };
  yield* inSlices(said.length, 10000, (their) => {
    const { mentions } = said[their]!;
    const [only] = mentions;
    if (mentions.length === 1 && only!.ofParty && only!.rows.length <= LINES_MAX && (only!.form === "whole" || only!.form === "slots")) for (const our of only!.rows) vote(our, their);
  });
  if (same + opposite < VOTES_MIN) {
    const once = onceByFigure(ours.amount);
    const theirOnce = onceByFigure(theirs.amount);
    for (const [figure, their] of theirOnce) {
      const our = once.get(figure);
      if (our !== undefined && our >= 0 && their >= 0) vote(our, their);
    }
  }
  const turned = opposite > same;
  if (turned) for (let row = 0; row < theirs.count; row += 1) theirs.amount[row] = theirs.amount[row] === 0 ? 0 : -theirs.amount[row]!;
  return { theirs: turned ? "opposite" : "same", agree: Math.max(same, opposite), of: same + opposite };
}

function onceByFigure(amounts: Float64Array): Map<number, number> {
  const once = new Map<number, number>();
  amounts.forEach((amount, row) => {
    const figure = Math.abs(amount);
    once.set(figure, once.has(figure) ? -1 : row);
  });
  return once;
}
