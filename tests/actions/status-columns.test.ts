import { expect, test } from "@jest/globals";
import { clearHighlights } from "../../src/actions/clear-highlights";
import { agreePeriod } from "../../src/actions/agree-period";
import { acceptGroups } from "../../src/actions/decide";
import { markReconciliation } from "../../src/actions/mark-reconciliation";
import { addInWith, compare, day, reopened, rowsOf } from "./reconciling";

const TABLES = {
  Ledger: `
    Date       | Customer  | Type    | Document | Reference | Debit | Credit | Currency
    2026-05-04 | Northwind | Invoice | INV-101  |           | 100   |        | USD
    2026-05-20 | Northwind | Receipt | RC-1     | BNK-1     |       | 100    | USD
    2026-05-28 | Northwind | Receipt | RC-2     | BNK-9     |       | 40     | USD`,
  Northwind: `
    Date       | Document | Debit | Credit
    2026-05-04 | INV-101  |       | 100
    2026-05-20 | RC-1     | 100   |`,
  Bank: `
    Date       | Reference | Counterparty | Description | Money in | Money out
    2026-05-20 | BNK-1     | Northwind    | INV-101     | 100      |
    2026-05-29 | BNK-9     | Northwind    | payment     | 40       |`,
};

test("a receipt's status against the bank and against the customer stand in columns of their own, and one click removes both", async () => {
  const addIn = addInWith(TABLES);
  const ledger = (await addIn.workbook.listTables())[0]!;
  const before = await addIn.workbook.readTable(ledger.id);
  await markReconciliation(addIn, await compare(addIn, "Bank", "bank"));
  await markReconciliation(addIn, await compare(addIn, "Northwind"));
  const marked = await addIn.workbook.readTable(ledger.id);
  expect(marked.headers.slice(-2)).toEqual(["Bank reconciliation", "Reconciliation"]);
  expect(marked.rows.map((row) => Array.from(row.slice(-2), (cell) => cell ?? null))).toEqual([[null, "agrees (group 1)"], ["agrees (group 1)", "agrees (group 2)"], ["agrees (group 2)", "missing: not in their list"]]);
  await markReconciliation(addIn, await compare(addIn, "Northwind"));
  expect((await addIn.workbook.readTable(ledger.id)).rows.map((row) => row.slice(-2))).toEqual(marked.rows.map((row) => row.slice(-2)));
  await clearHighlights(addIn);
  expect((await addIn.workbook.readTable(ledger.id)).headers).toEqual(before.headers);
  await markReconciliation(addIn, await compare(addIn, "Northwind"));
  expect((await addIn.workbook.readTable(ledger.id)).headers.at(-1)).toBe("Reconciliation");
});

const statuses = async (addIn: ReturnType<typeof addInWith>, table: string): Promise<unknown> => {
  const listed = (await addIn.workbook.listTables()).find(({ name }) => name === table)!;
  const columns = ["Bank reconciliation", "Reconciliation"].map((header) => listed.headers.indexOf(header));
  return (await rowsOf(addIn, table)).map((row) => columns.map((column) => (column < 0 ? "–" : (row[column] ?? null))));
};

test("in another session, marking one list keeps the marks of the bank and of another customer", async () => {
  const addIn = addInWith({
    ...TABLES,
    Ledger: `${TABLES.Ledger}\n    2026-05-21 | Contoso   | Invoice | INV-201  |           | 70    |        | USD`,
    Contoso: "Date | Document | Debit | Credit\n2026-05-21 | INV-201 | | 70",
  });
  await markReconciliation(addIn, await compare(addIn, "Bank", "bank"));
  await markReconciliation(addIn, await compare(addIn, "Northwind"));
  const later = reopened(addIn);
  await markReconciliation(later, await compare(later, "Contoso"));
  expect(await statuses(later, "Ledger")).toEqual([
    [null, "agrees (group 1)"], ["agrees (group 1)", "agrees (group 2)"], ["agrees (group 2)", "missing: not in their list"], ["Not paid yet", "agrees (group 1)"],
  ]);
  expect(await statuses(later, "Contoso")).toEqual([["–", "agrees (group 1)"]]);
  expect(await statuses(later, "Northwind")).toEqual([["–", "agrees (group 1)"], ["–", "agrees (group 2)"]]);
  await clearHighlights(later);
  await markReconciliation(later, await compare(later, "Contoso"));
  expect(await statuses(later, "Ledger")).toEqual([["–", null], ["–", null], ["–", null], ["–", "agrees (group 1)"]]);
});

test("a list that is gone keeps nobody from marking another", async () => {
  const addIn = addInWith({ ...TABLES, Bank: TABLES.Bank });
  await markReconciliation(addIn, await compare(addIn, "Bank", "bank"));
  const { Bank: _, ...rest } = TABLES;
  const later = addInWith(rest);
  await later.workbook.writeState((await addIn.workbook.readState())!);
  await markReconciliation(later, await compare(later, "Northwind"));
  expect(await statuses(later, "Ledger")).toEqual([["–", "agrees (group 1)"], ["–", "agrees (group 2)"], ["–", "missing: not in their list"]]);
});

test("rows of an agreed period say so once the next list is marked", async () => {
  const addIn = addInWith({ ...TABLES, Northwind_2026_06: "Date | Document | Debit | Credit\n2026-06-01 | RC-2 | 40 |" });
  const run = await compare(addIn, "Northwind", "statement", { periodEnd: day("2026-05-31") });
  await agreePeriod(addIn, await acceptGroups(addIn, run, run.result.groups));
  await markReconciliation(addIn, await compare(addIn, "Northwind_2026_06", "statement", { customer: "Northwind", periodEnd: day("2026-06-30") }));
  expect(await statuses(addIn, "Ledger")).toEqual([["–", "agrees: period agreed up to 2026-05-31"], ["–", "agrees: period agreed up to 2026-05-31"], ["–", "agrees (group 1)"]]);
});
