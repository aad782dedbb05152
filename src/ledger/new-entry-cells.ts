import { NO_CURRENCY } from "../money/currencies";
import { type Day, isoDay } from "../calendar/day";
import { dayToSerial } from "../calendar/excel-date";
import type { RawCell, Table } from "../grid/table";
import { decimalOfMinor, type Minor, minorToNumber } from "../money/money";
import type { Language } from "../words/language";
import { ENTRY_TYPE_WORDS } from "../words/entry-type-words";
import type { Field } from "./columns";
import { headerForms } from "./header-forms";
import { NATURE } from "./entry-words";
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

/** An entry that may be of a customer or in a currency that the ledger has not had yet. */
export interface ForeignEntry extends Omit<NewEntry, "partition" | "type" | "day"> {
  /** Index into `Ledger.customers`; null for one that the ledger does not know. */
  readonly customer: number | null;
  readonly customerCode: string;
  readonly customerName: string;
  /** Null where nobody says: the cell stays blank. */
  readonly type: EntryType | null;
  readonly day: Day | null;
  readonly dueDay: Day | null;
  readonly currency: string;
  readonly entity: string;
  readonly account: string;
  /** Decimal text; "" where unknown. */
  readonly net: string;
  readonly tax: string;
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
  /** Amounts are written without a sign, and the type tells it: an entry without a type would count for nothing. */
  readonly signsByType: boolean;
  /** One amount column, whose signs the types may tell. */
  private readonly hasOneAmount: boolean;

