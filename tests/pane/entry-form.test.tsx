import { describe, expect, test } from "@jest/globals";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { addDays } from "../../src/calendar/day";
import { cellDay, LEDGER, openPane } from "./open-pane";
import type { SeedTable } from "./watched-workbook";

const BOOK: SeedTable = { ...LEDGER, headers: [...LEDGER.headers, "Applies to"], rows: LEDGER.rows.slice(0, 4).map((row) => [...row, null]) };
const CUSTOMERS: SeedTable = { name: "Customers", headers: ["Code", "Name", "Terms", "Currency"], rows: [["Northwind", "Northwind", 30, "USD"], ["Contoso", "Contoso", null, "USD"]] };
const ALLOCATIONS: SeedTable = { name: "Allocations", headers: ["Date", "From", "To", "Amount"], rows: [[cellDay("2026-04-10"), "RC-1", "INV-1", 400]] };

async function opened(tables: readonly SeedTable[] = [BOOK, CUSTOMERS], language: "en" | "zh" = "en") {
  const pane = await openPane({ tables, language });
  await pane.user.click(await screen.findByRole("button", { name: language === "en" ? "Add an entry…" : "新增一笔…" }));
  await screen.findByRole("heading", { name: language === "en" ? "Add an entry" : "新增一笔" });
  const rows = async (name = "Ledger") => (await pane.workbook.readTable(await pane.workbook.tableId(name))).rows;
  const pick = async (name: string) => {
    await pane.user.click(screen.getByRole("combobox", { name: /^(Customer|客户)$/ }));
    await pane.user.click(await screen.findByRole("option", { name }));
  };
  return { ...pane, rows, pick };
}

