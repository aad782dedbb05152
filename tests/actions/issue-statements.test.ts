import { describe, expect, test } from "@jest/globals";
import { makeStatements } from "../../src/actions/make-statements";
import { issueStatements, registerStatements } from "../../src/actions/issue-statements";
import { issueAgain } from "../../src/actions/issue-and-show";
import type { StatementRequest } from "../../src/actions/plan-statements";
import { requestAgain, sinceLastStatement } from "../../src/actions/since-last-statement";
import { addToLog, readRecords } from "../../src/actions/statement-register";
import { currentView, type AddIn } from "../../src/actions/add-in";
import { OWN_TABLES } from "../../src/ledger/find-tables";
import type { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { Minor } from "../../src/money/money";
import { addInWith, day, reopened, TODAY } from "./reconciling";

const LEDGER = `
  Date       | Customer | Type    | Document | Amount | Currency | Due
  2026-05-04 | =C1      | invoice | INV-1    | 1200   | USD      | 2026-06-03
  2026-06-10 | =C1      | payment | RC-1     | -200   | USD      |
  2026-06-11 | =C1      | invoice | INV-2    | 5000   | JPY      | 2026-07-11
`;
const REQUEST: StatementRequest = { customers: ["=C1"], from: day("2026-06-01"), to: day("2026-06-30"), kind: "activity", language: "en" };

async function issue(addIn: AddIn, request: Partial<StatementRequest> = {}) {
  const view = await currentView(addIn);
  return issueStatements(addIn.workbook, { view, request: { ...REQUEST, ...request }, language: addIn.language, issuedOn: TODAY, issuedBy: "-ann" });
}

const sheetsOf = async (addIn: AddIn): Promise<readonly string[]> => (await addIn.workbook.listSheets()).filter(({ planKey }) => planKey !== null).map(({ planKey }) => planKey!);

describe("issued means issued", () => {
  test("the register has a row per account, read back as it was written", async () => {
    const addIn = addInWith({ Ledger: LEDGER });
    const { issued } = await issue(addIn);
    expect(issued.map(({ number, currency, openingMinor, closingMinor }) => [number, currency, openingMinor, closingMinor])).toEqual([["ST-202606-=C1", "USD", 120000, 100000], ["ST-202606-=C1", "JPY", 0, 5000]]);
    expect((await readRecords(addIn.workbook)).register).toEqual(issued);
    expect((await readRecords(reopened(addIn).workbook)).register).toEqual(issued);
  });

  test("issued again unchanged, nothing is added, in another language and after saving", async () => {
    const addIn = addInWith({ Ledger: LEDGER });
    await issue(addIn);
    const again = reopened(addIn);
    const run = await issue(again, { language: "zh" });
    expect([run.issued.length, run.same.length, run.changed.length]).toEqual([0, 2, 0]);
    expect((await readRecords(again.workbook)).register).toHaveLength(2);
  });

  test("after a late entry a page says what changed, and the new figures are entered below the old", async () => {
    const addIn = addInWith({ Ledger: LEDGER });
    await issue(addIn);
    const ledger = (await addIn.workbook.listTables()).find(({ name }) => name === "Ledger")!;
    await addIn.workbook.appendRows(ledger.id, [["2026-06-20", "=C1", "invoice", "INV-9", 50, "USD", "2026-07-20"]]);
    const again = reopened(addIn);
    const { issued, same, changed } = await issue(again);
    expect([issued.length, same.length]).toEqual([1, 1]);
    expect(changed[0]!.changes.map(({ cause, document, effectMinor }) => [cause, document, effectMinor])).toEqual([["backdated", "INV-9", 5000]]);
    expect(await sheetsOf(again)).toContain("statement-changes/ST-202606-=C1");
    expect((await readRecords(again.workbook)).register.map(({ closingMinor }) => closingMinor)).toEqual([100000, 5000, 105000]);
    expect((await issue(again)).issued).toEqual([]);
  });

  test("the register and the log are never taken for a ledger or a list", async () => {
    const addIn = addInWith({ Ledger: LEDGER });
    await issue(addIn);
    await addToLog(addIn.workbook, [{ day: TODAY, number: "ST-202606-=C1", event: "sent", channel: "email", toWhom: "=a@b.example", amountMinor: 100000 as Minor, currency: "USD", entity: "", account: "", by: "", note: "" }], "en");
    const again = reopened(addIn);
    const view = await currentView(again);
    expect([view.ledger.tables.ledger.name, view.ledger.rowsTotal]).toEqual(["Ledger", 3]);
    expect((await readRecords(again.workbook)).log).toEqual([{ day: TODAY, number: "ST-202606-=C1", event: "sent", channel: "email", toWhom: "=a@b.example", amountMinor: 100000, currency: "USD", entity: "", account: "", by: "", note: "" }]);
  });

  test("a cancelled run enters only what stands", async () => {
    const addIn = addInWith({ Ledger: LEDGER.replace(/\n {2}2026-06-11/, "\n  2026-06-11 | C2       | invoice | INV-7    | 5000   | USD      | 2026-07-11\n  2026-06-11") });
    const cancel = new AbortController();
    const view = await currentView(addIn);
    const { sheets, issued } = await issueStatements(addIn.workbook, { view, request: { ...REQUEST, customers: "all" }, language: "en", issuedOn: TODAY, issuedBy: "ann" }, {
      signal: cancel.signal, onProgress: ({ done, total }) => { if (done === 1 && total === 3) cancel.abort(); },
    });
    expect(sheets.cancelled).toBe(true);
    expect(new Set(issued.map(({ customer }) => customer))).toEqual(new Set(["=C1"]));
  });

  test("nothing is issued without the name of who issues", async () => {
    const addIn = addInWith({ Ledger: LEDGER });
    const question = { view: await currentView(addIn), language: "en" as const, issuedOn: TODAY, issuedBy: " " };
    await expect(issueStatements(addIn.workbook, { ...question, request: REQUEST })).rejects.toMatchObject({ code: "other", params: { reason: "issuer-missing" } });
    await expect(registerStatements(addIn.workbook, { ...question, sheets: [] })).rejects.toMatchObject({ code: "other", params: { reason: "issuer-missing" } });
    expect(await sheetsOf(addIn)).toEqual([]);
  });

  test("nothing is issued that the register could not take: a protected one stops it before the first sheet", async () => {
    const addIn = addInWith({ Ledger: LEDGER });
    await issue(addIn);
    const workbook = addIn.workbook as MemoryWorkbook;
    workbook.book.sheet("Statement register")!.protectedHere = true;
    const before = await sheetsOf(addIn);
    await expect(issue(addIn, { from: day("2026-05-01") })).rejects.toMatchObject({ code: "protected", params: { sheet: "Statement register" } });
    expect(await sheetsOf(addIn)).toEqual(before);
  });

  test("the contents say where each statement stands: issued now, answered before, or not issued", async () => {
    const addIn = addInWith({ Ledger: LEDGER.replace(/\n {2}2026-06-11/, "\n  2026-06-11 | C2       | invoice | INV-7    | 5000   | USD      | 2026-07-11\n  2026-06-11") });
    await issue(addIn);
    await addToLog(addIn.workbook, [{ day: TODAY, number: "ST-202606-=C1", event: "confirmed", channel: "", toWhom: "", amountMinor: null, currency: "USD", entity: "", account: "", by: "", note: "" }], "en");
    const statuses = async (): Promise<unknown[]> => {
      const name = (await addIn.workbook.listSheets()).find(({ planKey }) => planKey === "statements/activity")!.name;
      const workbook = addIn.workbook as MemoryWorkbook;
      return [3, 4, 5, 6, 7].flatMap((row) => workbook.cell(name, row, 8)?.value ?? []);
    };
    await makeStatements(addIn, { ...REQUEST, customers: "all" });
    expect(await statuses()).toEqual(["Status", "Confirmed", "Issued", "Not issued"]);
    await issue(addIn, { customers: "all" });
    expect(await statuses()).toEqual(["Status", "Confirmed", "Issued", "Issued"]);
  });

  test("a statement since the last one is issued again as it was, with what came since between the two", async () => {
    const addIn = addInWith({ Ledger: LEDGER });
    await issue(addIn, { from: day("2026-05-01"), to: day("2026-05-31") });
    const ledger = (await addIn.workbook.listTables()).find(({ name }) => name === "Ledger")!;
    await addIn.workbook.appendRows(ledger.id, [["2026-05-20", "=C1", "payment", "RC-0", -50, "USD", null]]);
    const later = reopened(addIn);
    const { register } = await readRecords(later.workbook);
    const view = await currentView(later);
    const request = sinceLastStatement({ customers: ["=C1"], to: day("2026-06-30"), kind: "activity", language: "en" }, view.ledger, register);
    await issueStatements(later.workbook, { view, request, language: "en", issuedOn: TODAY, issuedBy: "ann" });
    const block = async (): Promise<unknown> => {
      const name = (await later.workbook.listSheets()).find(({ planKey }) => planKey === "statement/=C1/activity")!.name;
      return Array.from({ length: 20 }, (_, row) => (later.workbook as MemoryWorkbook).cell(name, row, 0)?.value).find((value) => typeof value === "string" && value.startsWith("Last statement"));
    };
    expect(await block()).toContain("Last statement ST-202605-=C1 of 31 May 2026");
    const issued = (await readRecords(later.workbook)).register.find(({ number }) => number === "ST-202606-=C1")!;
    expect(issued.kept!.goesOnFrom).toBe("ST-202605-=C1");
    // Another statement in between takes the sheet; issued again it has the block again, and the same figures.
    await makeStatements(later, { ...REQUEST, language: "en" });
    expect(await block()).toBeUndefined();
    const run = await issueAgain(later, issued, { language: "en", issuedBy: "ann" });
    expect([run.same.length, run.changed.length]).toEqual([2, 0]);
    expect(await block()).toContain("Last statement ST-202605-=C1 of 31 May 2026");
    expect(requestAgain(register[0]!, register, "en")).not.toHaveProperty("last");
  });

  test("a row of the register that no longer says what it is of is told, never passed over in silence", async () => {
    const addIn = addInWith({ Ledger: LEDGER });
    await issue(addIn);
    const workbook = addIn.workbook as MemoryWorkbook;
    const table = (await workbook.listTables()).find(({ name }) => name === OWN_TABLES.register)!;
    const { register } = await readRecords(workbook);
    await workbook.changeCells(table.id, [{ row: 1, column: "Closing figure", before: 1000, after: null }]);
    expect(await readRecords(workbook)).toMatchObject({ register: [register[1]], unreadableRows: 1 });
    expect(await issue(addIn)).toMatchObject({ unreadableRows: 1, issued: [{ currency: "USD" }], same: [{ currency: "JPY" }] });
  });
});
