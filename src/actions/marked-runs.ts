import Decimal from "decimal.js";
import { isoDay, parseIsoDay } from "../calendar/day";
import { minorOfDecimal, minorToText } from "../money/money";
import { DEFAULT_RULES } from "../reconciliation/reconciliation";
import type { CounterpartyMemory, MarkedList } from "../settings/reconciliation-memory";
import type { Settings } from "../settings/settings";
import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";
import type { AddIn } from "./add-in";
import { reconcileWith, type ReconciliationRun } from "./reconcile";
import { memoryOf } from "./remember-counterparty";

/** Remember in the workbook that a run's list is marked, and how it was compared; lists that can no longer be compared are marked no more. */
export async function noteMarked(addIn: AddIn, run: ReconciliationRun, gone: readonly string[]): Promise<void> {
  const { counterparty } = run.comparison;
  await addIn.live.remember((stored) => ({
    ...stored,
    reconciliations: { ...withoutMarks(stored, (key) => gone.includes(key)), [counterparty]: { ...memoryOf(stored, run), marked: markedList(run) } },
  }));
}

/** No list is marked any more. */
export async function forgetMarked(addIn: AddIn): Promise<void> {
  await addIn.live.remember((stored) => (Object.values(stored.reconciliations).some(({ marked }) => marked) ? { ...stored, reconciliations: withoutMarks(stored, () => true) } : null));
}

/**
 * The lists of other counterparties that are marked, compared anew: their rows may have moved, and decisions may have been made since.
 *
 * `gone` names counterparties whose list is no longer there or can no longer be compared.
 */
export async function otherMarked(addIn: AddIn, { comparison, view }: ReconciliationRun, job?: Job): Promise<{ readonly runs: readonly ReconciliationRun[]; readonly gone: readonly string[] }> {
  const settings = await addIn.live.remember(() => null);
  const lists = Object.entries(settings.reconciliations).flatMap(([key, memory]) => (memory.marked && key !== comparison.counterparty ? [{ key, memory, marked: memory.marked }] : []));
  if (lists.length === 0) return { runs: [], gone: [] };
  const tables = new Map((await addIn.workbook.listTables()).map(({ name, id }) => [name, id]));
  const runs: ReconciliationRun[] = [];
  const gone: string[] = [];
  for (const { key, memory, marked } of lists) {
    throwIfCancelled(job);
    const theirs = tables.get(marked.table);
    const again = theirs === undefined ? null : await comparedAgain(addIn, { theirs, memory, marked, advice: tables.get(marked.advice ?? ""), currency: view.ledger.baseCurrency }, job);
    if (again && again.comparison.counterparty === key) runs.push(again);
    else gone.push(key);
  }
  return { runs, gone };
}

/** Null where the list cannot be compared as it is now. */
async function comparedAgain(
  addIn: AddIn,
  { theirs, memory: { kind, customer }, marked, advice, currency }: { readonly theirs: string; readonly memory: CounterpartyMemory; readonly marked: MarkedList; readonly advice: string | undefined; readonly currency: string },
  job: Job | undefined,
): Promise<ReconciliationRun | null> {
  const toleranceMinor = minorOfDecimal(new Decimal(marked.tolerance), currency) ?? DEFAULT_RULES[kind].toleranceMinor;
  try {
    return await reconcileWith(addIn, {
      theirs, kind, customer, rules: { ...DEFAULT_RULES[kind], toleranceMinor, windowBeforeDays: marked.windowBeforeDays, windowAfterDays: marked.windowAfterDays },
      periodEnd: marked.periodEnd === null ? null : parseIsoDay(marked.periodEnd), ...(advice !== undefined && { advice }),
    }, job);
  } catch (error) {
    if (error instanceof WorkbookError && error.code !== "cancelled") return null;
    throw error;
  }
}

function markedList({ comparison: { input }, theirs, view, advice }: ReconciliationRun): MarkedList {
  const { rules, periodEnd } = input;
  return {
    table: theirs.name, tolerance: minorToText(rules.toleranceMinor, view.ledger.baseCurrency), windowBeforeDays: rules.windowBeforeDays, windowAfterDays: rules.windowAfterDays,
    periodEnd: periodEnd === null ? null : isoDay(periodEnd), ...(advice !== undefined && { advice }),
  };
}

function withoutMarks({ reconciliations }: Settings, forgotten: (key: string) => boolean): Settings["reconciliations"] {
  return Object.fromEntries(Object.entries(reconciliations).map(([key, memory]) => {
    if (!memory.marked || !forgotten(key)) return [key, memory];
    const { marked: _, ...rest } = memory;
    return [key, rest];
  }));
}
