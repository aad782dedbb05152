import { NO_CURRENCY } from "../money/currencies";
import { type Day, isoDay } from "../calendar/day";
import { dayToSerial } from "../calendar/excel-date";
import type { RawCell, Table } from "../grid/table";
import type { Field } from "../ledger/columns";
import { readDirection, readType } from "../ledger/entry-words";
import type { MappedColumn } from "../ledger/ledger";
import { amountCell } from "../ledger/new-entry-cells";
import { cellText } from "../ledger/read-cell";
import type { Minor } from "../money/money";
import { readCurrency } from "../money/read-currency";
import { ENTRY_TYPE_WORDS } from "../words/entry-type-words";
import type { Language } from "../words/language";
import { type TraceColumn, traceColumns } from "./provenance";
import type { SourceRow } from "./source";

/** Rows looked at to learn how a table is written. */
const ROWS_LOOKED_AT_MAX = 5000;
const DIRECTIONS: Readonly<Record<"bank" | "statement", Readonly<Record<Language, readonly [string, string]>>>> = {
  bank: { en: ["In", "Out"], zh: ["收入", "支出"] }, statement: { en: ["Debit", "Credit"], zh: ["借", "贷"] },
};

/**
 * Writes rows of a file as a bank's or a customer's list writes its own: its columns, its signs, its dates as dates or texts, its words.
 *
 * A column that the list lacks is left out; what the file does not say stays blank.
 */
export class ListWriter {
  private readonly columns: ReadonlyMap<Field, number>;
  private readonly traces: ReadonlyMap<TraceColumn, number>;
  private readonly datesAsText: boolean;
  private readonly currencies = new Map<string, RawCell>();
  private readonly directions = new Map<1 | -1, RawCell>();
  private readonly types = new Map<string, RawCell>();

  constructor(private readonly table: Table, columns: readonly MappedColumn[], private readonly kind: "bank" | "statement", private readonly language: Language) {
    this.columns = new Map(columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index] as const])));
    this.traces = traceColumns(table.headers);
    let [texts, dates] = [0, 0];
    for (const row of table.rows.slice(-ROWS_LOOKED_AT_MAX)) {
      const date = this.cell(row, "date");
      if (typeof date === "string") texts++;
      if (date !== null) dates++;
      this.learn(row);
    }
    this.datesAsText = texts * 2 > dates;
  }

  has(field: Field): boolean {
    return this.columns.has(field);
  }

  /** Cells in the order of the headers. */
  cells(row: SourceRow, owner: string): RawCell[] {
    const cells = new Array<RawCell>(this.table.headers.length).fill(null);
    for (const [field, column] of this.columns) cells[column] = blankAsNull(this.valueOf(row, field, owner));
    const { bankReference = row.reference, account = owner } = row.more ?? {};
    const own = this.traces.get("ownAccount");
    const numbered = this.traces.get("bankReference");
    if (own !== undefined && this.kind === "bank") cells[own] = blankAsNull(account);
    if (numbered !== undefined && this.kind === "bank") cells[numbered] = blankAsNull(bankReference);
    return cells;
  }

  private valueOf(row: SourceRow, field: Field, owner: string): RawCell {
    const { amountMinor, more = {} } = row;
    switch (field) {
      case "date": return this.date(row.day);
      case "dueDate": return this.date(row.dueDay ?? null);
      case "document": return row.document;
      case "reference": return row.reference || more.bankReference || (this.columns.has("document") ? "" : row.document);
      case "description": return row.memo;
      case "currency": return this.currencies.get(row.currency) ?? (row.currency === NO_CURRENCY ? "" : row.currency);
      case "counterparty": return row.party;
      case "counterpartyAccount": return more.counterpartyAccount ?? "";
      case "customerName": return this.kind === "statement" ? row.party || owner : "";
      case "customerCode": return this.kind === "statement" ? (row.partyCode ?? (this.columns.has("customerName") ? "" : row.party || owner)) : "";
      case "balance": return more.balance === undefined ? null : Number(more.balance);
      case "type": return row.type === null ? "" : (this.types.get(row.type) ?? ENTRY_TYPE_WORDS[this.language][row.type]);
      case "direction": return this.directions.get(amountMinor < 0 ? -1 : 1) ?? DIRECTIONS[this.kind][this.language][amountMinor < 0 ? 1 : 0]!;
      case "debit": case "moneyIn": return this.sided(row, field, 1);
      case "credit": case "moneyOut": return this.sided(row, field, -1);
      case "amount": return this.amount(row, field, this.columns.has("direction") ? (Math.abs(amountMinor) as Minor) : amountMinor);
      case "openAmount": return row.openMinor === undefined ? (this.columns.has("amount") || this.columns.has("debit") ? null : this.amount(row, field, amountMinor)) : this.amount(row, field, row.openMinor);
      default: return null;
    }
  }

  private sided(row: SourceRow, field: Field, sign: 1 | -1): RawCell {
    const other = sign > 0 ? (["credit", "moneyOut"] as const) : (["debit", "moneyIn"] as const);
    const hasOther = other.some((each) => this.columns.has(each));
    // A list with one side only writes the other one negative in it.
    if (Math.sign(row.amountMinor) === -sign && hasOther) return null;
    return this.amount(row, field, (sign * row.amountMinor || 0) as Minor);
  }

  private amount({ currency }: SourceRow, field: Field, amountMinor: Minor): RawCell {
    return amountCell(amountMinor, currency, this.table.headers[this.columns.get(field)!]!);
  }

  private date(day: Day | null): RawCell {
    if (day === null) return null;
    return this.datesAsText ? isoDay(day) : (dayToSerial(day, this.table.date1904) ?? isoDay(day));
  }

  private learn(row: readonly RawCell[]): void {
    const [currency, direction, type] = (["currency", "direction", "type"] as const).map((field) => this.cell(row, field));
    const code = typeof currency === "string" ? readCurrency(currency) : null;
    if (code !== null && !this.currencies.has(code)) this.currencies.set(code, currency!);
    const points = typeof direction === "string" ? readDirection(direction) : null;
    const sign = points === null ? 0 : points === "in" || points === (this.kind === "bank" ? "credit" : "debit") ? 1 : -1;
    if (sign !== 0 && !this.directions.has(sign)) this.directions.set(sign, direction!);
    const means = typeof type === "string" ? readType(cellText(type)) : null;
    if (means !== null && !this.types.has(means)) this.types.set(means, type!);
  }

  private cell(row: readonly RawCell[], field: Field): RawCell {
    const column = this.columns.get(field);
    const cell = column === undefined ? null : (row[column] ?? null);
    return cell === "" ? null : cell;
  }
}

function blankAsNull(cell: RawCell): RawCell {
  return cell === "" ? null : cell;
}
