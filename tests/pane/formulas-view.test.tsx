import { describe, expect, test } from "@jest/globals";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { RawCell } from "../../src/grid/table";
import { LEDGER, type OpenedPane, openPane } from "./open-pane";

const SHEET = "Ledger sheet";
/** Right of the ledger, where nothing stands. */
const AT = { row: 2, column: 12 };

async function select({ workbook }: OpenedPane, { row, column }: { readonly row: number; readonly column: number } = AT): Promise<void> {
  await act(async () => {
    workbook.inner.setSelection({ sheet: SHEET, range: { top: row, left: column, bottom: row, right: column } });
    await Promise.resolve();
  });
}

async function openOn(formula: string, options: Parameters<typeof openPane>[0] = {}, value: RawCell = null): Promise<OpenedPane> {
  const opened = await openPane({ tab: "formulas", ...options });
  opened.workbook.inner.setCell(SHEET, AT.row, AT.column, { formula });
  opened.workbook.inner.setComputed(SHEET, AT.row, AT.column, value);
  await select(opened);
  return opened;
}

const content = ({ workbook }: OpenedPane, row: number, column: number) => workbook.inner.cell(SHEET, row, column);

describe("explain this cell", () => {
  test("without a formula of ours it says so and offers to insert one", async () => {
    const opened = await openPane({ tab: "formulas" });
    expect(await screen.findByText(/Select a cell with a LEDGER formula/)).toBeTruthy();
    await select(opened, { row: 1, column: 1 });
    expect(await screen.findByText("Ledger sheet!B2 has no LEDGER formula. Select one that has, or insert one.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Insert a function" }));
    expect(await screen.findByLabelText("Function")).toBeTruthy();
  });

  test("the sentence, the rows, their sum; a row shows itself in the sheet", async () => {
    const opened = await openOn("=LEDGER.BALANCE(\"Northwind\")", {}, 850.5);
    expect(await screen.findByText("What Northwind owes on 2026-06-30: all entries up to and including that day.")).toBeTruthy();
    const rows = within(screen.getByRole("region", { name: "Entries" })).getAllByRole("button");
    expect(rows.map((row) => row.textContent)).toEqual(["INV-11,000.00Row 1 · 2026-03-02 · Invoice · Northwind", "RC-1−400.00Row 2 · 2026-04-10 · Payment · Northwind", "INV-2250.50Row 3 · 2026-06-15 · Invoice · Northwind"]);
    expect(screen.getByText("850.50 USD")).toBeTruthy();
    expect(screen.getByText("Answers 850.50 USD")).toBeTruthy();
    expect(screen.getByText("The rows make the figure.")).toBeTruthy();
    fireEvent.click(rows[1]!);
    await waitFor(() => expect(opened.workbook.selected.at(-1)).toMatchObject({ kind: "row", row: 2 }));
  });

  test("arrow keys move between rows, and the list is one tab stop", async () => {
    const { user } = await openOn("=LEDGER.BALANCE(\"Northwind\")", {}, 850.5);
    const rows = within(await screen.findByRole("region", { name: "Entries" })).getAllByRole("button");
    rows[0]!.focus();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(rows[2]);
    expect(rows.filter((row) => row.tabIndex === 0)).toHaveLength(1);
  });

  test("every call of a longer formula is told, arguments in cells are looked up, a part of a row says of what", async () => {
    const opened = await openOn("=LEDGER.OVERDUE(M5)+LEDGER.DSO(,,90)", {}, 0);
    opened.workbook.inner.setCell(SHEET, 4, 12, "Northwind");
    await select(opened);
    const overdue = await screen.findByRole("region", { name: "LEDGER.OVERDUE(M5)" });
    expect(within(overdue).getByText(/Row 1 · of 1,000\.00/)).toBeTruthy();
    expect(within(screen.getByRole("region", { name: "LEDGER.DSO(,,90)" })).getByText(/^2,850\.50 ÷ 2,250\.50 × 90 = /)).toBeTruthy();
  });

  test("what has no answer is told in the words of the cell, and so is an argument only the sheet can work out", async () => {
    const opened = await openOn("=LEDGER.BALANCE(\"Nobody\")");
    expect(await screen.findByText("#N/A No customer is called \"Nobody\", by code, name or alias.")).toBeTruthy();
    opened.workbook.inner.setCell(SHEET, AT.row, AT.column, { formula: "=LEDGER.BALANCE(TRIM(A2))" });
    await select(opened);
    expect(await screen.findByText(/TRIM\(A2\) is worked out by the sheet itself/)).toBeTruthy();
  });

  test("it follows an edit of the ledger", async () => {
    const opened = await openOn("=LEDGER.BALANCE(\"Contoso\")", {}, 2000);
    expect(await screen.findByText("Answers 2,000.00 USD")).toBeTruthy();
    await act(async () => {
      await opened.workbook.type("Ledger", 4, "Debit", 2100);
      await opened.addIn.live.refresh();
    });
    expect(await screen.findByText("Answers 2,100.00 USD")).toBeTruthy();
    expect(screen.getByText(/The cell still shows 2,000/)).toBeTruthy();
  });

  test("of many rows only those in sight are drawn", async () => {
    const many = Array.from({ length: 3000 }, (_, index) => [LEDGER.rows[0]![0]!, "Northwind", "Invoice", `N-${index}`, LEDGER.rows[0]![4]!, 1, null, "USD"]);
    await openOn("=LEDGER.BALANCE(\"Northwind\")", { tables: [{ ...LEDGER, rows: many }] }, 3000);
    const region = await screen.findByRole("region", { name: "Entries" });
    expect(within(region).getByText("3,000 rows")).toBeTruthy();
    expect(within(region).getAllByRole("button").length).toBeLessThan(60);
  });

  test("the same in Chinese", async () => {
    await openOn("=LEDGER.BALANCE(\"Northwind\")", { language: "zh" }, 850.5);
    expect(await screen.findByText("Northwind 截至 2026-06-30（含当日）的应收余额：当日及以前的全部分录。")).toBeTruthy();
    expect(screen.getByText("各行合计与结果一致。")).toBeTruthy();
  });
});

