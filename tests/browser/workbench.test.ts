import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { Language } from "../../src/words/language";
import { PANE_RECONCILE_WORDS } from "../../src/words/pane-reconcile-words";
import { PANE_WORDS } from "../../src/words/pane-words";
import { say } from "../../src/words/texts";
import { WORKBENCH_WORDS } from "../../src/words/workbench-words";
import { type WorkbenchPage, WorkbenchStage } from "./workbench-page";

let stage: WorkbenchStage;
let page: WorkbenchPage;
beforeAll(async () => {
  stage = await WorkbenchStage.open();
});
afterAll(() => stage?.close());
afterEach(() => page?.close());

const SHEETS = { en: { ledger: "Ledger", list: "North Trading list", customer: "North Trading" }, zh: { ledger: "往来明细", list: "北方商贸对账单", customer: "北方商贸" } } as const;
const words = (language: Language, key: keyof (typeof WORKBENCH_WORDS)["en"]): string => say(WORKBENCH_WORDS, language, key);

/** Fills that stand in a column of the ledger, by row. */
async function fills(column: string, rows: number): Promise<string[]> {
  return Promise.all(Array.from({ length: rows }, (_, row) => page.cell(`${column}${row + 2}`).evaluate((cell) => getComputedStyle(cell).backgroundColor)));
}

describe.each(["en", "zh"] as const)("the whole job in %s", (language) => {
  const { ledger, list, customer } = SHEETS[language];

  test("a LEDGER cell follows an edit of the ledger", async () => {
    page = await stage.page({ language });
    await page.sheet(ledger);
    await page.type("K2", `=LEDGER.BALANCE("C001")`);
    await page.cell("K2").getByText("670.5", { exact: true }).waitFor();
    await page.type("G6", "500");
    await page.cell("K2").getByText("750.5", { exact: true }).waitFor();
    await page.go("K2");
    await page.picture(`ledger-${language}`);
    await page.page.keyboard.press("Control+z");
    await page.cell("K2").getByText("670.5", { exact: true }).waitFor();
    expect(page.errors).toEqual([]);
  });

  test("the statement of the selected customer is one click", async () => {
    page = await stage.page({ language });
    await page.sheet(ledger);
    await page.go("B3");
    await page.pane.getByRole("tab").first().waitFor();
    await page.ribbon.getByRole("button", { name: words(language, "command.statement") }).click();
    await page.page.getByRole("tab", { name: customer, exact: true }).waitFor();
    expect(await page.page.getByRole("tab", { name: customer, exact: true }).getAttribute("aria-selected")).toBe("true");
    await page.picture(`statement-${language}`);
    expect(page.errors).toEqual([]);
  });

  test("their list is compared, marked in both tables, and the marks go again", async () => {
    page = await stage.page({ language });
    const pane = (key: keyof (typeof PANE_RECONCILE_WORDS)["en"], params = {}): string => say(PANE_RECONCILE_WORDS, language, key, params);
    await page.sheet(ledger);
    const before = await fills("G", 5);
    await page.pane.getByRole("tab").first().waitFor();
    await page.ribbon.getByRole("button", { name: words(language, "command.reconcile"), exact: true }).click();
    await page.pane.getByRole("combobox", { name: pane("list.table") }).first().selectOption({ label: list.replace(/ /g, "_") });
    await page.pane.getByRole("button", { name: pane("next", { step: pane("step.columns") }) }).click();
    await page.pane.getByRole("button", { name: pane("next", { step: pane("step.rules") }) }).click();
    await page.pane.getByRole("button", { name: pane("run"), exact: true }).click();
    await page.pane.getByRole("button", { name: pane("mark") }).click();
    await page.pane.getByRole("button", { name: say(PANE_WORDS, language, "clearHighlights") }).first().waitFor();
    await page.picture(`reconcile-${language}`);
    expect(await fills("G", 5)).not.toEqual(before);
    await page.sheet(list);
    await page.cell("D3").waitFor();
    await page.sheet(ledger);
    await page.ribbon.getByRole("button", { name: words(language, "command.clear") }).click();
    await page.page.getByRole("status").first().getByText(/\d/).waitFor();
    expect(await fills("G", 5)).toEqual(before);
    expect(page.errors).toEqual([]);
  });
});

