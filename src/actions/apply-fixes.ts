import type { Day } from "../calendar/day";
import type { IssueCode } from "../check/issue";
import type { CheckSource } from "../data-checks/check-source";
import { CHECKED_ROLES } from "../data-checks/check-source";
import type { Fix, FixedCell } from "../data-checks/fix";
import { fixRowKey, type JournalledFix } from "../sheets/fix-journal-table";
import { valueOfChange } from "../workbook/cell-change";
import { type CellChange, type Job, type Workbook, WorkbookError } from "../workbook/workbook";
import type { Language } from "../words/language";
import { addToJournal, readJournal } from "./fix-journal";

/** A changed cell, and the check that it is for. */
export interface CodedCell extends FixedCell {
  readonly code: IssueCode;
}

export interface AppliedFixes {
  readonly run: number;
  readonly cells: readonly CodedCell[];
  /** Cells that hold formulas: left, because a value would end them. */
  readonly left: number;
}

/**
 * Change the cells of fixes, and write every one of them into the workbook's journal.
 *
 * Cells that hold formulas are left as they are. Else all or nothing: where a cell no longer holds what the preview showed, or the journal cannot be written, everything is as it was.
 * Errors: those of `Workbook.changeCells`, `appendRows` and `writeSheets`.
 */
export async function applyFixes(
  workbook: Workbook,
  fixes: readonly Fix[],
  { tables, day, language }: { readonly tables: CheckSource["tables"]; readonly day: Day; readonly language: Language },
  job?: Job,
): Promise<AppliedFixes> {
  const cells = withCodes(fixes);
  const run = Math.max(0, ...(await readJournal(workbook)).fixes.map((fix) => fix.run)) + 1;
  if (cells.length === 0) return { run, cells, left: 0 };
  const infos = await workbook.listTables();
  const batches = [...new Set(cells.map(({ table }) => table))].map((name) => {
    const info = infos.find((table) => table.name === name);
    if (!info) throw new WorkbookError("table-gone", { table: name });
    return { id: info.id, changes: cells.filter(({ table }) => table === name) };
  });
  const done: { readonly id: string; readonly changes: readonly CodedCell[] }[] = [];
  const changed = (): readonly CodedCell[] => done.flatMap(({ changes }) => changes);
  try {
    for (const { id, changes } of batches) done.push({ id, changes: await changeValues(workbook, id, changes, job) });
    if (changed().length > 0) await addToJournal(workbook, journalled(changed(), { run, day, tables }), language);
  } catch (error) {
    for (const { id, changes } of done) await workbook.changeCells(id, reversed(changes, tables.ledger.date1904));
    throw error;
  }
  return { run, cells: changed(), left: cells.length - changed().length };
}

/** Change the cells that hold values; answers which they were. Every refusal names all formulas of a column, so that there is one for each column at most. */
export async function changeValues<Change extends CellChange>(workbook: Workbook, id: string, changes: readonly Change[], job: Job | undefined): Promise<readonly Change[]> {
  for (let wanted = changes; ; ) {
    if (wanted.length === 0) return wanted;
    try {
      await workbook.changeCells(id, wanted, job);
      return wanted;
    } catch (error) {
      if (!(error instanceof WorkbookError) || error.params.reason !== "holds-formula") throw error;
      const { column, rows } = error.params;
      const held = new Set(String(rows).split(",").map(Number));
      wanted = wanted.filter((cell) => cell.column !== column || !held.has(cell.row));
    }
  }
}

/** Each cell once, with the check that it is for. */
function withCodes(fixes: readonly Fix[]): readonly CodedCell[] {
  const cells = new Map<string, CodedCell>();
  for (const { issue, cells: own } of fixes) for (const cell of own) cells.set(JSON.stringify([cell.table, cell.row, cell.column]), { ...cell, code: issue.code });
  return [...cells.values()];
}

function journalled(cells: readonly CodedCell[], { run, day, tables }: { readonly run: number; readonly day: Day; readonly tables: CheckSource["tables"] }): readonly JournalledFix[] {
  const changed = new Map<string, Set<string>>();
  for (const { table, row, column } of cells) {
    const key = `${row} ${table}`;
    changed.set(key, (changed.get(key) ?? new Set()).add(column));
  }
  return cells.map(({ table: name, row, column, before, after, code }) => {
    const table = CHECKED_ROLES.map((role) => tables[role]).find((each) => each?.name === name)!;
    return { run, day, code, table: name, row, column, before, after, rowKey: fixRowKey(table.headers, table.rows[row - 1] ?? [], changed.get(`${row} ${name}`)!), undone: null };
  });
}

/** The way back of changes that were made. */
export function reversed(changes: readonly CellChange[], date1904: boolean): readonly CellChange[] {
  return changes.map(({ row, column, before, after }) => ({ row, column, before: valueOfChange(after, date1904), after: before }));
}
