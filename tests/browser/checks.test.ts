import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { Language } from "../../src/words/language";
import { PANE_CHECKS_WORDS } from "../../src/words/pane-checks-words";
import { PANE_ENTRY_WORDS } from "../../src/words/pane-entry-words";
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

/** Parts that reach beyond the right edge of the pane. */
function sticksOut(): Promise<number> {
  return page.pane.locator(".pane-body").evaluate((body) => [...body.querySelectorAll<HTMLElement>("section, li, p, fieldset, .fui-Field")].filter((part) => part.getBoundingClientRect().right > body.getBoundingClientRect().right + 1).length);
}

test.each([["en", 320, "light", false], ["zh", 320, "light", true], ["zh", 1280, "dark", false]] as const)(
  "findings are put right and undone, an entry is added, in %s, %i pixels wide, %s, contrast %p: nothing sticks out and axe finds nothing",
  async (language: Language, width, theme, forcedColors) => {
    const words = (key: keyof (typeof PANE_CHECKS_WORDS)["en"], params = {}): string => say(PANE_CHECKS_WORDS, language, key, params);
    const entryWords = (key: keyof (typeof PANE_ENTRY_WORDS)["en"]): string => say(PANE_ENTRY_WORDS, language, key);
    page = await stage.page({ language, theme, forcedColors });
    await page.pane.getByRole("tab").first().waitFor();
    await page.type("A3", "'2026/1/9");
    if (width < 720) await page.page.setViewportSize({ width, height: 720 });
    await page.pane.getByRole("button", { name: say(PANE_WORDS, language, "more") }).click();
    await page.page.getByRole("menuitem", { name: say(PANE_WORDS, language, "tab.checks") }).click();
    const rule = page.pane.getByRole("button", { expanded: false }).first();
    await rule.waitFor();
    await rule.click();
    await page.picture(`checks-${language}-${width}`);
    expect(await page.accessProblems()).toEqual([]);
    expect(await sticksOut()).toBe(0);
    await page.pane.getByRole("button", { name: words("fixRepairs", { count: 1 }) }).click();
    await page.pane.getByRole("button", { name: words("undo") }).first().click();
    await page.pane.getByText(words("undone", { count: 1 })).first().waitFor();
    await page.pane.getByRole("tab").first().click();
    await page.pane.getByRole("button", { name: entryWords("open") }).click();
    await page.pane.getByLabel(entryWords("newName")).fill("Tailspin");
    await page.pane.getByLabel(entryWords("amount"), { exact: true }).fill("12,5o");
    await page.picture(`entry-${language}-${width}`);
    expect(await page.accessProblems()).toEqual([]);
    expect(await sticksOut()).toBe(0);
    expect(page.errors).toEqual([]);
  });
