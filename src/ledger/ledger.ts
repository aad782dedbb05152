import type { Day } from "../calendar/day";
import type { Issue } from "../check/issue";
import type { Minor } from "../money/money";
import type { Field } from "./columns";

/**
 * The customers' ledger as read from the user's tables: everything the add-in answers is asked of this.
 *
 * Made by `read-ledger.ts`, settled by `settle.ts`, then asked by `open-items.ts`, `balance/`, `aging/`, `statement/`, `reconciliation/`.
 * Rows that cannot be read are not here: they are `issues`. Revaluation rows change base amounts only and stand apart.
 */
export interface Ledger {
  readonly tables: LedgerTables;
  readonly baseCurrency: string;
  /** Customers in the order of the customer table, then those only the ledger knows. */
  readonly customers: readonly Customer[];
  /** What is never netted across: one per customer, currency, entity and GL account that has entries. */
  readonly partitions: readonly Partition[];
  readonly entries: Entries;
  readonly allocations: readonly AllocationRow[];
  readonly instalments: readonly InstalmentRow[];
  readonly rates: readonly Rate[];
  readonly revaluations: readonly { readonly row: number; readonly partition: number; readonly day: Day; readonly baseMinor: Minor }[];
  /** Findings, in table order then row order. */
  readonly issues: readonly Issue[];
  /** Master-data hints that are no findings (no terms, no contact). */
  readonly advice: readonly Issue[];
  /** Data rows of the ledger table, blank ones left out; and how many of them could be read. */
  readonly rowsTotal: number;
  readonly rowsRead: number;
  /** Entity or GL account columns exist: every answer is split by them. */
  readonly hasEntities: boolean;
  readonly hasAccounts: boolean;
}

/** The tables the ledger was read from, and what each column was taken for. */
export interface LedgerTables {
  readonly ledger: MappedTable;
  readonly customers: MappedTable | null;
  readonly allocations: MappedTable | null;
  readonly instalments: MappedTable | null;
  readonly rates: MappedTable | null;
}

export interface MappedTable {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  readonly headers: readonly string[];
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly rowCount: number;
  readonly columns: readonly MappedColumn[];
}

export interface MappedColumn {
  readonly index: number;
  readonly header: string;
  /** null: not used. */
  readonly field: Field | null;
}

export interface Customer {
  /** The code where there is one, else the name as written: how every answer calls the customer. */
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly terms: Terms | null;
  readonly currency: string;
  readonly language: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly taxNumber: string;
  readonly salesperson: string;
  readonly segment: string;
  readonly contact: string;
  /** Key of the customer that statements are sent to, "" for itself. */
  readonly billTo: string;
  readonly hold: boolean;
  /** Decimal text as read; "" where there is none (0 is "cash only"). */
  readonly creditLimit: string;
  /** Data row in the customer table, or null for a customer that only the ledger knows. */
  readonly row: number | null;
}

/** When an invoice falls due; a cut-off day moves documents after it into the next month. */
export type Terms =
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "month-end"; readonly days: number; readonly cutOffDay: number | null }
  | { readonly kind: "day-of-month"; readonly monthsLater: number; readonly day: number; readonly cutOffDay: number | null };

export interface Partition {
  /** Index into `customers`. */
  readonly customer: number;
  readonly currency: string;
  readonly entity: string;
  readonly account: string;
}

export const ENTRY_TYPES = [
  "invoice", "payment", "credit note", "refund", "write-off", "debit adjustment", "credit adjustment", "fee", "opening", "revaluation",
] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];

/**
 * The entries, column by column (typed arrays: 100,000 lines are read and asked in milliseconds), in the order of the table's rows.
 *
 * Shape: every column has `count` places; a text column that the table lacks is absent from `texts`.
 */
export interface Entries {
  readonly count: number;
  /** 1-based data row of the ledger table. */
  readonly row: Int32Array;
  /** The day the entry counts from (posting date where the column exists, else document date); `BEGINNING` for an undated opening. */
  readonly day: Int32Array;
  readonly documentDay: Int32Array;
  /** `NO_DAY` for credits; else from the due column, terms, or the document date (then flagged in `dueAssumed`). */
  readonly dueDay: Int32Array;
  readonly dueAssumed: Uint8Array;
  /** Index into `partitions`. */
  readonly partition: Int32Array;
  /** Minor units of the partition's currency; + the customer owes more. Never 0-for-unknown. */
  readonly amountMinor: Float64Array;
  /** Index into `ENTRY_TYPES`. */
  readonly type: Uint8Array;
  /** 1 where the row is marked disputed. */
  readonly disputed: Uint8Array;
  /** Numbers as written, outer blanks removed; "" where there is none. */
  readonly document: readonly string[];
  readonly appliesTo: readonly string[];
  readonly texts: Readonly<Partial<Record<EntryText, readonly string[]>>>;
}

/** Optional columns that are carried along as text. */
export type EntryText =
  | "reference" | "description" | "contract" | "deliveryNote" | "invoiceNumber" | "settlementMethod" | "retention"
  | "status" | "salesperson" | "project" | "segment" | "rate";

/** A row of the allocations table: a claim that `from` (a credit) settles `to` (a debit). */
export interface AllocationRow {
  readonly row: number;
  /** null: no date recorded. */
  readonly day: Day | null;
  readonly from: string;
  readonly to: string;
  /** Index into customers where the table has a customer column, else null. */
  readonly customer: number | null;
  /** Decimal text as read: its minor units depend on the documents' currency. */
  readonly amount: string;
}

export interface InstalmentRow {
  readonly row: number;
  readonly document: string;
  readonly customer: number | null;
  readonly dueDay: Day;
  readonly amount: string;
}

export interface Rate {
  readonly day: Day;
  readonly currency: string;
  /** Base units for one unit of `currency`, decimal text. */
  readonly rate: string;
}
