import { settle } from "../ledger/settle";
import type { Entries, Ledger } from "../ledger/ledger";
import type { PlainEntry } from "../ledger/plain-row";
import type { Settlement } from "../ledger/settlement";
import type { AllocationPolicy } from "../settings/settings";
import type { EntryChanges } from "./patch-entries";

/** The accounts of the customers whose rows changed, as a ledger of their own with its settlement: the cost of those customers, not of the ledger. */
export interface LedgerPart {
  /** With the partitions of the whole; its entries are those of `touched` alone. */
  readonly ledger: Ledger;
  readonly settlement: Settlement;
  /** Places of its entries among those of the whole ledger. */
  readonly members: readonly number[];
  readonly touched: readonly number[];
}

/**
 * The customers of changed rows, settled anew.
 *
 * Null where one customer's rows may decide how another's are settled: with rows of the allocations or instalments tables, which may name a
 * document without its customer. `Applies to` only names documents of its own customer.
 */
export function changedPart(before: { readonly ledger: Ledger; readonly settlement: Settlement }, { changes, partitions }: EntryChanges, policy: AllocationPolicy): LedgerPart | null {
  const customers = customersTouched(before.ledger, partitions);
  if (customers === null) return null;
  const touched = before.ledger.partitions.flatMap(({ customer }, partition) => (customers.has(customer) ? [partition] : []));
  const { members, entries } = entriesOf(before, changes, touched);
  const ledger: Ledger = { ...before.ledger, entries };
  return { ledger, settlement: settle(ledger, policy), members, touched };
}

/**
 * The settlement of a ledger with a few rows changed: the customers of those rows as they were settled anew, all others as they were.
 *
 * Holds: what is applied is what settling the whole ledger would apply; `issues` and `reopened` are those of the customers settled anew.
 */
export function patchedSettlement(before: { readonly ledger: Ledger; readonly settlement: Settlement }, ledger: Ledger, { changes }: EntryChanges, { settlement, members, touched }: LedgerPart): Settlement {
  const isAnew = new Uint8Array(ledger.partitions.length);
  for (const partition of touched) isAnew[partition] = 1;
  const placeNow = movedEntries(before.ledger.entries.count, changes);
  const sources = { anew: { settlement, entryOf: (entry: number) => members[entry]! }, stays: { settlement: before.settlement, entryOf: (entry: number) => placeNow[entry]! } };
  return spliced(ledger, (partition) => (isAnew[partition] === 1 ? sources.anew : sources.stays));
}

/** Customers of whom something may be open that was not, or the other way round: those whose rows changed. Null: any. */
export function customersTouched(ledger: Ledger, changed: ReadonlySet<number>): ReadonlySet<number> | null {
  if (ledger.allocations.length > 0 || ledger.instalments.length > 0) return null;
  return new Set([...changed].map((partition) => ledger.partitions[partition]!.customer));
}

interface Source {
  readonly settlement: Settlement;
  /** The entry of the ledger now, by that of the settlement's own. */
  readonly entryOf: (entry: number) => number;
}

/** A settlement put together partition by partition. */
function spliced({ partitions, entries }: Ledger, sourceOf: (partition: number) => Source): Settlement {
  const applicationStart = new Int32Array(partitions.length + 1);
  const entryStart = new Int32Array(partitions.length + 1);
  for (let partition = 0; partition < partitions.length; partition++) {
    const { settlement } = sourceOf(partition);
    applicationStart[partition + 1] = applicationStart[partition]! + settlement.applicationStart[partition + 1]! - settlement.applicationStart[partition]!;
    entryStart[partition + 1] = entryStart[partition]! + settlement.entryStart[partition + 1]! - settlement.entryStart[partition]!;
  }
  const count = applicationStart[partitions.length]!;
  const applied = { credit: new Int32Array(count), debit: new Int32Array(count), amountMinor: new Float64Array(count), day: new Int32Array(count), origin: new Uint8Array(count) };
  const placed = { amountMinor: new Float64Array(entries.count), day: new Int32Array(entries.count), documentDay: new Int32Array(entries.count), dueDay: new Int32Array(entries.count) };
  const entryOrder = new Int32Array(entries.count);
  for (let partition = 0; partition < partitions.length; partition++) {
    const { settlement, entryOf } = sourceOf(partition);
    for (let from = settlement.applicationStart[partition]!, to = applicationStart[partition]!; to < applicationStart[partition + 1]!; from++, to++) {
      applied.credit[to] = entryOf(settlement.credit[from]!);
      applied.debit[to] = entryOf(settlement.debit[from]!);
      applied.amountMinor[to] = settlement.amountMinor[from]!;
      applied.day[to] = settlement.day[from]!;
      applied.origin[to] = settlement.origin[from]!;
    }
    for (let from = settlement.entryStart[partition]!, to = entryStart[partition]!; to < entryStart[partition + 1]!; from++, to++) {
      entryOrder[to] = entryOf(settlement.entryOrder[from]!);
      placed.amountMinor[to] = settlement.placed.amountMinor[from]!;
      placed.day[to] = settlement.placed.day[from]!;
      placed.documentDay[to] = settlement.placed.documentDay[from]!;
      placed.dueDay[to] = settlement.placed.dueDay[from]!;
    }
  }
  return { ...applied, count, applicationStart, entryOrder, entryStart, placed, plans: new Map(), reopened: [], issues: [] };
}

