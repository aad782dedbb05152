import fs from "node:fs";
import path from "node:path";
import { type IssueQuestion, type IssuedRun, issueStatements, registerStatements } from "../actions/issue-statements";
import type { StatementRequest } from "../actions/plan-statements";
import type { StatementFile } from "../actions/statement-files";
import { readRecords } from "../actions/statement-register";
import { MemoryWorkbook } from "../host/memory-workbook";
import type { IssuedStatement } from "../statement/issued";
import type { Arguments } from "./arguments";
import { cliText } from "./answer";
import { today } from "./clock";
import type { Loaded } from "./load";
import { inWords, saveTo } from "./output";
import { UsageError } from "./usage-error";

/** Kept beside the files of `--out-dir`, where no workbook is written that could hold the register. */
export const REGISTER_FILE = "statement-register.xlsx";

/** Statements and their register into the workbook; answers what to tell. */
export async function issueTo({ workbook, view }: Loaded, request: StatementRequest, args: Arguments): Promise<readonly string[]> {
  return told(await inWords(args, () => issueStatements(workbook, { ...issueOf(view, args), request })), args);
}

/** Before anything is written: a workbook with a register of its own would get a second one beside the files. Errors: `UsageError`. */
export async function refuseSecondRegister({ workbook, file }: Loaded, args: Arguments): Promise<void> {
  if (args.issue && registerBeside(args) !== null && (await readRecords(workbook)).register.length > 0) throw new UsageError("issue-own-register", { file });
}

/** Enter statements that were written as files: in the workbook of `--out`, else in the register kept beside the files, which only grows. */
export async function registerFiles({ workbook, view }: Loaded, files: readonly StatementFile[], args: Arguments): Promise<readonly string[]> {
  const beside = registerBeside(args);
  const book = beside === null ? workbook : openRegister(beside);
  const notes = told(await inWords(args, () => registerStatements(book, { ...issueOf(view, args), sheets: files.map(({ sheet }) => sheet) })), args);
  if (beside !== null) saveTo(book, beside);
  return notes;
}

/** The register that the call goes on from. */
export async function knownRegister({ workbook }: Loaded, args: Arguments): Promise<readonly IssuedStatement[]> {
  const beside = registerBeside(args);
  const kept = beside !== null && fs.existsSync(beside) ? (await readRecords(openRegister(beside))).register : [];
  return [...(await readRecords(workbook)).register, ...kept];
}

function registerBeside({ outDir, out }: Arguments): string | null {
  return outDir !== null && out === null ? path.join(outDir, REGISTER_FILE) : null;
}

function openRegister(file: string): MemoryWorkbook {
  return fs.existsSync(file) ? MemoryWorkbook.open(fs.readFileSync(file), path.basename(file)) : MemoryWorkbook.empty(REGISTER_FILE);
}

function issueOf(view: Loaded["view"], args: Arguments): Omit<IssueQuestion, "request"> {
  return { view, language: args.language, issuedOn: args.asOf ?? today(), issuedBy: args.issuedBy };
}

function told({ issued, same, changed }: IssuedRun, args: Arguments): readonly string[] {
  return [cliText(args.language, "issued", { issued: issued.length, same: same.length, changed: changed.length })];
}
