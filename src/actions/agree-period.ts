import { agreedMemory } from "../reconciliation/agree-period";
import { comparedUntil } from "../reconciliation/compared-until";
import { WorkbookError } from "../workbook/workbook";
import type { CounterpartyMemory } from "../settings/reconciliation-memory";
import type { AddIn } from "./add-in";
import type { ReconciliationRun } from "./reconcile";
import { memoryOf, rememberCounterparty } from "./remember-counterparty";

export interface Agreement {
  readonly run: ReconciliationRun;
  /** For taking it back. */
  readonly before: CounterpartyMemory;
}

/**
 * Note that both sides have agreed the period: the next reconciliation starts from its balance, with what is still open.
 *
 * Errors: `not-agreed` while suggestions are undecided, `rows-moved` where nothing compared has a date, `memory-full`.
 */
export async function agreePeriod(addIn: AddIn, run: ReconciliationRun): Promise<Agreement> {
  const undecided = run.result.groups.filter(({ verdict }) => verdict === "suggested").length;
  if (undecided > 0) throw new WorkbookError("other", { reason: "not-agreed", count: undecided });
  const { input, start, keys } = run.comparison;
  const periodEnd = comparedUntil(input);
  if (periodEnd === null) throw new WorkbookError("other", { reason: "rows-moved" });
  const agreedOn = addIn.today();
  let before: CounterpartyMemory | null = null;
  const next = await rememberCounterparty(addIn, run, (memory) => {
    before = memory;
    return agreedMemory(memory, { input, result: run.result, start, keys: keys(), periodEnd, agreedOn });
  });
  return { run: next, before: before ?? memoryOf(run.view.settings, run) };
}

/** Take an agreement back: the counterparty's memory is as it was before. */
export function takeBackAgreement(addIn: AddIn, run: ReconciliationRun, before: CounterpartyMemory): Promise<ReconciliationRun> {
  return rememberCounterparty(addIn, run, () => before);
}
