import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { EXCEL_WORDS } from "../../src/words/excel-words";
import { PANE_SETTINGS_WORDS } from "../../src/words/pane-settings-words";
import { PANE_WORDS } from "../../src/words/pane-words";
import { say } from "../../src/words/texts";
import { ExcelFixture } from "../excel/excel-fixture";
import { type TaskpanePage, TaskpaneStage } from "./taskpane-page";

const HEADERS = ["Date", "Customer", "Type", "Document", "Due date", "Debit", "Credit"];
const ROWS = [
  [46027, "C001", "Invoice", "INV-1", 46057, 1200.5, null],
  [46041, "C001", "Payment", "REC-1", null, null, 200],
  [46054, "C002", "Invoice", "INV-2", 46084, 80, null],
];
let stage: TaskpaneStage;
let taskpane: TaskpanePage;

beforeAll(async () => {
  stage = await TaskpaneStage.open();
});
afterAll(() => stage?.close());
afterEach(() => taskpane?.page.close());

/** A workbook with a ledger in Excel, and the add-in's page on it. */
async function opened(options = {}) {
  const fixture = new ExcelFixture();
  await fixture.seed([{ name: "Books", tables: [{ name: "Ledger", at: "A1", headers: HEADERS, rows: ROWS }], cells: [{ at: "K1", formula: "=LEDGER.BALANCE(\"C001\")" }] }]);
  taskpane = await stage.page(fixture, options);
  return { fixture, page: taskpane.page };
}

async function ready(page: TaskpanePage["page"], tab: string): Promise<void> {
  await page.getByRole("tab", { name: tab, exact: true }).waitFor();
}

describe("the page in Excel", () => {
  test("cells have their figures, and Excel is asked to start the add-in with this workbook", async () => {
    const { fixture, page } = await opened();
    await ready(page, say(PANE_WORDS, "en", "tab.ledger"));
    fixture.host.startCell(1, "BALANCE", ["C001", null, null, []]);
    await fixture.host.cellsShow((results) => results.has(1));
    expect(fixture.host.cellResults.get(1)).toEqual({ value: 1000.5 });
    await fixture.type("Books", "F2", "1500");
    await fixture.host.cellsShow((results) => (results.get(1) as { readonly value: unknown }).value === 1300);
    // Loaded without being shown, in Office's own word for it.
    expect(fixture.host.pane.startState).toBe("Background");
    await taskpane.picture("taskpane-ledger");
    expect(taskpane.errors).toEqual([]);
  });

  test("the ribbon's statement is made for the selected customer, and the pane says so", async () => {
    const { fixture, page } = await opened();
    await ready(page, say(PANE_WORDS, "en", "tab.ledger"));
    await fixture.selectCell("Books", "B2");
    await taskpane.ribbon("statement");
    await page.getByText(/Sheet ".+" is written\./).first().waitFor();
    expect(fixture.sheetNames()).toHaveLength(2);
    expect(fixture.host.pane.state).toBe("Visible");
    await taskpane.picture("taskpane-statement");
    expect(taskpane.errors).toEqual([]);
  });

  test("the ribbon's other buttons do what they say", async () => {
    const { fixture, page } = await opened();
    await ready(page, say(PANE_WORDS, "en", "tab.ledger"));
    const before = fixture.snapshot();
    await taskpane.ribbon("reconcile");
    await page.locator("[role=tab][aria-selected=true]").filter({ hasText: say(PANE_WORDS, "en", "tab.reconcile") }).waitFor();
    await taskpane.ribbon("repairFormulas");
    await page.getByText(say(PANE_SETTINGS_WORDS, "en", "repaired", { count: "1" })).first().waitFor();
    await taskpane.ribbon("clearHighlights");
    await page.getByText(say(PANE_WORDS, "en", "cleared", { count: "0" })).first().waitFor();
    await taskpane.ribbon("refresh");
    await fixture.settled();
    expect(fixture.snapshot()).toEqual(before);
    expect(taskpane.errors).toEqual([]);
  });

  test("a protected sheet is told in words, with what to do", async () => {
    const { fixture, page } = await opened();
    await ready(page, say(PANE_WORDS, "en", "tab.ledger"));
    await fixture.protectSheet("Books");
    await taskpane.ribbon("repairFormulas");
    await page.getByText(/The sheet "Books" is protected/).first().waitFor();
    expect(taskpane.errors).toEqual([]);
  });

  test("Chinese where Office is Chinese", async () => {
    const { page } = await opened({ uiLocale: "zh-CN" });
    await ready(page, say(PANE_WORDS, "zh", "tab.ledger"));
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
    expect(await page.title()).toBe(say(EXCEL_WORDS, "zh", "title"));
    await taskpane.picture("taskpane-ledger-zh");
    expect(taskpane.errors).toEqual([]);
  });

  test("an Excel that is too old is told what to do", async () => {
    const { page } = await opened({ sets: { ExcelApi: "1.7", SharedRuntime: "1.1" } });
    await page.getByText(say(EXCEL_WORDS, "en", "tooOld")).waitFor();
  });
});

