import type { Issue } from "../check/issue";
import { cellAddress, type TableInfo } from "../grid/table";
import type { Settings, TableRole } from "../settings/settings";
import type { Field } from "./columns";
import { ratePairs } from "./rate-pairs";
import { type ColumnMapping, mapColumns, type TablePurpose } from "./map-columns";

/** Which table plays which role, which may be another side's list, and what a person has to decide. */
export interface TablesFound {
  readonly roles: Partial<Record<TableRole, TableInfo>>;
  /** Tables that could be a customer's or a bank's list, in workbook order. */
  readonly lists: readonly TableInfo[];
  readonly issues: readonly Issue[];
}

const ROLES = ["ledger", "customers", "allocations", "instalments", "rates"] as const satisfies readonly TableRole[];

/** What tells a role from its likes: fields that only it has, weighed. */
const WEIGHTS: Readonly<Record<TableRole, Readonly<Partial<Record<Field, number>>>>> = {
  ledger: { type: 2, dueDate: 2, appliesTo: 2, document: 1, rate: 1, status: 1, customerCode: 1, customerName: 1, currency: 0.5, reference: 0.5, description: 0.5, debit: 1, credit: 1, amount: 1, postingDate: 0.5, salesperson: 0.5, entity: 0.5, account: 0.5 },
  customers: { terms: 2, creditLimit: 2, email: 1, phone: 1, address: 1, taxNumber: 1, aliases: 1, salesperson: 0.5, segment: 1, hold: 1, language: 1, contact: 1, billTo: 1 },
  allocations: { fromDocument: 2, toDocument: 2, amount: 1, date: 0.5 },
  instalments: { document: 1, dueDate: 1, amount: 1 },
  rates: { currency: 1, rate: 1, date: 0.5 },
};

/** Names that say what a table or its sheet is. A name decides between tables whose columns do not. */
const NAMED: Readonly<Record<TableRole, RegExp>> = {
  ledger: /ledger|receivable|journal|transactions|\bar\b|往来|明细账|台账|应收|流水账/i,
  customers: /customer|client|debtor|master|客户档案|客户资料|客户/i,
  allocations: /alloc|appl|match|clearing|核销|分配/i,
  instalments: /inst|schedule|plan|分期|付款计划|收款计划/i,
  rates: /rate|fx|exchange|汇率/i,
};
const LIST_NAME = /statement|bank|their|counter|import|list|对账单|银行|流水|回单|对方|账单/i;
/** Titles over rows that nobody owes. */
const NOT_OWED = /quot(?:e|ation)|budget|forecast|estimate|\border|pro ?forma|报价|预算|预测|订单|形式发票/i;
const NAME_WEIGHT = 3;
const LIST_PENALTY = 4;
/** Two candidates this close are of equal standing: a person decides. */
const EQUAL_WITHIN = 1;

interface Candidate {
  readonly table: TableInfo;
  readonly standing: number;
}

/**
 * Find the tables of the ledger by their headers, after what the user picked (`named` before the settings).
 *
 * Two ledgers of equal standing are an issue, and none is chosen; of other roles the same holds. A list of a bank or a customer is no ledger.
 * A list on the ledger's own sheet that could be one too, and that no title tells from it, is told: its rows may be missed.
 */
