import type { Day } from "../calendar/day";
import type { Issue } from "../check/issue";
import type { Minor } from "../money/money";

/**
 * Which credit settles which debit, from which day on: the answer of `settle.ts`, for all time at once.
 *
 * Open on a day = the entry's amount less the applications effective by that day; no later entry changes an earlier answer.
 * Shape: columns of `count` applications, in the order they were made; `credit` and `debit` index `Ledger.entries`; amounts are positive.
 */
export interface Settlement {
  readonly count: number;
  readonly credit: Int32Array;
  readonly debit: Int32Array;
  readonly amountMinor: Float64Array;
  readonly day: Int32Array;
  /** 0 allocation row, 1 `Applies to`, 2 automatic. */
  readonly origin: Uint8Array;
  /** Over-allocations, unknown documents, claims that reopen an earlier month. */
  readonly issues: readonly Issue[];
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
