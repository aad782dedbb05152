import type { Day } from "../calendar/day";
import type { Table } from "../grid/table";
import type { Field } from "../ledger/columns";
import type { Ledger, MappedTable } from "../ledger/ledger";
import type { FieldTable } from "../ledger/map-table";
import type { Settings, TableRole } from "../settings/settings";

/** What the checks look at: the tables as they are, and the ledger that was read from them. */
export interface CheckSource {
  readonly ledger: Ledger;
  readonly tables: { readonly ledger: Table } & Readonly<Record<Exclude<TableRole, "ledger">, Table | null>>;
  /** Dates after this day are in the future. */
  readonly asOf: Day;
  /** With which the ledger was read, and which checks the workbook wants. */
  readonly settings: Settings;
}

export const CHECKED_ROLES = ["ledger", "customers", "allocations", "instalments", "rates"] as const satisfies readonly TableRole[];

/** A table of the source with what its columns were taken for; null where there is none. */
export function fieldsOf(source: CheckSource, role: TableRole): FieldTable | null {
  const [table, mapped] = [source.tables[role], source.ledger.tables[role]];
  return table && mapped ? fieldTable(table, mapped) : null;
}

/** The same, by the table's name as findings say it. */
export function fieldsOfNamed(source: CheckSource, name: string): FieldTable | null {
  const role = CHECKED_ROLES.find((each) => source.tables[each]?.name === name);
  return role ? fieldsOf(source, role) : null;
}

function fieldTable(table: Table, mapped: MappedTable): FieldTable {
  const columns = new Map(mapped.columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index] as const])));
  return { table, mapped, at: (field: Field) => columns.get(field) ?? -1, has: (field: Field) => columns.has(field), missing: [] };
}

/** A column that no field was found for, by its header. */
export function unusedColumn({ mapped }: FieldTable, header: RegExp): number {
  return mapped.columns.find((column) => column.field === null && header.test(column.header.normalize("NFKC").trim()))?.index ?? -1;
}
