import type { Issue } from "../check/issue";
import { type Fix } from "../data-checks/fix";
import { FIXABLE_CODES, proposeFixes } from "../data-checks/propose-fixes";
import type { CheckedData } from "./check-data";

/** What would put findings right, cell by cell; nothing is changed. Findings that only a person can put right are left out. */
export function previewFixes({ source }: CheckedData, issues: readonly Issue[]): readonly Fix[] {
  return proposeFixes(source, issues.filter(({ code }) => FIXABLE_CODES.includes(code)));
}
