import fs from "node:fs";
import path from "node:path";
import { type IssueQuestion, type IssuedRun, issueStatements, registerStatements } from "../actions/issue-statements";
import type { StatementRequest } from "../actions/plan-statements";
import type { StatementFile } from "../actions/statement-files";
import { hasRegister, readRecords, refuseLockedRegister } from "../actions/statement-register";
import { MemoryWorkbook } from "../host/memory-workbook";
import { readSettings, writeSettings } from "../settings/read-settings";
import type { IssuedStatement } from "../statement/issued";
import { REGISTER_FILE_NAME } from "../workbook/register-file";
import type { Arguments } from "./arguments";
import { cliText } from "./answer";
import { today } from "./clock";
import { type Loaded, openBook } from "./load";
import { refusedAs } from "./refused-file";
import { UsageError } from "./usage-error";

/** Where issued statements are entered, found fit to take them before anything is made. */
export interface Register {
  readonly workbook: MemoryWorkbook;
  /** The file beside those of `--out-dir`; null where the workbook of `--out` holds the register. */
  readonly beside: string | null;
  readonly issuedBy: string;
}

/**
 * The register that a call with `--issue` writes to, and who issues.
 *
 * Errors: `UsageError` where the register's file is damaged or none, the workbook has one of its own, or nobody is named who issues.
 */
export async function registerFor({ workbook, view, file }: Loaded, args: Arguments): Promise<Register> {
  // An auditor asks who issued it: a person's name, never that of the account a scheduled task runs under.
  const issuedBy = args.issuedBy.trim() || view.settings.statement.issuedBy.trim();
  if (issuedBy === "") throw new UsageError("issue-needs-by");
  const beside = registerBeside(args);
  if (beside !== null && (await hasRegister(workbook))) throw new UsageError("issue-own-register", { file });
  const register = beside === null ? workbook : await openRegister(beside);
  await refusedAs(beside ?? file, args, () => refuseLockedRegister(register));
  return { workbook: register, beside, issuedBy };
}

/** Statements and their register into the workbook; answers what to tell. */
export async function issueTo({ workbook, issuedBy }: Register, { view, file }: Loaded, { request, args }: { readonly request: StatementRequest; readonly args: Arguments }): Promise<readonly string[]> {
  const run = await refusedAs(file, args, () => issueStatements(workbook, { ...issueOf(view, args, issuedBy), request }));
  await rememberIssuer(workbook, issuedBy);
  return told(run, args, args.out!);
}

/** Enter statements that go out as files. */
export async function registerFiles({ workbook, beside, issuedBy }: Register, { view, file }: Loaded, { files, args }: { readonly files: readonly StatementFile[]; readonly args: Arguments }): Promise<readonly string[]> {
  const run = await refusedAs(beside ?? file, args, () => registerStatements(workbook, { ...issueOf(view, args, issuedBy), sheets: files.map(({ sheet }) => sheet) }));
  if (beside === null) await rememberIssuer(workbook, issuedBy);
  return told(run, args, beside ?? args.out!);
}

/** The register that the call goes on from. Errors: `UsageError` that names the register's file where that is damaged. */
export async function knownRegister({ workbook }: Loaded, args: Arguments): Promise<readonly IssuedStatement[]> {
  const beside = registerBeside(args);
  const kept = beside !== null && fs.existsSync(beside) ? (await readRecords(openBook(beside))).register : [];
  return [...(await readRecords(workbook)).register, ...kept];
}

function registerBeside({ outDir, out }: Arguments): string | null {
  return outDir !== null && out === null ? path.join(outDir, REGISTER_FILE_NAME) : null;
}

/** A file of that name that is something else stays as it is. */
async function openRegister(file: string): Promise<MemoryWorkbook> {
  if (!fs.existsSync(file)) return MemoryWorkbook.empty(REGISTER_FILE_NAME);
  const workbook = openBook(file);
  if (!(await hasRegister(workbook))) throw new UsageError("issue-no-register", { file });
  return workbook;
}

function issueOf(view: Loaded["view"], args: Arguments, issuedBy: string): Omit<IssueQuestion, "request"> {
  return { view, language: args.language, issuedOn: args.asOf ?? today(), issuedBy };
}

/** The name is offered the next time, as in the pane. */
async function rememberIssuer(workbook: MemoryWorkbook, issuedBy: string): Promise<void> {
  const stored = readSettings(await workbook.readState()).settings;
  if (stored.statement.issuedBy !== issuedBy) await workbook.writeState(writeSettings({ ...stored, statement: { ...stored.statement, issuedBy } }));
}

function told({ issued, same, changed, sameEarlier, unreadableRows }: IssuedRun, args: Arguments, file: string): readonly string[] {
  return [
    cliText(args.language, "issued", { issued: issued.length, same: same.length, changed: changed.length }),
    ...(changed.length > 0 ? [cliText(args.language, "issued-changes", { file })] : []),
    ...(sameEarlier > 0 ? [cliText(args.language, "issued-earlier", { count: sameEarlier })] : []),
    ...(unreadableRows > 0 ? [cliText(args.language, "issued-unreadable", { count: unreadableRows })] : []),
  ];
}
