import fs from "node:fs";
import path from "node:path";
import { tablesOfCsv } from "../files/csv";
import type { Table, TableInfo } from "../grid/table";
import { findTables } from "../ledger/find-tables";
import { DEFAULT_SETTINGS, type TableRole } from "../settings/settings";
import { issueMessage } from "../words/issue-words";
import { workbookErrorMessage } from "../words/workbook-words";
import { WorkbookError } from "../workbook/workbook";
import type { Arguments } from "./arguments";
import { UsageError } from "./usage-error";

/** A file as it is named on the command line, perhaps with one of its lists: `month.csv#2`, `month.csv#Quotes`. */
export interface NamedFile {
  readonly file: string;
  /** Number or name of a list, null for the only one, or the one that fits. */
  readonly list: string | null;
}

/** Null where the name is a table's. A file whose own name has a `#` is that file. */
export function namedFile(name: string): NamedFile | null {
  const at = name.lastIndexOf("#");
  if (at > 0 && isFileName(name.slice(0, at)) && !fs.existsSync(name)) return { file: name.slice(0, at), list: name.slice(at + 1).trim() };
  return isFileName(name) ? { file: name, list: null } : null;
}

function isFileName(name: string): boolean {
  return /\.(csv|txt|tsv|xlsx|xlsm)$/i.test(name);
}

/** Errors: `UsageError` where the file is missing or cannot be opened. */
export function bytesOf(file: string): Uint8Array {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EISDIR") throw new UsageError("file-is-folder", { file });
    throw code === "ENOENT" ? new UsageError("file-missing", { file }) : new UsageError("file-unreadable", { file, reason: code ?? String(error) });
  }
}

/** A package begins with "PK"; an encrypted or old workbook with the mark of a compound file. Anything else called .xlsx may be a text file that can be read. */
export function looksZipped(file: string): boolean {
  const start = bytesOf(file).subarray(0, 4);
  const text = String.fromCharCode(...start);
  return text.startsWith("PK") || (start[0] === 0xd0 && start[1] === 0xcf) || start.length === 0;
}

/** All lists of a text file, called after it. Errors: `UsageError` where it cannot be read or has none. */
export function textLists(file: string, { language }: Pick<Arguments, "language">): readonly Table[] {
  const bytes = bytesOf(file);
  try {
    const tables = tablesOfCsv(bytes, path.basename(file).replace(/\.[^.]*$/, ""));
    if (tables.length === 0) throw new WorkbookError("unreadable-file", { reason: "no-header" });
    return tables;
  } catch (error) {
    if (error instanceof WorkbookError) throw new UsageError("file-unreadable", { file, reason: workbookErrorMessage(error.code, error.params, language) });
    throw error;
  }
}

/** The list that plays a role: the only one, the one named, or the one whose headers say so. Errors: `UsageError` where none does, or several. */
export function listFor(role: TableRole, named: NamedFile, args: Pick<Arguments, "language">): Table {
  const lists = textLists(named.file, args);
  if (named.list !== null) return namedTable(lists, named);
  if (lists.length === 1) return lists[0]!;
  const { roles, issues } = findTables(lists, DEFAULT_SETTINGS);
  const found = lists.find(({ id }) => id === roles[role]?.id);
  if (found) return found;
  const reason = issues.find(({ params }) => params.role === role);
  throw new UsageError("list-which", { file: named.file, lists: labelsOf(lists), detail: reason ? issueMessage(reason, args.language) : "" });
}

/** The other side's list among a file's: the only one, the one named, or the only one with days and amounts. Errors: `UsageError` where several could be it. */
export function theirList<Info extends TableInfo>(lists: readonly Info[], named: NamedFile): Info {
  if (named.list !== null) return namedTable(lists, named);
  if (lists.length === 1) return lists[0]!;
  const found = findTables(lists, DEFAULT_SETTINGS);
  const ids = new Set([...found.lists, ...(found.roles.ledger ? [found.roles.ledger] : [])].map(({ id }) => id));
  const fitting = lists.filter(({ id }) => ids.has(id));
  if (fitting.length !== 1) throw new UsageError("list-which", { file: named.file, lists: labelsOf(lists), detail: "" });
  return fitting[0]!;
}

/** By name, number, sheet, or title. Errors: `UsageError`. */
export function namedTable<Info extends TableInfo>(lists: readonly Info[], { file, list }: NamedFile): Info {
  const wanted = list!.toLowerCase();
  const ways: readonly ((table: Info, index: number) => string)[] = [({ name }) => name, (_, index) => String(index + 1), ({ sheet }) => sheet, titleOf];
  for (const way of ways) {
    const found = lists.filter((table, index) => way(table, index).toLowerCase() === wanted);
    if (found.length > 0) return found[0]!;
  }
  throw new UsageError("table-missing", { file, table: list!, tables: lists.map(({ name }) => name).join(", ") || "–" });
}

/** `1 (line 3, "Invoices"), 2 (line 40)`: number, where the header stands, and the title above it. */
function labelsOf(lists: readonly TableInfo[]): string {
  return lists.map((table, index) => `#${index + 1} (${table.headerRow + 1}${titleOf(table) === "" ? "" : `: ${titleOf(table)}`})`).join(", ");
}

function titleOf({ title }: TableInfo): string {
  return title?.split("\n").at(-1) ?? "";
}
