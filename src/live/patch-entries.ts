import { allSteps, type Steps } from "../check/steps";
import type { RawCell } from "../grid/table";
import type { Entries, EntryText, Ledger } from "../ledger/ledger";
import { isBlankRow } from "../ledger/map-table";
import { type PlainEntry, PlainRows, type ReadingWays } from "../ledger/plain-row";
import { MINOR_MAX } from "../money/money";
import type { RowChange } from "./row-changes";

/** What a few changed rows do to the entries of a ledger. */
export interface EntryChanges {
  readonly changes: readonly (RowChange & {
    /** Entries of the ledger that are gone: `removedEntries` of them from `entryAt` on. */
    readonly entryAt: number;
    readonly removedEntries: number;
    /** Place of the row within the change, and what it is. */
    readonly entries: readonly { readonly offset: number; readonly entry: PlainEntry }[];
  })[];
  readonly rowsTotal: number;
  readonly rowsRead: number;
  /** Partitions with other entries than before. */
  readonly partitions: ReadonlySet<number>;
}

/**
 * Reads only the rows that changed, where that gives the same ledger as reading the table whole.
 *
 * Holds: customers, accounts and their order stay as they are; null wherever a changed row, as it was or as it is, could change how another is read.
 */
export function entryChanges(ledger: Ledger, ways: ReadingWays, { changes, rows, currencySet }: { readonly changes: readonly RowChange[]; readonly rows: readonly (readonly RawCell[])[]; readonly currencySet: boolean }): EntryChanges | null {
  // Revaluations stand apart with row numbers of their own: rare enough to be read whole.
  if (ledger.revaluations.length > 0 || ways.resolver.looksAtOtherRows) return null;
  const { plain, firsts, lastFirst, magnitudeMinor, hasSeveralCurrencies } = allSteps(prepareChanges(ledger, ways));
  const { entries } = ledger;
  const before = ways.fields.table.rows;
  const partitions = new Set<number>();
  const currencies = new Map<string, number>();
  const found: EntryChanges["changes"][number][] = [];
  let [rowsTotal, rowsRead, magnitude, shift] = [ledger.rowsTotal, ledger.rowsRead, magnitudeMinor, 0];
  for (const change of changes) {
    const entryAt = entryAfter(entries, change.at);
    let entry = entryAt;
    for (let place = change.at; place < change.at + change.removed; place++) {
      const row = before[place]!;
      if (entries.row[entry] === place + 1) {
        const partition = entries.partition[entry]!;
        // The first entry of an account decides where the account stands among the others: it may change, not go.
        const stays = change.removed === 1 && change.added === 1 && plain.read(rows[place + shift]!)?.partition === partition;
        if ((firsts[partition] === entry && !stays) || plain.read(row) === null) return null;
        partitions.add(partition);
        count(currencies, ledger.partitions[partition]!.currency, -1);
        magnitude -= Math.abs(entries.amountMinor[entry]!);
        entry++;
        rowsTotal--;
        rowsRead--;
      } else if (!isBlankRow(row)) {
        const customer = plain.customerOf(row);
        // Even a row left out may be where a customer, or an account of one, was first met.
        if (customer === null || (customer >= 0 && (ledger.customers[customer]!.row === null || lastFirst(customer) >= entryAt))) return null;
        rowsTotal--;
      }
    }
    const added: { readonly offset: number; readonly entry: PlainEntry }[] = [];
    for (let offset = 0; offset < change.added; offset++) {
      const row = rows[change.at + shift + offset]!;
      if (isBlankRow(row)) continue;
      const read = plain.read(row);
      if (read === null || (firsts[read.partition]! >= entryAt && !(firsts[read.partition] === entryAt && change.removed === 1 && change.added === 1 && entries.partition[entryAt] === read.partition))) return null;
      added.push({ offset, entry: read });
      partitions.add(read.partition);
      count(currencies, ledger.partitions[read.partition]!.currency, 1);
      magnitude += Math.abs(read.amountMinor);
      rowsTotal++;
      rowsRead++;
    }
    found.push({ ...change, entryAt, removedEntries: entry - entryAt, entries: added });
    shift += change.added - change.removed;
  }
  // Which currency is the books' own may be decided by counting rows.
  if (hasSeveralCurrencies && !currencySet && [...currencies.values()].some((difference) => difference !== 0)) return null;
  return magnitude > MINOR_MAX ? null : { changes: found, rowsTotal, rowsRead, partitions };
}

