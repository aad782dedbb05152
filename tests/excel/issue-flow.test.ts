import { describe, expect, test } from "@jest/globals";
import { createAddIn } from "../../src/actions/add-in";
import { issueAndShow, logStatementEvents } from "../../src/actions/issue-and-show";
import { statementForSelection } from "../../src/actions/make-statements";
import { readRecords } from "../../src/actions/statement-register";
import { writeAging } from "../../src/actions/write-aging";
import { parseIsoDay } from "../../src/calendar/day";
import { dayToSerial } from "../../src/calendar/excel-date";
import type { Minor } from "../../src/money/money";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { ExcelFixture } from "./excel-fixture";

const day = (iso: string) => parseIsoDay(iso)!;
const cellDay = (iso: string): number => dayToSerial(day(iso), false)!;
const TODAY = day("2026-07-02");

async function open() {
  const fixture = new ExcelFixture();
  await fixture.seed([{
    name: "Books", tables: [{
      name: "Ledger", at: "A1", headers: ["Date", "Customer", "Type", "Document", "Amount", "Currency", "Due"],
      rows: [
        [cellDay("2026-05-04"), "Contoso", "invoice", "INV-1", 1200, "USD", cellDay("2026-06-03")],
        [cellDay("2026-06-11"), "Contoso", "invoice", "INV-2", 5000, "JPY", cellDay("2026-07-11")],
        [cellDay("2026-06-12"), "=Northwind", "invoice", "INV-3", 80, "USD", cellDay("2026-07-11")],
      ],
    }],
  }]);
  const addIn = createAddIn({ workbook: fixture.workbook, language: "en", today: () => TODAY });
  const issue = () => issueAndShow(addIn, { request: { customers: "all", from: day("2026-06-01"), to: day("2026-06-30"), kind: "activity", language: "en" }, issuedBy: "Ann" });
  return { fixture, addIn, issue };
}

describe("issuing in Excel", () => {
  test("the register is a table that later issues grow and later sessions read", async () => {
    const { fixture, addIn, issue } = await open();
    const { issued } = await issue();
    expect(issued.map(({ customer, currency, closingMinor }) => [customer, currency, closingMinor])).toEqual([["Contoso", "USD", 120000], ["Contoso", "JPY", 5000], ["=Northwind", "USD", 8000]]);
    expect((await readRecords(await fixture.reopen())).register).toEqual(issued);
    expect((await issue()).issued).toEqual([]);
    const ledger = (await fixture.workbook.listTables()).find(({ name }) => name === "Ledger")!;
    await fixture.workbook.appendRows(ledger.id, [[cellDay("2026-06-20"), "Contoso", "invoice", "INV-9", 50, "USD", cellDay("2026-07-20")]]);
    const { changed } = await issue();
    expect(changed.map(({ after }) => after.closingMinor)).toEqual([125000]);
    const { register } = await readRecords(await fixture.reopen());
    expect(register.map(({ closingMinor }) => closingMinor)).toEqual([120000, 5000, 8000, 125000]);
    await logStatementEvents(addIn, [{ day: TODAY, number: register[0]!.number, event: "confirmed", channel: "", toWhom: "=Li", amountMinor: 120000 as Minor, currency: "USD", entity: "", account: "", by: "Ann", note: "" }]);
    expect((await readRecords(await fixture.reopen())).log).toMatchObject([{ event: "confirmed", toWhom: "=Li", amountMinor: 120000 }]);
    expect(fixture.sheetNames().filter((name) => /^(Contoso|=?Northwind)/.test(name))).toHaveLength(2);
  });

  test("a figure in an aging row is enough for one click", async () => {
    const { fixture, addIn } = await open();
    const { written } = await writeAging(addIn, { asOf: TODAY, policy: DEFAULT_SETTINGS.aging });
    const sheet = written[0]!.name;
    const row = Array.from({ length: 40 }, (_, index) => index + 1).find((place) => fixture.cell(sheet, `A${place}`).value === "=Northwind")!;
    await fixture.selectCell(sheet, `F${row}`);
    expect((await statementForSelection(addIn)).written.map(({ key }) => key)).toEqual(["statement/=Northwind/activity"]);
  });
});
