import type { Day } from "../calendar/day";
import type { DocumentLanguage } from "../words/language";
import type { ImportColumns } from "./import-columns";
import type { ImportMemory } from "./import-memory";
import type { ReconciliationMemory } from "./reconciliation-memory";

/**
 * What the add-in remembers in a workbook, shared by Excel, the workbench and the command line.
 *
 * It lies as JSON in one custom XML part (`Workbook.readState`/`writeState`); `settings/read-settings.ts` reads and writes it.
 */
export interface Settings {
  /** The saved closing date, or null for "today". */
  readonly closingDate: Day | null;
  /** Tables the user picked, by role; a role left out is found by headers. Names, since ids do not survive a save everywhere. */
  readonly tables: Readonly<Partial<Record<TableRole, string>>>;
  /** Columns the user assigned by hand: table name → header → field, or "" for a column to leave alone. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly baseCurrency: string | null;
  readonly aging: AgingPolicy;
  readonly allocation: AllocationPolicy;
  /** Balances that the general ledger shows, to which totals are tied. */
  readonly controls: readonly ControlBalance[];
  readonly statement: StatementSettings;
  readonly reconciliation: ReconciliationSettings;
  /** Profiles, decisions and agreed periods, by counterparty. */
  readonly reconciliations: ReconciliationMemory;
  /** Rows that imports added, the earliest first. */
  readonly imports: readonly ImportMemory[];
  /** Columns of other systems' files that a person set right, the latest last. */
  readonly importColumns: readonly ImportColumns[];
  /** Which findings of the data checks this workbook wants to hear of. */
  readonly checks: CheckSettings;
  /** Goes up whenever a setting that changes figures is saved; printed on every sheet. */
  readonly policyVersion: number;
}

export interface CheckSettings {
  /** Standings that a person changed, by code. */
  readonly standings: Readonly<Record<string, CheckStanding>>;
  /** Findings that a person has looked at and lets stand. */
  readonly ignored: readonly IgnoredFinding[];
}

/** A finding that leaves its row out of the figures is an error whatever is set here. */
export const CHECK_STANDINGS = ["warning", "advice", "off"] as const;
export type CheckStanding = (typeof CHECK_STANDINGS)[number];

export interface IgnoredFinding {
  readonly code: string;
  /** What the finding is of: table, column and what stands in the row, never its place. */
  readonly key: string;
  readonly reason: string;
}

export type TableRole = "ledger" | "customers" | "allocations" | "instalments" | "rates";

export interface AgingPolicy {
  readonly basis: "due" | "document";
  /** Ascending upper edges in days, e.g. 30, 60, 90, 120. */
  readonly edgesDays: readonly number[];
  /** How open credits show: in a column of their own, negative in the bucket of their own date, or taken off the oldest debits (view only). */
  readonly credits: "column" | "own-date" | "fifo";
}

export interface AllocationPolicy {
  /** `explicit` stops after allocation rows and `Applies to`. */
  readonly allocation: "auto" | "explicit";
  /** When an allocation row counts from: its recorded date, or the later of its two documents. */
  readonly allocationDate: "recorded" | "documents";
  /** Which debit an automatic application takes first. */
  readonly order: "due" | "document";
}

export interface ControlBalance {
  readonly entity: string;
  readonly account: string;
  readonly currency: string;
  /** Decimal text, in the sign of the ledger: + customers owe. */
  readonly balance: string;
  /** ISO date the balance is of. */
  readonly asOf: string;
}

export interface StatementSettings {
  readonly language: DocumentLanguage | "customer";
  readonly kind: StatementKind;
  readonly paper: "A4" | "Letter";
  readonly letterhead: Letterhead;
  readonly showWriteOffs: boolean;
  /** In whose books' sign figures stand: + the customer owes, or the customer's own, where that is a credit. */
  readonly perspective: "ours" | "theirs";
  /** Kinds with a running balance end with the open items that make it up. */
  readonly listOpenItems: boolean;
  readonly confirmation: ConfirmationSettings;
  /** An issued statement without an answer is listed after so many days. */
  readonly unansweredDays: number;
  /** Who issued statements last, offered the next time; "" for nobody yet. */
  readonly issuedBy: string;
}

/** How a confirmation of balance asks. */
export interface ConfirmationSettings {
  readonly issuer: "company" | "auditor";
  /** `positive` asks for a reply either way, `negative` only where the figures differ. */
  readonly form: "positive" | "negative";
  /** Days to reply within; null names none. */
  readonly replyDays: number | null;
  /** That silence counts as agreement, which may be contested: printed only where it is chosen and a time to reply is set. */
  readonly silenceClause: boolean;
  /** To whom the reply goes in the auditor's form. */
  readonly auditor: { readonly name: string; readonly address: string; readonly contact: string };
}

export type StatementKind = "activity" | "open-item" | "balance-forward" | "transactions" | "confirmation" | "dunning";

/** Our own particulars; blank ones are left out of the sheet. */
export interface Letterhead {
  readonly name: string;
  readonly address: string;
  readonly taxNumber: string;
  readonly contact: string;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly bankAccountName: string;
  /** PNG or JPEG, base64; "" for none. */
  readonly logo: string;
}

export interface ReconciliationSettings {
  /** Decimal text in the currency compared. */
  readonly tolerance: string;
  readonly windowBeforeDays: number | null;
  readonly windowAfterDays: number | null;
}

export const DEFAULT_SETTINGS: Settings = {
  closingDate: null,
  tables: {},
  columns: {},
  baseCurrency: null,
  aging: { basis: "due", edgesDays: [30, 60, 90, 120], credits: "column" },
  allocation: { allocation: "auto", allocationDate: "recorded", order: "due" },
  controls: [],
  statement: {
    language: "customer",
    kind: "activity",
    paper: "A4",
    letterhead: { name: "", address: "", taxNumber: "", contact: "", bankName: "", bankAccount: "", bankAccountName: "", logo: "" },
    showWriteOffs: true,
    perspective: "ours",
    listOpenItems: false,
    confirmation: { issuer: "company", form: "positive", replyDays: null, silenceClause: false, auditor: { name: "", address: "", contact: "" } },
    unansweredDays: 14,
    issuedBy: "",
  },
  reconciliation: { tolerance: "0", windowBeforeDays: null, windowAfterDays: null },
  reconciliations: {},
  imports: [],
  importColumns: [],
  checks: { standings: {}, ignored: [] },
  policyVersion: 1,
};
