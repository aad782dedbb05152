import type { TableInfo } from "../grid/table";
import { highlightSteps } from "../sheets/reconciliation-highlights";
import { reconciliationSheet } from "../sheets/reconciliation-sheet";
import type { LedgerView } from "../live/live-state";
import { isoDay } from "../calendar/day";
import { minorToText } from "../money/money";
import { keepCommonSteps } from "../reconciliation/common-customers";
import { applyDecisionSteps } from "../reconciliation/decisions";
import type { PeriodStart } from "../reconciliation/period-start";
import type { Evidence, ReconciliationResult } from "../reconciliation/reconciliation";
import type { CounterpartyMemory } from "../settings/reconciliation-memory";
import type { Settings } from "../settings/settings";
import type { HighlightPlan, SheetPlan } from "../grid/sheet-plan";
import type { Job, WrittenSheets } from "../workbook/workbook";
import type { Language } from "../words/language";
import { allSteps, type Steps } from "../check/steps";
import { stepByStep } from "../live/read-view";
import { type AddIn, currentView } from "./add-in";
import { compareListSteps, type Comparison, type ComparisonRequest } from "./compare-lists";
import { attributionTexts, leftOutTexts, oneSidedTexts } from "./left-out-text";
import { readRemittances } from "./remittance";
import { runInSlices } from "./run-reconciliation";

/** A finished comparison, with all that is needed to show it, mark it and write it down. */
export interface ReconciliationRun {
  readonly view: LedgerView;
  readonly comparison: Comparison;
  readonly theirs: TableInfo;
  /** Name of the table of remittance advices that was read with it. */
  readonly advice?: string;
  /** What the engine found. */
  readonly found: ReconciliationResult;
  /** The same with what a person decided laid over it: what is shown, marked and written. */
  readonly result: ReconciliationResult;
}

/** Compare the ledger with a table of the other side. Nothing in the workbook changes. */
export async function reconcileWith(
  addIn: AddIn,
  { theirs, advice, ...request }: ComparisonRequest & { readonly theirs: string; /** A table of remittance advices. */ readonly advice?: string },
  job?: Job,
): Promise<ReconciliationRun> {
  const view = await currentView(addIn, job);
  const table = await addIn.workbook.readTable(theirs, job);
  const advised = advice === undefined ? null : await addIn.workbook.readTable(advice, job);
  const remittances = advised ? readRemittances(advised, view.settings.columns[advised.name] ?? {}, view.ledger.baseCurrency) : (request.remittances ?? []);
  const comparison = await stepByStep(compareListSteps(view, table, { ...request, remittances }), job);
  const found = await (addIn.runReconciliation ?? runInSlices)(comparison.input, job);
  const { rows: _, ...info } = table;
  return stepByStep(finishedRunSteps({ view, comparison, theirs: info, found, ...(advised && { advice: advised.name }) }), job);
}

/** What the engine found, of the customers that both sides have, with what a person decided laid over it. */
export function finishedRun(run: Omit<ReconciliationRun, "result">): ReconciliationRun {
  return allSteps(finishedRunSteps(run));
}

/** The same with pauses. */
export function* finishedRunSteps(run: Omit<ReconciliationRun, "result">): Steps<ReconciliationRun> {
  const { comparison } = run;
  if (comparison.input.kind === "bank" || comparison.customer !== null) return yield* decidedRunSteps(run);
  const { input, found, onlyOurs, onlyTheirs } = yield* keepCommonSteps(comparison.input, run.found);
  return yield* decidedRunSteps({ ...run, found, comparison: { ...comparison, input, onlyOurs, onlyTheirs } });
}

/** A run with the decisions that the workbook remembers for this counterparty; `settings` are the latest, where they are newer than the view. */
export function* decidedRunSteps(undecided: Omit<ReconciliationRun, "result">, settings: Settings = undecided.view.settings): Steps<ReconciliationRun> {
  const { comparison, found } = undecided;
  const { input, start, keySteps, counterparty } = comparison;
  const memory = settings.reconciliations[counterparty];
  const decisions = memory?.decisions ?? [];
  const told = toldOf(found, start, memory);
  if (decisions.length === 0 && start.since === null && input.kind !== "bank") return { ...undecided, result: { ...found, ...(told.length > 0 && { told }) } };
  const named = decisions.length === 0 ? NO_KEYS : yield* keySteps();
  const carried = start.carriedTheirs.map(({ key }, place) => [-1 - place, key] as const);
  const result = yield* applyDecisionSteps(input, found, {
    decisions, ours: named.ours, theirs: carried.length === 0 ? named.theirs : new Map([...named.theirs, ...carried]), carried: start.carriedCauses, openings: start.openings,
  });
  const all = [...told, ...(result.told ?? [])];
  return { ...undecided, result: { ...result, ...(all.length > 0 && { told: all }) } };
}

const NO_KEYS = { ours: new Map<number, string>(), theirs: new Map<number, string>() };

/** What is not as it was when this counterparty was last compared: rows of an agreed period, their signs. */
function toldOf({ signs }: ReconciliationResult, { changed, since }: PeriodStart, memory: CounterpartyMemory | undefined): readonly Evidence[] {
  const told: Evidence[] = changed.map(({ currency, amountMinor }) => ({ key: "agreed-rows-changed", params: { amount: minorToText(amountMinor, currency), currency, day: since === null ? "" : isoDay(since) } }));
  const before = memory?.profile?.signs ?? null;
  if (before !== null && signs.of > 0 && before !== signs.theirs) told.push({ key: "signs-changed", params: { agree: signs.agree, of: signs.of } });
  return told;
}

/** Write the reconciliation sheet and show it. */
export async function writeReconciliation(addIn: AddIn, run: ReconciliationRun, job?: Job): Promise<WrittenSheets> {
  const written = await addIn.workbook.writeSheets([sheetOf(run, addIn.language)], job);
  if (written.written[0]) await addIn.workbook.select({ kind: "sheet", name: written.written[0].name });
  return written;
}

export function highlightsOf(run: ReconciliationRun, language: Language): readonly HighlightPlan[] {
  return allSteps(highlightPlanSteps(run, language));
}

/** The same with pauses. */
export function highlightPlanSteps({ view, theirs, result, comparison }: ReconciliationRun, language: Language): Steps<readonly HighlightPlan[]> {
  const ours = view.ledger.tables.ledger;
  return highlightSteps({
    result,
    ours: { tableId: ours.id, columns: ours.columns },
    theirs: { tableId: theirs.id, columns: comparison.columns },
    language,
    input: comparison.input,
    agreed: comparison.start,
  });
}

export function sheetOf({ view, theirs, result, comparison }: ReconciliationRun, language: Language): SheetPlan {
  return reconciliationSheet({
    result,
    input: comparison.input,
    ours: { name: view.ledger.tables.ledger.name },
    theirs: { name: theirs.name },
    customer: comparison.customer,
    ledger: view.ledger,
    language,
    policyVersion: view.settings.policyVersion,
    leftOut: [...attributionTexts(comparison, view.ledger, language), ...leftOutTexts(comparison, language), ...oneSidedTexts(comparison, view.ledger, language)],
  });
}
