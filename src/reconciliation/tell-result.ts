import type { Books } from "./books";
import { bridgeBooks } from "./bridge";
import { inSlices, type Stage } from "./in-slices";
import type { Matching } from "./matching";
import type { Cause, MatchGroup, ReconciliationResult, UnmatchedRow } from "./reconciliation";
import { unmatchedCauses } from "./unmatched-cause";

/** The answer in row numbers, in the order of our rows; what stays alone with its cause; the bridges. */
export function* tellResult(books: Books, matching: Matching, { signs, learned }: Pick<ReconciliationResult, "signs" | "learned">): Stage<ReconciliationResult> {
  const causes = unmatchedCauses(books, matching);
  const ours: UnmatchedRow[] = [];
  const theirs: UnmatchedRow[] = [];
  const groups: MatchGroup[] = [];
  // Groups in the order of their first row: told as our rows are gone through.
  const told = new Uint8Array(matching.groups.length);
  const ourCauses = new Array<Cause | null>(books.ours.count).fill(null);
  yield* inSlices(books.ours.count, 3000, (place) => {
    const row = books.ours.byNumber[place]!;
    const group = matching.groupOfOurs[row]!;
    const cause = group < 0 ? causes.ours(row) : null;
    ourCauses[row] = cause;
    if (cause) ours.push({ row: books.ours.rows[row]!.row, cause });
    if (group >= 0 && told[group] === 0) {
      told[group] = 1;
      groups.push(matching.groups[group]!);
    }
  });
  const theirCauses = new Array<Cause | null>(books.theirs.count).fill(null);
  yield* inSlices(books.theirs.count, 10000, (place) => {
    const row = books.theirs.byNumber[place]!;
    const cause = matching.groupOfTheirs[row]! < 0 ? causes.theirs(row) : null;
    theirCauses[row] = cause;
    if (cause) theirs.push({ row: books.theirs.rows[row]!.row, cause });
  });
  const bridges = yield* bridgeBooks(books, matching, { ourCauses, theirCauses });
  return { signs, groups, bridges, learned, budgetTouched: matching.budgetTouched, unmatched: { ours, theirs } };
}
