import { firstOfMonth } from "../calendar/day";
import { standingOf } from "../statement/statement-status";
import { type Job, type Workbook, WorkbookError, type WrittenSheets } from "../workbook/workbook";
import { type AddIn, currentView } from "./add-in";
import { planStatements, type StatementRequest } from "./plan-statements";
import { customerOfSelection } from "./selected-customer";
import { readRecords } from "./statement-register";

/** Write one sheet per customer; a contents sheet follows where there are several. The sheet of a single customer is shown. */
export async function makeStatements(addIn: AddIn, request: StatementRequest, job?: Job): Promise<WrittenSheets> {
  const view = await currentView(addIn, job);
  const plans = await planStatements(view, await withStanding(addIn.workbook, request, job), addIn.language, job);
  const written = await addIn.workbook.writeSheets(plans, job);
  const shown = written.written.length > 1 ? written.written.at(-1) : written.written[0];
  if (shown && !written.cancelled) await addIn.workbook.select({ kind: "sheet", name: shown.name });
  return written;
}

/** For a request of all: where the statements issued before stand, as the workbook's register and log say. */
export async function withStanding(workbook: Workbook, request: StatementRequest, job?: Job): Promise<StatementRequest> {
  if (request.customers !== "all") return request;
  const { register, log } = await readRecords(workbook, job);
  return { ...request, standing: standingOf(register, log) };
}

/** One click: this month's statement of the selected customer, with the workbook's settings. Error `other` where no customer is selected. */
export async function statementForSelection(addIn: AddIn, job?: Job): Promise<WrittenSheets> {
  const customer = await customerOfSelection(addIn);
  if (customer === null) throw new WorkbookError("other", { reason: "no-customer-selected" });
  const view = await currentView(addIn, job);
  const { kind, language } = view.settings.statement;
  return makeStatements(addIn, { customers: [customer], from: firstOfMonth(view.asOf), to: view.asOf, kind, language }, job);
}
