import { checkedMinor } from "../money/money";
import type { Books } from "./books";
import { bridgeBooks } from "./bridge";
import { confidenceOf } from "./confidence";
import { inSlices, type Stage } from "./in-slices";
import type { Found, Matching } from "./matching";
import type { Cause, MatchGroup, ReconciliationResult, UnmatchedRow } from "./reconciliation";
import { NO_ALTERNATIVES, sum } from "./settle-claims";
import { unmatchedCauses } from "./unmatched-cause";

/** The answer in row numbers, in the order of our rows; what stays alone with its cause; the bridges. */
export function* tellResult(books: Books, matching: Matching, { signs, learned }: Pick<ReconciliationResult, "signs" | "learned">): Stage<ReconciliationResult> {
  const causes = unmatchedCauses(books, matching);
  const ours: UnmatchedRow[] = [];
  const theirs: UnmatchedRow[] = [];
  const groups: MatchGroup[] = [];
  // Groups in the order of their first row: told as our rows are gone through.
  const firstOf = new Int32Array(books.ours.count).fill(-1);
  yield* inSlices(matching.found.length, 20000, (index) => {
    firstOf[matching.found[index]!.ours[0]!] = index;
  });
  const ourCauses: (Cause | null)[] = [];
  yield* inSlices(books.ours.count, 3000, (row) => {
    const alone = matching.groupOfOurs[row]! < 0;
    const cause = alone ? causes.ours(row) : null;
    ourCauses.push(cause);
    if (cause) ours.push({ row: books.ours.rows[row]!.row, cause });
    if (firstOf[row]! >= 0) groups.push(groupOf(books, matching.found[firstOf[row]!]!));
  });
  const theirCauses: (Cause | null)[] = [];
  yield* inSlices(books.theirs.count, 10000, (row) => {
    const cause = matching.groupOfTheirs[row]! < 0 ? causes.theirs(row) : null;
    theirCauses.push(cause);
    if (cause) theirs.push({ row: books.theirs.rows[row]!.row, cause });
  });
  const bridges = yield* bridgeBooks(books, matching.found, { ourCauses, theirCauses });
  return { signs, groups, bridges, learned, budgetTouched: matching.budgetTouched, unmatched: { ours, theirs } };
}

function groupOf(books: Books, found: Found): MatchGroup {
  const { ours, theirs, verdict, cause, evidence, alternatives } = found;
  const currency = books.theirs.currency[theirs[0]!]!;
  const one = books.ours.currency[ours[0]!] === currency;
  const ourNumbers = (rows: readonly number[]): number[] => rows.map((row) => books.ours.rows[row]!.row);
  const theirNumbers = (rows: readonly number[]): number[] => rows.map((row) => books.theirs.rows[row]!.row);
  return {
    ours: ourNumbers(ours), theirs: theirNumbers(theirs), verdict, cause, evidence,
    // Of two currencies: theirs less ours at the day's rate, which the evidence states.
    differenceMinor: checkedMinor(one ? sum(books.theirs.amount, theirs) - sum(books.ours.amount, ours) : found.differenceMinor ?? 0),
    currency: books.currencies[currency]!,
    confidence: confidenceOf(found),
    alternatives: alternatives.length === 0 ? NO_ALTERNATIVES : alternatives.map((other) => ({ ours: ourNumbers(other.ours), theirs: theirNumbers(other.theirs), cause: other.cause })),
  };
}