export function findTables(all: readonly TableInfo[], settings: Settings, named: Partial<Record<TableRole, string>> = {}): TablesFound {
  const tables = all.filter(({ name }) => !isOwnTable(name));
  const roles: Partial<Record<TableRole, TableInfo>> = {};
  const issues: Issue[] = [];
  const taken = new Set<string>();
  const take = (role: TableRole, table: TableInfo): void => {
    roles[role] = table;
    taken.add(table.id);
  };
  const open = new Set<TableRole>(ROLES);
  for (const role of ROLES) {
    const wanted = named[role] ?? settings.tables[role];
    if (wanted === undefined || wanted === "") continue;
    const table = tables.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (table) take(role, table);
    else issues.push(tableIssue("table-missing", { role, name: wanted, tables: tables.map(({ name }) => name).join(", ") }, wanted));
    // A table named for this run and not found is not replaced by another; one remembered from earlier is looked for anew.
    if (table || named[role] !== undefined) open.delete(role);
  }
  for (const role of ROLES) {
    if (!open.has(role)) continue;
    const candidates = byTitles(role, tables.filter(({ id }) => !taken.has(id)).flatMap((table) => candidateFor(role, table))).sort((left, right) => right.standing - left.standing);
    const [best, second] = candidates;
    if (!best) continue;
    // Among other tables a list of somebody else's is no ledger just because nothing better is there: a person says so.
    if (role === "ledger" && tables.length > 1 && LIST_NAME.test(titleOf(best.table))) {
      issues.push(tableIssue("table-ambiguous", { role, ...several(candidates) }, best.table.name, "error"));
    } else if (second && best.standing - second.standing < EQUAL_WITHIN) {
      const equals = candidates.filter(({ standing }) => best.standing - standing < EQUAL_WITHIN);
      issues.push(tableIssue("table-ambiguous", { role, ...several(equals) }, best.table.name, role === "ledger" ? "error" : "warning"));
    } else take(role, best.table);
  }
  if (roles.ledger && open.has("ledger")) issues.push(...apartFrom(roles.ledger, tables.filter(({ id }) => !taken.has(id))));
  if (!roles.ledger && !issues.some(({ params }) => params.role === "ledger")) issues.push(tableIssue("table-missing", { role: "ledger", name: "", tables: tables.map(({ name }) => name).join(", ") }, ""));
  return { roles, lists: tables.filter((table) => !taken.has(table.id) && isList(table)), issues };
}

/** Tables the add-in keeps for itself: what was issued, what became of it, and what was imported. */
export const OWN_TABLES = { register: "StatementRegister", log: "StatementLog", imports: "ImportLog", fixes: "DataFixes" } as const;

function isOwnTable(name: string): boolean {
  return Object.values<string>(OWN_TABLES).some((own) => own.toLowerCase() === name.toLowerCase());
}

/** Quotes and budgets stand behind any ledger. What stands above two lists of one sheet tells more of them apart; above a list alone it says too little. */
function byTitles(role: TableRole, candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((candidate) => {
    const { table, standing } = candidate;
    if (role !== "ledger" || candidates.length === 1) return candidate;
    const title = sharesSheet(candidate, candidates) ? (table.title ?? "") : null;
    const isOthers = title === null ? NOT_OWED.test(titleOf(table)) : LIST_NAME.test(title) || NOT_OWED.test(title);
    return { ...candidate, standing: standing + (NAMED.ledger.test(title ?? "") ? NAME_WEIGHT : 0) - (isOthers ? LIST_PENALTY : 0) };
  });
}

function sharesSheet({ table }: Candidate, candidates: readonly Candidate[]): boolean {
  return candidates.some((other) => other.table.id !== table.id && other.table.sheet === table.sheet);
}

/** Names; of lists on one sheet their place and title too, which a person sees there. */
function several(candidates: readonly Candidate[]): Issue["params"] {
  const labels = candidates.map((candidate) => (sharesSheet(candidate, candidates) ? `${candidate.table.name} [${placeAndTitle(candidate.table)}]` : candidate.table.name));
  return { tables: candidates.map(({ table }) => table.name).join(", "), ...(labels.some((label) => label.endsWith("]")) && { labels: labels.join(", ") }) };
}

function placeAndTitle({ headerRow, firstColumn, title }: TableInfo): string {
  const last = title?.split("\n").at(-1) ?? "";
  return `${cellAddress(headerRow, firstColumn)}${last === "" ? "" : ` "${last}"`}`;
}

