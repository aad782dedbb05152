import { type Books, openBooks, partyFits } from "./books";
import { bridgeBooks } from "./bridge";
import { type Quoting, claimDocuments } from "./claims";
import { confidenceOf } from "./confidence";
import { keyDocuments } from "./document-keys";
import { inSlices, type Stage } from "./in-slices";
import { findDuplicates } from "./duplicates";
import { learnAliases } from "./learn-aliases";
import { learnLags } from "./lag-model";
import { learnDeductions } from "./learn-deductions";
import { learnSigns } from "./learn-signs";
import { Matching } from "./matching";
import { findMentions, readMentions } from "./mentions";
import { learnNumbering } from "./numbering";
import { indexItems, type OpenItems } from "./open-items-index";
import { pairByAmount, pairMisquoted } from "./pair-by-amount";
import { RateTable } from "./rate-table";
import type { MatchGroup, ReconciliationInput, ReconciliationResult } from "./reconciliation";
import { settleImages } from "./settle-images";
import { settleRuns } from "./runs-of-items";
import { componentsOf, isEqual, settleBalanced, sum, addPair } from "./settle-claims";
import { differingPairs, settleDiffering } from "./settle-differences";
import { tellLearned } from "./tell-learned";
import { unmatchedCauses } from "./unmatched-cause";
import { checkedMinor } from "../money/money";

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

const PARTS = 100;

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
  const { aliases, changed } = learnAliases(books, said);
  for (const their of changed) said[their] = readMentions(books.theirs.rows[their]!, books.answers[their]!, { partyOf: books.partyOf, keys, memory: new Map(), cutLengths });
  const signs = learnSigns(books, said);
  const quoting = yield* part(8, claimDocuments(books, said, keys));
  const items = yield* part(5, indexItems(books, numbering, said));
  const matching = new Matching(books);
  const components = yield* part(4, componentsOf(books, quoting, numbering));
  yield* part(6, inSlices(components.length, 500, (index) => settleBalanced(books, matching, quoting, components[index]!)));
  yield* part(2, settleOtherParty(books, matching, quoting, items));
  const learned = learnDeductions(components.flatMap((component) => differingPairs(books, matching, quoting, component)));
  const rates = new RateTable(input.rates);
  yield* part(4, inSlices(components.length, 500, (index) => settleDiffering({ books, matching, quoting, learned, rates, items, numbering }, components[index]!)));
  const figureCount = new Map<number, number>();
  for (const amount of books.ours.amount) figureCount.set(Math.abs(amount), (figureCount.get(Math.abs(amount)) ?? 0) + 1);
  const context = { books, matching, quoting, said, items, numbering, lags: learnLags(books, matching), figureCount, rivalsOfAmbiguous: new Set<number>() };
  yield* part(3, pairMisquoted(context));
  yield* part(4, pairByAmount(context, "clear"));
  yield* part(4, settleRuns(context));
  yield* part(4, settleImages({ ...context, learned, rates }));
  yield* part(4, pairByAmount(context, "rest"));
  yield* part(2, findDuplicates(context, keys));
  return yield* part(3, tell(books, matching, { signs, learned: tellLearned(books, { signs, numbering, quoting, deductions: learned, lags: context.lags, aliases }) }));
}

/** References that prove a document of another party: only with the same amount, and for a person to look at. */
function* settleOtherParty(books: Books, matching: Matching, { claims }: Quoting, items: OpenItems): Stage<void> {
  yield* inSlices(claims.length, 4000, (their) => {
    if (!matching.theirsFree(their) || claims[their]!.length !== 1) return;
    const [claim] = claims[their]!;
    if (!claim!.otherParty || partyFits(books, claim!.rows[0]!, their) !== "no") return;
    const our = claim!.rows.find((row) => matching.oursFree(row) && isEqual(books, row, their));
    if (our !== undefined && !items.misquoted(their, our).some((row) => matching.oursFree(row))) addPair(books, matching, our, their);
  });
}

function* tell(books: Books, matching: Matching, { signs, learned }: Pick<ReconciliationResult, "signs" | "learned">): Stage<ReconciliationResult> {
  const ourNumber = (row: number): number => books.ours.rows[row]!.row;
  const theirNumber = (row: number): number => books.theirs.rows[row]!.row;
  const groups: MatchGroup[] = [];
  yield* inSlices(matching.found.length, 3000, (index) => {
    const found = matching.found[index]!;
    const { ours, theirs, verdict, cause, evidence, alternatives } = found;
    const one = books.ours.currency[ours[0]!] === books.theirs.currency[theirs[0]!];
    groups.push({
      ours: ours.map(ourNumber), theirs: theirs.map(theirNumber), verdict, cause, evidence,
      differenceMinor: checkedMinor(one ? sum(books.theirs.amount, theirs) - sum(books.ours.amount, ours) : 0),
      currency: books.currencies[books.theirs.currency[theirs[0]!]!]!,
      confidence: confidenceOf(found),
      alternatives: alternatives.map((other) => ({ ours: other.ours.map(ourNumber), theirs: other.theirs.map(theirNumber), cause: other.cause })),
    });
  });
  const causes = unmatchedCauses(books, matching);
  const ourCause = (row: number) => (matching.groupOfOurs[row]! < 0 ? causes.ours(row) : null);
  const theirCause = (row: number) => (matching.groupOfTheirs[row]! < 0 ? causes.theirs(row) : null);
  const bridges = bridgeBooks(books, matching.found, ourCause, theirCause);
  const alone = (count: number, causeOf: (row: number) => ReturnType<typeof ourCause>, numberOf: (row: number) => number) =>
    Array.from({ length: count }, (_, row) => ({ row: numberOf(row), cause: causeOf(row) })).filter((row): row is { row: number; cause: NonNullable<typeof row.cause> } => row.cause !== null);
  groups.sort((left, right) => left.ours[0]! - right.ours[0]! || left.theirs[0]! - right.theirs[0]!);
  return {
    signs, groups, bridges, learned, budgetTouched: matching.budgetTouched,
    unmatched: { ours: alone(books.ours.count, ourCause, ourNumber), theirs: alone(books.theirs.count, theirCause, theirNumber) },
  };
}

