import { describe, expect, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import type { SeedTable } from "./watched-workbook";
import { cellDay, openPane, type OpenedPane } from "./open-pane";

const LEDGER: SeedTable = {
  name: "Ledger",
  headers: ["Date", "Customer", "Type", "Document", "Debit", "Credit", "Currency"],
  rows: [
    [cellDay("2026-05-04"), "Northwind", "Invoice", "INV-101", 100, null, "USD"],
    [cellDay("2026-05-06"), "Northwind", "Invoice", "INV-102", 250, null, "USD"],
    [cellDay("2026-05-11"), "Northwind", "Invoice", "INV-103", 77, null, "USD"],
    [cellDay("2026-05-20"), "Northwind", "Invoice", "INV-104", 30, null, "USD"],
    [cellDay("2026-05-21"), "Northwind", "Invoice", "INV-105", 20, null, "USD"],
  ],
};
const STATEMENT: SeedTable = {
  name: "Northwind_2026_05",
  headers: ["Date", "Document", "Debit", "Credit"],
  rows: [
    [cellDay("2026-05-04"), "INV-101", null, 100],
    [cellDay("2026-05-06"), "INV-102", null, 250],
    [cellDay("2026-05-11"), "INV-130", null, 77],
    [cellDay("2026-05-28"), "LUMP", null, 51],
  ],
};
const BANK: SeedTable = {
  name: "Bank",
  headers: ["Date", "Reference", "Counterparty", "Description", "Money in", "Money out"],
  rows: [
    [cellDay("2026-06-02"), "BNK-1", "Northwind", "INV-101", 100, null],
    [cellDay("2026-06-03"), "BNK-2", "Nobody", "unknown", 5, null],
  ],
};

async function compare(table: SeedTable, language: "en" | "zh" = "en"): Promise<OpenedPane> {
  const pane = await openPane({ tab: "reconcile", tables: [LEDGER, table], language });
  const { user } = pane;
  const [listLabel, next, toRules, run, agree] = language === "en" ? ["Table", "Next: Columns", "Next: Rules", "Compare", /lines agree/] as const : ["表", "下一步：列", "下一步：规则", "开始对账", /行/] as const;
  await user.selectOptions(await screen.findByLabelText(listLabel), table.name);
  await user.click(screen.getByRole("button", { name: next }));
  await user.click(await screen.findByRole("button", { name: toRules }));
  await user.click(screen.getByRole("button", { name: run }));
  await screen.findAllByText(agree);
  return pane;
}

const items = () => within(screen.getByRole("region", { name: "Items" })).queryAllByRole("button").map((button) => button.textContent);
const item = (text: RegExp) => within(screen.getByRole("region", { name: "Items" })).getByRole("button", { name: text });

describe("deciding on a result", () => {
  test("a suggestion is accepted from its item: it agrees now, and a new comparison still knows", async () => {
    const { user } = await compare(STATEMENT);
    await user.click(item(/suggested/));
    await user.click(screen.getByRole("button", { name: "Accept" }));
    expect((await screen.findAllByText("1 match accepted.")).length).toBeGreaterThan(0);
    await waitFor(() => expect(items().some((text) => text?.includes("suggested"))).toBe(false));
    await user.click(screen.getByRole("button", { name: /Rules/ }));
    await user.click(screen.getByRole("button", { name: "Compare" }));
    await screen.findByText(/3 of 4 lines agree/);
  });

  test("a rejected suggestion leaves both rows standing alone", async () => {
    const { user } = await compare(STATEMENT);
    await user.click(item(/suggested/));
    await user.click(screen.getByRole("button", { name: "Reject" }));
    await screen.findAllByText(/will not be put together again/);
    await waitFor(() => expect(items().filter((text) => /INV-103|INV-130/.test(text ?? ""))).toHaveLength(2));
  });

  test("all suggestions of a reason, and all automatic matches, are accepted at once", async () => {
    const { user } = await compare(STATEMENT);
    await user.click(screen.getByRole("button", { name: "Accept all 1 shown" }));
    await screen.findAllByText("1 match accepted.");
    await user.click(await screen.findByRole("button", { name: "Accept all 2 automatic" }));
    await screen.findAllByText("2 matches accepted.");
    await waitFor(() => expect(screen.queryByRole("button", { name: /Accept all/ })).toBeNull());
  });

  test("rows are put together by hand: what is chosen adds up, what is left is shown, the group is told with its difference", async () => {
    const { user } = await compare(STATEMENT);
    await user.click(screen.getByRole("button", { name: "Group by hand" }));
    expect(screen.getByText("Nothing chosen yet")).toBeTruthy();
    for (const text of [/INV-104/, /INV-105/, /LUMP/]) await user.click(item(text));
    expect(screen.getByText("Ours 50.00, theirs 51.00, left 1.00 USD")).toBeTruthy();
    expect(item(/LUMP/).getAttribute("aria-pressed")).toBe("true");
    await user.click(screen.getByRole("button", { name: "Put together" }));
    await screen.findAllByText("3 rows are one group now.");
    await waitFor(() => expect(items().some((text) => text?.includes("Put together by you"))).toBe(true));
    await user.click(item(/Put together by you/));
    await user.click(screen.getByRole("button", { name: "Split" }));
    await user.click(screen.getByRole("checkbox", { name: /Ours · INV-104/ }));
    await user.click(screen.getByRole("checkbox", { name: /Theirs · LUMP/ }));
    await user.click(screen.getByRole("button", { name: "Keep these together" }));
    await screen.findAllByText("Taken apart.");
    await waitFor(() => expect(items().filter((text) => /INV-105/.test(text ?? ""))).toHaveLength(1));
  });

  test("a note, its owner and a dispute stay with the item and reach the status column", async () => {
    const { user, workbook } = await compare(STATEMENT);
    await user.click(item(/LUMP/));
    await user.click(screen.getByRole("button", { name: "Note" }));
    await user.type(screen.getByRole("textbox", { name: "Note" }), "ask for a copy");
    await user.type(screen.getByRole("textbox", { name: "Who takes care of it" }), "Li");
    await user.click(screen.getByRole("button", { name: "Keep note" }));
    await screen.findByText("Note: ask for a copy");
    await user.click(screen.getByRole("button", { name: "Disputed" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "Disputed" }).getAttribute("aria-pressed")).toBe("true"));
    await user.click(screen.getByRole("button", { name: "Back" }));
    await user.click(screen.getByRole("button", { name: "Mark in both tables" }));
    await screen.findAllByText(/marked in both tables/);
    expect(await workbook.addedWords(STATEMENT.name, STATEMENT.headers)).toContainEqual(expect.stringMatching(/Disputed; Note: ask for a copy; Owner: Li$/));
  });
});

