import type { Issue } from "../check/issue";
import type { Steps } from "../check/steps";
import { Findings } from "../ledger/findings";
import type { CheckSettings, TableRole } from "../settings/settings";
import { CHECKED_ROLES, type CheckSource } from "./check-source";
import { findingKey } from "./finding-key";
import { mayIgnore } from "./may-ignore";
import { DATA_CHECKS } from "./registry";

/** What reading and settling found, before the checks. */
export interface Found {
  readonly issues: readonly Issue[];
  readonly advice: readonly Issue[];
}

export interface CheckAnswer extends Found {
  /** Findings that a person lets stand, with the reason. */
  readonly ignored: readonly { readonly issue: Issue; readonly reason: string }[];
}

/**
 * Look over the whole workbook: what reading found, and every data check that the workbook has not switched off.
 *
 * Shape: findings of reading first, in their order; then those of the checks by table and row.
 */
export function* runChecks(source: CheckSource, found: Found): Steps<CheckAnswer> {
  const { standings } = source.settings.checks;
  const issues = new Map<TableRole, Findings>();
  const advice = new Map<TableRole, Findings>();
  for (const { code, standing, run } of DATA_CHECKS) {
    if (standings[code] === "off") continue;
    yield;
    yield* run(source, (role, { row, column, standing: own = standing }, params) => {
      const lists = own === "advice" ? advice : issues;
      let list = lists.get(role);
      if (!list) lists.set(role, (list = new Findings(source.tables[role]!)));
      list.add(code, row, column !== null && column < 0 ? null : column, params, "warning");
    });
  }
  yield;
  const listed = (lists: ReadonlyMap<TableRole, Findings>): readonly Issue[] => CHECKED_ROLES.flatMap((role) => lists.get(role)?.issues() ?? []);
  return settled(source, { issues: [...found.issues, ...listed(issues)], advice: [...found.advice, ...listed(advice)] });
}

/** Moved, left out and let stand as the workbook says. */
function settled(source: CheckSource, { issues, advice }: Found): CheckAnswer {
  const { checks } = source.settings;
  const reasons = new Map(checks.ignored.map(({ code, key, reason }) => [`${code} ${key}`, reason]));
  const ignored: { readonly issue: Issue; readonly reason: string }[] = [];
  const kept: { issues: Issue[]; advice: Issue[] } = { issues: [], advice: [] };
  const place = (issue: Issue, standing: "warning" | "advice"): void => {
    const wanted = standingOf(issue, checks) ?? standing;
    if (wanted === "off") return;
    const reason = reasons.size === 0 || !mayIgnore(issue) ? undefined : reasons.get(`${issue.code} ${findingKey(source, issue)}`);
    if (reason !== undefined) ignored.push({ issue, reason });
    else kept[wanted === "advice" ? "advice" : "issues"].push(issue);
  };
  issues.forEach((issue) => place(issue, "warning"));
  advice.forEach((issue) => place(issue, "advice"));
  return { ...kept, ignored };
}

function standingOf(issue: Issue, { standings }: CheckSettings) {
  return mayIgnore(issue) ? standings[issue.code] : undefined;
}
