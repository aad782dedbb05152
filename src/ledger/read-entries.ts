import type { IssueCode } from "../check/issue";
import type { Steps } from "../check/steps";
import { BEGINNING, type Day, NO_DAY } from "../calendar/day";
import type { RawCell } from "../grid/table";
import { decimalsOf } from "../money/currencies";
import type { CustomerResolver } from "./resolve-customers";
import { EntryAmounts } from "./entry-amounts";
import { amountPlaces, type EntryColumns } from "./entry-columns";
import { isTotalOf, isTotalWord, isVoidStatus, readType } from "./entry-words";
import { cellProblem, type Findings, shownCell } from "./findings";
import { isHeading } from "./heading-rows";
import type { Customer } from "./ledger";
import { cellAt, type FieldTable, isBlankRow, isUnusedRow } from "./map-table";
import type { EntryTexts } from "./entry-texts";
import { DUE_IN_DOUBT, emptyEntries, MEANING_BLANK, MEANING_OPENING, MEANING_UNKNOWN, MEANINGS, PartitionNumbers, type RawEntries } from "./raw-entries";
import { type CellReading, cellText, type DateColumn, dateParams, isBlankCell, plainDay, readDate } from "./read-cell";
import type { LedgerCurrencies } from "./read-currencies";

export interface EntrySource {
  readonly fields: FieldTable;
  readonly columns: EntryColumns;
  readonly customers: readonly Customer[];
  readonly resolver: CustomerResolver;
  readonly currencies: LedgerCurrencies;
  readonly texts: EntryTexts;
  readonly findings: Findings;
}

const UNREAD = NaN;

/**
 * Read the ledger's rows, one pass, into columns. A row is left out, with its findings, when its date, customer, currency or amount cannot be read.
 *
 * Shape: one entry per row read, in row order; signs and types as the table has them (`finish-entries.ts` settles both over the whole column).
 */
export function* readEntries(source: EntrySource): Steps<RawEntries> {
  return yield* new EntryReader(source).read();
}

/** Rows read between two pauses, some ten milliseconds on a slow machine: few while the code is new to the machine, which is ten times slower. */
const ROWS_PER_STEP_MIN = 250;
const ROWS_PER_STEP_MAX = 8_000;

class EntryReader {
  private readonly entries: RawEntries;
  private readonly partitions: PartitionNumbers;
  private readonly amounts: EntryAmounts;
  /** What an entry cannot be without, by the columns that may hold it. */
  private readonly needed: readonly (readonly number[])[];
  private readonly rows: readonly (readonly RawCell[])[];
  private readonly meanings = new Map<RawCell | undefined, number>();
  private readonly voids = new Map<RawCell | undefined, boolean>();
  private readonly texts = new Map<RawCell | undefined, string>();
  /** Neighbouring rows mostly have the same type and the same account's kind: a look at the last one saves the look-up. */
  private lastType: RawCell | undefined = undefined;
  private lastMeaning = MEANING_BLANK;
  private lastCurrency = "";
  private lastKind = -1;
  /** Dates as text come again and again: each distinct one is read once. */
  private readonly dateTexts = new Map<DateColumn, Map<string, CellReading<Day>>>();

  constructor(private readonly source: EntrySource) {
    this.rows = source.fields.table.rows;
    this.entries = emptyEntries(this.rows.length);
    this.partitions = new PartitionNumbers(this.entries.partitions);
    this.amounts = new EntryAmounts(source.columns, source.findings);
    const { at } = source.columns;
    this.needed = [[source.columns.date.column, at.postingDate], [at.customerCode, at.customerName], amountPlaces(source.columns)];
  }

  *read(): Steps<RawEntries> {
    let rows = ROWS_PER_STEP_MIN;
    for (let from = 0; from < this.rows.length; from += rows, rows = Math.min(rows * 2, ROWS_PER_STEP_MAX)) {
      const to = Math.min(this.rows.length, from + rows);
      for (let place = from; place < to; place++) this.readRow(this.rows[place]!, place);
      yield;
    }
    return this.entries;
  }

