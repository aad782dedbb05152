import "./browser-parts";
import { describe, expect, test } from "@jest/globals";
import { fireEvent, screen } from "@testing-library/react";
import { type OutgoingFile } from "../../src/workbook/file-handover";
import { openPane } from "./open-pane";

async function openExport(language: "en" | "zh" = "en") {
  const saved: OutgoingFile[] = [];
  const pane = await openPane({ tab: "export", language, files: { save: async (file) => void saved.push(file) } });
  return { ...pane, saved };
}
const linesOf = (file: OutgoingFile | undefined): string[] => new TextDecoder().decode(file!.bytes).trim().split("\r\n");

describe("the export page", () => {
  test("hands over a file for the system that was chosen, and lists what is not in it, each row a jump", async () => {
    const { user, saved, workbook } = await openExport();
    await user.selectOptions(await screen.findByLabelText("For"), "Zoho Books: invoices (CSV)");
    fireEvent.change(screen.getByLabelText("Sales account"), { target: { value: "Sales" } });
    await user.click(screen.getByRole("button", { name: "Save file" }));
    await screen.findAllByText(/Ledger zoho\.csv: 3 entries; 1 row of the ledger is not in it, see below\. 1 row of the ledger cannot be read and is in no file\./);
    expect([saved.map(({ name }) => name), linesOf(saved[0]).length]).toEqual([["Ledger zoho.csv"], 4]);
    expect(linesOf(saved[0])[1]).toContain(",Sales,");
    await user.click(screen.getByRole("button", { name: /Receipts, refunds/ }));
    await user.click(screen.getByRole("button", { name: "Row 2" }));
    expect((await workbook.selection())?.row).toBeGreaterThan(0);
  });

  test("of what is open of one customer, in a period", async () => {
    const { user, saved } = await openExport();
    await user.selectOptions(await screen.findByLabelText("What"), "Only what is open on 2026-06-30");
    fireEvent.change(screen.getByLabelText("Until"), { target: { value: "2026-05-31" } });
    await user.click(screen.getByRole("button", { name: "Save file" }));
    await screen.findAllByText(/Ledger xero\.csv: 2 entries\./);
    expect(linesOf(saved[0]).slice(1).map((line) => line.split(",")[17])).toEqual(["600.00", "2000.00"]);
  });

  test("asks for accounts and tax only where the other system wants them", async () => {
    const { user } = await openExport("zh");
    expect(await screen.findByLabelText("税率")).toBeTruthy();
    await user.selectOptions(screen.getByLabelText("用于"), "其他程序：全部明细（JSON）");
    expect(screen.queryByLabelText("税率")).toBeNull();
  });
});