/** What stands in a field at once: typing it letter by letter shows nothing more. */
function enter(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

describe("the entry form", () => {
  test("an invoice: the next number and the due date are proposed, and one row is written as the table writes its own", async () => {
    const { user, pick, rows } = await opened();
    expect(screen.getByLabelText("Number")).toHaveProperty("value", "INV-4");
    await pick("Northwind");
    expect(screen.getByLabelText("Due")).toHaveProperty("value", "2026-07-30");
    enter("Amount", "1,234.50");
    await user.click(screen.getByRole("button", { name: "Add Invoice INV-4" }));
    expect((await screen.findAllByText("Invoice INV-4 is added in row 5 of Ledger.")).length).toBeGreaterThan(0);
    expect((await rows()).at(-1)).toEqual([cellDay("2026-06-30"), "Northwind", "Invoice", "INV-4", cellDay("2026-07-30"), 1234.5, null, "USD", null]);
    expect(screen.getByLabelText("Number")).toHaveProperty("value", "INV-5");
    expect(screen.getByLabelText("Amount")).toHaveProperty("value", "");
  });

  test("without customer, date or amount nothing is written, and each field says what it lacks", async () => {
    const { user, rows } = await opened();
    enter("Date", "");
    await user.click(screen.getByRole("button", { name: "Add Invoice INV-4" }));
    for (const text of ["Choose a customer.", "Enter a date.", "Enter an amount."]) expect(screen.getByText(text)).toBeTruthy();
    expect(await rows()).toHaveLength(4);
  });

  test("a number that is there is refused as it is typed, with its row", async () => {
    await opened();
    enter("Number", "inv-2");
    expect(screen.getByText("This number is in row 3 already.")).toBeTruthy();
    enter("Amount", "12,5o");
    expect(screen.getByText("Enter an amount above 0, such as 1,234.50.")).toBeTruthy();
  });

  test("a receipt names what it settles, and says what is left on account", async () => {
    const { user, pick, rows } = await opened();
    await user.selectOptions(screen.getByLabelText("What"), "Receipt");
    await pick("Northwind");
    enter("Amount", "700");
    await user.click(screen.getByRole("checkbox", { name: "INV-1 · due 2026-04-01 · 600.00" }));
    expect(screen.getByText("600.00 chosen, 100.00 left on account")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Add Receipt RC-2" }));
    await screen.findAllByText(/^Receipt RC-2 is added/);
    expect((await rows()).at(-1)).toEqual([cellDay("2026-06-30"), "Northwind", "Payment", "RC-2", null, null, 700, "USD", "INV-1"]);
  });

  test("where there is an allocations table the receipt's parts go there, in the same step", async () => {
    const { user, pick, rows } = await opened([BOOK, CUSTOMERS, ALLOCATIONS]);
    await user.selectOptions(screen.getByLabelText("What"), "Receipt");
    await pick("Northwind");
    enter("Amount", "700");
    await user.click(screen.getByRole("checkbox", { name: /^INV-1/ }));
    await user.click(screen.getByRole("checkbox", { name: /^INV-2/ }));
    await user.click(screen.getByRole("button", { name: "Add Receipt RC-2" }));
    await screen.findAllByText(/^Receipt RC-2 is added/);
    expect((await rows("Allocations")).slice(1)).toEqual([[cellDay("2026-06-30"), "RC-2", "INV-1", 600], [cellDay("2026-06-30"), "RC-2", "INV-2", 100]]);
    expect((await rows()).at(-1)!.at(-1)).toBeNull();
  });

  test("a customer that is not listed yet is added under its name; one that is, is that customer", async () => {
    const { user, rows } = await opened();
    enter("Name of a new customer", "Tailspin Toys");
    expect(screen.getByText("\"Tailspin Toys\" is not in the customer table yet. The entry is added under that name.")).toBeTruthy();
    enter("Name of a new customer", "contoso");
    enter("Amount", "5");
    await user.click(screen.getByRole("button", { name: "Add Invoice INV-4" }));
    await screen.findAllByText(/^Invoice INV-4 is added/);
    expect((await rows()).at(-1)!.slice(1, 6)).toEqual(["Contoso", "Invoice", "INV-4", null, 5]);
  });

  test("a number given out meanwhile is not given out twice", async () => {
    const { user, pick, rows, workbook } = await opened();
    await pick("Northwind");
    enter("Amount", "5");
    await workbook.appendRows(await workbook.tableId("Ledger"), [[cellDay("2026-06-30"), "Contoso", "Invoice", "INV-4", null, 9, null, "USD", null]]);
    await user.click(screen.getByRole("button", { name: "Add Invoice INV-4" }));
    expect((await screen.findAllByText(/INV-4" is in the ledger already/)).length).toBeGreaterThan(0);
    expect(await rows()).toHaveLength(5);
  });

  test("what may be the same entry again, or a slip, is told as it is typed and can be added all the same", async () => {
    const { user, pick, rows } = await opened();
    await pick("Contoso");
    enter("Number", "INV3");
    expect(screen.getByText("Looks like INV-3 in row 4. Is it the same document?")).toBeTruthy();
    enter("Date", "2026-05-05");
    enter("Amount", "2000");
    expect(screen.getByText("Row 4 has this amount on this date already. Is it the same entry?")).toBeTruthy();
    enter("Date", "2026-07-09");
    expect(screen.getByText("This date is still to come. It counts from then on.")).toBeTruthy();
    expect(screen.queryByText(/has this amount on this date/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Add Invoice INV3" }));
    await screen.findAllByText("Invoice INV3 is added in row 5 of Ledger.");
    expect(await rows()).toHaveLength(5);
  });

  test("a currency that the customer never had is told", async () => {
    const euro: SeedTable = { ...BOOK, rows: [...BOOK.rows, [cellDay("2026-05-05"), "Fabrikam", "Invoice", "INV-9", null, 5, null, "EUR", null]] };
    const { user, pick } = await opened([euro]);
    await pick("Contoso");
    await user.selectOptions(screen.getByLabelText("Currency"), "EUR");
    expect(screen.getByText("Until now this customer was in USD only.")).toBeTruthy();
  });

  test("a ledger that begins has no currency until one is chosen", async () => {
    const { user, rows } = await opened([{ ...BOOK, rows: [] }, { ...CUSTOMERS, rows: [["Northwind", "Northwind", 30, null]] }]);
    enter("Number", "INV-1");
    enter("Amount", "5");
    enter("Name of a new customer", "Tailspin");
    expect(screen.getByLabelText<HTMLSelectElement>("Currency").selectedOptions[0]!.text).toBe("Choose");
    await user.click(screen.getByRole("button", { name: "Add Invoice INV-1" }));
    expect(screen.getByText("Choose a currency.")).toBeTruthy();
    await user.selectOptions(screen.getByLabelText("Currency"), "EUR");
    await user.click(screen.getByRole("button", { name: "Add Invoice INV-1" }));
    await screen.findAllByText("Invoice INV-1 is added in row 1 of Ledger.");
    expect((await rows())[0]![7]).toBe("EUR");
  });

  test("by keyboard alone: Enter in a field adds, the next entry begins at the customer, and what is missing gets the focus", async () => {
    const { user, rows } = await opened();
    const customer = screen.getByRole("combobox", { name: "Customer" });
    screen.getByLabelText("Amount").focus();
    await user.keyboard("70{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(customer));
    expect(await rows()).toHaveLength(4);
    await user.keyboard("North{ArrowDown}{Enter}");
    expect(await rows()).toHaveLength(4);
    screen.getByLabelText("Amount").focus();
    await user.keyboard("{Enter}");
    await screen.findAllByText("Invoice INV-4 is added in row 5 of Ledger.");
    expect((await rows()).at(-1)!.slice(1, 6)).toEqual(["Northwind", "Invoice", "INV-4", cellDay("2026-07-30"), 70]);
    await waitFor(() => expect(document.activeElement).toBe(customer));
    expect(screen.getByLabelText("Amount")).toHaveProperty("value", "");
  });

  test("a date within the closed period is told, Escape goes back, and 中文", async () => {
    const { user, addIn } = await opened([BOOK, CUSTOMERS], "zh");
    await act(() => addIn.live.saveSettings({ closingDate: addDays(addIn.today(), 5) }));
    expect(await screen.findByText("不晚于已保存的截止日 2026-07-05，已报出的数字会随之变动。")).toBeTruthy();
    await user.click(screen.getByLabelText("金额"));
    await user.keyboard("{Escape}");
    expect(await screen.findByRole("button", { name: "新增一笔…" })).toBeTruthy();
  });
});
