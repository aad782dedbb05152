import { afterEach, describe, expect, test } from "@jest/globals";
import { createAddIn } from "../../src/actions/add-in";
import { toDay } from "../../src/calendar/day";
import { associateFunctions } from "../../src/excel/associate-functions";
import { FUNCTIONS } from "../../src/functions/registry";
import { subscriptions } from "../../src/functions/subscriptions";
import { ExcelFixture } from "./excel-fixture";

const TODAY = toDay({ year: 2026, month: 3, day: 31 });
const HEADERS = ["Date", "Customer", "Type", "Document", "Due date", "Debit", "Credit"];
const ROWS = [
  [46027, "C001", "Invoice", "INV-1", 46057, 1200.5, null],
  [46041, "C001", "Payment", "REC-1", null, null, 200],
  [46054, "C002", "Invoice", "INV-2", 46084, 80, null],
];

associateFunctions();

async function ledgerInExcel() {
  const fixture = new ExcelFixture();
  await fixture.seed([
    { name: "Books", tables: [{ name: "Ledger", at: "A1", headers: HEADERS, rows: ROWS }] },
    { name: "Customers", tables: [{ name: "Customers", at: "A1", headers: ["Code", "Name", "Terms", "Credit limit", "Salesperson", "Currency"], rows: [["C001", "Northwind", "30", 5000, "Lee", "USD"], ["C002", "Contoso", "月结30", 100, "Kim", "USD"]] }] },
    { name: "Rates", tables: [{ name: "Rates", at: "A1", headers: ["Date", "Currency", "Rate"], rows: [[46022, "EUR", 1.1]] }] },
  ]);
  const addIn = createAddIn({ workbook: fixture.workbook, language: "en", today: () => TODAY });
  subscriptions.connect(addIn.live, "en");
  await addIn.live.refresh();
  return { fixture, host: fixture.host, addIn };
}

/** The same question asked without Excel. */
function askedDirectly(id: string, parameters: readonly unknown[]): unknown {
  let answer: unknown;
  FUNCTIONS[id]!.call(parameters, { setResult: (value) => { answer = value; } });
  return answer;
}

afterEach(() => subscriptions.disconnect());

describe("cell functions in Excel's own function runtime", () => {
  test("every function answers there as it does without Excel", async () => {
    const { host } = await ledgerInExcel();
    const asked: readonly (readonly [string, readonly unknown[]])[] = [
      ["BALANCE", ["C001", null, null, []]], ["OVERDUE", ["C001", 46053, null, []]], ["AGING", ["C001", null, null, []]], ["AGINGTABLE", [null]],
      ["OPENITEMS", ["C002", null, null, []]], ["DOCUMENT", ["INV-1", null, null]], ["DAYSOVERDUE", ["INV-2", null, null]], ["BUCKET", ["C001", 2, null, null, []]],
      ["OPENING", ["C001", 46054, null, []]], ["STATEMENT", ["C001", 46023, 46112, null, []]], ["RECONCILED", ["INV-1", null, null]], ["DUEDATE", [46041, "月结30", null]], ["CREDIT", ["C001", null]],
      ["UTILISATION", ["C002", null]], ["DSO", [null, null, 90, "average", null]], ["CEI", ["C001", 46054, 46112, null]], ["COLLECTIONRATE", [null, 46023, 46112, null]],
      ["PROVISION", [[[0, 0.01, 0.05, 0.1, 0.5, 1]], null, null, null]], ["UNREAD", []], ["CUSTOMER", ["C001", "salesperson"]], ["CAPITALS", [1409.5, "CNY", null]], ["CONVERT", [10, "EUR", "USD", null]],
    ];
    expect(asked.map(([id]) => id).sort()).toEqual(Object.keys(FUNCTIONS).sort());
    asked.forEach(([id, parameters], index) => host.startCell(index + 1, id, parameters));
    await host.cellsShow((results) => results.size === asked.length);
    expect(asked.map((_, index) => host.cellResults.get(index + 1))).toEqual(asked.map(([id, parameters]) => ({ value: askedDirectly(id, parameters) })));
    const errors = asked.filter((_, index) => ((host.cellResults.get(index + 1) as { value?: { type?: string } }).value)?.type === "Error").map(([id]) => id);
    expect(errors).toEqual([]);
    expect(host.cellResults.get(1)).toEqual({ value: 1000.5 });
  });

  test("a customer nobody knows is #N/A with a sentence", async () => {
    const { host } = await ledgerInExcel();
    host.startCell(1, "BALANCE", ["C999", null, null, []]);
    await host.cellsShow((results) => results.has(1));
    expect(host.cellResults.get(1)).toMatchObject({ value: { type: "Error", errorType: "NotAvailable", message: expect.stringContaining("C999") as unknown } });
  });

  test("filters are taken one by one, whether Excel hands a list or a range", async () => {
    const { host } = await ledgerInExcel();
    host.startCell(1, "BALANCE", ["C001", null, null, ["currency", "USD"]]);
    host.startCell(2, "BALANCE", ["C001", null, null, [[["currency", "USD"]]]]);
    await host.cellsShow((results) => results.size === 2);
    expect(host.cellResults.get(2)).toEqual(host.cellResults.get(1));
  });

  test("a cell follows the ledger until it is cancelled", async () => {
    const { fixture, host, addIn } = await ledgerInExcel();
    const before = subscriptions.count();
    host.startCell(7, "BALANCE", ["C002", null, null, []]);
    await host.cellsShow((results) => results.has(7));
    expect(host.cellResults.get(7)).toEqual({ value: 80 });
    await fixture.type("Books", "F4", "95.25");
    await addIn.live.refresh();
    await host.cellsShow((results) => (results.get(7) as { readonly value?: unknown }).value === 95.25);
    expect(subscriptions.count()).toBe(before + 1);
    host.cancelCell(7);
    expect(subscriptions.count()).toBe(before);
  });
});
