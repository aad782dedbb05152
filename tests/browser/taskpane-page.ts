import type { Browser, Page } from "playwright-core";
import fs from "node:fs";
import path from "node:path";
import { officeApplication } from "../excel-host/application";
import type { ExcelFixture } from "../excel/excel-fixture";
import { launchBrowser } from "./launch";
import { type Served, serveFolders } from "./serve-folder";

const ROOT = path.join(__dirname, "..", "..");
const DIST = process.env.CUSTOMER_LEDGER_PAGE ?? path.join(ROOT, "dist");
const LIBRARY = path.join(ROOT, "node_modules", "@microsoft", "office-js", "dist");
/** Where the built page loads office.js from; the tests hand it the same files from the package. */
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const PICTURES = process.env.CUSTOMER_LEDGER_PICTURES;

export interface PageOptions {
  readonly uiLocale?: string;
  readonly sets?: Readonly<Record<string, string>>;
}

/** The built page of the add-in in a real browser, with Microsoft's client library, and Excel's part played by the executor of the tests. */
export class TaskpaneStage {
  private constructor(private readonly browser: Browser, private readonly served: Served) {}

  static async open(): Promise<TaskpaneStage> {
    if (!fs.existsSync(path.join(DIST, "taskpane.html"))) throw new Error("dist/taskpane.html is not there: run `npm run build` first");
    return new TaskpaneStage(await launchBrowser(), await serveFolders({ "/": DIST }));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.served.close();
  }

  async page(fixture: ExcelFixture, options: PageOptions = {}): Promise<TaskpanePage> {
    const page = await this.browser.newPage({ viewport: { width: 350, height: 700 } });
    const taskpane = new TaskpanePage(page);
    await page.exposeFunction("excelExecute", (body: string, flags: number) => fixture.host.execute(body, flags));
    globalThis.raiseOfficeEvent = (kind, values) => void page.evaluate(([name, list]) => (globalThis as unknown as PageWorld).raiseOfficeEvent(name, list), [kind, values] as const).catch(() => undefined);
    await page.addInitScript(`(() => {
      const officeApplication = ${officeApplication.toString()};
      const application = officeApplication({ execute: (body, flags) => excelExecute(body, flags), ...${JSON.stringify(options)} });
      window.external = application.external;
      window.raiseOfficeEvent = application.raise;
      window.officeListens = application.listens;
    })();`);
    await page.route(`${CDN}**`, async (route) => {
      const file = path.join(LIBRARY, route.request().url().slice(CDN.length).replace(/\?.*$/, ""));
      if (fs.existsSync(file)) await route.fulfill({ path: file, contentType: "text/javascript" });
      else await route.abort();
    });
    await page.goto(`${this.served.address}/taskpane.html`);
    return taskpane;
  }
}

interface PageWorld {
  raiseOfficeEvent(kind: string, values: readonly unknown[]): void;
  officeListens(kind: string): boolean;
}

export class TaskpanePage {
  readonly errors: string[] = [];

  constructor(readonly page: Page) {
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(message.text());
    });
  }

  /** A button on the ribbon, as Excel tells the page of it. */
  async ribbon(command: string): Promise<void> {
    await this.page.waitForFunction(() => (globalThis as unknown as PageWorld).officeListens("ribbon"));
    await this.page.evaluate((name) => (globalThis as unknown as PageWorld).raiseOfficeEvent("ribbon", ["1", name, JSON.stringify({ source: { id: "Ledger.Button" } })]), command);
  }

  async picture(name: string): Promise<void> {
    if (!PICTURES) return;
    fs.mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  }
}
