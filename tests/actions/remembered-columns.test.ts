import { describe, expect, test } from "@jest/globals";
import { type ReadingWay, understand } from "../../src/actions/understand-file";
import { parseIsoDay } from "../../src/calendar/day";
import { readSource } from "../../src/files/read-source";
import type { ImportColumns } from "../../src/settings/import-columns";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { WorkbookError } from "../../src/workbook/workbook";

const fileOf = (text: string) => readSource(new TextEncoder().encode(text), "list.csv").files[0]!;
const read = (text: string, importColumns: readonly ImportColumns[], more: Partial<ReadingWay> = {}) =>
  understand(fileOf(text), { settings: { ...DEFAULT_SETTINGS, importColumns }, baseCurrency: "EUR", latestDay: parseIsoDay("2026-08-31")!, ...more });

const KEPT = (profile: string, columns: Record<string, string>, headers = ["Wann", "Wem", "Wieviel", "Nummer"]): ImportColumns => ({ profile, headers, columns, savedOn: "2026-06-30" });
const LIST = "Wann,Wem,Wieviel,Nummer\n2026-06-01,Acme,100.50,R-1\n";
const MEANT = { Wann: "date", Wem: "party", Wieviel: "amount", Nummer: "document" };

describe("columns that a person set right before", () => {
  test("make a list that says nothing by itself readable, and say since when", () => {
    const found = read(LIST, [KEPT("table", MEANT)]);
    if (found instanceof WorkbookError) throw found;
    expect([found.profile, found.remembered?.savedOn, found.reading.rows.map(({ party, document }) => [party, document])]).toEqual(["table", "2026-06-30", [["Acme", "R-1"]]]);
    expect(read(LIST, [])).toBeInstanceOf(WorkbookError);
  });

  test("hold for the same headers in another order, and for no other set of headers", () => {
    const found = read("Nummer,Wieviel,Wem,Wann\nR-1,100.50,Acme,2026-06-01\n", [KEPT("table", MEANT)]);
    expect(found instanceof WorkbookError ? found : found.remembered?.savedOn).toBe("2026-06-30");
    expect(read("Wann,Wem,Wieviel,Nummer,Wo\n2026-06-01,Acme,100.50,R-1,Ulm\n", [KEPT("table", MEANT)])).toBeInstanceOf(WorkbookError);
  });

  test("give way to what is set right for this very file", () => {
    const found = read(LIST, [KEPT("table", MEANT)], { columns: { "list.csv": { Nummer: "memo" } } });
    if (found instanceof WorkbookError) throw found;
    expect(found.reading.rows.map(({ party, document, memo }) => [party, document, memo])).toEqual([["Acme", "", "R-1"]]);
  });

  test("of another layout are not those of a file that is recognised for sure", () => {
    const headers = "交易时间,交易流水号,借方发生额,贷方发生额,账户余额,对方账号,对方账号名称,对方开户行,客户附言";
    const bank = `${headers}\n2026-08-01 10:20:30,S1,,500.00,1500.00,6217,青禾机械,某行,货款\n`;
    const found = read(bank, [KEPT("table", { 贷方发生额: "" }, headers.split(","))]);
    expect(found instanceof WorkbookError ? found : [found.profile, found.remembered]).toEqual(["bank-cmbc", undefined]);
    const own = read(bank, [KEPT("bank-cmbc", { 客户附言: "" }, headers.split(","))]);
    expect(own instanceof WorkbookError ? own : [own.reading.rows[0]!.memo, own.remembered?.savedOn]).toEqual(["", "2026-06-30"]);
  });
});
