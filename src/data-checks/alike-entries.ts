import { type EntryDraft, partitionOf } from "../ledger/entry-draft";
import { type Entries, ENTRY_TYPES, type Ledger } from "../ledger/ledger";
import { typedForm } from "./similar-documents";

/* What the checks would say of an entry that is still being typed: told then, it need not be found later. */

/** The row of an entry with the account, kind, date and amount of a draft; null where there is none. The latest of several. */
export function rowAlike(ledger: Ledger, draft: EntryDraft, amountMinor: number): number | null {
  const { entries } = ledger;
  const partition = partitionOf(ledger, draft);
  const type = ENTRY_TYPES.indexOf(draft.kind);
  if (partition === null || draft.day === null) return null;
  for (let entry = entries.count - 1; entry >= 0; entry--) {
    if (entries.partition[entry] === partition && entries.documentDay[entry] === draft.day && entries.type[entry] === type && entries.amountMinor[entry] === amountMinor) return entries.row[entry]!;
  }
  return null;
}

/** A number of the same kind that differs from this one in what fingers and eyes mistake only, with its row. */
export function numberAlike({ entries, partitions }: Ledger, { kind, document, entity }: Pick<EntryDraft, "kind" | "document" | "entity">): { readonly document: string; readonly row: number } | null {
  const type = ENTRY_TYPES.indexOf(kind);
  const found = document.trim() === "" ? undefined : (formsOf(entries).get(typedForm(document)) ?? []).find((entry) => entries.type[entry] === type && partitions[entries.partition[entry]!]!.entity === entity);
  return found === undefined ? null : { document: entries.document[found]!, row: entries.row[found]! };
}

/** Made once for a reading: a number is looked up with every letter typed. */
const forms = new WeakMap<Entries, ReadonlyMap<string, readonly number[]>>();

function formsOf(entries: Entries): ReadonlyMap<string, readonly number[]> {
  const known = forms.get(entries);
  if (known) return known;
  const byForm = new Map<string, number[]>();
  entries.document.forEach((document, entry) => {
    if (document === "") return;
    const form = typedForm(document);
    const same = byForm.get(form);
    if (same) same.push(entry);
    else byForm.set(form, [entry]);
  });
  forms.set(entries, byForm);
  return byForm;
}
