import { settle } from "../ledger/settle";
import type { Entries, Ledger } from "../ledger/ledger";
import type { Settlement } from "../ledger/settlement";
import type { AllocationPolicy } from "../settings/settings";
import type { EntryChanges } from "./patch-entries";

/**
 * The settlement of a ledger with a few rows changed: the customers of those rows are settled anew, all others stay as they were.
 *
 * Null where one customer's rows may decide how another's are settled: with rows of the allocations or instalments tables, which may name a
 * document without its customer. `Applies to` only names documents of its own customer.
 * Holds: what is applied is what settling the whole ledger would apply; `issues` and `reopened` are those of the customers settled anew.
 */
export function patchedSettlement(before: { readonly ledger: Ledger; readonly settlement: Settlement }, ledger: Ledger, { changes, partitions }: EntryChanges, policy: AllocationPolicy): Settlement | null {
  const touched = partitionsTouched(ledger, partitions);
  if (touched === null) return null;
  const isAnew = new Uint8Array(ledger.partitions.length);
  for (const partition of touched) isAnew[partition] = 1;
  const { entries } = ledger;
  const members: number[] = [];
  for (let entry = 0; entry < entries.count; entry++) if (isAnew[entries.partition[entry]!] === 1) members.push(entry);
  const anew = settle({ ...ledger, entries: entriesOf(entries, members) }, policy);
  const placeNow = movedEntries(before.ledger.entries.count, changes);
  const sources = { anew: { settlement: anew, entryOf: (entry: number) => members[entry]! }, stays: { settlement: before.settlement, entryOf: (entry: number) => placeNow[entry]! } };
  return spliced(ledger, (partition) => (isAnew[partition] === 1 ? sources.anew : sources.stays));
}

/** Partitions in which something may be open that was not, or the other way round: all of the customers whose rows changed. Null: any. */
export function partitionsTouched(ledger: Ledger, changed: ReadonlySet<number>): readonly number[] | null {
  if (ledger.allocations.length > 0 || ledger.instalments.length > 0) return null;
  const customers = new Set([...changed].map((partition) => ledger.partitions[partition]!.customer));
  return ledger.partitions.flatMap(({ customer }, partition) => (customers.has(customer) ? [partition] : []));
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

/** Some entries as entries of their own, in their order. What settling does not look at is left out. */
function entriesOf(entries: Entries, members: readonly number[]): Entries {
  const ints = (column: Int32Array): Int32Array => Int32Array.from(members, (entry) => column[entry]!);
  return {
    count: members.length, row: ints(entries.row), day: ints(entries.day), documentDay: ints(entries.documentDay), dueDay: ints(entries.dueDay), partition: ints(entries.partition),
    dueAssumed: Uint8Array.from(members, (entry) => entries.dueAssumed[entry]!), amountMinor: Float64Array.from(members, (entry) => entries.amountMinor[entry]!),
    type: Uint8Array.from(members, (entry) => entries.type[entry]!), disputed: Uint8Array.from(members, (entry) => entries.disputed[entry]!),
    document: members.map((entry) => entries.document[entry]!), appliesTo: members.map((entry) => entries.appliesTo[entry]!), texts: {},
  };
}
