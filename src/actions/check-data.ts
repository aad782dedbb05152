import type { CheckSource } from "../data-checks/check-source";
import { type CheckAnswer, runChecks } from "../data-checks/run-checks";
import type { LedgerView } from "../live/live-state";
import { readTables, stepByStep } from "../live/read-view";
import { type Job, WorkbookError } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/** The checks' answer, with the tables it was found in: what a preview of fixes is worked out from. */
export interface CheckedData {
  readonly view: LedgerView;
  readonly source: CheckSource;
  readonly answer: CheckAnswer;
}

/** Look over the whole workbook, read anew. Errors: those of reading; `table-gone` where there is no ledger. */
export async function checkData(addIn: AddIn, job?: Job): Promise<CheckedData> {
  const view = await addIn.live.refresh(job);
  if (!view) throw new WorkbookError("table-gone", { table: addIn.live.settings().tables.ledger ?? "" });
  const { ledger, settings, asOf } = view;
  const infos = new Map((await addIn.workbook.listTables()).map((table) => [table.id, table]));
  const roles = Object.fromEntries(Object.entries(ledger.tables).flatMap(([role, table]) => (table && infos.has(table.id) ? [[role, infos.get(table.id)!]] : [])));
  const tables = await readTables(addIn.workbook, roles, job);
  const source: CheckSource = { ledger, tables, asOf, settings };
  return { view, source, answer: await stepByStep(runChecks(source, { issues: view.issues, advice: view.notices }), job) };
}