  constructor(private readonly table: Table, private readonly ledger: Ledger, private readonly language: Language) {
    this.columns = columnsOf(ledger.tables.ledger);
    this.canWrite = (["debit", "amount", "openAmount"] as const).some((field) => this.columns.has(field));
    const { entries, partitions } = ledger;
    let texts = 0;
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
    }
    this.datesAsText = texts * 2 > entries.count - first;
    this.hasOneAmount = this.columns.has("type") && !this.columns.has("direction") && !this.columns.has("debit");
    this.signsByType = this.hasOneAmount && this.readsSignsByType();
  }

  /**
   * Whether entries may be added without turning how the column's signs are read: what most receipts and credit notes show decides for all of them
   * (`settle-signs.ts`), those that stand there included.
   */
  keepsSigns(added: readonly Pick<ForeignEntry, "type" | "amountMinor">[]): boolean {
    if (!this.hasOneAmount) return true;
    let [usual, against] = [0, 0];
    const count = (type: EntryType | null, amountMinor: number): void => {
      if (type === null || NATURE[type] >= 0) return;
      if (amountMinor < 0) usual += 1;
      else if (amountMinor > 0) against += 1;
    };
    const { entries } = this.ledger;
    for (let entry = 0; entry < entries.count; entry += 1) count(ENTRY_TYPES[entries.type[entry]!]!, entries.amountMinor[entry]!);
    for (const { type, amountMinor } of added) count(type, amountMinor);
    return this.signsByType ? usual > against : against <= usual;
  }

  /** A receipt that is written positive and lowers the balance tells how all of them are read. */
  private readsSignsByType(): boolean {
    const { entries } = this.ledger;
    for (let entry = entries.count - 1; entry >= 0; entry -= 1) {
      if (NATURE[ENTRY_TYPES[entries.type[entry]!]!] >= 0 || entries.amountMinor[entry] === 0) continue;
      const row = this.table.rows[entries.row[entry]! - 1];
      const cell = row ? (this.cell(row, "amount") ?? this.cell(row, "openAmount")) : null;
      const written = typeof cell === "string" ? Number(cell.replaceAll(",", "")) : cell;
      if (typeof written === "number" && Number.isFinite(written) && written !== 0) return Math.sign(written) !== Math.sign(entries.amountMinor[entry]!);
    }
    return false;
  }

  /** Cells in the order of the headers; null where the entry says nothing. */
  entry({ partition: index, ...entry }: NewEntry): readonly RawCell[] {
    const { customer, currency, entity, account } = this.ledger.partitions[index]!;
    return this.foreignEntry({ ...entry, customer, customerCode: "", customerName: "", dueDay: null, currency, entity, account, net: "", tax: "" });
  }

  /** The same for an entry from elsewhere. A customer that the ledger knows is written as the ledger writes it. */
  foreignEntry({ type, day, dueDay, document, appliesTo, amountMinor, reference, description, currency, entity, account, net, tax, ...party }: ForeignEntry): readonly RawCell[] {
    const cells = new Map<Field, RawCell>();
    const like = party.customer === null ? undefined : this.sampleOf.customer.get(party.customer);
    const known = party.customer === null ? null : this.ledger.customers[party.customer]!;
    const [code, name] = known ? [known.code || known.key, known.name || known.key] : [party.customerCode || (this.columns.has("customerName") ? "" : party.customerName), party.customerName || party.customerCode];
    cells.set("date", this.date(day)).set("postingDate", this.date(day)).set("dueDate", this.date(dueDay));
    cells.set("customerCode", (like && this.cell(like, "customerCode")) ?? code).set("customerName", (like && this.cell(like, "customerName")) ?? name);
    cells.set("type", type === null ? null : (this.sampleOf.type.get(type) ?? ENTRY_TYPE_WORDS[this.language][type])).set("document", document).set("appliesTo", appliesTo);
    cells.set("reference", reference).set("description", description).set("entity", entity).set("account", account);
    cells.set("currency", this.sampleOf.currency.get(currency) ?? (currency === NO_CURRENCY ? null : currency)).set("rate", day === null ? null : this.rate(currency, day));
    if (net !== "") cells.set("netAmount", Number(net));
    if (tax !== "") cells.set("tax", Number(tax));
    this.putAmount(cells, amountMinor, currency, type);
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

  private putAmount(cells: Map<Field, RawCell>, amountMinor: Minor, currency: string, type: EntryType | null): void {
    const size = Math.abs(amountMinor) as Minor;
    if (this.columns.has("debit") && this.columns.has("credit")) {
      const side = amountMinor < 0 ? "credit" : "debit";
      cells.set(side, this.number(size, currency, side));
      return;
    }
    const directed = this.columns.has("direction");
    if (directed) cells.set("direction", this.sampleOf.direction.get(amountMinor < 0 ? -1 : 1) ?? (amountMinor < 0 ? (this.language === "zh" ? "贷" : "Credit") : this.language === "zh" ? "借" : "Debit"));
    const field = (["amount", "debit", "openAmount"] as const).find((candidate) => this.columns.has(candidate))!;
    // Where the type tells the sign, what goes against it is written negative.
    const byType = this.signsByType && type !== null && NATURE[type] < 0 ? ((-amountMinor || 0) as Minor) : amountMinor;
    cells.set(field, this.number(directed ? size : byType, currency, field));
  }

  private number(amountMinor: Minor, currency: string, field?: Field): RawCell {
    const column = field === undefined ? undefined : this.columns.get(field);
    return amountCell(amountMinor, currency, column === undefined ? "" : this.table.headers[column]!);
  }

  private date(day: Day | null): RawCell {
    if (day === null) return null;
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

/** An amount as a column writes it: in its unit (万元), as text where it has more digits than a number cell keeps. */
export function amountCell(amountMinor: Minor, currency: string, header: string): RawCell {
  const { scale } = headerForms(header);
  if (scale === 0 && Math.abs(amountMinor) < 1e15) return minorToNumber(amountMinor, currency);
  const decimal = decimalOfMinor(amountMinor, currency).div(10 ** scale);
  return Math.abs(amountMinor) < 1e15 ? decimal.toNumber() : decimal.toFixed();
}

function columnsOf({ columns }: MappedTable): ReadonlyMap<Field, number> {
  return new Map(columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index] as const])));
}

function keepFirst<Key>(samples: Map<Key, RawCell>, key: Key, cell: RawCell): void {
  if (cell !== null && cell !== "" && !samples.has(key)) samples.set(key, cell);
}
