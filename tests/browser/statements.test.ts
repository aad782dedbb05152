import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import { readZip } from "../../src/files/zip-read";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { PANE_DELIVERY_WORDS } from "../../src/words/pane-delivery-words";
import { PANE_FILE_WORDS } from "../../src/words/pane-file-words";
import { PANE_ISSUED_WORDS } from "../../src/words/pane-issued-words";
import { PANE_LEDGER_WORDS } from "../../src/words/pane-ledger-words";
import { PANE_STATEMENT_WORDS } from "../../src/words/pane-statement-words";
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

const LEDGER = { en: "Ledger", zh: "往来明细" } as const;

describe.each(["en", "zh"] as const)("statements in the workbench in %s", (language) => {
  const issued = (key: keyof (typeof PANE_ISSUED_WORDS)["en"], params = {}): string => say(PANE_ISSUED_WORDS, language, key, params);
  const statements = (key: keyof (typeof PANE_STATEMENT_WORDS)["en"]): string => say(PANE_STATEMENT_WORDS, language, key);
  const delivery = (key: keyof (typeof PANE_DELIVERY_WORDS)["en"]): string => say(PANE_DELIVERY_WORDS, language, key);

  async function openStatements(): Promise<void> {
    page = await stage.page({ language });
    await page.sheet(LEDGER[language]);
    await page.go("C3");
    await page.pane.getByRole("tab", { name: say(PANE_WORDS, language, "tab.statements"), exact: true }).click();
    await page.pane.getByRole("switch", { name: issued("issue") }).click();
    await page.pane.getByLabel(issued("issuedBy")).fill("Ann");
  }

  test("one is issued, followed, answered and written about, and axe finds nothing on the way", async () => {
    await openStatements();
    expect(await page.accessProblems()).toEqual([]);
    await page.pane.getByRole("button", { name: new RegExp(`^${issued("makeIssue", { customer: ".+" })}$`) }).click();
    await page.pane.getByRole("button", { name: issued("open", { count: 1 }) }).click();
    expect(await page.accessProblems()).toEqual([]);
    await page.pane.getByRole("list").getByRole("button").first().click();
    await page.pane.getByText(issued("same")).waitFor();
    await page.pane.getByRole("button", { name: delivery("open") }).click();
    await page.pane.getByLabel(delivery("text"), { exact: true }).waitFor();
    expect(await page.accessProblems()).toEqual([]);
    const [draft] = await Promise.all([page.page.waitForEvent("download", { timeout: 20_000 }), page.pane.getByRole("button", { name: delivery("draft") }).click()]);
    expect(fs.readFileSync(await draft.path(), "latin1")).toMatch(/X-Unsent: 1\r\n/);
    await page.pane.getByRole("button", { name: delivery("sent") }).click();
    await page.pane.getByText(issued("event.sent"), { exact: false }).first().waitFor();
    await page.picture(`issued-${language}`);
    expect(page.errors).toEqual([]);
  });

  test("all leave as one ZIP with a workbook for each customer", async () => {
    await openStatements();
    await page.pane.getByRole("radio", { name: statements("scope.all") }).click();
    await page.pane.getByRole("button", { name: say(PANE_FILE_WORDS, language, "menu") }).click();
    const [zip] = await Promise.all([page.page.waitForEvent("download", { timeout: 20_000 }), page.page.getByRole("menuitem", { name: say(PANE_FILE_WORDS, language, "save.all") }).click()]);
    const books = readZip(fs.readFileSync(await zip.path()));
    expect(books.length).toBeGreaterThan(1);
    for (const { name, compressed } of books) expect(MemoryWorkbook.open(compressed, name).book.sheets).toHaveLength(1);
    await page.page.locator(".tab-list").getByRole("tab", { name: language === "en" ? "Statement register" : "对账单登记" }).waitFor();
    expect(page.errors).toEqual([]);
  });

  test("the ribbon's statement takes the customer from any cell of an aging row", async () => {
    page = await stage.page({ language });
    await page.pane.getByRole("tab", { name: say(PANE_WORDS, language, "tab.aging"), exact: true }).click();
    await page.pane.getByRole("button", { name: say(PANE_LEDGER_WORDS, language, "aging.write") }).click();
    const place = page.page.locator("[data-address]", { hasText: /^C001$/ }).first();
    await place.waitFor();
    const row = /\d+$/.exec((await place.getAttribute("data-address"))!)![0];
    await page.go(`E${row}`);
    await page.ribbon.getByRole("button", { name: say(WORKBENCH_WORDS, language, "command.statement") }).click();
    await page.page.locator(".tab-list").getByRole("tab", { name: language === "en" ? "North Trading" : "北方商贸", exact: true }).waitFor();
    expect(page.errors).toEqual([]);
  });
});
