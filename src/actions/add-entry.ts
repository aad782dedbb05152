import { checkDraft, divided, type EntryDraft, openDocuments, partitionOf, type ReadyEntry } from "../ledger/entry-draft";
import { EntryWriter } from "../ledger/new-entry-cells";
import type { RawCell } from "../grid/table";
import type { LedgerView } from "../live/live-state";
import { type Job, WorkbookError } from "../workbook/workbook";
import { type AddIn, currentView } from "./add-in";

export interface EntryAdded {
  readonly table: string;
  /** 1-based data row of the ledger table. */
  readonly row: number;
  readonly document: string;
}

/**
 * Write an entry as one row below the ledger, in the way the table's own rows are written; what it settles goes into the allocations table,
 * or into `Applies to` where there is none. One step, all or nothing.
 *
 * Holds: checked once more against the ledger as it is now. Errors: `other` with its reason where the number was given out meanwhile, where
 * the entry is no longer complete or amounts are worked out from other columns; those of `Workbook.appendRows`.
 */
export async function addEntry(addIn: AddIn, draft: EntryDraft, job?: Job): Promise<EntryAdded> {
  const view = await currentView(addIn, job);
  const { ledger } = view;
  const { ready, problems } = checkDraft(ledger, draft);
  if (problems.document === "taken") throw new WorkbookError("other", { reason: "document-taken", document: draft.document });
  if (!ready) throw new WorkbookError("other", { reason: "nothing-to-add" });
  const info = ledger.tables.ledger;
  const table = await addIn.workbook.readTable(info.id, job);
  const writer = new EntryWriter(table, ledger, addIn.language);
  if (!writer.canWrite) throw new WorkbookError("other", { reason: "ledger-amounts-computed", table: info.name });
  const row = writer.foreignEntry({
    customer: ready.customer, customerCode: "", customerName: ready.newCustomer.trim(), type: ready.kind, day: ready.day, dueDay: ready.dueDay, document: ready.document,
    appliesTo: ledger.tables.allocations || ready.kind === "refund" ? "" : ready.appliesTo.join(", "), amountMinor: ready.amountMinor, reference: ready.reference, description: ready.description,
    currency: ready.currency, entity: ready.entity, account: ready.account, net: "", tax: "",
  });
  const target = ledger.tables.allocations;
  const applied = target ? allocationsOf(view, ready, writer) : [];
  await addIn.workbook.appendRows(info.id, [row], target && applied.length > 0 ? [{ tableId: target.id, rows: applied }] : []);
  // The next number is proposed from the ledger with this entry in it.
  const after = await addIn.live.refresh();
  return { table: info.name, row: after?.ledger.tables.ledger.rowCount ?? table.rowCount + 1, document: ready.document };
}

/** A refund is settled by the credits it pays back; a receipt and a credit note settle debits. */
function allocationsOf({ ledger, settlement, asOf }: LedgerView, entry: ReadyEntry, writer: EntryWriter): readonly (readonly RawCell[])[] {
  const partition = partitionOf(ledger, entry);
  if (partition === null || entry.document === "") return [];
  const open = openDocuments(ledger, settlement, { of: entry, asOf: asOf > entry.day ? asOf : entry.day });
  const chosen = entry.appliesTo.flatMap((document) => open.find((item) => item.document === document) ?? []);
  return divided(entry.amountMinor, chosen).flatMap(({ document, amountMinor }) => {
    const [from, to] = entry.kind === "refund" ? [document, entry.document] : [entry.document, document];
    const cells = writer.allocation({ partition, day: entry.day, from, to, amountMinor });
    return cells ? [cells] : [];
  });
}
