import { BEGINNING, type Day, NO_DAY } from "../calendar/day";
import { isCellError, type RawCell } from "../grid/table";
import { decimalsOf } from "../money/currencies";
import { minorOfNumber } from "../money/read-amount";
import { dueDayOf } from "./due-day";
import type { EntryColumns } from "./entry-columns";
import { isDisputedStatus, isTotalWord, isVoidStatus, NATURE, readType } from "./entry-words";
import { typeBySign } from "./finish-entries";
import { type EntryText, ENTRY_TYPES, type Ledger } from "./ledger";
import { cellAt, type FieldTable } from "./map-table";
import { MEANING_BLANK } from "./raw-entries";
import { type AmountColumn, CELL_TEXT_MAX, cellText, isBlankCell, plainDay } from "./read-cell";
import type { LedgerCurrencies } from "./read-currencies";
import type { CustomerResolver } from "./resolve-customers";

/** How a ledger table was read: what each column means and who its customers are. Rows that change are read in the same way. */
export interface ReadingWays {
  readonly fields: FieldTable;
  readonly columns: EntryColumns;
  readonly resolver: CustomerResolver;
  readonly currencies: LedgerCurrencies;
}

/** One row as an entry, without a place of its own yet. */
export interface PlainEntry {
  readonly day: Day;
  readonly documentDay: Day;
  readonly dueDay: number;
  readonly dueAssumed: 0 | 1;
  readonly partition: number;
  readonly amountMinor: number;
  readonly type: number;
  readonly disputed: 0 | 1;
  readonly document: string;
  readonly appliesTo: string;
  readonly texts: Readonly<Partial<Record<EntryText, string>>>;
}

const ENTRY_TYPE_PLACES = new Map<string, number>(ENTRY_TYPES.map((type, place) => [type, place]));
/** Letters and signs that stand for themselves: full-width forms are findings. */
const ODD = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0D\u0000]/;
/** A longer number typed as a number has lost its end. */
const WHOLE_MAX = 1e15;

/**
 * Reads single rows of a ledger that was read before, if they are plain: real dates and numbers, customers, currencies and types that the
 * ledger has already, nothing that would be a finding or could change how a column is understood.
 *
 * Everything else answers null: the table has to be read whole.
 */
export class PlainRows {
  private readonly partitions: ReadonlyMap<string, number>;
  /** Receipts are written without a sign; null where no row tells. */
  private readonly unsigned: boolean | null;
  private readonly isReadable: boolean;

  constructor(private readonly ledger: Ledger, private readonly ways: ReadingWays) {
    const { columns } = ways;
    this.partitions = new Map(ledger.partitions.map(({ customer, currency, entity, account }, index) => [keyOf(customer, currency, entity, account), index]));
    this.unsigned = columns.amounts.kind === "single" ? writesUnsigned(ledger, ways.fields.table.rows, columns.amounts.amount.column) : false;
    this.isReadable = columns.amounts.kind === "sides" || (columns.amounts.kind === "single" && columns.amounts.direction < 0);
  }

  read(row: readonly RawCell[]): PlainEntry | null {
    const { columns, fields } = this.ways;
    const { at } = columns;
    const documentDay = plainDay(columns.date, row[columns.date.column]);
    if (!this.isReadable || documentDay === NO_DAY || !isBlankCell(cellAt(row, at.terms))) return null;
    const posting = columns.posting === null ? null : row[columns.posting.column];
    const day = isBlankCell(posting ?? null) ? documentDay : plainDay(columns.posting!, posting ?? undefined);
    const status = at.status < 0 ? "" : plainText(row[at.status], false);
    const document = fields.has("document") ? plainText(row[fields.at("document")], true) : "";
    const appliesTo = fields.has("appliesTo") ? plainText(row[fields.at("appliesTo")], true) : "";
    if (day === NO_DAY || status === null || isVoidStatus(status) || document === null || appliesTo === null) return null;
    const description = cellAt(row, at.description);
    if ([description, cellAt(row, at.type), cellAt(row, at.document)].some((cell) => typeof cell === "string" && isTotalWord(cell))) return null;
    const texts: Partial<Record<EntryText, string>> = {};
    for (const field of Object.keys(this.ledger.entries.texts) as EntryText[]) {
      const text = plainText(row[fields.at(field)], false);
      if (text === null) return null;
      texts[field] = text;
    }
    const account = this.accountOf(row);
    const amount = account === null ? null : this.amountOf(row, account.currency);
    if (account === null || amount === null) return null;
    const due = this.dueOf(row, { documentDay: documentDay as Day, customer: account.customer, isCredit: amount.amountMinor < 0 });
    if (due === null) return null;
    return { day: day as Day, documentDay: documentDay as Day, ...due, partition: account.partition, ...amount, disputed: status !== "" && isDisputedStatus(status) ? 1 : 0, document, appliesTo, texts };
  }

  /** The customer that a row which is no entry names, −1 for nobody; null where that takes a closer look. */
  customerOf(row: readonly RawCell[]): number | null {
    const { at } = this.ways.columns;
    const [code, name] = [cellAt(row, at.customerCode), cellAt(row, at.customerName)];
    if (isBlankCell(code ?? null) && isBlankCell(name ?? null)) return -1;
    const found = this.ways.resolver.known(code, name);
    return found && found.customer >= 0 ? found.customer : null;
  }

