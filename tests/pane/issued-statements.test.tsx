import { describe, expect, test } from "@jest/globals";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { issueAndShow } from "../../src/actions/issue-and-show";
import { issueStatements } from "../../src/actions/issue-statements";
import { readRecords } from "../../src/actions/statement-register";
import { OWN_TABLES } from "../../src/ledger/find-tables";
import { cellDay, day, LEDGER, type OpenedPane, openPane, TODAY } from "./open-pane";

/** Contoso's statement of June, issued by Ann. */
async function issueContoso(): Promise<OpenedPane> {
  const pane = await openPane({ tab: "statements" });
  await screen.findByText(/Choose a customer/);
  await act(() => pane.workbook.selectRow("Ledger", 4));
  await pane.user.click(await screen.findByRole("switch", { name: "Issue: enter it in the register" }));
  fireEvent.change(screen.getByLabelText("Issued by"), { target: { value: "Ann" } });
  await pane.user.click(screen.getByRole("button", { name: "Issue statement for Contoso" }));
  await screen.findAllByText("Issued and entered in the register: 1 account.");
  return pane;
}

async function openIssued({ user }: OpenedPane): Promise<void> {
  await user.click(await screen.findByRole("button", { name: "Send and follow up" }));
  await screen.findByRole("heading", { name: "Contoso · ST-202606-Contoso" });
}

