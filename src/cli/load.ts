import fs from "node:fs";
import path from "node:path";
import { tableOfCsv } from "../files/csv";
import type { Table, TableInfo } from "../grid/table";
import { MemoryWorkbook } from "../host/memory-workbook";
import { findTables } from "../ledger/find-tables";
import { typedTable } from "../ledger/typed-table";
import type { LedgerView } from "../live/live-state";
import { readTables, type ReadTables, viewOfTables } from "../live/read-view";
import { readSettings } from "../settings/read-settings";
import type { Settings, TableRole } from "../settings/settings";
import { workbookErrorMessage } from "../words/workbook-words";
import { WorkbookError } from "../workbook/workbook";
import { issueMessage } from "../words/issue-words";
import type { Arguments } from "./arguments";
import { today } from "./clock";
import { UsageError } from "./usage-error";

/** What a command works on: the workbook (made of the .csv files where no .xlsx was given) and the ledger read from it. */
export interface Loaded {
  readonly workbook: MemoryWorkbook;
  readonly view: LedgerView;
  /** The tables the ledger was read from. */
  readonly tables: ReadTables;
  /** The workbook's file, or the ledger's. */
  readonly file: string;
  /** Absolute paths that `--out` may not be. */
  readonly inputs: readonly string[];
  /** The workbook was made here, of text files: it is nobody's yet. */
  readonly isNew: boolean;
}

const SIDE_ROLES = ["customers", "allocations", "instalments", "rates"] as const;

/** Read the input of a command. Errors: `UsageError` with one line that names the file. */
export async function load(args: Arguments): Promise<Loaded> {
  const files = fileTables(args);
  const book = args.book;
  if (book === null && !files.ledger) throw new UsageError("no-input", { command: args.command });
  const inputs = [book, ...Object.values(args.tables).filter(isFile), args.theirs !== null && isFile(args.theirs) ? args.theirs : null]
    .filter((file): file is string => file !== null).map((file) => path.resolve(file));
  const file = book ?? args.tables.ledger!;
  const csvBook = book !== null && !looksZipped(book);
  const own = csvBook ? { ...files, ledger: files.ledger ?? readCsv(book) } : files;
  const workbook = book !== null && !csvBook ? openBook(book) : workbookOf(Object.values(own).filter((table) => table !== undefined), args);
  const stored = await guarded(file, args, async () => readSettings(await workbook.readState()).settings);
  const settings = settingsFor(stored, args);
  const tables = await guarded(file, args, () => tablesOf(workbook, own, settings, args, file));
  const reading = await viewOfTables(tables.tables, { settings, today: today(), version: 1, findings: tables.findings });
  if (reading.kind === "no-ledger") throw new UsageError("no-ledger", { file, detail: reading.issues.slice(0, 3).map((issue) => issueMessage(issue, args.language)).join(" ") });
  return { workbook, view: reading.view, tables: reading.source.tables, file, inputs, isNew: book === null || csvBook };
}

/**
 * The ledger as it is in the workbook by now, after cells were changed; for text files, as they stand in the workbook made of them.
 *
 * Errors: `UsageError`.
 */
export async function loadAgain(loaded: Loaded, args: Arguments): Promise<Loaded> {
  const { workbook, view, file } = loaded;
  const infos = await workbook.listTables();
  const inBook = ({ name, headers, rowCount }: TableInfo): TableInfo | undefined =>
    infos.find((info) => sameName(info.name, name)) ?? (loaded.isNew ? infos.find((info) => info.rowCount === rowCount && info.headers.join("\n") === headers.join("\n")) : undefined);
  const roles = Object.fromEntries(Object.entries(loaded.tables).flatMap(([role, table]) => (table && inBook(table) ? [[role, inBook(table)!]] : [])));
  const tables = await guarded(file, args, () => readTables(workbook, roles, undefined));
  const reading = await viewOfTables(tables, { settings: view.settings, today: today(), version: view.version + 1, findings: [] });
  if (reading.kind === "no-ledger") throw new UsageError("no-ledger", { file, detail: reading.issues.slice(0, 3).map((issue) => issueMessage(issue, args.language)).join(" ") });
  return { ...loaded, view: reading.view, tables };
}

/** Text files become a workbook only where one is to be written: what no cell can hold is a finding for every other answer. */
function workbookOf(tables: readonly Table[], args: Arguments): MemoryWorkbook {
  const workbook = MemoryWorkbook.empty();
  if (args.out !== null) inWords(args.out, () => tables.forEach((table) => addTyped(workbook, table)));
  return workbook;
}

/** A text file's table on a sheet of its own, its dates and amounts real ones. Error `too-large`. */
export function addTyped(workbook: MemoryWorkbook, table: Table): void {
  const typed = table.source === "text" ? typedTable(table) : { table, formats: [] };
  workbook.addTable(typed.table, typed.formats);
}

