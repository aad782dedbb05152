import { acceptGroups, groupByHand, markDisputed, noteOnGroup, rejectGroup, type RowSet, splitGroup, undecide } from "../actions/decide";
import type { ReconciliationRun } from "../actions/reconcile";
import { showCount } from "../money/show-money";
import type { MatchGroup } from "../reconciliation/reconciliation";
import { PANE_DECISION_WORDS } from "../words/pane-decision-words";
import { usePane, useWords } from "./pane-state";
import { prepared } from "./reconciliation-items";

/** What a person can decide about the items of a result. Each is kept in the workbook and answers whether it was. */
export function useDecisions(comparison: ReconciliationRun, onRun: (run: ReconciliationRun) => void) {
  const words = useWords(PANE_DECISION_WORDS);
  const { addIn, run } = usePane();
  const decide = async (label: string, done: string, act: () => Promise<ReconciliationRun>): Promise<boolean> => {
    const ended = await run({ label, act: async (job) => prepared(await act(), job), done: () => done });
    if (ended) onRun(ended.value);
    return ended !== null;
  };
  const plural = (count: number): number | string => (count === 1 ? 1 : showCount(count));
  return {
    accept: (groups: readonly MatchGroup[]) => decide(words("accepting"), words("accepted", { count: plural(groups.length) }), () => acceptGroups(addIn, comparison, groups)),
    reject: (group: RowSet) => decide(words("rejecting"), words("rejected"), () => rejectGroup(addIn, comparison, group)),
    split: (group: RowSet, kept: RowSet) => decide(words("splitting"), words("splitDone"), () => splitGroup(addIn, comparison, group, [kept])),
    undo: (rows: RowSet) => decide(words("undoing"), words("undone"), () => undecide(addIn, comparison, rows)),
    note: (rows: RowSet, remark: { readonly note: string; readonly owner: string }) => decide(words("noting"), words("noted"), () => noteOnGroup(addIn, comparison, rows, remark)),
    dispute: (rows: RowSet, disputed: boolean) => decide(words("disputing"), words("noted"), () => markDisputed(addIn, comparison, rows, disputed)),
    put: (rows: RowSet) => decide(words("putting"), words("done", { count: plural(rows.ours.length + rows.theirs.length) }), () => groupByHand(addIn, comparison, rows)),
  };
}

export type Decisions = ReturnType<typeof useDecisions>;
