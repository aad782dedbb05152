import type { Aging } from "../aging/aging";
import type { Day } from "../calendar/day";
import type { EntryType } from "../ledger/ledger";
import type { Minor } from "../money/money";
import type { StatementKind } from "../settings/settings";

/** One customer's account in one currency (entity, GL account) over a period. */
export interface Statement {
  /** Index into `Ledger.partitions`. */
  readonly partition: number;
  readonly kind: StatementKind;
  readonly from: Day;
  readonly to: Day;
  readonly openingMinor: Minor;
  readonly lines: readonly StatementLine[];
  readonly invoicedMinor: Minor;
  /** Receipts less refunds. */
  readonly paidMinor: Minor;
  readonly creditedMinor: Minor;
  /** Fees, write-offs, adjustments: signed. */
  readonly adjustedMinor: Minor;
  readonly closingMinor: Minor;
  readonly overdueMinor: Minor;
  readonly disputedMinor: Minor;
  /** Strip at `to`: the row of this partition, with its buckets. */
  readonly aging: { readonly buckets: Aging["buckets"]; readonly amountsMinor: readonly Minor[]; readonly unappliedMinor: Minor; readonly totalMinor: Minor };
}

export interface StatementLine {
  /** Index into `Ledger.entries`. */
  readonly entry: number;
  readonly day: Day;
  readonly document: string;
  readonly type: EntryType;
  readonly description: string;
  readonly debitMinor: Minor;
  readonly creditMinor: Minor;
  /** Running balance after this line (running Σ open in an open-item statement). */
  readonly balanceMinor: Minor;
  readonly dueDay: Day | null;
  /** What is still open on the line at `to`; null where the kind does not show it. */
  readonly openMinor: Minor | null;
  readonly daysPastDue: number | null;
  readonly disputed: boolean;
  /** What this entry was applied to (or what settled it) by `to`, in order. */
  readonly applied: readonly { readonly document: string; readonly amountMinor: Minor; readonly day: Day }[];
}
