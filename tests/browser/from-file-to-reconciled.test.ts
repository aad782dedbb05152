import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { PANE_CHECKS_WORDS } from "../../src/words/pane-checks-words";
import { PANE_IMPORT_WORDS } from "../../src/words/pane-import-words";
import { PANE_WORDS } from "../../src/words/pane-words";
import { say } from "../../src/words/texts";
import type { Language } from "../../src/words/language";
import { ReconcilePage } from "./reconcile-page";
import { type WorkbenchPage, WorkbenchStage } from "./workbench-page";

let stage: WorkbenchStage;
let page: WorkbenchPage | undefined;
beforeAll(async () => {
  stage = await WorkbenchStage.open();
});
afterAll(() => stage?.close());
afterEach(() => page?.close());

/** Another system's invoices and receipts: one due date has its day and month exchanged, one invoice is entered twice, one row has no readable date. */
const ENTRIES = `Date,Customer,Type,Document,Due date,Debit,Credit,Currency
2026-04-02,North Trading,Invoice,INV-1,2026-05-02,400.00,,USD
2026-04-03,North Trading,Invoice,INV-2,2026-03-05,250.50,,USD
2026-04-07,South Stores,Invoice,INV-3,2026-05-07,80.00,,USD
2026-04-08,South Stores,Invoice,INV-4,2026-05-08,90.00,,USD
2026-04-08,South Stores,Invoice,INV 4,2026-05-08,90.00,,USD
2026-04-31,South Stores,Invoice,INV-5,2026-05-08,5.00,,USD
2026-05-04,North Trading,Payment,RC-1,,,400.00,USD
2026-05-06,South Stores,Payment,RC-2,,,80.00,USD
`;
const BANK = `OFXHEADER:100
<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>77</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260504<TRNAMT>400.00<FITID>B1<NAME>North Trading<MEMO>INV-1</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260506<TRNAMT>80.00<FITID>B2<NAME>South Stores<MEMO>INV-3</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260530<TRNAMT>-12.50<FITID>B3<NAME>The bank<MEMO>Fee</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;
const file = (name: string, text: string): { name: string; mimeType: string; buffer: Buffer } => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });

test.each<[Language, number, boolean]>([["en", 1280, false], ["zh", 320, true]])("a blank workbook, two files of other systems, checked, put right and reconciled with the bank: %s, %i pixels wide", async (language, width, forcedColors) => {
  const words = (key: keyof (typeof PANE_IMPORT_WORDS)["en"], params = {}): string => say(PANE_IMPORT_WORDS, language, key, params);
  const checkWords = (key: keyof (typeof PANE_CHECKS_WORDS)["en"], params = {}): string => say(PANE_CHECKS_WORDS, language, key, params);
  page = await stage.page({ language, file: "files/blank.xlsx", forcedColors });
  const { pane } = page;
  const problems: string[] = [];
  const look = async (name: string): Promise<void> => {
    problems.push(...(await page!.accessProblems()).map((problem) => `${name}: ${problem}`));
    await page!.picture(`path-${name}-${language}-${width}`);
  };
  const openFiles = pane.getByRole("button", { name: say(PANE_WORDS, language, "first.import") });
  await openFiles.waitFor();
  if (width < 720) await page.page.setViewportSize({ width, height: 720 });
  await openFiles.click();

  // File → table: each kind says where it goes, and the row that cannot be read is told.
  await pane.locator("input[type=file]").setInputFiles([file("entries.csv", ENTRIES), file("may.ofx", BANK)]);
  await pane.getByText(words("goalNew", { rows: 7, table: "CustomerLedger" })).waitFor();
  await pane.getByText(words("goalNew", { rows: 3, table: "BankTransactions" })).waitFor();
  await pane.getByText(words("skipped.row", { row: 7 })).first().waitFor();
  await look("looked");
  await pane.getByRole("button", { name: words("import", { count: 10 }) }).click();
  await pane.getByText(words("doneTitle"), { exact: true }).waitFor();
  await look("imported");

  // Table → check → fix: the due date is put right, the twin is for a person, and says so.
  await pane.getByRole("button", { name: say(PANE_WORDS, language, "more"), exact: true }).click();
  await page.page.getByRole("menuitem", { name: say(PANE_WORDS, language, "tab.checks") }).click();
  const due = pane.getByRole("button", { name: /^(Due before its date|到期日早于单据日期)/ });
  await due.click();
  await pane.getByText(/2026-03-05 → 2026-05-03/).waitFor();
  await pane.getByRole("button", { name: /^(Same document, number typed differently|疑似重复单据)/ }).click();
  await pane.getByText(/^(Two documents, or one entered twice|是两张单据，还是重复录入)/).waitFor();
  await look("checked");
  await pane.getByRole("button", { name: new RegExp(`^${checkWords("fixOne")}: `) }).first().click();
  await due.waitFor({ state: "detached" });
  await look("fixed");

  // Fix → reconcile: both receipts agree with the bank, the bank's fee is ours to book.
  const flow = new ReconcilePage(page, language, `path-${width}`);
  await pane.getByRole("tab", { name: say(PANE_WORDS, language, "tab.reconcile"), exact: true }).click();
  await flow.compare("BankTransactions", { kind: "bank", periodEnd: "2026-05-31" });
  await pane.getByText(flow.words("result.agree", { agree: 2, count: 3 }), { exact: false }).first().waitFor();
  await flow.item(/12\.50/).waitFor();
  expect([...problems, ...flow.found]).toEqual([]);
});
