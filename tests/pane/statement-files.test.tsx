import "./browser-parts";
import { describe, expect, test } from "@jest/globals";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { readRecords } from "../../src/actions/statement-register";
import { readZip } from "../../src/files/zip-read";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { type OutgoingFile } from "../../src/workbook/file-handover";
import { WorkbookError } from "../../src/workbook/workbook";
import { openPane, type OpenedPane } from "./open-pane";

interface Handed extends OpenedPane {
  readonly saved: OutgoingFile[];
  readonly opened: Uint8Array[];
}

async function openWithFiles({ canOpen }: { readonly canOpen: boolean }): Promise<Handed> {
  const saved: OutgoingFile[] = [];
  const opened: Uint8Array[] = [];
  const open = async (bytes: Uint8Array): Promise<void> => void opened.push(bytes);
  const pane = await openPane({ tab: "statements", files: { save: async (file) => void saved.push(file), ...(canOpen && { open }) } });
  return { ...pane, saved, opened };
}

async function chooseFiles({ user }: OpenedPane, item: string): Promise<void> {
  await user.click(await screen.findByRole("button", { name: "As files" }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
}

describe("statements as files", () => {
  test("all customers: one ZIP with a workbook each, the register untouched unless they are issued", async () => {
    const pane = await openWithFiles({ canOpen: false });
    await pane.user.click(await screen.findByRole("radio", { name: "All customers" }));
    await screen.findByRole("button", { name: "Write 2 statements" });
    await chooseFiles(pane, "One workbook per customer, as a ZIP");
    await screen.findAllByText('"Statements 2026-06-30.zip" with 2 workbooks is offered for saving.');
    expect(pane.saved.map(({ name, mediaType }) => [name, mediaType])).toEqual([["Statements 2026-06-30.zip", "application/zip"]]);
    const books = readZip(pane.saved[0]!.bytes).map(({ name, compressed }) => [name, MemoryWorkbook.open(compressed, name).book.sheets.map((sheet) => sheet.name)]);
    expect(books).toEqual([["Northwind.xlsx", ["Northwind"]], ["Contoso.xlsx", ["Contoso"]]]);
    expect(await pane.workbook.madeSheets()).toEqual([]);
  });

  test("one customer's issued file is a workbook, and the register has its row", async () => {
    const pane = await openWithFiles({ canOpen: false });
    await screen.findByText(/Choose a customer/);
    await act(() => pane.workbook.selectRow("Ledger", 4));
    await pane.user.click(await screen.findByRole("switch", { name: "Issue: enter it in the register" }));
    fireEvent.change(screen.getByLabelText("Issued by"), { target: { value: "Ann" } });
    await chooseFiles(pane, "Save as a workbook of its own");
    await screen.findAllByText('"Contoso.xlsx" is offered for saving. Issued and entered in the register: 1 account.');
    expect(pane.saved.map(({ name }) => name)).toEqual(["Contoso.xlsx"]);
    expect((await readRecords(pane.workbook)).register.map(({ number }) => number)).toEqual(["ST-202606-Contoso"]);
    expect(await pane.workbook.madeSheets()).toEqual(["statement-register"]);
  });

  test("where files are refused they open one at a time; only those opened are entered as issued", async () => {
    const pane = await openWithFiles({ canOpen: true });
    await pane.user.click(await screen.findByRole("radio", { name: "All customers" }));
    await pane.user.click(screen.getByRole("switch", { name: "Issue: enter it in the register" }));
    fireEvent.change(screen.getByLabelText("Issued by"), { target: { value: "Ann" } });
    await screen.findByRole("button", { name: "Issue 2 statements" });
    await chooseFiles(pane, "Open as new workbooks, one at a time");
    await screen.findByText("0 of 2 opened");
    await pane.user.click(screen.getByRole("button", { name: "Open Northwind" }));
    await screen.findByText("1 of 2 opened");
    expect(MemoryWorkbook.open(pane.opened[0]!, "x").book.sheets.map((sheet) => sheet.name)).toEqual(["Northwind"]);
    expect((await readRecords(pane.workbook)).register.map(({ customer }) => customer)).toEqual(["Northwind"]);
    await pane.user.click(screen.getByRole("button", { name: "Open Contoso" }));
    await screen.findByText("All 2 are opened.");
    await pane.user.keyboard("{Escape}");
    expect(await screen.findByRole("button", { name: "Issued statements: 2" })).toBeTruthy();
  });

  test("a new workbook that Excel does not open is told, and nothing is entered", async () => {
    const files = { save: async () => undefined, open: () => Promise.reject(new WorkbookError("unsupported", { reason: "new-workbook" })) };
    const pane = await openPane({ tab: "statements", files });
    await screen.findByText(/Choose a customer/);
    await act(() => pane.workbook.selectRow("Ledger", 4));
    await pane.user.click(await screen.findByRole("switch", { name: "Issue: enter it in the register" }));
    fireEvent.change(screen.getByLabelText("Issued by"), { target: { value: "Ann" } });
    await chooseFiles(pane, "Open as new workbooks, one at a time");
    await pane.user.click(await screen.findByRole("button", { name: "Open Contoso" }));
    await screen.findAllByText(/^Excel did not open a new workbook\. Nothing was changed\./);
    await waitFor(() => expect(screen.getByText("0 of 1 opened")).toBeTruthy());
    expect((await readRecords(pane.workbook)).register).toEqual([]);
  });
});
