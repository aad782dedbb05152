import { beforeEach, describe, expect, test } from "@jest/globals";
import { type AddIn, createAddIn } from "../../src/actions/add-in";
import { parseIsoDay } from "../../src/calendar/day";
import { explainSelection, type ExplainedCell } from "../../src/functions/explain-cell";
import { ledgerCalls } from "../../src/functions/formula-calls";
import { columnOfLetters, type RawCell } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { tableOf } from "./ledger-in-memory";

const LEDGER = `
| Date       | Customer | Type    | Document | Due date   | Debit | Credit |
| 2026-01-05 | C001     | Invoice | INV-1    | 2026-02-04 | 1200  |        |
| 2026-01-20 | C001     | Payment | RCT-1    |            |       | 500    |
| 2026-02-10 | C002     | Invoice | INV-2    | 2026-03-12 | 300   |        |
`;

describe("calls in a formula", () => {
  test.each([
    ["=LEDGER.BALANCE(\"C001\")", [["BALANCE", "\"C001\""]]],
    ["=ROUND(ledger.balance(A1, DATE(2026,3,31)) / 2, 2) + LEDGER.UNREAD()", [["BALANCE", "A1", "DATE(2026,3,31)"], ["UNREAD"]]],
    ["=LEDGER.BALANCE(LEDGER.CUSTOMER(\"a,\"\"b\"\"(\",\"code\"),,\"USD\")", [["BALANCE", "LEDGER.CUSTOMER(\"a,\"\"b\"\"(\",\"code\")", "", "\"USD\""], ["CUSTOMER", "\"a,\"\"b\"\"(\"", "\"code\""]]],
    ["=LEDGER.PROVISION({0,0.1;0.2,1},'It''s (x), y'!A1:B2)", [["PROVISION", "{0,0.1;0.2,1}", "'It''s (x), y'!A1:B2"]]],
    ["=LEDGER.BALANCE(Kunden[[#This Row],[Code, '[x']]])", [["BALANCE", "Kunden[[#This Row],[Code, '[x']]]"]]],
    ["=_xldudf_LEDGER_OVERDUE(A1)", [["OVERDUE", "A1"]]],
    ["=\"LEDGER.BALANCE(1)\"&MYLEDGER.BALANCE(2)", []],
    ["=LEDGER.BALANCE(\"C001\"", []],
    ["=SUM(A1:A2)", []],
  ])("%s", (formula, calls) => {
    expect(ledgerCalls(formula).map(({ id, args }) => [id, ...args])).toEqual(calls);
  });
});

describe("the selected cell", () => {
  let workbook: MemoryWorkbook;
  let addIn: AddIn;
  beforeEach(async () => {
    workbook = MemoryWorkbook.fromTables([tableOf("Ledger", LEDGER), tableOf("Mine", "| Who | When |\n| C002 | 2026-03-31 |\n| C001 | 2026-01-10 |")]);
    addIn = createAddIn({ workbook, language: "en", today: () => parseIsoDay("2026-03-31")! });
    await addIn.live.refresh();
  });

  async function explained(at: string, content: RawCell | { readonly formula: string }, sheet = "Mine"): Promise<ExplainedCell> {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(at)!;
    const place = { row: Number(row) - 1, column: columnOfLetters(letters!) };
    if (content !== null) workbook.setCell(sheet, place.row, place.column, content);
    workbook.setSelection({ sheet, range: { top: place.row, left: place.column, bottom: place.row, right: place.column } });
    return (await explainSelection(addIn, addIn.live.state().view!))!;
  }

  const figure = ({ calls }: ExplainedCell, call = 0): unknown => {
    const { found } = calls[call]!;
    return found.kind === "explained" ? found.answer : found;
  };

  test.each([
    ["a text", "=LEDGER.BALANCE(\"C001\")", 700],
    ["a cell", "=LEDGER.BALANCE(A3,B3)", 1200],
    ["a cell of another sheet, absolute", "=LEDGER.BALANCE(Ledger!$B$2)", 700],
    ["a date made of numbers", "=LEDGER.BALANCE(\"C001\",DATE(2026,1,4+0))", { kind: "argument-unknown", text: "DATE(2026,1,4+0)" }],
    ["a date", "=LEDGER.BALANCE(\"C001\",DATE(2026,1,5))", 1200],
    ["today", "=LEDGER.BALANCE(\"C001\",TODAY())", 700],
    ["a column of the row's own table", "=LEDGER.BALANCE([@Who],[@When])", 300],
    ["the same by name", "=LEDGER.BALANCE(Mine[[#This Row],[Who]])", 300],
    ["rates in braces", "=LEDGER.PROVISION({0;0.1;0.1;0.1;0.1;100%},\"C002\")", 30],
    ["a call of ours", "=LEDGER.BALANCE(LEDGER.CUSTOMER(\"C001\",\"name\"))", 700],
    ["a function only the spreadsheet knows", "=LEDGER.BALANCE(UPPER(\"c001\"))", { kind: "argument-unknown", text: "UPPER(\"c001\")" }],
    ["a range where one value is expected", "=LEDGER.BALANCE(A2:A3)", expect.objectContaining({ kind: "problem" })],
    ["a function there is not", "=LEDGER.WEALTH(1)", { kind: "function-unknown" }],
  ])("%s as an argument", async (_, formula, answer) => {
    expect(figure(await explained("C2", { formula }))).toEqual(answer);
  });

  test("every call of a longer formula is told by itself", async () => {
    const cell = await explained("F9", { formula: "=LEDGER.BALANCE(\"C001\")+LEDGER.OVERDUE(\"C002\")" });
    expect([figure(cell), figure(cell, 1), cell.isBehind]).toEqual([700, 300, false]);
  });

  test("a cell that shows another figure than it has now says so", async () => {
    const cell = await explained("F9", { formula: "=LEDGER.BALANCE(\"C001\")" });
    expect(cell.isBehind).toBe(true);
    workbook.setComputed("Mine", 8, 5, 700);
    expect((await explained("F9", null)).isBehind).toBe(false);
  });

  test("a cell without a formula of ours has nothing to tell", async () => {
    expect((await explained("F9", 12)).calls).toEqual([]);
    expect((await explained("F9", { formula: "=1+1" })).calls).toEqual([]);
  });
});
