import { NO_CURRENCY } from "../money/currencies";
import { mapSteps, type Steps } from "../check/steps";
import type { RawCell, Table } from "../grid/table";
import { findCustomer } from "../ledger/find-customer";
import { normaliseDocument } from "../ledger/document-number";
import type { Ledger, MappedTable } from "../ledger/ledger";
import { mapColumns } from "../ledger/map-columns";
import { EntryWriter } from "../ledger/new-entry-cells";
import { isTotalWord, NATURE } from "../ledger/entry-words";
import { CELL_TEXT_MAX, cellText } from "../ledger/read-cell";
import { readLedger } from "../ledger/read-ledger";
import type { Settings } from "../settings/settings";
import type { Language } from "../words/language";
import type { Destination } from "./destination";
import { type KnownRow, knownOfLedger, knownOfList, partyKey, textKeyOf } from "./known-rows";
import { ListWriter } from "./list-cells";
import type { NewTable } from "./new-table";
import type { SourceRow } from "./source";

/**
 * Why a row is not added although it is not there: its document is, with another amount; it names no customer, and no ledger counts such a row; the table has no column for its currency; nothing tells its
 * sign there, or its sign goes against its type and would turn how the whole column is read; a text is longer than a cell holds; or the table would not read back what the file says.
 */
export type Unfit = "document-differs" | "no-customer" | "no-currency-column" | "type-unknown" | "sign-against-type" | "text-too-long" | "not-kept";

interface Fitted {
  readonly cells: RawCell[];
  readonly unfit: Unfit | null;
}

interface TargetParts {
  readonly settings: Settings;
  readonly language: Language;
  readonly ledger: Ledger | null;
  readonly table: Table;
  readonly made: NewTable | null;
  /** Layout by import: where rows that stand there came from. */
  readonly profiles?: ReadonlyMap<string, string> | undefined;
}

/** A table that gets rows: what it knows already, and how it writes what is new. */
export class TargetTable {
  readonly table: Table;
  readonly made: NewTable | null;
  /** Grows with what is added, so that the next file of the same import finds it. */
  readonly known: KnownRow[] = [];
  readonly newRows: (readonly RawCell[])[] = [];
  private readonly taken: SourceRow[] = [];
  private readonly settings: Settings;
  private readonly ledger: Ledger | null;
  private readonly entries: EntryWriter | null = null;
  private readonly list: ListWriter | null = null;
  private readonly has: (field: "currency" | "reference" | "description" | "document") => boolean;

  private constructor(readonly destination: Destination, { settings, language, ledger, table, made }: TargetParts) {
    this.table = table;
    this.made = made;
    this.settings = settings;
    // A new ledger has no customers of its own yet.
    const own = destination === "ledger" && (made !== null || ledger === null) ? readLedger({ ledger: table, customers: null, allocations: null, instalments: null, rates: null, settings }).ledger : null;
    this.ledger = own ?? ledger;
    const columns = destination === "ledger" ? this.ledger!.tables.ledger.columns : mapColumns(table, destination, settings.columns[table.name] ?? {}).columns;
    const fields = new Set((columns as MappedTable["columns"]).map(({ field }) => field));
    this.has = (field) => fields.has(field);
    if (destination === "ledger") this.entries = new EntryWriter(table, this.ledger!, language);
    else this.list = new ListWriter(table, columns, destination, language);
  }

  /** The table with what it knows. */
  static *open(destination: Destination, parts: TargetParts): Steps<TargetTable> {
    const target = new TargetTable(destination, parts);
    const known = destination === "ledger" ? yield* knownOfLedger(target.ledger!) : (yield* knownOfList(parts.table, { kind: destination, ledger: parts.ledger, settings: parts.settings, profiles: parts.profiles })).map((row) => row.known);
    for (const row of known) target.known.push(row);
    return target;
  }

  /** False where amounts are worked out from other columns: nothing can be added. */
  get canWrite(): boolean {
    return this.entries?.canWrite ?? true;
  }

  /** The last row adds up those above it: rows below it would be in no total. */
  get endsInTotal(): boolean {
    const last = this.table.rows.findLast((row) => row.some((cell) => cellText(cell) !== ""));
    return last?.some((cell) => typeof cell === "string" && isTotalWord(cell)) ?? false;
  }

