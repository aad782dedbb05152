import { describe, expect, jest, test } from "@jest/globals";
import { act, screen, waitFor } from "@testing-library/react";
import { openPane, THEIR_LIST, LEDGER } from "./open-pane";

describe("the frame", () => {
  test("a failure of the workbook is said in words and the pane goes on", async () => {
    const { user, workbook } = await openPane({ tab: "aging" });
    workbook.failures.set("writeSheets", "protected");
    await user.click(await screen.findByRole("button", { name: "Write aging to a sheet" }));
    const alert = screen.getByRole("alert");
    await waitFor(() => expect(alert.textContent).toMatch(/protected/));
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(alert.textContent).toBe("");
    await user.click(screen.getByRole("button", { name: "Write aging to a sheet" }));
    await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/is written/));
  });

  test("a reading that fails keeps the last figures and says so", async () => {
    const { user, workbook } = await openPane();
    await screen.findByRole("group", { name: "Balance USD" });
    workbook.failures.set("readTable", "editing");
    await user.click(screen.getByRole("button", { name: /Read again/ }));
    await waitFor(() => expect(screen.getByRole("alert").textContent).toMatch(/cell is being edited|edit/i));
    expect(screen.getByRole("group", { name: "Balance USD" })).toBeTruthy();
  });

  test("a reading can be cancelled; the figures stay those of the last one", async () => {
    const { user, workbook } = await openPane();
    await screen.findByRole("group", { name: "Balance USD" });
    let release = (): void => undefined;
    workbook.gate = () => new Promise((resolve) => (release = resolve));
    await user.click(screen.getByRole("button", { name: /Read again/ }));
    await user.click(await screen.findByRole("button", { name: "Cancel" }));
    release();
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Reading was cancelled. The figures are those of the last reading."));
    expect(screen.getByRole("group", { name: "Balance USD" })).toBeTruthy();
  });

  test("a ledger that is no longer one leaves an explanation, not old figures", async () => {
    const { user, workbook } = await openPane();
    await screen.findByRole("group", { name: "Balance USD" });
    await workbook.type("Ledger", 0, "Debit", "Nothing");
    await workbook.type("Ledger", 0, "Credit", "Void");
    await user.click(screen.getByRole("button", { name: /Read again/ }));
    expect(await screen.findByRole("heading", { name: "No ledger yet" })).toBeTruthy();
    expect(screen.queryByText("2,850.50")).toBeNull();
  });

  test("the keyboard's way leads from the tabs over date and reading into the view and ends at the footer", async () => {
    await openPane({ tab: "aging" });
    await screen.findByRole("table");
    const stops = [...document.querySelectorAll<HTMLElement>("button, input, select, a[href], [tabindex]")]
      .filter((stop) => stop.tabIndex >= 0 && !stop.hasAttribute("disabled") && !stop.hasAttribute("data-tabster-dummy"));
    expect(stops.map((stop) => stop.getAttribute("aria-label") ?? stop.getAttribute("value") ?? stop.textContent)).toEqual([
      "ledger", "aging", "statements", "reconcile", "More", "2026-06-30", "What this date is: Today", expect.stringMatching(/^Read at/), "Show", "Options", "Filter customers",
      "Customer", "Total", "Not yet due", "1–30 days", "31–60 days", "61–90 days", "91–120 days", "Over 120 days", "Unapplied", "Contoso", "Write aging to a sheet",
    ]);
  });

  test("everything reads in Chinese", async () => {
    await openPane({ language: "zh", tables: [LEDGER, THEIR_LIST] });
    for (const name of ["往来账", "账龄", "对账单", "对账"]) expect(await screen.findByRole("tab", { name })).toBeTruthy();
    expect(await screen.findByText("未到期 250.50 + 逾期 2,600.00 + 未核销 0.00 = 余额 2,850.50")).toBeTruthy();
    expect(screen.getByText("已读 4 行，共 5 行")).toBeTruthy();
    expect(document.querySelector("[lang=zh-CN]")).toBeTruthy();
  });

  test("the menu opens the settings, which are saved in the workbook and change what follows", async () => {
    const { user, addIn } = await openPane();
    await screen.findByRole("group", { name: "Balance USD" });
    await user.click(screen.getByRole("button", { name: "More" }));
    await user.click(await screen.findByRole("menuitem", { name: "Settings" }));
    const save = await screen.findByRole("button", { name: "Nothing to save" });
    expect(save.hasAttribute("disabled")).toBe(true);
    await user.type(screen.getByLabelText("Company name"), "Riverside");
    await user.selectOptions(screen.getByLabelText("Receipts without a named invoice"), "Stay unapplied");
    await user.click(screen.getByRole("button", { name: "Save settings" }));
    await waitFor(() => expect(addIn.live.settings()).toMatchObject({ statement: { letterhead: { name: "Riverside" } }, allocation: { allocation: "explicit" } }));
    await user.click(screen.getByRole("tab", { name: "Ledger" }));
    expect(await screen.findByText("Not yet due 250.50 + overdue 3,000.00 + unapplied −400.00 = balance 2,850.50")).toBeTruthy();
  });

  test("repairing formulas says how many were entered again", async () => {
    const { user } = await openPane();
    await screen.findByRole("group", { name: "Balance USD" });
    await user.click(screen.getByRole("button", { name: "More" }));
    await user.click(await screen.findByRole("menuitem", { name: "Repair formulas" }));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("0 formulas were entered again."));
  });

  test("a fault of ours is shown with a way to start again", async () => {
    const quiet = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const { user, addIn } = await openPane();
    await screen.findByRole("group", { name: "Balance USD" });
    addIn.workbook.clearHighlights = () => Promise.reject(new TypeError("broken on purpose"));
    await user.click(screen.getByRole("button", { name: "Clear highlights" }));
    expect(await screen.findByText(/broken on purpose/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Start the pane again" }));
    expect(await screen.findByRole("group", { name: "Balance USD" })).toBeTruthy();
    quiet.mockRestore();
  });

  test("an edit in the sheet is followed by itself", async () => {
    const { addIn, workbook } = await openPane();
    await screen.findByRole("group", { name: "Balance USD" });
    await addIn.live.start();
    await act(() => workbook.type("Ledger", 4, "Debit", 2100));
    expect(await screen.findByText("2,950.50")).toBeTruthy();
    await addIn.live.stop();
  });
});
