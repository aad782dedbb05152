import { describe, expect, test } from "@jest/globals";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { cellDay, LEDGER, openPane } from "./open-pane";
import type { SeedTable } from "./watched-workbook";

/** A text amount, a row that cannot be read, an invoice typed twice under two spellings, and somebody who is not in the customer table. */
const SPOILT: SeedTable = {
  ...LEDGER,
  rows: [
    ...LEDGER.rows,
    [cellDay("2026-06-20"), "Northwind", "Invoice", "INV-5", cellDay("2026-07-20"), "1,250.00", null, "USD"],
    [cellDay("2026-06-21"), "Northwind", "Invoice", "inv 5", cellDay("2026-07-21"), 1250, null, "USD"],
    [cellDay("2026-06-22"), "Northwnd", "Invoice", "INV-6", cellDay("2026-07-22"), 7, null, "USD"],
  ],
};
const CUSTOMERS: SeedTable = { name: "Customers", headers: ["Code", "Name", "Aliases", "Terms"], rows: [["Northwind", "Northwind", null, 30], ["Contoso", "Contoso", null, 30]] };

async function opened() {
  const pane = await openPane({ tables: [SPOILT, CUSTOMERS], tab: "checks" });
  await screen.findByText(/^4 findings in 8 rows; 2 can be put right here\.$/);
  const amounts = async () => (await pane.workbook.readTable(await pane.workbook.tableId("Ledger"))).rows.map((row) => row[5]);
  return { ...pane, amounts };
}

async function openRule(user: Awaited<ReturnType<typeof openPane>>["user"], name: RegExp): Promise<HTMLElement> {
  const rule = await screen.findByRole("button", { name, expanded: false });
  await user.click(rule);
  return document.getElementById(rule.getAttribute("aria-controls")!)!;
}

