import { allSteps, eachStep, ENTRIES_PER_STEP, type Steps } from "../check/steps";
import { textKey } from "../grid/text-key";
import { type Ledger } from "../ledger/ledger";
import { normaliseDocument } from "../ledger/document-number";
import type { ReconciliationRow } from "./reconciliation";

/** By data row: the key under which a row is known again. */
export type RowKeys = ReadonlyMap<number, string>;

interface Identified {
  readonly row: number;
  readonly document: string;
  readonly day: number | null;
  readonly amountMinor: number;
  readonly currency: string;
  /** What else stands in the row: orders rows that are otherwise the same, so that sorting the table renames none. */
  readonly rest: () => string;
}

const ledgers = new WeakMap<Ledger, RowKeys>();

/**
 * Keys of all ledger rows: document, date, amount, and which of several such rows.
 *
 * Holds: the same after sorting, filtering and adding rows; an entry whose document, date or amount is changed has another key.
 */
export function ledgerRowKeys(ledger: Ledger): RowKeys {
  return allSteps(ledgerRowKeySteps(ledger));
}

/** The same with pauses. Worked out once for a ledger. */
export function* ledgerRowKeySteps(ledger: Ledger): Steps<RowKeys> {
  const known = ledgers.get(ledger);
  if (known) return known;
  const keys = yield* keySteps(ledger.entries.count, (entry) => identified(ledger, entry));
  ledgers.set(ledger, keys);
  return keys;
}

/** Keys of a few entries, without going through the ledger: `entries` are all that share their document number. */
export function keysOfEntries(ledger: Ledger, entries: readonly number[]): RowKeys {
  return allSteps(keySteps(entries.length, (place) => identified(ledger, entries[place]!)));
}

function identified({ entries, partitions, customers }: Ledger, entry: number): Identified {
  const { customer, currency, entity, account } = partitions[entries.partition[entry]!]!;
  return {
    row: entries.row[entry]!, document: entries.document[entry]!, day: entries.documentDay[entry]!, amountMinor: entries.amountMinor[entry]!, currency,
    rest: () => [customers[customer]!.key, entity, account, entries.type[entry], entries.appliesTo[entry], entries.texts.reference?.[entry], entries.texts.description?.[entry]].join("\u0001"),
  };
}

/** Keys of the rows of another side's list. A line without a number is known by its text and party instead. */
export function listRowKeys(rows: readonly ReconciliationRow[]): RowKeys {
  return allSteps(listRowKeySteps(rows));
}

/** The same with pauses. */
export function* listRowKeySteps(rows: readonly ReconciliationRow[]): Steps<RowKeys> {
  return yield* keySteps(rows.length, (place) => {
    const { row, reference, text, party, day, amountMinor, currency } = rows[place]!;
    return { row, document: reference === "" ? `\u0002${text}\u0001${party}` : reference, day, amountMinor, currency, rest: () => `${party}\u0001${text}` };
  });
}

function* keySteps(count: number, rowAt: (place: number) => Identified): Steps<RowKeys> {
  const places = new Map<string, number | number[]>();
  yield* eachStep(count, (place) => {
    const { document, day, amountMinor, currency } = rowAt(place);
    const base = `${normaliseDocument(document)}\u0001${day ?? ""}\u0001${amountMinor}\u0001${currency}`;
    const known = places.get(base);
    if (known === undefined) places.set(base, place);
    else if (typeof known === "number") places.set(base, [known, place]);
    else known.push(place);
  });
  const keys = new Map<number, string>();
  for (const [base, found] of places) {
    if (typeof found === "number") keys.set(rowAt(found).row, textKey(base));
    else found.map((place) => ({ row: rowAt(place).row, rest: rowAt(place).rest() })).sort(byContent).forEach(({ row }, occurrence) => keys.set(row, textKey(occurrence === 0 ? base : `${base}\u0001${occurrence}`)));
    if (keys.size % ENTRIES_PER_STEP === 0) yield;
  }
  return keys;
}

function byContent(left: { readonly row: number; readonly rest: string }, right: { readonly row: number; readonly rest: string }): number {
  return left.rest < right.rest ? -1 : left.rest > right.rest ? 1 : left.row - right.row;
}