describe("issuing in the pane", () => {
  test("nothing is issued without a name; the name is remembered in the workbook", async () => {
    const { user, workbook, addIn } = await openPane({ tab: "statements" });
    await screen.findByText(/Choose a customer/);
    await act(() => workbook.selectRow("Ledger", 4));
    await user.click(await screen.findByRole("switch", { name: "Issue: enter it in the register" }));
    expect(screen.getByText("Enter who issues it.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Issue statement for Contoso" }).hasAttribute("disabled")).toBe(true);
    fireEvent.change(screen.getByLabelText("Issued by"), { target: { value: " Ann " } });
    await user.click(screen.getByRole("button", { name: "Issue statement for Contoso" }));
    await screen.findAllByText("Issued and entered in the register: 1 account.");
    const { register } = await readRecords(workbook);
    expect(register.map(({ number, issuedBy, issuedOn, closingMinor }) => [number, issuedBy, issuedOn, closingMinor])).toEqual([["ST-202606-Contoso", "Ann", TODAY, 200000]]);
    expect(addIn.live.settings().statement.issuedBy).toBe("Ann");
    expect(await workbook.madeSheets()).toEqual(["statement/Contoso/activity", "statement-register"]);
  });

  test("since the last statement, what came with an earlier date stands before the new figures", async () => {
    const pane = await openPane({ tab: "statements" });
    await screen.findByText(/Choose a customer/);
    await act(() => pane.workbook.selectRow("Ledger", 1));
    await pane.user.selectOptions(await screen.findByLabelText("Period"), "Last month");
    await pane.user.click(screen.getByRole("switch", { name: "Issue: enter it in the register" }));
    fireEvent.change(screen.getByLabelText("Issued by"), { target: { value: "Ann" } });
    await pane.user.click(screen.getByRole("button", { name: "Issue statement for Northwind" }));
    await screen.findAllByText("Issued and entered in the register: 1 account.");
    await act(async () => {
      await pane.workbook.appendRows(await pane.workbook.tableId("Ledger"), [[cellDay("2026-04-20"), "Northwind", "Payment", "RC-2", null, null, 150, "USD"]]);
      await pane.addIn.live.refresh();
    });
    await pane.user.selectOptions(screen.getByLabelText("Period"), "Since the last statement");
    const figures = within(await screen.findByRole("group", { name: "Figures" }));
    await waitFor(() => expect(figures.getAllByRole("definition").map((figure) => figure.textContent).join(" ")).toBe("600.00 −150.00 450.00 250.50 0.00 700.50 450.00"));
    expect(figures.getByText("Last statement, 2026-05-31")).toBeTruthy();
    expect(figures.getByText("Entered since, with an earlier date · RC-2 · 2026-04-20")).toBeTruthy();
  });

  test("since the last statement, an account that is no longer in the ledger is told", async () => {
    const pane = await openPane({ tab: "statements" });
    await screen.findByText(/Choose a customer/);
    const view = (await pane.addIn.live.view())!;
    const request = { customers: ["Contoso"], from: day("2026-05-01"), to: day("2026-05-31"), kind: "activity" as const, language: "en" as const };
    await act(async () => {
      await issueStatements(pane.workbook, { view, request, language: "en", issuedOn: TODAY, issuedBy: "Ann" });
      const [date, ...rest] = LEDGER.rows[3]!;
      await pane.workbook.removeRows(await pane.workbook.tableId("Ledger"), [{ row: 4, expected: [date!, ...rest] }]);
      await pane.addIn.live.refresh();
    });
    await pane.user.click(screen.getByRole("radio", { name: "All customers" }));
    await pane.user.selectOptions(screen.getByLabelText("Period"), "Since the last statement");
    expect(await screen.findByText("No longer in the ledger: Contoso, 2,000.00 USD by the last statement ST-202605-Contoso.")).toBeTruthy();
  });

  test("issued again, it says that the figures are the same; after a late entry, what changed and why", async () => {
    const pane = await issueContoso();
    await openIssued(pane);
    expect(screen.getByText("✓ The same as when it was issued.")).toBeTruthy();
    await pane.user.click(screen.getByRole("button", { name: "Issue again" }));
    await screen.findAllByText("Issued before with the same figures (1 account): nothing new was entered.");
    const ledger = await pane.workbook.tableId("Ledger");
    await act(async () => {
      await pane.workbook.appendRows(ledger, [[cellDay("2026-06-25"), "Contoso", "Invoice", "INV-9", cellDay("2026-07-25"), 12.5, null, "USD"]]);
      await pane.addIn.live.refresh();
    });
    expect(await screen.findByText("Closing is now 2,012.50, then 2,000.00.")).toBeTruthy();
    expect(screen.getByText("Invoice · INV-9 · 2026-06-25")).toBeTruthy();
    await pane.user.click(screen.getByRole("button", { name: "Issue again" }));
    await screen.findAllByText(/^1 account has other figures than when issued: the sheet "Changes ST-202606-Contoso" says what changed and why\.$/);
    expect(pane.workbook.selected.at(-1)).toEqual({ kind: "sheet", name: "Changes ST-202606-Contoso" });
    expect((await readRecords(pane.workbook)).register.map(({ closingMinor }) => closingMinor)).toEqual([200000, 201250]);
  });

  test("the reply slip is taken down: what their books say, who answered, when; the difference is shown", async () => {
    const pane = await issueContoso();
    await openIssued(pane);
    await pane.user.selectOptions(screen.getByLabelText("What"), "Disputed");
    const log = screen.getByRole("button", { name: "Enter in the log" });
    expect(log.hasAttribute("disabled")).toBe(true);
    fireEvent.change(screen.getByLabelText("Balance in their books (USD)"), { target: { value: "1,900.00" } });
    expect(screen.getByText("Theirs less ours: −100.00")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("When"), { target: { value: "2026-06-29" } });
    expect(screen.getByText("This is before it was issued.")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("When"), { target: { value: "2026-07-02" } });
    fireEvent.change(screen.getByLabelText("Answered by"), { target: { value: "=Li" } });
    fireEvent.change(screen.getByLabelText("Remark"), { target: { value: "credit note missing" } });
    await pane.user.click(log);
    await screen.findAllByText("Entered in the log: ST-202606-Contoso, Disputed.");
    expect((await readRecords(pane.workbook)).log).toEqual([
      { day: day("2026-07-02"), number: "ST-202606-Contoso", event: "disputed", channel: "", toWhom: "=Li", amountMinor: 190000, currency: "USD", entity: "", account: "", by: "Ann", note: "credit note missing" }]);
    expect(await screen.findByText("=Li · 1,900.00 USD · credit note missing · Ann")).toBeTruthy();
  });

  test("a confirmation of another amount than ours is no confirmation", async () => {
    const pane = await issueContoso();
    await openIssued(pane);
    await pane.user.selectOptions(screen.getByLabelText("What"), "Confirmed");
    fireEvent.change(screen.getByLabelText("Balance in their books (USD)"), { target: { value: "2000" } });
    expect(screen.getByText("The same as ours.")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Balance in their books (USD)"), { target: { value: "1999" } });
    expect(screen.getByText("Theirs less ours: −1.00. Enter it as disputed.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Enter in the log" }).hasAttribute("disabled")).toBe(true);
  });

  test("a sending is of all currencies of a statement, a reply of its own", async () => {
    const yen = [cellDay("2026-06-05"), "Contoso", "Invoice", "INV-7", cellDay("2026-07-05"), 5000, null, "JPY"];
    const pane = await openPane({ tables: [{ ...LEDGER, rows: [...LEDGER.rows, yen] }] });
    await act(() => issueAndShow(pane.addIn, { request: { customers: ["Contoso"], from: day("2026-06-01"), to: TODAY, kind: "activity", language: "en" }, issuedBy: "Ann" }));
    await pane.user.click(screen.getByRole("tab", { name: "Statements" }));
    await pane.user.click(await screen.findByRole("button", { name: "Issued statements: 2" }));
    await pane.user.click((await screen.findAllByRole("button", { name: /Contoso/ }))[0]!);
    await pane.user.click(await screen.findByRole("button", { name: "Enter in the log" }));
    await screen.findAllByText("Entered in the log: ST-202606-Contoso, Sent.");
    await pane.user.selectOptions(screen.getByLabelText("What"), "Confirmed");
    await pane.user.click(screen.getByRole("button", { name: "Enter in the log" }));
    await screen.findAllByText("Entered in the log: ST-202606-Contoso, Confirmed.");
    expect((await readRecords(pane.workbook)).log.map(({ event, currency, amountMinor }) => [event, currency, amountMinor])).toEqual([["sent", "USD", 200000], ["sent", "JPY", 5000], ["confirmed", "USD", 200000]]);
  });

  test("what waits too long for an answer is listed first and counted on the way there", async () => {
    const issued = (number: string, customer: string, on: string) => [number, customer, customer, "Statement of account", cellDay("2026-05-01"), cellDay("2026-05-31"), "USD", "", "", 0, 10, cellDay(on), "Ann", "en", 1, "", ""];
    const register = {
      name: OWN_TABLES.register,
      headers: ["Statement no.", "Issued to (code)", "Issued to", "Statement kind", "From", "Until", "In currency", "For entity", "GL code", "Opening figure", "Closing figure", "Issued on", "Issued by", "Printed in", "Policy version", "Fingerprint (SHA-256)", "Lines as issued"],
      rows: [issued("ST-1", "Northwind", "2026-06-29"), issued("ST-2", "Contoso", "2026-06-01"), issued("ST-3", "Northwind", "2026-05-20")],
    };
    const { user } = await openPane({ tab: "statements", tables: [LEDGER, register] });
    await user.click(await screen.findByRole("button", { name: "Issued statements: 3, of which 2 unanswered" }));
    const items = within(await screen.findByRole("list")).getAllByRole("button");
    expect(items.map((item) => /ST-\d/.exec(item.textContent ?? "")![0])).toEqual(["ST-3", "ST-2", "ST-1"]);
    expect(screen.getByText("No answer for 41 days")).toBeTruthy();
    await user.selectOptions(screen.getByLabelText("Show"), "Unanswered (2)");
    await waitFor(() => expect(within(screen.getByRole("list")).getAllByRole("button")).toHaveLength(2));
    fireEvent.change(screen.getByLabelText("Customer or number"), { target: { value: "nobody" } });
    expect(screen.getByText("No statement matches.")).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(await screen.findByRole("button", { name: "Make statement" })).toBeTruthy();
  });

  test("since the last statement: the period goes on where the register ends, and nothing is stated twice", async () => {
    const pane = await issueContoso();
    await pane.user.selectOptions(screen.getByLabelText("Period"), "Since the last statement");
    expect((await screen.findByRole("note")).textContent).toBe('"Contoso" already has a statement up to 2026-06-30. Choose a later end of the period.');
    await act(() => pane.workbook.selectRow("Ledger", 1));
    await screen.findByRole("group", { name: "Figures" });
    expect(screen.getByLabelText<HTMLInputElement>("From").value).toBe("2026-03-02");
    await pane.user.click(screen.getByRole("radio", { name: "All customers" }));
    expect(await screen.findByRole("button", { name: "Issue 1 statement" })).toBeTruthy();
    expect(screen.getByText("Each customer from the day after its last statement in the register.")).toBeTruthy();
  });
});
