import type { Issue } from "../check/issue";
import type { Ledger } from "../ledger/ledger";
import type { Settings } from "../settings/settings";
import { ledgerFindingKey } from "./finding-key";
import { mayIgnore } from "./may-ignore";

/**
 * Findings of reading as this workbook wants to hear of them, where the tables themselves are not at hand.
 *
 * Left out: what a person lets stand in the ledger, and checks that are hints or switched off. Findings in other tables are told as they are.
 */
export function toldIssues(ledger: Ledger, { checks }: Settings, issues: readonly Issue[]): readonly Issue[] {
  const { standings, ignored } = checks;
  if (ignored.length === 0 && Object.keys(standings).length === 0) return issues;
  const known = new Set(ignored.map(({ code, key }) => `${code} ${key}`));
  return issues.filter((issue) => {
    if (!mayIgnore(issue)) return true;
    const standing = standings[issue.code];
    if (standing === "advice" || standing === "off") return false;
    const key = known.size === 0 ? null : ledgerFindingKey(ledger, issue);
    return key === null || !known.has(`${issue.code} ${key}`);
  });
}
