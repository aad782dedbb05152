import { keptRows, keptSheet, type KeptRow, type KeptTable, rowsToAppend } from "../sheets/kept-table";
import { eventOfRow, issuedOfRows, LOG, logRow, REGISTER, registerRow, rowMark } from "../sheets/register-table";
import type { IssuedStatement } from "../statement/issued";
import type { KeptBase } from "../statement/kept-delta";
import { type LoggedEvent, placeKey } from "../statement/statement-status";
import { type Job, type Workbook, WorkbookError } from "../workbook/workbook";
import type { Language } from "../words/language";

/** What was issued and what became of it, as the workbook's own two tables say. */
export interface StatementRecords {
  readonly register: readonly IssuedStatement[];
  readonly log: readonly LoggedEvent[];
  /** Rows of the register that no longer say what they are of, or what it came to. */
  readonly unreadableRows: number;
}

/** Rows that no longer say what they are of are passed over and counted, and stay where they are. */
export async function readRecords(workbook: Workbook, job?: Job): Promise<StatementRecords> {
  const rows = issuedOfRows(await rowsOf(workbook, REGISTER, job));
  return {
    register: rows.flatMap((row) => row ?? []),
    unreadableRows: rows.filter((row) => row === null).length,
    log: (await rowsOf(workbook, LOG, job)).flatMap((row) => eventOfRow(row) ?? []),
  };
}

/** A register was begun in this workbook. */
export async function hasRegister(workbook: Workbook): Promise<boolean> {
  return (await tableOf(workbook, REGISTER.tableName)) !== null;
}

/** Before anything is issued: what could not be entered must not go out. Error `protected`. */
export async function refuseLockedRegister(workbook: Workbook): Promise<void> {
  const table = await tableOf(workbook, REGISTER.tableName);
  const sheet = table && (await workbook.listSheets()).find(({ name }) => name === table.sheet);
  if (sheet?.protected) throw new WorkbookError("protected", { sheet: sheet.name });
}

/** Add to the register; its sheet is made on the first occasion. `known` is what the register holds. Errors: those of `Workbook.appendRows` and `writeSheets`. */
export function addToRegister(workbook: Workbook, issued: readonly IssuedStatement[], { known, language }: { readonly known: readonly IssuedStatement[]; readonly language: Language }): Promise<void> {
  const last = new Map(known.map((each) => [placeKey(each), each]));
  const baseOf = (each: IssuedStatement): KeptBase | null => {
    const before = last.get(placeKey(each));
    return before?.kept?.scope === "account" && before.kept.entries ? { mark: rowMark(before), entries: before.kept.entries } : null;
  };
  return addRows(workbook, REGISTER, issued.map((each) => registerRow(each, language, baseOf(each))), language);
}

/** Note what a person has confirmed: that a statement was sent, confirmed, disputed or settled. */
export function addToLog(workbook: Workbook, events: readonly LoggedEvent[], language: Language): Promise<void> {
  return addRows(workbook, LOG, events.map((each) => logRow(each, language)), language);
}

async function addRows<Name extends string>(workbook: Workbook, kept: KeptTable<Name>, rows: readonly KeptRow<Name>[], language: Language): Promise<void> {
  if (rows.length === 0) return;
  const table = await tableOf(workbook, kept.tableName);
  if (table === null) await workbook.writeSheets([keptSheet(kept, rows, language)]);
  else await workbook.appendRows(table.id, rowsToAppend(kept, rows, await workbook.readTable(table.id)));
}

async function rowsOf<Name extends string>(workbook: Workbook, kept: KeptTable<Name>, job?: Job): Promise<readonly KeptRow<Name>[]> {
  const table = await tableOf(workbook, kept.tableName);
  return table === null ? [] : keptRows(kept, await workbook.readTable(table.id, job));
}

async function tableOf(workbook: Workbook, name: string) {
  return (await workbook.listTables()).find((table) => table.name.toLowerCase() === name.toLowerCase()) ?? null;
}
