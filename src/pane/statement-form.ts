import type { StatementFilter } from "../actions/statement-filter";
import type { StatementRequest } from "../actions/plan-statements";
import type { Day } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import type { StatementKind } from "../settings/settings";
import { decimalTyped, wholeTyped } from "./decimal-typed";
import { type Period, periodOf, type PeriodPreset } from "./periods";

/** What the Statements tab keeps while it is filled in; null follows the workbook's settings. */
export interface StatementForm {
  readonly preset: PeriodPreset | "since-last" | "custom";
  readonly custom: { readonly from: Day | null; readonly to: Day | null };
  readonly kind: StatementKind | null;
  readonly language: StatementRequest["language"] | null;
  /** Enter what is made in the register. */
  readonly issue: boolean;
  /** null follows the name that the workbook remembers. */
  readonly issuedBy: string | null;
}

export const FIRST_FORM: StatementForm = { preset: "month", custom: { from: null, to: null }, kind: null, language: null, issue: false, issuedBy: null };

/** As typed: a text that is no number is shown as wrong and stops the run. */
export interface FilterForm {
  readonly balance: "any" | "nonzero" | "owed" | "credit" | "zero";
  readonly hold: "" | "yes" | "no";
  readonly withActivity: boolean;
  readonly balanceMin: string;
  readonly daysOverdueMin: string;
  readonly currency: string;
  readonly salesperson: string;
  readonly segment: string;
}

export const FIRST_FILTER: FilterForm = { balance: "nonzero", hold: "", withActivity: false, balanceMin: "", daysOverdueMin: "", currency: "", salesperson: "", segment: "" };

/** The period of a form, or null where a date is missing; since the last statement, it is each customer's own and this is the widest. */
export function formPeriod({ preset, custom }: StatementForm, asOf: Day, view: LedgerView): Period | null {
  if (preset === "since-last") return periodOf("all", asOf, view.ledger);
  if (preset !== "custom") return periodOf(preset, asOf, view.ledger);
  return custom.from === null || custom.to === null ? null : { from: custom.from, to: custom.to };
}

/** The filter of a form, or null where a number cannot be read. */
export function formFilter(form: FilterForm): StatementFilter | null {
  const balanceMin = form.balanceMin.trim() === "" ? undefined : decimalTyped(form.balanceMin);
  const daysOverdueMin = form.daysOverdueMin.trim() === "" ? undefined : wholeTyped(form.daysOverdueMin);
  if (balanceMin === null || daysOverdueMin === null) return null;
  return {
    ...(form.balance === "nonzero" && { nonZero: true }),
    ...(form.balance !== "any" && form.balance !== "nonzero" && { balance: form.balance }),
    ...(form.hold !== "" && { hold: form.hold === "yes" }),
    ...(form.withActivity && { withActivity: true }),
    ...(balanceMin !== undefined && { balanceMin }),
    ...(daysOverdueMin !== undefined && { daysOverdueMin }),
    ...(form.currency !== "" && { currency: form.currency }),
    ...(form.salesperson !== "" && { salesperson: form.salesperson }),
    ...(form.segment !== "" && { segment: form.segment }),
  };
}
