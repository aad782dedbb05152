import { ENTRY_TYPES, type EntryType, type Ledger } from "../ledger/ledger";
import { checkedMinor, type Minor } from "../money/money";

/** What moved an account, by kind: `invoiced − paid − credited + adjusted` is the sum of the movements. */
export interface ControlTotals {
  readonly invoicedMinor: Minor;
  /** Receipts less refunds, as a positive amount. */
  readonly paidMinor: Minor;
  readonly creditedMinor: Minor;
  /** Fees, write-offs, adjustments, opening items dated inside the period: signed. */
  readonly adjustedMinor: Minor;
}

const COLUMN: Readonly<Record<EntryType, keyof ControlTotals>> = {
  invoice: "invoicedMinor",
  payment: "paidMinor",
  refund: "paidMinor",
  "credit note": "creditedMinor",
  "write-off": "adjustedMinor",
  "debit adjustment": "adjustedMinor",
  "credit adjustment": "adjustedMinor",
  fee: "adjustedMinor",
  opening: "adjustedMinor",
  revaluation: "adjustedMinor",
};

/** Adds movements up by their type; a red invoice lowers what was invoiced, a bounced receipt what was paid. */
export function controlTotals({ entries }: Ledger, movements: readonly { readonly entry: number; readonly amountMinor: Minor }[]): ControlTotals {
  const sums = { invoicedMinor: 0, paidMinor: 0, creditedMinor: 0, adjustedMinor: 0 };
  for (const { entry, amountMinor } of movements) sums[COLUMN[ENTRY_TYPES[entries.type[entry]!]!]] += amountMinor;
  return {
    invoicedMinor: checkedMinor(sums.invoicedMinor),
    paidMinor: checkedMinor(-sums.paidMinor),
    creditedMinor: checkedMinor(-sums.creditedMinor),
    adjustedMinor: checkedMinor(sums.adjustedMinor),
  };
}