  private readRow(row: readonly RawCell[], place: number): void {
    const { columns, findings, resolver, customers } = this.source;
    const { at } = columns;
    const dateCell = row[columns.date.column];
    if (typeof dateCell !== "number" && !startsWithDigit(dateCell) && this.isNoEntry(row, place)) return;
    if (at.description >= 0 && maybeTotal(row[at.description]) && this.isTotal(row, place)) return;
    this.entries.rowsTotal++;
    if (at.status >= 0 && this.isVoid(row[at.status])) return findings.add("row-void", place, at.status, { got: shownCell(row[at.status]!) });
    const meaning = at.type < 0 ? MEANING_BLANK : this.meaningOf(row[at.type]);
    if (at.type >= 0 && typeof row[at.type] === "object" && row[at.type] !== null) findings.add(cellProblem(row[at.type], "cell-error"), place, at.type, { got: shownCell(row[at.type]!) }, "warning");
    const documentDay = this.documentDayOf(row, place, dateCell, meaning);
    const day = columns.posting === null ? documentDay : this.postingDayOf(row, place, documentDay);
    const { customer, reports } = resolver.resolve(cellAt(row, at.customerCode), cellAt(row, at.customerName));
    if (reports.length > 0) for (const { code, field, params, severity } of reports) findings.add(code, place, at[field], params, severity);
    const currency = this.currencyOf(row, place, customer < 0 ? undefined : customers[customer]);
    const amount = currency === null ? UNREAD : this.amounts.read(row, place, currency, decimalsOf(currency), meaning === MEANING_OPENING || documentDay === BEGINNING);
    if (day === null || documentDay === null || customer < 0 || currency === null || Number.isNaN(amount)) return;
    const entry = this.entries.count++;
    this.entries.place[entry] = place;
    this.entries.day[entry] = day;
    this.entries.documentDay[entry] = documentDay;
    this.entries.dueDay[entry] = columns.due === null ? NO_DAY : this.dueDayOf(columns.due, row);
    this.entries.amountMinor[entry] = amount;
    this.entries.meaning[entry] = documentDay === BEGINNING && meaning === MEANING_BLANK ? MEANING_OPENING : meaning;
    this.entries.side[entry] = this.amounts.side;
    // A ledger without a currency column may name the currency in its amounts: `USD 12`.
    const named = this.amounts.currency === "" || at.currency >= 0 ? currency : this.amounts.currency;
    this.entries.partition[entry] = this.partitions.number(customer, this.kindOf(row, named));
    this.source.texts.read(row, place, entry);
  }

  /** Blank rows, headers printed again, and rows that add up others: none is an entry. */
  private isNoEntry(row: readonly RawCell[], place: number): boolean {
    return isBlankRow(row) || isUnusedRow(row, this.needed) || isHeading(this.source.fields.table, place, this.source.findings) || this.isTotal(row, place);
  }

  private isTotal(row: readonly RawCell[], place: number): boolean {
    const { columns, findings } = this.source;
    const { at } = columns;
    const isUndated = isBlankCell(row[columns.date.column]);
    for (const column of [columns.date.column, at.customerCode, at.customerName, at.type, at.document, at.description]) {
      const cell = cellAt(row, column);
      if (typeof cell === "string" && (isTotalWord(cell) || ((isUndated || column === columns.date.column) && column !== at.description && isTotalOf(cell)))) {
        findings.add("total-row", place, column, { got: shownCell(cell) });
        return true;
      }
    }
    const first = row.find((cell) => cell !== null && cell !== "");
    if (typeof first === "string" && isTotalWord(first)) {
      findings.add("total-row", place, row.indexOf(first), { got: shownCell(first) });
      return true;
    }
    return false;
  }

  private isVoid(cell: RawCell | undefined): boolean {
    if (cell === null || cell === undefined || cell === "") return false;
    let known = this.voids.get(cell);
    if (known === undefined) this.voids.set(cell, (known = isVoidStatus(cellText(cell))));
    return known;
  }

  private meaningOf(cell: RawCell | undefined): number {
    if (cell === this.lastType) return this.lastMeaning;
    const meaning = this.meaningOfOther(cell);
    this.lastType = cell;
    this.lastMeaning = meaning;
    return meaning;
  }

  private meaningOfOther(cell: RawCell | undefined): number {
    let meaning = this.meanings.get(cell);
    if (meaning === undefined) {
      const text = cellText(cell);
      const read = text === "" ? "blank" : readType(text);
      meaning = read === "blank" ? MEANING_BLANK : read === null ? MEANING_UNKNOWN : MEANINGS.indexOf(read);
      this.meanings.set(cell, meaning);
    }
    return meaning;
  }

