import { NO_CURRENCY } from "../money/currencies";
import type { Issue, IssueCode } from "../check/issue";
import type { Day } from "../calendar/day";
import { allSteps, mapSteps, type Steps } from "../check/steps";
import { isCellError, type RawCell, type Table } from "../grid/table";
import type { Minor } from "../money/money";
import { mayMean, readCurrency } from "../money/read-currency";
import type { Settings } from "../settings/settings";
import type { Field } from "./columns";
import { isTotalWord, isVoidStatus, readDirection, readType } from "./entry-words";
import { findCustomer } from "./find-customer";
import { cellProblem, Findings, shownCell } from "./findings";
import { headerForms } from "./header-forms";
import { isHeading } from "./heading-rows";
import { type EntryType, type Ledger, type MappedColumn } from "./ledger";
import { type FieldTable, isBlankRow, isUnusedRow, mapTable } from "./map-table";
import { type AmountColumn, cellText, type DateColumn, dateParams, decideAmounts, decideDates, isBlankCell, readAmount, readDate } from "./read-cell";

/** One row of another side's list; the shape that `reconciliation/` compares. Signs are as the list has them. */
export interface ListRow {
  /** 1-based data row of the list. */
  readonly row: number;
  /** Party as written; "" where the list has none. */
  readonly party: string;
  /** Customer key where name, alias or code is known, else "". */
  readonly partyCode: string;
  readonly day: Day | null;
  readonly dueDay: Day | null;
  readonly amountMinor: Minor;
  readonly currency: string;
  readonly reference: string;
  readonly text: string;
  readonly type: EntryType | null;
}

export interface ListReading {
  readonly rows: readonly ListRow[];
  readonly columns: readonly MappedColumn[];
  readonly issues: readonly Issue[];
  readonly hasPartyColumn: boolean;
}

/**
 * Read the list of a customer or a bank.
 *
 * Signs: a signed amount as written; debit +, credit −; money in +, out −. Which of the two conventions the list follows, the engine finds out.
 * A row whose amount cannot be read is left out and is an issue; a row without a readable date stays in, undated, and is an issue.
 */
export function readList(table: Table, options: ListOptions): ListReading {
  return allSteps(readListSteps(table, options));
}

interface ListOptions {
  readonly kind: "statement" | "bank";
  readonly ledger: Ledger | null;
  readonly settings: Settings;
}

/** The same in steps short enough for a page to breathe between them. */
export function* readListSteps(table: Table, { kind, ledger, settings }: ListOptions): Steps<ListReading> {
  const findings = new Findings(table);
  const fields = mapTable(table, kind, settings, findings);
  const partyFields = (kind === "bank" ? (["customerCode", "counterparty"] as const) : (["customerCode", "customerName"] as const)).filter((field) => fields.has(field));
  const done = (rows: readonly ListRow[]): ListReading => ({ rows, columns: fields.mapped.columns, issues: findings.issues(), hasPartyColumn: partyFields.length > 0 });
  if (fields.missing.length > 0) return done([]);
  const reader = new ListReader(fields, kind, ledger, settings, findings, partyFields);
  const rows = yield* mapSteps(table.rows, (row, place) => reader.read(row, place));
  return done(rows.filter((row) => row !== null));
}

type Amounts =
  | { readonly kind: "sides"; readonly plus: AmountColumn; readonly minus: AmountColumn | null }
  | { readonly kind: "single"; readonly amount: AmountColumn; readonly direction: number };

class ListReader {
  private readonly dates: DateColumn;
  private readonly due: DateColumn | null;
  private readonly amounts: Amounts;
  private readonly base: string;
  /** What a line cannot be without, by the columns that may hold it. */
  private readonly needed: readonly (readonly number[])[];
  private readonly parties = new Map<RawCell | undefined, { readonly party: string; readonly partyCode: string }>();

