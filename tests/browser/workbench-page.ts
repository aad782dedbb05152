import type { Browser, Locator, Page } from "playwright-core";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { launchBrowser } from "./launch";
import { sampleBook } from "./sample-book";
import { type Served, serveFolders } from "./serve-folder";

const DIST = process.env.CUSTOMER_LEDGER_PAGE ?? path.join(__dirname, "..", "..", "dist");
const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
/** Pictures of what the tests see, for whoever asks for them. */
const PICTURES = process.env.CUSTOMER_LEDGER_PICTURES;

/** The built workbench in a real browser, with files of our own beside it. */
export class WorkbenchStage {
  private constructor(
    private readonly browser: Browser,
    private readonly served: Served,
    readonly files: string,
  ) {}

  static async open(): Promise<WorkbenchStage> {
    if (!fs.existsSync(path.join(DIST, "workbench.html"))) throw new Error("dist/workbench.html is not there: run `npm run build` first");
    const files = fs.mkdtempSync(path.join(os.tmpdir(), "workbench-test-"));
    fs.writeFileSync(path.join(files, "en.xlsx"), sampleBook("en"));
    fs.writeFileSync(path.join(files, "zh.xlsx"), sampleBook("zh"));
    fs.writeFileSync(path.join(files, "blank.xlsx"), MemoryWorkbook.empty().save());
    const served = await serveFolders({ "/": DIST, "/files/": files });
    return new WorkbenchStage(await launchBrowser(), served, files);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.served.close();
    fs.rmSync(this.files, { recursive: true, force: true });
  }

  /** A page on a file; problems that the page reports to its console fail the test that reads `errors`. */
  async page(options: { readonly language: "en" | "zh"; readonly file?: string; readonly theme?: "light" | "dark"; readonly width?: number; readonly height?: number; readonly forcedColors?: boolean }): Promise<WorkbenchPage> {
    const { language, file = `files/${language}.xlsx`, theme = "light", width = 1280, height = 800, forcedColors } = options;
    const page = await this.browser.newPage({ viewport: { width, height }, acceptDownloads: true, forcedColors: forcedColors ? "active" : "none" });
    const opened = new WorkbenchPage(page);
    await page.goto(`${this.served.address}/workbench.html?file=${file}&lang=${language}&theme=${theme}`);
    await page.getByRole("grid").waitFor();
    return opened;
  }
}

export class WorkbenchPage {
  readonly errors: string[] = [];

  constructor(readonly page: Page) {
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(message.text());
    });
  }

  get pane(): Locator {
    return this.page.locator(".pane-side");
  }

  get ribbon(): Locator {
    return this.page.getByRole("toolbar").first();
  }

  cell(address: string): Locator {
    return this.page.locator(`[data-address="${address}"]`);
  }

  async go(place: string): Promise<void> {
    await this.page.locator(".name-box").fill(place);
    await this.page.keyboard.press("Enter");
  }

  async type(place: string, text: string): Promise<void> {
    await this.go(place);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  async sheet(name: string): Promise<void> {
    await this.page.locator(".tab-list").getByRole("tab", { name, exact: true }).click();
  }

  /** What axe finds wrong, in a line each. Fluent's own stops for the Tab key, which no reader meets, are left out. */
  async accessProblems(): Promise<string[]> {
    await this.page.evaluate(AXE);
    // A button on its way from one colour to another has neither.
    await this.page.evaluate(() => Promise.all(document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity).map((animation) => animation.finished.catch(() => null))));
    const violations = await this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run: (where: object, options: object) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
      return (await axe.run({ exclude: [["[data-tabster-dummy]"]] }, { resultTypes: ["violations"] })).violations;
    });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} – ${failureSummary.replace(/\s+/g, " ").slice(0, 220)}`));
  }

  /** Only where pictures are asked for. */
  async picture(name: string): Promise<void> {
    if (!PICTURES) return;
    fs.mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
