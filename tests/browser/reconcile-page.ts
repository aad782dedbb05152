import type { Locator } from "playwright-core";
import type { Language } from "../../src/words/language";
import { PANE_DECISION_WORDS, type PaneDecisionText } from "../../src/words/pane-decision-words";
import { PANE_RECONCILE_WORDS } from "../../src/words/pane-reconcile-words";
import { PANE_WORDS } from "../../src/words/pane-words";
import { type Params, say } from "../../src/words/texts";
import { WORKBENCH_WORDS } from "../../src/words/workbench-words";
import { RECONCILE_BOOK } from "./reconcile-book";
import type { WorkbenchPage } from "./workbench-page";

type ReconcileText = keyof (typeof PANE_RECONCILE_WORDS)["en"];

/** The Reconcile tab as a person goes through it, in either language. */
export class ReconcilePage {
  readonly book;
  private readonly problems: string[] = [];

  constructor(readonly page: WorkbenchPage, readonly language: Language, private readonly name: string) {
    this.book = RECONCILE_BOOK[language];
  }

  words(key: ReconcileText, params: Params = {}): string {
    return say(PANE_RECONCILE_WORDS, this.language, key, params);
  }

  decision(key: PaneDecisionText, params: Params = {}): string {
    return say(PANE_DECISION_WORDS, this.language, key, params);
  }

  async press(name: string): Promise<void> {
    await this.page.pane.getByRole("button", { name, exact: true }).first().click();
  }

  /** What was asked for is done, and the page says so. */
  async told(text: string | RegExp): Promise<void> {
    await this.page.page.getByText(text).first().waitFor({ state: "attached" });
  }

  async open(): Promise<void> {
    // On a narrow page the pane lies over the sheet and is opened first.
    if (this.page.page.viewportSize()!.width < 600) await this.page.ribbon.getByRole("button", { name: say(WORKBENCH_WORDS, this.language, "command.pane"), exact: true }).click();
    await this.page.pane.getByRole("tab", { name: say(PANE_WORDS, this.language, "tab.reconcile"), exact: true }).click();
    await this.look("empty");
  }

  /** Through the four steps to the result, everything as it is proposed but for the end of the period. */
  async compare(table: string, { periodEnd, kind }: { readonly periodEnd?: string; readonly kind?: "statement" | "bank" } = {}): Promise<void> {
    await this.page.pane.getByRole("combobox", { name: this.words("list.table") }).first().selectOption({ label: table });
    if (kind) await this.page.pane.getByRole("combobox", { name: this.words("list.kind") }).selectOption(kind);
    await this.look("list");
    await this.press(this.words("next", { step: this.words("step.columns") }));
    await this.page.pane.getByText(this.words("columns.hint")).waitFor();
    await this.look("columns");
    await this.press(this.words("next", { step: this.words("step.rules") }));
    if (periodEnd) {
      const field = this.page.pane.getByLabel(this.words("rules.periodEnd"));
      await field.fill(periodEnd);
      await field.press("Enter");
    }
    await this.look("rules");
    await this.run();
    await this.look("result");
  }

  async run(): Promise<void> {
    await this.press(this.words("run"));
    await this.page.pane.getByRole("region", { name: this.words("result.items") }).waitFor();
  }

  async toStep(step: "list" | "rules"): Promise<void> {
    await this.page.pane.getByRole("navigation", { name: this.words("steps") }).getByRole("button", { name: this.words(`step.${step}`) }).click();
  }

  get items(): Locator {
    return this.page.pane.getByRole("region", { name: this.words("result.items") }).getByRole("listitem").getByRole("button");
  }

  item(text: string | RegExp): Locator {
    return this.items.filter({ hasText: text }).first();
  }

  async back(): Promise<void> {
    await this.press(say(PANE_WORDS, this.language, "back"));
    await this.page.pane.getByRole("region", { name: this.words("result.items") }).waitFor();
  }

  /** The answer is on the page within the time a browser needs to draw it. */
  async shows(locator: Locator, state: "visible" | "detached" = "visible"): Promise<void> {
    await locator.first().waitFor({ state });
  }

  /** Look as a person and as axe does; what axe finds is kept for the end. */
  async look(step: string): Promise<void> {
    await this.page.page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    this.problems.push(...(await this.page.accessProblems()).map((problem) => `${step}: ${problem}`));
    const wide = await this.page.page.evaluate(() => {
      const body = document.querySelector(".pane-side");
      return [...(body?.querySelectorAll("*") ?? [])].filter((element) => element.scrollWidth > element.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(element).overflowX)).map((element) => `${element.tagName}.${element.className.slice(0, 30)}`);
    });
    this.problems.push(...wide.map((element) => `${step}: scrolls sideways: ${element}`));
    await this.page.picture(`reconcile-${this.name}-${step}`);
  }

  get found(): readonly string[] {
    return [...this.problems, ...this.page.errors];
  }
}
