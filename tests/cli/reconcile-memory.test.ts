import { expect, test } from "@jest/globals";
import fs from "node:fs";
import { agreePeriod } from "../../src/actions/agree-period";
import { acceptGroups, rejectGroup } from "../../src/actions/decide";
import { saveProfile } from "../../src/actions/list-profile";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { addInWith, compare, day } from "../actions/reconciling";
import { folderWith, run } from "./run";

const LEDGER = `
  Date       | Customer  | Type    | Document | Debit | Credit | Currency
  2026-05-04 | Northwind | Invoice | INV-101  | 100   |        | USD
  2026-05-06 | Northwind | Invoice | INV-102  | 250   |        | USD
  2026-05-11 | Northwind | Invoice | INV-103  | 77    |        | USD`;
const THEIRS = `
  Date       | Document | Debit | Credit
  2026-05-04 | INV-101  |       | 100
  2026-05-06 | INV-102  |       | 249.96
  2026-05-11 | INV-130  |       | 77
  2026-05-30 | NEW-1    |       | 9`;

test("the command line uses the profile, the decisions and the agreed periods of the workbook, and its options stand before them", async () => {
  const addIn = addInWith({ Ledger: LEDGER, Northwind: THEIRS });
  const rules = { toleranceMinor: 5 as never, windowBeforeDays: 3, windowAfterDays: 5, cutOffDays: 3 };
  let comparison = await compare(addIn, "Northwind", "statement", { rules, periodEnd: day("2026-05-31") });
  comparison = await acceptGroups(addIn, await saveProfile(addIn, comparison), comparison.result.groups);
  comparison = await rejectGroup(addIn, comparison, { ours: [1], theirs: [1] });
  const folder = folderWith({ "decided.xlsx": addIn.workbook.save() });
  await agreePeriod(addIn, comparison);
  fs.writeFileSync(folder.at("agreed.xlsx"), addIn.workbook.save());

  const decided = await run("reconcile", folder.at("decided.xlsx"), "--theirs", "Northwind", "--json");
  expect(decided.json.groups.map((group: Record<string, unknown>) => [group.ours, group.theirs, group.verdict, group.cause])).toEqual([[[2], [2], "auto", "ROUNDING"], [[3], [3], "auto", "REF_TYPO"]]);
  expect(decided.json.unmatched.ours).toEqual([{ row: 1, cause: "MISSING_R" }]);
  expect(decided.json.bridge.residual).toBe("0.00");
  const strict = await run("reconcile", folder.at("decided.xlsx"), "--theirs", "Northwind", "--tolerance", "0", "--json");
  expect(strict.json.groups[0]).toMatchObject({ ours: [2], verdict: "auto", decision: { verdict: "accepted" } });

  const agreed = await run("reconcile", folder.at("agreed.xlsx"), "--theirs", "Northwind", "--period-end", "2026-05-31", "--json");
  expect(agreed.json.agreed).toMatchObject({ periodEnd: "2026-05-31", agreedOn: "2026-07-02" });
  expect(agreed.json.groups.map((group: { ours: number[] }) => group.ours)).toEqual([[2]]);
  expect(agreed.json.leftOut[0]).toMatch(/^Starts from the period agreed up to 2026-05-31: 1 row of ours, 77\.00 USD/);
  expect(agreed.json.bridge).toMatchObject({ ours: "427.00", theirs: "435.96", residual: "0.00" });

  const out = folder.at("out.xlsx");
  await run("reconcile", folder.at("agreed.xlsx"), "--theirs", "Northwind", "--out", out);
  const written = MemoryWorkbook.open(fs.readFileSync(out), "out.xlsx");
  expect((await written.listSheets()).map(({ name }) => name)).toContain("Reconciliation Northwind");
});
