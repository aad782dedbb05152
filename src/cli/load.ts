import path from "node:path";
import { numberedName } from "../grid/list-name";
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
import { cliText } from "./answer";
import type { Arguments } from "./arguments";
import { today } from "./clock";
import { bytesOf, listFor, looksZipped, type NamedFile, namedFile, namedTable, textLists, theirList } from "./file-lists";
import { UsageError } from "./usage-error";

/** What a command works on: the workbook (made of the .csv files where no .xlsx was given) and the ledger read from it. */
export interface Loaded {
  readonly workbook: MemoryWorkbook;
  readonly view: LedgerView;
  /** The tables the ledger was read from. */
  readonly tables: ReadTables;
  /** Lists of the text file that the ledger is in, those of the other side too; none where a workbook was given. */
  readonly lists: readonly Table[];
  /** The workbook's file, or the ledger's. */
  readonly file: string;
  /** Absolute paths that `--out` may not be. */
  readonly inputs: readonly string[];
  /** The workbook was made here, of text files: it is nobody's yet. */
  readonly isNew: boolean;
}

/** Read the input of a command. Errors: `UsageError` with one line that names the file. */
export async function load(args: Arguments): Promise<Loaded> {
  const files = Object.fromEntries(Object.entries(args.tables).flatMap(([role, name]) => (namedFile(name) ? [[role, namedFile(name)!]] : []))) as Partial<Record<TableRole, NamedFile>>;
  const book = args.book;
  if (book === null && !files.ledger) throw new UsageError("no-input", { command: args.command });
  const theirs = args.theirs === null ? null : namedFile(args.theirs);
  const inputs = [book, ...Object.values(files).map((named) => named.file), theirs?.file ?? null].filter((file): file is string => file !== null).map((file) => path.resolve(file));
  const file = book ?? files.ledger!.file;
  const text = book === null ? files.ledger! : looksZipped(book) ? null : { file: book, list: null };
  const opened = text === null ? openBook(file) : MemoryWorkbook.empty();
  const stored = await guarded(file, args, async () => readSettings(await opened.readState()).settings);
  const settings = settingsFor(stored, args);
  const given = Object.fromEntries(Object.entries(files).filter(([, named]) => named !== text).map(([role, named]) => [role, listFor(role as TableRole, named, args)])) as Partial<Record<TableRole, Table>>;
  const lists = text === null ? [] : textLists(text.file, args);
  const own = await guarded(file, args, () => opened.listTables());
  const named = put({ lists, given }, args, { workbook: opened, taken: own });
  const tables = text === null ? await guarded(file, args, () => tablesOf({ workbook: opened, infos: own, files: named.given, file }, settings, args)) : textTables({ text, ...named }, settings, args);
  const reading = await viewOfTables(tables.tables, { settings, today: today(), version: 1, findings: tables.findings });
  if (reading.kind === "no-ledger") throw new UsageError("no-ledger", { file, detail: reading.issues.slice(0, 3).map((issue) => issueMessage(issue, args.language)).join(" ") });
  return { workbook: opened, view: reading.view, tables: reading.source.tables, lists: named.lists, file, inputs, isNew: text !== null };
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

interface TextTables {
  readonly lists: readonly Table[];
  readonly given: Partial<Record<TableRole, Table>>;
}

/**
 * Lists of text files under names that tell them apart, put into the workbook where one is to be written: what no cell can hold is a finding for every other answer.
 *
 * In the workbook they have its ids, so that what is found in them can be marked there. A workbook of the user's gets only a ledger, and only for its marks.
 */
function put({ lists, given }: TextTables, args: Arguments, { workbook, taken }: { readonly workbook: MemoryWorkbook; readonly taken: readonly TableInfo[] }): TextTables {
  const names = new Set(taken.map(({ name }) => name.toLowerCase()));
  const goesIn = (role: string): boolean => args.out !== null && (lists.length > 0 || (role === "ledger" && (args.command === "check" || args.command === "reconcile")));
  const own = (table: Table, role = ""): Table => {
    const name = numberedName(table.name, names);
    const called = { ...table, id: `text ${name}`, name };
    return goesIn(role) ? inWords(args.out!, () => ({ ...called, id: addTyped(workbook, called).id })) : called;
  };
  return { lists: lists.map((table) => own(table)), given: Object.fromEntries(Object.entries(given).map(([role, table]) => [role, own(table, role)])) };
}

/** Roles of the lists in the ledger's own text file; files named for a role come first. Errors: `UsageError`. */
function textTables({ text, lists, given }: TextTables & { readonly text: NamedFile }, settings: Settings, args: Arguments): { readonly tables: ReadTables; readonly findings: LedgerView["issues"] } {
  const none = { customers: null, allocations: null, instalments: null, rates: null };
  if (lists.length === 1 && !given.ledger) return { tables: { ...none, ...given, ledger: lists[0]! }, findings: [] };
  const named = { ...namesOfRoles(lists, args, text.file), ...(text.list !== null && { ledger: namedTable(lists, text).name }) };
  const { roles, issues } = findTables(lists, settings, named);
  if (!roles.ledger && !given.ledger) throw new UsageError("no-ledger", { file: text.file, detail: `${issues.slice(0, 3).map((issue) => issueMessage(issue, args.language)).join(" ")} ${cliText(args.language, "list-behind", { file: text.file })}` });
  const found = Object.fromEntries(Object.entries(roles).map(([role, { id }]) => [role, lists.find((table) => table.id === id)!])) as Partial<Record<TableRole, Table>>;
  return { tables: { ...none, ...found, ...given, ledger: (given.ledger ?? found.ledger)! }, findings: issues.filter(({ params }) => given[params.role as TableRole] === undefined) };
}

/** Tables that the command line names for a role. Errors: `UsageError` where there is none of that name. */
function namesOfRoles(infos: readonly TableInfo[], args: Arguments, file: string): Partial<Record<TableRole, string>> {
  return Object.fromEntries(Object.entries(args.tables).filter(([, name]) => namedFile(name) === null).map(([role, name]) => [role, namedTable(infos, { file, list: name }).name]));
}

/** A text file's table on a sheet of its own, its dates and amounts real ones. Error `too-large`. */
export function addTyped(workbook: MemoryWorkbook, table: Table): TableInfo {
  const typed = table.source === "text" ? typedTable(table) : { table, formats: [] };
  return workbook.addTable(typed.table, typed.formats);
}

/** A list of the other side, and whether it is a table of the ledger's own workbook. Another file's gets a name that none of ours has. */
export async function loadList(loaded: Loaded, name: string, args: Arguments): Promise<{ readonly table: Table; readonly isOurs: boolean }> {
  const named = namedFile(name);
  if (named === null) return { table: await ownList(loaded, name, args), isOurs: true };
  const table = looksZipped(named.file) ? await listOfBook(named, args) : theirList(textLists(named.file, args), named);
  const infos = [...(await loaded.workbook.listTables()), ...loaded.lists, ...Object.values(loaded.tables).filter((own) => own !== null)];
  return { table: { ...table, id: `theirs ${table.id}`, name: numberedName(table.name, new Set(infos.map((own) => own.name.toLowerCase()))) }, isOurs: false };
}

async function ownList(loaded: Loaded, name: string, args: Arguments): Promise<Table> {
  const list = loaded.lists.length > 0 ? namedTable(loaded.lists, { file: loaded.file, list: name }) : null;
  if (list) return list;
  const info = namedTable(await loaded.workbook.listTables(), { file: loaded.file, list: name });
  return guarded(loaded.file, args, () => loaded.workbook.readTable(info.id));
}

async function listOfBook(named: NamedFile, args: Arguments): Promise<Table> {
  const other = openBook(named.file);
  return guarded(named.file, args, async () => other.readTable(theirList(await other.listTables(), named).id));
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
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
  { workbook, infos, files, file }: { readonly workbook: MemoryWorkbook; readonly infos: readonly TableInfo[]; readonly files: Partial<Record<TableRole, Table>>; readonly file: string },
  settings: Settings,
  args: Arguments,
): Promise<{ readonly tables: ReadTables; readonly findings: LedgerView["issues"] }> {
  const named = namesOfRoles(infos, args, file);
  const found = findTables(infos, settings, named);
  if (!found.roles.ledger && !files.ledger) {
    throw new UsageError("no-ledger", { file, detail: found.issues.slice(0, 3).map((issue) => issueMessage(issue, args.language)).join(" ") });
  }
  const read: Partial<Record<TableRole, Table>> = {};
  for (const [role, info] of Object.entries(found.roles) as [TableRole, TableInfo][]) if (!files[role]) read[role] = await workbook.readTable(info.id);
  return {
    tables: { customers: null, allocations: null, instalments: null, rates: null, ...read, ...files, ledger: files.ledger ?? read.ledger! },
    findings: found.issues.filter((issue) => !files.ledger || issue.code !== "table-missing"),
  };
}