function count(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

interface Base {
  readonly plain: PlainRows;
  /** First entry of each partition. */
  readonly firsts: Int32Array;
  /** The latest of the first entries of a customer's partitions, −1 where there is none. */
  readonly lastFirst: (customer: number) => number;
  /** Sum of all absolute amounts. */
  readonly magnitudeMinor: number;
  readonly hasSeveralCurrencies: boolean;
}

const bases = new WeakMap<Ledger, Base>();

/** What every change of a ledger is measured by, worked out once: when there is time for it, else at the first change. */
export function* prepareChanges(ledger: Ledger, ways: ReadingWays): Steps<Base> {
  const known = bases.get(ledger);
  if (known) return known;
  const firsts = firstEntries(ledger);
  yield;
  const magnitudeMinor = ledger.entries.amountMinor.reduce((sum, amount) => sum + Math.abs(amount), 0);
  yield;
  const base: Base = {
    plain: new PlainRows(ledger, ways),
    firsts,
    lastFirst: (customer) => ledger.partitions.reduce((last, partition, index) => (partition.customer === customer ? Math.max(last, firsts[index]!) : last), -1),
    magnitudeMinor,
    hasSeveralCurrencies: new Set(ledger.partitions.map(({ currency }) => currency)).size > 1,
  };
  bases.set(ledger, base);
  return base;
}

function firstEntries({ entries, partitions }: Ledger): Int32Array {
  const firsts = new Int32Array(partitions.length).fill(entries.count);
  for (let entry = entries.count - 1; entry >= 0; entry--) firsts[entries.partition[entry]!] = entry;
  return firsts;
}

/** The first entry of a row at this place or after it. */
function entryAfter({ row, count: total }: Entries, place: number): number {
  let [low, high] = [0, total];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (row[middle]! < place + 1) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The entries with the changes made, column by column. */
export function patchedEntries(entries: Entries, changes: EntryChanges["changes"]): Entries {
  const total = changes.reduce((sum, change) => sum + change.entries.length - change.removedEntries, entries.count);
  const ints = (column: Int32Array, of: (entry: PlainEntry) => number): Int32Array => spliced(column, new Int32Array(total), of);
  const spliced = <Column extends Int32Array | Float64Array | Uint8Array>(from: Column, to: Column, of: (entry: PlainEntry) => number): Column => {
    let [read, write] = [0, 0];
    for (const change of changes) {
      to.set(from.subarray(read, change.entryAt), write);
      write += change.entryAt - read;
      for (const { entry } of change.entries) to[write++] = of(entry);
      read = change.entryAt + change.removedEntries;
    }
    to.set(from.subarray(read), write);
    return to;
  };
  const texts = (from: readonly string[], of: (entry: PlainEntry) => string): readonly string[] => {
    const parts: (readonly string[])[] = [];
    let read = 0;
    for (const change of changes) {
      parts.push(from.slice(read, change.entryAt), change.entries.map(({ entry }) => of(entry)));
      read = change.entryAt + change.removedEntries;
    }
    return ([] as string[]).concat(...parts, from.slice(read));
  };
  return {
    count: total,
    row: rowNumbers(entries.row, total, changes),
    day: ints(entries.day, (entry) => entry.day),
    documentDay: ints(entries.documentDay, (entry) => entry.documentDay),
    dueDay: ints(entries.dueDay, (entry) => entry.dueDay),
    dueAssumed: spliced(entries.dueAssumed, new Uint8Array(total), (entry) => entry.dueAssumed),
    partition: ints(entries.partition, (entry) => entry.partition),
    amountMinor: spliced(entries.amountMinor, new Float64Array(total), (entry) => entry.amountMinor),
    type: spliced(entries.type, new Uint8Array(total), (entry) => entry.type),
    disputed: spliced(entries.disputed, new Uint8Array(total), (entry) => entry.disputed),
    document: texts(entries.document, (entry) => entry.document),
    appliesTo: texts(entries.appliesTo, (entry) => entry.appliesTo),
    texts: madeWhenAsked(Object.keys(entries.texts) as EntryText[], (field) => texts(entries.texts[field]!, (entry) => entry.texts[field] ?? "")),
  };
}

/** Columns of text that few questions look at: each is made when somebody does. */
function madeWhenAsked(fields: readonly EntryText[], make: (field: EntryText) => readonly string[]): Entries["texts"] {
  const columns: Partial<Record<EntryText, readonly string[]>> = {};
  for (const field of fields) {
    let made: readonly string[] | null = null;
    Object.defineProperty(columns, field, { enumerable: true, get: () => (made ??= make(field)) });
  }
  return columns;
}

function rowNumbers(from: Int32Array, total: number, changes: EntryChanges["changes"]): Int32Array {
  const to = new Int32Array(total);
  let [read, write, shift] = [0, 0, 0];
  for (const change of changes) {
    while (read < change.entryAt) to[write++] = from[read++]! + shift;
    for (const { offset } of change.entries) to[write++] = change.at + shift + offset + 1;
    read = change.entryAt + change.removedEntries;
    shift += change.added - change.removed;
  }
  while (read < from.length) to[write++] = from[read++]! + shift;
  return to;
}
