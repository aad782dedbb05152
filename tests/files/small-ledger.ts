import type { RawCell } from "../../src/grid/table";
import { buildBook, type BuiltBook, type BuiltCell, type BuiltSheet, type Dialect } from "./book-builder";

export const HEADERS = ["Date", "Customer", "Document", "Amount", "Note"] as const;
export const ROWS: readonly (readonly RawCell[])[] = [
  [46027, "Müller & Söhne", "INV-1", 1200.5, null],
  [46030, "上海华东贸易有限公司", "0042", -300, " outer blanks "],
  [46041, "O'Neil <Ltd>", "=1+1", 0.1, "two\nlines"],
];

/** A ledger of three lines at B3 of "Books", with a title above it and a formula beside it. */
export function ledgerSheet(more: Partial<BuiltSheet> = {}): BuiltSheet {
  const line = (row: number, values: readonly RawCell[]): BuiltCell[] => values.flatMap((value, index) => (value === null ? [] : [{ row, column: 1 + index, value, ...(index === 0 && row > 2 && { numberFormat: "yyyy-mm-dd" }) }]));
  return {
    name: "Books",
    cells: [{ row: 0, column: 1, value: "Our ledger", bold: true }, ...line(2, HEADERS), ...ROWS.flatMap((values, index) => line(3 + index, values)), { row: 9, column: 1, formula: "SUM(E4:E6)", value: 900.6 }],
    tables: [{ name: "Ledger", row: 2, column: 1, headers: HEADERS, rowCount: ROWS.length }],
    ...more,
  };
}

export function ledgerBook(dialect: Dialect = "excel", more: Partial<BuiltBook> = {}): Uint8Array {
  return buildBook({ sheets: [ledgerSheet()], dialect, ...more });
}
