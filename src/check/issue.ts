/**
 * Something in the user's data that a person has to look at: returned, never thrown.
 *
 * The text a person reads is made from `code` and `params` by `words/issue-words.ts`, in their language.
 */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: "error" | "warning";
  readonly at: IssueAt;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Where: `row` is the 1-based data row of the table (the header is not counted), `column` the header's text. */
export interface IssueAt {
  readonly table: string;
  readonly row: number | null;
  readonly column: string | null;
}

/** Found by the checks of `data-checks/`, which run over what was read. */
export const CHECK_CODES = [
  "document-similar", "row-repeated", "date-order-wrong", "date-future", "number-gap", "tax-differs", "line-differs", "account-doubled", "salesperson-differs", "customer-similar", "master-blank", "review-stale",
] as const;

/**
 * Stable words, part of the command line's contract; `docs/ISSUES.md` lists them with their meaning.
 * `error`: the row or value is left out of every figure. `warning`: it counts, as the message says.
 */
export const ISSUE_CODES = [
  // finding tables and columns
  "table-missing", "table-ambiguous", "column-missing", "column-ambiguous", "header-duplicate", "column-unmapped", "list-apart",
  // cells that cannot be read: the row is left out where figures hang on the cell
  "date-missing", "date-unreadable", "amount-missing", "amount-unreadable", "amount-too-large",
  "customer-missing", "type-unknown", "currency-unknown", "cell-error", "formula-unsaved", "debit-and-credit",
  // rows that are no entries
  "total-row", "header-repeated", "row-void",
  // cells read by repair: they count
  "number-as-text", "date-as-text", "full-width", "outer-blanks", "decimal-comma", "date-order-assumed", "amount-decimals", "cell-too-long", "character-illegal", "digits-lost",
  // rows that read well and contradict others
  "document-duplicate", "customer-unknown", "customer-duplicate", "customer-ambiguous", "customer-mismatch", "due-before-date", "date-implausible", "sign-against-type",
  "document-unknown", "document-shared", "applies-to-unknown", "allocation-over", "allocation-across", "allocation-unreadable",
  "instalments-differ", "instalment-unreadable", "currency-missing", "rate-missing", "rate-unreadable", "terms-unreadable", "claim-reopens-past",
  // hints that are no findings
  "terms-missing", "contact-missing", "currency-assumed",
  // totals
  "control-differs", "invariant-broken",
  ...CHECK_CODES,
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];
export type CheckCode = (typeof CHECK_CODES)[number];
