import { describe, expect, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import { LEDGER, openPane, type OpenedPane, THEIR_LIST } from "./open-pane";

async function compare(list: typeof THEIR_LIST = THEIR_LIST): Promise<OpenedPane> {
  const pane = await openPane({ tab: "reconcile", tables: [LEDGER, list] });
  const { user } = pane;
  await user.selectOptions(await screen.findByLabelText("Table"), "Northwind_statement");
  await user.click(screen.getByRole("button", { name: "Next: Columns" }));
  await user.click(await screen.findByRole("button", { name: "Next: Rules" }));
  await user.click(screen.getByRole("button", { name: "Compare" }));
  await screen.findByText(/lines agree/);
  return pane;
}

describe("the Reconcile tab", () => {
  test("the steps lead from their list over its columns and the rules to the result", async () => {
    const { user } = await openPane({ tab: "reconcile", tables: [LEDGER, THEIR_LIST] });
    const steps = await screen.findByRole("navigation", { name: "Steps" });
    expect(within(steps).getAllByRole("button").map((step) => [step.textContent, step.hasAttribute("disabled")])).toEqual(
      [["1Their list", false], ["2Columns", true], ["3Rules", true], ["4Result", true]]);
    await user.selectOptions(await screen.findByLabelText("Table"), "Northwind_statement");
    expect(screen.getByText('3 rows, sheet "Northwind_statement sheet"')).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Next: Columns" }));
    const column = await screen.findByRole("combobox", { name: "Meaning of column Document" });
    expect((column as HTMLSelectElement).value).toBe("document");
    expect(screen.getByText("e.g. INV-1")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Next: Rules" }));
    await user.clear(screen.getByLabelText(/^Differences up to/));
    expect(screen.getByText("Enter an amount such as 0.05.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Compare" }).hasAttribute("disabled")).toBe(true);
  });

  test("the result is one sentence, then the bridge to 0.00, then the items", async () => {
    await compare();
    expect(screen.getByText("2 of 3 lines agree. 1 difference, −45.00 USD in total, all explained.")).toBeTruthy();
    expect(screen.getByText(/Their signs are the opposite of ours/)).toBeTruthy();
    const bridge = screen.getByRole("table", { name: "From our balance to theirs (USD)" });
    const rows = within(bridge).getAllByRole("row").map((row) => row.textContent);
    expect(rows.at(0)).toBe("Our total850.50");
    expect(rows.at(-2)).toBe("Their total805.50");
    expect(rows.at(-1)).toBe("Unexplained difference0.00");
    expect(within(screen.getByRole("region", { name: "Items" })).getAllByRole("listitem")).toHaveLength(1);
  });

  test("our entries from before their list begins are told apart from differences", async () => {
    await compare({ ...THEIR_LIST, rows: THEIR_LIST.rows.slice(1) });
    expect(screen.getByText("1 of 2 lines agree. 1 difference, −45.00 USD in total, all explained.")).toBeTruthy();
    expect(screen.getByText("1 entry of ours is from before their list begins (−1,000.00 USD).")).toBeTruthy();
  });

  test("an item opens with what differs marked, and shows either row in the sheet", async () => {
    const { user, workbook } = await compare();
    await user.click(within(screen.getByRole("region", { name: "Items" })).getAllByRole("button")[0]!);
    const heading = await screen.findByRole("heading", { level: 2 });
    expect(document.activeElement).toBe(heading);
    expect(screen.getAllByText(/^\d$/, { selector: "mark" }).length).toBeGreaterThan(0);
    await user.click(screen.getByRole("button", { name: "Our row 3" }));
    await user.click(screen.getByRole("button", { name: "Their row 3" }));
    const [ours, theirs] = [await workbook.tableId("Ledger"), await workbook.tableId("Northwind_statement")];
    await waitFor(() => expect(workbook.selected).toEqual([{ kind: "row", tableId: ours, row: 3 }, { kind: "row", tableId: theirs, row: 3 }]));
    await user.keyboard("{Escape}");
    await screen.findByText(/lines agree/);
    await waitFor(() => expect(document.activeElement).toBe(within(screen.getByRole("region", { name: "Items" })).getAllByRole("button")[0]));
  });

  test("both tables are marked, the sheet is written, the marks are cleared from the message", async () => {
    const { user, workbook } = await compare();
    await user.click(screen.getByRole("button", { name: "Mark in both tables" }));
    expect((await screen.findAllByText(/marked in both tables, with the reason beside them/)).length).toBeGreaterThan(0);
    expect(await workbook.addedWords("Ledger", LEDGER.headers)).not.toEqual([]);
    expect(await workbook.addedWords("Northwind_statement", THEIR_LIST.headers)).not.toEqual([]);
    await user.click(screen.getAllByRole("button", { name: "Clear highlights" })[0]!);
    await screen.findAllByText(/^Marks cleared from/);
    expect(await workbook.addedWords("Ledger", LEDGER.headers)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Write sheet" }));
    expect((await screen.findAllByText(/^Sheet ".+" is written\.$/)).length).toBeGreaterThan(0);
  });

  test("the result is still there after a look at another tab", async () => {
    const { user } = await compare();
    await user.click(screen.getByRole("tab", { name: "Aging" }));
    await screen.findByRole("table", { name: "Aging by customer" });
    await user.click(screen.getByRole("tab", { name: "Reconcile" }));
    expect(await screen.findByText(/lines agree/)).toBeTruthy();
  });

  test("a workbook without a list says where to put one", async () => {
    await openPane({ tab: "reconcile" });
    expect(await screen.findByText(/No table here looks like a list of theirs/)).toBeTruthy();
  });
});
