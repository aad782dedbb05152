import { describe, expect, test } from "@jest/globals";
import { act, screen, waitFor, within } from "@testing-library/react";
import { LEDGER, openPane } from "./open-pane";

function cellsOf(row: HTMLElement): readonly (string | null)[] {
  return within(row).getAllByRole("cell").map((cell) => cell.textContent);
}

describe("the Aging tab", () => {
  test("the table has customers by bucket, totals that add up, and the line that ties them to the balance", async () => {
    await openPane({ tab: "aging" });
    const table = await screen.findByRole("table", { name: "Aging by customer" });
    expect(within(table).getAllByRole("columnheader").map((header) => header.textContent)).toEqual(
      ["Customer", "Total", "Not yet due", "1–30 days", "31–60 days", "61–90 days", "91–120 days", "Over 120 days", "Unapplied"]);
    const rows = within(table).getAllByRole("row");
    expect(cellsOf(rows[1]!)).toEqual(["2,850.50", "250.50", "2,000.00", "–", "600.00", "–", "–", "–"]);
    expect(cellsOf(rows.find((row) => row.textContent!.startsWith("Northwind"))!)).toEqual(["850.50", "250.50", "–", "–", "600.00", "–", "–", "–"]);
    expect(screen.getByText("Buckets 2,850.50 + unapplied 0.00 = balance 2,850.50")).toBeTruthy();
    expect(screen.getByRole("img", { name: /Not yet due 8\.8 %, 1–30 days 70\.2 %, 61–90 days 21\.0 %/ })).toBeTruthy();
  });

  test("the filter narrows the rows and the totals row says how many it adds", async () => {
    const { user } = await openPane({ tab: "aging" });
    await user.type(await screen.findByRole("searchbox", { name: "Filter customers" }), "CONT");
    const table = screen.getByRole("table");
    await waitFor(() => expect(within(table).getAllByRole("row")).toHaveLength(3));
    expect(within(table).getByRole("rowheader", { name: "1 of 2 customers" })).toBeTruthy();
    await user.type(screen.getByRole("searchbox"), "xyz");
    expect(await screen.findByText('No customer matches "CONTxyz".')).toBeTruthy();
  });

  test("options change the table at once and are kept for the workbook only when asked", async () => {
    const { user, addIn } = await openPane({ tab: "aging" });
    await user.click(await screen.findByRole("button", { name: "Options" }));
    const edges = screen.getByLabelText("Buckets end at (days)");
    await user.clear(edges);
    await user.type(edges, "60, 30");
    expect(screen.getByText("Enter rising whole numbers, such as 30, 60, 90, 120.")).toBeTruthy();
    await user.clear(edges);
    await user.type(edges, "15，45");
    expect(await screen.findByRole("columnheader", { name: "16–45 days" })).toBeTruthy();
    await user.selectOptions(screen.getByLabelText("Days counted from"), "Document date");
    expect(await screen.findByRole("columnheader", { name: "0–15 days" })).toBeTruthy();
    expect(addIn.live.settings().aging.edgesDays).toEqual([30, 60, 90, 120]);
    await user.click(screen.getByRole("button", { name: "Keep for this workbook" }));
    await waitFor(() => expect(addIn.live.settings().aging).toMatchObject({ edgesDays: [15, 45], basis: "document" }));
  });

  test("the aging is written to a sheet with the date and options that are shown", async () => {
    const { user, workbook } = await openPane({ tab: "aging" });
    await user.click(await screen.findByRole("button", { name: "Write aging to a sheet" }));
    expect((await screen.findAllByText(/^Sheet ".+" is written\.$/)).length).toBeGreaterThan(0);
    expect(await workbook.madeSheets()).toEqual(["aging"]);
    expect(workbook.selected.at(-1)).toMatchObject({ kind: "sheet" });
  });

  test("arrow keys move between customers, Enter opens one, Escape comes back", async () => {
    const { user } = await openPane({ tab: "aging" });
    const table = await screen.findByRole("table");
    const buttons = within(table).getAllByRole("button", { name: /Contoso|Northwind/ });
    expect(buttons.map((button) => button.tabIndex)).toEqual([0, -1]);
    act(() => buttons[0]!.focus());
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(buttons[1]);
    await user.keyboard("{Home}{End}{Enter}");
    expect(await screen.findByRole("heading", { name: `Open items of ${buttons[1]!.textContent}` })).toBeTruthy();
    await user.keyboard("{Escape}");
    await screen.findByRole("table");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: buttons[1]!.textContent! })));
  });

  test("a header sorts by its column, largest first, and turns when chosen again", async () => {
    const { user } = await openPane({ tab: "aging" });
    const table = await screen.findByRole("table");
    const order = (): readonly (string | null)[] => within(table).getAllByRole("rowheader").slice(1).map((cell) => cell.textContent);
    expect(order()).toEqual(["Contoso", "Northwind"]);
    await user.click(within(table).getByRole("button", { name: "61–90 days" }));
    expect(order()).toEqual(["Northwind", "Contoso"]);
    expect(within(table).getByRole("columnheader", { name: "61–90 days" }).getAttribute("aria-sort")).toBe("descending");
    await user.click(within(table).getByRole("button", { name: "61–90 days" }));
    expect(order()).toEqual(["Contoso", "Northwind"]);
    await user.click(within(table).getByRole("button", { name: "Customer" }));
    await user.click(within(table).getByRole("button", { name: "Customer" }));
    expect(order()).toEqual(["Northwind", "Contoso"]);
  });

  test("only the rows in sight of a long ledger are drawn", async () => {
    const rows = Array.from({ length: 500 }, (_, index) => [LEDGER.rows[0]![0]!, `Customer ${index}`, "Invoice", `I-${index}`, LEDGER.rows[0]![4]!, 10 + index, null, "USD"]);
    await openPane({ tab: "aging", tables: [{ ...LEDGER, rows }] });
    const table = await screen.findByRole("table");
    expect(table.getAttribute("aria-rowcount")).toBe("502");
    expect(within(table).getAllByRole("row").length).toBeLessThan(40);
  });
});
