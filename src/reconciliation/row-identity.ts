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
  readonly rest: string;
}

const ledgers = new WeakMap<Ledger, RowKeys>();

/**
 * Keys of all ledger rows: document, date, amount, and which of several such rows.
 *
 * Holds: the same after sorting, filtering and adding rows; an entry whose document, date or amount is changed has another key.
 */
export function ledgerRowKeys(ledger: Ledger): RowKeys {
  const known = ledgers.get(ledger);
  if (known) return known;
  const keys = keysOf(Array.from({ length: ledger.entries.count }, (_, entry) => identified(ledger, entry)));
  ledgers.set(ledger, keys);
  return keys;
}

/** Keys of a few entries, without going through the ledger: `entries` are all that share their document number. */
export function keysOfEntries(ledger: Ledger, entries: readonly number[]): RowKeys {
  return keysOf(entries.map((entry) => identified(ledger, entry)));
}

function identified({ entries, partitions, customers }: Ledger, entry: number): Identified {
  const { customer, currency, entity, account } = partitions[entries.partition[entry]!]!;
  return {
    row: entries.row[entry]!, document: entries.document[entry]!, day: entries.documentDay[entry]!, amountMinor: entries.amountMinor[entry]!, currency,
    rest: [customers[customer]!.key, entity, account, entries.type[entry], entries.appliesTo[entry], entries.texts.reference?.[entry], entries.texts.description?.[entry]].join("\u0001"),
  };
}

/** Keys of the rows of another side's list. A line without a number is known by its text and party instead. */
export function listRowKeys(rows: readonly ReconciliationRow[]): RowKeys {
  return keysOf(rows.map(({ row, reference, text, party, day, amountMinor, currency }) => ({
    row, document: reference === "" ? `\u0002${text}\u0001${party}` : reference, day, amountMinor, currency, rest: `${party}\u0001${text}`,
  })));
}

function keysOf(rows: readonly Identified[]): RowKeys {
  const groups = new Map<string, Identified | Identified[]>();
  for (const row of rows) {
    const base = `${normaliseDocument(row.document)}\u0001${row.day ?? ""}\u0001${row.amountMinor}\u0001${row.currency}`;
    const known = groups.get(base);
    if (known === undefined) groups.set(base, row);
    else if (Array.isArray(known)) known.push(row);
    else groups.set(base, [known, row]);
  }
  const keys = new Map<number, string>();
  for (const [base, group] of groups) {
    if (!Array.isArray(group)) keys.set(group.row, textKey(base));
    else group.sort(byContent).forEach(({ row }, occurrence) => keys.set(row, textKey(occurrence === 0 ? base : `${base}\u0001${occurrence}`)));
  }
  return keys;
}

function byContent(left: Identified, right: Identified): number {
  return left.rest < right.rest ? -1 : left.rest > right.rest ? 1 : left.row - right.row;
}
