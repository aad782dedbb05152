import type { Answers } from "../live/answers";
import type { Language } from "../words/language";
import { CellProblem } from "./cell-error";
import type { CellAnswer } from "./cell-error";
import * as accounts from "./explain-accounts";
import * as documents from "./explain-documents";
import * as plain from "./explain-plain";
import * as ratios from "./explain-ratios";
import type { ExplainedPart } from "./explained-rows";
import { questionOf } from "./registry";

/** A call whose arguments are worked out. */
export interface ExplainedCall {
  readonly answers: Answers;
  readonly language: Language;
  readonly args: readonly unknown[];
}

/** What stands behind an answer. */
export interface Behind {
  readonly meaning: string;
  readonly parts: readonly ExplainedPart[];
  /** How the sums of the parts make the figure, where they are not the figure themselves. */
  readonly sums?: readonly string[];
  /** The figure worked out from the rows; null where rows are only pointed at. */
  readonly fromRows: number | null;
  /** The figure within the answer that the rows make, where it is not the whole answer. */
  readonly figure?: number;
}

export type Explanation =
  | { readonly kind: "problem"; readonly problem: CellProblem }
  | {
    readonly kind: "explained";
    readonly id: string;
    readonly answer: Exclude<CellAnswer, CellProblem>;
    readonly meaning: string;
    readonly parts: readonly ExplainedPart[];
    readonly sums: readonly string[];
    /** The rows make the figure, checked just now; null where there is nothing to add up. */
    readonly ties: boolean | null;
  };

const EXPLAINERS: Readonly<Record<string, (call: ExplainedCall) => Behind>> = {
  BALANCE: accounts.explainBalance, OPENING: accounts.explainOpening, OVERDUE: accounts.explainOverdue, AGING: accounts.explainAging, AGINGTABLE: accounts.explainAgingTable,
  BUCKET: accounts.explainBucket, OPENITEMS: accounts.explainOpenItems, STATEMENT: accounts.explainStatement,
  DOCUMENT: documents.explainDocument, DAYSOVERDUE: documents.explainDaysOverdue, RECONCILED: documents.explainReconciled,
  CREDIT: ratios.explainCredit, UTILISATION: ratios.explainUtilisation, DSO: ratios.explainDso, CEI: ratios.explainCei, COLLECTIONRATE: ratios.explainCollectionRate,
  PROVISION: ratios.explainProvision,
  UNREAD: plain.explainUnread, CUSTOMER: plain.explainCustomer, DUEDATE: plain.explainDueDate, CAPITALS: plain.explainCapitals, CONVERT: plain.explainConvert,
};

/** Functions that can be explained: all there are. */
export const EXPLAINED_IDS: readonly string[] = Object.keys(EXPLAINERS);

/**
 * The rows behind what a function answers, and what the figure means.
 *
 * Holds: `ties` compares the figure with the rows themselves, every time it is asked; false would be a fault of ours and is shown.
 */
export function explain(id: string, call: ExplainedCall): Explanation {
  const answer = questionOf(id, call.args)!(call.answers, call.language);
  if (answer instanceof CellProblem) return { kind: "problem", problem: answer };
  const { meaning, parts, sums = [], fromRows, figure } = EXPLAINERS[id]!(call);
  return { kind: "explained", id, answer, meaning, parts, sums, ties: fromRows === null ? null : fromRows === (figure ?? answer) };
}
