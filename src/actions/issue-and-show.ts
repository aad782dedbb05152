import type { LedgerView } from "../live/live-state";
import type { IssuedStatement } from "../statement/issued";
import type { LoggedEvent } from "../statement/statement-status";
import type { Job } from "../workbook/workbook";
import type { DocumentLanguage } from "../words/language";
import { type AddIn, currentView } from "./add-in";
import { type IssuedRun, issueStatements } from "./issue-statements";
import type { StatementRequest } from "./plan-statements";
import { requestAgain } from "./since-last-statement";
import { addToLog, readRecords } from "./statement-register";

export interface IssueOrder {
  readonly request: StatementRequest;
  readonly issuedBy: string;
}

/** Issue statements into the workbook and show the result: what changed since an earlier issue, else the statement, else the list of all. */
export async function issueAndShow(addIn: AddIn, { request, issuedBy }: IssueOrder, job?: Job): Promise<IssuedRun> {
  const view = await viewForIssue(addIn, issuedBy, job);
  const run = await issueStatements(addIn.workbook, { view, request, language: addIn.language, issuedOn: addIn.today(), issuedBy: issuedBy.trim() }, job);
  const { written, cancelled } = run.sheets;
  const shown = written.find(({ key }) => key.startsWith("statement-changes/")) ?? written.find(({ key }) => key.startsWith("statements/")) ?? written[0];
  if (shown && !cancelled) await addIn.workbook.select({ kind: "sheet", name: shown.name });
  return run;
}

/** Issue a statement again as it was issued: for its period, in its language, going on from the statement that it went on from. */
export async function issueAgain(addIn: AddIn, issued: IssuedStatement, { language, issuedBy }: { readonly language: DocumentLanguage; readonly issuedBy: string }, job?: Job): Promise<IssuedRun> {
  const { register } = await readRecords(addIn.workbook, job);
  return issueAndShow(addIn, { request: requestAgain(issued, register, language), issuedBy }, job);
}

/** The ledger as it is now; the name is kept in the workbook and offered the next time. */
export async function viewForIssue(addIn: AddIn, issuedBy: string, job?: Job): Promise<LedgerView> {
  const view = await currentView(addIn, job);
  const name = issuedBy.trim();
  if (name !== view.settings.statement.issuedBy) await addIn.live.remember((stored) => ({ ...stored, statement: { ...stored.statement, issuedBy: name } }));
  return view;
}

/** Note what became of an issued statement, as a person confirms it: a row for each of its accounts that this is about. Errors: those of the port. */
export function logStatementEvents(addIn: AddIn, events: readonly LoggedEvent[]): Promise<void> {
  return addToLog(addIn.workbook, events, addIn.language);
}
