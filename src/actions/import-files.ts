import type { Day } from "../calendar/day";
import type { RawCell, Table, TableInfo } from "../grid/table";
import { findTables } from "../ledger/find-tables";
import type { Ledger } from "../ledger/ledger";
import { readLedgerSteps } from "../ledger/read-ledger";
import { readTables, stepByStep } from "../live/read-view";
import { withImports } from "../settings/import-memory";
import { readSettings } from "../settings/read-settings";
import type { Settings } from "../settings/settings";
import { IMPORT_LOG, importLogRow, importOfRow, type LoggedImport } from "../sheets/import-log-table";
import { importedTableSheet } from "../sheets/imported-table-sheet";
import { keptRows, keptSheet, rowsToAppend } from "../sheets/kept-table";
import { type FileImport, type ImportPlan, planImportSteps } from "../sources/add-to-tables";
import { chooseTable, type Destination, destinationOf, DESTINATIONS } from "../sources/destination";
import type { SourceReading } from "../sources/source";
import { type Job, throwIfCancelled, type Workbook, WorkbookError } from "../workbook/workbook";
import type { Language } from "../words/language";
import type { AddIn } from "./add-in";
import type { UnderstoodFile } from "./understand-file";

/** A workbook that gets what files hold, wherever it is open. */
export interface ImportPlace {
  readonly workbook: Workbook;
  readonly settings: Settings;
  readonly language: Language;
  /** Table that a person named for all files; null finds one for each kind. */
  readonly table: string | null;
  /** The same for the files of one kind: before the one for all. */
  readonly tables?: NamedTables;
  /** Keep something in the workbook's memory. */
  readonly remember: (change: (stored: Settings) => Settings | null) => Promise<unknown>;
}

/** Names of tables that a person picked, by the kind of table. */
export type NamedTables = Readonly<Partial<Record<Destination, string>>>;

/** What an import would do: nothing has changed yet. */
export interface ImportPreview {
  readonly plan: ImportPlan;
  /** The files that the plan is of, in its order. */
  readonly files: readonly UnderstoodFile[];
}

export function placeOfAddIn(addIn: AddIn, tables: NamedTables = {}): ImportPlace {
  return { workbook: addIn.workbook, settings: addIn.live.settings(), language: addIn.language, table: null, tables, remember: (change) => addIn.live.remember(change) };
}

/**
 * Find out which rows of the files the workbook has, and which it would get. Nothing changes.
 *
 * Errors: `other` with `reason` `import-table-missing`, `import-tables-several`, `import-not-a-ledger`, `import-below-total`, `ledger-amounts-computed`; those of `Workbook.readTable`.
 */
export async function previewImport(place: ImportPlace, files: readonly UnderstoodFile[], job?: Job): Promise<ImportPreview> {
  const { workbook, settings, language } = place;
  const infos = await workbook.listTables();
  const log = await readImportLog(workbook, job);
  const remembered = readSettings(await workbook.readState()).settings.imports;
  const tables: Partial<Record<Destination, Table | null>> = {};
  for (const { reading } of files) {
    const destination = destinationOf(reading.kind);
    if (tables[destination] !== undefined) continue;
    const info = tableFor(destination, infos, place, ownerOf(files, destination));
    tables[destination] = info && (await workbook.readTable(info.id, job));
  }
  throwIfCancelled(job);
  const ledger = await ledgerOf(workbook, infos, settings, tables.ledger ?? null, job);
  if (tables.ledger && ledger === null) throw new WorkbookError("other", { reason: "import-not-a-ledger", destination: "ledger", table: tables.ledger.name });
  const plan = await stepByStep(planImportSteps(files, {
    settings, language, ledger, tables,
    importedHashes: new Set(log.flatMap(({ hash, left }) => (left === 0 ? [hash] : []))),
    importIds: new Set([...log.map(({ importId }) => importId), ...remembered.map(({ id }) => id)]),
    importProfiles: new Map(log.map(({ importId, profile }) => [importId, profile])),
    tableNames: new Set(infos.map(({ name }) => name.toLowerCase())),
  }), job);
  if (plan.unwritable !== null) throw new WorkbookError("other", { reason: "ledger-amounts-computed", destination: "ledger", table: plan.unwritable });
  if (plan.belowTotal !== null) throw new WorkbookError("other", { reason: "import-below-total", table: plan.belowTotal, ...destinationOfTable(plan.belowTotal, tables) });
  return { plan, files };
}

/**
 * Add what a preview says: rows to the tables that are there, tables that are missing on sheets of their own, a line a file in the import log.
 *
 * Holds: all of it or nothing; nothing to add changes no sheet. Cancelling is heeded until the first cell is written.
 * Errors: those of `Workbook.appendRows` and `writeSheets`; `other` `rows-moved` where a table changed since the preview.
 */
