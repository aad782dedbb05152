import { isoDay } from "../calendar/day";
import { storedEntry, writeZip } from "../files/zip-write";
import type { LedgerView } from "../live/live-state";
import type { OutgoingFile } from "../workbook/file-handover";
import { XLSX_TYPE, ZIP_TYPE } from "../workbook/file-handover";
import { type Job, WorkbookError } from "../workbook/workbook";
import { PANE_FILE_WORDS } from "../words/pane-file-words";
import { say } from "../words/texts";
import { type AddIn, currentView } from "./add-in";
import { viewForIssue } from "./issue-and-show";
import { type IssuedRun, registerStatements } from "./issue-statements";
import type { StatementRequest } from "./plan-statements";
import { type StatementFile, statementFiles } from "./statement-files";
import { refuseLockedRegister } from "./statement-register";

/** What a ZIP without extensions can list. */
const FILES_MAX = 65_535;

export interface FilesOrder {
  readonly request: StatementRequest;
  /** Who issues them; null where they are only made. */
  readonly issuedBy: string | null;
}

export interface HandedOver {
  readonly fileName: string;
  readonly count: number;
  readonly issue: IssuedRun | null;
}

/**
 * Hand the statements of a request over as files: one customer's as a workbook, those of several as one ZIP of workbooks; issued ones are entered in the register.
 *
 * Holds: cancelled while they are made, nothing is handed over or entered.
 * Errors: those of `statementFiles`; `unsupported` where the host takes no files.
 */
export async function handOverStatements(addIn: AddIn, order: FilesOrder, job?: Job): Promise<HandedOver> {
  const handover = addIn.files;
  if (!handover) throw new WorkbookError("unsupported");
  const made = await makeFiles(addIn, order, job);
  const file = oneFile(made.files, order.request, addIn);
  await handover.save(file);
  return { fileName: file.name, count: made.files.length, issue: await enterFiles(addIn, order, made) };
}

export interface MadeFiles {
  /** What they were made of: the register gets the figures that went out. */
  readonly view: LedgerView;
  readonly files: readonly StatementFile[];
}

/** The files of a request, for a host that opens them one at a time. */
export async function makeFiles(addIn: AddIn, { request, issuedBy }: FilesOrder, job?: Job): Promise<MadeFiles> {
  if (issuedBy !== null) await refuseLockedRegister(addIn.workbook);
  const view = issuedBy === null ? await currentView(addIn, job) : await viewForIssue(addIn, issuedBy, job);
  return { view, files: await statementFiles(view, request, addIn.language, job) };
}

/** Open one of them as a workbook of its own; an issued one is then entered in the register. Error `unsupported` where the host cannot. */
export async function openStatementFile(addIn: AddIn, order: FilesOrder, { view, file }: { readonly view: LedgerView; readonly file: StatementFile }): Promise<void> {
  if (!addIn.files?.open) throw new WorkbookError("unsupported");
  await addIn.files.open(file.bytes);
  await enterFiles(addIn, order, { view, files: [file] });
}

async function enterFiles(addIn: AddIn, { issuedBy }: FilesOrder, { view, files }: MadeFiles): Promise<IssuedRun | null> {
  if (issuedBy === null) return null;
  return registerStatements(addIn.workbook, { view, sheets: files.map(({ sheet }) => sheet), language: addIn.language, issuedOn: addIn.today(), issuedBy: issuedBy.trim() });
}

function oneFile(files: readonly StatementFile[], { to }: StatementRequest, { language }: AddIn): OutgoingFile {
  const [only] = files;
  if (files.length === 1 && only) return { name: only.fileName, mediaType: XLSX_TYPE, bytes: only.bytes };
  if (files.length > FILES_MAX) throw new WorkbookError("too-large");
  return { name: say(PANE_FILE_WORDS, language, "zipName", { day: isoDay(to) }), mediaType: ZIP_TYPE, bytes: writeZip(files.map(({ fileName, bytes }) => storedEntry(fileName, bytes))) };
}
