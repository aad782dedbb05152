import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { ExcelFixture } from "../../tests/excel/excel-fixture";
import { TaskpaneStage } from "../../tests/browser/taskpane-page";
import type { BenchLine } from "../bench-line";

const DIST = process.env.CUSTOMER_LEDGER_PAGE ?? path.join(__dirname, "..", "..", "dist");

/** The add-in's own scripts that the page in Excel has asked for by the time it offers what to do first, packed as a web server sends them. */
async function scriptsBeforeUse(): Promise<number> {
  const stage = await TaskpaneStage.open();
  try {
    const { page } = await stage.page(new ExcelFixture());
    await page.locator("#pane button").first().waitFor();
    const addresses = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const own = new URL(page.url()).origin;
    const files = addresses.filter((address) => address.startsWith(own) && address.endsWith(".js")).map((address) => path.join(DIST, new URL(address).pathname));
    return [...new Set(files)].reduce((sum, file) => sum + packed(file), 0) / 1000;
  } finally {
    await stage.close();
  }
}

function packed(file: string): number {
  return gzipSync(fs.readFileSync(file), { level: 9 }).length;
}

function allScripts(): number {
  const folders = [DIST, path.join(DIST, "pane")];
  const files = folders.flatMap((folder) => fs.readdirSync(folder).filter((name) => name.endsWith(".js")).map((name) => path.join(folder, name)));
  return files.reduce((sum, file) => sum + packed(file), 0) / 1000;
}

export const lines: BenchLine[] = [
  {
    name: "bundle: scripts before first use, gzip",
    size: 1,
    runs: 1,
    goal: { kind: "limit", atMost: 250 },
    prepare: async () => {
      if (!fs.existsSync(path.join(DIST, "taskpane.html"))) return { skipped: "the page is not built: npm run build" };
      return { unit: "kB", ours: scriptsBeforeUse, other: { name: "all scripts in dist", run: allScripts } };
    },
  },
];