  /** The row's cells, in the order of the headers, and what keeps it from being added. */
  fit(row: SourceRow, owner: string): Fitted {
    const cells = this.entries ? this.entryCells(row) : this.list!.cells(row, owner);
    const tooLong = cells.some((cell) => typeof cell === "string" && cell.length > CELL_TEXT_MAX);
    return { cells, unfit: tooLong ? "text-too-long" : this.entries ? unfitEntry(row, this.entries.signsByType) : null };
  }

  /** The rows as the table will know them, by place; undefined for one that it would not read. */
  *forms(cells: readonly (readonly RawCell[])[], rows: readonly SourceRow[]): Steps<readonly KnownRow[]> {
    if (this.destination === "ledger") return yield* mapSteps(rows, (row) => this.entryForm(row));
    const options = { kind: this.destination, ledger: this.ledger, settings: this.settings } as const;
    const added: Table = { ...this.table, rows: cells, rowCount: cells.length };
    const forms = new Array<KnownRow>(rows.length);
    for (const { place, known } of yield* knownOfList(added, options)) forms[place] = known;
    return forms;
  }

  /**
   * Why the table would not read back the day, the amount and the currency of the file; null where it does.
   *
   * @param oneCurrency the file is in one currency: a table that names none may be in that one
   */
  unkept(form: KnownRow | undefined, row: SourceRow, oneCurrency: boolean): Unfit | null {
    if (form === undefined || form.amountMinor !== row.amountMinor || form.day !== row.day) return "not-kept";
    const fits = row.currency === NO_CURRENCY || form.currency === row.currency || (oneCurrency && form.currency === NO_CURRENCY && !this.has("currency"));
    return fits ? null : "no-currency-column";
  }

  /** Rows whose sign goes against their type, by place, where adding them would turn how the ledger's signs are read; else none. */
  turning(added: readonly SourceRow[]): readonly number[] {
    if (!this.entries || this.entries.keepsSigns([...this.taken, ...added])) return [];
    return added.flatMap(({ type, amountMinor }, place) => (type !== null && NATURE[type] < 0 && amountMinor > 0 ? [place] : []));
  }

  add(cells: readonly (readonly RawCell[])[], known: readonly KnownRow[], rows: readonly SourceRow[]): void {
    for (const row of rows) this.taken.push(row);
    for (const line of cells) this.newRows.push(line);
    for (const row of known) this.known.push(row);
  }


  private entryCells(row: SourceRow): RawCell[] {
    const ledger = this.ledger!;
    const customer = [row.partyCode ?? "", row.party].map((name) => (name === "" ? null : findCustomer(ledger, name))).find((found) => found?.kind === "found");
    return [...this.entries!.foreignEntry({
      customer: customer?.kind === "found" ? customer.customer : null, customerCode: row.partyCode ?? "", customerName: row.party, type: row.type, day: row.day, dueDay: row.dueDay ?? null,
      document: row.document, appliesTo: "", reference: row.reference || (this.has("document") ? "" : row.document), description: row.memo, amountMinor: row.amountMinor, currency: row.currency,
      entity: "", account: row.more?.account ?? "", net: row.more?.net ?? "", tax: row.more?.tax ?? "",
    })];
  }

  private entryForm(row: SourceRow): KnownRow {
    const ledger = this.ledger!;
    return {
      day: row.day, amountMinor: row.amountMinor, currency: row.currency === NO_CURRENCY || !this.has("currency") ? ledger.baseCurrency : row.currency,
      party: partyKey(ledger, row.partyCode ?? "", row.party), document: this.has("document") ? normaliseDocument(row.document) : "",
      reference: this.has("reference") ? textKeyOf(row.reference || (this.has("document") ? "" : row.document)) : "", memo: this.has("description") ? textKeyOf(row.memo) : "", account: "", source: "",
      type: row.type ?? (row.amountMinor < 0 ? "payment" : "invoice"),
    };
  }
}

function unfitEntry({ party, partyCode = "", type }: SourceRow, signsByType: boolean): Unfit | null {
  if (party.trim() === "" && partyCode.trim() === "") return "no-customer";
  return signsByType && type === null ? "type-unknown" : null;
}
