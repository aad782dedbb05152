import type { RawCell } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { buildBook } from "../files/book-builder";

const HEADERS = ["Date", "Customer", "Type", "Document", "Due Date", "Amount"];

/** A ledger of plain cells, no table object anywhere, and a sheet of formulas beside it: 2026-01-05 is 46027. */
export function plainBook(): Uint8Array {
  const rows: RawCell[][] = [
    HEADERS,
    [46027, "North Trading", "Invoice", "INV-1001", 46056, 1000],
    [46042, "North Trading", "Invoice", "INV-1002", 46063, 250.5],
    [46056, "North Trading", "Payment", "RCT-2001", null, -1000],
    [46063, "South Stores", "Invoice", "INV-1003", 46096, 80],
  ];
  const cells = rows.flatMap((row, line) => row.flatMap((value, column) => (value === null ? [] : [{ row: line, column, value }])));
  return buildBook({ sheets: [{ name: "Sales", cells }, { name: "Figures", cells: [{ row: 0, column: 0, value: "Figures" }] }] });
}

/** `lines` of a ledger and 5,000 formulas over them on a sheet of their own; H1 shows one more beside the ledger. */
export function bookOfFormulas({ lines, customers, formulas }: { readonly lines: number; readonly customers: number; readonly formulas: number }): Uint8Array {
  const rows = Array.from({ length: lines }, (_, line): RawCell[] => [46023 + (line % 150), `Customer ${line % customers}`, line % 3 === 2 ? "Payment" : "Invoice", `D${line}`, null, line % 3 === 2 ? -50 : 100 + (line % 7)]);
  const table = (name: string, headers: readonly string[], body: readonly RawCell[][]) => ({ id: name, name, sheet: name, headerRow: 0, firstColumn: 0, headers, rowCount: body.length, rows: body, date1904: false, source: "workbook" as const });
  const book = MemoryWorkbook.fromTables([table("Ledger", HEADERS, rows), table("Cells", ["Note"], [["-"]])]);
  for (let place = 0; place < formulas; place++) {
    const call = ["BALANCE", "BALANCE", "OVERDUE", "BUCKET"][place % 4]!;
    book.setCell("Cells", place, 3, { formula: `=LEDGER.${call}("Customer ${place % customers}"${call === "BUCKET" ? ",2" : ""})` });
  }
  book.setCell("Ledger", 0, 7, { formula: "=LEDGER.BALANCE(\"Customer 3\")" });
  return book.save();
}
