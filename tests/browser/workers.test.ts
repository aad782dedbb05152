import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { PANE_IMPORT_WORDS } from "../../src/words/pane-import-words";
import { PANE_RECONCILE_WORDS } from "../../src/words/pane-reconcile-words";
import { PANE_WORDS } from "../../src/words/pane-words";
import { say } from "../../src/words/texts";
import { ExcelFixture } from "../excel/excel-fixture";
import { ReconcilePage } from "./reconcile-page";
import { TaskpaneStage } from "./taskpane-page";
import { type WorkbenchPage, WorkbenchStage } from "./workbench-page";

let stage: WorkbenchStage;
let page: WorkbenchPage | undefined;
beforeAll(async () => {
  stage = await WorkbenchStage.open();
});
afterAll(() => stage?.close());
afterEach(() => page?.close());

/** Enough on both sides together for a worker of its own, in files that are large enough to be read in one. */
const COUNT = 2600;
const number = (row: number): string => String(10_000 + row);
const day = (row: number): string => `2026-05-${String((row % 28) + 1).padStart(2, "0")}`;
const amount = (row: number): string => (100 + row * 1.37).toFixed(2);
const rows = Array.from({ length: COUNT }, (_, row) => row);
const ENTRIES = ["Date,Customer,Type,Document,Debit,Credit,Currency", ...rows.map((row) => `${day(row)},North Trading,Payment,RC-${number(row)},,${amount(row)},USD`)].join("\n");
const BANK = `OFXHEADER:100
<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>77</BANKACCTFROM><BANKTRANLIST>
${rows.map((row) => `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>${day(row).replaceAll("-", "")}<TRNAMT>${amount(row)}<FITID>B${number(row)}<NAME>North Trading<MEMO>RC-${number(row)}</STMTTRN>`).join("\n")}
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

interface Told {
  readonly script: string;
  readonly kind: string;
}

/** In the page: keeps what workers answer, and whether one could not be started. */
function listen(): void {
  const kept = globalThis as unknown as { told: Told[] };
  kept.told = [];
  globalThis.Worker = class extends Worker {
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options);
      const tell = (kind: string): unknown => kept.told.push({ script: String(script), kind });
      this.addEventListener("message", ({ data }: MessageEvent<{ readonly kind: string }>) => tell(data.kind));
      this.addEventListener("error", () => tell("error"));
    }
  };
}

async function answersIn(page: Page): Promise<readonly Told[]> {
  return page.evaluate(() => (globalThis as unknown as { told: Told[] }).told);
}

// Where a worker's script cannot be loaded the page does the work itself, and nobody would notice but those who wait for it.
test("large files are read, and large lists compared, beside the page", async () => {
  page = await stage.page({ language: "en", file: "files/blank.xlsx" });
  const words = (key: keyof (typeof PANE_IMPORT_WORDS)["en"], params = {}): string => say(PANE_IMPORT_WORDS, "en", key, params);
  const { pane } = page;
  await pane.getByRole("button", { name: say(PANE_WORDS, "en", "first.import") }).click();
  await page.page.evaluate(listen);

  await pane.locator("input[type=file]").setInputFiles([
    { name: "entries.csv", mimeType: "text/csv", buffer: Buffer.from(ENTRIES) },
    { name: "may.ofx", mimeType: "application/octet-stream", buffer: Buffer.from(BANK) },
  ]);
  await pane.getByRole("button", { name: words("import", { count: "5,200" }) }).click();
  await pane.getByText(words("doneTitle"), { exact: true }).waitFor();
  const read = await answersIn(page.page);
  expect(read.length).toBeGreaterThan(0);
  expect(read.filter(({ kind }) => kind === "error" || kind === "fault")).toEqual([]);

  const flow = new ReconcilePage(page, "en", "workers");
  await pane.getByRole("tab", { name: say(PANE_WORDS, "en", "tab.reconcile"), exact: true }).click();
  await flow.compare("BankTransactions", { kind: "bank", periodEnd: "2026-05-31" });
  await pane.getByText(flow.words("result.agreeAll", { count: "2,600" })).waitFor();
  const compared = (await answersIn(page.page)).slice(read.length);
  expect(compared.filter(({ kind }) => kind === "error" || kind === "failed")).toEqual([]);
  expect(compared.map(({ kind }) => kind)).toContain("result");
});

test("the page in Excel compares large lists beside itself, too", async () => {
  const excel = await TaskpaneStage.open();
  try {
    const fixture = new ExcelFixture();
    const serial = (row: number): number => 46_143 + (row % 28);
    await fixture.seed([
      { name: "Books", tables: [{ name: "Ledger", at: "A1", headers: ["Date", "Customer", "Type", "Document", "Amount"], rows: rows.map((row) => [serial(row), "North Trading", "Invoice", `INV-${number(row)}`, Number(amount(row))]) }] },
      { name: "Theirs", tables: [{ name: "TheirList", at: "A1", headers: ["Date", "Document", "Debit", "Credit"], rows: rows.map((row) => [serial(row), `INV-${number(row)}`, Number(amount(row)), null]) }] },
    ]);
    const { page: pane } = await excel.page(fixture);
    const words = (key: keyof (typeof PANE_RECONCILE_WORDS)["en"], params = {}): string => say(PANE_RECONCILE_WORDS, "en", key, params);
    await pane.getByText("North Trading").first().waitFor();
    await pane.getByRole("tab", { name: say(PANE_WORDS, "en", "tab.reconcile"), exact: true }).click();
    await pane.evaluate(listen);
    await pane.getByRole("combobox", { name: words("list.table") }).first().selectOption({ label: "TheirList" });
    await pane.getByRole("button", { name: words("next", { step: words("step.columns") }), exact: true }).click();
    await pane.getByRole("button", { name: words("next", { step: words("step.rules") }), exact: true }).click();
    await pane.getByRole("button", { name: words("run"), exact: true }).click();
    await pane.getByText(words("result.agreeAll", { count: "2,600" })).waitFor();
    const kinds = (await answersIn(pane)).map(({ kind }) => kind);
    expect(kinds).not.toContain("error");
    expect(kinds).toContain("result");
  } finally {
    await excel.close();
  }
});
