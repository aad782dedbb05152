import type { TableInfo } from "../grid/table";
import { nameKey } from "../ledger/customer-index";
import { findTables, OWN_TABLES } from "../ledger/find-tables";
import { mapColumns } from "../ledger/map-columns";
import type { Settings } from "../settings/settings";
import type { SourceKind } from "./source";

/** The kind of table that gets what a file holds. */
export type Destination = "ledger" | "statement" | "bank";

export function destinationOf(kind: SourceKind): Destination {
  return kind === "bank" || kind === "statement" ? kind : "ledger";
}

/** Names of tables that an import makes. */
export const IMPORT_TABLES: Readonly<Record<Destination, string>> = { ledger: "CustomerLedger", statement: "CustomerStatements", bank: "BankTransactions" };

export const DESTINATIONS = Object.keys(IMPORT_TABLES) as readonly Destination[];

/** In place of a table's name: one that is to be made, whatever others would fit. */
export const NEW_TABLE = "\u0000new";

/** The table that gets the rows: one of the workbook's, one that is to be made, or a question for a person. */
export type ChosenTable =
  | { readonly kind: "table"; readonly table: TableInfo }
  | { readonly kind: "new" }
  | { readonly kind: "several"; readonly tables: readonly TableInfo[] }
  | { readonly kind: "missing"; readonly name: string };

const BANK_TITLE = /bank|wallet|alipay|wechat|银行|流水|支付宝|微信/i;
const STATEMENT_TITLE = /statement|their|对账|对方/i;

/**
 * The table for a destination, found as the ledger's own tables are: by what the user picked, then by headers.
 *
 * A table that an import made is taken before others; where several fit, a person names one. A list whose title names another customer than the
 * file's owner gets nothing.
 * @param named the table's name as the person gave it, or `NEW_TABLE`
 */
export function chooseTable(destination: Destination, tables: readonly TableInfo[], { settings, named, owner }: { readonly settings: Settings; readonly named: string | null; readonly owner?: string | undefined }): ChosenTable {
  if (named === NEW_TABLE) return { kind: "new" };
  if (named !== null) {
    const table = tables.find(({ name, sheet }) => sameName(name, named) || sameName(sheet, named));
    return table ? { kind: "table", table } : { kind: "missing", name: named };
  }
  const others = tables.filter(({ name }) => !Object.entries(IMPORT_TABLES).some(([of, own]) => of !== destination && isNamed(name, own)) && !Object.values<string>(OWN_TABLES).some((own) => sameName(own, name)));
  const found = findTables(others, settings);
  const made = others.filter((table) => isNamed(table.name, IMPORT_TABLES[destination]) && (destination === "ledger" || fieldsOf(table, destination) !== null));
  if (destination === "ledger" && found.roles.ledger) return { kind: "table", table: found.roles.ledger };
  if (made.length === 1) return { kind: "table", table: made[0]! };
  if (destination === "ledger") {
    const doubt = found.issues.find(({ code, params }) => code === "table-ambiguous" && params.role === "ledger");
    const names = String(doubt?.params.tables ?? "").split(", ");
    return doubt ? { kind: "several", tables: others.filter(({ name }) => names.includes(name)) } : { kind: "new" };
  }
  // A short list of documents and amounts looks like instalments too: the customer's name on it decides.
  const candidates = [...found.lists, ...(found.roles.instalments && isTitled(found.roles.instalments, owner) ? [found.roles.instalments] : [])];
  const fitting = candidates.filter((table) => (destination === "bank" ? isBankList(table) : isStatementList(table, owner)));
  if (fitting.length === 0) return { kind: "new" };
  return fitting.length === 1 ? { kind: "table", table: fitting[0]! } : { kind: "several", tables: fitting };
}

/** Tables whose columns could take the rows, for a person to pick from: those that play another part in the ledger are none. */
export function fittingTables(destination: Destination, tables: readonly TableInfo[], settings: Settings): readonly TableInfo[] {
  const { roles } = findTables(tables, settings);
  const others = (["ledger", "customers", "allocations", "rates"] as const).filter((role) => role !== destination).map((role) => roles[role]?.name);
  const free = tables.filter(({ name }) => !Object.values<string>(OWN_TABLES).some((own) => sameName(own, name)) && !others.includes(name));
  return free.filter((table) => mapColumns(table, destination, settings.columns[table.name] ?? {}).missing.length === 0);
}

function isBankList(table: TableInfo): boolean {
  const fields = fieldsOf(table, "bank");
  if (fields === null || STATEMENT_TITLE.test(titleOf(table).replace(/bank statement|银行对账单/i, ""))) return false;
  if (BANK_TITLE.test(titleOf(table)) || fields.has("counterpartyAccount")) return true;
  // Debit and credit beside a customer are that customer's list, not the bank's.
  const namesCustomer = fieldsOf(table, "statement")?.has("customerName") ?? false;
  return !namesCustomer && (fields.has("moneyIn") || fields.has("counterparty"));
}

function isStatementList(table: TableInfo, owner: string | undefined): boolean {
  const fields = fieldsOf(table, "statement");
  if (fields === null || BANK_TITLE.test(titleOf(table))) return false;
  if (isTitled(table, owner)) return true;
  return STATEMENT_TITLE.test(titleOf(table)) && (fields.has("customerName") || fields.has("customerCode") || owner === undefined || owner === "");
}

function isTitled(table: TableInfo, owner: string | undefined): boolean {
  return owner !== undefined && owner !== "" && nameKey(titleOf(table)).includes(nameKey(owner));
}

function fieldsOf(table: TableInfo, purpose: "bank" | "statement"): ReadonlySet<string> | null {
  const mapping = mapColumns(table, purpose, {});
  return mapping.missing.length > 0 ? null : new Set(mapping.columns.flatMap(({ field }) => field ?? []));
}

function titleOf(table: TableInfo): string {
  return `${table.name} ${table.sheet}`.replace(/_/g, " ");
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** Excel and we number a name that is taken. */
function isNamed(name: string, own: string): boolean {
  return new RegExp(`^${own}(?:_?\\d+)?$`, "i").test(name);
}
