import { BEGINNING } from "../calendar/day";
import { mapSteps, type Steps } from "../check/steps";
import type { Table } from "../grid/table";
import { nameKey } from "../ledger/customer-index";
import { normaliseDocument } from "../ledger/document-number";
import { findCustomer } from "../ledger/find-customer";
import { ENTRY_TYPES, type EntryType, type Ledger } from "../ledger/ledger";
import { cellText } from "../ledger/read-cell";
import { readListSteps } from "../ledger/read-list";
import type { Settings } from "../settings/settings";
import { traceColumns } from "./provenance";

/** What an entry is known again by, in the form in which two are compared. "" where the table has no column for it. */
export interface KnownRow {
  readonly day: number | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly party: string;
  readonly document: string;
  readonly reference: string;
  readonly memo: string;
  /** Our account at the bank. */
  readonly account: string;
  /** What kind of entry it is, where the table tells. */
  readonly type?: EntryType;
  /** The layout of the file that it came from, where that is known. */
  readonly source: string;
}

/** Who a name or code means, in the form in which parties are compared. */
export function partyKey(ledger: Pick<Ledger, "customers"> | null, ...names: readonly string[]): string {
  const written = names.filter((name) => name !== "");
  for (const name of written) {
    const found = ledger ? findCustomer(ledger, name) : null;
    if (found?.kind === "found") return nameKey(ledger!.customers[found.customer]!.key);
  }
  return nameKey(written[0] ?? "");
}

/** Texts are compared without what programs do to them on the way: blanks and case. */
export function textKeyOf(text: string): string {
  return nameKey(text.replace(/\s+/g, " "));
}

/** The entries of the ledger. Rows that cannot be read are in none. */
export function* knownOfLedger(ledger: Ledger): Steps<KnownRow[]> {
  const { entries, partitions, customers } = ledger;
  const { reference, description } = entries.texts;
  return yield* mapSteps(entries.document, (_, entry): KnownRow => {
    const { customer, currency } = partitions[entries.partition[entry]!]!;
    return {
      day: entries.documentDay[entry]! === BEGINNING ? null : entries.documentDay[entry]!, amountMinor: entries.amountMinor[entry]!, currency, party: nameKey(customers[customer]!.key), document: normaliseDocument(entries.document[entry]!),
      reference: textKeyOf(reference?.[entry] ?? ""), memo: textKeyOf(description?.[entry] ?? ""), account: "", source: "", type: ENTRY_TYPES[entries.type[entry]!]!,
    };
  });
}

/**
 * The rows of a bank's or a customer's list, as far as they can be read, each with its 0-based place.
 *
 * @param profiles layout by import: what a row was in before
 */
export function* knownOfList(table: Table, { kind, ledger, settings, profiles }: { readonly kind: "statement" | "bank"; readonly ledger: Ledger | null; readonly settings: Settings; readonly profiles?: ReadonlyMap<string, string> | undefined }): Steps<{ readonly place: number; readonly known: KnownRow }[]> {
  const reading = yield* readListSteps(table, { kind, ledger, settings });
  const at = new Map(reading.columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index] as const])));
  const traces = traceColumns(table.headers);
  return yield* mapSteps(reading.rows, (listed) => {
    const row = table.rows[listed.row - 1]!;
    const text = (column: number | undefined): string => (column === undefined ? "" : cellText(row[column]));
    const known: KnownRow = {
      day: listed.day, amountMinor: listed.amountMinor, currency: listed.currency, party: listed.partyCode === "" ? nameKey(listed.party) : nameKey(listed.partyCode),
      document: normaliseDocument(text(at.get("document"))), reference: textKeyOf(text(traces.get("bankReference")) || text(at.get("reference"))), memo: textKeyOf(text(at.get("description"))),
      account: textKeyOf(text(traces.get("ownAccount"))), source: profiles?.get(text(traces.get("importId"))) ?? "",
    };
    return { place: listed.row - 1, known };
  });
}
