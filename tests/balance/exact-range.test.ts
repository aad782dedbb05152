import { describe, expect, test } from "@jest/globals";
import { balances } from "../../src/balance/balance";
import type { RawCell, Table } from "../../src/grid/table";
import { readLedger } from "../../src/ledger/read-ledger";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { day } from "../build/make-ledger";

function read(amounts: readonly number[]): ReturnType<typeof readLedger> {
  const rows: RawCell[][] = amounts.map((amount, place) => [46027 + place, "A", "Invoice", `INV-${place}`, amount, "USD"]);
  const ledger: Table = {
    id: "t", name: "Ledger", sheet: "Ledger", headerRow: 0, firstColumn: 0, headers: ["Date", "Customer", "Type", "Document", "Amount", "Currency"],
    rowCount: rows.length, rows, date1904: false, source: "workbook",
  };
  return readLedger({ ledger, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS });
}

const LARGEST = 90071992547409.9;
const tooLarge = ({ issues }: ReturnType<typeof readLedger>): unknown[] => issues.filter(({ code }) => code === "amount-too-large").map(({ at }) => [at.row, at.column]);

describe("totals stay exact", () => {
  test("amounts that no total could hold together are left out, the largest first, and reported", () => {
    const reading = read([100, LARGEST, 12.34, 60_000_000_000_000]);
    expect(tooLarge(reading)).toEqual([[2, "Amount"]]);
    expect(balances(reading.ledger!, day("2026-12-31")).totals[0]!.balanceMinor).toBe(6_000_000_000_011_234);
  });

  test("a ledger whose amounts fit together keeps them all", () => {
    const reading = read([LARGEST]);
    expect(tooLarge(reading)).toEqual([]);
    expect(reading.ledger!.entries.count).toBe(1);
  });
});
