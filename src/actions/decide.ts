import { mapSteps } from "../check/steps";
import { stepByStep } from "../live/read-view";
import { describeRows } from "../reconciliation/decisions";
import { withDecisions } from "../reconciliation/remember-decisions";
import type { MatchGroup } from "../reconciliation/reconciliation";
import type { SavedDecision } from "../settings/reconciliation-memory";
import { WorkbookError } from "../workbook/workbook";
import type { AddIn } from "./add-in";
import type { ReconciliationRun } from "./reconcile";
import { rememberCounterparty } from "./remember-counterparty";

/** Rows of a run, by the numbers of their tables. */
export interface RowSet {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** Every action here keeps its decision in the workbook under the rows' identity, and answers the run with it applied. Error `memory-full`. */
type Decide<Arguments extends readonly unknown[]> = (addIn: AddIn, run: ReconciliationRun, ...rest: Arguments) => Promise<ReconciliationRun>;

/** The rows' names are worked out first, with pauses: on a large list that takes longer than a page may stand still. */
function named<Arguments extends readonly unknown[]>(decide: Decide<Arguments>): Decide<Arguments> {
  return async (addIn, run, ...rest) => {
    await stepByStep(run.comparison.keySteps());
    return decide(addIn, run, ...rest);
  };
}

/** Take groups for right: one, all of a reason, all automatic ones. */
export const acceptGroups: Decide<[groups: readonly MatchGroup[]]> = named(async (addIn, run, groups) =>
  keep(addIn, run, await stepByStep(mapSteps(groups, (group) => decisionOn(run, group, "accepted")))));

/** This is no match: the rows stand alone, and the same rows are not proposed together again. */
export const rejectGroup: Decide<[group: RowSet]> = named((addIn, run, group) => keep(addIn, run, [decisionOn(run, group, "rejected")]));

/** Take a group apart: the parts with rows of both sides stay together, the other rows stand alone. */
export const splitGroup: Decide<[group: RowSet, parts: readonly RowSet[]]> = named((addIn, run, group, parts) =>
  keep(addIn, run, [decisionOn(run, group, "rejected"), ...parts.filter(({ ours, theirs }) => ours.length > 0 && theirs.length > 0).map((part) => decisionOn(run, part, "grouped"))]));

/** Put rows together by hand, whatever they were in before. Errors: `one-side-only`, `other-currency`. */
export const groupByHand: Decide<[rows: RowSet]> = named(async (addIn, run, rows) => {
  if (rows.ours.length === 0 || rows.theirs.length === 0) throw new WorkbookError("other", { reason: "one-side-only" });
  const currencies = new Set([...rowsOf(run, "ours", rows.ours), ...rowsOf(run, "theirs", rows.theirs)].map(({ currency }) => currency));
  if (currencies.size > 1) throw new WorkbookError("other", { reason: "other-currency" });
  return keep(addIn, run, [decisionOn(run, rows, "grouped")]);
});

/** A remark on a group or a lone row, and who takes care of it; blank takes it back. */
export const noteOnGroup: Decide<[rows: RowSet, remark: { readonly note: string; readonly owner: string }]> = named((addIn, run, rows, { note, owner }) =>
  keep(addIn, run, [{ ...decisionOn(run, rows, null), note: note.trim(), owner: owner.trim() }]));

export const markDisputed: Decide<[rows: RowSet, disputed: boolean]> = named((addIn, run, rows, disputed) =>
  rememberCounterparty(addIn, run, (memory) => {
    const marked = withDecisions(memory, [{ ...decisionOn(run, rows, null), disputed: true }]);
    if (disputed || marked === null) return marked;
    const about = decisionOn(run, rows, null);
    return { ...marked, decisions: marked.decisions.map((decision) => (sameRows(decision, about) ? withoutDispute(decision) : decision)).filter(saysSomething) };
  }));

/** Take back what was decided about these rows: accepted, rejected or put together. Remarks stay. */
export const undecide: Decide<[rows: RowSet]> = named((addIn, run, rows) =>
  rememberCounterparty(addIn, run, (memory) => {
    const about = decisionOn(run, rows, null);
    return { ...memory, decisions: memory.decisions.map((decision) => (sameRows(decision, about) ? { ...decision, verdict: null } : decision)).filter(saysSomething) };
  }));

function keep(addIn: AddIn, run: ReconciliationRun, added: readonly SavedDecision[]): Promise<ReconciliationRun> {
  return rememberCounterparty(addIn, run, (memory) => withDecisions(memory, added));
}

/** Rows carried from earlier lists have no row in this one: their keys are those they were remembered by. */
function decisionOn(run: ReconciliationRun, { ours, theirs }: RowSet, verdict: SavedDecision["verdict"]): SavedDecision {
  const keys = run.comparison.keys();
  const { carriedTheirs } = run.comparison.start;
  return {
    ours: ours.flatMap((row) => keys.ours.get(row) ?? []), theirs: theirs.flatMap((row) => (row < 0 ? carriedTheirs[-row - 1]?.key : keys.theirs.get(row)) ?? []), verdict,
    ...(verdict !== "accepted" && { about: describeRows([...rowsOf(run, "ours", ours), ...rowsOf(run, "theirs", theirs)]) }),
  };
}

function rowsOf({ comparison }: ReconciliationRun, side: "ours" | "theirs", numbers: readonly number[]) {
  const wanted = new Set(numbers);
  return comparison.input[side].filter(({ row }) => wanted.has(row));
}

function sameRows(left: SavedDecision, right: SavedDecision): boolean {
  // Most have another number of rows, or another row: only what may be the same is put in order.
  if (left.ours.length !== right.ours.length || left.theirs.length !== right.theirs.length) return false;
  const isSame = (one: readonly string[], other: readonly string[]): boolean => one.every((key) => other.includes(key)) && other.every((key) => one.includes(key));
  return isSame(left.ours, right.ours) && isSame(left.theirs, right.theirs);
}

function withoutDispute({ disputed: _, ...rest }: SavedDecision): SavedDecision {
  return rest;
}

function saysSomething({ verdict, note, owner, disputed }: SavedDecision): boolean {
  return verdict !== null || Boolean(note) || Boolean(owner) || disputed === true;
}
