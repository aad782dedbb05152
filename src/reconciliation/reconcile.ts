import { openBooks } from "./books";
import { claimSecondNumbers } from "./claim-second-numbers";
import { claimDocuments } from "./claims";
import { keyDocuments } from "./document-keys";
import { inSlices, type Stage } from "./in-slices";
import { markRivals } from "./duplicates";
import { learnAliases } from "./learn-aliases";
import { learnLags } from "./lag-model";
import { type DifferingPair, learnDeductions } from "./learn-deductions";
import { learnSigns } from "./learn-signs";
import { Matching } from "./matching";
import { findNamedInText } from "./named-in-text";
import { findMentions, readMentions } from "./mentions";
import { learnNumbering } from "./numbering";
import { indexItems } from "./open-items-index";
import { RateTable } from "./rate-table";
import type { ReconciliationInput, ReconciliationResult } from "./reconciliation";
import { settleUnnamed } from "./settle-unnamed";
import { componentsOf, settleBalanced } from "./settle-claims";
import { decidedPairs, differingPairs, settleDiffering } from "./settle-differences";
import { settleOtherParty } from "./settle-other-party";
import { tellRunnersUp } from "./runner-up";
import { tellResult } from "./tell-result";
import { tellLearned } from "./tell-learned";

/** How far a reconciliation is, in equal parts of work. */
export interface ReconciliationProgress {
  readonly done: number;
  readonly total: number;
}

/** Runs all stages at once. `cancelled` is asked between slices; a cancelled run throws `ReconciliationCancelled`. */
export function reconcile(input: ReconciliationInput, hooks: { readonly progress?: (done: number, total: number) => void; readonly cancelled?: () => boolean } = {}): ReconciliationResult {
  const steps = reconcileSteps(input);
  for (;;) {
    if (hooks.cancelled?.()) throw new ReconciliationCancelled();
    const step = steps.next();
    if (step.done) return step.value;
    hooks.progress?.(step.value.done, step.value.total);
  }
}

export class ReconciliationCancelled extends Error {
  override readonly name = "ReconciliationCancelled";
}

/** What the parts below add up to. */
const PARTS = 118;

/**
 * Compare both sides, in slices of a few milliseconds.
 *
 * Exact before approximate, proven before likely: references, then named differences, then slips of the pen, then amounts, then sums.
 * Holds: every row is in at most one group; the bridge closes to the unit; the order of the rows changes nothing.
 */
export function* reconcileSteps(input: ReconciliationInput): Generator<ReconciliationProgress, ReconciliationResult, void> {
  let before = 0;
  function* part<Answer>(share: number, stage: Stage<Answer>): Generator<ReconciliationProgress, Answer, void> {
    for (;;) {
      const step = stage.next();
      if (step.done) {
        before += share;
        yield { done: Math.min(before, PARTS), total: PARTS };
        return step.value;
      }
      yield { done: Math.min(before + share * step.value, PARTS), total: PARTS };
    }
  }
  const books = yield* part(12, openBooks(input));
  const numbering = yield* part(12, learnNumbering(books.ours.rows.map(({ reference }) => reference)));
  const keys = yield* part(8, keyDocuments(numbering));
  const { said, cutLengths } = yield* part(25, findMentions(books.theirs.rows, books.answers, books.partyOf, keys));
  const { aliases, changed } = yield* part(1, learnAliases(books, said));
  for (const their of changed) said[their] = readMentions(books.theirs.rows[their]!, books.answers[their]!, { partyOf: books.partyOf, keys, wordy: new Set(), cutLengths });
  const signs = yield* part(1, learnSigns(books, said));
  const quoting = yield* part(8, claimDocuments(books, said, keys));
  yield* part(2, findNamedInText(books, quoting));
  const columns = yield* part(2, claimSecondNumbers(books, quoting));
  const items = yield* part(5, indexItems(books, numbering, said));
  const matching = new Matching(books, items);
  const components = yield* part(4, componentsOf(books, quoting, matching));
  yield* part(6, inSlices(components.length, 500, (index) => settleBalanced(books, matching, quoting, components[index]!)));
  const crossing: number[] = [];
  quoting.claims.forEach((own, their) => {
    if (own.length === 1 && !own[0]!.ofParty) crossing.push(their);
  });
  yield* part(2, settleOtherParty({ books, matching, quoting, items }, crossing));
  const differing: DifferingPair[] = decidedPairs(books, matching, quoting);
  yield* part(1, inSlices(components.length, 1000, (index) => void differing.push(...differingPairs(books, matching, quoting, components[index]!))));
  const learned = yield* part(1, learnDeductions(differing));
  const rates = new RateTable(input.rates);
  yield* part(4, inSlices(components.length, 500, (index) => settleDiffering({ books, matching, quoting, learned, rates, items, numbering, said }, components[index]!)));
  const figureCount = new Map<number, number>();
  yield* part(1, inSlices(books.ours.count, 10000, (row) => {
    const figure = Math.abs(books.ours.amount[row]!);
    figureCount.set(figure, (figureCount.get(figure) ?? 0) + 1);
  }));
  const context = { books, matching, quoting, said, items, numbering, lags: learnLags(books, matching), figureCount, rivalsOfAmbiguous: matching.rivalsOfAmbiguous };
  yield* part(19, settleUnnamed({ ...context, learned, rates }, components, keys));
  yield* part(1, tellRunnersUp({ ...context, unnamed: [], naming: [], assigned: new Map() }));
  markRivals(context);
  return yield* part(3, tellResult(books, matching, { signs, learned: tellLearned(books, { signs, numbering, quoting, columns, deductions: learned, lags: context.lags, aliases }) }));
}
