import { isoDay } from "../calendar/day";
import { allSteps, eachStep, mapSteps, sortSteps, type Steps } from "../check/steps";
import type { HighlightMark, HighlightPlan } from "../grid/sheet-plan";
import type { MappedColumn } from "../ledger/ledger";
import type { Cause, MatchGroup, ReconciliationInput, ReconciliationResult } from "../reconciliation/reconciliation";
import type { PeriodStart } from "../reconciliation/period-start";
import type { Language } from "../words/language";
import { causeTitle } from "../words/reconciliation-words";
import { RECONCILIATION_SHEET_TEXTS } from "../words/reconciliation-sheet-words";
import { say } from "../words/texts";
import { kindOfGroup, kindOfUnmatched } from "./cause-sides";
import { amountText } from "./format";
import type { Minor } from "../money/money";
import { remarkTexts } from "./remark-text";

export interface HighlightedTable {
  readonly tableId: string;
  readonly columns: readonly MappedColumn[];
}

export interface ReconciliationHighlightParts {
  readonly result: ReconciliationResult;
  readonly ours: HighlightedTable;
  readonly theirs: HighlightedTable;
  readonly language: Language;
  /** The rows compared: tells debit from credit cells where a table has two columns for amounts. */
  readonly input?: ReconciliationInput;
  /** Rows that an agreed period has done with: not compared again, and still no open question. */
  readonly agreed?: Pick<PeriodStart, "settledRows" | "since">;
}

/**
 * Marks for both tables: every compared row gets its result in words; where amounts were compared, the amount cell is filled.
 *
 * Rows that stand alone are filled whole. The words name the group, so that the rows of a match find each other.
 * Shape: ours, then theirs; marks by row.
 */
export function reconciliationHighlights(parts: ReconciliationHighlightParts): HighlightPlan[] {
  return allSteps(highlightSteps(parts));
}

/** The same with pauses. */
export function* highlightSteps(parts: ReconciliationHighlightParts): Steps<HighlightPlan[]> {
  const { result, language } = parts;
  const reasons = yield* mapSteps(result.groups, (group, index) => [reasonOf(group, index + 1, language), ...remarkTexts(group.decision, language)].join("; "));
  return [yield* planSteps(parts, "ours", reasons), yield* planSteps(parts, "theirs", reasons)];
}

function* planSteps({ result, language, input, agreed, ...tables }: ReconciliationHighlightParts, side: "ours" | "theirs", reasons: readonly string[]): Steps<HighlightPlan> {
  const { tableId, columns } = tables[side];
  const compared = input?.[side] ?? [];
  const amounts = new Map<number, Minor>();
  yield* eachStep(compared.length, (place) => void amounts.set(compared[place]!.row, compared[place]!.amountMinor));
  const until = agreed?.since ?? null;
  const settledReason = until === null ? "" : say(RECONCILIATION_SHEET_TEXTS, language, "markAgreed", { day: isoDay(until) });
  const settledColumn = amountHeader(columns, null) ?? columns[0]?.header ?? null;
  const marks: HighlightMark[] = [];
  const settled = agreed?.settledRows[side] ?? [];
  yield* eachStep(settled.length, (place) => void marks.push({ row: settled[place]!, column: settledColumn, kind: "matched", reason: settledReason }));
  yield* eachStep(result.groups.length, (index) => {
    const group = result.groups[index]!;
    // Rows below 1 were carried in from an earlier list: this table has none of them.
    for (const row of group[side]) if (row > 0) marks.push({ row, column: amountHeader(columns, amounts.get(row) ?? null), kind: kindOfGroup(group), reason: reasons[index]! });
  });
  const unmatched = result.unmatched[side];
  yield* eachStep(unmatched.length, (place) => {
    const { row, cause, decision } = unmatched[place]!;
    if (row > 0) marks.push({ row, column: null, kind: kindOfUnmatched(cause), reason: [aloneText(cause, language), ...remarkTexts(decision, language)].join("; ") });
  });
  const reasonHeader = RECONCILIATION_SHEET_TEXTS[language][input?.kind === "bank" ? "bankReasonHeader" : "reasonHeader"];
  return { tableId, reasonHeader, marks: yield* sortSteps(marks, (left, right) => left.row - right.row) };
}

function reasonOf(group: MatchGroup, number: number, language: Language): string {
  const params = { group: number, cause: lowered(causeTitle(group.cause, language), language), amount: amountText(group.differenceMinor, group.currency, language) };
  if (group.differenceMinor !== 0) return say(RECONCILIATION_SHEET_TEXTS, language, group.verdict === "auto" ? "markDifference" : "markSuggestedDifference", params);
  if (group.verdict === "suggested") return say(RECONCILIATION_SHEET_TEXTS, language, "markSuggested", params);
  if (group.cause === "EXACT") return say(RECONCILIATION_SHEET_TEXTS, language, "markAgrees", params);
  return say(RECONCILIATION_SHEET_TEXTS, language, /^(agrees|相符)/.test(params.cause) ? "markCause" : "markAgreesBy", params);
}

/** `missing: not in their list`, so that a filter on the first word finds all of a kind; what is only too early or unpaid is not missing. */
function aloneText(cause: Cause, language: Language): string {
  const title = causeTitle(cause, language);
  if (cause === "EARLIER" || cause === "UNPAID") return title;
  return say(RECONCILIATION_SHEET_TEXTS, language, `mark.${kindOfUnmatched(cause) as "missing" | "duplicate" | "ambiguous"}`, { cause: lowered(title, language) });
}

/** Within a sentence a title begins small: "Bank fee" → "bank fee". */
export function lowered(title: string, language: Language): string {
  return language === "en" && /^[A-Z][a-z]/.test(title) ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;
}

/** Header of the cell that holds a row's amount; null where the table has no such column. */
function amountHeader(columns: readonly MappedColumn[], amount: Minor | null): string | null {
  const headerOf = (...fields: readonly MappedColumn["field"][]): string | null => columns.find(({ field }) => field !== null && fields.includes(field))?.header ?? null;
  const one = headerOf("amount");
  if (one !== null) return one;
  const [positive, negative] = [headerOf("debit", "moneyIn"), headerOf("credit", "moneyOut")];
  if (positive === null || negative === null) return positive ?? negative ?? headerOf("openAmount", "unitPrice", "netAmount");
  return amount === null ? null : amount < 0 ? negative : positive;
}
