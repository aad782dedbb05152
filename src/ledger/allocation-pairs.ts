import { BEGINNING } from "../calendar/day";
import type { Issue } from "../check/issue";
import { differenceOf, issueAt } from "./claim-issues";
import type { Unsteady } from "./claims";
import type { Field } from "./columns";
import type { DocumentIndex, DocumentSearch } from "./document-index";
import { isKnownInMonthOf } from "./known-day";
import type { AllocationRow, Ledger } from "./ledger";

/** What a row of the allocations table joins: one credit and one debit of the same partition. */
export interface AllocationPair {
  readonly credit: number;
  readonly debit: number;
}

export interface FoundPairs {
  /** In the order of days, all of one currency. */
  readonly pairs: readonly AllocationPair[];
  /** Why there are none. */
  readonly issue: Issue | null;
  /** Partitions in which the row joined other documents, or some at all, before documents of a later month came; and when. */
  readonly unsteady: readonly (Unsteady & { readonly partition: number })[];
}

/**
 * The documents that a row of the allocations table joins.
 *
 * Errors: `document-unknown`, `document-shared`, `allocation-across`; then there are no pairs.
 */
export function allocationPairs(ledger: Ledger, row: AllocationRow, index: DocumentIndex): FoundPairs {
  const searches = searchesOf(row, index);
  const [from, to] = [entriesOf(searches.from), entriesOf(searches.to)];
  const issue = searchIssue(ledger, row, { field: "fromDocument", search: searches.from }) ?? searchIssue(ledger, row, { field: "toDocument", search: searches.to });
  const meant = [...meantBefore(ledger, row, { number: row.from, search: searches.from, index }), ...meantBefore(ledger, row, { number: row.to, search: searches.to, index })];
  const everywhere = (): FoundPairs["unsteady"] => {
    const all = [...from, ...to, ...meant];
    const until = all.reduce((last, entry) => Math.max(last, ledger.entries.day[entry]!), -Infinity);
    return [...new Set(all.map((entry) => ledger.entries.partition[entry]!))].map((of) => ({ partition: of, from: row.day ?? BEGINNING, until }));
  };
  const isDoubtful = meant.length > 0;
  if (issue) return { pairs: [], issue, unsteady: isDoubtful ? everywhere() : [] };
  const straight = crossing(ledger, from, to);
  const turned = crossing(ledger, to, from);
  // A row entered the wrong way round names the same two documents and can mean nothing else.
  const all = straight.length > 0 ? straight : turned;
  if (all.length === 0) return { pairs: [], issue: allocationIssue(ledger, row, { code: "document-unknown", field: "fromDocument", params: { document: row.from, to: row.to, reason: "same-side" } }), unsteady: isDoubtful ? everywhere() : [] };
  const { partition } = ledger.entries;
  const joined = all.filter(({ credit, debit }) => partition[credit] === partition[debit]);
  const currencyOf = ({ credit }: AllocationPair): string => ledger.partitions[partition[credit]!]!.currency;
  // The row says one amount, of one currency.
  const pairs = joined.filter((pair) => currencyOf(pair) === currencyOf(joined[0]!));
  const unsteady = isDoubtful || (straight.length > 0 && turned.length > 0) || pairs.length < joined.length ? everywhere() : [];
  if (pairs.length > 0) return { pairs, issue: null, unsteady };
  const difference = differenceOf(ledger, partition[from[0]!]!, partition[to.at(-1)!]!);
  return { pairs, issue: allocationIssue(ledger, row, { code: "allocation-across", field: "toDocument", params: { from: row.from, to: row.to, difference } }), unsteady };
}

/** Partitions of all documents that the numbers of a row may mean. */
export function partitionsNamed({ entries }: Ledger, row: AllocationRow, index: DocumentIndex): readonly number[] {
  const { from, to } = searchesOf(row, index);
  return [...new Set([...entriesOf(from), ...entriesOf(to)].map((entry) => entries.partition[entry]!))];
}

/**
 * Whether a row may have stood in the table at the end of a day.
 *
 * A row without a date is taken as entered when the documents were there that it names now.
 */
export function stoodBy({ entries: { day } }: Ledger, row: AllocationRow, { index, end }: { readonly index: DocumentIndex; readonly end: number }): boolean {
  if (row.day !== null) return row.day <= end;
  const { from, to } = searchesOf(row, index);
  return [from, to].every((search) => search.kind !== "found" || search.entries.some((entry) => day[entry]! <= end));
}

export function allocationIssue(
  ledger: Ledger,
  row: AllocationRow,
  { code, severity = "error", field, params }: { readonly code: Issue["code"]; readonly severity?: Issue["severity"]; readonly field: Field; readonly params: Issue["params"] },
): Issue {
  return issueAt(ledger.tables.allocations ?? ledger.tables.ledger, { code, severity, row: row.row, field, params });
}

function searchesOf({ from, to, customer }: AllocationRow, index: DocumentIndex): { readonly from: DocumentSearch; readonly to: DocumentSearch } {
  const search = (number: string): DocumentSearch => (customer === null ? index.ofAnyone(number) : index.ofCustomer(number, customer));
  return { from: search(from), to: search(to) };
}

function entriesOf(search: DocumentSearch): readonly number[] {
  return search.kind === "unknown" ? [] : search.entries;
}

function searchIssue(ledger: Ledger, row: AllocationRow, { field, search }: { readonly field: "fromDocument" | "toDocument"; readonly search: DocumentSearch }): Issue | null {
  const number = field === "fromDocument" ? row.from : row.to;
  if (search.kind === "found") return null;
  if (search.kind === "elsewhere" && row.customer === null) {
    const customers = search.customers.map((customer) => ledger.customers[customer]!.key).join(", ");
    return allocationIssue(ledger, row, { code: "document-shared", field, params: { document: number, customers } });
  }
  if (search.kind === "elsewhere") return allocationIssue(ledger, row, { code: "allocation-across", field, params: { from: row.from, to: row.to, difference: "customer" } });
  const params = { document: number, ...(search.kind === "ambiguous" && { candidates: search.documents.join(", ") }) };
  return allocationIssue(ledger, row, { code: "document-unknown", field, params });
}

/** Where documents of a later month than the row decide what its number means: what it may have meant before they came. */
function meantBefore(
  { entries: { day } }: Ledger,
  row: AllocationRow,
  { number, search, index }: { readonly number: string; readonly search: DocumentSearch; readonly index: DocumentIndex },
): readonly number[] {
  const known = row.day;
  if (search.kind === "unknown") return [];
  if (search.kind === "ambiguous" || (search.kind === "elsewhere" && row.customer === null)) return known === null || search.entries.some((entry) => !isKnownInMonthOf(day[entry]!, known)) ? search.entries : [];
  if (search.kind !== "found" || known === null || search.entries.some((entry) => isKnownInMonthOf(day[entry]!, known))) return [];
  return index.namedBefore(number, { customer: row.customer, before: search.entries.reduce((least, entry) => Math.min(least, day[entry]!), Infinity) });
}

/** Every credit of one side with every debit of the other, in the order of days. */
function crossing({ entries }: Ledger, lefts: readonly number[], rights: readonly number[]): AllocationPair[] {
  const { amountMinor, day } = entries;
  const inOrder = (list: readonly number[]): readonly number[] => (list.length < 2 ? list : [...list].sort((one, other) => day[one]! - day[other]! || one - other));
  const debits = inOrder(rights).filter((debit) => amountMinor[debit]! > 0);
  return inOrder(lefts).filter((credit) => amountMinor[credit]! < 0).flatMap((credit) => debits.map((debit) => ({ credit, debit })));
}
