import type { Day } from "../calendar/day";
import type { Issue } from "../check/issue";
import type { Table } from "../grid/table";
import { findCustomer } from "../ledger/find-customer";
import type { Ledger, MappedColumn } from "../ledger/ledger";
import { readList } from "../ledger/read-list";
import type { LedgerView } from "../live/live-state";
import { ourRows } from "../reconciliation/our-rows";
import type { CrossRate, ReconciliationInput, ReconciliationRow, ReconciliationRules } from "../reconciliation/reconciliation";
import { WorkbookError } from "../workbook/workbook";

export interface ComparisonRequest {
  readonly kind: ReconciliationInput["kind"];
  /** Customer by code, name or alias; null: those that both sides have. */
  readonly customer: string | null;
  readonly rules: ReconciliationRules;
  readonly periodEnd: Day | null;
}

/** What the engine gets, and what a person has to know about how it came about. */
export interface Comparison {
  readonly input: ReconciliationInput;
  readonly columns: readonly MappedColumn[];
  readonly issues: readonly Issue[];
  /** The one customer compared, or null for several. */
  readonly customer: number | null;
  /** Keys of customers (or names of theirs) that only one side has: listed, not compared. */
  readonly onlyOurs: readonly string[];
  readonly onlyTheirs: readonly string[];
}

/**
 * Make the engine's input of our ledger and another side's list.
 *
 * Without a customer column the list belongs to the customer asked for, the one its title names, or the ledger's only one.
 * Errors: `other` with reason `customer-unknown`, `customer-ambiguous`, `customer-needed`, `list-empty`.
 */
export function compareLists(view: LedgerView, list: Table, request: ComparisonRequest): Comparison {
  const { ledger, settlement, settings } = view;
  const read = readList(list, { kind: request.kind, ledger, settings });
  if (read.rows.length === 0) throw new WorkbookError("other", { reason: "list-empty", table: list.name });
  const customer = customerCompared(ledger, list, request, read.hasPartyColumn);
  const ours = ourRows(ledger, settlement, { kind: request.kind, customer, periodEnd: request.periodEnd });
  const theirs = customer === null || !read.hasPartyColumn || request.kind === "bank" ? read.rows : read.rows.filter((row) => isOf(ledger, customer, row));
  const common = request.kind === "statement" && customer === null ? commonCustomers(ours, theirs) : null;
  return {
    input: {
      kind: request.kind,
      ours: common ? ours.filter((row) => common.compared.has(row.partyCode)) : ours,
      theirs,
      parties: ledger.customers.map(({ key, name, aliases }) => ({ code: key, name, aliases })),
      rates: crossRates(ledger),
      periodEnd: request.periodEnd,
      rules: request.rules,
    },
    columns: read.columns,
    issues: read.issues,
    customer,
    onlyOurs: common?.onlyOurs ?? [],
    onlyTheirs: common?.onlyTheirs ?? [],
  };
}

function customerCompared(ledger: Ledger, list: Table, { kind, customer }: ComparisonRequest, hasPartyColumn: boolean): number | null {
  if (customer !== null) {
    const found = findCustomer(ledger, customer);
    if (found.kind === "found") return found.customer;
    throw new WorkbookError("other", { reason: found.kind === "ambiguous" ? "customer-ambiguous" : "customer-unknown", customer });
  }
  if (hasPartyColumn || kind === "bank") return null;
  for (const title of [list.name, list.name.replace(/[_-]/g, " "), list.sheet]) {
    const named = findCustomer(ledger, title);
    if (named.kind === "found") return named.customer;
  }
  if (ledger.customers.length === 1) return 0;
  throw new WorkbookError("other", { reason: "customer-needed", table: list.name });
}

function isOf(ledger: Ledger, customer: number, row: ReconciliationRow): boolean {
  if (row.partyCode !== "") return row.partyCode === ledger.customers[customer]!.key;
  // A row that names nobody, or a name the master data does not know, is shown rather than dropped.
  return true;
}

/** Customers on both sides; theirs that we do not know stay in the comparison, for the engine to place by evidence. */
function commonCustomers(ours: readonly ReconciliationRow[], theirs: readonly ReconciliationRow[]) {
  const theirKeys = new Set(theirs.map((row) => row.partyCode).filter((key) => key !== ""));
  const ourKeys = new Set(ours.map((row) => row.partyCode));
  const unplaced = theirs.some((row) => row.partyCode === "");
  const compared = unplaced ? ourKeys : new Set([...ourKeys].filter((key) => theirKeys.has(key)));
  return {
    compared,
    onlyOurs: [...ourKeys].filter((key) => !theirKeys.has(key)),
    onlyTheirs: [...theirKeys].filter((key) => !ourKeys.has(key)),
  };
}

function crossRates(ledger: Ledger): readonly CrossRate[] {
  return ledger.rates.map(({ day, currency, rate }) => ({ day, from: currency, to: ledger.baseCurrency, rate }));
}
