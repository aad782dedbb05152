import type { Day } from "../calendar/day";
import type { RawCell } from "../grid/table";
import type { EntryType } from "../ledger/ledger";
import type { Minor } from "../money/money";
import type { Settings } from "../settings/settings";

/**
 * Another system's file, decoded and not yet understood. `files/read-source.ts` makes it of bytes; a profile reads it.
 *
 * A text of fields has one grid, a workbook one a sheet, an XML text has `xml` and no grid; every text has `text`.
 */
export interface SourceFile {
  readonly name: string;
  readonly form: "text" | "workbook" | "xml";
  /** As found out: `utf-8`, `gb18030`, …; `binary` for a workbook. */
  readonly encoding: string;
  /** SHA-256 of the bytes, in hex: the same file is known again whatever it is called. */
  readonly hash: string;
  readonly text: string | null;
  readonly grids: readonly SourceGrid[];
  readonly xml: SourceElement | null;
}

/** Fields of a text file or cells of a sheet: every row in order, blank ones too. */
export interface SourceGrid {
  /** The sheet's name; the file's for a text. */
  readonly name: string;
  readonly rows: readonly (readonly RawCell[])[];
  /** For each row the 1-based line of the text file or row of the sheet. */
  readonly lines: readonly number[];
  readonly date1904: boolean;
}

/** An XML element, entities resolved; names without their prefix. */
export interface SourceElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SourceElement[];
  readonly text: string;
}

export type SourceKind = "ledger" | "statement" | "bank" | "invoices" | "aging";

/** One entry as it will arrive. Signs are those of the table it goes to: ledger + the customer owes more; bank + money in; statement their own. */
export interface SourceRow {
  /** 1-based line of a text file, row of a sheet, or entry of a structured file; the first where several make one entry. */
  readonly sourceRow: number;
  /** The other source rows that went into this entry (lines of one invoice). */
  readonly moreSourceRows?: readonly number[];
  /** The sheet it stands on, where the file has several. */
  readonly sheet?: string;
  readonly day: Day | null;
  readonly dueDay?: Day | null;
  readonly party: string;
  readonly partyCode?: string;
  readonly document: string;
  readonly reference: string;
  readonly amountMinor: Minor;
  /** What is still open, where the file says so, in the sign of the amount. */
  readonly openMinor?: Minor;
  /** ISO code; `XXX` (two decimals) where neither file nor workbook says. */
  readonly currency: string;
  readonly memo: string;
  readonly type: EntryType | null;
  /** What else the file says and a table may keep: `net`, `tax`, `bankReference`, `balance`, `seller` …; decimal text for amounts. */
  readonly more?: Readonly<Record<string, string>>;
}

/** A source row that makes no entry. `needsPerson`: it might have been one (unreadable date or amount); the rest are headings, totals, void documents. */
export interface SkippedRow {
  readonly sourceRow: number;
  readonly sheet?: string;
  readonly reason: SkipReason;
  readonly needsPerson: boolean;
  /** The cell that was the reason, as text. */
  readonly got?: string;
}

/** Words for people: `words/source-words.ts`. */
export const SKIP_REASONS = [
  "blank", "preamble", "heading", "section", "total", "subtotal", "opening-balance", "closing-balance", "comment", "continuation", "void", "draft", "not-settled", "neutral", "zero", "settled",
  "parent-account", "not-receivable", "other-currency-view", "duplicate-line", "batch-of-details", "digits-lost", "date-missing", "date-unreadable", "amount-missing", "amount-unreadable", "amount-too-large", "currency-unknown", "currency-differs", "row-unreadable",
  "cut-off", "purchase", "not-money", "refund-note", "part-unreadable",
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A total, balance or count that the file itself states, beside what its rows give. */
export interface ControlTotal {
  /** Stable word: `total`, `count`, `opening-balance`, `closing-balance`, `running-balance`, `credits`, `debits`, `section-total`, `record-count` …, `: ` and what it is of where there are several. */
  readonly name: string;
  /** Decimal text; a count as a whole number. */
  readonly expected: string;
  readonly found: string;
  readonly ok: boolean;
  /** Why a difference is expected of this source, a word of `words/source-words.ts`; left out where there is no explanation. */
  readonly explanation?: string;
}

export interface SourceReading {
  readonly kind: SourceKind;
  readonly rows: readonly SourceRow[];
  readonly skipped: readonly SkippedRow[];
  readonly controls: readonly ControlTotal[];
  /** Whose list it is (the customer of a statement, our account number at the bank), as far as the file says. */
  readonly owner?: string;
  /** What the columns were read as, for the person to correct: header as written → field. */
  readonly columns?: readonly { readonly header: string; readonly field: string | null }[];
}

/** What a profile may know beside the file. */
export interface SourceContext {
  readonly settings: Settings;
  /** The workbook's currency where the file names none. */
  readonly baseCurrency: string | null;
  /** For dates without a year: the last day they may be of. */
  readonly latestDay: Day;
  /** Our own name or tax number, where known: tells sales invoices from purchases. */
  readonly ourName?: string;
  /** Columns a person set right: header → field, "" for leave alone. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** A layout known by its content. Adding one is one file and one case. */
export interface SourceProfile {
  /** A word of the command line's contract: `bank-ccb`. */
  readonly id: string;
  readonly kind: SourceKind;
  /** How surely the file is of this layout, by content alone: 0 no, 1 certain. A profile for any table by its headers answers low. */
  recognise(file: SourceFile): number;
  /** Every row of the file is in `rows` (or their `moreSourceRows`) or in `skipped`. Never throws on wrong data. */
  read(file: SourceFile, context: SourceContext): SourceReading;
}
