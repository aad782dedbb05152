import { ENTRIES_PER_STEP, type Steps } from "../check/steps";
import { AccountPast } from "./account-past";
import type { ClaimBook } from "./claims";
import { isKnownInMonthOf } from "./known-day";
import type { Ledger } from "./ledger";
import { PastReplay } from "./past-replay";
import { ReopenedAccounts } from "./reopened-accounts";
import type { Settled } from "./settled";
import type { ReopenedPast } from "./settlement";
import { unsteadyPast } from "./unsteady-past";

/**
 * The accounts of which an earlier month end shows other open items now than it did then, and the claims that did it.
 *
 * What a report of a month end had shown is what settling the ledger of that day shows: the entries by then and what was claimed by then. A
 * later entry that claims nothing and is claimed by nothing changes none of it. So only accounts are looked at where a claim became known in
 * a later month than one of its documents, and only between the two; there the books as they stood are settled anew and compared.
 *
 * Source: DOMAIN.md § Allocation.
 */
export function* reopenedPast(ledger: Ledger, settled: Omit<Settled, "ledger">): Steps<ReopenedPast[]> {
  const { book, automatic, entryOrder } = settled;
  const now: Settled = { ledger, ...settled };
  const reopened = new ReopenedAccounts();
  yield;
  const claims = claimsByPartition(ledger, book);
  let replay: PastReplay | null = null;
  let pause = 0;
  for (let partition = 0; partition < ledger.partitions.length; partition++) {
    const own = claims.list.subarray(claims.start[partition]!, claims.start[partition + 1]!);
    pause += own.length;
    if (pause > ENTRIES_PER_STEP) {
      pause = 0;
      yield;
    }
    if (own.every((claim) => isOfOneMonth(ledger, book, claim))) continue;
    const stretch = { from: entryOrder.start[partition]!, to: entryOrder.start[partition + 1]! };
    if (!mayDiffer(now, stretch, own)) continue;
    replay ??= new PastReplay(now);
    yield* new AccountPast(now, replay, {
      stretch, made: { from: automatic?.start[partition] ?? 0, to: automatic?.start[partition + 1] ?? 0 }, claims: own, unsteady: book.unsteady.get(partition) ?? null,
    }).compare(reopened);
  }
  if (book.unsteady.size > 0) yield* unsteadyPast(now, replay ?? new PastReplay(now), reopened);
  return reopened.all();
}

/** Claims of partition p stand in `list` from `start[p]` to `start[p + 1]`, in the order they were made. */
function claimsByPartition({ entries, partitions }: Ledger, book: ClaimBook): { readonly list: Int32Array; readonly start: Int32Array } {
  const start = new Int32Array(partitions.length + 1);
  for (let claim = 0; claim < book.count; claim++) start[entries.partition[book.debit[claim]!]! + 1]!++;
  for (let partition = 0; partition < partitions.length; partition++) start[partition + 1]! += start[partition]!;
  const next = start.slice();
  const list = new Int32Array(book.count);
  for (let claim = 0; claim < book.count; claim++) list[next[entries.partition[book.debit[claim]!]!]!++] = claim;
  return { list, start };
}

/** No month end knows one of the documents and not the claim. */
function isOfOneMonth({ entries }: Ledger, book: ClaimBook, claim: number): boolean {
  return isKnownInMonthOf(book.knownDay[claim]!, Math.min(entries.day[book.credit[claim]!]!, entries.day[book.debit[claim]!]!));
}

/**
 * Whether anything could be applied otherwise by then: automatically, or by a claim that counts from an earlier month than it was known in.
 *
 * Where every credit (or every debit) was claimed whole on its own day, nothing was ever left to be applied automatically.
 */
function mayDiffer({ ledger: { entries }, entryOrder: { order, amountMinor }, book, automatic }: Settled, { from, to }: { readonly from: number; readonly to: number }, claims: Int32Array): boolean {
  let [hasDebit, hasCredit] = [false, false];
  for (const claim of claims) {
    const [credit, debit, known] = [book.credit[claim]!, book.debit[claim]!, book.knownDay[claim]!];
    if (!isKnownInMonthOf(known, book.day[claim]!) || book.amountMinor[claim]! < 0 || book.unapplies(claim)) return true;
    if (known > entries.day[credit]!) hasCredit = true;
    if (known > entries.day[debit]!) hasDebit = true;
  }
  if (automatic === null) return false;
  for (let place = from; place < to && !(hasDebit && hasCredit); place++) {
    if (book.left[order[place]!] === 0) continue;
    if (amountMinor[place]! < 0) hasCredit = true;
    else hasDebit = true;
  }
  return hasDebit && hasCredit;
}
