import type { Day } from "../calendar/day";
import type { Table } from "../grid/table";
import { FIX_JOURNAL, fixOfRow, type JournalledFix, journalRow } from "../sheets/fix-journal-table";
import { keptRows, keptSheet, rowsToAppend } from "../sheets/kept-table";
import type { Workbook } from "../workbook/workbook";
import type { Language } from "../words/language";

/** A run of fixes, as the pane lists them. */
export interface FixRun {
  readonly run: number;
  readonly day: Day;
  readonly cells: number;
  /** Cells that still are as the run left them, as far as the journal knows. */
  readonly standing: number;
}

/** The journal's table as it is, and what it says; rows that no longer say what was changed are passed over. */
export async function readJournal(workbook: Workbook): Promise<{ readonly table: Table | null; readonly fixes: readonly (JournalledFix & { readonly place: number })[] }> {
  const info = (await workbook.listTables()).find(({ name }) => name.toLowerCase() === FIX_JOURNAL.tableName.toLowerCase());
  if (!info) return { table: null, fixes: [] };
  const table = await workbook.readTable(info.id);
  // Blank rows are passed over by `keptRows`: the places of the others go with what it answers.
  const places = table.rows.flatMap((row, place) => (row.some((cell) => cell !== null && cell !== "") ? [place + 1] : []));
  const fixes = keptRows(FIX_JOURNAL, table).flatMap((kept, index) => {
    const fix = fixOfRow(kept);
    return fix ? [{ ...fix, place: places[index]! }] : [];
  });
  return { table, fixes };
}

export async function fixRuns(workbook: Workbook): Promise<readonly FixRun[]> {
  const runs = new Map<number, FixRun>();
  for (const { run, day, undone } of (await readJournal(workbook)).fixes) {
    const known = runs.get(run) ?? { run, day, cells: 0, standing: 0 };
    runs.set(run, { ...known, cells: known.cells + 1, standing: known.standing + (undone === null ? 1 : 0) });
  }
  return [...runs.values()].sort((left, right) => right.run - left.run);
}

/** Write changed cells down; the journal's sheet is made on the first occasion. */
export async function addToJournal(workbook: Workbook, fixes: readonly JournalledFix[], language: Language): Promise<void> {
  const { table } = await readJournal(workbook);
  const rows = fixes.map(journalRow);
  if (table === null) await workbook.writeSheets([keptSheet(FIX_JOURNAL, rows, language)]);
  else await workbook.appendRows(table.id, rowsToAppend(FIX_JOURNAL, rows, table));
}
