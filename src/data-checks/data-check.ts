import type { IssueCode } from "../check/issue";
import type { Steps } from "../check/steps";
import type { FindingParams } from "../ledger/findings";
import type { TableRole } from "../settings/settings";
import type { CheckSource } from "./check-source";

/**
 * One thing that is looked for over the whole workbook.
 *
 * Holds: sound rows are not blamed. What may as well be intended is `advice`; a rule that most rows of a column break is no rule of that column.
 */
export interface DataCheck {
  readonly code: IssueCode;
  /** Unless a finding says otherwise. */
  readonly standing: "warning" | "advice";
  readonly run: (source: CheckSource, report: Report) => Steps<void>;
}

/** Where a finding goes: table, 0-based row and column (null for the whole of it). */
export type Report = (role: TableRole, at: { readonly row: number | null; readonly column: number | null; readonly standing?: "warning" | "advice" }, params: FindingParams) => void;

/** A rule of a column is one that at least so many of its rows keep, and so many of a hundred. */
export const RULE_ROWS_MIN = 5;
export const RULE_SHARE_MIN = 0.8;

export function isRule({ kept, broken }: { readonly kept: number; readonly broken: number }): boolean {
  return kept >= RULE_ROWS_MIN && kept >= RULE_SHARE_MIN * (kept + broken);
}
