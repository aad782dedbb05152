import type { Day } from "../calendar/day";
import type { RawCell, Table, TableInfo } from "../grid/table";
import { fixRowKey, isEditedRow, isSameRow, type JournalledFix } from "../sheets/fix-journal-table";
import { sameCell, valueOfChange } from "../workbook/cell-change";
import type { CellChange, Job, Workbook } from "../workbook/workbook";
import { REGISTER_TEXTS } from "../words/register-words";
import { changeValues, reversed } from "./apply-fixes";
import { readJournal } from "./fix-journal";

export interface UndoneFixes {
  readonly undone: number;
  /** Cells that hold something else by now, or are gone: left as they are. */
  readonly left: number;
}

type Entry = JournalledFix & { readonly place: number };

/**
 * Take a run of fixes back: cells that still hold what the run wrote get what they held before, wherever sorting has put their rows.
 *
 * Cells that hold something else by now, a formula too, are left. Where one table or the journal refuses, everything is as it was.
 * Errors: those of `Workbook.changeCells`.
 */
export async function undoFixes(workbook: Workbook, run: number, day: Day, job?: Job): Promise<UndoneFixes> {
  const { table: journal, fixes } = await readJournal(workbook);
  const standing = fixes.filter((fix) => fix.run === run && fix.undone === null);
  if (!journal || standing.length === 0) return { undone: 0, left: 0 };
  const infos = await workbook.listTables();
  const done: { readonly info: TableInfo; readonly date1904: boolean; readonly changes: readonly UndoneCell[] }[] = [];
  const undone = (): readonly Entry[] => done.flatMap(({ changes }) => changes.map(({ fix }) => fix));
  try {
    for (const name of new Set(standing.map(({ table }) => table))) {
      const info = infos.find((table) => table.name === name);
      if (!info) continue;
      const table = await workbook.readTable(info.id, job);
      const changes = await changeValues(workbook, info.id, changesBack(table, standing.filter((fix) => fix.table === name)), job);
      done.push({ info, date1904: table.date1904, changes });
    }
    await noteUndone(workbook, journal, undone(), day);
  } catch (error) {
    for (const { info, date1904, changes } of done) await workbook.changeCells(info.id, reversed(changes, date1904));
    throw error;
  }
  return { undone: undone().length, left: standing.length - undone().length };
}

/** A cell that gets back what it held. */
type UndoneCell = CellChange & { readonly fix: Entry };

function changesBack(table: Table, fixes: readonly Entry[]): readonly UndoneCell[] {
  const rows = new Map<number, Entry[]>();
  for (const fix of fixes) rows.set(fix.row, [...(rows.get(fix.row) ?? []), fix]);
  const keysOf = keysByColumns(table);
  return [...rows].flatMap(([row, own]) => {
    const columns = new Set(own.map(({ column }) => column));
    const now = rowNow(table, keysOf, { row, own, columns });
    if (now === null) return [];
    return own.flatMap((fix) => {
      const written = valueOfChange(fix.after, table.date1904);
      return sameCell(cellOf(table, now, fix.column), written) ? [{ fix, row: now, column: fix.column, before: written, after: fix.before }] : [];
    });
  });
}

/** Where the row is by now: where it was if it still is that row, else the only row that is it, else the only one that is it but for one edited cell. */
function rowNow(table: Table, keysOf: (columns: ReadonlySet<string>) => readonly string[], { row, own, columns }: { readonly row: number; readonly own: readonly Entry[]; readonly columns: ReadonlySet<string> }): number | null {
  const { rowKey } = own[0]!;
  const there = table.rows[row - 1];
  if (there && isSameRow(fixRowKey(table.headers, there, columns), rowKey)) return row;
  const keys = keysOf(columns);
  const placesOf = (isIt: (now: string) => boolean): readonly number[] => keys.flatMap((key, place) => (isIt(key) ? [place + 1] : []));
  const found = placesOf((now) => isSameRow(rowKey, now));
  if (found.length > 0) return found.length === 1 ? found[0]! : null;
  const edited = placesOf((now) => isEditedRow(rowKey, now));
  return edited.length === 1 ? edited[0]! : null;
}

/** Keys of all rows without some columns; worked out once for each set of columns. */
function keysByColumns({ headers, rows }: Table): (columns: ReadonlySet<string>) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (columns) => {
    const name = [...columns].sort().join("\u0001");
    let keys = known.get(name);
    if (!keys) known.set(name, (keys = rows.map((row) => fixRowKey(headers, row, columns))));
    return keys;
  };
}

function cellOf(table: Table, row: number, column: string): RawCell {
  const place = table.headers.indexOf(column);
  return place < 0 ? null : (table.rows[row - 1]?.[place] ?? null);
}

async function noteUndone(workbook: Workbook, journal: Table, undone: readonly Entry[], day: Day): Promise<void> {
  const column = journal.headers.find((header) => (["en", "zh"] as const).some((language) => REGISTER_TEXTS[language]["column.undone"] === header));
  if (column === undefined || undone.length === 0) return;
  await workbook.changeCells(journal.id, undone.map(({ place }) => ({ row: place, column, before: null, after: { day } })));
}
