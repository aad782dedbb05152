import { BEGINNING, type Day, firstOfMonth, isoDay } from "../calendar/day";
import type { Issue } from "../check/issue";
import type { AllocationPolicy } from "../settings/settings";
import { waitingKeys } from "./apply-daily";
import { amountText, issueAt } from "./claim-issues";
import type { ClaimBook } from "./claims";
import { DailyMatcher } from "./daily-matcher";
import type { EntryOrder } from "./entry-order";
import type { Ledger } from "./ledger";
import type { InstalmentPlans } from "./settlement";

/** A claim that becomes known after an entry it takes from. */
interface LateClaim {
  readonly claim: number;
  readonly entry: number;
  readonly day: Day;
}

interface Reopened {
  amountMinor: number;
  since: number;
}

interface Step {
  readonly entryOrder: EntryOrder;
  readonly book: ClaimBook;
  readonly plans: InstalmentPlans;
  readonly policy: AllocationPolicy;
}

/**
 * Claims that change figures of an earlier month, and by how much.
 *
 * What is claimed is never applied automatically, at any date; but before the claim was known (before both documents were there, or
 * before the allocation was recorded) it may have been, and an earlier report showed it so. This goes through the days once more with
 * each claim unknown until its day and adds up what it then takes back from earlier months.
 * Units: per claim the larger of what its debit and its credit had been applied to.
 * Source: DOMAIN.md § Allocation.
 */
export function reopenedPast(ledger: Ledger, { entryOrder, book, plans, policy }: Step): Issue[] {
  const claimsOf = claimsByPartition(ledger, book);
  const replay = new Replay(ledger, { entryOrder, book, plans, policy });
  const bySource = new Map<string, { readonly claim: number; amountMinor: number; since: number }>();
  claimsOf.forEach((claims, partition) => {
    for (const [claim, { amountMinor, since }] of replay.partition(partition, claims)) {
      const source = `${book.origin[claim]} ${book.source[claim]}`;
      const before = bySource.get(source);
      if (before) {
        before.amountMinor += amountMinor;
        before.since = Math.min(before.since, since);
      } else {
        bySource.set(source, { claim, amountMinor, since });
      }
    }
  });
  return [...bySource.values()].map((found) => issueOf(ledger, book, found));
}

/** The days of one partition after another, each claim unknown until its day. */
class Replay {
  private readonly matcher: DailyMatcher;

  constructor(private readonly ledger: Ledger, private readonly step: Step) {
    const { entries } = ledger;
    this.matcher = new DailyMatcher(entries, waitingKeys(entries, step.policy), step.policy.order === "due" ? step.plans : new Map());
  }

  partition(partition: number, claims: readonly number[]): ReadonlyMap<number, Reopened> {
    const reopened = new Map<number, Reopened>();
    const { entries } = this.ledger;
    const { entryOrder, book } = this.step;
    const late = lateClaims(this.ledger, book, claims);
    if (!late.some(({ entry, day }) => entries.day[entry]! < firstOfMonth(day))) return reopened;
    const stretch = entryOrder.order.subarray(entryOrder.start[partition]!, entryOrder.start[partition + 1]!);
    const known = knownFromStart(this.ledger, book, claims);
    const open = (entry: number): number => Math.max(0, Math.abs(entries.amountMinor[entry]!) - (known.get(entry) ?? 0));
    if (!canMeet(entries.amountMinor, stretch, open)) return reopened;
    this.matcher.reset(stretch.length, late.map(({ entry }) => entry));
    let next = 0;
    for (const entry of stretch) {
      for (; next < late.length && late[next]!.day <= entries.day[entry]!; next++) this.take(late[next]!, reopened);
      const amount = open(entry);
      if (amount > 0) this.matcher.arrive(entry, amount, entries.day[entry]!);
    }
    for (; next < late.length; next++) this.take(late[next]!, reopened);
    return reopened;
  }