/** Where each entry stands now, −1 for those that are gone. */
function movedEntries(count: number, changes: EntryChanges["changes"]): Int32Array {
  const placeNow = new Int32Array(count);
  let [read, shift] = [0, 0];
  for (const { entryAt, removedEntries, entries } of changes) {
    for (; read < entryAt; read++) placeNow[read] = read + shift;
    for (; read < entryAt + removedEntries; read++) placeNow[read] = -1;
    shift += entries.length - removedEntries;
  }
  for (; read < count; read++) placeNow[read] = read + shift;
  return placeNow;
}

/** The entries of some partitions as they are now, in their order, as entries of their own. What settling and aging do not look at is left out. */
function entriesOf({ ledger: { entries }, settlement }: { readonly ledger: Ledger; readonly settlement: Settlement }, changes: EntryChanges["changes"], touched: readonly number[]): { readonly members: readonly number[]; readonly entries: Entries } {
  const found: { readonly now: number; readonly row: number; readonly entry: number; readonly added: PlainEntry | null }[] = [];
  const wanted = new Set(touched);
  for (const partition of wanted) {
    for (let place = settlement.entryStart[partition]!; place < settlement.entryStart[partition + 1]!; place++) {
      const entry = settlement.entryOrder[place]!;
      const moved = movedBy(entry, changes);
      if (moved !== null) found.push({ now: entry + moved.places, row: entries.row[entry]! + moved.rows, entry, added: null });
    }
  }
  let [places, rows] = [0, 0];
  for (const change of changes) {
    for (const [index, { offset, entry }] of change.entries.entries()) {
      if (wanted.has(entry.partition)) found.push({ now: change.entryAt + places + index, row: change.at + rows + offset + 1, entry: -1, added: entry });
    }
    places += change.entries.length - change.removedEntries;
    rows += change.added - change.removed;
  }
  found.sort((one, other) => one.now - other.now);
  const ints = (of: "day" | "documentDay" | "dueDay" | "partition"): Int32Array => Int32Array.from(found, ({ entry, added }) => added?.[of] ?? entries[of][entry]!);
  const bytes = (of: "dueAssumed" | "type" | "disputed"): Uint8Array => Uint8Array.from(found, ({ entry, added }) => added?.[of] ?? entries[of][entry]!);
  return {
    members: found.map(({ now }) => now),
    entries: {
      count: found.length, row: Int32Array.from(found, ({ row }) => row), day: ints("day"), documentDay: ints("documentDay"), dueDay: ints("dueDay"), partition: ints("partition"),
      dueAssumed: bytes("dueAssumed"), amountMinor: Float64Array.from(found, ({ entry, added }) => added?.amountMinor ?? entries.amountMinor[entry]!), type: bytes("type"), disputed: bytes("disputed"),
      document: found.map(({ entry, added }) => added?.document ?? entries.document[entry]!), appliesTo: found.map(({ entry, added }) => added?.appliesTo ?? entries.appliesTo[entry]!), texts: {},
    },
  };
}

/** By how many places an entry has moved, and its row by how many; null where it is gone. */
function movedBy(entry: number, changes: EntryChanges["changes"]): { readonly places: number; readonly rows: number } | null {
  let [places, rows] = [0, 0];
  for (const change of changes) {
    if (entry < change.entryAt) break;
    if (entry < change.entryAt + change.removedEntries) return null;
    places += change.entries.length - change.removedEntries;
    rows += change.added - change.removed;
  }
  return { places, rows };
}
