import type { Issue } from "../check/issue";
import type { RawCell, TableInfo } from "../grid/table";
import { findTables } from "../ledger/find-tables";
import type { MappedColumn } from "../ledger/ledger";
import { mapColumns } from "../ledger/map-columns";
import { readSettings } from "../settings/read-settings";
import type { TableRole } from "../settings/settings";
import type { Job } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/** Rows shown so that a person can see whether the columns were recognised. */
const SAMPLE_ROWS_MAX = 3;

export interface RecognisedTables {
  readonly roles: Readonly<Partial<Record<TableRole, TableInfo>>>;
  /** All tables of the workbook, to pick another one from. */
  readonly tables: readonly TableInfo[];
  /** Tables that may be a list of a customer or the bank. */
  readonly lists: readonly TableInfo[];
  /** The ledger's columns and what each was taken for; empty where no ledger was found. */
  readonly columns: readonly MappedColumn[];
  readonly sample: readonly (readonly RawCell[])[];
  readonly issues: readonly Issue[];
}

/** What the workbook offers, without reading it as a ledger yet: for first use and for correcting a choice. */
export async function recogniseTables(addIn: AddIn, job?: Job): Promise<RecognisedTables> {
  const settings = readSettings(await addIn.workbook.readState()).settings;
  const tables = await addIn.workbook.listTables();
  const found = findTables(tables, settings);
  const info = found.roles.ledger;
  if (!info) return { roles: found.roles, tables, lists: found.lists, columns: [], sample: [], issues: found.issues };
  const table = await addIn.workbook.readTable(info.id, job);
  const mapped = mapColumns(table, "ledger", settings.columns[info.name] ?? {});
  return { roles: found.roles, tables, lists: found.lists, columns: mapped.columns, sample: table.rows.slice(0, SAMPLE_ROWS_MAX), issues: found.issues };
}

/** Remember which table plays a role and what its columns mean, and read again. */
export async function chooseTable(addIn: AddIn, role: TableRole, table: TableInfo, columns?: Readonly<Record<string, string>>): Promise<void> {
  const settings = addIn.live.settings();
  await addIn.live.saveSettings({
    tables: { ...settings.tables, [role]: table.name },
    ...(columns && { columns: { ...settings.columns, [table.name]: columns } }),
  });
}
