import { describe, expect, test } from "@jest/globals";
import { WorkbookError } from "../../src/workbook/workbook";
import { workbookErrorMessage } from "../../src/words/workbook-words";
import { compareLists } from "../../src/actions/compare-lists";
import { tableOf } from "../functions/ledger-in-memory";
import { addInWith, compare } from "./reconciling";

const LEDGER = `
  Date       | Customer  | Type    | Document | Debit | Credit | Currency
  2026-05-04 | Northwind | Invoice | INV-101  | 100   |        | USD
  2026-05-05 | Contoso   | Invoice | INV-102  | 100   |        | USD`;

/** What the user reads, in both languages; the saved workbook before and after must be the same. */
async function refusal(tables: Readonly<Record<string, string>>, prepare?: (addIn: ReturnType<typeof addInWith>) => Promise<void>, customer = "Northwind"): Promise<readonly string[]> {
  const addIn = addInWith(tables);
  await prepare?.(addIn);
  const before = Buffer.from(addIn.workbook.save()).toString("base64");
  const error = await compare(addIn, "List", "statement", { customer }).then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WorkbookError);
  expect(Buffer.from(addIn.workbook.save()).toString("base64")).toBe(before);
  const { code, params } = error as WorkbookError;
  return (["en", "zh"] as const).map((language) => workbookErrorMessage(code, params, language));
}

describe("lists that cannot be compared", () => {
  test("no common currency", async () => {
    const [en, zh] = await refusal({ Ledger: LEDGER, List: "Date | Document | Amount | Currency\n2026-05-04 | INV-101 | 100 | EUR" });
    expect(en).toBe('Ours are in USD, theirs in EUR: there is no common currency and no exchange rate between them. Nothing was changed. Check the currency column of "List", or add a table of rates.');
    expect(zh).toContain("没有共同币种");
  });

  test("an empty list", async () => {
    expect((await refusal({ Ledger: LEDGER, List: "Date | Document | Amount\n | | " }))[0]).toBe('"List" has no rows that could be compared.');
  });

  test("nothing of ours", async () => {
    const tables = { Ledger: LEDGER, Customers: "Code | Name | Terms\nNorthwind | Northwind | 30\nC9 | Tailspin | 30", List: "Date | Document | Amount\n2026-05-04 | INV-101 | 100" };
    expect((await refusal(tables, undefined, "Tailspin"))[0]).toBe('"Ledger" has no rows to compare with "List". Nothing was changed. Check the customer and the dates.');
  });

  test("two columns set to one meaning", async () => {
    const [en] = await refusal({ Ledger: LEDGER, List: "Date | Document | Net | Gross\n2026-05-04 | INV-101 | 90 | 100" }, (addIn) => addIn.live.saveSettings({ columns: { List: { Net: "amount", Gross: "amount" } } }));
    expect(en).toBe('Two columns of "List" are set to the same meaning: Net, Gross. Nothing was changed. Set one of them to another meaning, or to "not used".');
  });

  test("amounts that no total could hold", async () => {
    const huge = Array.from({ length: 3 }, (_, place) => `2026-05-0${place + 1} | X-${place} | 40000000000000.00`).join("\n");
    expect((await refusal({ Ledger: LEDGER, List: `Date | Document | Amount\n${huge}` }))[0]).toMatch(/beyond what can be added up exactly.*row 1/);
  });

  test("more rows than can be compared", async () => {
    const table = { ...tableOf("List", "Date | Document | Amount\n2026-05-04 | INV-101 | 100"), rowCount: 1048575 };
    const view = (await addInWith({ Ledger: LEDGER }).live.refresh())!;
    expect(() => compareLists(view, table, { kind: "statement", customer: "Northwind", rules: { toleranceMinor: 0 as never, windowBeforeDays: 3, windowAfterDays: 5, cutOffDays: 3 }, periodEnd: null }))
      .toThrow(expect.objectContaining({ params: expect.objectContaining({ reason: "too-many-rows", rows: 1048575 }) as object }) as unknown as Error);
  });
});
