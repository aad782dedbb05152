import type { RawCell } from "../../src/grid/table";
import { Formulas } from "../../src/host/formulas";
import type { GridName } from "../../src/host/grid-workbook";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { shownText } from "../../src/host/shown-text";

export const TODAY = 46351; // 2026-11-25

export interface TableContent {
  readonly sheet: string;
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly RawCell[])[];
}

/** A workbook of tables, each on a sheet of its own from A1 on. */
export function workbookWith(tables: readonly TableContent[], names: readonly GridName[] = []): MemoryWorkbook {
  const workbook = MemoryWorkbook.fromTables(
    tables.map(({ sheet, name, headers, rows }) => ({ id: name, name, sheet, headerRow: 0, firstColumn: 0, headers, rowCount: rows.length, rows, date1904: false, source: "workbook" as const })),
  );
  workbook.names = () => names;
  return workbook;
}

export function calculate(workbook: MemoryWorkbook): Formulas {
  return new Formulas(workbook, { today: () => TODAY });
}

/** What the grid shows in a cell. */
export function shown(workbook: MemoryWorkbook, formulas: Formulas, sheet: string, row: number, column: number): string {
  const cell = workbook.cell(sheet, row, column);
  const value = cell?.value ?? formulas.spilledValue(sheet, row, column) ?? null;
  return shownText(value, cell?.style?.numberFormat).text;
}
