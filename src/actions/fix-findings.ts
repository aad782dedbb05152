import type { Issue } from "../check/issue";
import type { Job } from "../workbook/workbook";
import type { AddIn } from "./add-in";
import { applyFixes } from "./apply-fixes";
import { checkData, type CheckedData } from "./check-data";
import { previewFixes } from "./preview-fixes";
import { type UndoneFixes, undoFixes } from "./undo-fixes";

export interface FixedFindings {
  readonly run: number;
  readonly cells: number;
  /** Cells with formulas, left as they are. */
  readonly left: number;
  readonly data: CheckedData;
}

/** Put findings right and look again. Errors: those of `applyFixes`; then nothing is changed. */
export async function fixFindings(addIn: AddIn, data: CheckedData, issues: readonly Issue[], job?: Job): Promise<FixedFindings> {
  const fixes = await previewFixes(data, issues, job);
  const { run, cells, left } = await applyFixes(addIn.workbook, fixes, { tables: data.source.tables, day: addIn.today(), language: addIn.language }, job);
  return { run, cells: cells.length, left, data: await checkData(addIn) };
}

/** Take a run of fixes back and look again. */
export async function undoRun(addIn: AddIn, run: number, job?: Job): Promise<UndoneFixes & { readonly data: CheckedData }> {
  const undone = await undoFixes(addIn.workbook, run, addIn.today(), job);
  return { ...undone, data: await checkData(addIn) };
}
