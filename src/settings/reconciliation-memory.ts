/**
 * What the workbook remembers of reconciliations, one entry per counterparty (a customer, or a bank list).
 *
 * Rows are named by their keys (`reconciliation/row-identity.ts`), never by place: people sort, insert and come back next month.
 * Plain values only; days are ISO text and amounts decimal text, so that a person can read the part and another program too.
 */
export type ReconciliationMemory = Readonly<Record<string, CounterpartyMemory>>;

export interface CounterpartyMemory {
  readonly kind: "statement" | "bank";
  /** Key of the customer whose list it is; null for a bank list or one of several customers. */
  readonly customer: string | null;
  readonly profile: ListProfile | null;
  readonly decisions: readonly SavedDecision[];
  /** Agreed periods, the earliest first. */
  readonly agreed: readonly AgreedPeriod[];
  /** Keys of rows that an agreed period has done with: not compared again. */
  readonly settled: { readonly ours: readonly string[]; readonly theirs: readonly string[] };
  /** What the last agreed period left open, rolled forward. */
  readonly carried: readonly CarriedItem[];
  /** Keys of bank lines whose receipts were added to the ledger. */
  readonly posted: readonly string[];
  /** The list that is marked in both tables now; none where nothing of this counterparty is. */
  readonly marked?: MarkedList;
}

/** A marked list and how it was compared, for marking it anew beside those of others. */
export interface MarkedList {
  readonly table: string;
  readonly tolerance: string;
  readonly windowBeforeDays: number;
  readonly windowAfterDays: number;
  readonly periodEnd: string | null;
  /** Table of remittance advices. */
  readonly advice?: string;
}

/** How a list is read and compared, found again next month. */
export interface ListProfile {
  readonly table: string;
  readonly headers: readonly string[];
  /** Header → field, as corrected by hand. */
  readonly columns: Readonly<Record<string, string>>;
  readonly tolerance: string;
  readonly windowBeforeDays: number;
  readonly windowAfterDays: number;
  /** As found when it was saved; a change is told. */
  readonly signs: "same" | "opposite" | null;
}

/** What a person decided about a set of rows. Without a verdict it is a remark only. */
export interface SavedDecision {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly verdict: "accepted" | "grouped" | "rejected" | null;
  readonly note?: string;
  readonly owner?: string;
  readonly disputed?: true;
  /** What the rows were, for a person to know them by when they have changed. */
  readonly about?: string;
}

export interface AgreedPeriod {
  readonly periodEnd: string;
  readonly agreedOn: string;
  readonly balances: readonly { readonly currency: string; readonly ours: string; readonly theirs: string; readonly settled: string }[];
  readonly openItems: number;
}

/** A row that stood open when a period was agreed. Rows of theirs are kept whole: next month's list may not have them. */
export interface CarriedItem {
  readonly side: "ours" | "theirs";
  readonly key: string;
  readonly cause: string;
  /** The end of the first period that left it open. */
  readonly since: string;
  readonly day: string | null;
  readonly reference: string;
  readonly party: string;
  readonly partyCode: string;
  readonly text: string;
  readonly amount: string;
  readonly currency: string;
}

export const NO_MEMORY: Omit<CounterpartyMemory, "kind" | "customer"> = {
  profile: null, decisions: [], agreed: [], settled: { ours: [], theirs: [] }, carried: [], posted: [],
};

/** Bounds per counterparty: the part is read whenever the workbook is, so it must stay small. */
export const DECISIONS_MAX = 20000;
export const PERIODS_MAX = 60;
export const CARRIED_MAX = 5000;
export const SETTLED_MAX = 200000;
export const NOTE_CHARS_MAX = 2000;
