import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../tests/browser/launch";
import { serveFolders } from "../tests/browser/serve-folder";

/** Where the built page lies; another build can be named. */
const DIST = process.env.CUSTOMER_LEDGER_PAGE ?? path.join(__dirname, "..", "dist");
const WAIT_MS = 600_000;
/** The browser reports no task that is shorter. */
const REPORTED_MS_MIN = 50;

/** The longest task of the page's main thread in a stretch of work. */
export interface LongestTask {
  /** By the browser's own `PerformanceObserver`; 50 where it reported none. */
  readonly clockMs: number;
  /** By the browser's trace, the processor's time of that thread alone: on a busy machine the clock counts what others do as well. */
  readonly processorMs: number;
}

export interface PaneTasks {
  /** The page starts with its small sample. */
  readonly start: LongestTask;
  /** From the choice of the file to its figures in the pane. */
  readonly opening: LongestTask;
  /** From the press on Aging to its table. */
  readonly aging: LongestTask;
}

export function pageIsBuilt(): boolean {
  return fs.existsSync(path.join(DIST, "workbench.html"));
}

/** Opens a file in the built workbench as a user does, waits for the figures of its ledger in the pane, goes to Aging. */
export async function paneTasks(file: { readonly name: string; readonly bytes: Uint8Array; readonly rowsText: string }): Promise<PaneTasks> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pane-tasks-"));
  const big = path.join(folder, file.name);
  fs.writeFileSync(big, file.bytes);
  const served = await serveFolders({ "/": DIST });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(WAIT_MS);
    const pane = page.locator(".pane-side");
    const at = served.address;
    const start = await watched({ browser, page, at }, async () => {
      await page.goto(`${at}/workbench.html?lang=en`);
      await pane.getByRole("tab").first().waitFor();
    });
    const opening = await watched({ browser, page, at }, async () => {
      await page.locator("input[type=file]").first().setInputFiles(big);
      await pane.getByText(file.rowsText).waitFor();
    });
    const aging = await watched({ browser, page, at }, async () => {
      await pane.getByRole("tab", { name: "Aging" }).click();
      await pane.getByRole("table").last().waitFor();
    });
    return { start, opening, aging };
  } finally {
    await browser.close();
    await served.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Quiet time after an edit before the ledger is read again: the figures may be asked for only after it. */
const DEBOUNCE_MS = 300;

export interface EditTasks {
  /** From the end of the debounce until a formula beside the edit shows its new figure. */
  readonly figureMs: number;
  readonly whole: LongestTask;
}

/** In a workbook of formulas: an amount of the ledger is typed over; a cell beside it shows the new balance, and so do the others. */
export async function editTasks(book: { readonly bytes: Uint8Array; readonly rowsText: string; readonly edited: string; readonly typed: string; readonly watched: string; readonly shows: string }): Promise<EditTasks> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "edit-tasks-"));
  const big = path.join(folder, "formulas.xlsx");
  fs.writeFileSync(big, book.bytes);
  const served = await serveFolders({ "/": DIST });
  const browser = await launchBrowser();
  try {
    // As wide as it takes to see the cell beside the table.
    const page = await browser.newPage({ viewport: { width: 2600, height: 800 } });
    page.setDefaultTimeout(WAIT_MS);
    await page.goto(`${served.address}/workbench.html?lang=en`);
    await page.locator("input[type=file]").first().setInputFiles(big);
    await page.locator(".pane-side").getByText(book.rowsText).waitFor();
    await page.locator(`[data-address="${book.watched}"]`).getByText(/^[\d,.()-]+$/).waitFor();
    await page.locator(".status-bar, [class*=status]").getByText("Ready").first().waitFor();
    await page.locator(".name-box").fill(book.edited);
    await page.keyboard.press("Enter");
    await page.keyboard.type(book.typed);
    let figureMs = 0;
    const whole = await watched({ browser, page, at: served.address }, async () => {
      await page.evaluate(watchForFigure, { address: book.watched, text: book.shows });
      await page.keyboard.press("Enter");
      figureMs = (await page.evaluate(() => (globalThis as unknown as FigureWatch).figureShown)) - DEBOUNCE_MS;
      // The whole reading follows when it is quiet.
      await page.waitForTimeout(4000);
    });
    return { figureMs, whole };
  } finally {
    await browser.close();
    await served.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

interface FigureWatch {
  figureShown: Promise<number>;
}

/** In the page, before the key is pressed: keeps the milliseconds from Enter until the cell shows the text. */
function watchForFigure({ address, text }: { readonly address: string; readonly text: string }): void {
  (globalThis as unknown as FigureWatch).figureShown = new Promise((resolve) => {
    let startMs = 0;
    addEventListener("keydown", () => (startMs = performance.now()), { capture: true, once: true });
    const look = (): void => {
      if (startMs > 0 && document.querySelector(`[data-address="${address}"]`)?.textContent === text) resolve(performance.now() - startMs);
      else requestAnimationFrame(look);
    };
    look();
  });
}

async function watched({ browser, page, at }: { readonly browser: Browser; readonly page: Page; readonly at: string }, work: () => Promise<void>): Promise<LongestTask> {
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
  await page.evaluate(observe).catch(() => null);
  await page.addInitScript(observe);
  await work();
  // What follows from it (layout, paint, effects) belongs to it.
  await page.waitForTimeout(500);
  const clockMs = await page.evaluate(() => Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks));
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return { clockMs: Math.max(clockMs, REPORTED_MS_MIN), processorMs: longestOfPage(trace.traceEvents, at) };
}

/** In the page: keeps the durations of long tasks from now on. */
function observe(): void {
  const kept = globalThis as unknown as { longTasks: number[]; longTaskObserver?: PerformanceObserver };
  kept.longTasks = [];
  kept.longTaskObserver?.disconnect();
  kept.longTaskObserver = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) kept.longTasks.push(duration);
  });
  kept.longTaskObserver.observe({ entryTypes: ["longtask"] });
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/** The browser has pages of its own: ours is the thread that runs a script of ours which is no worker's. */
function longestOfPage(events: readonly TraceEvent[], at: string): number {
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const ours = new Set(events.filter(({ name, args }) => name === "FunctionCall" && args?.data?.url?.startsWith(at)).map(threadOf));
  const drawn = new Set(events.filter(({ name }) => name === "UpdateLayoutTree").map(threadOf));
  let longest = 0;
  for (const event of events) if (event.name === "RunTask" && ours.has(threadOf(event)) && drawn.has(threadOf(event))) longest = Math.max(longest, event.tdur ?? 0);
  return longest / 1000;
}
