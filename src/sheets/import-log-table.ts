import type { Day } from "../calendar/day";
import { OWN_TABLES } from "../ledger/find-tables";
import type { KeptRow, KeptTable, KeptValue } from "./kept-table";

type LogColumn = "importId" | "importFile" | "profile" | "importTable" | "rowsRead" | "rowsAdded" | "rowsPresent" | "rowsLeft" | "rowsSkipped" | "firstDay" | "lastDay" | "fileHash";

/** What was imported, a line a file. */
export const IMPORT_LOG: KeptTable<LogColumn> = {
  tableName: OWN_TABLES.imports, sheetKey: "import-log", title: "importSheet",
  columns: [
    { name: "importId", kind: "text", width: 18 }, { name: "importFile", kind: "text", width: 34 }, { name: "profile", kind: "text", width: 24 }, { name: "importTable", kind: "text", width: 22 },
    { name: "rowsRead", kind: "number", width: 12 }, { name: "rowsAdded", kind: "number", width: 12 }, { name: "rowsPresent", kind: "number", width: 18 }, { name: "rowsLeft", kind: "number", width: 12 },
    { name: "rowsSkipped", kind: "number", width: 14 }, { name: "firstDay", kind: "day", width: 12 }, { name: "lastDay", kind: "day", width: 12 }, { name: "fileHash", kind: "text", width: 24 },
  ],
};

/** An import as the log tells it. */
export interface LoggedImport {
  readonly importId: string;
  readonly file: string;
  readonly profile: string;
  readonly table: string;
  readonly rows: number;
  readonly added: number;
  readonly present: number;
  /** Rows that were neither added nor there: a person looks at them. */
  readonly left: number;
  readonly skipped: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly hash: string;
}

export function importLogRow({ importId, file, profile, table, rows, added, present, left, skipped, firstDay, lastDay, hash }: LoggedImport): KeptRow<LogColumn> {
  const day = (value: Day | null): KeptValue => (value === null ? null : { day: value });
  return {
    importId, importFile: file, profile, importTable: table, rowsRead: rows, rowsAdded: added, rowsPresent: present, rowsLeft: left, rowsSkipped: skipped,
    firstDay: day(firstDay), lastDay: day(lastDay), fileHash: hash,
  };
}

/** A line of the log, or null for one that no longer says which import it is of. */
export function importOfRow(row: KeptRow<LogColumn>): LoggedImport | null {
  const [importId, hash] = [textOf(row.importId), textOf(row.fileHash)];
  if (importId === "" || hash === "") return null;
  return {
    importId, hash, file: textOf(row.importFile), profile: textOf(row.profile), table: textOf(row.importTable), rows: countOf(row.rowsRead), added: countOf(row.rowsAdded), present: countOf(row.rowsPresent),
    left: countOf(row.rowsLeft), skipped: countOf(row.rowsSkipped), firstDay: dayOf(row.firstDay), lastDay: dayOf(row.lastDay),
  };
}

function textOf(value: KeptValue): string {
  return typeof value === "string" ? value : "";
}

function countOf(value: KeptValue): number {
  return typeof value === "number" ? value : 0;
}

function dayOf(value: KeptValue): Day | null {
  return typeof value === "object" && value !== null ? value.day : null;
}
