import { describe, expect, test } from "@jest/globals";
import { fireEvent, screen, within } from "@testing-library/react";
import { LEDGER, openPane } from "./open-pane";

describe("first use", () => {
  test("a new workbook is met with one sentence and a few ways to go on, and nothing else", async () => {
    await openPane({ used: false });
    expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["Use the tables in this workbook", "Create a sample ledger", "Import files of other systems", "Create blank tables", "Skip for now"]);
    expect(screen.queryByRole("tablist")).toBeNull();
  });

  test("what was recognised is shown with its columns and a sample before it is used", async () => {
    const { user } = await openPane({ used: false });
    await user.click(screen.getByRole("button", { name: "Use the tables in this workbook" }));
    expect(await screen.findByText('5 rows on sheet "Ledger sheet"')).toBeTruthy();
    const column = screen.getByRole("combobox", { name: "Meaning of column Due date" });
    expect((column as HTMLSelectElement).selectedOptions[0]!.textContent).toBe("Due date");
    expect(within(column.closest("li")!).getByText("e.g. 2026-04-01")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Use these tables" }));
    expect(await screen.findByRole("tab", { name: "Ledger", selected: true })).toBeTruthy();
    expect(await screen.findByText("4 of 5 rows read")).toBeTruthy();
  });

  test("a table that was not recognised can be picked, its columns corrected, and both are remembered", async () => {
    const odd = { ...LEDGER, headers: ["Date", "Customer", "Type", "Document", "Due date", "Owed", "Credit", "Currency"] };
    const { user, addIn } = await openPane({ used: false, tables: [odd] });
    await user.click(screen.getByRole("button", { name: "Use the tables in this workbook" }));
    expect(await screen.findByText(/No table looks like a ledger/)).toBeTruthy();
    await user.selectOptions(screen.getByRole("combobox", { name: "Table for Ledger" }), "Ledger (Ledger sheet)");
    await user.selectOptions(await screen.findByRole("combobox", { name: "Meaning of column Owed" }), "Debit");
    await user.click(screen.getByRole("button", { name: "Use these tables" }));
    expect(await screen.findByText("4 of 5 rows read")).toBeTruthy();
    expect(addIn.live.settings()).toMatchObject({ tables: { ledger: "Ledger" }, columns: { Ledger: { Owed: "debit" } } });
  });

  test("the sample ledger is written, read and shown", async () => {
    const { user, workbook } = await openPane({ used: false, tables: [] });
    await user.click(screen.getByRole("button", { name: "Create a sample ledger" }));
    expect((await screen.findAllByText("The sample ledger is on new sheets. Your own sheets were not touched.")).length).toBeGreaterThan(0);
    expect(await screen.findByRole("heading", { name: /Largest overdue/ })).toBeTruthy();
    expect(workbook.selected.at(-1)?.kind).toBe("sheet");
  });

  test("blank tables are made, read and ready for the first entry", async () => {
    const { user, workbook } = await openPane({ tables: [], used: false });
    await user.click(await screen.findByRole("button", { name: "Create blank tables" }));
    expect((await screen.findAllByText(/^A blank ledger and a blank customer table are on new sheets/)).length).toBeGreaterThan(0);
    expect((await workbook.listTables()).map(({ name }) => name)).toEqual(["Ledger", "Customers"]);
    await user.click(await screen.findByRole("button", { name: "Add an entry…" }));
    fireEvent.change(await screen.findByLabelText("Name of a new customer"), { target: { value: "Tailspin" } });
    fireEvent.change(screen.getByLabelText("Number"), { target: { value: "INV-1" } });
    fireEvent.change(screen.getByLabelText("Amount"), { target: { value: "100" } });
    await user.selectOptions(screen.getByLabelText("Currency"), "EUR");
    await user.click(screen.getByRole("button", { name: "Add Invoice INV-1" }));
    await screen.findAllByText("Invoice INV-1 is added in row 1 of Ledger.");
    const [ledger] = await workbook.listTables();
    expect((await workbook.readTable(ledger!.id)).rows.map((row) => [row[1], row[2], row[3], row[8], row[10]])).toEqual([["Tailspin", "Invoice", "INV-1", 100, "EUR"]]);
  });

  test("a workbook without tables says how to make one, and skipping leads to the same help", async () => {
    const { user } = await openPane({ used: false, tables: [] });
    await user.click(screen.getByRole("button", { name: "Use the tables in this workbook" }));
    expect(await screen.findByText(/This workbook has no tables\. Select a cell among your entries and press Ctrl\+T/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Back" }));
    await user.click(screen.getByRole("button", { name: "Skip for now" }));
    expect(await screen.findByRole("heading", { name: "No ledger yet" })).toBeTruthy();
  });

  test("a workbook that the add-in knows goes straight to its ledger", async () => {
    const { workbook } = await openPane();
    expect(await screen.findByRole("tab", { name: "Ledger", selected: true })).toBeTruthy();
    expect(workbook.selected).toEqual([]);
  });
});
