import { toldIssues } from "../data-checks/told-issues";
import { issueHighlights } from "../sheets/issue-highlights";
import type { Job } from "../workbook/workbook";
import { type AddIn, currentView } from "./add-in";
import { forgetMarked } from "./marked-runs";

/** Highlight the cells that reading complained of, with the reason in words beside them. Answers how many. */
export async function markIssues(addIn: AddIn, job?: Job): Promise<number> {
  const { ledger, issues, settings } = await currentView(addIn, job);
  const plans = issueHighlights({ ledger, issues: toldIssues(ledger, settings, issues), language: addIn.language });
  await addIn.workbook.highlight(plans, job);
  await forgetMarked(addIn);
  return plans.reduce((sum, plan) => sum + plan.marks.length, 0);
}
