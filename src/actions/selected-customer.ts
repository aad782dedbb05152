import { findCustomer } from "../ledger/find-customer";
import type { Ledger } from "../ledger/ledger";
import type { Selection } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/**
 * The customer the user is looking at: a row of the ledger or the customer table, a sheet made for a customer, a LEDGER formula, or a cell that names one.
 *
 * Null where the selection names none.
 */
export async function customerOfSelection(addIn: AddIn): Promise<string | null> {
  const selection = await addIn.workbook.selection();
  const view = addIn.live.state().view ?? (await addIn.live.view());
  return selection && view ? customerOf(view.ledger, selection) : null;
}

function customerOf(ledger: Ledger, selection: Selection): string | null {
  const customer = customerOfRow(ledger, selection) ?? customerNamed(ledger, selection);
  return customer === null ? null : ledger.customers[customer]!.key;
}

function customerOfRow(ledger: Ledger, { table }: Selection): number | null {
  if (!table || table.row < 1) return null;
  if (table.id === ledger.tables.ledger.id) {
    const entry = ledger.entries.row.indexOf(table.row);
    return entry < 0 ? null : ledger.partitions[ledger.entries.partition[entry]!]!.customer;
  }
  if (table.id === ledger.tables.customers?.id) {
    const customer = ledger.customers.findIndex((candidate) => candidate.row === table.row);
    return customer < 0 ? null : customer;
  }
  return null;
}

function customerNamed(ledger: Ledger, { planKey, formula, value }: Selection): number | null {
  const ofSheet = /^statement\/([^/]+)/.exec(planKey ?? "")?.[1];
  const ofFormula = /LEDGER\.\w+\(\s*"([^"]+)"/i.exec(formula ?? "")?.[1];
  const ofCell = typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  for (const text of [ofSheet && decodeURIComponent(ofSheet), ofFormula, ofCell]) {
    if (!text) continue;
    const found = findCustomer(ledger, text);
    if (found.kind === "found") return found.customer;
  }
  return null;
}
