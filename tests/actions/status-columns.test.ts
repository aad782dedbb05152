import { expect, test } from "@jest/globals";
import { clearHighlights } from "../../src/actions/clear-highlights";
import { markReconciliation } from "../../src/actions/reconcile";
import { addInWith, compare } from "./reconciling";

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
