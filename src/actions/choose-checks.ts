import type { Issue } from "../check/issue";
import { findingKey } from "../data-checks/finding-key";
import type { CheckStanding } from "../settings/settings";
import type { Job } from "../workbook/workbook";
import type { AddIn } from "./add-in";
import { checkAgain, type CheckedData } from "./check-data";

/** Findings remembered as let stand: the oldest are forgotten first. */
const IGNORED_MAX = 5000;

/** Let a finding stand, with the reason why; it is known again wherever its row is by then. */
export async function ignoreFinding(addIn: AddIn, data: CheckedData, { issue, reason }: { readonly issue: Issue; readonly reason: string }, job?: Job): Promise<CheckedData> {
  const key = findingKey(data.source, issue);
  const settings = await addIn.live.remember((stored) => ({
    ...stored,
    checks: { ...stored.checks, ignored: [...stored.checks.ignored.filter((each) => each.code !== issue.code || each.key !== key), { code: issue.code, key, reason }].slice(-IGNORED_MAX) },
  }));
  return checkAgain(data, settings, job);
}

/** Hear of a finding again. */
export async function stopIgnoring(addIn: AddIn, data: CheckedData, issue: Issue, job?: Job): Promise<CheckedData> {
  const key = findingKey(data.source, issue);
  const settings = await addIn.live.remember((stored) => ({ ...stored, checks: { ...stored.checks, ignored: stored.checks.ignored.filter((each) => each.code !== issue.code || each.key !== key) } }));
  return checkAgain(data, settings, job);
}

/** How a check is told in this workbook; null as it comes. */
export async function setStanding(addIn: AddIn, data: CheckedData, { code, standing }: { readonly code: string; readonly standing: CheckStanding | null }, job?: Job): Promise<CheckedData> {
  const settings = await addIn.live.remember((stored) => {
    const others = Object.fromEntries(Object.entries(stored.checks.standings).filter(([each]) => each !== code));
    return { ...stored, checks: { ...stored.checks, standings: standing === null ? others : { ...others, [code]: standing } } };
  });
  return checkAgain(data, settings, job);
}
