import { describe, expect, test } from "@jest/globals";
import { isoDay } from "../../src/calendar/day";
import { Findings } from "../../src/ledger/findings";
import { ratePairs, readRatePairs } from "../../src/ledger/rate-pairs";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";

function read(headers: readonly string[], ...rows: readonly string[][]) {
  const table = { id: "rates", name: "rates", sheet: "rates", headerRow: 0, firstColumn: 0, headers, rowCount: rows.length, rows, date1904: false, source: "text" as const };
  const findings = new Findings(table);
  const rates = readRatePairs(table, ratePairs(headers), DEFAULT_SETTINGS, findings);
  return { rates: rates.map(({ day, currency, rate }) => `${isoDay(day)} ${currency} ${rate}`), issues: findings.issues().map(({ code, at }) => [code, at.row, at.column]) };
}

describe("rates with a column per pair", () => {
  test("one unit of the first currency costs so much of the second", () => {
    expect(read(["date", "USDCNY", "EUR/CNY"], ["2025-01-01", "7.1872", "7.4"], ["2025-01-02", "", "7.5"])).toEqual({
      rates: ["2025-01-01 USD 7.1872", "2025-01-01 EUR 7.4", "2025-01-02 EUR 7.5"], issues: [],
    });
  });

  test("a pair written the other way round is turned, one without the shared currency is told", () => {
    expect(read(["date", "USDCNY", "CNYEUR", "GBPJPY"], ["2025-01-01", "8", "0.125", "190"])).toEqual({
      rates: ["2025-01-01 USD 8", "2025-01-01 EUR 8"], issues: [["rate-unreadable", null, "GBPJPY"]],
    });
  });

  test("what is no rate or no date is a finding with its cell", () => {
    expect(read(["date", "USDCNY"], ["2025-01-01", "seven"], ["someday", "7"], ["2025-01-03", "0"])).toEqual({
      rates: [], issues: [["rate-unreadable", 1, "USDCNY"], ["rate-unreadable", 2, "date"], ["rate-unreadable", 3, "USDCNY"]],
    });
  });

  test("words of six letters are no pair", () => {
    expect(ratePairs(["Amount", "Client", "Status", "Period"])).toEqual([]);
  });
});
