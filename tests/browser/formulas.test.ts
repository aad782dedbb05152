import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { PANE_FORMULA_WORDS } from "../../src/words/pane-formula-words";
import { PANE_WORDS } from "../../src/words/pane-words";
import { say } from "../../src/words/texts";
import { type WorkbenchPage, WorkbenchStage } from "./workbench-page";

let stage: WorkbenchStage;
let page: WorkbenchPage;
beforeAll(async () => {
  stage = await WorkbenchStage.open();
});
afterAll(() => stage?.close());
afterEach(() => page?.close());

const SHEETS = { en: { ledger: "Ledger", customer: "North Trading" }, zh: { ledger: "往来明细", customer: "北方商贸" } } as const;

async function openFormulas(language: "en" | "zh", part: "explain" | "insert" | "blocks"): Promise<(key: keyof (typeof PANE_FORMULA_WORDS)["en"], params?: Record<string, string | number>) => string> {
  const words = (key: keyof (typeof PANE_FORMULA_WORDS)["en"], params = {}): string => say(PANE_FORMULA_WORDS, language, key, params);
  await page.sheet(SHEETS[language].ledger);
  await page.pane.getByRole("button", { name: say(PANE_WORDS, language, "more"), exact: true }).click();
  await page.page.getByRole("menuitem", { name: say(PANE_WORDS, language, "tab.formulas"), exact: true }).click();
  await page.pane.getByRole("tab", { name: words(`part.${part}`) }).click();
  return words;
}

describe.each(["en", "zh"] as const)("formulas in the workbench, in %s", (language) => {
  const { ledger } = SHEETS[language];

  test("a cell is explained by its rows, and a row is shown in the sheet", async () => {
    page = await stage.page({ language });
    const words = await openFormulas(language, "explain");
    await page.type("K2", "=LEDGER.BALANCE(\"C001\")");
    await page.cell("K2").getByText("670.5", { exact: true }).waitFor();
    await page.go("K2");
    await page.pane.getByText(words("explain.ties")).waitFor();
    expect(await page.pane.getByRole("listitem").count()).toBe(4);
    expect(await page.accessProblems()).toEqual([]);
    await page.picture(`explain-${language}`);
    await page.pane.getByRole("button", { name: /RCT-2001/ }).click();
    expect(await page.page.locator(".name-box").inputValue()).toMatch(/^A4/);
    expect(page.errors).toEqual([]);
  });

  test("a block of formulas is written at the selected cell, follows an edit, and is not written over", async () => {
    page = await stage.page({ language, width: 1600 });
    const words = await openFormulas(language, "blocks");
    await page.go("K2");
    const block = page.pane.getByRole("region", { name: words("block.overdue") });
    await block.getByRole("button", { name: words("block.write", { cell: `${ledger}!K2` }) }).click();
    await page.pane.getByText(words("block.written", { name: words("block.overdue"), cell: `${ledger}!K2` })).first().waitFor();
    await page.cell("O3").getByText("670.50").waitFor();
    await page.type("G6", "500");
    await page.cell("O3").getByText("750.50").waitFor();
    await page.go("K2");
    await block.getByRole("button").click();
    await page.pane.getByText(/not blank|不是空白/).first().waitFor();
    expect(await page.cell("K2").textContent()).toBe(words("block.customer"));
    expect(await page.accessProblems()).toEqual([]);
    expect(page.errors).toEqual([]);
  });

  test("a ledger that is no longer one says so in its cells, and comes back", async () => {
    page = await stage.page({ language });
    await page.sheet(ledger);
    const header = (await page.cell("G1").textContent())!;
    await page.type("K2", "=LEDGER.BALANCE(\"C001\")");
    await page.cell("K2").getByText("670.5", { exact: true }).waitFor();
    await page.type("G1", "?");
    await page.cell("K2").getByText("#N/A", { exact: true }).waitFor();
    await page.type("G1", header.trim());
    await page.cell("K2").getByText("670.5", { exact: true }).waitFor();
    expect(page.errors).toEqual([]);
  });
});

test("the figures stay when the language changes, the words change", async () => {
  page = await stage.page({ language: "en" });
  await page.sheet("Ledger");
  await page.type("K2", "=LEDGER.BALANCE(\"C001\")");
  await page.type("K3", "=LEDGER.BALANCE(\"Nobody\")");
  await page.cell("K3").getByText("#N/A", { exact: true }).waitFor();
  expect(await page.cell("K3").getAttribute("title")).toMatch(/No customer is called/);
  await page.page.locator("select").first().selectOption({ label: "简体中文" });
  await page.page.locator("[data-address=\"K3\"][title*=\"没有\"]").waitFor();
  expect(await page.cell("K2").textContent()).toBe("670.5");
  expect(page.errors).toEqual([]);
});
