import Decimal from "decimal.js";
import type { ComparisonRequest } from "../actions/compare-lists";
import type { TableInfo } from "../grid/table";
import { mapColumns } from "../ledger/map-columns";
import type { LedgerView } from "../live/live-state";
import { minorOfDecimal } from "../money/money";
import { DEFAULT_RULES, type ReconciliationInput } from "../reconciliation/reconciliation";
import type { ReconciliationSettings } from "../settings/settings";
import type { Day } from "../calendar/day";
import { decimalTyped, wholeTyped } from "./decimal-typed";

export type ListKind = ReconciliationInput["kind"];

/** What the Reconcile tab keeps while it is filled in, as typed. */
export interface ReconcileForm {
  readonly tableId: string | null;
  readonly kind: ListKind;
  /** Customer key, or null: as the list says. */
  readonly customer: string | null;
  readonly tolerance: string;
  readonly before: string;
  readonly after: string;
  /** null: the pane's date. */
  readonly periodEnd: Day | null;
}

export function firstForm({ tolerance, windowBeforeDays, windowAfterDays }: ReconciliationSettings, kind: ListKind): ReconcileForm {
  return {
    tableId: null, kind, customer: null, tolerance, periodEnd: null,
    before: String(windowBeforeDays ?? DEFAULT_RULES[kind].windowBeforeDays),
    after: String(windowAfterDays ?? DEFAULT_RULES[kind].windowAfterDays),
  };
}

/** The request of a form; null where something typed cannot be read. */
export function requestOf(form: ReconcileForm, { ledger }: LedgerView, asOf: Day): (ComparisonRequest & { readonly theirs: string }) | null {
  const tolerance = decimalTyped(form.tolerance);
  const windowBeforeDays = wholeTyped(form.before);
  const windowAfterDays = wholeTyped(form.after);
  if (form.tableId === null || tolerance === null || tolerance.startsWith("-") || windowBeforeDays === null || windowAfterDays === null) return null;
  const toleranceMinor = minorOfDecimal(new Decimal(tolerance), ledger.baseCurrency);
  if (toleranceMinor === null) return null;
  return {
    theirs: form.tableId, kind: form.kind, customer: form.customer, periodEnd: form.periodEnd ?? asOf,
    rules: { ...DEFAULT_RULES[form.kind], toleranceMinor, windowBeforeDays, windowAfterDays },
  };
}

/** What a table's headers look like: a bank list has money in and out, or names counterparties. */
export function kindOfList(table: TableInfo): ListKind {
  return mapColumns(table, "bank", {}).score > mapColumns(table, "statement", {}).score ? "bank" : "statement";
}
