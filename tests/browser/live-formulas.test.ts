import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { bookOfFormulas, plainBook } from "./formula-books";
import { say } from "../../src/words/texts";
import { WORKBENCH_WORDS } from "../../src/words/workbench-words";
import { type WorkbenchPage, WorkbenchStage } from "./workbench-page";

const MANY = { lines: 20_000, customers: 1000, formulas: 5000 };

let stage: WorkbenchStage;
let page: WorkbenchPage;
beforeAll(async () => {
  stage = await WorkbenchStage.open();
  fs.writeFileSync(path.join(stage.files, "plain.xlsx"), plainBook());
  fs.writeFileSync(path.join(stage.files, "many.xlsx"), bookOfFormulas(MANY));
});
afterAll(() => stage?.close());
afterEach(() => page?.close());

const shows = (address: string, text: string): Promise<void> => page.cell(address).getByText(text, { exact: true }).waitFor();
const texts = async (addresses: readonly string[]): Promise<(string | null)[]> => Promise.all(addresses.map((address) => page.cell(address).textContent()));

/** Waits until the cells show these texts. */
async function show(expected: Readonly<Record<string, string>>): Promise<void> {
  for (const [address, text] of Object.entries(expected)) await (text === "" ? page.page.waitForFunction((at) => (document.querySelector(`[data-address="${at}"]`)?.textContent ?? "") === "", address) : shows(address, text));
}

test("balance, aging and a spilled statement follow an edit of a line, a new line, and what is undone", async () => {
  page = await stage.page({ language: "en", width: 1900 });
  await page.sheet("Ledger");
  await page.type("K2", "=LEDGER.BALANCE(\"C001\",DATE(2026,3,31))");
  await page.type("K4", "=LEDGER.AGING(\"C001\",DATE(2026,3,31))");
  await page.type("K6", "=LEDGER.STATEMENT(\"C001\",DATE(2026,2,1),DATE(2026,3,31))");
  const before = { K2: "670.5", L4: "420", M4: "250.5", R4: "670.5", Q7: "1250.5", P8: "1000", Q9: "670.5", M10: "Closing balance", Q10: "670.5" };
  await show(before);
  await page.type("G6", "500");
  await show({ K2: "750.5", L4: "500", M4: "250.5", R4: "750.5", O9: "500", Q9: "750.5", Q10: "750.5" });
  // A line typed right below the table belongs to it: the statement grows, the old last line moves down.
  await page.type("A7", "2026-03-20");
  await page.type("B7", "North Trading");
  await page.type("C7", "Payment");
  await page.type("D7", "RCT-2002");
  await page.type("G7", "-250.5");
  await page.type("H7", "USD");
  await show({ K2: "500", R4: "500", L10: "RCT-2002", P10: "250.5", Q10: "500", M11: "Closing balance", Q11: "500" });
  for (let edit = 0; edit < 7; edit++) await page.page.keyboard.press("Control+z");
  await show(before);
  await show({ M11: "" });
  expect(page.errors).toEqual([]);
});

describe("a ledger of plain cells", () => {
  const figures = async (): Promise<void> => {
    await page.sheet("Figures");
    await page.type("C2", "=LEDGER.BALANCE(\"North Trading\",DATE(2026,3,31))");
    await page.type("C4", "=LEDGER.AGING(\"South Stores\",DATE(2026,3,31))");
    await show({ C2: "250.5", D4: "80", J4: "80" });
  };
  const select = async (range: string): Promise<void> => {
    await page.sheet("Sales");
    await page.go(range);
    await page.page.getByRole("grid").focus();
  };

  test("deleted, its cells say in words what is missing; brought back, they show their figures", async () => {
    page = await stage.page({ language: "en", file: "files/plain.xlsx", width: 1900 });
    await figures();
    await select("A1:F5");
    await page.page.keyboard.press("Delete");
    await page.sheet("Figures");
    await show({ C2: "#N/A", C4: "#N/A", D4: "" });
    expect(await page.cell("C2").getAttribute("title")).toMatch(/No table of this workbook/);
    await page.ribbon.getByRole("button", { name: say(WORKBENCH_WORDS, "en", "undo") }).click();
    await page.sheet("Figures");
    await show({ C2: "250.5", D4: "80", J4: "80" });
    expect(page.errors).toEqual([]);
  });

  test("moved to another place, it is the same ledger", async () => {
    page = await stage.page({ language: "en", file: "files/plain.xlsx", width: 1900 });
    await figures();
    await select("A1:F5");
    await page.page.keyboard.press("Control+x");
    await page.go("C8");
    await page.page.getByRole("grid").focus();
    await page.page.keyboard.press("Control+v");
    await page.cell("H12").getByText("80", { exact: true }).waitFor();
    await page.sheet("Figures");
    await show({ C2: "250.5", D4: "80", J4: "80" });
    await page.sheet("Sales");
    await page.type("H12", "90");
    await page.sheet("Figures");
    await show({ C2: "250.5", D4: "90", J4: "90" });
    expect(page.errors).toEqual([]);
  });
});

test("in the other language a spilled statement and every error say the same in its words", async () => {
  page = await stage.page({ language: "en", width: 1900 });
  await page.sheet("Ledger");
  await page.type("K2", "=LEDGER.STATEMENT(\"C001\",DATE(2026,2,1),DATE(2026,3,31))");
  await page.type("K9", "=LEDGER.BALANCE(\"C001\",\"31/31/2026\")");
  await page.type("K10", "=LEDGER.AGING(\"C001\",DATE(2026,3,31))");
  await show({ K2: "Date", Q6: "670.5", K9: "#VALUE!", R10: "670.5" });
  const figures = await texts(["Q3", "P4", "Q4", "O5", "Q6", "L10", "M10", "R10"]);
  await page.page.locator("select").first().selectOption({ label: "简体中文" });
  await show({ K2: "日期", M6: "期末余额", K9: "#VALUE!" });
  expect(await texts(["Q3", "P4", "Q4", "O5", "Q6", "L10", "M10", "R10"])).toEqual(figures);
  expect(await page.cell("K9").getAttribute("title")).toMatch(/日期/);
  expect(page.errors).toEqual([]);
});

test("keys typed while 5,000 formulas follow an edit are all there, and so are the figures", async () => {
  page = await stage.page({ language: "en", file: "files/many.xlsx", width: 1600 });
  await page.sheet("Ledger");
  await page.cell("H1").getByText(/^-?\d+$/).waitFor();
  // Line 5 of the ledger is an invoice of the customer whose balance H1 shows.
  const [balance, amount] = (await texts(["H1", "F5"])).map(Number) as [number, number];
  const typed = "The quick brown fox jumps over the lazy dog, 0123456789 times; each key is seen.";
  for (const [round, changed] of [1000, 2000, 3000].entries()) {
    await page.type("F5", String(changed));
    await page.go(`J${4 + round}`);
    // No pause between the keys: they fall into the time in which the figures would be worked out.
    for (const key of typed) await page.page.keyboard.press(key === " " ? "Space" : key);
    await page.page.keyboard.press("Enter");
    await show({ [`J${4 + round}`]: typed, H1: String(balance + changed - amount) });
  }
  expect(page.errors).toEqual([]);
});
