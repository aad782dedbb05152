import type { Day } from "../calendar/day";
import type { Issue } from "../check/issue";
import type { Minor } from "../money/money";
import type { EntryOrder } from "./entry-order";

/**
 * Which credit settles which debit, from which day on: the answer of `settle.ts`, for all time at once.
 *
 * Open on a day = the entry's amount less the applications effective by that day; no later entry changes an earlier answer.
 * Shape: columns of `count` applications; `credit` and `debit` index `Ledger.entries`. Partition after partition (`applicationStart`),
 *        in each the explicit ones first, each kind in the order it was made.
 * Units: minor units of the partition's currency. Positive; negative where an application is taken back (a bounced receipt) on `day`.
 */
export interface Settlement {
  readonly count: number;
  readonly credit: Int32Array;
  readonly debit: Int32Array;
  readonly amountMinor: Float64Array;
  readonly day: Int32Array;
  /** 0 allocation row, 1 `Applies to`, 2 automatic. */
  readonly origin: Uint8Array;
  /** Applications of partition p stand from `applicationStart[p]` to `applicationStart[p + 1]`. */
  readonly applicationStart: Int32Array;
  /** All entries, partition after partition, in each by day, debits before credits, then the table's row order. */
  readonly entryOrder: Int32Array;
  /** Entries of partition p stand in `entryOrder` from `entryStart[p]` to `entryStart[p + 1]`. */
  readonly entryStart: Int32Array;
  /** What is looked at of the entries, by place in `entryOrder`. */
  readonly placed: Pick<EntryOrder, "amountMinor" | "day" | "documentDay" | "dueDay">;
  /** Parts of the documents that fall due in parts, by entry. */
  readonly plans: InstalmentPlans;
  /** Accounts whose earlier month ends were changed by later claims; `issues` sums them up by currency. */
  readonly reopened: readonly ReopenedPast[];
  /** Over-allocations, unknown documents, claims that reopen an earlier month. */
  readonly issues: readonly Issue[];
}

/** Holds: in due order; amounts are positive and sum to the entry's amount. */
export type InstalmentPlans = ReadonlyMap<number, readonly InstalmentPart[]>;

export interface InstalmentPart {
  readonly dueDay: Day;
  readonly amountMinor: Minor;
}

/**
 * An account of which earlier month ends show other open items now than they did then.
 *
 * Units: minor units of the partition's currency.
 */
export interface ReopenedPast {
  /** Index into `Ledger.partitions`. */
  readonly partition: number;
  /** The earliest month end that changed; `BEGINNING` where only undated openings had been there. */
  readonly since: Day;
  /** By how much what is open moved from some documents to others, at the month end where it moved most. */
  readonly amountMinor: Minor;
  /** The documents whose open amount changed: indexes into `Ledger.entries`. */
  readonly entries: readonly number[];
  readonly claims: readonly ClaimSource[];
}

/** Where something is claimed: an allocation row (index into `Ledger.allocations`), or the entry that names others. */
export interface ClaimSource {
  readonly kind: "allocation" | "applies-to";
  readonly index: number;
}

/** One document with something open on the day asked for. Debits are positive, credits negative. */
export interface OpenItem {
  /** Index into `Ledger.entries`. */
  readonly entry: number;
  readonly partition: number;
  readonly openMinor: Minor;
  /** Due day of the oldest open part; the document day for credits. */
  readonly dueDay: Day;
  /** asOf − dueDay: negative when not yet due. */
  readonly daysPastDue: number;
  /** Open amounts of all parts in due order, settled ones 0; null where the document has no instalments. */
  readonly parts: readonly { readonly dueDay: Day; readonly openMinor: Minor }[] | null;
}
