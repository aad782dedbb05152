import { describe, expect, test } from "@jest/globals";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { openPane } from "./open-pane";

function figures(): string {
  return within(screen.getByRole("group", { name: "Figures" })).getAllByRole("definition").map((figure) => figure.textContent).join(" ");
}

describe("the Statements tab", () => {
  test("a customer typed in shows its figures before anything is written", async () => {
    const { user, workbook } = await openPane({ tab: "statements" });
    expect(await screen.findByText("Choose a customer, or select one in the sheet.")).toBeTruthy();
    await user.type(screen.getByRole("combobox", { name: "Customer" }), "north");
    await user.click(await screen.findByRole("option", { name: "Northwind" }));
    await screen.findByRole("group", { name: "Figures" });
    expect(figures()).toBe("600.00 250.50 0.00 850.50 600.00");
    expect(await workbook.madeSheets()).toEqual([]);
  });

  test("the pane follows the row selected in the sheet, and one click makes its statement", async () => {
    const { user, workbook } = await openPane({ tab: "statements" });
    await screen.findByText("Choose a customer, or select one in the sheet.");
    await act(() => workbook.selectRow("Ledger", 4));
    await user.click(await screen.findByRole("button", { name: "Make statement for Contoso" }));
    expect((await screen.findAllByText(/^Sheet ".*Contoso.*" is written\.$/)).length).toBeGreaterThan(0);
    await user.click(screen.getByRole("button", { name: "Make statement for Contoso" }));
    expect((await screen.findAllByText(/is written again; it replaced the earlier one/)).length).toBeGreaterThan(0);
    expect(await workbook.madeSheets()).toHaveLength(1);
  });

  test("a customer asked for in another tab is taken along, whatever is selected in the sheet", async () => {
    const { user, workbook } = await openPane();
    await workbook.selectRow("Ledger", 4);
    await user.click(within(await screen.findByRole("region", { name: "Largest overdue" })).getByRole("button", { name: /Northwind/ }));
    await user.click(await screen.findByRole("button", { name: "Statement" }));
    expect(await screen.findByRole("button", { name: "Make statement for Northwind" })).toBeTruthy();
    await user.click(screen.getByRole("tab", { name: "Aging" }));
    await screen.findByRole("table");
    await user.click(screen.getByRole("tab", { name: "Statements" }));
    expect(await screen.findByRole("button", { name: "Make statement for Contoso" })).toBeTruthy();
  });

  test("a year half typed is no date yet", async () => {
    const { workbook } = await openPane({ tab: "statements" });
    await screen.findByText(/Choose a customer/);
    await act(() => workbook.selectRow("Ledger", 1));
    await screen.findByRole("group", { name: "Figures" });
    const from = screen.getByLabelText<HTMLInputElement>("From");
    fireEvent.change(from, { target: { value: "0020-01-01" } });
    expect(from.value).toBe("0020-01-01");
    expect(screen.getByLabelText<HTMLSelectElement>("Period").value).toBe("month");
    fireEvent.blur(from);
    expect(from.value).toBe("2026-06-01");
  });

  test("the period sets the figures; dates by hand are checked", async () => {
    const { user, workbook } = await openPane({ tab: "statements" });
    await screen.findByText(/Choose a customer/);
    await act(() => workbook.selectRow("Ledger", 1));
    await screen.findByRole("group", { name: "Figures" });
    await user.selectOptions(screen.getByLabelText("Period"), "This quarter");
    await waitFor(() => expect(figures()).toBe("1,000.00 250.50 −400.00 850.50 600.00"));
    fireEvent.change(screen.getByLabelText("From"), { target: { value: "2026-07-01" } });
    expect(await screen.findByText("The first day lies after the last one.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Make statement" }).hasAttribute("disabled")).toBe(true);
  });

  test("all customers: the button counts what it will write, the filter narrows it, and a wrong number is told", async () => {
    const { user, workbook } = await openPane({ tab: "statements" });
    await user.click(await screen.findByRole("radio", { name: "All customers" }));
    expect(await screen.findByRole("button", { name: "Write 2 statements" })).toBeTruthy();
    await user.type(screen.getByLabelText("Balance at least"), "1,500");
    expect(await screen.findByRole("button", { name: "Write 1 statement" })).toBeTruthy();
    await user.type(screen.getByLabelText("Balance at least"), "x");
    expect(screen.getByText("Enter a number.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "No statement to write" }).hasAttribute("disabled")).toBe(true);
    await user.clear(screen.getByLabelText("Balance at least"));
    await user.selectOptions(screen.getByLabelText("Balance"), "In their favour");
    expect(await screen.findByRole("button", { name: "No statement to write" })).toBeTruthy();
    await user.selectOptions(screen.getByLabelText("Balance"), "Owed to us");
    await user.click(await screen.findByRole("button", { name: "Write 2 statements" }));
    expect((await screen.findAllByText(/^2 sheets are written; ".+" lists them\.$/)).length).toBeGreaterThan(0);
    expect(await workbook.madeSheets()).toHaveLength(3);
  });

  test("cancel stops between sheets and says which were written", async () => {
    const { user, workbook } = await openPane({ tab: "statements" });
    await user.click(await screen.findByRole("radio", { name: "All customers" }));
    let sheets = 0;
    let release = (): void => undefined;
    workbook.gate = () => (++sheets === 2 ? new Promise((resolve) => (release = resolve)) : Promise.resolve());
    await user.click(await screen.findByRole("button", { name: "Write 2 statements" }));
    await waitFor(() => expect(sheets).toBe(2));
    const cancel = await screen.findByRole("button", { name: "Cancel" });
    expect(document.activeElement).toBe(cancel);
    await user.click(cancel);
    expect(screen.getAllByText(/Stopping after the current step/).length).toBeGreaterThan(0);
    release();
    expect((await screen.findAllByText(/^Cancelled\. 1 sheet was written \(.+\); the rest was not\.$/)).length).toBeGreaterThan(0);
    expect(await workbook.madeSheets()).toHaveLength(1);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Write 2 statements" }));
  });
});
