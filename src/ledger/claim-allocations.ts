import type { Issue } from "../check/issue";
import type { Steps } from "../check/steps";
import type { AllocationPolicy } from "../settings/settings";
import { allocationIssue, type AllocationPair, allocationPairs } from "./allocation-pairs";
import { pairingsOf } from "./claims";
import type { ClaimBook } from "./claims";
import { amountText } from "./claim-issues";
import type { DocumentIndex } from "./document-index";
import { isKnownInMonthOf } from "./known-day";
import type { AllocationRow, Ledger } from "./ledger";
import { isRounded, minorOfWritten } from "./written-amount";

/** Allocations entered between two pauses. */
const ALLOCATIONS_PER_STEP = 250;

interface Named {
  readonly allocation: number;
  readonly row: AllocationRow;
  readonly pairs: readonly AllocationPair[];
  readonly day: number;
}

/**
 * Enter rows of the allocations table, in the order of their dates, then of the table.
 *
 * A row counts from the latest of its two documents and its own date (`recorded`), or of the documents alone. A negative amount takes an
 * earlier row back from its day on.
 * `rows` are indexes into `Ledger.allocations`.
 * Errors: unknown or shared numbers, documents of two customers, currencies, entities or accounts (unused); more than is open
 * (what is open is applied, the issue says how much that is).
 * Source: DOMAIN.md § Allocation.
 */
export function* claimAllocations(
  ledger: Ledger,
  { rows, index, book, policy }: { readonly rows: Iterable<number>; readonly index: DocumentIndex; readonly book: ClaimBook; readonly policy: AllocationPolicy },
): Steps<Issue[]> {
  const issues: Issue[] = [];
  const named: Named[] = [];
  let left = ALLOCATIONS_PER_STEP;
  for (const allocation of rows) {
    const row = ledger.allocations[allocation]!;
    const { pairs, issue, unsteady } = allocationPairs(ledger, row, index);
    for (const { partition, ...days } of unsteady) book.noteUnsteady(partition, days);
    if (issue) issues.push(issue);
    else named.push({ allocation, row, pairs, day: pairs.reduce((least, pair) => Math.min(least, dayOf(ledger, row, { ...pair, policy })), Infinity) });
    if (--left > 0) continue;
    left = ALLOCATIONS_PER_STEP;
    yield;
  }
  named.sort((one, other) => one.day - other.day || one.row.row - other.row.row);
  for (const [place, entry] of named.entries()) {
    if (place % ALLOCATIONS_PER_STEP === 0) yield;
    const { currency } = ledger.partitions[ledger.entries.partition[entry.pairs[0]!.credit]!]!;
    if (isRounded(entry.row.amount, currency)) issues.push(allocationIssue(ledger, entry.row, { code: "amount-decimals", severity: "warning", field: "amount", params: { got: entry.row.amount, currency } }));
    const issue = claimRow(ledger, entry, { book, policy });
    if (issue) issues.push(issue);
  }
  return issues.sort((one, other) => one.at.row! - other.at.row!);
}

function claimRow(ledger: Ledger, { allocation, row, pairs }: Named, { book, policy }: { readonly book: ClaimBook; readonly policy: AllocationPolicy }): Issue | null {
  const partition = ledger.entries.partition[pairs[0]!.credit]!;
  const wanted = minorOfWritten(row.amount, ledger.partitions[partition]!.currency);
  if (wanted === null) return allocationIssue(ledger, row, { code: "allocation-unreadable", field: "amount", params: { value: row.amount } });
  let left = Math.abs(wanted);
  let leftKnown = -Infinity;
  for (const { credit, debit } of pairs) {
    const day = dayOf(ledger, row, { credit, debit, policy });
    const knownDay = row.day === null ? day : Math.max(day, row.day);
    // What an earlier pair took is not missed before that pair was known.
    if (!isKnownInMonthOf(leftKnown, knownDay)) book.noteUnsteady(ledger.entries.partition[debit]!, { from: knownDay, until: leftKnown });
    const taken = wanted > 0
      ? claimPair(book, { credit, debit, day, knownDay, wanted: left, allocation })
      : takeBackPair(book, { credit, debit, day, knownDay, wanted: left, allocation });
    if (taken > 0) leftKnown = Math.max(leftKnown, knownDay);
    left -= taken;
  }
  if (left === 0) return null;
  return allocationIssue(ledger, row, {
    code: "allocation-over",
    severity: "warning",
    field: "amount",
    params: {
      from: row.from, to: row.to,
      amount: amountText(ledger, partition, Math.abs(wanted)),
      available: amountText(ledger, partition, Math.abs(wanted) - left),
      currency: ledger.partitions[partition]!.currency,
    },
  });
}

interface PairStep extends AllocationPair {
  readonly day: number;
  readonly knownDay: number;
  readonly wanted: number;
  readonly allocation: number;
}

function claimPair(book: ClaimBook, { allocation, ...claim }: PairStep): number {
  const amountMinor = book.room(claim);
  if (amountMinor <= 0) return 0;
  book.record({ credit: claim.credit, debit: claim.debit, amountMinor, day: claim.day, knownDay: claim.knownDay, origin: 0, source: allocation });
  return amountMinor;
}

function takeBackPair(book: ClaimBook, { credit, debit, day, knownDay, wanted, allocation }: PairStep): number {
  const applied = pairingsOf(book, credit).find((pairing) => pairing.debit === debit);
  book.noteUnlessSteady(credit, knownDay);
  const amountMinor = Math.min(wanted, applied?.amountMinor ?? 0);
  if (!applied || amountMinor <= 0) return 0;
  const backDay = Math.max(day, applied.day);
  book.record({ credit, debit, amountMinor: -amountMinor, day: backDay, knownDay: Math.max(knownDay, backDay), origin: 0, source: allocation });
  return amountMinor;
}

function dayOf({ entries }: Ledger, row: AllocationRow, { credit, debit, policy }: AllocationPair & { readonly policy: AllocationPolicy }): number {
  const documents = Math.max(entries.day[credit]!, entries.day[debit]!);
  return policy.allocationDate === "recorded" && row.day !== null ? Math.max(documents, row.day) : documents;
}
