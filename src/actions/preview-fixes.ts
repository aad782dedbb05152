import type { Issue } from "../check/issue";
import type { Fix } from "../data-checks/fix";
import { proposeFixesSteps } from "../data-checks/propose-fixes";
import { stepByStep } from "../live/read-view";
import type { Job } from "../workbook/workbook";
import type { CheckedData } from "./check-data";

/**
 * What would put chosen findings right, cell by cell; nothing is changed. Findings that only a person can put right are left out.
 *
 * Worked out for these findings alone: several of them may change one cell, as names that become aliases of one customer do.
 */
export function previewFixes({ source }: CheckedData, issues: readonly Issue[], job?: Job): Promise<readonly Fix[]> {
  return stepByStep(proposeFixesSteps(source, issues), job);
}
