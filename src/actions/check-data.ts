import type { CheckSource } from "../data-checks/check-source";
import type { Fix } from "../data-checks/fix";
import { proposeFixesSteps } from "../data-checks/propose-fixes";
import { type CheckAnswer, runChecks } from "../data-checks/run-checks";
import type { LedgerView } from "../live/live-state";
import { readTables, stepByStep } from "../live/read-view";
import type { Settings } from "../settings/settings";
import { type Job, WorkbookError } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/** The checks' answer, with the tables it was found in and what would put findings right. */
export interface CheckedData {
  readonly view: LedgerView;
  readonly source: CheckSource;
  readonly answer: CheckAnswer;
  /** One for each finding that can be put right without a person, each as if it were the only one. */
  readonly fixes: readonly Fix[];
}

/** Look over the whole workbook, read anew. Errors: those of reading; `table-gone` where there is no ledger. */
export async function checkData(addIn: AddIn, job?: Job): Promise<CheckedData> {
  const view = await addIn.live.refresh(job);
  if (!view) throw new WorkbookError("table-gone", { table: addIn.live.settings().tables.ledger ?? "" });
  const { ledger, settings, asOf } = view;
  const infos = new Map((await addIn.workbook.listTables()).map((table) => [table.id, table]));
  const roles = Object.fromEntries(Object.entries(ledger.tables).flatMap(([role, table]) => (table && infos.has(table.id) ? [[role, infos.get(table.id)!]] : [])));
  const tables = await readTables(addIn.workbook, roles, job);
  return lookOver(view, { ledger, tables, asOf, settings }, job);
}

/** The same tables looked over with other settings: nothing is read again. */
export function checkAgain({ view, source }: CheckedData, settings: Settings, job?: Job): Promise<CheckedData> {
  return lookOver(view, { ...source, settings }, job);
}

async function lookOver(view: LedgerView, source: CheckSource, job?: Job): Promise<CheckedData> {
  const answer = await stepByStep(runChecks(source, { issues: view.issues, advice: view.notices }), job);
  return { view, source, answer, fixes: await stepByStep(proposeFixesSteps(source, [...answer.issues, ...answer.advice], { apart: true }), job) };
}