  private accountOf(row: readonly RawCell[]): { readonly customer: number; readonly currency: string; readonly partition: number } | null {
    const { columns: { at }, resolver, currencies } = this.ways;
    const found = resolver.known(cellAt(row, at.customerCode), cellAt(row, at.customerName));
    if (!found || found.customer < 0 || found.reports.length > 0) return null;
    const cell = cellAt(row, at.currency);
    const currency = at.currency < 0 ? currencies.base : typeof cell === "string" && cellText(cell) === cell ? currencies.of(cell) : null;
    const entity = at.entity < 0 ? "" : plainText(row[at.entity], false);
    const account = at.account < 0 ? "" : plainText(row[at.account], false);
    if (!currency || entity === null || account === null) return null;
    const partition = this.partitions.get(keyOf(found.customer, currency, entity, account));
    return partition === undefined ? null : { customer: found.customer, currency, partition };
  }

  private amountOf(row: readonly RawCell[], currency: string): { readonly amountMinor: number; readonly type: number } | null {
    const { amounts, at } = this.ways.columns;
    const decimals = decimalsOf(currency);
    const one = (column: AmountColumn | null): number | null => {
      const cell = column === null ? null : row[column.column];
      if (isBlankCell(cell ?? null)) return null;
      return typeof cell === "number" ? minorOfNumber(cell, decimals + column!.scale) : NaN;
    };
    let amountMinor: number;
    let side = 0;
    if (amounts.kind === "sides") {
      const [debit, credit] = [one(amounts.debit), one(amounts.credit)];
      if ((debit === null) === (credit === null)) return null;
      side = debit === null ? -1 : 1;
      amountMinor = debit ?? (credit === 0 ? 0 : -credit!);
    } else if (amounts.kind === "single") {
      const value = one(amounts.amount);
      if (value === null) return null;
      amountMinor = value;
    } else return null;
    if (Number.isNaN(amountMinor) || amountMinor === 0) return null;
    const written = at.type < 0 ? "" : cellText(row[at.type]);
    if (written === "") return this.unsigned === false ? { amountMinor, type: ENTRY_TYPE_PLACES.get(typeBySign(MEANING_BLANK, amountMinor, side))! } : null;
    const type = readType(written);
    const place = type === null ? undefined : ENTRY_TYPE_PLACES.get(type);
    const nature = type === null ? 0 : NATURE[type];
    if (place === undefined || nature === 0) return null;
    if (nature === -1 && side === 0) {
      if (this.unsigned === null) return null;
      if (this.unsigned) amountMinor = -amountMinor;
    }
    // Against its type: a red entry or a slip, which the whole reading tells apart.
    return amountMinor * nature < 0 ? null : { amountMinor, type: place };
  }

  private dueOf(row: readonly RawCell[], { documentDay, customer, isCredit }: { readonly documentDay: Day; readonly customer: number; readonly isCredit: boolean }): { readonly dueDay: number; readonly dueAssumed: 0 | 1 } | null {
    if (isCredit) return { dueDay: NO_DAY, dueAssumed: 0 };
    const { due } = this.ways.columns;
    const cell = due === null ? null : row[due.column];
    if (!isBlankCell(cell ?? null)) {
      const written = plainDay(due!, cell ?? undefined);
      return written === NO_DAY ? null : { dueDay: written, dueAssumed: 0 };
    }
    const { terms } = this.ledger.customers[customer]!;
    return terms && documentDay !== BEGINNING ? { dueDay: dueDayOf(documentDay, terms), dueAssumed: 0 } : { dueDay: documentDay, dueAssumed: 1 };
  }
}

function keyOf(customer: number, currency: string, entity: string, account: string): string {
  return `${customer}\u0000${currency}\u0000${entity}\u0000${account}`;
}

/** The text of a cell that is what it shows; null where reading it would be a finding. */
function plainText(cell: RawCell | undefined, isKey: boolean): string | null {
  if (cell === null || cell === undefined || cell === "") return "";
  if (isCellError(cell)) return null;
  const text = cellText(cell);
  if (typeof cell !== "string") return isKey && typeof cell === "number" && Math.abs(cell) >= WHOLE_MAX ? null : text;
  return text.length > CELL_TEXT_MAX || (isKey && (text !== cell || ODD.test(text))) || text.includes("\u0000") ? null : text;
}

/** Rows that have to disagree before one edit could turn the habit of a column. */
const MARGIN_MIN = 500;
const SURE_MIN = 3;

/** Whether receipts and credit notes stand in the column without a sign, and clearly so; null where they do not tell. */
function writesUnsigned({ entries }: Ledger, rows: readonly (readonly RawCell[])[], column: number): boolean | null {
  let [positive, negative] = [0, 0];
  for (let entry = 0; entry < entries.count; entry++) {
    if (NATURE[ENTRY_TYPES[entries.type[entry]!]!] !== -1) continue;
    const cell = rows[entries.row[entry]! - 1]![column];
    if (typeof cell !== "number") return null;
    if (cell > 0) positive++;
    else if (cell < 0) negative++;
  }
  const margin = Math.abs(positive - negative);
  const isSure = positive === 0 || negative === 0 ? margin >= SURE_MIN : margin >= MARGIN_MIN;
  return isSure ? positive > negative : null;
}
