import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { Language } from "../../src/words/language";
import { PANE_IMPORT_WORDS } from "../../src/words/pane-import-words";
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

const OFX = `OFXHEADER:100
<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>77</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260601<TRNAMT>400.00<FITID>B1<NAME>North Trading<MEMO>INV-1, with a text that is long enough to take more than one line</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260602<TRNAMT>-12.50<FITID>B2<NAME>The bank<MEMO>Fee</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260603<FITID>B3<NAME>Nobody</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>900.00<DTASOF>20260630</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;
const CCB = "账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号\n1,青石,20260603 09:12:44,0,12000.00,112000.00,人民币元,东湖商贸,2,,20260603,电子转账,八月货款,8801-1\n1,青石,20260604 09:12:44,10.00,0,111980.00,人民币元,0,0,,20260604,手续费,,8801-2\n";

const files = (): { name: string; mimeType: string; buffer: Buffer }[] => [
  { name: "june.ofx", mimeType: "application/octet-stream", buffer: Buffer.from(OFX) }, { name: "建行.csv", mimeType: "text/csv", buffer: Buffer.from(CCB) },
];

async function openImport(language: Language): Promise<void> {
  await page.pane.getByRole("button", { name: say(PANE_WORDS, language, "more") }).click();
  await page.page.getByRole("menuitem", { name: say(PANE_WORDS, language, "tab.import") }).click();
}

test.each([["en", 320, "light", false], ["zh", 320, "light", true], ["zh", 1280, "dark", false]] as const)(
  "files are looked at and imported in %s, %i pixels wide, %s, contrast %p: nothing sticks out and axe finds nothing",
  async (language, width, theme, forcedColors) => {
    const words = (key: keyof (typeof PANE_IMPORT_WORDS)["en"], params = {}): string => say(PANE_IMPORT_WORDS, language, key, params);
    page = await stage.page({ language, theme, forcedColors });
    await page.pane.getByRole("tab").first().waitFor();
    if (width < 720) await page.page.setViewportSize({ width, height: 720 });
    await openImport(language);
    await page.pane.getByRole("button", { name: words("choose") }).waitFor();
    await page.picture(`import-empty-${language}-${width}`);
    expect(await page.accessProblems()).toEqual([]);
    await page.pane.locator("input[type=file]").setInputFiles(files());
    const importIt = page.pane.getByRole("button", { name: words("import", { count: 4 }) });
    await importIt.waitFor();
    await page.pane.getByRole("button", { name: new RegExp(`^${words("columns")}`) }).click();
    await page.picture(`import-looked-${language}-${width}`);
    await page.pane.getByRole("combobox").last().scrollIntoViewIfNeeded();
    await page.picture(`import-columns-${language}-${width}`);
    expect(await page.accessProblems()).toEqual([]);
    expect(await page.pane.locator(".pane-body").evaluate((body) => [...body.querySelectorAll<HTMLElement>("section, li, p")].filter((part) => part.getBoundingClientRect().right > body.getBoundingClientRect().right + 1).length)).toBe(0);
    await importIt.click();
    await page.pane.getByText(words("doneTitle"), { exact: true }).waitFor();
    await page.picture(`import-done-${language}-${width}`);
    expect(await page.accessProblems()).toEqual([]);
    await page.pane.getByRole("button", { name: words("undoOf", { name: "june.ofx" }) }).first().click();
    await page.pane.getByText(words("undone", { count: 2 })).first().waitFor();
    expect(page.errors).toEqual([]);
  });

test("a file dropped on the pane is looked at there; dropped on the sheet it is opened", async () => {
  page = await stage.page({ language: "en" });
  await page.pane.getByRole("tab").first().waitFor();
  const drop = (selector: string, name: string, text: string): Promise<void> => page.page.locator(selector).first().evaluate((target, [fileName, content]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content!], fileName!));
    for (const type of ["dragover", "drop"]) target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  }, [name, text] as const);
  await drop(".pane-body [role=tabpanel]", "june.ofx", OFX);
  await page.pane.getByRole("button", { name: "Import 2 rows" }).waitFor();
  expect(await page.page.getByRole("grid").first().isVisible()).toBe(true);
  expect(await page.page.locator(".drop").count()).toBe(0);
  await drop(".sheet-panel", "list.csv", "Date;Document;Amount\n2026-01-05;INV-1;10,50\n");
  await page.cell("B2").getByText("INV-1").waitFor();
  expect(page.errors).toEqual([]);
});