export async function applyImport(place: ImportPlace, { plan, files }: ImportPreview, job?: Job): Promise<readonly FileImport[]> {
  const { workbook, language } = place;
  if (plan.appends.length + plan.made.length === 0) return plan.files;
  await refuseMoved(workbook, plan);
  throwIfCancelled(job);
  const entries = plan.files.flatMap((each, index) => (each.added === 0 ? [] : [importLogRow(logged(each, files[index]!.reading))]));
  const log = await tableNamed(workbook, IMPORT_LOG.tableName);
  const appends: { readonly tableId: string; readonly rows: readonly (readonly RawCell[])[] }[] = plan.appends.map(({ table, rows }) => ({ tableId: table.id, rows }));
  if (log) appends.push({ tableId: log.id, rows: rowsToAppend(IMPORT_LOG, entries, await workbook.readTable(log.id)) });
  const keys = new Set((await workbook.listSheets()).map(({ planKey }) => planKey));
  const sheets = plan.made.map(({ table, rows }) => importedTableSheet(table, rows, { key: freeKey(`import/${table.destination}`, keys), language }));
  if (!log) sheets.push({ ...keptSheet(IMPORT_LOG, entries, language), key: freeKey(IMPORT_LOG.sheetKey, keys) });
  if (appends.length > 0) await workbook.appendRows(appends[0]!.tableId, appends[0]!.rows, appends.slice(1));
  try {
    if (sheets.length > 0) await workbook.writeSheets(sheets);
  } catch (error) {
    for (const { tableId, rows } of appends) await takeLastRows(workbook, tableId, rows.length);
    throw error;
  }
  await place.remember((stored) => ({ ...stored, imports: withImports(stored.imports, plan.memories) }));
  return plan.files;
}

/** Preview and import in one, for whoever has no screen. */
export async function importInto(place: ImportPlace, files: readonly UnderstoodFile[], job?: Job): Promise<readonly FileImport[]> {
  return applyImport(place, await previewImport(place, files, job), job);
}

/** What was imported into the workbook, as its log tells. */
export async function readImportLog(workbook: Workbook, job?: Job): Promise<readonly LoggedImport[]> {
  const table = await tableNamed(workbook, IMPORT_LOG.tableName);
  return table === null ? [] : keptRows(IMPORT_LOG, await workbook.readTable(table.id, job)).flatMap((row) => importOfRow(row) ?? []);
}

function tableFor(destination: Destination, infos: readonly TableInfo[], { settings, table, tables }: ImportPlace, owner: string | undefined): TableInfo | null {
  const chosen = chooseTable(destination, infos, { settings, named: tables?.[destination] ?? table, owner });
  if (chosen.kind === "missing") throw new WorkbookError("other", { reason: "import-table-missing", destination, table: chosen.name, tables: infos.map(({ name }) => name).join(", ") });
  if (chosen.kind === "several") throw new WorkbookError("other", { reason: "import-tables-several", destination, tables: chosen.tables.map(({ name }) => name).join(", ") });
  return chosen.kind === "table" ? chosen.table : null;
}

function destinationOfTable(name: string, tables: Readonly<Partial<Record<Destination, Table | null>>>): { readonly destination?: Destination } {
  const destination = DESTINATIONS.find((each) => tables[each]?.name === name);
  return destination ? { destination } : {};
}

function ownerOf(files: readonly UnderstoodFile[], destination: Destination): string | undefined {
  const owners = new Set(files.filter(({ reading }) => destinationOf(reading.kind) === destination).map(({ reading }) => reading.owner));
  return owners.size === 1 ? [...owners][0] : undefined;
}

/** The ledger with its customers, read from the table that the import is for where it is for one. */
async function ledgerOf(workbook: Workbook, infos: readonly TableInfo[], settings: Settings, wanted: Table | null, job: Job | undefined): Promise<Ledger | null> {
  const { roles } = findTables(infos, settings, wanted ? { ledger: wanted.name } : {});
  if (!roles.ledger && !wanted) return null;
  return (await stepByStep(readLedgerSteps({ ...(await readTables(workbook, roles, job)), settings }), job)).ledger;
}

async function refuseMoved(workbook: Workbook, { appends, made }: ImportPlan): Promise<void> {
  const now = await workbook.listTables();
  const moved = appends.some(({ table }) => {
    const found = now.find(({ id }) => id === table.id);
    return !found || found.rowCount !== table.rowCount || found.headers.join("\u0000") !== table.headers.join("\u0000");
  });
  const taken = made.some(({ table }) => now.some(({ name }) => name.toLowerCase() === table.info.name.toLowerCase()));
  if (moved || taken) throw new WorkbookError("other", { reason: "rows-moved" });
}

/** Takes back what was appended a moment ago, where what belongs with it could not be written. */
async function takeLastRows(workbook: Workbook, tableId: string, count: number): Promise<void> {
  const { rows } = await workbook.readTable(tableId);
  const first = rows.length - count;
  await workbook.removeRows(tableId, rows.slice(first).map((expected, index) => ({ row: first + index + 1, expected })));
}

async function tableNamed(workbook: Workbook, name: string): Promise<TableInfo | null> {
  return (await workbook.listTables()).find((table) => table.name.toLowerCase() === name.toLowerCase()) ?? null;
}

/** A sheet that stands is never replaced: the user's rows may be on it by now. */
function freeKey(wanted: string, keys: Set<string | null>): string {
  let key = wanted;
  for (let number = 2; keys.has(key); number++) key = `${wanted}/${number}`;
  keys.add(key);
  return key;
}

function logged({ importId, name, profile, table, hash, fates, added, present }: FileImport, { rows, skipped }: SourceReading): LoggedImport {
  const days = rows.flatMap(({ day }) => day ?? []).sort((left, right) => left - right);
  const [firstDay, lastDay]: readonly (Day | null)[] = [days[0] ?? null, days[days.length - 1] ?? null];
  return { importId, file: name, profile, table, rows: rows.length, added, present, left: fates.length - added - present, skipped: skipped.length, firstDay: firstDay!, lastDay: lastDay!, hash };
}
