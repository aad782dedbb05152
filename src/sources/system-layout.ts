import type { DateOrder } from "../calendar/read-day";
import type { TypeMeaning } from "../ledger/entry-words";
import type { EntryType } from "../ledger/ledger";
import type { Layout } from "./find-layout";

/** What a column of an accounting system's export can be. */
export type SystemField =
  | "date" | "postingDate" | "dueDate" | "year" | "month" | "dayOfMonth"
  | "party" | "partyCode" | "dimension" | "type" | "document" | "code" | "id" | "reference" | "memo" | "remark"
  | "amount" | "open" | "debit" | "credit" | "side" | "balance" | "currency" | "net" | "tax" | "status" | "posts"
  // which books and account the row is of
  | "book" | "period" | "account" | "accountName" | "split"
  // lines of one document
  | "quantity" | "price" | "discount" | "lineAmount" | "taxType" | "term"
  // balances of a period
  | "openingDebit" | "openingCredit" | "movedDebit" | "movedCredit" | "closingDebit" | "closingCredit" | "opening" | "advance" | "received" | "closing"
  // both sides of a tax invoice
  | "seller" | "sellerNumber" | "buyer" | "buyerNumber" | "positive" | "clearing" | "clearingDate";

/** One version of an accounting system's export. */
export interface SystemLayout extends Layout<SystemField> {
  /** Headers that the system writes too, and that nothing is read from. */
  readonly others?: readonly string[];
  /** What the system counts in where the file names nothing; left out: as the workbook does. */
  readonly currency?: string;
  /** How the system writes its dates where a file leaves it open; left out: as the organisation does. */
  readonly dateOrder?: DateOrder;
  /** How most organisations have the system write them, as each chooses: taken where a file leaves it open, and told. */
  readonly usualOrder?: DateOrder;
  /** What a label alone on a row says of the rows below it. */
  readonly sections?: "party" | "bucket";
  /** Words of the system for types, in lower case; others are known by themselves. */
  readonly types?: Readonly<Record<string, TypeMeaning>>;
  /** What every row is where no column says. */
  readonly implied?: TypeMeaning;
  /** What an amount that is in the customer's favour is where no word says; left out: a credit note. */
  readonly creditType?: EntryType;
  /** Rows of the same document are its lines or instalments: one entry. */
  readonly merges?: true;
  /** Such rows repeat the amount of the whole document. */
  readonly repeats?: true;
  /** Anybody may have arranged the list: rows that may repeat a document are told. */
  readonly tellsRepeats?: true;
  /** What was paid of a document stands beside what was billed. */
  readonly nets?: true;
  /** Lines of journals leave out what the line above them says. */
  readonly continues?: true;
  /** Why the file's own grand total may differ, a word of `words/source-words.ts`. */
  readonly totalExplanation?: string;
}
