import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type AddIn, createAddIn } from "../../src/actions/add-in";
import { dayOfDate } from "../../src/calendar/day";
import { subscriptions } from "../../src/functions/subscriptions";
import type { Formulas } from "../../src/host/formulas";
import type { MemoryWorkbook } from "../../src/host/memory-workbook";
import { calculate, shown, workbookWith } from "./grid-fixture";

const ROWS = [
  [46027, "North", "Invoice", "INV-1", 46056, 100.5, "USD"],
  [46042, "South", "Invoice", "INV-2", 46063, 80, "USD"],
];
let workbook: MemoryWorkbook;
let formulas: Formulas;
let addIn: AddIn;

beforeEach(() => {
  workbook = workbookWith([{ sheet: "Ledger", name: "Ledger", headers: ["Date", "Customer", "Type", "Document", "Due date", "Amount", "Currency"], rows: ROWS }]);
  addIn = createAddIn({ workbook, language: "en", today: () => dayOfDate(2026, 11, 25)! });
  subscriptions.connect(addIn.live, "en");
  formulas = calculate(workbook);
});
afterEach(async () => {
  formulas.stop();
  subscriptions.disconnect();
  await addIn.live.stop();
});

const enter = (row: number, formula: string): void => workbook.setCell("Ledger", row, 9, { formula });
const at = (row: number, column = 9): string => shown(workbook, formulas, "Ledger", row, column);

describe("cells with LEDGER functions", () => {
  test("wait as #BUSY! until the ledger is read, then follow it, and so do formulas over them", async () => {
    enter(0, "=LEDGER.BALANCE(\"North\")");
    enter(1, "=J1*2");
    await formulas.settled();
    expect([at(0), at(1)]).toEqual(["#BUSY!", "#BUSY!"]);
    await addIn.live.refresh();
    await formulas.settled();
    expect([at(0), at(1)]).toEqual(["100.5", "201"]);
    workbook.setCell("Ledger", 1, 5, 10);
    await addIn.live.refresh();
    await formulas.settled();
    expect([at(0), at(1)]).toEqual(["10", "20"]);
  });

  test("ask once for the same call, ask anew when an argument changes, and stop when no cell asks", async () => {
    workbook.setCell("Ledger", 0, 8, "North");
    enter(0, "=LEDGER.BALANCE(I1)");
    enter(1, "=LEDGER.BALANCE(\"North\")");
    await addIn.live.refresh();
    await formulas.settled();
    expect([subscriptions.count(), at(0), at(1)]).toEqual([1, "100.5", "100.5"]);
    workbook.setCell("Ledger", 0, 8, "South");
    await formulas.settled();
    expect([subscriptions.count(), at(0), at(1)]).toEqual([2, "80", "100.5"]);
    workbook.setCell("Ledger", 0, 9, null);
    workbook.setCell("Ledger", 1, 9, 7);
    await formulas.settled();
    expect(subscriptions.count()).toBe(0);
  });

  test("say in words why there is no answer", async () => {
    enter(0, "=LEDGER.BALANCE(\"Nobody\")");
    await addIn.live.refresh();
    await formulas.settled();
    expect([at(0), formulas.messageAt("Ledger", 0, 9)]).toEqual(["#N/A", { text: expect.stringContaining("Nobody") }]);
  });

  test("fill the cells beside them, and pass errors of their arguments on", async () => {
    enter(4, "=LEDGER.AGING(\"North\")");
    enter(6, "=LEDGER.BALANCE(1/0)");
    await addIn.live.refresh();
    await formulas.settled();
    const spill = formulas.spillAround("Ledger", 4, 9)!;
    const row = Array.from({ length: spill.right - spill.left + 1 }, (_, index) => at(4, 9 + index));
    expect([row.at(-1), row.slice(0, -1).filter((amount) => amount !== "0"), at(6)]).toEqual(["100.5", ["100.5"], "#DIV/0!"]);
  });

  test("a prefix that Excel put before the name is understood", async () => {
    enter(0, "=_xldudf_LEDGER_BALANCE(\"North\")");
    await addIn.live.refresh();
    await formulas.settled();
    expect(at(0)).toBe("100.5");
  });
});
