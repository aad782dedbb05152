import { readSettings } from "../settings/read-settings";
import { IMPORT_LOG, importOfRow, type LoggedImport } from "../sheets/import-log-table";
import { keptRows } from "../sheets/kept-table";
import { findImportedRows } from "../sources/import-memory";
import { traceColumns } from "../sources/provenance";
import { type Job, type Workbook, WorkbookError } from "../workbook/workbook";
import type { ImportPlace } from "./import-files";

/**
 * Take an import back: exactly the rows that it added, and its line in the log.
 *
 * Rows are known again by what stands in them, wherever they are by now. Where some were changed or removed since, nothing happens unless the person
 * says that the unchanged ones go (`leaveChanged`). Answers how many rows went.
 * Errors: `other` with `reason` `import-unknown`, `import-changed`; those of `Workbook.removeRows`.
 */
export async function undoImport(place: Pick<ImportPlace, "workbook" | "remember">, importId: string, { leaveChanged = false, job }: { readonly leaveChanged?: boolean; readonly job?: Job } = {}): Promise<number> {
  const { workbook } = place;
  const memory = readSettings(await workbook.readState()).settings.imports.find(({ id }) => id === importId);
  if (!memory) throw new WorkbookError("other", { reason: "import-unknown" });
  const info = (await workbook.listTables()).find(({ name }) => name.toLowerCase() === memory.table.toLowerCase());
  if (!info) throw new WorkbookError("table-gone", { table: memory.table });
  const table = await workbook.readTable(info.id, job);
  const found = findImportedRows(memory, table, traceColumns(table.headers).get("importId") ?? -1);
  if (found.kind === "unknown") throw new WorkbookError("other", { reason: "import-unknown" });
  if (found.kind === "changed" && !leaveChanged) throw new WorkbookError("other", { reason: "import-changed", rows: memory.rows, changed: memory.rows - found.unchanged.length });
  const places = found.kind === "found" ? found.places : found.unchanged;
  if (places.length > 0) await workbook.removeRows(info.id, places.map((at) => ({ row: at + 1, expected: table.rows[at]! })));
  await removeFromLog(workbook, importId);
  await place.remember((stored) => ({ ...stored, imports: stored.imports.filter(({ id }) => id !== importId) }));
  return places.length;
}

/** Imports that can be taken back, the latest first. */
export async function importsToUndo(workbook: Workbook, job?: Job): Promise<readonly LoggedImport[]> {
  const remembered = new Set(readSettings(await workbook.readState()).settings.imports.map(({ id }) => id));
  const log = (await workbook.listTables()).find(({ name }) => name.toLowerCase() === IMPORT_LOG.tableName.toLowerCase());
  if (!log) return [];
  const logged = keptRows(IMPORT_LOG, await workbook.readTable(log.id, job)).flatMap((row) => importOfRow(row) ?? []);
  return logged.filter(({ importId }) => remembered.has(importId)).reverse();
}

/** A log that is gone or says nothing of the import is left as it is. */
async function removeFromLog(workbook: Workbook, importId: string): Promise<void> {
  const log = (await workbook.listTables()).find(({ name }) => name.toLowerCase() === IMPORT_LOG.tableName.toLowerCase());
  if (!log) return;
  const table = await workbook.readTable(log.id);
  const lines = table.rows.flatMap((row, at) => (importOfRow(keptRows(IMPORT_LOG, { ...table, rows: [row] })[0] ?? EMPTY)?.importId === importId ? [{ row: at + 1, expected: row }] : []));
  if (lines.length > 0) await workbook.removeRows(log.id, lines);
}

const EMPTY = Object.fromEntries(IMPORT_LOG.columns.map(({ name }) => [name, null])) as Parameters<typeof importOfRow>[0];
