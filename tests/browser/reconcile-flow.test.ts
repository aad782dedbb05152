import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import type { Language } from "../../src/words/language";
import { PANE_WORDS } from "../../src/words/pane-words";
import { say } from "../../src/words/texts";
import { reconcileBook } from "./reconcile-book";
import { ReconcilePage } from "./reconcile-page";
import { type WorkbenchPage, WorkbenchStage } from "./workbench-page";

let stage: WorkbenchStage;
let page: WorkbenchPage | undefined;
beforeAll(async () => {
  stage = await WorkbenchStage.open();
  for (const language of ["en", "zh"] as const) fs.writeFileSync(path.join(stage.files, `reconcile-${language}.xlsx`), reconcileBook(language));
});
afterAll(() => stage?.close());
afterEach(() => page?.close());

type Look = Omit<Parameters<WorkbenchStage["page"]>[0], "language" | "file">;

async function opened(language: Language, name: string, look: Look = {}): Promise<ReconcilePage> {
  page = await stage.page({ language, file: `files/reconcile-${language}.xlsx`, ...look });
  const flow = new ReconcilePage(page, language, name);
  await flow.open();
  return flow;
}

/** Texts of a column of the sheet that is open, from its second row. */
async function column(flow: ReconcilePage, letter: string, rows: number): Promise<string[]> {
  return Promise.all(Array.from({ length: rows }, (_, row) => flow.page.cell(`${letter}${row + 2}`).innerText()));
}

const LOOKS: readonly [string, Language, Look][] = [["light English", "en", { width: 1600, height: 1000 }], ["320 pixels", "zh", { width: 320, height: 700 }]];

describe.each(LOOKS)("a customer's statement, decided from list to agreement: %s", (name, language, look) => {
  test("every step is kept and nothing is out of reach", async () => {
    const flow = await opened(language, name.replace(/\W+/g, "-"), look);
    const { book } = flow;
    await flow.compare(book.june, { periodEnd: "2026-06-30" });

    await flow.item(/INV-1003/).click();
    await flow.look("item");
    await flow.press(flow.words("item.jumpTheirs", { row: 3 }));
    await flow.press(flow.decision("note"));
    await flow.page.pane.getByRole("textbox", { name: flow.decision("note") }).fill("rang them");
    await flow.page.pane.getByRole("textbox", { name: flow.decision("owner") }).fill("Li");
    await flow.press(flow.decision("noteSave"));
    await flow.shows(flow.page.pane.getByText(flow.decision("decided.note", { note: "rang them" })));
    await flow.press(flow.decision("dispute"));
    await flow.shows(flow.page.pane.getByText(flow.decision("decided.disputed")).last());
    await flow.look("item-noted");
    await flow.press(flow.decision("accept"));
    await flow.told(flow.decision("accepted", { count: 1 }));

    await flow.press(flow.decision("pick"));
    for (const text of [/INV-1004/, /INV-1005/, /LUMP-9/]) await flow.item(text).click();
    await flow.shows(flow.page.pane.getByText("50.00").last());
    await flow.look("group");
    await flow.press(flow.decision("put"));
    await flow.told(flow.decision("done", { count: 3 }));
    await flow.item(flow.decision("decided.grouped")).click();
    await flow.press(flow.decision("split"));
    await flow.page.pane.getByRole("checkbox", { name: /INV-1004/ }).check();
    await flow.page.pane.getByRole("checkbox", { name: /LUMP-9/ }).check();
    await flow.look("split");
    await flow.press(flow.decision("splitDo"));
    await flow.told(flow.decision("splitDone"));

    await flow.press(flow.decision("acceptAutomatic", { count: 3 }));
    await flow.told(flow.decision("accepted", { count: 3 }));
    await flow.look("decided");

    await flow.press(flow.words("mark"));
    await flow.told(/\d/);
    await flow.press(flow.words("write"));
    await flow.look("written");

    await flow.press(flow.decision("profile"));
    await flow.told(flow.decision("profiled"));
    await flow.press(flow.decision("agree"));
    await flow.told(flow.decision("agreed"));
    await flow.look("agreed");
    expect(flow.found).toEqual([]);
  });
});

