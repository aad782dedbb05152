import type { ClaimBook } from "./claims";
import type { Ledger } from "./ledger";
import type { PastDifferences } from "./past-differences";

/**
 * Which of the claims that became known after a month end changed it.
 *
 * Those on documents that show otherwise now. A bounced receipt of the month itself that follows a later claim (it takes that one back) is
 * not what changed it.
 */
export function blamedClaims(
  { entries, allocations }: Ledger,
  { book, later, differences, monthEnd }: { readonly book: ClaimBook; readonly later: readonly number[]; readonly differences: PastDifferences; readonly monthEnd: number },
): readonly number[] {
  const isLateItself = (claim: number): boolean =>
    Math.max(entries.day[book.credit[claim]!]!, entries.day[book.debit[claim]!]!, (book.origin[claim] === 0 ? allocations[book.source[claim]!]!.day : entries.day[book.source[claim]!]) ?? -Infinity) > monthEnd;
  const causes = later.filter(isLateItself);
  const direct = causes.filter((claim) => differences.isOf(book, claim));
  if (direct.length > 0) return direct;
  return causes.length > 0 ? causes : later;
}
