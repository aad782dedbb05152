import { findCustomer } from "../ledger/find-customer";
import type { Ledger } from "../ledger/ledger";
import { columnOfLetters, type RawCell, type TableInfo } from "../grid/table";
import type { Selection } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/** Which argument of a function names the customer, where it is not the first; the functions left out here name one first. */
const CUSTOMER_ARGUMENT: Readonly<Record<string, number>> = { DOCUMENT: 1, DAYSOVERDUE: 1, PROVISION: 1, AGINGTABLE: -1, UNREAD: -1, CAPITALS: -1, CONVERT: -1, DUEDATE: -1 };

/**
 * The customer the user is looking at: a row of the ledger or the customer table, a sheet made for a customer, a LEDGER formula, a cell that names one,
 * or a row that does, such as one of an aging.
 *
 * Null where the selection names none, or the row names several.
 */
export async function customerOfSelection(addIn: AddIn): Promise<string | null> {
  const selection = await addIn.workbook.selection();
  const view = addIn.live.state().view ?? (await addIn.live.view());
  if (!selection || !view) return null;
  // Only a formula in a table may speak of its columns by name.
  const table = selection.formula && selection.table ? ((await addIn.workbook.listTables()).find(({ id }) => id === selection.table!.id) ?? null) : null;
  const { ledger } = view;
  const customer = customerOfRow(ledger, selection) ?? customerOfSheet(ledger, selection) ?? named(ledger, customerInFormula(selection, table)) ?? named(ledger, selection.value) ?? customerInCells(ledger, selection);
  return customer === null ? null : ledger.customers[customer]!.key;
}

function customerOfRow(ledger: Ledger, { table }: Selection): number | null {
  if (!table || table.row < 1) return null;
  if (table.id === ledger.tables.ledger.id) {
    const entry = ledger.entries.row.indexOf(table.row);
    return entry < 0 ? null : ledger.partitions[ledger.entries.partition[entry]!]!.customer;
  }
  if (table.id === ledger.tables.customers?.id) return foundAt(ledger.customers.findIndex(({ row }) => row === table.row));
  return null;
}

function customerOfSheet(ledger: Ledger, { planKey }: Selection): number | null {
  const wanted = /^statement\/(.+)\/[a-z-]+$/.exec(planKey ?? "")?.[1];
  return wanted === undefined ? null : foundAt(ledger.customers.findIndex(({ key }) => key === wanted));
}

/** What the cells left of the active one name, if all that name a customer name the same. */
function customerInCells(ledger: Ledger, { leftCells }: Selection): number | null {
  const found = new Set(leftCells.map((cell) => named(ledger, cell)).filter((customer) => customer !== null));
  return found.size === 1 ? [...found][0]! : null;
}

/** The customer's text in the first LEDGER function of a formula: written there, or in a cell of the same row. */
function customerInFormula(selection: Selection, table: TableInfo | null): RawCell {
  const call = /LEDGER\.(\w+)\(/i.exec(selection.formula ?? "");
  if (!call) return null;
  const place = CUSTOMER_ARGUMENT[call[1]!.toUpperCase()] ?? 0;
  const argument = place < 0 ? "" : (argumentsFrom(selection.formula!, call.index + call[0].length)[place] ?? "").trim();
  const literal = /^"((?:[^"]|"")*)"$/.exec(argument)?.[1];
  if (literal !== undefined) return literal.replace(/""/g, "\"");
  const cell = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(argument);
  if (cell) return Number(cell[2]) - 1 === selection.row ? cellInRow(selection, columnOfLetters(cell[1]!.toUpperCase())) : null;
  const header = /^\w*\[@\[?([^[\]]+)\]?\]$/.exec(argument)?.[1] ?? /^\w*\[\[#This Row\],\s*\[([^[\]]+)\]\]$/i.exec(argument)?.[1];
  const column = header === undefined || !table ? -1 : table.headers.findIndex((each) => each.trim().toLowerCase() === header.trim().toLowerCase());
  return column < 0 ? null : cellInRow(selection, table!.firstColumn + column);
}

function cellInRow({ leftCells, column }: Selection, wanted: number): RawCell {
  return leftCells[wanted - (column - leftCells.length)] ?? null;
}

/** The arguments of the call whose bracket was opened just before `start`. */
function argumentsFrom(formula: string, start: number): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = start;
  let inText = false;
  for (let at = start; at < formula.length; at++) {
    const sign = formula[at]!;
    if (sign === "\"") inText = !inText;
    if (inText) continue;
    if ((sign === "," || sign === ";" || sign === ")") && depth === 0) {
      found.push(formula.slice(from, at));
      from = at + 1;
      if (sign === ")") break;
    } else if ("([{".includes(sign)) depth++;
    else if (")]}".includes(sign)) depth--;
  }
  return found;
}

function named(ledger: Ledger, cell: RawCell): number | null {
  if (typeof cell !== "string" && typeof cell !== "number") return null;
  const found = findCustomer(ledger, String(cell));
  return found.kind === "found" ? found.customer : null;
}

function foundAt(index: number): number | null {
  return index < 0 ? null : index;
}
