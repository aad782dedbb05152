import { isUncalculated, type RawCell, type Table } from "../grid/table";
import type { Settings } from "../settings/settings";
import type { Field } from "./columns";
import type { Findings } from "./findings";
import type { MappedTable } from "./ledger";
import { type ColumnMapping, mapColumns, type TablePurpose } from "./map-columns";

/** A table with its columns found: what every reader of a table starts from. */
export interface FieldTable {
  readonly table: Table;
  readonly mapped: MappedTable;
  /** Column of a field, −1 where the table has none. */
  readonly at: (field: Field) => number;
  readonly has: (field: Field) => boolean;
  readonly missing: readonly Field[];
}

/** Map a table's columns by its headers, its values and what the user assigned; questions and faults of the headers become findings. */
export function mapTable(table: Table, purpose: TablePurpose, settings: Settings, findings: Findings): FieldTable {
  const mapping = mapColumns(table, purpose, settings.columns[table.name] ?? {});
  reportMapping(mapping, table, findings);
  const columns = new Map(mapping.columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index] as const])));
  const { id, name, sheet, headers, headerRow, firstColumn, rowCount } = table;
  return {
    table,
    mapped: { id, name, sheet, headers, headerRow, firstColumn, rowCount, columns: mapping.columns },
    at: (field) => columns.get(field) ?? -1,
    has: (field) => columns.has(field),
    missing: mapping.missing,
  };
}

function reportMapping(mapping: ColumnMapping, table: Table, findings: Findings): void {
  for (const { header, columns } of mapping.duplicates) findings.add("header-duplicate", null, columns[0]!, { header, count: columns.length + 1 });
  const asked = new Set<Field>();
  for (const { field, columns } of mapping.ambiguous) {
    asked.add(field);
    findings.add("column-ambiguous", null, columns[0]!, { field, columns: columns.map((column) => table.headers[column]).join(", ") });
  }
  for (const field of mapping.missing) {
    if (!asked.has(field)) findings.add("column-missing", null, null, { field, headers: table.headers.filter((header) => header !== "").join(", ") });
  }
  for (const header of mapping.gone) findings.add("column-unmapped", null, null, { header });
}

/** Every cell of the row is blank. */
export function isBlankRow(row: readonly RawCell[]): boolean {
  return row.every((cell) => cell === null || cell === "" || (typeof cell === "string" && cell.trim() === ""));
}

/**
 * A row that nobody has filled in yet: nothing in it but formulas without a result, and nothing at all where a row needs something.
 *
 * Formulas are often filled down below the last row. Where every needed cell is such a formula, the row may be one, and what is missing is told.
 *
 * @param needed for each thing a row needs, the columns that may hold it (−1: none)
 */
export function isUnusedRow(row: readonly RawCell[], needed: readonly (readonly number[])[]): boolean {
  const isEmpty = (cell: RawCell | undefined): boolean => cell === null || cell === undefined || cell === "";
  return row.every((cell) => isEmpty(cell) || isUncalculated(cell)) && needed.some((columns) => columns.every((column) => isEmpty(cellAt(row, column))));
}

/** The cell of a column that the table may lack (−1). Asked this way because an array asked for place −1 takes a hundred times as long. */
export function cellAt(row: readonly RawCell[], column: number): RawCell | undefined {
  return column < 0 ? undefined : row[column];
}