describe("rows that move", () => {
  test("decisions stay with their rows when the ledger is sorted, and the next month starts from the agreed balance", async () => {
    const flow = await opened("en", "sorted", { height: 900 });
    await flow.compare("North_Trading_2026_06", { periodEnd: "2026-06-30" });
    await flow.item(/INV-1003/).click();
    await flow.press("Accept");
    await flow.told("1 match accepted.");
    await flow.press("Group by hand");
    for (const text of [/INV-1004/, /INV-1005/, /LUMP-9/]) await flow.item(text).click();
    await flow.press("Put together");
    await flow.told("3 rows are one group now.");
    const items = await flow.items.allInnerTexts();

    await flow.page.sheet("Ledger");
    const cells = async (row: number): Promise<string[]> => Promise.all(["A", "B", "C", "D", "E", "F"].map((letter) => flow.page.cell(`${letter}${row}`).innerText()));
    const [first, fourth] = [await cells(2), await cells(5)];
    for (const [place, letter] of ["A", "D", "E"].entries()) {
      const cell = [0, 3, 4][place]!;
      await flow.page.type(`${letter}2`, fourth[cell]!);
      await flow.page.type(`${letter}5`, first[cell]!);
    }
    await flow.shows(flow.page.pane.getByText(flow.words("result.stale")));
    await flow.press("Compare again");
    await flow.shows(flow.page.pane.getByText(flow.words("result.stale")), "detached");
    expect(await flow.items.allInnerTexts()).toEqual(items);

    await flow.press("Agree the period");
    await flow.told("Agreed. The next comparison starts from here.");
    await flow.toStep("list");
    await flow.compare("North_Trading_2026_07", { periodEnd: "2026-07-31" });
    await flow.shows(flow.page.pane.getByText(/of the period agreed up to 2026-06-30/));
    await flow.look("next-month");
    expect(flow.found).toEqual([]);
  });
});

describe.each([["forced colours", "en", { forcedColors: true, height: 900 }], ["dark Chinese", "zh", { theme: "dark", height: 900 }]] as const)("a bank list: %s", (name, language, look) => {
  test("only receipts that the ledger lacks are offered, they are added with what they pay, and never twice", async () => {
    const flow = await opened(language, `bank-${name.replace(/\W+/g, "-")}`, look);
    const { book } = flow;
    await flow.compare(book.bank, { periodEnd: "2026-06-30" });
    await flow.press(flow.decision("receipts", { count: 2 }));
    await flow.look("receipts");
    await flow.press(flow.decision("addReceipts", { count: 2 }));
    await flow.told(flow.decision("added", { entries: 2, allocations: 2, table: book.ledger }));
    await flow.shows(flow.page.pane.getByRole("button", { name: flow.decision("receipts", { count: 0 }) }));
    await flow.look("added");
    await flow.page.sheet(book.ledger);
    await flow.page.cell("D12").waitFor();
    expect(await column(flow, "D", 11)).toEqual(expect.arrayContaining(["B-2", "B-3"]));
    await flow.page.sheet(book.allocations);
    expect(await column(flow, "C", 3)).toEqual(["INV-1001", "INV-1002", "INV-1006"]);

    await flow.press(flow.words("mark"));
    await flow.toStep("list");
    await flow.compare(book.june, { periodEnd: "2026-06-30" });
    await flow.press(flow.words("mark"));
    await flow.page.sheet(book.ledger);
    await flow.page.cell("H1").getByText(/./).waitFor();
    expect(await Promise.all(["G1", "H1"].map((cell) => flow.page.cell(cell).innerText()))).not.toContain("");
    await flow.page.picture(`reconcile-both-${language}`);
    await flow.press(say(PANE_WORDS, language, "clearHighlights"));
    for (const cell of ["G1", "H1"]) await flow.page.cell(cell).getByText(/./).waitFor({ state: "detached" });
    expect(flow.found).toEqual([]);
  });
});
