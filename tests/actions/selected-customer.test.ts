import { describe, expect, test } from "@jest/globals";
import { createAddIn } from "../../src/actions/add-in";
import { makeStatements, statementForSelection } from "../../src/actions/make-statements";
import { customerOfSelection } from "../../src/actions/selected-customer";
import { writeAging } from "../../src/actions/write-aging";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import type { RawCell } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { day, TODAY } from "./reconciling";

const seed = (name: string, headers: readonly string[], rows: readonly (readonly RawCell[])[]) => ({ id: name, name, sheet: name, headerRow: 0, firstColumn: 0, headers, rowCount: rows.length, rows, date1904: false, source: "workbook" as const });

async function open() {
  const workbook = MemoryWorkbook.fromTables([
    seed("Ledger", ["Date", "Customer", "Type", "Document", "Amount", "Currency", "Due"], [
      ["2026-05-04", "C1", "invoice", "INV-1", 1200, "USD", "2026-06-03"], ["2026-06-11", "50% off/Ltd", "invoice", "INV-2", 500, "USD", "2026-07-11"], ["2026-06-12", "C1", "invoice", "INV-3", "12,x", "USD", "2026-07-11"],
    ]),
    seed("Customers", ["Customer code", "Customer name", "Terms", "Email"], [["C1", "Contoso", 30, "a@b.example"], ["C2", "Northwind", 30, "c@d.example"]]),
    seed("Mine", ["Who", "Owes", "Note"], [["Contoso", 1, "x"], ["nobody", 2, "x"]]),
  ]);
  const addIn = createAddIn({ workbook, language: "en", today: () => TODAY });
  await addIn.live.refresh();
  const at = (sheet: string, row: number, column: number) => workbook.setSelection({ sheet, range: { top: row, left: column, bottom: row, right: column } });
  const type = (sheet: string, row: number, column: number, formula: string) => workbook.setCell(sheet, row, column, { formula });
  return { workbook, addIn, at, type };
}

describe("the customer the user is looking at", () => {
  test.each([
    ["any cell of a ledger row", "Ledger", 1, 4, "C1"],
    ["a ledger row that cannot be read names its customer all the same", "Ledger", 3, 4, "C1"],
    ["a customer whose key holds signs", "Ledger", 2, 0, "50% off/Ltd"],
    ["a row of the customer table", "Customers", 2, 1, "C2"],
    ["a cell that names one", "Mine", 1, 0, "C1"],
    ["a row that names one", "Mine", 1, 2, "C1"],
    ["a row that names nobody", "Mine", 2, 2, null],
    ["a header", "Ledger", 0, 1, null],
    ["a blank cell", "Mine", 9, 9, null],
  ] as const)("%s", async (_, sheet, row, column, expected) => {
    const { addIn, at } = await open();
    at(sheet, row, column);
    expect(await customerOfSelection(addIn)).toBe(expected);
  });

  test.each([
    ["a text", "=LEDGER.BALANCE(\"C2\")", "C2"],
    ["a text inside other functions", "=ROUND(1*LEDGER.OVERDUE( \"northwind\" ,DATE(2026,1,1)),2)", "C2"],
    ["a cell of the row", "=LEDGER.BALANCE($A2)", "C1"],
    ["a column of the table", "=LEDGER.BALANCE([@Who])", "C1"],
    ["a column of the table, named", "=LEDGER.BALANCE(Mine[@Who])", "C1"],
    ["a column of the table, as files write it", "=LEDGER.BALANCE(Mine[[#This Row],[Who]])", "C1"],
    ["the customer after a document", "=LEDGER.DOCUMENT(\"INV-1\",\"C2\")", "C2"],
    ["the customer after rates", "=LEDGER.PROVISION(F1:G4,\"C2\")", "C2"],
  ] as const)("a LEDGER formula names it by %s", async (_, formula, expected) => {
    const { addIn, at, type } = await open();
    type("Mine", 1, 1, formula);
    at("Mine", 1, 1);
    expect(await customerOfSelection(addIn)).toBe(expected);
  });

  test("a formula about another row or no customer does not take the row's for it where it cannot be told", async () => {
    const { addIn, at, type } = await open();
    type("Mine", 2, 1, "=LEDGER.BALANCE($A$2)");
    at("Mine", 2, 1);
    expect(await customerOfSelection(addIn)).toBeNull();
  });

  test("a figure in an aging row, in the contents, and anywhere on a statement", async () => {
    const { addIn, workbook, at } = await open();
    const aging = (await writeAging(addIn, { asOf: TODAY, policy: DEFAULT_SETTINGS.aging })).written[0]!.name;
    const { written } = await makeStatements(addIn, { customers: "all", from: day("2026-05-01"), to: TODAY, kind: "activity", language: "en" });
    const rowOf = (sheet: string, text: string): number => [...Array(40).keys()].find((row) => [0, 1].some((column) => workbook.cell(sheet, row, column)?.value === text))!;
    at(aging, rowOf(aging, "Contoso"), 4);
    expect(await customerOfSelection(addIn)).toBe("C1");
    const contents = written.at(-1)!.name;
    at(contents, rowOf(contents, "50% off/Ltd"), 5);
    expect(await customerOfSelection(addIn)).toBe("50% off/Ltd");
    at(written.find(({ key }) => key.includes("50%"))!.name, 3, 3);
    expect(await customerOfSelection(addIn)).toBe("50% off/Ltd");
  });

  test("a row that names two customers names none", async () => {
    const { addIn, workbook, at } = await open();
    workbook.setCell("Mine", 5, 0, "C1");
    workbook.setCell("Mine", 5, 1, "Northwind");
    at("Mine", 5, 3);
    expect(await customerOfSelection(addIn)).toBeNull();
  });

  test("one click makes the statement of that customer", async () => {
    const { addIn, at } = await open();
    at("Mine", 1, 2);
    expect((await statementForSelection(addIn)).written.map(({ key }) => key)).toEqual(["statement/C1/activity"]);
    at("Mine", 2, 2);
    await expect(statementForSelection(addIn)).rejects.toMatchObject({ code: "other", params: { reason: "no-customer-selected" } });
  });
});
