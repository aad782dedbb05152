import { afterEach, describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import type { Formulas } from "../../src/host/formulas";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { calculate, shown, workbookWith } from "./grid-fixture";

const SERIALS = { jan: 46053, feb: 46081, mar: 46112, apr: 46142 };
const LEDGER = {
  sheet: "Book", name: "Ledger", headers: ["Customer", "Type", "Amount", "Due Date"],
  rows: [
    ["North", "Invoice", 100.1, SERIALS.jan], ["north", "Payment", -40.05, null], ["South", "Invoice", 250, SERIALS.feb], [null, "Invoice", { error: "#N/A" }, SERIALS.mar], ["South*", "Note", "text", SERIALS.apr],
  ],
};
const JOURNAL = { sheet: "明细", name: "往来明细", headers: ["客户", "借方", "贷方"], rows: [["甲", 10, 0], ["乙", 20.5, 3]] };
const NAMES = [
  { name: "Rate", sheet: null, refersTo: "Book!$F$1" }, { name: "截止日", sheet: null, refersTo: "46326" }, { name: "Nested", sheet: null, refersTo: "Rate*2" },
];

let running: Formulas | null = null;
afterEach(() => running?.stop());

function open(): MemoryWorkbook {
  const workbook = workbookWith([LEDGER, JOURNAL], NAMES);
  [5, 7, null, "12", true].forEach((value, row) => workbook.setCell("Book", row, 5, value));
  return workbook;
}

async function settle(workbook: MemoryWorkbook): Promise<Formulas> {
  running = calculate(workbook);
  await running.settled();
  return running;
}

test("every formula of the cases shows what a spreadsheet shows", async () => {
  const lines = fs.readFileSync(path.join(__dirname, "..", "cases", "host", "formulas.txt"), "utf8").split("\n");
  const cases = lines.filter((line) => line.startsWith("=")).map((line) => line.split(/\s+→ ?/) as [string, string]);
  const workbook = open();
  cases.forEach(([formula], index) => workbook.setCell("Book", 40 + index, 20, { formula }));
  const formulas = await settle(workbook);
  const answers = cases.map(([formula], index) => `${formula} → ${shown(workbook, formulas, "Book", 40 + index, 20)}`);
  expect(answers).toEqual(cases.map(([formula, expected]) => `${formula} → ${expected}`));
});

describe("after an edit", () => {
  test("what depends on it follows, through other formulas and other sheets, and nothing else is worked out", async () => {
    const workbook = open();
    workbook.setCell("Book", 10, 0, { formula: "=SUM(F1:F2)" });
    workbook.setCell("明细", 10, 0, { formula: "=Book!A11*2" });
    workbook.setCell("Book", 11, 0, { formula: "=SUM(往来明细[借方])" });
    const formulas = await settle(workbook);
    expect(shown(workbook, formulas, "明细", 10, 0)).toBe("24");
    workbook.setComputed("Book", 11, 0, -1); // would be put right if it were worked out again
    workbook.setCell("Book", 0, 5, 100);
    await formulas.settled();
    expect([shown(workbook, formulas, "Book", 10, 0), shown(workbook, formulas, "明细", 10, 0), shown(workbook, formulas, "Book", 11, 0)]).toEqual(["107", "214", "-1"]);
  });

  test("a row typed below a table is in the totals over it", async () => {
    const workbook = open();
    workbook.setCell("明细", 0, 6, { formula: "=SUM(往来明细[借方])" });
    const formulas = await settle(workbook);
    workbook.setCell("明细", 3, 0, "丙");
    workbook.setCell("明细", 3, 1, 4.5);
    await formulas.settled();
    expect(shown(workbook, formulas, "明细", 0, 6)).toBe("35");
  });

  test("thousands of edits at once are one piece of work", async () => {
    const workbook = open();
    workbook.setCell("Book", 30, 0, { formula: "=SUM(Z1:Z3000)" });
    const formulas = await settle(workbook);
    for (let row = 0; row < 3000; row++) workbook.setCell("Book", row, 25, row % 2 ? 1 : { formula: "=1+1" });
    await formulas.settled();
    expect(shown(workbook, formulas, "Book", 30, 0)).toBe("4500");
  });

  test("a formula replaced by a value forgets what it followed", async () => {
    const workbook = open();
    workbook.setCell("Book", 10, 0, { formula: "=F1" });
    const formulas = await settle(workbook);
    workbook.setCell("Book", 10, 0, 1);
    workbook.setCell("Book", 0, 5, 50);
    await formulas.settled();
    expect(shown(workbook, formulas, "Book", 10, 0)).toBe("1");
  });

  test("a running balance of thousands of rows follows its first row", async () => {
    const rows = 5000;
    const workbook = workbookWith([{ sheet: "Run", name: "Run", headers: ["Amount"], rows: Array.from({ length: rows }, () => [1]) }]);
    for (let row = rows; row >= 1; row--) workbook.setCell("Run", row, 2, { formula: row === 1 ? "=A2" : `=C${row}+A${row + 1}` });
    const formulas = await settle(workbook);
    workbook.setCell("Run", 1, 0, 11);
    await formulas.settled();
    expect(shown(workbook, formulas, "Run", rows, 2)).toBe("5010");
  });
});

describe("results larger than a cell", () => {
  test("fill blank neighbours, are read by other formulas, and end with their formula", async () => {
    const workbook = open();
    workbook.setCell("Book", 20, 0, { formula: "=TRANSPOSE(F1:F2)*10" });
    workbook.setCell("Book", 22, 0, { formula: "=B21+1" });
    workbook.setCell("Book", 23, 0, { formula: "=SUM(A21#)" });
    const formulas = await settle(workbook);
    expect(formulas.spillAround("Book", 20, 1)).toEqual({ top: 20, left: 0, bottom: 20, right: 1 });
    expect([shown(workbook, formulas, "Book", 20, 1), shown(workbook, formulas, "Book", 22, 0), shown(workbook, formulas, "Book", 23, 0)]).toEqual(["70", "71", "120"]);
    workbook.setCell("Book", 20, 0, null);
    await formulas.settled();
    expect([formulas.spilledValue("Book", 20, 1), shown(workbook, formulas, "Book", 22, 0)]).toEqual([undefined, "1"]);
  });

  test("show #SPILL! where something stands, and spill once it is gone", async () => {
    const workbook = open();
    workbook.setCell("Book", 21, 0, "in the way");
    workbook.setCell("Book", 20, 0, { formula: "=F1:F2" });
    const formulas = await settle(workbook);
    expect([shown(workbook, formulas, "Book", 20, 0), formulas.messageAt("Book", 20, 0)]).toEqual(["#SPILL!", { key: "spillBlocked" }]);
    workbook.setCell("Book", 21, 0, null);
    await formulas.settled();
    expect([shown(workbook, formulas, "Book", 20, 0), shown(workbook, formulas, "Book", 21, 0)]).toEqual(["5", "7"]);
    workbook.setCell("Book", 21, 0, "back");
    await formulas.settled();
    expect([shown(workbook, formulas, "Book", 20, 0), shown(workbook, formulas, "Book", 21, 0)]).toEqual(["#SPILL!", "back"]);
  });
});

describe("what cannot be worked out", () => {
  test("keeps the value that came with the file, marked; without one it is #NAME?", async () => {
    const first = open();
    first.setCell("Book", 20, 0, { formula: "=PERCENTRANK(F1:F2,6)" });
    first.setComputed("Book", 20, 0, 0.5);
    first.setCell("Book", 21, 0, { formula: "=A21*2" });
    const workbook = MemoryWorkbook.open(first.save(), "again.xlsx");
    workbook.setCell("Book", 22, 0, { formula: "=PERCENTRANK(F1:F2,6)" });
    const formulas = await settle(workbook);
    expect([0, 1, 2].map((row) => shown(workbook, formulas, "Book", 20 + row, 0))).toEqual(["0.5", "1", "#NAME?"]);
    expect([formulas.keepsSaved("Book", 20, 0), formulas.keepsSaved("Book", 22, 0)]).toEqual([true, false]);
  });

  test("a formula that needs itself says so, and so does what needs it", async () => {
    const workbook = open();
    workbook.setCell("Book", 20, 0, { formula: "=A22+1" });
    workbook.setCell("Book", 21, 0, { formula: "=A21+1" });
    const formulas = await settle(workbook);
    expect([shown(workbook, formulas, "Book", 20, 0), shown(workbook, formulas, "Book", 21, 0)]).toEqual(["#CIRC!", "#CIRC!"]);
    workbook.setCell("Book", 21, 0, 4);
    await formulas.settled();
    expect(shown(workbook, formulas, "Book", 20, 0)).toBe("5");
  });
});
