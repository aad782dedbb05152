import fs from "node:fs";
import path from "node:path";
import { highlightsOf, sheetOf } from "../actions/reconcile";
import { issueHighlights } from "../sheets/issue-highlights";
import type { SheetPlan } from "../grid/sheet-plan";
import type { MemoryWorkbook } from "../host/memory-workbook";
import { WorkbookError } from "../workbook/workbook";
import { workbookErrorMessage } from "../words/workbook-words";
import type { Arguments } from "./arguments";
import { addTyped, type Loaded } from "./load";
import type { ReconcileAnswer } from "./reconcile";
import { UsageError } from "./usage-error";

/** Refuse an output before any work is done. Errors: `UsageError`. */
export function checkOutput(args: Arguments, inputs: readonly string[]): void {
  if (args.out !== null && args.outDir !== null && !args.issue) throw new UsageError("out-both");
  if (args.issue && args.out === null && args.outDir === null) throw new UsageError("issue-needs-out");
  if (args.fix.length > 0 && args.out === null) throw new UsageError("fix-needs-out");
  if (args.out === null) return;
  if (!/\.xlsx$/i.test(args.out)) throw new UsageError("out-not-xlsx", { file: args.out });
  const target = path.resolve(args.out);
  if (inputs.some((input) => sameFile(input, target))) throw new UsageError("out-is-input", { file: args.out });
  if (!fs.existsSync(path.dirname(target))) throw new UsageError("out-folder-missing", { file: args.out });
  if (fs.existsSync(target) && !args.force) throw new UsageError("out-exists", { file: args.out });
}

function sameFile(left: string, right: string): boolean {
  const real = (file: string): string => (fs.existsSync(file) ? fs.realpathSync(file) : file);
  return real(left) === real(right);
}

/** Save beside the target first, then move it there: never half a file. */
export function saveTo(workbook: MemoryWorkbook, file: string): void {
  saveBytes(workbook.save(), file);
}

/** Errors: `UsageError` where the place cannot be written to. */
export function saveBytes(bytes: Uint8Array, file: string): void {
  const beside = path.join(path.dirname(path.resolve(file)), `.${path.basename(file)}.part`);
  writable(file, () => {
    fs.writeFileSync(beside, bytes);
    fs.renameSync(beside, file);
  });
}

/** Makes the folder where it is not there. Errors: `UsageError` where it cannot be made. */
export function makeFolder(folder: string): void {
  writable(folder, () => void fs.mkdirSync(folder, { recursive: true }));
}

function writable(target: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new UsageError("out-unwritable", { file: target, reason: code });
  }
}

export async function writeIssueMarks({ workbook, view }: Loaded, args: Arguments): Promise<void> {
  await inWords(args, () => workbook.highlight(issueHighlights({ ledger: view.ledger, issues: view.issues, language: args.language })));
}

export async function writeSheets({ workbook }: Loaded, plans: readonly SheetPlan[], args: Arguments): Promise<void> {
  await inWords(args, () => workbook.writeSheets(plans));
}

/** Marks on both tables and the reconciliation sheet. A list from a file goes into the workbook first, so that it can be marked. */
export async function writeReconciliation(loaded: Loaded, { run, list, isOurs }: ReconcileAnswer, args: Arguments): Promise<MemoryWorkbook> {
  const { workbook } = loaded;
  const theirs = isOurs ? run.theirs : { ...run.theirs, id: (await inWords(args, async () => addTyped(workbook, list))).id };
  const placed = { ...run, theirs };
  await inWords(args, () => workbook.highlight(highlightsOf(placed, args.language)));
  await inWords(args, () => workbook.writeSheets([sheetOf(placed, args.language)]));
  return workbook;
}

/** A workbook that refuses is told in its own words, as unreadable input is: one line, nothing written. */
export async function inWords<Value>(args: Arguments, action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof WorkbookError) throw new UsageError("file-unreadable", { file: args.out ?? "", reason: workbookErrorMessage(error.code, error.params, args.language) });
    throw error;
  }
}
