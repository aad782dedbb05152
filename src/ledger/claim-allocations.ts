import type { Issue } from "../check/issue";
import type { Steps } from "../check/steps";
import type { AllocationPolicy } from "../settings/settings";
import { pairingsOf } from "./claims";
import type { ClaimBook } from "./claims";
import { amountText, differenceOf, issueAt } from "./claim-issues";
import type { Field } from "./columns";
import type { DocumentIndex } from "./document-index";
import type { AllocationRow, Ledger } from "./ledger";
import { isRounded, minorOfWritten } from "./written-amount";

/** Allocations entered between two pauses. */
const ALLOCATIONS_PER_STEP = 250;

interface Named {
  readonly allocation: number;
  readonly row: AllocationRow;
  /** Pairs of one credit and one debit of the same partition, in day order. */
  readonly pairs: readonly { readonly credit: number; readonly debit: number }[];
  readonly day: number;
}

/**
 * Enter the rows of the allocations table, in the order of their dates, then of the table.
 *
 * A row counts from the latest of its two documents and its own date (`recorded`), or of the documents alone. A negative amount takes an
 * earlier row back from its day on.
 * Errors: unknown or shared numbers, documents of two customers, currencies, entities or accounts (unused); more than is open
 * (what is open is applied, the issue says how much that is).
 * Source: DOMAIN.md § Allocation.
 */
export function* claimAllocations(ledger: Ledger, { index, book, policy }: { readonly index: DocumentIndex; readonly book: ClaimBook; readonly policy: AllocationPolicy }): Steps<Issue[]> {
  const issues: Issue[] = [];
  const named: Named[] = [];
  for (const [allocation, row] of ledger.allocations.entries()) {
    const found = findPairs(ledger, row, index);
    if ("issue" in found) issues.push(found.issue);
    else named.push({ allocation, row, pairs: found.pairs, day: dayOf(ledger, row, { ...found.pairs[0]!, policy }) });
    if (allocation % ALLOCATIONS_PER_STEP === ALLOCATIONS_PER_STEP - 1) yield;
  }
  named.sort((left, right) => left.day - right.day || left.row.row - right.row.row);
  for (const [place, entry] of named.entries()) {
    if (place % ALLOCATIONS_PER_STEP === 0) yield;
    const { currency } = ledger.partitions[ledger.entries.partition[entry.pairs[0]!.credit]!]!;
    if (isRounded(entry.row.amount, currency)) issues.push(rowIssue(ledger, entry.row, { code: "amount-decimals", severity: "warning", field: "amount", params: { got: entry.row.amount, currency } }));
    const issue = claimRow(ledger, entry, { book, policy });
    if (issue) issues.push(issue);
  }
  return issues.sort((left, right) => left.at.row! - right.at.row!);
}

function claimRow(ledger: Ledger, { allocation, row, pairs }: Named, { book, policy }: { readonly book: ClaimBook; readonly policy: AllocationPolicy }): Issue | null {
  const partition = ledger.entries.partition[pairs[0]!.credit]!;
  const wanted = minorOfWritten(row.amount, ledger.partitions[partition]!.currency);
  if (wanted === null) return rowIssue(ledger, row, { code: "allocation-unreadable", field: "amount", params: { value: row.amount } });
  let left = Math.abs(wanted);
  for (const { credit, debit } of pairs) {
    const day = dayOf(ledger, row, { credit, debit, policy });
    const knownDay = row.day === null ? day : Math.max(day, row.day);
    if (wanted > 0) {
      const amountMinor = Math.min(left, book.free(credit, day), book.free(debit, day));
      if (amountMinor <= 0) continue;
      book.record({ credit, debit, amountMinor, day, knownDay, origin: 0, source: allocation });
      left -= amountMinor;
    } else {
      const applied = pairingsOf(book, credit).find((pairing) => pairing.debit === debit);
      const amountMinor = Math.min(left, applied?.amountMinor ?? 0);
      if (!applied || amountMinor <= 0) continue;
      const backDay = Math.max(day, applied.day);
      book.record({ credit, debit, amountMinor: -amountMinor, day: backDay, knownDay: Math.max(knownDay, backDay), origin: 0, source: allocation });
      left -= amountMinor;
    }
  }
  if (left === 0) return null;
  return rowIssue(ledger, row, {
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

function findPairs(ledger: Ledger, row: AllocationRow, index: DocumentIndex): { readonly pairs: Named["pairs"] } | { readonly issue: Issue } {
  const sides: { readonly field: Field; readonly number: string; readonly entries: readonly number[] }[] = [];
  for (const [field, number] of [["fromDocument", row.from], ["toDocument", row.to]] as const) {
    const search = row.customer === null ? index.ofAnyone(number) : index.ofCustomer(number, row.customer);
    if (search.kind === "found") {
      sides.push({ field, number, entries: search.entries });
    } else if (search.kind === "elsewhere" && row.customer === null) {
      const customers = search.customers.map((customer) => ledger.customers[customer]!.key).join(", ");
      return { issue: rowIssue(ledger, row, { code: "document-shared", field, params: { document: number, customers } }) };
    } else if (search.kind === "elsewhere") {
      return { issue: rowIssue(ledger, row, { code: "allocation-across", field, params: { from: row.from, to: row.to, difference: "customer" } }) };
    } else {
      const params = { document: number, ...(search.kind === "ambiguous" && { candidates: search.documents.join(", ") }) };
      return { issue: rowIssue(ledger, row, { code: "document-unknown", field, params }) };
    }
  }
  const entries = sides.flatMap((side) => side.entries);
  const { amountMinor, partition } = ledger.entries;
  const [from, to] = [sides[0]!.entries, sides[1]!.entries];
  const crossing = (lefts: readonly number[], rights: readonly number[]): Named["pairs"] =>
    lefts.filter((credit) => amountMinor[credit]! < 0).flatMap((credit) => rights.filter((debit) => amountMinor[debit]! > 0).map((debit) => ({ credit, debit })));
  // A row entered the wrong way round names the same two documents and can mean nothing else.
  const all = crossing(from, to).length > 0 ? crossing(from, to) : crossing(to, from);
  if (all.length === 0) return { issue: rowIssue(ledger, row, { code: "document-unknown", field: "fromDocument", params: { document: row.from, to: row.to, reason: "same-side" } }) };
  const pairs = all.filter(({ credit, debit }) => partition[credit] === partition[debit]);
  if (pairs.length > 0) return { pairs };
  const difference = differenceOf(ledger, partition[entries[0]!]!, partition[entries.at(-1)!]!);
  return { issue: rowIssue(ledger, row, { code: "allocation-across", field: "toDocument", params: { from: row.from, to: row.to, difference } }) };
}

function dayOf({ entries }: Ledger, row: AllocationRow, { credit, debit, policy }: { readonly credit: number; readonly debit: number; readonly policy: AllocationPolicy }): number {
  const documents = Math.max(entries.day[credit]!, entries.day[debit]!);
  return policy.allocationDate === "recorded" && row.day !== null ? Math.max(documents, row.day) : documents;
}

function rowIssue(
  ledger: Ledger,
  row: AllocationRow,
  { code, severity = "error", field, params }: { readonly code: Issue["code"]; readonly severity?: Issue["severity"]; readonly field: Field; readonly params: Issue["params"] },
): Issue {
  return issueAt(ledger.tables.allocations ?? ledger.tables.ledger, { code, severity, row: row.row, field, params });
}
