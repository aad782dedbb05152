/**
 * The pictures of the README, taken of the running workbench: `npm run build`, then `node docs/pictures.js`.
 */
const path = require("node:path");
require("../bench/typescript.js");
const { launchBrowser } = require("../tests/browser/launch.ts");
const { serveFolders } = require("../tests/browser/serve-folder.ts");

const root = path.join(__dirname, "..");
const pane = (page) => page.locator(".pane-side");
const tab = (page, name) => pane(page).getByRole("tab", { name }).click();

/** Name of the picture, language, and what a person does before it is taken. */
const PICTURES = [
  ["workbench-en", "en", async () => {}],
  ["aging-zh", "zh", async (page) => tab(page, "账龄")],
  ["reconcile-en", "en", async (page) => {
    await tab(page, "Reconcile");
    await pane(page).getByRole("combobox").first().selectOption({ label: "Northwind_Traders" });
    for (const name of [/^Next/, /^Next/, /^(Compare|Run)/]) await pane(page).getByRole("button", { name }).first().click();
    await pane(page).getByRole("button", { name: /^Mark/ }).first().click();
    await page.locator(".tab-list").getByRole("tab", { name: "Northwind statement" }).click();
  }],
  ["statement-en", "en", async (page) => {
    await page.locator(".tab-list").getByRole("tab", { name: "Customers" }).click();
    await page.locator(".name-box").fill("A4");
    await page.keyboard.press("Enter");
    await tab(page, "Statements");
    await page.getByRole("button", { name: "Statement for this customer" }).first().click();
  }],
];

(async () => {
  const served = await serveFolders({ "/": path.join(root, "dist") });
  const browser = await launchBrowser();
  const wanted = process.argv.slice(2);
  for (const [name, language, act] of PICTURES) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const page = await browser.newPage({ viewport: { width: 1440, height: 800 }, deviceScaleFactor: 1 });
    const file = language === "zh" ? encodeURIComponent("样例.xlsx") : "sample.xlsx";
    await page.goto(`${served.address}/workbench.html?file=${file}&lang=${language}&theme=light`);
    await page.getByRole("grid").waitFor();
    await page.waitForTimeout(3000);
    await act(page);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: path.join(__dirname, "images", `${name}.png`) });
    await page.close();
  }
  await browser.close();
  await served.close();
})();
