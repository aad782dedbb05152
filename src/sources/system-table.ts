import { NO_CURRENCY } from "../money/currencies";
import type { Day } from "../calendar/day";
import { NATURE, readType, type TypeMeaning } from "../ledger/entry-words";
import type { EntryType } from "../ledger/ledger";
import type { Minor } from "../money/money";
import { readCurrency } from "../money/read-currency";
import { lostDigitsControl } from "./control-total";
import type { FoundLayout } from "./find-layout";
import { LayoutRows, type SourceCell } from "./layout-rows";
import { labelled } from "./preamble";
import type { Entry, RowAccount } from "./row-account";
import type { ControlTotal, SkipReason, SourceContext, SourceFile, SourceGrid, SourceKind } from "./source";
import { TableDates } from "./system-dates";
import type { SystemField, SystemLayout } from "./system-layout";

/** A layout found in one sheet of the file. */
export interface FoundSystem {
  readonly layout: SystemLayout;
  readonly found: FoundLayout<SystemField>;
}

/** What a reader needs to know of one table. */
export interface TableTask {
  readonly file: SourceFile;
  readonly table: FoundSystem;
  readonly context: SourceContext;
  readonly account: RowAccount;
  readonly kind: SourceKind;
}

const DATES: readonly SystemField[] = ["date", "dueDate", "postingDate", "clearingDate"];
const AMOUNTS = ["amount", "open", "debit", "credit", "net", "closingDebit", "closing", "price", "balance"] as const;
/** Amounts of the row itself: one of these in another currency makes the row of that currency. */
const MEASURES = ["amount", "open", "debit", "credit", "lineAmount", "price", "openingDebit", "openingCredit", "movedDebit", "movedCredit", "closingDebit", "closingCredit", "opening", "received", "closing"] as const;
const CURRENCY = ["Currency", "币种", "币别", "货币"];
const SHOWN_MAX = 80;
const DRAFT = /^(?:draft|submitted|unapproved|草稿|未审核|待审核|未提交|暂存)$/iu;
const VOID = /^(?:void|voided|cancelled|canceled|deleted|作废|已作废|作废发票|取消|已取消|删除|已删除)(?:[-－—].*)?$/iu;

/** Reads one table of an accounting system's export; the ways to read its rows are those that extend it. */
export abstract class SystemTable {
  protected readonly rows: LayoutRows<SystemField>;
  protected readonly layout: SystemLayout;
  protected readonly context: SourceContext;
  protected readonly kind: SourceKind;
  protected readonly ownCurrency: string;
  /** A column or a line above states the currency: an amount that names another contradicts it. */
  private readonly isCurrencyStated: boolean;
  protected readonly dates: TableDates<SystemField>;
  private readonly account: RowAccount;
  private readonly found: FoundLayout<SystemField>;
  /** Header → numbers of many digits that a spreadsheet destroyed. */
  private readonly lost = new Map<string, number>();

  constructor({ file, table: { found, layout }, context, account, kind }: TableTask) {
    [this.found, this.layout, this.context, this.account, this.kind] = [found, layout, context, account, kind];
    this.rows = new LayoutRows(file, found);
    const told = readCurrency(labelled(found.grid, { to: found.headerRow }, CURRENCY) ?? "");
    const headed = AMOUNTS.map((name) => this.rows.currencyOfHeader(name)).find((currency) => currency !== "");
    this.ownCurrency = told ?? headed ?? layout.currency ?? context.baseCurrency ?? NO_CURRENCY;
    this.isCurrencyStated = told !== null || this.rows.has("currency");
    this.dates = new TableDates(this.rows, DATES, { grid: found.grid, headerRow: found.headerRow, habit: layout.dateOrder, usual: layout.usualOrder });
  }

  /** Whose list it is, where the file says so. */
  get owner(): string | undefined {
    return undefined;
  }

  /** Books every row below the header and gives what the file's own totals say. */
  read(): readonly ControlTotal[] {
    return [...this.readRows(), ...this.dates.assumed(), ...this.rows.foreignSigns(), ...[...this.lost].map(([header, count]) => lostDigitsControl(count, header))];
  }

  protected abstract readRows(): readonly ControlTotal[];

  protected get grid(): SourceGrid {
    return this.found.grid;
  }

  protected get headerRow(): number {
    return this.found.headerRow;
  }

  protected lineOf(row: number): number {
    return this.grid.lines[row] ?? row + 1;
  }