  /** Null: the row has no date that can be read. An opening entry may have none: it counts from the beginning. */
  private documentDayOf(row: readonly RawCell[], place: number, cell: RawCell | undefined, meaning: number): Day | null {
    const plain = plainDay(this.source.columns.date, cell);
    if (plain !== NO_DAY) return plain as Day;
    const reading = this.dateOf(this.source.columns.date, cell);
    if (reading.value !== null) {
      if (reading.note) this.report(reading.note, place, this.source.columns.date, cell);
      return reading.value;
    }
    if (reading.problem !== "blank") {
      this.report(reading.problem, place, this.source.columns.date, cell, "error");
      return null;
    }
    if (meaning === MEANING_OPENING || this.saysOpening(row)) return BEGINNING;
    const { posting } = this.source.columns;
    const posted = posting === null ? null : this.dateOf(posting, row[posting.column]).value;
    if (posted !== null) return posted;
    this.source.findings.add("date-missing", place, this.source.columns.date.column);
    return null;
  }

  private saysOpening(row: readonly RawCell[]): boolean {
    const { at } = this.source.columns;
    return [at.type, at.description, at.document].some((column) => {
      const cell = cellAt(row, column);
      return typeof cell === "string" && readType(cell) === "opening";
    });
  }

  /** Posting dates rule where they stand; a blank one leaves the document's date. */
  private postingDayOf(row: readonly RawCell[], place: number, documentDay: Day | null): Day | null {
    const posting = this.source.columns.posting!;
    const cell = row[posting.column];
    const reading = this.dateOf(posting, cell);
    if (reading.value !== null) {
      if (reading.note) this.report(reading.note, place, posting, cell);
      return reading.value;
    }
    if (reading.problem === "blank") return documentDay;
    this.report(reading.problem, place, posting, cell, "error");
    return null;
  }

  private dueDayOf(due: DateColumn, row: readonly RawCell[]): number {
    const cell = row[due.column];
    if (cell === null || cell === undefined || cell === "") return NO_DAY;
    const plain = plainDay(due, cell);
    return plain === NO_DAY ? DUE_IN_DOUBT : plain;
  }

  private dateOf(column: DateColumn, cell: RawCell | undefined): CellReading<Day> {
    if (typeof cell !== "string") return readDate(column, cell);
    let known = this.dateTexts.get(column);
    if (!known) this.dateTexts.set(column, (known = new Map()));
    let reading = known.get(cell);
    if (!reading) known.set(cell, (reading = readDate(column, cell)));
    return reading;
  }

  /** The row's currency: its cell, else the customer's, else the base. Null: the cell names none that is known. */
  private currencyOf(row: readonly RawCell[], place: number, customer: Customer | undefined): string | null {
    const { currencies, columns, findings } = this.source;
    const column = columns.at.currency;
    if (column < 0) return currencies.base;
    const cell = row[column];
    const currency = currencies.of(cell);
    if (currency) {
      if (typeof cell === "string" && cellText(cell) !== cell) findings.add("outer-blanks", place, column, { got: shownCell(cell) });
      return currency;
    }
    if (currency === null) {
      findings.add(cellProblem(cell, "currency-unknown"), place, column, { got: shownCell(cell ?? null) }, "error");
      return null;
    }
    const taken = customer?.currency || currencies.base;
    if (!currencies.blankIsHabit) findings.add("currency-missing", place, column, { currency: taken });
    return taken;
  }

  private kindOf(row: readonly RawCell[], currency: string): number {
    const { at } = this.source.columns;
    if (at.entity >= 0 || at.account >= 0) {
      return this.partitions.kind(currency, at.entity < 0 ? "" : this.textOf(row[at.entity]), at.account < 0 ? "" : this.textOf(row[at.account]));
    }
    if (currency !== this.lastCurrency || this.lastKind < 0) {
      this.lastKind = this.partitions.kind(currency, "", "");
      this.lastCurrency = currency;
    }
    return this.lastKind;
  }

  private textOf(cell: RawCell | undefined): string {
    let text = this.texts.get(cell);
    if (text === undefined) this.texts.set(cell, (text = cellText(cell)));
    return text;
  }

  private report(code: IssueCode, place: number, dates: DateColumn, cell: RawCell | undefined, severity?: "error"): void {
    this.source.findings.add(code, place, dates.column, dateParams(dates, cell, code), severity);
  }
}

function startsWithDigit(cell: RawCell | undefined): boolean {
  if (typeof cell !== "string") return false;
  const code = cell.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Running ledgers print monthly totals with a date: 本月合计, 本年累计, 过次页. */
function maybeTotal(cell: RawCell | undefined): boolean {
  return typeof cell === "string" && cell.length >= 2 && cell.length <= 6 && TOTAL_BEGINNINGS.has(cell.charCodeAt(0));
}
const TOTAL_BEGINNINGS = new Set([..."本合累小总过承共"].map((character) => character.charCodeAt(0)));
