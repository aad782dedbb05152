import { type Day, isoDay } from "../calendar/day";
import { dayToSerial } from "../calendar/excel-date";
import type { RawCell, Table } from "../grid/table";
import { decimalOfMinor, type Minor, minorToNumber } from "../money/money";
import type { Language } from "../words/language";
import { ENTRY_TYPE_WORDS } from "../words/entry-type-words";
import type { Field } from "./columns";
import { ENTRY_TYPES, type EntryType, type Ledger, type MappedTable } from "./ledger";

/** An entry that is to be added to the ledger's table. */
export interface NewEntry {
  /** Index into `Ledger.partitions`: customer, currency, entity and account. */
  readonly partition: number;
  readonly type: EntryType;
  readonly day: Day;
  readonly document: string;
  readonly appliesTo: string;
  /** + the customer owes more. */
  readonly amountMinor: Minor;
  readonly reference: string;
  readonly description: string;
}

/** An application that is to be added to the allocations table. */
export interface NewAllocation {
  readonly partition: number;
  readonly day: Day;
  readonly from: string;
  readonly to: string;
  readonly amountMinor: Minor;
}

/** Rows looked at to learn how a table is written. */
const ROWS_LOOKED_AT_MAX = 5000;

/**
 * Writes entries as the table's own rows are written: its words for types, its signs, its dates as dates or texts, its names of customers.
 *
 * Errors: `canWrite` is false where amounts are worked out from other columns; nothing can then be added.
 */
export class EntryWriter {
  readonly canWrite: boolean;
  private readonly columns: ReadonlyMap<Field, number>;
  private readonly sampleOf = { type: new Map<EntryType, RawCell>(), direction: new Map<1 | -1, RawCell>(), currency: new Map<string, RawCell>(), customer: new Map<number, readonly RawCell[]>() };
  private readonly datesAsText: boolean;
  private readonly creditsNegative: boolean;

