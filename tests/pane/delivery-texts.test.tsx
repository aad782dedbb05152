import "./browser-parts";
import { describe, expect, test } from "@jest/globals";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { issueAndShow } from "../../src/actions/issue-and-show";
import { readRecords } from "../../src/actions/statement-register";
import type { OutgoingFile } from "../../src/workbook/file-handover";
import { cellDay, day, LEDGER, type OpenedPane, openPane } from "./open-pane";

const CUSTOMERS = { name: "Customers", headers: ["Code", "Name", "Email", "Phone", "Contact"], rows: [["N1", "Northwind", "ap@northwind.example", "+1 555 0100", "Jo Lee"], ["C1", "Contoso", "", "", ""]] };

interface Opened extends OpenedPane {
  readonly saved: OutgoingFile[];
}

/** The texts of Northwind's issued statement of June, on the screen. */
async function openTexts(customer = "Northwind"): Promise<Opened> {
  const saved: OutgoingFile[] = [];
  const pane = await openPane({ tables: [LEDGER, CUSTOMERS], files: { save: async (file) => void saved.push(file) } });
  await act(() => issueAndShow(pane.addIn, { request: { customers: [customer], from: day("2026-06-01"), to: day("2026-06-30"), kind: "activity", language: "en" }, issuedBy: "Ann" }));
  await pane.user.click(screen.getByRole("tab", { name: "Statements" }));
  await pane.user.click(await screen.findByRole("button", { name: "Issued statements: 1" }));
  await pane.user.click(await screen.findByRole("button", { name: new RegExp(customer) }));
  await pane.user.click(await screen.findByRole("button", { name: "Email, SMS, WeChat, letter, phone" }));
  await screen.findByLabelText("Text");
  return { ...pane, saved };
}

const text = (): string => screen.getByLabelText<HTMLTextAreaElement>("Text").value;

describe("texts to send", () => {
  test("the figures of the statement are filled in, for each channel and stage", async () => {
    const { user } = await openTexts();
    expect(screen.getByLabelText<HTMLInputElement>("Subject").value).toBe("Statement of account ST-202606-N1");
    expect(text()).toContain("Dear Jo Lee,");
    expect(text()).toContain("Balance: USD 850.50, of which overdue USD 600.00");
    await user.selectOptions(screen.getByLabelText("For what"), "First reminder");
    expect(text()).toContain("INV-1, due 1 Apr 2026, 90 days overdue: USD 600.00");
    await user.selectOptions(screen.getByLabelText("Channel"), "SMS");
    expect(text()).toBe("Reminder: USD 600.00 overdue on 30 Jun 2026. Please pay by 10 Jul 2026. Already paid? Please ignore this.");
    expect(screen.getByText(`1 message, ${text().length} characters`)).toBeTruthy();
    await user.selectOptions(screen.getByLabelText("Language", { selector: "select" }), "Chinese");
    expect(screen.getByText(/^1 message, \d+ characters \(Unicode\)$/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Answer or pay by"), { target: { value: "2026-08-01" } });
    expect(text()).toContain("2026年8月1日前付款");
  });

  test("a text goes out by copy, mail link or draft with the statement attached, and is a row of the log once the person says so", async () => {
    const { user, saved, workbook } = await openTexts();
    expect(screen.getByRole("link", { name: "Open in mail" }).getAttribute("href")).toMatch(/^mailto:ap@northwind\.example\?subject=Statement%20of%20account%20ST-202606-N1&body=Dear%20Jo%20Lee/);
    fireEvent.change(screen.getByLabelText("Text"), { target: { value: "Hello Jo" } });
    await user.click(screen.getByRole("button", { name: "Copy text" }));
    expect(await navigator.clipboard.readText()).toBe("Hello Jo");
    expect((await screen.findAllByText("Copied.")).length).toBeGreaterThan(0);
    await user.click(screen.getByRole("button", { name: "Save mail draft (.eml)" }));
    await waitFor(() => expect(saved.map(({ name, mediaType }) => [name, mediaType])).toEqual([["Northwind.eml", "message/rfc822"]]));
    const mail = Buffer.from(saved[0]!.bytes).toString("latin1");
    expect(mail).toMatch(/^To: ap@northwind\.example\r\nSubject: Statement of account ST-202606-N1\r\nX-Unsent: 1\r\n/);
    expect(mail).toContain("filename=\"Northwind.xlsx\"");
    expect((await readRecords(workbook)).log).toEqual([]);
    await user.selectOptions(screen.getByLabelText("For what"), "First reminder");
    await user.click(screen.getByRole("button", { name: "I have sent it" }));
    await screen.findAllByText("Entered in the log: ST-202606-N1, Sent.");
    expect((await readRecords(workbook)).log).toMatchObject([{ number: "ST-202606-N1", event: "sent", channel: "Email", toWhom: "ap@northwind.example", amountMinor: 60000, currency: "USD", by: "Ann", note: "First reminder" }]);
  });

  test("no reminder of nothing, and no text on figures that have changed since", async () => {
    const { user, workbook, addIn } = await openTexts("Northwind");
    const ledger = await workbook.tableId("Ledger");
    await act(async () => {
      await workbook.appendRows(ledger, [[cellDay("2026-07-01"), "Northwind", "Payment", "RC-9", null, null, 5000, "USD"]]);
      await addIn.live.refresh();
    });
    fireEvent.change(screen.getByLabelText("As of"), { target: { value: "2026-07-05" } });
    await user.selectOptions(screen.getByLabelText("For what"), "Final request");
    expect(await screen.findByText("Nothing is overdue that may be demanded, so there is nothing to remind of.")).toBeTruthy();
    await act(async () => {
      await workbook.appendRows(ledger, [[cellDay("2026-06-05"), "Northwind", "Invoice", "INV-8", cellDay("2026-07-05"), 5, null, "USD"]]);
      await addIn.live.refresh();
    });
    expect(await screen.findByText("The figures have changed since it was issued. Issue it again first.")).toBeTruthy();
  });

  test("a customer without an address gets the text, and the pane says what is missing; so it does of a refused clipboard", async () => {
    const { user } = await openTexts("Contoso");
    expect(screen.getByText("The customer table has no email address that can be read; enter it in the mail.")).toBeTruthy();
    expect(text()).toContain("Dear Contoso,");
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
    await user.click(screen.getByRole("button", { name: "Copy subject" }));
    expect((await screen.findAllByText("Could not be copied here. Select the text and press Ctrl+C.")).length).toBeGreaterThan(0);
  });
});
