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

export interface AppliedFixes {
  readonly run: number;
  readonly cells: readonly (FixedCell & { readonly code: IssueCode })[];
}

/**
 * Change the cells of fixes, and write every one of them into the workbook's journal.
 *
 * All or nothing: where a cell no longer holds what the preview showed, or the journal cannot be written, everything is as it was.
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
  if (cells.length === 0) return { run, cells };
  const infos = await workbook.listTables();
  const batches = [...new Set(cells.map(({ table }) => table))].map((name) => {
    const info = infos.find((table) => table.name === name);
    if (!info) throw new WorkbookError("table-gone", { table: name });
    return { id: info.id, changes: cells.filter(({ table }) => table === name) };
  });
  const done: { readonly id: string; readonly changes: readonly CellChange[] }[] = [];
  try {
    for (const { id, changes } of batches) {
      await workbook.changeCells(id, changes, job);
      done.push({ id, changes });
    }
    await addToJournal(workbook, journalled(cells, { run, day, tables }), language);
  } catch (error) {
    for (const { id, changes } of done) await workbook.changeCells(id, reversed(changes, tables.ledger.date1904));
    throw error;
  }
  return { run, cells };
}

/** Each cell once, with the check that it is for. */
function withCodes(fixes: readonly Fix[]): readonly (FixedCell & { readonly code: IssueCode })[] {
  const cells = new Map<string, FixedCell & { readonly code: IssueCode }>();
  for (const { issue, cells: own } of fixes) for (const cell of own) cells.set(JSON.stringify([cell.table, cell.row, cell.column]), { ...cell, code: issue.code });
  return [...cells.values()];
}

function journalled(cells: readonly (FixedCell & { readonly code: IssueCode })[], { run, day, tables }: { readonly run: number; readonly day: Day; readonly tables: CheckSource["tables"] }): readonly JournalledFix[] {
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
