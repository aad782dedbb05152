import Decimal from "decimal.js";
import type { ComparisonRequest } from "../actions/compare-lists";
import { savedRequest } from "../actions/list-profile";
import type { TableInfo } from "../grid/table";
import type { Ledger } from "../ledger/ledger";
import { mapColumns } from "../ledger/map-columns";
import type { LedgerView } from "../live/live-state";
import { minorOfDecimal, minorToText } from "../money/money";
import { DEFAULT_RULES, type ReconciliationInput } from "../reconciliation/reconciliation";
import type { ReconciliationSettings } from "../settings/settings";
import type { Day } from "../calendar/day";
import { plainText } from "./aging-rows";
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
  /** A table of remittance advices, or null. */
  readonly adviceId: string | null;
}

export function firstForm({ tolerance, windowBeforeDays, windowAfterDays }: ReconciliationSettings, kind: ListKind): ReconcileForm {
  return {
    tableId: null, kind, customer: null, tolerance, periodEnd: null, adviceId: null,
    before: String(windowBeforeDays ?? DEFAULT_RULES[kind].windowBeforeDays),
    after: String(windowAfterDays ?? DEFAULT_RULES[kind].windowAfterDays),
  };
}

/** The request of a form; null where something typed cannot be read. */
export function requestOf(form: ReconcileForm, { ledger }: LedgerView, asOf: Day): (ComparisonRequest & { readonly theirs: string; readonly advice?: string }) | null {
  const tolerance = decimalTyped(form.tolerance);
  const windowBeforeDays = wholeTyped(form.before);
  const windowAfterDays = wholeTyped(form.after);
  if (form.tableId === null || tolerance === null || tolerance.startsWith("-") || windowBeforeDays === null || windowAfterDays === null) return null;
  const toleranceMinor = minorOfDecimal(new Decimal(tolerance), ledger.baseCurrency);
  if (toleranceMinor === null) return null;
  return {
    theirs: form.tableId, ...(form.kind === "bank" && form.adviceId !== null && { advice: form.adviceId }), kind: form.kind, customer: form.customer, periodEnd: form.periodEnd ?? asOf,
    rules: { ...DEFAULT_RULES[form.kind], toleranceMinor, windowBeforeDays, windowAfterDays },
  };
}

/** The form for a table that was picked: as its saved profile says, else by what its headers and name show. */
export function formFor(table: TableInfo, form: ReconcileForm, view: LedgerView): ReconcileForm {
  const saved = savedRequest(view, table);
  const kind = saved?.kind ?? kindOfList(table);
  const usual = firstForm(view.settings.reconciliation, kind);
  const customer = kind === "statement" ? (saved?.customer ?? customerNamedBy(table, view.ledger)) : null;
  if (!saved) return { ...form, tableId: table.id, kind, before: usual.before, after: usual.after, customer, adviceId: null };
  const { toleranceMinor, windowBeforeDays, windowAfterDays } = saved.rules;
  return { ...form, tableId: table.id, kind, customer, tolerance: minorToText(toleranceMinor, view.ledger.baseCurrency), before: String(windowBeforeDays), after: String(windowAfterDays), adviceId: null };
}

/** The one customer that a table's or its sheet's name names, or null: shown to the user as the choice made. */
export function customerNamedBy({ name, sheet }: TableInfo, { customers }: Ledger): string | null {
  const titles = [name, sheet].map((title) => plainText(title.replace(/[_-]/g, " ")));
  const named = customers.filter((customer) => [customer.code, customer.name, ...customer.aliases].some((text) => isNamedBy(plainText(text), titles)));
  return named.length === 1 ? named[0]!.key : null;
}

/** Two letters or digits name nobody; two Chinese characters may. */
function isNamedBy(text: string, titles: readonly string[]): boolean {
  return text.length >= (/\p{Script=Han}/u.test(text) ? 2 : 4) && titles.some((title) => title.includes(text));
}

/** What a table's headers look like: a bank list has money in and out, or names counterparties. */
export function kindOfList(table: TableInfo): ListKind {
  return mapColumns(table, "bank", {}).score > mapColumns(table, "statement", {}).score ? "bank" : "statement";
}
