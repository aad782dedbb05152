import type { CheckedData } from "../actions/check-data";
import type { Issue, IssueCode } from "../check/issue";
import type { Fix } from "../data-checks/fix";
import { isRepair } from "../data-checks/propose-fixes";
import { CHECKED_ROLES } from "../data-checks/check-source";

/** Findings of one check, and which of them can be put right here. */
export interface CheckRule {
  readonly code: IssueCode;
  readonly issues: readonly Issue[];
  readonly hasErrors: boolean;
  readonly fixable: readonly Issue[];
}

/** Checks with errors first, then by number, then by code. */
export function rulesOf(issues: readonly Issue[], fixes: ReadonlyMap<Issue, Fix>): readonly CheckRule[] {
  const byCode = new Map<IssueCode, Issue[]>();
  for (const issue of issues) {
    const list = byCode.get(issue.code);
    if (list) list.push(issue);
    else byCode.set(issue.code, [issue]);
  }
  return [...byCode]
    .map(([code, own]) => ({ code, issues: own, hasErrors: own.some(({ severity }) => severity === "error"), fixable: own.filter((issue) => fixes.has(issue)) }))
    .sort((one, other) => Number(other.hasErrors) - Number(one.hasErrors) || other.issues.length - one.issues.length || (one.code < other.code ? -1 : 1));
}

export function fixesByIssue({ fixes }: CheckedData): ReadonlyMap<Issue, Fix> {
  return new Map(fixes.map((fix) => [fix.issue, fix]));
}

/** Findings whose fix changes neither a figure nor a meaning, and how many cells that takes. */
export function repairsOf({ fixes, answer }: CheckedData): { readonly issues: readonly Issue[]; readonly cells: number } {
  const found = new Set<Issue>(answer.issues);
  const repairs = fixes.filter((fix) => isRepair(fix) && found.has(fix.issue));
  return { issues: repairs.map(({ issue }) => issue), cells: repairs.reduce((sum, { cells }) => sum + cells.length, 0) };
}

/** The table that a finding names, to jump to; null for one that is not of the ledger. */
export function tableIdOf({ source }: CheckedData, name: string): string | null {
  return CHECKED_ROLES.map((role) => source.ledger.tables[role]).find((table) => table?.name === name)?.id ?? null;
}
