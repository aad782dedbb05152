import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseIsoDay } from "../../src/calendar/day";
import { readSettings, writeSettings } from "../../src/settings/read-settings";
import { DEFAULT_SETTINGS, type Settings } from "../../src/settings/settings";

const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  closingDate: parseIsoDay("2026-10-31"),
  tables: { ledger: "往来明细" },
  columns: { 往来明细: { 金额: "amount", 备注: "" } },
  baseCurrency: "CNY",
  aging: { basis: "document", edgesDays: [30, 90], credits: "fifo" },
  controls: [{ entity: "", account: "1122", currency: "CNY", balance: "-12.50", asOf: "2026-10-31" }],
  reconciliation: { tolerance: "0.05", windowBeforeDays: 0, windowAfterDays: 5 },
  policyVersion: 7,
};

describe("settings in a workbook", () => {
  test("what is written is what is read", () => {
    expect(readSettings(writeSettings(SETTINGS))).toEqual({ settings: SETTINGS, problem: null });
    expect(writeSettings(readSettings(writeSettings(SETTINGS)).settings)).toBe(writeSettings(SETTINGS));
  });

  test.each([[null], [""], ["  "]])("nothing saved (%j) is the defaults, and no problem", (json) => {
    expect(readSettings(json)).toEqual({ settings: DEFAULT_SETTINGS, problem: null });
  });

  test.each([["{"], ["[]"], ["7"], ["null"]])("%s is no settings: defaults, and a word about it", (json) => {
    const { settings, problem } = readSettings(json);
    expect([settings, problem === null]).toEqual([DEFAULT_SETTINGS, false]);
  });

  test.each<[string, unknown, (settings: Settings) => unknown, unknown]>([
    ["closingDate", { closingDate: "31.10.2026" }, (settings) => settings.closingDate, null],
    ["aging.edgesDays", { aging: { edgesDays: [30, 20] } }, (settings) => settings.aging.edgesDays, [30, 60, 90, 120]],
    ["aging.basis", { aging: { basis: "moon", credits: "fifo" } }, (settings) => settings.aging, { ...DEFAULT_SETTINGS.aging, credits: "fifo" }],
    ["baseCurrency", { baseCurrency: "dollars" }, (settings) => settings.baseCurrency, null],
    ["controls[1]", { controls: [SETTINGS.controls[0], { balance: 1 }] }, (settings) => settings.controls, SETTINGS.controls],
    ["columns.T", { columns: { T: { Amount: 1 }, U: { Amount: "amount" } } }, (settings) => settings.columns, { U: { Amount: "amount" } }],
    ["tables.ledger", { tables: { ledger: 1, rates: "R" } }, (settings) => settings.tables, { rates: "R" }],
    ["reconciliation.tolerance", { reconciliation: { tolerance: "-1" } }, (settings) => settings.reconciliation.tolerance, "0"],
    ["statement.letterhead.name", { statement: { letterhead: { name: 1, address: "x" } } }, (settings) => settings.statement.letterhead.address, "x"],
    ["policyVersion", { policyVersion: 0.5 }, (settings) => settings.policyVersion, 1],
  ])("a bad %s falls back alone, and is named", (path, stored, part, expected) => {
    const { settings, problem } = readSettings(JSON.stringify(stored));
    expect(part(settings)).toEqual(expected);
    expect(problem).toContain(path);
  });

  test("fields that a newer version saved survive", () => {
    const stored = { ...JSON.parse(writeSettings(SETTINGS)), future: { a: 1 }, aging: { ...SETTINGS.aging, months: true } } as object;
    expect(JSON.parse(writeSettings(readSettings(JSON.stringify(stored)).settings))).toEqual(stored);
  });

  test("no JSON makes it fail", () => {
    fc.assert(fc.property(fc.json(), (json) => void expect(readSettings(json).settings.aging.edgesDays.length).toBeGreaterThan(0)));
  });
});