describe("insert a function", () => {
  async function insertPart(language: "en" | "zh" = "en"): Promise<OpenedPane> {
    const opened = await openPane({ tab: "formulas", language });
    fireEvent.click(await screen.findByRole("tab", { name: language === "en" ? "Insert function" : "插入函数" }));
    await select(opened);
    return opened;
  }

  test("pickers make the formula, the answer is seen at once, and the cell gets both formula and format", async () => {
    const opened = await insertPart();
    fireEvent.change(await screen.findByLabelText("Function"), { target: { value: "BUCKET" } });
    fireEvent.click(screen.getByLabelText(/Customer code, name or alias/));
    fireEvent.click(await screen.findByRole("option", { name: "Northwind" }));
    fireEvent.change(screen.getByLabelText(/Number from 1, or label/), { target: { value: "4" } });
    expect(await screen.findByText("=LEDGER.BUCKET(\"Northwind\",4)")).toBeTruthy();
    expect(await screen.findByText("600")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Insert into Ledger sheet!M3" }));
    expect(await screen.findAllByText("The formula is in Ledger sheet!M3.")).toBeTruthy();
    expect(content(opened, AT.row, AT.column)).toMatchObject({ formula: "=LEDGER.BUCKET(\"Northwind\",4)", style: { numberFormat: "#,##0.00_);(#,##0.00)" } });
  });

  test("a reference stands for a value, and what is wrong is seen before it is in the sheet", async () => {
    const opened = await insertPart();
    fireEvent.change(await screen.findByPlaceholderText(/A value, or =A2/), { target: { value: "B2" } });
    expect(await screen.findByText("=LEDGER.BALANCE(B2)")).toBeTruthy();
    expect(await screen.findByText("850.5")).toBeTruthy();
    fireEvent.change(screen.getByPlaceholderText(/A value, or =A2/), { target: { value: "A1" } });
    expect(await screen.findByText("#N/A No customer is called \"Date\", by code, name or alias.")).toBeTruthy();
    expect(opened.workbook.inner.cell(SHEET, AT.row, AT.column)).toBeNull();
  });

  test("a cell that holds something is not written over, in words", async () => {
    const opened = await insertPart();
    opened.workbook.inner.setCell(SHEET, AT.row, AT.column, "mine");
    fireEvent.change(await screen.findByLabelText("Function"), { target: { value: "UNREAD" } });
    fireEvent.click(screen.getByRole("button", { name: "Insert into Ledger sheet!M3" }));
    expect((await screen.findAllByText(/The cells to be written are not blank \(row 3 of "Ledger sheet"\)\. Nothing was changed/)).length).toBeGreaterThan(0);
    expect(content(opened, AT.row, AT.column)).toMatchObject({ value: "mine", formula: null });
  });

  test("while something needed is missing it cannot be inserted", async () => {
    await insertPart("zh");
    const insert = await screen.findByRole("button", { name: "插入到 Ledger sheet!M3" });
    expect(insert.hasAttribute("disabled")).toBe(true);
    expect(screen.getByText("填好必填项后显示结果。")).toBeTruthy();
  });
});

describe("ready-made blocks", () => {
  async function blocks(language: "en" | "zh" = "en"): Promise<OpenedPane> {
    const opened = await openPane({ tab: "formulas", language });
    fireEvent.click(await screen.findByRole("tab", { name: language === "en" ? "Blocks" : "现成表块" }));
    await select(opened);
    return opened;
  }
  const write = async (name: string, button = "Write at Ledger sheet!M3"): Promise<void> => {
    fireEvent.click(await within(await screen.findByRole("region", { name })).findByRole("button", { name: button }));
  };
  const formulas = (opened: OpenedPane, rows: number, columns: number): (RawCell | string)[][] =>
    Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => {
      const cell = content(opened, AT.row + row, AT.column + column);
      return cell?.formula ?? cell?.value ?? null;
    }));

  test("the customers most overdue, with figures that are formulas", async () => {
    const opened = await blocks();
    await write("Largest overdue");
    await screen.findAllByText("\"Largest overdue\" is written at Ledger sheet!M3.");
    expect(formulas(opened, 3, 6)).toEqual([
      ["Customer", "Name", "Currency", "Overdue", "Balance", "Overdue share"],
      ["Contoso", "=LEDGER.CUSTOMER(M4)", "USD", "=LEDGER.OVERDUE(M4,,O4)", "=LEDGER.BALANCE(M4,,O4)", "=IF(Q4=0,0,P4/Q4)"],
      ["Northwind", "=LEDGER.CUSTOMER(M5)", "USD", "=LEDGER.OVERDUE(M5,,O5)", "=LEDGER.BALANCE(M5,,O5)", "=IF(Q5=0,0,P5/Q5)"],
    ]);
    expect(content(opened, AT.row + 1, AT.column + 5)).toMatchObject({ style: { numberFormat: "0.0%" } });
  });

  test("month-ends in headings, balances by them", async () => {
    const opened = await blocks();
    await write("Month-end balances");
    await screen.findAllByText(/"Month-end balances" is written/);
    expect(formulas(opened, 2, 9)[1]!.slice(3)).toEqual(["P", "Q", "R", "S", "T", "U"].map((column) => `=LEDGER.BALANCE(M4,${column}3,O4)`));
    expect(content(opened, AT.row, AT.column + 8)).toMatchObject({ value: 46203, style: { numberFormat: "yyyy-mm-dd" } });
  });

  test("the aging spills from one formula; the cells it fills are made ready, and have to be blank", async () => {
    const opened = await blocks();
    opened.workbook.inner.setCell(SHEET, AT.row + 2, AT.column + 4, "in the way");
    await write("Aging summary");
    expect((await screen.findAllByText(/The cells to be written are not blank/)).length).toBeGreaterThan(0);
    expect(content(opened, AT.row, AT.column)).toBeNull();
    opened.workbook.inner.setCell(SHEET, AT.row + 2, AT.column + 4, null);
    await write("Aging summary");
    await screen.findAllByText(/"Aging summary" is written/);
    expect(content(opened, AT.row, AT.column)).toMatchObject({ formula: "=LEDGER.AGINGTABLE()" });
    expect(content(opened, AT.row + 1, AT.column + 4)).toMatchObject({ value: null, style: { numberFormat: "#,##0.00_);(#,##0.00)" } });
  });

  test("a dashboard of one customer, in Chinese", async () => {
    const opened = await blocks("zh");
    await write("客户概览", "写入 Ledger sheet!M3");
    await screen.findAllByText(/“客户概览”已写入/);
    expect(formulas(opened, 8, 2)).toEqual([
      ["客户", "Contoso"], ["名称", "=LEDGER.CUSTOMER(N3)"], ["币种", "USD"], ["截至", null], ["余额", "=LEDGER.BALANCE(N3,N6,N5)"], ["逾期", "=LEDGER.OVERDUE(N3,N6,N5)"],
      ["应收周转天数", "=LEDGER.DSO(N3,N6,365,\"simple\",N5)"], ["账龄", null],
    ]);
  });
});
