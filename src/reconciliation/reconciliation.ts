import type { Day } from "../calendar/day";
import type { ListRow } from "../ledger/read-list";
import type { Minor } from "../money/money";

/** Our ledger against what the customer (`statement`) or the bank (`bank`) says. */
export interface ReconciliationInput {
  readonly kind: "statement" | "bank";
  readonly ours: readonly ReconciliationRow[];
  readonly theirs: readonly ReconciliationRow[];
  /** Master data: names that are known to be different parties, and aliases that are known to be the same. */
  readonly parties: readonly { readonly code: string; readonly name: string; readonly aliases: readonly string[] }[];
  readonly rates: readonly CrossRate[];
  readonly periodEnd: Day | null;
  readonly rules: ReconciliationRules;
  /** Groups a person has accepted or made by hand: told again as they are; their rows are not proposed for anything else, but learned from. */
  readonly decided?: readonly MatchGroup[];
  /** Groups a person has rejected: never proposed again. */
  readonly rejected?: readonly { readonly ours: readonly number[]; readonly theirs: readonly number[] }[];
}

/** One row of either side, as `ledger/read-list.ts` reads it. Signs are as that table has them; the engine finds the convention. */
export interface ReconciliationRow extends ListRow {
  /** Other numbers of ours than the document's, where the ledger has columns for them; their texts may name a row by these. */
  readonly numbers?: readonly SecondNumber[];
}

/** A number in one of our columns besides the document number. */
export interface SecondNumber {
  readonly column: SecondColumn;
  readonly text: string;
}

export const SECOND_COLUMNS = ["reference", "contract", "deliveryNote", "invoiceNumber"] as const;
export type SecondColumn = (typeof SECOND_COLUMNS)[number];

/** Units of `to` for one unit of `from`, decimal text. */
export interface CrossRate {
  readonly day: Day;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
}

export interface ReconciliationRules {
  /** Largest difference that still matches, in minor units of each currency. */
  readonly toleranceMinor: Minor;
  /** Their day minus ours may lie in −before … +after. */
  readonly windowBeforeDays: number;
  readonly windowAfterDays: number;
  /** Unmatched rows this close to the period end are cut-off. */
  readonly cutOffDays: number;
}

export const DEFAULT_RULES: Readonly<Record<ReconciliationInput["kind"], ReconciliationRules>> = {
  statement: { toleranceMinor: 0 as Minor, windowBeforeDays: 3, windowAfterDays: 5, cutOffDays: 3 },
  bank: { toleranceMinor: 0 as Minor, windowBeforeDays: 2, windowAfterDays: 120, cutOffDays: 3 },
};

export const CAUSES = [
  "EXACT", "REF_FORMAT", "DATE_SWAP", "DATE_TIMING", "WRONG_CUSTOMER", "THIRD_PARTY", "GROUP_1N", "GROUP_N1", "GROUP_NM", "GROUP_1N_NOREF", "INSTALMENTS",
  "NETTED_CN", "SIGN_FLIP", "ROUNDING", "FX_DIFF", "DECIMAL_SLIP", "WITHHOLDING", "EARLY_DISCOUNT", "BANK_FEE", "GROUP_FEE", "TRANSPOSITION", "TAX_NET_GROSS",
  "DIGIT_TYPO", "PARTIAL", "OVERPAY", "REF_MISSING", "REF_TYPO", "DUPLICATE_L", "DUPLICATE_R", "CUTOFF_L", "CUTOFF_R", "MISSING_L", "MISSING_R", "UNPAID",
  "UNRELATED_R", "EARLIER", "AMBIGUOUS", "AMOUNT_DIFF",
] as const;
export type Cause = (typeof CAUSES)[number];

export interface ReconciliationResult {
  readonly signs: { readonly theirs: "same" | "opposite"; readonly agree: number; readonly of: number };
  readonly groups: readonly MatchGroup[];
  readonly unmatched: { readonly ours: readonly UnmatchedRow[]; readonly theirs: readonly UnmatchedRow[] };
  /** One per currency; residual is 0 or the result is not given. */
  readonly bridges: readonly Bridge[];
  /** What the engine found out about the data: sign convention, numbering scheme, aliases, fees. */
  readonly learned: readonly Evidence[];
  /** A search met its bound: the groups it concerns are only suggested. */
  readonly budgetTouched: boolean;
  /** Decisions that no longer hold because rows changed or went, as sentences; the engine itself sets none. */
  readonly told?: readonly Evidence[];
}

/** Rows that belong together. Every row is in at most one group. */
export interface MatchGroup {
  /** Data rows, ascending. */
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly verdict: "auto" | "suggested";
  readonly cause: Cause;
  /** Theirs − ours, in our sign. */
  readonly differenceMinor: Minor;
  readonly currency: string;
  /** 0 … 1, calibrated. */
  readonly confidence: number;
  /** Sentences, by `words/reconciliation-words.ts`. */
  readonly evidence: readonly Evidence[];
  /** What else it may be, the likeliest first. */
  readonly alternatives: readonly Alternative[];
  /** What a person decided; the engine itself sets none. */
  readonly decision?: ItemDecision;
}

/** Another candidate for rows of a group, in data rows, and why it is one. */
export interface Alternative {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly cause: Cause;
  readonly reason?: Evidence;
}

export interface UnmatchedRow {
  readonly row: number;
  readonly cause: Cause;
  readonly decision?: ItemDecision;
}

/** A person's word on a group or a lone row (`decisions.ts`). */
export interface ItemDecision {
  /** null: only remarks. */
  readonly verdict: "accepted" | "grouped" | null;
  readonly note: string;
  readonly owner: string;
  readonly disputed: boolean;
}

/** A fact behind a match, as a key and its values: `words/reconciliation-words.ts` makes the sentence in either language. */
export interface Evidence {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** ours + Σ items = theirs, in our sign; what is only on one side counts whole. */
export interface Bridge {
  readonly currency: string;
  readonly oursMinor: Minor;
  readonly theirsMinor: Minor;
  readonly items: readonly { readonly cause: Cause; readonly amountMinor: Minor; readonly count: number }[];
  readonly residualMinor: Minor;
}