describe("files", () => {
  test("a saved copy holds what was typed", async () => {
    page = await stage.page({ language: "en" });
    await page.type("K5", "typed here");
    const [download] = await Promise.all([page.page.waitForEvent("download"), page.page.getByRole("button", { name: words("en", "saveCopy") }).click()]);
    const workbook = MemoryWorkbook.open(new Uint8Array(fs.readFileSync(await download.path())), "copy.xlsx");
    expect([download.suggestedFilename(), workbook.cell("Ledger", 4, 10)?.value]).toEqual(["en.xlsx", "typed here"]);
  });

  test("a text file opens as a table; one that cannot be read leaves the open one alone and says so", async () => {
    fs.writeFileSync(path.join(stage.files, "list.csv"), "Date;Document;Amount\n2026-01-05;INV-1;10,50\n");
    page = await stage.page({ language: "en", file: "files/list.csv" });
    expect(await page.cell("B2").innerText()).toBe("INV-1");
    await page.page.locator("input[type=file]").setInputFiles({ name: "broken.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK\u0003\u0004 nothing more") });
    await page.page.getByRole("status").first().getByText("broken.xlsx").waitFor();
    expect(await page.cell("B2").innerText()).toBe("INV-1");
  });
});

describe("the keyboard alone", () => {
  test("reaches every part, edits a cell and a formula, fills and undoes", async () => {
    page = await stage.page({ language: "en" });
    const { keyboard } = page.page;
    await page.go("K1");
    await keyboard.type("2");
    await keyboard.press("Tab");
    await keyboard.type("=K1*3");
    await keyboard.press("Enter");
    await page.cell("L1").getByText("6", { exact: true }).waitFor();
    await keyboard.press("ArrowUp");
    await keyboard.press("F2");
    await keyboard.type("+1");
    await keyboard.press("Enter");
    await page.cell("L1").getByText("7", { exact: true }).waitFor();
    await keyboard.press("Control+z");
    await page.cell("L1").getByText("6", { exact: true }).waitFor();
    await keyboard.press("Control+Home");
    await keyboard.press("Control+ArrowDown");
    expect(await page.page.locator(".name-box").inputValue()).toBe("A6");
    await keyboard.press("Control+PageDown");
    await page.page.getByRole("grid", { name: "Customers" }).waitFor();
  });

  test("F6 goes round the parts of the page, Shift+F6 back", async () => {
    page = await stage.page({ language: "en" });
    await page.pane.getByRole("tab").first().waitFor();
    const { keyboard } = page.page;
    const part = (): Promise<string> => page.page.evaluate(() => [".top-bar", ".ribbon", ".formula-bar", ".sheet-panel", ".bottom", ".pane-body"].find((each) => document.activeElement?.closest(each)) ?? "none");
    await page.go("A2");
    const visited: string[] = [];
    for (let step = 0; step < 6; step++) {
      await keyboard.press("F6");
      visited.push(await part());
    }
    expect(visited).toEqual([".bottom", ".pane-body", ".top-bar", ".ribbon", ".formula-bar", ".sheet-panel"]);
    await keyboard.press("Shift+F6");
    expect(await part()).toBe(".formula-bar");
  });

  test("a filter is opened, chosen and taken away", async () => {
    page = await stage.page({ language: "en" });
    const { keyboard } = page.page;
    await page.go("B1");
    await keyboard.press("Alt+ArrowDown");
    await page.page.getByRole("dialog").waitFor();
    await keyboard.type("South");
    await keyboard.press("Enter");
    await page.cell("A3").waitFor({ state: "detached" });
    expect(await page.cell("A5").isVisible()).toBe(true);
    await keyboard.press("Alt+ArrowDown");
    await page.page.getByRole("button", { name: words("en", "filter.clear") }).click();
    await page.cell("A3").waitFor();
  });
});

describe("access", () => {
  test.each([
    ["light, English", { language: "en", theme: "light" }], ["dark, Chinese", { language: "zh", theme: "dark" }], ["forced colours", { language: "en", forcedColors: true }], ["320 pixels", { language: "zh", width: 320, height: 640 }],
  ] as const)("axe finds nothing: %s", async (name, options) => {
    page = await stage.page(options);
    const problems: string[] = [];
    const look = async (view: string): Promise<void> => {
      problems.push(...(await page.accessProblems()).map((problem) => `${view}: ${problem}`));
      await page.picture(`${name.replace(/\W+/g, "-")}-${view}`);
    };
    await look("sheet");
    await page.go("B1");
    await page.page.keyboard.press("Alt+ArrowDown");
    await page.page.getByRole("dialog").waitFor();
    await look("filter");
    await page.page.keyboard.press("Escape");
    const narrow = "width" in options;
    if (narrow) await page.ribbon.getByRole("button", { name: words(options.language, "command.pane") }).click();
    const tabs = page.pane.getByRole("tab");
    await tabs.first().waitFor();
    for (let index = 0; index < (await tabs.count()); index++) {
      await tabs.nth(index).click();
      await look(`pane ${index}`);
    }
    expect(problems).toEqual([]);
  });

  test.each([320, 720, 1600])("at %i pixels the page does not scroll sideways", async (width) => {
    page = await stage.page({ language: "zh", width, height: 700 });
    expect(await page.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