  constructor(private readonly table: Table, private readonly ledger: Ledger, private readonly language: Language) {
    this.columns = columnsOf(ledger.tables.ledger);
    this.canWrite = (["debit", "amount", "openAmount"] as const).some((field) => this.columns.has(field));
    const { entries, partitions } = ledger;
    let [texts, negatives, positives] = [0, 0, 0];
    const first = Math.max(0, entries.count - ROWS_LOOKED_AT_MAX);
    for (let entry = entries.count - 1; entry >= first; entry -= 1) {
      const row = table.rows[entries.row[entry]! - 1];
      if (!row) continue;
      const amount = entries.amountMinor[entry]!;
      const partition = partitions[entries.partition[entry]!]!;
      keepFirst(this.sampleOf.type, ENTRY_TYPES[entries.type[entry]!]!, this.cell(row, "type"));
      keepFirst(this.sampleOf.direction, amount < 0 ? -1 : 1, this.cell(row, "direction"));
      keepFirst(this.sampleOf.currency, partition.currency, this.cell(row, "currency"));
      if (!this.sampleOf.customer.has(partition.customer)) this.sampleOf.customer.set(partition.customer, row);
      if (typeof this.cell(row, "date") === "string") texts += 1;
      const written = this.cell(row, "amount");
      if (amount >= 0 || (typeof written !== "number" && typeof written !== "string")) continue;
      if (/^\s*[-(−]/.test(String(written))) negatives += 1;
      else positives += 1;
    }
    this.datesAsText = texts * 2 > entries.count - first;
    this.creditsNegative = positives <= negatives;
  }

  /** Cells in the order of the headers; null where the entry says nothing. */
  entry({ partition: index, type, day, document, appliesTo, amountMinor, reference, description }: NewEntry): readonly RawCell[] {
    const cells = new Map<Field, RawCell>();
    const { ledger } = this;
    const { customer, currency, entity, account } = ledger.partitions[index]!;
    const like = this.sampleOf.customer.get(customer);
    const { code, name, key } = ledger.customers[customer]!;
    cells.set("date", this.date(day)).set("postingDate", this.date(day));
    cells.set("customerCode", (like && this.cell(like, "customerCode")) ?? (code || key)).set("customerName", (like && this.cell(like, "customerName")) ?? (name || key));
    cells.set("type", this.sampleOf.type.get(type) ?? ENTRY_TYPE_WORDS[this.language][type]).set("document", document).set("appliesTo", appliesTo);
    cells.set("reference", reference).set("description", description).set("entity", entity).set("account", account);
    cells.set("currency", this.sampleOf.currency.get(currency) ?? currency).set("rate", this.rate(currency, day));
    this.putAmount(cells, amountMinor, currency);
    return this.inOrder(cells, this.columns, this.table.headers.length);
  }

  /** Cells of the allocations table; null where the ledger has none. */
  allocation({ partition, day, from, to, amountMinor }: NewAllocation): readonly RawCell[] | null {
    const target = this.ledger.tables.allocations;
    if (!target) return null;
    const { customer, currency } = this.ledger.partitions[partition]!;
    const { code, name, key } = this.ledger.customers[customer]!;
    const cells = new Map<Field, RawCell>([
      ["date", this.date(day)], ["fromDocument", from], ["toDocument", to], ["amount", this.number(amountMinor, currency)], ["customerCode", code || key], ["customerName", name || key],
    ]);
    return this.inOrder(cells, columnsOf(target), target.headers.length);
  }

  private putAmount(cells: Map<Field, RawCell>, amountMinor: Minor, currency: string): void {
    const size = Math.abs(amountMinor) as Minor;
    if (this.columns.has("debit") && this.columns.has("credit")) {
      cells.set(amountMinor < 0 ? "credit" : "debit", this.number(size, currency));
      return;
    }
    const directed = this.columns.has("direction");
    if (directed) cells.set("direction", this.sampleOf.direction.get(amountMinor < 0 ? -1 : 1) ?? (amountMinor < 0 ? (this.language === "zh" ? "贷" : "Credit") : this.language === "zh" ? "借" : "Debit"));
    const field = (["amount", "debit", "openAmount"] as const).find((candidate) => this.columns.has(candidate))!;
    const unsigned = directed || (field === "amount" && amountMinor < 0 && !this.creditsNegative);
    cells.set(field, this.number(unsigned ? size : amountMinor, currency));
  }

  /** A text where the amount has more digits than a number cell keeps. */
  private number(amountMinor: Minor, currency: string): RawCell {
    const value = minorToNumber(amountMinor, currency);
    return Math.abs(amountMinor) < 1e15 ? value : decimalOfMinor(amountMinor, currency).toFixed();
  }

  private date(day: Day): RawCell {
    return this.datesAsText ? isoDay(day) : (dayToSerial(day, this.table.date1904) ?? isoDay(day));
  }

  /** The last rate known by then; blank for the base currency and where there is none: never a guess. */
  private rate(currency: string, day: Day): RawCell {
    if (currency === this.ledger.baseCurrency) return null;
    const known = this.ledger.rates.filter((rate) => rate.currency === currency && rate.day <= day);
    const latest = known.reduce<(typeof known)[number] | null>((best, rate) => (best === null || rate.day >= best.day ? rate : best), null);
    return latest === null ? null : Number(latest.rate);
  }

  private cell(row: readonly RawCell[], field: Field): RawCell {
    const column = this.columns.get(field);
    const cell = column === undefined ? null : (row[column] ?? null);
    return cell === "" ? null : cell;
  }

  private inOrder(cells: ReadonlyMap<Field, RawCell>, columns: ReadonlyMap<Field, number>, width: number): readonly RawCell[] {
    const row = new Array<RawCell>(width).fill(null);
    for (const [field, column] of columns) row[column] = cells.get(field) ?? null;
    return row.map((cell) => (cell === "" ? null : cell));
  }
}

function columnsOf({ columns }: MappedTable): ReadonlyMap<Field, number> {
  return new Map(columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index] as const])));
}

function keepFirst<Key>(samples: Map<Key, RawCell>, key: Key, cell: RawCell): void {
  if (cell !== null && cell !== "" && !samples.has(key)) samples.set(key, cell);
}
