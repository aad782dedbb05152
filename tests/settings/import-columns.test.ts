import { describe, expect, test } from "@jest/globals";
import { type ImportColumns, withImportColumns, withoutImportColumns } from "../../src/settings/import-columns";
import { readSettings, writeSettings } from "../../src/settings/read-settings";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";

const of = (profile: string, headers: readonly string[], field: string): ImportColumns => ({ profile, headers, columns: { [headers[0]!]: field }, savedOn: "2026-06-30" });

describe("columns of other systems' files that a person set right", () => {
  test("are kept one for each layout and set of headers, whatever their order; the latest holds", () => {
    const one = of("bank-ccb", ["A", "B"], "date");
    const kept = [of("bank-ccb", ["B", "A"], "amount"), of("table", ["A", "B"], "amount"), of("bank-ccb", ["A", "B", "C"], "memo")].reduce(withImportColumns, [one]);
    expect(kept.map(({ profile, headers, columns }) => [profile, headers.join(""), Object.values(columns)[0]])).toEqual([["bank-ccb", "BA", "amount"], ["table", "AB", "amount"], ["bank-ccb", "ABC", "memo"]]);
    expect(withoutImportColumns(kept, one).map(({ profile, headers }) => [profile, headers.length])).toEqual([["table", 2], ["bank-ccb", 3]]);
  });

  test("the oldest are forgotten first", () => {
    const kept = Array.from({ length: 250 }, (_, index) => of("table", [`H${index}`], "date")).reduce(withImportColumns, [] as readonly ImportColumns[]);
    expect([kept.length, kept[0]!.headers[0]]).toEqual([200, "H50"]);
  });

  test("lie in the workbook; an entry that is no good is left out and named", () => {
    const settings = { ...DEFAULT_SETTINGS, importColumns: [of("table", ["A"], "date")] };
    expect(readSettings(writeSettings(settings))).toEqual({ settings, problem: null });
    const spoilt = readSettings(JSON.stringify({ importColumns: [{ profile: "table", headers: ["A"], columns: { A: 7 }, savedOn: "2026-06-30" }, of("table", ["B"], "date"), null] }));
    expect([spoilt.settings.importColumns.map(({ headers }) => headers[0]), spoilt.problem]).toEqual([["B"], "Saved settings replaced by defaults: importColumns[0], importColumns[2]."]);
    expect(readSettings(JSON.stringify({ importColumns: 7 })).problem).toMatch(/importColumns/);
  });
});