describe("the Checks tab", () => {
  test("looks at once, groups the findings by check with their number, and a finding selects its cell", async () => {
    const { user, workbook } = await opened();
    const list = screen.getByRole("region", { name: /^To look at/ });
    expect(within(list).getAllByRole("button", { expanded: false }).map((rule) => rule.textContent)).toEqual([
      "Unreadable amount1", "Customer not in the customer table1 can be put right1", "Same document, number typed differently1", "Number stored as text1 can be put right1",
    ]);
    const panel = await openRule(user, /^Unreadable amount/);
    await user.click(within(panel).getByRole("button", { name: /Ledger, row 5, Debit/ }));
    const tableId = await workbook.tableId("Ledger");
    await waitFor(() => expect(workbook.selected).toEqual([{ kind: "cell", tableId, row: 5, column: "Debit" }]));
  });

  test("a fix is shown before it is made, then made, journalled and undone", async () => {
    const { user, amounts } = await opened();
    const panel = await openRule(user, /^Number stored as text/);
    expect(within(panel).getByText("Debit: \"1,250.00\" → 1250")).toBeTruthy();
    await user.click(within(panel).getByRole("button", { name: "Put right: Ledger, row 6, Debit" }));
    expect((await screen.findAllByText("1 cell is changed and entered on the sheet \"Data fixes\".")).length).toBeGreaterThan(0);
    expect((await amounts())[5]).toBe(1250);
    await screen.findByText(/^3 findings/);
    await user.click(screen.getAllByRole("button", { name: "Undo" })[0]!);
    expect((await screen.findAllByText(/^1 cell holds again what it held before\.$/)).length).toBeGreaterThan(0);
    expect((await amounts())[5]).toBe("1,250.00");
    await user.click(await screen.findByRole("button", { name: /^Put right before/ }));
    expect(screen.getByText("2026-06-30: 1 cell, undone")).toBeTruthy();
  });

  test("all repairs that change no figure are one click", async () => {
    const { user, amounts } = await opened();
    await user.click(screen.getByRole("button", { name: "Repair 1 cell (no figure changes)" }));
    await screen.findByText(/^3 findings/);
    expect((await amounts())[5]).toBe(1250);
  });

  test("an unknown customer becomes an alias of the one it looks like", async () => {
    const { user, workbook } = await opened();
    const panel = await openRule(user, /^Customer not in the customer table/);
    expect(within(panel).getByText("Customers, row 1, Aliases: (blank) → \"Northwnd\"")).toBeTruthy();
    await user.click(within(panel).getByRole("button", { name: /^Put right/ }));
    await screen.findByText(/^3 findings/);
    expect((await workbook.readTable(await workbook.tableId("Customers"))).rows[0]![2]).toBe("Northwnd");
  });

  test("a finding may stand with a reason, and comes back when asked", async () => {
    const { user, addIn } = await opened();
    const panel = await openRule(user, /^Same document/);
    await user.click(within(panel).getByRole("button", { name: /^Let stand: Ledger, row 7/ }));
    expect(screen.getByRole("button", { name: "Let stand" })).toHaveProperty("disabled", true);
    await user.type(screen.getByLabelText("Why it may stand"), "two lorries{Enter}");
    await screen.findByText(/^3 findings/);
    expect(addIn.live.settings().checks.ignored.map(({ code, reason }) => [code, reason])).toEqual([["document-similar", "two lorries"]]);
    await user.click(screen.getByRole("button", { name: "Let stand (1)" }));
    expect(screen.getByText("two lorries")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Show again" }));
    await screen.findByText(/^4 findings/);
    expect(addIn.live.settings().checks.ignored).toEqual([]);
  });

  test("a check may be a hint, or not looked for, in this workbook; an error may not", async () => {
    const { user, addIn } = await opened();
    const panel = await openRule(user, /^Same document/);
    await user.selectOptions(within(panel).getByRole("combobox", { name: "In this workbook" }), "hint");
    await screen.findByText(/^3 findings/);
    const hint = await openRule(user, /^Same document/);
    await user.selectOptions(within(hint).getByRole("combobox", { name: "In this workbook" }), "not looked for");
    await user.click(await screen.findByRole("button", { name: "Not looked for (1)" }));
    await user.click(screen.getByRole("button", { name: "Look for it" }));
    await screen.findByText(/^4 findings/);
    expect(addIn.live.settings().checks.standings).toEqual({});
    const error = await openRule(user, /^Unreadable amount/);
    expect(within(error).queryByRole("combobox")).toBeNull();
  });

  test("what is let stand, or a hint, is not listed in the Ledger tab either", async () => {
    const { user } = await opened();
    const panel = await openRule(user, /^Number stored as text/);
    await user.click(within(panel).getByRole("button", { name: /^Let stand: / }));
    fireEvent.change(screen.getByLabelText("Why it may stand"), { target: { value: "as printed" } });
    await user.click(screen.getByRole("button", { name: "Let stand" }));
    await screen.findByText(/^3 findings/);
    const unknown = await openRule(user, /^Customer not in/);
    await user.selectOptions(within(unknown).getByRole("combobox", { name: "In this workbook" }), "hint");
    await screen.findByText(/^2 findings/);
    await user.click(screen.getByRole("tab", { name: "Ledger" }));
    await screen.findByRole("button", { name: "Check and put right…" });
    const list = screen.getByRole("region", { name: /^To look at/ });
    expect(within(list).getAllByRole("button", { expanded: false }).map((rule) => rule.textContent)).toEqual([expect.stringMatching(/^Unreadable amount/)]);
  });

  test("where a cell changed meanwhile nothing is written, and the message says so", async () => {
    const { user, workbook, amounts } = await opened();
    await workbook.changeCells(await workbook.tableId("Ledger"), [{ row: 6, column: "Debit", before: "1,250.00", after: "1,251.00" }]);
    await user.click(screen.getByRole("button", { name: /^Repair 1 cell/ }));
    expect((await screen.findAllByText(/Row 6 of "Ledger" no longer holds what it held/)).length).toBeGreaterThan(0);
    expect((await amounts())[5]).toBe("1,251.00");
  });

  test("from the findings of the Ledger tab, and from the menu", async () => {
    const { user } = await openPane({ tables: [SPOILT, CUSTOMERS] });
    await user.click(await screen.findByRole("button", { name: "Check and put right…" }));
    await screen.findByText(/^4 findings/);
  });

  test("中文: the same in Chinese", async () => {
    const { user } = await openPane({ tables: [SPOILT, CUSTOMERS], tab: "checks", language: "zh" });
    await screen.findByText("8 行中有 4 处问题，其中 2 处可在此更正。");
    await user.click(screen.getByRole("button", { name: "修复 1 个单元格（数字不变）" }));
    expect((await screen.findAllByText("已更正 1 个单元格，记入工作表“数据修正记录”。")).length).toBeGreaterThan(0);
  });
});
