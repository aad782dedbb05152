import type { Issue } from "../check/issue";
import type { HighlightMark, HighlightPlan } from "../grid/sheet-plan";
import type { Ledger, MappedTable } from "../ledger/ledger";
import { issueMessage } from "../words/issue-words";
import type { Language } from "../words/language";
import { RECONCILIATION_SHEET_TEXTS } from "../words/reconciliation-sheet-words";

/**
 * Marks for the cells that reading complained of, with the complaint in words.
 *
 * Issues of a whole table or of another table than the ledger's own are not in cells and get no mark.
 * Shape: one plan per table that has marks, in the order of the ledger's tables; a row's complaints in one text.
 */
export function issueHighlights({ ledger, issues, language }: { readonly ledger: Ledger; readonly issues: readonly Issue[]; readonly language: Language }): HighlightPlan[] {
  const { tables } = ledger;
  const known = [tables.ledger, tables.customers, tables.allocations, tables.instalments, tables.rates].filter((table) => table !== null);
  return known.flatMap((table) => {
    const marks = marksOf(table, issues.filter(({ at }) => at.table === table.name && at.row !== null), language);
    return marks.length === 0 ? [] : [{ tableId: table.id, reasonHeader: RECONCILIATION_SHEET_TEXTS[language].issueHeader, marks }];
  });
}

function marksOf(table: MappedTable, issues: readonly Issue[], language: Language): readonly HighlightMark[] {
  const byRow = new Map<number, Issue[]>();
  for (const issue of issues) byRow.set(issue.at.row!, [...(byRow.get(issue.at.row!) ?? []), issue]);
  return [...byRow].sort(([left], [right]) => left - right).flatMap(([row, found]) => {
    const reason = [...new Set(found.map((issue) => reasonOf(issue, language)))].join(language === "zh" ? "" : " ");
    const columns = new Set(found.map(({ at }) => (at.column !== null && table.headers.includes(at.column) ? at.column : null)));
    return [...columns].map((column): HighlightMark => ({ row, column, kind: "issue", reason }));
  });
}

/** The row stands beside it: only the column is named. Counted findings keep their whole wording. */
function reasonOf(issue: Issue, language: Language): string {
  if (issue.at.column === null || typeof issue.params.count === "number") return issueMessage(issue, language);
  const sentence = issueMessage({ ...issue, at: { table: "", row: null, column: null } }, language);
  return `${issue.at.column}${language === "zh" ? "：" : ": "}${sentence}`;
}
