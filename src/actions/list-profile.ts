import Decimal from "decimal.js";
import type { TableInfo } from "../grid/table";
import type { LedgerView } from "../live/live-state";
import { minorOfDecimal, minorToText } from "../money/money";
import { profileFor } from "../reconciliation/counterparty";
import { DEFAULT_RULES, type ReconciliationInput, type ReconciliationRules } from "../reconciliation/reconciliation";
import type { AddIn } from "./add-in";
import type { ReconciliationRun } from "./reconcile";
import { rememberCounterparty } from "./remember-counterparty";

/** How a list was compared last time. */
export interface SavedRequest {
  readonly kind: ReconciliationInput["kind"];
  readonly customer: string | null;
  readonly rules: ReconciliationRules;
}

/** What a saved profile says about a table, this month's or the next one's; null where none fits it. */
export function savedRequest({ settings, ledger }: LedgerView, table: Pick<TableInfo, "name" | "headers">): SavedRequest | null {
  const found = profileFor(settings.reconciliations, table);
  if (!found) return null;
  const { kind, customer, profile } = found.counterparty;
  const { tolerance, windowBeforeDays, windowAfterDays } = profile!;
  const toleranceMinor = minorOfDecimal(new Decimal(tolerance), ledger.baseCurrency) ?? DEFAULT_RULES[kind].toleranceMinor;
  return { kind, customer, rules: { ...DEFAULT_RULES[kind], toleranceMinor, windowBeforeDays, windowAfterDays } };
}

/** Keep how this list is read and compared, for the next one of the same counterparty. */
export function saveProfile(addIn: AddIn, run: ReconciliationRun): Promise<ReconciliationRun> {
  const { theirs, view, comparison, result } = run;
  const { rules } = comparison.input;
  const columns = Object.fromEntries(Object.entries(addIn.live.settings().columns[theirs.name] ?? {}).filter(([header]) => theirs.headers.includes(header)));
  return rememberCounterparty(addIn, run, (memory) => ({
    ...memory,
    profile: {
      table: theirs.name, headers: theirs.headers, columns: { ...memory.profile?.columns, ...columns }, tolerance: minorToText(rules.toleranceMinor, view.ledger.baseCurrency),
      windowBeforeDays: rules.windowBeforeDays, windowAfterDays: rules.windowAfterDays, signs: result.signs.of > 0 ? result.signs.theirs : (memory.profile?.signs ?? null),
    },
  }));
}
