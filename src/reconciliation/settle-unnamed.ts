import type { Books } from "./books";
import type { DocumentKeys } from "./document-keys";
import { findOurDuplicates, findReentered, findTheirDuplicates, gatherAlike } from "./duplicates";
import { inSlices, type Stage } from "./in-slices";
import { ADVANCE_WORDS } from "./learn-deductions";
import type { AmountContext } from "./amount-context";
import { findMisquoted, namesADocument, pairByAmount, pairMisquoted } from "./pair-by-amount";
import { type ImageContext, settleImages } from "./settle-images";
import { type Component, settleBalanced } from "./settle-claims";
import { type DifferenceContext, settleDiffering } from "./settle-differences";
import { settleOtherParty } from "./settle-other-party";
import { settleLooseRuns, settleRuns } from "./settle-runs";
import { settleSubsets } from "./settle-subsets";

/** A row that is taken can make another clear: the stages are run again until none finds anything, at most so often. */
const ROUNDS_MAX = 5;

/**
 * Rows that no reference ties: slips of the pen, equal amounts, sums, distorted amounts.
 *
 * What is clear comes before what is only better, so that a sum finds its rows before an ambiguous row takes one of them.
 * Holds: run again on its own result it finds nothing new, which is why accepted proposals leave nothing to propose.
 */
export function* settleUnnamed(given: Omit<ImageContext & DifferenceContext, "unnamed" | "naming" | "assigned">, components: readonly Component[], keys: DocumentKeys): Stage<void> {
  const { matching, books } = given;
  const context = { ...given, unnamed: [] as number[], naming: [] as number[], assigned: new Map() };
  yield* inSlices(books.theirs.count, 10000, (their) => {
    if (matching.theirsFree(their)) (namesADocument(given, their) ? context.naming : context.unnamed).push(their);
  });
  const advances = yield* advancesAmong(books);
  const unsettled = components.filter(({ theirs, documents }) => theirs.some((their) => matching.theirsFree(their)) && documents.some((rows) => rows.some((our) => matching.oursFree(our))));
  yield* findOurDuplicates(context, keys);
  const misquoted = yield* findMisquoted(context);
  const hopeless = new Set<number>();
  let alike: readonly (readonly number[])[] | null = null;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const before = matching.groups.length;
    yield* pairMisquoted(context, misquoted);
    // A row that might have meant another document is settled with the one it names when that other is taken.
    yield* inSlices(unsettled.length, 100, (index) => {
      settleBalanced(books, matching, context.quoting, unsettled[index]!);
      settleDiffering(context, unsettled[index]!);
    });
    yield* settleOtherParty(context, context.naming);
    yield* pairByAmount(context, "clear");
    const invoiced = { ...context, unnamed: context.unnamed.filter((their) => !advances.has(their)) };
    yield* settleRuns(invoiced);
    yield* settleImages(invoiced, hopeless);
    yield* settleLooseRuns(invoiced);
    yield* pairByAmount(context, "rest");
    yield* settleSubsets(invoiced);
    if (matching.groups.length === before) {
      alike ??= yield* gatherAlike(context);
      if (!(yield* newDuplicates(context, keys, alike))) return;
    }
    context.unnamed = context.unnamed.filter((their) => matching.theirsFree(their));
    context.naming = context.naming.filter((their) => matching.theirsFree(their));
  }
  matching.budgetTouched = true;
}

/** A bank that calls so many receipts a deposit means no advance by it. */
const DEPOSITS_USUAL = 0.05;
const DEPOSITS_MIN = 10;

/** Receipts that say they are paid in advance: what they are the sum of is open by chance. */
function* advancesAmong({ bank, theirs }: Books): Stage<ReadonlySet<number>> {
  if (!bank) return new Set();
  const said: number[] = [];
  yield* inSlices(theirs.count, 2000, (their) => {
    if (ADVANCE_WORDS.test(theirs.rows[their]!.text)) said.push(their);
  });
  const deposits = said.filter((their) => DEPOSIT.test(theirs.rows[their]!.text)).length;
  const usual = deposits >= DEPOSITS_MIN && deposits > theirs.count * DEPOSITS_USUAL;
  return new Set(usual ? said.filter((their) => !DEPOSIT.test(theirs.rows[their]!.text)) : said);
}

const DEPOSIT = /\bDEPOSIT\b/i;

/** A row known for a repeat is no candidate any more, which may leave another the only one. */
function* newDuplicates(context: AmountContext, keys: DocumentKeys, alike: readonly (readonly number[])[]): Stage<boolean> {
  const { matching } = context;
  const known = (): number => countKnown(matching.ourCause) + countKnown(matching.theirCause);
  const before = known();
  yield* findOurDuplicates(context, keys);
  yield* findReentered(context);
  findTheirDuplicates(context, alike);
  return known() > before;
}

function countKnown(causes: readonly unknown[]): number {
  let count = 0;
  for (const cause of causes) if (cause !== undefined) count += 1;
  return count;
}