describe("agreeing and adding", () => {
  test("a period is agreed only when nothing is merely suggested, says so, and is taken back from the message", async () => {
    const { user } = await compare(STATEMENT);
    expect(screen.getByText("Open: not yet agreed.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Agree the period" }));
    await screen.findAllByText(/1 suggestion is undecided/);
    await user.click(screen.getByRole("button", { name: "Accept all 1 shown" }));
    await screen.findAllByText("1 match accepted.");
    await user.click(screen.getByRole("button", { name: "Agree the period" }));
    expect(await screen.findByText("Agreed on 2026-06-30 for 2026-06-30, 477.00 USD. 3 items stayed open.")).toBeTruthy();
    await user.click(screen.getAllByRole("button", { name: "Take back" })[0]!);
    await screen.findByText("Open: not yet agreed.");
  });

  test("a profile is saved, and fills the steps the next time the list is picked", async () => {
    const { user } = await compare(STATEMENT);
    await user.click(screen.getByRole("button", { name: "Save as profile" }));
    await screen.findAllByText(/read and compared the same way/);
    await user.click(screen.getByRole("button", { name: /Their list/ }));
    expect(await screen.findByText("A saved profile is used.")).toBeTruthy();
  });

  test("receipts are offered with what they pay, added on request, and then known", async () => {
    const { user, workbook } = await compare(BANK);
    await user.click(screen.getByRole("button", { name: "Receipts to add (1)" }));
    expect(screen.getByRole("checkbox", { name: "2026-06-02 · Northwind · 100.00 USD · pays INV-101" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Not offered (1)" }));
    expect(screen.getByText("Row 2: the payer is not known")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Add 1 receipt" }));
    expect((await screen.findAllByText('1 row added to "Ledger", 0 allocations.')).length).toBeGreaterThan(0);
    await screen.findByRole("button", { name: "Receipts to add (0)" });
    expect((await workbook.readTable(await workbook.tableId("Ledger"))).rows.at(-1)).toEqual([cellDay("2026-06-02"), "Northwind", "Payment", "BNK-1", null, 100, "USD"]);
  });

  test("in Chinese the same is said in Chinese", async () => {
    await compare(STATEMENT, "zh");
    for (const name of ["手工组合", "确认本期", "保存为方案"]) expect(screen.getByRole("button", { name })).toBeTruthy();
    expect(screen.getByText("未确认。")).toBeTruthy();
  });
});
