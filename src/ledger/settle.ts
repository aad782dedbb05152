import type { Issue } from "../check/issue";
import type { AllocationPolicy } from "../settings/settings";
import type { Applications } from "./applications";
import { applyDaily } from "./apply-daily";
import { ClaimBook } from "./claims";
import { claimAllocations } from "./claim-allocations";
import { claimAppliesTo } from "./claim-applies-to";
import { DocumentIndex } from "./document-index";
import { type EntryOrder, orderEntries } from "./entry-order";
import { instalmentPlans } from "./instalments";
import type { Ledger } from "./ledger";
import { reopenedPast } from "./reopened-past";
import type { InstalmentPlans, Settlement } from "./settlement";

const NO_PLANS: InstalmentPlans = new Map();

/**
 * Decide which credit settles which debit, for all time at once.
 *
 * First the rows of the allocations table, then `Applies to` for what they left of a document, then (unless `explicit`) day by day what
 * no claim takes at any date. Customers, currencies, entities and accounts never mix.
 *
 * Holds: on every day what is applied of an entry is between 0 and its amount; an entry that neither claims nor is claimed changes
 *        nothing before its own day.
 * Errors: see the files of each step; no data throws.
 * Source: DOMAIN.md § Allocation.
 */
export function settle(ledger: Ledger, policy: AllocationPolicy): Settlement {
  const entryOrder = orderEntries(ledger.entries, ledger.partitions.length);
  const issues: Issue[] = [];
  const hasClaims = ledger.allocations.length > 0 || ledger.entries.appliesTo.some((text) => text !== "");
  let plans = NO_PLANS;
  let book: ClaimBook | null = null;
  if (hasClaims || ledger.instalments.length > 0) {
    const index = new DocumentIndex(ledger, entryOrder, namesIn(ledger));
    const instalments = instalmentPlans(ledger, index);
    plans = instalments.plans;
    if (hasClaims) {
      book = new ClaimBook(ledger.entries);
      issues.push(...claimAllocations(ledger, { index, book, policy }), ...claimAppliesTo(ledger, { order: entryOrder, index, book }));
    }
    issues.push(...instalments.issues);
  }
  const automatic = policy.allocation === "auto" ? applyDaily(ledger.entries, { entryOrder, book, plans, policy }) : null;
  if (book && automatic) issues.push(...reopenedPast(ledger, { entryOrder, book, plans, policy }));
  return { ...merge(ledger, { entryOrder, book, automatic }), entryOrder: entryOrder.order, entryStart: entryOrder.start, plans, issues };
}

function* namesIn({ entries, allocations, instalments }: Ledger): Iterable<string> {
  yield* entries.appliesTo;
  for (const { from, to } of allocations) {
    yield from;
    yield to;
  }
  for (const { document } of instalments) yield document;
}

/** Claims and automatic applications as one list, partition after partition. */
function merge(
  { entries, partitions }: Ledger,
  { book, automatic }: { readonly entryOrder: EntryOrder; readonly book: ClaimBook | null; readonly automatic: Applications | null },
): Pick<Settlement, "count" | "credit" | "debit" | "amountMinor" | "day" | "origin" | "applicationStart"> {
  const count = (book?.count ?? 0) + (automatic?.count ?? 0);
  const applicationStart = new Int32Array(partitions.length + 1);
  for (const list of [book, automatic]) for (let place = 0; list && place < list.count; place++) applicationStart[entries.partition[list.debit[place]!]! + 1]!++;
  for (let partition = 0; partition < partitions.length; partition++) applicationStart[partition + 1]! += applicationStart[partition]!;
  const next = applicationStart.slice();
  const merged = { count, credit: new Int32Array(count), debit: new Int32Array(count), amountMinor: new Float64Array(count), day: new Int32Array(count), origin: new Uint8Array(count) };
  for (const list of [book, automatic]) {
    for (let place = 0; list && place < list.count; place++) {
      const to = next[entries.partition[list.debit[place]!]!]!++;
      merged.credit[to] = list.credit[place]!;
      merged.debit[to] = list.debit[place]!;
      merged.amountMinor[to] = list.amountMinor[place]!;
      merged.day[to] = list.day[place]!;
      merged.origin[to] = list === book ? book.origin[place]! : 2;
    }
  }
  return { ...merged, applicationStart };
}