/** Lists that may be more of a ledger that nobody has chosen by hand. */
function apartFrom(ledger: TableInfo, others: readonly TableInfo[]): readonly Issue[] {
  return others.flatMap((table) => (table.sheet === ledger.sheet && table.rowCount > 0 && ![LIST_NAME, NOT_OWED].some((word) => word.test(table.title ?? "")) && candidateFor("ledger", table).length > 0
    ? [tableIssue("list-apart", { list: `${table.name} [${placeAndTitle(table)}]`, rows: table.rowCount, ledger: ledger.name }, table.name, "warning")] : []));
}

function candidateFor(role: TableRole, table: TableInfo): readonly Candidate[] {
  // A column per pair of currencies says what it is by itself.
  if (ratePairs(table.headers).length > 0) return role === "rates" ? [{ table, standing: NAME_WEIGHT }] : [];
  const mapping = mapColumns(table, role, {});
  const fields = new Set(mapping.columns.flatMap(({ field }) => (field === null ? [] : [field])));
  // A needed column that two headers fit is a question about this table, not a sign that it is another one.
  for (const { field } of mapping.ambiguous) fields.add(field);
  if (mapping.missing.some((field) => !mapping.ambiguous.some((question) => question.field === field))) return [];
  if (!isOfItsKind(role, fields, table)) return [];
  const weights = WEIGHTS[role];
  let standing = [...fields].reduce((sum, field) => sum + (weights[field] ?? 0), 0);
  const title = titleOf(table);
  if (NAMED[role].test(title)) standing += NAME_WEIGHT;
  if (role === "ledger" && (LIST_NAME.test(title) || mapsBankColumns(table))) standing -= LIST_PENALTY;
  return standing > 0 ? [{ table, standing }] : [];
}

function titleOf(table: TableInfo): string {
  return `${table.name} ${table.sheet}`.replace(/_/g, " ");
}

/** Columns that a role must have, or must not have, beside those it needs. */
function isOfItsKind(role: TableRole, fields: ReadonlySet<Field>, table: TableInfo): boolean {
  const alsoLedger = (): boolean => mapColumns(table, "ledger", {}).missing.length === 0;
  if (role === "ledger") return !mapsBankColumns(table) || fields.has("type") || fields.has("dueDate");
  if (role === "customers") return (["terms", "creditLimit", "email", "phone", "address", "taxNumber", "aliases", "salesperson", "segment", "hold", "language", "contact"] as const).some((field) => fields.has(field)) && !alsoLedger();
  if (role === "allocations") return fields.has("fromDocument") && fields.has("toDocument") && !maps(table, "ledger", ["type", "dueDate"]);
  if (role === "instalments") return !alsoLedger() && !maps(table, "ledger", ["type"]);
  return !maps(table, "ledger", ["document"]) && !maps(table, "ledger", ["customerName"]) && !maps(table, "ledger", ["customerCode"]);
}

function mapsBankColumns(table: TableInfo): boolean {
  const fields = fieldsOf(table, "bank");
  return (fields.has("moneyIn") && fields.has("moneyOut") && !maps(table, "ledger", ["debit"])) || fields.has("counterpartyAccount");
}

function maps(table: TableInfo, purpose: TablePurpose, fields: readonly Field[]): boolean {
  const mapped = fieldsOf(table, purpose);
  return fields.every((field) => mapped.has(field));
}

function fieldsOf(table: TableInfo, purpose: TablePurpose): ReadonlySet<Field> {
  return new Set(mapColumns(table, purpose, {}).columns.flatMap(({ field }) => (field === null ? [] : [field])));
}

/** Anything with dates and amounts may be another side's list. */
function isList(table: TableInfo): boolean {
  const fits = (mapping: ColumnMapping): boolean => mapping.missing.every((field) => mapping.ambiguous.some((question) => question.field === field));
  return fits(mapColumns(table, "statement", {})) || fits(mapColumns(table, "bank", {}));
}

function tableIssue(code: "table-missing" | "table-ambiguous" | "list-apart", params: Issue["params"], table: string, severity: Issue["severity"] = "error"): Issue {
  return { code, severity, at: { table, row: null, column: null }, params };
}