  constructor(
    private readonly fields: FieldTable,
    private readonly kind: "statement" | "bank",
    private readonly ledger: Ledger | null,
    settings: Settings,
    private readonly findings: Findings,
    private readonly partyFields: readonly Field[],
  ) {
    this.dates = decideDates(fields.table, fields.at("date"), fields.has("dueDate") ? [fields.at("dueDate")] : []);
    this.due = fields.has("dueDate") ? decideDates(fields.table, fields.at("dueDate"), [fields.at("date")]) : null;
    this.amounts = amountsOf(fields, kind);
    this.needed = [[this.dates.column], this.amounts.kind === "single" ? [this.amounts.amount.column] : [this.amounts.plus.column, this.amounts.minus?.column ?? -1]];
    const column = this.amounts.kind === "sides" ? this.amounts.plus : this.amounts.amount;
    this.base = column.currency || headerForms(fields.table.name).currency || ledger?.baseCurrency || settings.baseCurrency || NO_CURRENCY;
  }

  read(row: readonly RawCell[], place: number): ListRow | null {
    if (isBlankRow(row) || isUnusedRow(row, this.needed) || this.isNoLine(row, place)) return null;
    const currency = this.namedInAmount(row) ?? this.currencyOf(row, place);
    const amountMinor = currency === null ? null : this.amountOf(row, place, currency);
    const day = this.dayOf(row, place, this.dates, true);
    const dueDay = this.due === null ? null : this.dayOf(row, place, this.due, false);
    if (currency === null || amountMinor === null) return null;
    const { party, partyCode } = this.partyOf(row);
    const document = this.written(row, "document");
    const reference = this.written(row, "reference");
    return {
      row: place + 1, party, partyCode, day, dueDay, amountMinor, currency,
      reference: document || reference,
      text: [this.written(row, "description"), document === "" ? "" : reference].filter((part) => part !== "").join(" "),
      type: typeOf(this.text(row, "type")),
    };
  }

  private text(row: readonly RawCell[], field: Field): string {
    return this.fields.has(field) ? cellText(row[this.fields.at(field)]) : "";
  }

  /** As it stands in the cell, blanks around it too: a number written otherwise than ours is told apart from the very same. */
  private written(row: readonly RawCell[], field: Field): string {
    const text = this.text(row, field);
    const cell = this.fields.has(field) ? row[this.fields.at(field)] : null;
    return text !== "" && typeof cell === "string" ? cell : text;
  }

  private isNoLine(row: readonly RawCell[], place: number): boolean {
    const dated = row[this.dates.column];
    if (typeof dated !== "number" && isHeading(this.fields.table, place, this.findings)) return true;
    return this.isTotal(row, place);
  }

  private isTotal(row: readonly RawCell[], place: number): boolean {
    const dated = this.dates.column;
    const column = row.findIndex((cell) => typeof cell === "string" && isTotalWord(cell));
    if (column < 0 || (column !== dated && !isBlankCell(row[dated]) && !isChineseTotal(row[column]!))) return false;
    this.findings.add("total-row", place, column, { got: shownCell(row[column]!) });
    return true;
  }

  private currencyOf(row: readonly RawCell[], place: number): string | null {
    if (!this.fields.has("currency")) return this.base;
    const cell = row[this.fields.at("currency")];
    if (isBlankCell(cell)) return this.base;
    const currency = cell === undefined || cell === null || isCellError(cell) ? null : readCurrency(cellText(cell));
    if (currency === null) this.report(cellProblem(cell, "currency-unknown"), place, this.fields.at("currency"), cell, "error");
    return currency;
  }

  /** A list without a currency column may name it in its amounts: `¥28.16`. */
  private namedInAmount(row: readonly RawCell[]): string | null {
    if (this.fields.has("currency")) return null;
    const columns = this.amounts.kind === "single" ? [this.amounts.amount] : [this.amounts.plus, this.amounts.minus];
    for (const column of columns) {
      const cell = column === null ? null : row[column.column];
      if (typeof cell !== "string" || !/[^\d\s.,()+-]/.test(cell)) continue;
      const written = readAmount(column!, cell, this.base).currency;
      if (written === "") continue;
      // A bare sign stands for several currencies: ours if it is one of them.
      return mayMean(written, this.base) ? this.base : readCurrency(written);
    }
    return null;
  }

