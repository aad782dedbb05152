import { expect, test } from "@jest/globals";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { buildBook, type BuiltCell } from "../files/book-builder";

const cell = (row: number, values: readonly (string | number | null)[]): BuiltCell[] => values.flatMap((value, column) => (value === null ? [] : [{ row, column, value }]));

test("a customer's name merged over several rows stands for all of them; an amount or a date merged is there once", async () => {
  const cells = [cell(0, ["Date", "Customer", "Document", "Amount"]), cell(1, [46027, "ACME", "I1", 100]), cell(2, [null, null, "I2", null]), cell(3, [46029, null, "I3", 7]), cell(4, [46030, "Bolt", "I4", 8])].flat();
  const tail = "<mergeCells count=\"3\"><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"D2:D3\"/></mergeCells>";
  const workbook = MemoryWorkbook.open(buildBook({ sheets: [{ name: "AR", cells, tail }] }), "b.xlsx");
  const [info] = await workbook.listTables();
  expect((await workbook.readTable(info!.id)).rows).toEqual([[46027, "ACME", "I1", 100], [null, "ACME", "I2", null], [46029, "ACME", "I3", 7], [46030, "Bolt", "I4", 8]]);
  expect(await workbook.readCells({ sheet: "AR", row: 2, column: 1, rows: 1, columns: 1 })).toEqual([[null]]);
});
