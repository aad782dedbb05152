import { readList } from "../ledger/read-list";
import type { ReconciliationInput, ReconciliationResult, ReconciliationRow } from "../reconciliation/reconciliation";
import { ledgerRowKeys, listRowKeys, type RowKeys } from "../reconciliation/row-identity";
import type { Job, Workbook } from "../workbook/workbook";
import { type AddIn, currentView } from "./add-in";
import type { ReconciliationRun } from "./reconcile";

/** What is marked in a workbook now, by kind: the customer's status and the bank's stand in columns of their own. */
const markedRuns = new WeakMap<Workbook, Map<ReconciliationInput["kind"], ReconciliationRun>>();

export function noteMarked({ workbook }: AddIn, run: ReconciliationRun): void {
  const runs = markedRuns.get(workbook) ?? new Map<ReconciliationInput["kind"], ReconciliationRun>();
  markedRuns.set(workbook, runs.set(run.comparison.input.kind, run));
}

export function forgetMarked({ workbook }: AddIn): void {
  markedRuns.delete(workbook);
}

/**
 * The comparison of the other kind that is marked, with its rows where they are by now; null where none is, or its list is gone.
 *
 * Rows are found again by identity; one that was changed since loses its mark.
 */
export async function otherMarked(addIn: AddIn, { comparison }: ReconciliationRun, job?: Job): Promise<ReconciliationRun | null> {
  const other = markedRuns.get(addIn.workbook)?.get(comparison.input.kind === "bank" ? "statement" : "bank");
  if (!other || !(await addIn.workbook.listTables()).some(({ id }) => id === other.theirs.id)) return null;
  const view = await currentView(addIn, job);
  const { rows, ...theirs } = await addIn.workbook.readTable(other.theirs.id, job);
  const { input } = other.comparison;
  const columns = { ...view.settings.columns, [theirs.name]: Object.fromEntries(other.comparison.columns.map(({ header, field }) => [header, field ?? ""])) };
  const list = readList({ ...theirs, rows }, { kind: input.kind, ledger: view.ledger, settings: { ...view.settings, columns } });
  const before = other.comparison.keys();
  const move = { ours: moves(before.ours, ledgerRowKeys(view.ledger)), theirs: moves(before.theirs, listRowKeys(list.rows)) };
  return {
    ...other, view, theirs, result: movedResult(other.result, move),
    comparison: { ...other.comparison, columns: list.columns, input: { ...input, ours: movedRows(input.ours, move.ours), theirs: movedRows(input.theirs, move.theirs) } },
  };
}

type Moves = ReadonlyMap<number, number>;

/** Row then → row now. */
function moves(before: RowKeys, now: RowKeys): Moves {
  const rowOfKey = new Map([...now].map(([row, key]) => [key, row]));
  return new Map([...before].flatMap(([row, key]) => (rowOfKey.has(key) ? [[row, rowOfKey.get(key)!] as const] : [])));
}

function movedRows(rows: readonly ReconciliationRow[], move: Moves): readonly ReconciliationRow[] {
  return rows.flatMap((row) => (move.has(row.row) ? [{ ...row, row: move.get(row.row)! }] : []));
}

function movedResult(result: ReconciliationResult, move: { readonly ours: Moves; readonly theirs: Moves }): ReconciliationResult {
  const moved = (rows: readonly number[], side: "ours" | "theirs"): readonly number[] => rows.flatMap((row) => move[side].get(row) ?? []);
  return {
    ...result,
    groups: result.groups.map((group) => ({ ...group, ours: moved(group.ours, "ours"), theirs: moved(group.theirs, "theirs") })),
    unmatched: {
      ours: result.unmatched.ours.flatMap((alone) => (move.ours.has(alone.row) ? [{ ...alone, row: move.ours.get(alone.row)! }] : [])),
      theirs: result.unmatched.theirs.flatMap((alone) => (move.theirs.has(alone.row) ? [{ ...alone, row: move.theirs.get(alone.row)! }] : [])),
    },
  };
}
