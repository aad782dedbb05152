import { describe, expect, test } from "@jest/globals";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { day, LEDGER, openPane } from "./open-pane";

async function findBlock(): Promise<HTMLElement> {
  return screen.findByRole("group", { name: "Balance USD" });
}

describe("the Ledger tab", () => {
  test("balance, overdue, not yet due and unapplied are shown and tie", async () => {
    await openPane();
    const block = await findBlock();
    expect(within(block).getByText("2,850.50")).toBeTruthy();
    expect(within(block).getByText("Not yet due 250.50 + overdue 2,600.00 + unapplied 0.00 = balance 2,850.50")).toBeTruthy();
    expect(within(block).getByText("agrees")).toBeTruthy();
  });

  test("an earlier date shows the figures of that day, and saving it keeps it in the workbook", async () => {
    const { user, addIn } = await openPane();
    await findBlock();
    fireEvent.change(screen.getByLabelText("As of"), { target: { value: "2026-04-05" } });
    expect(within(await findBlock()).getByText("1,000.00", { selector: "div" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "What this date is: Not saved" }));
    await user.click(screen.getByRole("menuitem", { name: "Save 2026-04-05 as closing date" }));
    expect(await screen.findByRole("button", { name: "What this date is: Saved" })).toBeTruthy();
    expect(addIn.live.settings().closingDate).toBe(day("2026-04-05"));
    await user.click(screen.getByRole("button", { name: "What this date is: Saved" }));
    await user.click(screen.getByRole("menuitem", { name: "Use today, no closing date" }));
    expect(await screen.findByRole("button", { name: "What this date is: Today" })).toBeTruthy();
    expect(addIn.live.settings().closingDate).toBeNull();
  });

  test("rows that cannot be read are counted, listed by kind, and a finding selects its cell", async () => {
    const { user, workbook } = await openPane();
    expect(await screen.findByText("4 of 5 rows read")).toBeTruthy();
    expect(screen.getAllByText(/1 row could not be read\./).length).toBeGreaterThan(0);
    const list = screen.getByRole("region", { name: /To look at/ });
    const kind = within(list).getAllByRole("button", { expanded: false })[0]!;
    await user.click(kind);
    await user.click(await within(list).findByRole("button", { name: /Ledger, row 5, Debit/ }));
    const tableId = await workbook.tableId("Ledger");
    await waitFor(() => expect(workbook.selected).toEqual([{ kind: "cell", tableId, row: 5, column: "Debit" }]));
  });

  test("findings are marked in the sheet, and the marks cleared again", async () => {
    const { user, workbook } = await openPane();
    await user.click(await screen.findByRole("button", { name: /^Mark \d+ cells?$/ }));
    expect((await screen.findAllByText(/marked, with the reason in a column beside the table/)).length).toBeGreaterThan(0);
    expect((await workbook.addedWords("Ledger", LEDGER.headers)).join()).toMatch(/12,5o/);
    await user.click(screen.getByRole("button", { name: "Clear highlights" }));
    expect((await screen.findAllByText(/^Marks cleared from/)).length).toBeGreaterThan(0);
    expect(await workbook.addedWords("Ledger", LEDGER.headers)).toEqual([]);
  });

  test("a customer opens to the items behind its figure, and an item to its row", async () => {
    const { user, workbook } = await openPane();
    const top = await screen.findByRole("region", { name: "Largest overdue" });
    expect(within(top).getAllByRole("listitem").map((item) => item.textContent)).toEqual(["Contoso2,000.00", "Northwind600.00"]);
    await user.click(within(top).getByRole("button", { name: /Northwind/ }));
    expect(await screen.findByRole("heading", { name: "Open items of Northwind" })).toBe(document.activeElement);
    expect(screen.getByText("850.50 USD")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /INV-1.*600\.00.*90 days overdue/ }));
    const tableId = await workbook.tableId("Ledger");
    await waitFor(() => expect(workbook.selected).toEqual([{ kind: "row", tableId, row: 1 }]));
    await user.keyboard("{Escape}");
    await findBlock();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: /Northwind/ }));
  });

  test("the curve of month-ends has its numbers one click away", async () => {
    const { user } = await openPane();
    await user.click(await screen.findByRole("button", { name: "Show as table" }));
    const rows = screen.getAllByRole("row").map((row) => row.textContent);
    expect(rows).toHaveLength(13);
    expect(rows.at(-1)).toBe("2026-06-302,850.50");
    expect(rows).toContain("2026-04-30600.00");
    expect(screen.getByRole("img", { name: /2,850\.50 on 2026-06-30; lowest 0\.00, highest 2,850\.50/ })).toBeTruthy();
  });

  test("a balance of the general ledger is kept and tied to the customer ledger", async () => {
    const { user, addIn } = await openPane();
    const part = await screen.findByRole("region", { name: "General ledger balances" });
    await user.click(within(part).getByRole("button", { name: "Enter a balance" }));
    await user.type(within(part).getByLabelText("Balance in the general ledger"), "2,8oo");
    await user.click(within(part).getByRole("button", { name: "Save" }));
    expect(within(part).getByText(/Enter an amount such as/)).toBeTruthy();
    await user.clear(within(part).getByLabelText("Balance in the general ledger"));
    await user.type(within(part).getByLabelText("Balance in the general ledger"), "2,800.50");
    await user.click(within(part).getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/general ledger 2,800\.50, customer ledger 2,850\.50, difference 50\.00/)).toBeTruthy();
    expect(addIn.live.settings().controls).toEqual([{ currency: "USD", entity: "", account: "", balance: "2800.50", asOf: "2026-06-30" }]);
    await user.click(screen.getByRole("button", { name: "Remove: USD 2026-06-30" }));
    await waitFor(() => expect(addIn.live.settings().controls).toEqual([]));
  });

  test("a ledger without findings says so and offers nothing to mark", async () => {
    await openPane({ tables: [{ ...LEDGER, rows: LEDGER.rows.slice(0, 4) }] });
    await findBlock();
    expect(screen.queryByRole("button", { name: /^Mark/ })).toBeNull();
    expect(screen.queryByText(/could not be read/)).toBeNull();
  });
});
