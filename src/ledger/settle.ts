import type { Issue } from "../check/issue";
import { allSteps, type Steps } from "../check/steps";
import type { AllocationPolicy } from "../settings/settings";
import { applyDaily, type DailyApplications } from "./apply-daily";
import { ClaimBook } from "./claims";
import { claimAllocations } from "./claim-allocations";
import { claimAppliesTo } from "./claim-applies-to";
import { DocumentIndex } from "./document-index";
import { type EntryOrder, orderEntries } from "./entry-order";
import { instalmentPlans } from "./instalments";
import type { Ledger } from "./ledger";
import { reopenedIssues } from "./reopened-issues";
import { reopenedPast } from "./reopened-past";
import type { InstalmentPlans, Settlement } from "./settlement";

const AUTOMATIC = 2;
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
  return allSteps(settleSteps(ledger, policy));
}

/** The same in steps short enough for a page to breathe between them. */
export function* settleSteps(ledger: Ledger, policy: AllocationPolicy): Steps<Settlement> {
  const entryOrder = yield* orderEntries(ledger.entries, ledger.partitions.length);
  const findings: (readonly Issue[])[] = [];
  const hasClaims = ledger.allocations.length > 0 || ledger.entries.appliesTo.some((text) => text !== "");
  let plans = NO_PLANS;
  let book: ClaimBook | null = null;
  let index: DocumentIndex | null = null;
  if (hasClaims || ledger.instalments.length > 0) {
    index = yield* DocumentIndex.of(ledger, entryOrder);
    const instalments = instalmentPlans(ledger, index);
    plans = instalments.plans;
    if (hasClaims) {
      book = new ClaimBook(ledger.entries);
      findings.push(yield* claimAllocations(ledger, { rows: ledger.allocations.keys(), index, book, policy }));
      findings.push(yield* claimAppliesTo(ledger, { entries: entryOrder.order, index, book }));
    }
    findings.push(instalments.issues);
  }
  const automatic = policy.allocation === "auto" ? yield* applyDaily(ledger.entries, { entryOrder, book, plans, policy }) : null;
  const reopened = book && index ? yield* reopenedPast(ledger, { entryOrder, index, book, automatic, plans, policy }) : [];
  yield;
  findings.push(reopenedIssues(ledger, reopened));
  return { ...merge(ledger, { book, automatic, entryOrder }), entryOrder: entryOrder.order, entryStart: entryOrder.start, placed: entryOrder, plans, reopened, issues: findings.flat() };
}

type Applied = Pick<Settlement, "count" | "credit" | "debit" | "amountMinor" | "day" | "origin" | "applicationStart">;

/** Claims and automatic applications as one list, partition after partition. */
function merge(
  { entries, partitions }: Ledger,
  { book, automatic, entryOrder: { order } }: { readonly book: ClaimBook | null; readonly automatic: DailyApplications | null; readonly entryOrder: EntryOrder },
): Applied {
  if (automatic && !book) return automaticOnly(automatic, order);
  const claims = book?.count ?? 0;
  const made = automatic?.made;
  const count = claims + (made?.count ?? 0);
  const applicationStart = automatic ? automatic.start.slice() : new Int32Array(partitions.length + 1);
  const claimCounts = new Int32Array(partitions.length);
  for (let claim = 0; claim < claims; claim++) claimCounts[entries.partition[book!.debit[claim]!]!]!++;
  for (let partition = 0, claimed = 0; partition < partitions.length; partition++) applicationStart[partition + 1]! += claimed += claimCounts[partition]!;
  const applied = { count, credit: new Int32Array(count), debit: new Int32Array(count), amountMinor: new Float64Array(count), day: new Int32Array(count), origin: new Uint8Array(count), applicationStart };
  const next = applicationStart.slice();
  for (let claim = 0; claim < claims; claim++) {
    const to = next[entries.partition[book!.debit[claim]!]!]!++;
    applied.credit[to] = book!.credit[claim]!;
    applied.debit[to] = book!.debit[claim]!;
    applied.amountMinor[to] = book!.amountMinor[claim]!;
    applied.day[to] = book!.day[claim]!;
    applied.origin[to] = book!.origin[claim]!;
  }
  if (!automatic || !made) return applied;
  for (let partition = 0, place = 0; partition < partitions.length; partition++) {
    for (let to = next[partition]!; place < automatic.start[partition + 1]!; place++, to++) {
      applied.credit[to] = order[made.credit[place]!]!;
      applied.debit[to] = order[made.debit[place]!]!;
      applied.amountMinor[to] = made.amountMinor[place]!;
      applied.day[to] = made.day[place]!;
      applied.origin[to] = AUTOMATIC;
    }
  }
  return applied;
}

/** Without claims the list stands as it was made, its places turned into entries where they are. */
function automaticOnly({ made, start }: DailyApplications, order: Int32Array): Applied {
  const { count } = made;
  const [credit, debit] = [made.credit.subarray(0, count), made.debit.subarray(0, count)];
  for (let place = 0; place < count; place++) {
    credit[place] = order[credit[place]!]!;
    debit[place] = order[debit[place]!]!;
  }
  const origin = new Uint8Array(count).fill(AUTOMATIC);
  return { count, credit, debit, amountMinor: made.amountMinor.subarray(0, count), day: made.day.subarray(0, count), origin, applicationStart: start };
}