  /** The claim takes what it needs out of the automatic applications; partners that lose it meet anew. */
  private take({ claim, entry, day }: LateClaim, reopened: Map<number, Reopened>): void {
    const { book } = this.step;
    const amount = book.amountMinor[claim]!;
    if (amount < 0) {
      this.matcher.arrive(entry, -amount, day);
      return;
    }
    const back = this.matcher.withdraw(entry, amount, day);
    // A bounced receipt counts as applied until its day: nothing earlier changes.
    if (book.unapplied.get(book.credit[claim]!)?.includes(claim)) return;
    const month = firstOfMonth(day);
    const other = this.ledger.entries.amountMinor[entry]! < 0 ? book.debit[claim]! : book.credit[claim]!;
    const past = { amountMinor: 0, since: Infinity };
    for (const made of back) {
      // The claim may join the same two documents from no later day: then nothing changes.
      if (made.day >= month || (made.partner === other && book.day[claim]! <= made.day)) continue;
      past.amountMinor += made.amount;
      past.since = Math.min(past.since, made.day);
    }
    const before = reopened.get(claim);
    if (past.amountMinor > (before?.amountMinor ?? 0)) reopened.set(claim, { amountMinor: past.amountMinor, since: Math.min(past.since, before?.since ?? Infinity) });
  }
}

function claimsByPartition({ entries, partitions }: Ledger, book: ClaimBook): readonly (readonly number[])[] {
  const lists: number[][] = partitions.map(() => []);
  for (let claim = 0; claim < book.count; claim++) lists[entries.partition[book.debit[claim]!]!]!.push(claim);
  return lists;
}

/** One for each entry that is there before the claim is known, in the order of the days on which they become known. */
function lateClaims({ entries }: Ledger, book: ClaimBook, claims: readonly number[]): LateClaim[] {
  return claims
    .flatMap((claim) => [book.debit[claim]!, book.credit[claim]!].map((entry) => ({ claim, entry, day: book.knownDay[claim]! as Day })))
    .filter(({ entry, day }) => entries.day[entry]! < day)
    .sort((one, other) => one.day - other.day || one.claim - other.claim);
}

function knownFromStart({ entries }: Ledger, book: ClaimBook, claims: readonly number[]): ReadonlyMap<number, number> {
  const known = new Map<number, number>();
  for (const claim of claims) {
    for (const entry of [book.debit[claim]!, book.credit[claim]!]) {
      if (book.knownDay[claim]! <= entries.day[entry]!) known.set(entry, (known.get(entry) ?? 0) + book.amountMinor[claim]!);
    }
  }
  return known;
}

function canMeet(amountMinor: Float64Array, stretch: Int32Array, open: (entry: number) => number): boolean {
  let hasDebit = false;
  let hasCredit = false;
  for (const entry of stretch) {
    if (open(entry) === 0) continue;
    if (amountMinor[entry]! < 0) hasCredit = true;
    else hasDebit = true;
    if (hasDebit && hasCredit) return true;
  }
  return false;
}

function issueOf(ledger: Ledger, book: ClaimBook, { claim, amountMinor, since }: { readonly claim: number; readonly amountMinor: number; readonly since: number }): Issue {
  const { entries, allocations, tables } = ledger;
  const debit = book.debit[claim]!;
  const partition = entries.partition[debit]!;
  const fromRow = book.origin[claim] === 0;
  return issueAt(fromRow ? (tables.allocations ?? tables.ledger) : tables.ledger, {
    code: "claim-reopens-past",
    severity: "warning",
    row: fromRow ? allocations[book.source[claim]!]!.row : entries.row[book.source[claim]!]!,
    field: fromRow ? "amount" : "appliesTo",
    params: {
      document: entries.document[debit]!,
      from: entries.document[book.credit[claim]!]!,
      amount: amountText(ledger, partition, amountMinor),
      currency: ledger.partitions[partition]!.currency,
      since: since > BEGINNING ? isoDay(since as Day) : "",
    },
  });
}
