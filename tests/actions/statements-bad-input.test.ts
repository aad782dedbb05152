import { describe, expect, test } from "@jest/globals";
import { makeStatements } from "../../src/actions/make-statements";
import { planStatements, type StatementRequest } from "../../src/actions/plan-statements";
import { DEFAULT_SETTINGS, type StatementSettings } from "../../src/settings/settings";
import { writeSettings } from "../../src/settings/read-settings";
import { planText } from "../sheets/plan-text";
import { addInWith, day } from "./reconciling";

const LEDGER = `
  Date       | Customer | Type    | Document | Amount | Currency | Due
  2026-05-04 | C1       | invoice | INV-1    | 1200   | JPY      | 2026-06-03
  2026-06-10 | C1       | payment | RC-1     | -200   | JPY      |
  2026-06-11 | C3       | invoice | INV-2    | 50     | USD      | 2026-07-11
`;
const CUSTOMERS = `
  Customer code | Customer name | Terms
  C1            | Delta         | 30
  C2            | Quiet         | 30
  C3            | Twin          | 30
  C4            | Twin          | 30
`;
const REQUEST: StatementRequest = { customers: ["C1"], from: day("2026-06-01"), to: day("2026-06-30"), kind: "activity", language: "en" };

async function attempt(request: Partial<StatementRequest>, statement: Partial<StatementSettings> = {}): Promise<{ readonly error: unknown; readonly sheets: readonly string[] }> {
  const addIn = addInWith({ Ledger: LEDGER, Customers: CUSTOMERS });
  await addIn.workbook.writeState(writeSettings({ ...DEFAULT_SETTINGS, statement: { ...DEFAULT_SETTINGS.statement, ...statement } }));
  const error = await makeStatements(addIn, { ...REQUEST, ...request }).then(() => null, (thrown: unknown) => (thrown as { params: { reason: string } }).params.reason);
  return { error, sheets: (await addIn.workbook.listSheets()).filter(({ planKey }) => planKey !== null).map(({ name }) => name) };
}

describe("no sheet is begun for what cannot be printed, and the reason is said", () => {
  const letterhead = { ...DEFAULT_SETTINGS.statement.letterhead, logo: "bm90IGEgcGljdHVyZQ==" };
  const audited = { ...DEFAULT_SETTINGS.statement.confirmation, issuer: "auditor" as const };
  test.each<readonly [string, Partial<StatementRequest>, Partial<StatementSettings>]>([
    ["no-entries", { customers: ["C2"] }, {}],
    ["customer-ambiguous", { customers: ["Twin"] }, {}],
    ["customer-unknown", { customers: ["Nobody"] }, {}],
    ["period-reversed", { from: day("2026-07-01") }, {}],
    ["logo-wrong", {}, { letterhead }],
    ["auditor-missing", { kind: "confirmation" }, { confirmation: audited }],
  ])("%s", async (reason, request, statement) => {
    expect(await attempt(request, statement)).toEqual({ error: reason, sheets: [] });
  });

  test("one of several customers is no good: none is written", async () => {
    expect(await attempt({ customers: ["C1", "C2"] })).toEqual({ error: "no-entries", sheets: [] });
  });
});

test("a currency without decimals is printed without them", async () => {
  const addIn = addInWith({ Ledger: LEDGER, Customers: CUSTOMERS });
  const plans = await planStatements((await addIn.live.view())!, REQUEST, "en");
  expect(planText(plans[0]!)).toMatch(/Closing balance .*200 +1,000( |·|$)/m);
});