/** A list of the other side: a .csv file, or a table of the workbook. */
export async function loadList(loaded: Loaded, name: string, args: Arguments): Promise<Table> {
  if (isFile(name)) {
    if (!looksZipped(name)) return readCsv(name);
    const other = openBook(name);
    const tables = await other.listTables();
    if (tables.length !== 1) throw new UsageError("table-missing", { file: name, table: name, tables: namesOf(tables) });
    return other.readTable(tables[0]!.id);
  }
  const tables = await loaded.workbook.listTables();
  const info = tables.find((table) => sameName(table.name, name)) ?? tables.find((table) => sameName(table.sheet, name));
  if (!info) throw new UsageError("table-missing", { file: loaded.file, table: name, tables: namesOf(tables) });
  return guarded(loaded.file, args, () => loaded.workbook.readTable(info.id));
}

export function isFile(name: string): boolean {
  return /\.(csv|txt|tsv|xlsx|xlsm)$/i.test(name);
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function namesOf(tables: readonly TableInfo[]): string {
  return tables.map((table) => table.name).join(", ") || "–";
}

function fileTables(args: Arguments): Partial<Record<TableRole, Table>> {
  return Object.fromEntries(Object.entries(args.tables).filter(([, name]) => isFile(name)).map(([role, name]) => [role, readCsv(name)]));
}

/** Errors: `UsageError` where the file is missing or cannot be opened. */
export function bytesOf(file: string): Uint8Array {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw code === "ENOENT" ? new UsageError("file-missing", { file }) : new UsageError("file-unreadable", { file, reason: code ?? String(error) });
  }
}

/** A package begins with "PK"; an encrypted or old workbook with the mark of a compound file. Anything else called .xlsx may be a text file that can be read. */
function looksZipped(file: string): boolean {
  const start = bytesOf(file).subarray(0, 4);
  const text = String.fromCharCode(...start);
  return text.startsWith("PK") || (start[0] === 0xd0 && start[1] === 0xcf) || start.length === 0;
}

function readCsv(file: string): Table {
  const bytes = bytesOf(file);
  return inWords(file, () => {
    const table = tableOfCsv(bytes, path.basename(file).replace(/\.[^.]*$/, ""));
    if (!table) throw new WorkbookError("unreadable-file", { reason: "no-header" });
    return table;
  });
}

/** Errors: `UsageError` where the file is no workbook that can be read. */
export function openBook(file: string): MemoryWorkbook {
  const bytes = bytesOf(file);
  return inWords(file, () => MemoryWorkbook.open(bytes, path.basename(file)));
}

let language: Arguments["language"] = "en";
/** Messages about unreadable files are in the user's language from the first. */
export function speak(wanted: Arguments["language"]): void {
  language = wanted;
}

function inWords<Value>(file: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    if (error instanceof WorkbookError) throw new UsageError("file-unreadable", { file, reason: workbookErrorMessage(error.code, error.params, language) });
    throw error;
  }
}

async function guarded<Value>(file: string, args: Arguments, action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof WorkbookError) throw new UsageError("file-unreadable", { file, reason: workbookErrorMessage(error.code, error.params, args.language) });
    throw error;
  }
}

function settingsFor(stored: Settings, args: Arguments): Settings {
  return {
    ...stored,
    ...(args.asOf !== null && { closingDate: args.asOf }),
    ...(args.base !== null && { baseCurrency: args.base }),
    aging: { ...stored.aging, ...args.aging },
    allocation: { ...stored.allocation, ...args.allocation },
    statement: { ...stored.statement, ...args.statement, confirmation: { ...stored.statement.confirmation, ...args.confirmation } },
  };
}

async function tablesOf(
  workbook: MemoryWorkbook,
  files: Partial<Record<TableRole, Table>>,
  settings: Settings,
  args: Arguments,
  file: string,
): Promise<{ readonly tables: ReadTables; readonly findings: LedgerView["issues"] }> {
  if (files.ledger && !args.book) return { tables: { customers: null, allocations: null, instalments: null, rates: null, ...files, ledger: files.ledger }, findings: [] };
  const infos = await workbook.listTables();
  const named: Partial<Record<TableRole, string>> = {};
  for (const [role, name] of Object.entries(args.tables) as [TableRole, string][]) {
    if (isFile(name)) continue;
    const info = infos.find((candidate) => sameName(candidate.name, name));
    if (!info) throw new UsageError("table-missing", { file, table: name, tables: namesOf(infos) });
    named[role] = info.name;
  }
  const found = findTables(infos, settings, named);
  if (!found.roles.ledger && !files.ledger) {
    throw new UsageError("no-ledger", { file, detail: found.issues.slice(0, 3).map((issue) => issueMessage(issue, args.language)).join(" ") });
  }
  const roles = { ...found.roles };
  for (const role of SIDE_ROLES) if (files[role]) delete roles[role];
  const read = files.ledger ? null : await readTables(workbook, roles, undefined);
  return {
    tables: { customers: null, allocations: null, instalments: null, rates: null, ...read, ...files, ledger: files.ledger ?? read!.ledger },
    findings: found.issues.filter((issue) => !files.ledger || issue.code !== "table-missing"),
  };
}
