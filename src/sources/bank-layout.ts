import type { DateOrder } from "../calendar/read-day";
import type { Layout } from "./find-layout";

/** What a column of a bank's or wallet's export can be. */
export type BankField =
  | "date" | "time" | "postingDate"
  | "moneyIn" | "moneyOut" | "amount" | "direction" | "balance" | "currency"
  // the account's own amount where a transaction was in another currency
  | "bookedIn" | "bookedOut"
  | "counterparty" | "counterpartyAccount" | "counterpartyBank"
  // where both sides are named, the direction says which is the other
  | "payer" | "payerAccount" | "payerBank" | "payee" | "payeeAccount" | "payeeBank"
  | "description" | "purpose" | "remark" | "note" | "place"
  | "document" | "reference" | "reference2" | "status"
  // wallets: what is given back and what the wallet keeps
  | "refund" | "refundReference" | "refundStatus" | "fee" | "net" | "method"
  | "account" | "accountName"
  // known to be there, and of no use
  | "other" | "other2" | "other3" | "other4" | "other5" | "other6";

/** One version of an export. */
export interface BankLayout extends Layout<BankField> {
  /**
   * How the rows say what moved.
   *
   * A bank: `sides` money in and money out in columns of their own; `direction` one column and a word; `signed` one column, + is money in.
   * A wallet: `bill` a person's list with a word and a status; `trades` a merchant's orders with refunds and fees beside them; `net` amounts with what
   * the wallet keeps and what is left; `summary` totals only.
   */
  readonly amounts: "sides" | "direction" | "signed" | "bill" | "trades" | "net" | "summary";
  /** A credit card: what is charged is positive, and is money out. */
  readonly isCard?: true;
  /** Where no column and no label names one; null: the workbook's. */
  readonly currency: string | null;
  /** Dates are month and day. */
  readonly yearless?: true;
  /** How the system writes its dates, whatever a column leaves open. */
  readonly dateOrder?: DateOrder;
  /** The other side's name and account share a cell. */
  readonly sharedCell?: "name-account" | "account-name" | "name-bracket";
  /** A remark beside the amount is the only word of a refund: there may be no row of its own. */
  readonly refundsInside?: true;
  /** Ledgers and statements have such columns too: where nothing else says bank, a person does. */
  readonly isCommon?: true;
  /** The layout is like that of other banks: one of these has to stand in the file. */
  readonly marks?: readonly string[];
}