  protected skip(row: number, reason: SkipReason, got = ""): void {
    this.account.skip(this.grid, row, reason, got.slice(0, SHOWN_MAX));
  }

  protected keep(row: number, entry: Entry, more: readonly number[] = []): void {
    const said = Object.fromEntries(Object.entries(entry.more ?? {}).filter(([, value]) => value !== ""));
    const { more: _, ...rest } = entry;
    this.account.keep(this.grid, row, { ...rest, ...(Object.keys(said).length > 0 && { more: said }) }, more);
  }

  /** The header again, as pages and merged files repeat it. */
  protected isHeader(row: number): boolean {
    const { headers, places } = this.found;
    return [...places].filter(([name, place]) => this.rows.text(row, name) === headers[place]).length >= 2;
  }

  /** The first of several columns that says something. */
  protected text(row: number, ...names: readonly SystemField[]): string {
    for (const name of names) {
      const text = this.rows.text(row, name);
      if (text !== "") return text;
    }
    return "";
  }

  /** A number that names something; "" where a spreadsheet destroyed it, which is counted. */
  protected serial(row: number, name: SystemField): string {
    const { text, lost } = this.rows.serial(row, name);
    const header = this.rows.header(name);
    if (lost) this.lost.set(header, (this.lost.get(header) ?? 0) + 1);
    return text;
  }

  /** The currency that a row states, else its amounts name, else the file's. Null where nobody knows it or two contradict each other. */
  protected currencyOf(row: number): string | null {
    const written = this.rows.text(row, "currency");
    const stated = written === "" ? this.ownCurrency : readCurrency(written);
    if (stated === null) return null;
    const [named, ...others] = this.namedIn(row, stated);
    if (named === undefined || named === stated) return others.length === 0 ? stated : null;
    return others.length > 0 || (this.isCurrencyStated && stated !== NO_CURRENCY) ? null : named;
  }

  /** Skip a row for its currency, showing what it says. */
  protected skipCurrency(rows: readonly number[]): void {
    const row = rows[0]!;
    const written = this.rows.text(row, "currency");
    const differs = written === "" || readCurrency(written) !== null;
    const got = differs ? [written, ...MEASURES.map((name) => this.rows.text(row, name))].filter((text) => text !== "").join(" | ") : written;
    for (const each of rows) this.skip(each, differs ? "currency-differs" : "currency-unknown", got);
  }

  /** The currencies that the amounts of a row name beyond doubt. */
  private namedIn(row: number, currency: string): readonly string[] {
    const named = MEASURES.map((name) => (typeof this.rows.raw(row, name) === "string" ? this.rows.money(row, name, currency).currency : ""));
    return [...new Set(named)].filter((each) => each !== "");
  }

  protected dayOf(row: number): SourceCell<Day> {
    const { value, got, ...rest } = this.dates.day(row, "date");
    if (value !== null || got !== "" || !this.rows.has("postingDate")) return { value, got, ...rest } as SourceCell<Day>;
    return this.dates.day(row, "postingDate");
  }

  protected dueDay(row: number): Day | null {
    return this.dates.day(row, "dueDate").value;
  }

  /** Skip a row without a day, saying why. */
  protected skipUndated(row: number, day: SourceCell<Day>): void {
    this.skip(row, day.got === "" ? "date-missing" : "date-unreadable", day.got);
  }

  /** The amount as written; null where there is none or it cannot be read. */
  protected written(row: number, name: SystemField, currency: string): Minor | null {
    return this.rows.amount(row, name, currency).value;
  }

  protected typeOf(word: string): TypeMeaning | null {
    return word === "" ? null : (this.layout.types?.[word.normalize("NFKC").trim().toLowerCase()] ?? readType(word));
  }

  /** Why a status keeps a document out; null where it does not. */
  protected statusReason(row: number): SkipReason | null {
    const status = this.rows.text(row, "status");
    return VOID.test(status) ? "void" : DRAFT.test(status) ? "draft" : null;
  }
}

/** The type of an entry: a journal is an adjustment by its sign, and an invoice in the customer's favour is a credit note. */
export function entryType(meaning: TypeMeaning | null, amountMinor: Minor): EntryType | null {
  if (meaning === "adjustment") return amountMinor < 0 ? "credit adjustment" : "debit adjustment";
  return meaning === "invoice" && amountMinor < 0 ? "credit note" : meaning;
}

/** Whether a type by its nature makes the customer owe less. */
export function isCredit(meaning: TypeMeaning | null): boolean {
  return meaning !== null && NATURE[meaning] < 0;
}
