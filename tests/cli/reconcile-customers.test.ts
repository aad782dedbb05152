import { expect, test } from "@jest/globals";
import { folderWith, run } from "./run";

const LEDGER = `Date,Customer,Type,Document,Amount,Currency
2026-05-04,Northwind,Invoice,INV-101,100,USD
2026-05-05,Contoso,Invoice,INV-102,70,USD
2026-05-06,Tailspin,Invoice,INV-103,40,USD
2026-05-07,Tailspin,Invoice,INV-104,9,USD
`;

test("customers that only one side has are listed with their totals, not compared; what another customer's invoice explains is", async () => {
  const files = folderWith({ "ledger.csv": LEDGER, "theirs.csv": "Customer,Date,Document,Amount\nNorthwind,2026-05-04,INV-101,100\nNorthwind,2026-05-06,INV-103,40\nWayfarer,2026-05-09,X-1,12\n" });
  const { json, code } = await run("reconcile", "--ledger", files.at("ledger.csv"), "--theirs", files.at("theirs.csv"), "--json");
  expect(json.groups.map(({ ours, theirs, cause }: Record<string, unknown>) => [ours, theirs, cause])).toEqual([[[1], [1], "EXACT"], [[3], [2], "WRONG_CUSTOMER"]]);
  expect(json).toMatchObject({
    unmatched: { ours: [], theirs: [] }, bridge: { ours: "140.00", theirs: "140.00", items: [], residual: "0.00" },
    onlyOurs: [{ customer: "Contoso", rows: 1, totals: [{ currency: "USD", amount: "70.00" }] }, { customer: "Tailspin", rows: 1, totals: [{ currency: "USD", amount: "9.00" }] }],
    onlyTheirs: [{ customer: "Wayfarer", rows: 1, totals: [{ currency: "USD", amount: "12.00" }] }],
  });
  expect(code).toBe(1);
  const text = await run("reconcile", "--ledger", files.at("ledger.csv"), "--theirs", files.at("theirs.csv"));
  expect(text.out).toContain("Not in their list: Contoso (70.00 USD), Tailspin (9.00 USD)");
});