  private amountOf(row: readonly RawCell[], place: number, currency: string): Minor | null {
    const { amounts } = this;
    if (amounts.kind === "single") {
      const value = this.one(amounts.amount, row, place, currency);
      if (value === "blank") this.findings.add("amount-missing", place, amounts.amount.column);
      if (value === null || value === "blank") return null;
      return this.directed(value, row, place, amounts.direction);
    }
    const plus = this.one(amounts.plus, row, place, currency);
    const minus = amounts.minus === null ? "blank" : this.one(amounts.minus, row, place, currency);
    if (plus === null || minus === null) return null;
    if (plus === "blank" && minus === "blank") {
      this.findings.add("amount-missing", place, amounts.plus.column);
      return null;
    }
    const [added, taken] = [plus === "blank" ? 0 : plus, minus === "blank" ? 0 : minus];
    if (added !== 0 && taken !== 0) {
      this.findings.add("debit-and-credit", place, amounts.plus.column, { debit: shownCell(row[amounts.plus.column]!), credit: shownCell(row[amounts.minus!.column]!) });
      return null;
    }
    // Alipay and others write money out as a negative in its own column.
    const out = this.kind === "bank" && taken < 0 ? -taken : taken;
    return (added !== 0 ? added : out === 0 ? 0 : -out) as Minor;
  }

  private one(column: AmountColumn, row: readonly RawCell[], place: number, currency: string): Minor | "blank" | null {
    const cell = row[column.column];
    const reading = readAmount(column, cell, currency);
    if (reading.problem === "blank") return "blank";
    if (reading.problem !== null) {
      this.report(reading.problem, place, column.column, cell, "error");
      return null;
    }
    for (const note of reading.notes) this.report(note, place, column.column, cell);
    return reading.value;
  }

  private directed(value: Minor, row: readonly RawCell[], place: number, column: number): Minor | null {
    if (column < 0 || isBlankCell(row[column])) return value;
    const direction = readDirection(cellText(row[column]));
    if (direction === null) {
      // 不计收支 and the like: neither in nor out, so nothing to compare.
      this.report("row-void", place, column, row[column]);
      return null;
    }
    const plus = direction === "in" || direction === (this.kind === "bank" ? "credit" : "debit");
    return (plus || value === 0 ? value : -value) as Minor;
  }

  private dayOf(row: readonly RawCell[], place: number, column: DateColumn, needed: boolean): Day | null {
    const cell = row[column.column];
    const reading = readDate(column, cell);
    if (reading.value !== null) {
      if (reading.note) this.findings.add(reading.note, place, column.column, dateParams(column, cell, reading.note));
      return reading.value;
    }
    if (reading.problem !== "blank") this.report(reading.problem, place, column.column, cell, "warning");
    else if (needed) this.findings.add("date-missing", place, column.column, {}, "warning");
    return null;
  }

  private partyOf(row: readonly RawCell[]): { readonly party: string; readonly partyCode: string } {
    let named = { party: "", partyCode: "" };
    for (const field of this.partyFields) {
      const cell = row[this.fields.at(field)];
      let known = this.parties.get(cell);
      if (!known) this.parties.set(cell, (known = this.lookUp(cellText(cell))));
      if (known.partyCode !== "") return { party: this.text(row, this.partyFields.at(-1)!) || known.party, partyCode: known.partyCode };
      if (known.party !== "") named = known;
    }
    return named;
  }

  private lookUp(party: string): { readonly party: string; readonly partyCode: string } {
    const found = this.ledger === null ? null : findCustomer(this.ledger, party);
    return { party, partyCode: found?.kind === "found" ? this.ledger!.customers[found.customer]!.key : "" };
  }

  private report(code: IssueCode, place: number, column: number, cell: RawCell | undefined, severity?: Issue["severity"]): void {
    this.findings.add(code, place, column, { got: shownCell(cell ?? null) }, severity);
  }
}

function amountsOf(fields: FieldTable, kind: "statement" | "bank"): Amounts {
  const { table, at, has } = fields;
  const [plus, minus] = kind === "bank" ? (["moneyIn", "moneyOut"] as const) : (["debit", "credit"] as const);
  if (has(plus)) return { kind: "sides", plus: decideAmounts(table, at(plus)), minus: has(minus) ? decideAmounts(table, at(minus)) : null };
  return { kind: "single", amount: decideAmounts(table, has("amount") ? at("amount") : at("openAmount")), direction: at("direction") };
}

function typeOf(text: string): EntryType | null {
  const read = text === "" || isVoidStatus(text) ? null : readType(text);
  return read === "adjustment" ? null : read;
}

function isChineseTotal(cell: RawCell): boolean {
  return typeof cell === "string" && /[\u3400-\u9fff]/.test(cell);
}

