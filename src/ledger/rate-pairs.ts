import Decimal from "decimal.js";
import type { Day } from "../calendar/day";
import { isCellError, type Table } from "../grid/table";
import { readCurrency } from "../money/read-currency";
import type { Settings } from "../settings/settings";
import { type Findings, shownCell } from "./findings";
import type { Rate } from "./ledger";
import { mapColumns } from "./map-columns";
import { decideDates, isBlankCell, readDate, readDecimal } from "./read-cell";

/** A column of rates between two currencies: units of `to` for one of `from`. */
export interface RatePair {
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/** Columns headed by a pair of currency codes: `USDCNY`, `USD/CNY`, `usd-cny`. */
export function ratePairs(headers: readonly string[]): readonly RatePair[] {
  return headers.flatMap((header, column) => {
    const match = /^([a-z]{3})\s*[/_-]?\s*([a-z]{3})$/i.exec(header.normalize("NFKC").trim());
    const [from, to] = [readCurrency(match?.[1] ?? ""), readCurrency(match?.[2] ?? "")];
    return from && to && from !== to && from === match![1]!.toUpperCase() && to === match![2]!.toUpperCase() ? [{ column, from, to }] : [];
  });
}

/**
 * Read a rates table with a date column and a column per pair, as rates in the currency that all pairs share (of a single pair, its second).
 *
 * A blank is no rate that day. What cannot be read, and a pair without the shared currency, is a finding and not used.
 */
export function readRatePairs(table: Table, pairs: readonly RatePair[], settings: Settings, findings: Findings): readonly Rate[] {
  const shared = sharedCurrency(pairs);
  const used = pairs.filter((pair) => pair.from === shared || pair.to === shared);
  for (const { column } of pairs.filter((pair) => !used.includes(pair))) findings.add("rate-unreadable", null, column, { got: table.headers[column]! });
  const dateColumn = mapColumns(table, "rates", settings.columns[table.name] ?? {}).columns.find(({ field }) => field === "date");
  const dates = dateColumn ? decideDates(table, dateColumn.index) : null;
  const rates: Rate[] = [];
  table.rows.forEach((row, place) => {
    const cells = used.filter(({ column }) => !isBlankCell(row[column]));
    if (cells.length === 0) return;
    const day = dates ? readDate(dates, row[dates.column]).value : UNDATED;
    if (day === null) return findings.add("rate-unreadable", place, dates!.column, { got: shownCell(row[dates!.column] ?? null) });
    for (const { column, from, to } of cells) {
      const cell = row[column]!;
      const rate = isCellError(cell) ? null : readDecimal(cell);
      if (rate === null || !(Number(rate) > 0)) findings.add("rate-unreadable", place, column, { got: shownCell(cell) });
      else rates.push(to === shared ? { day, currency: from, rate } : { day, currency: to, rate: new Decimal(1).div(rate).toFixed() });
    }
  });
  return rates;
}

/** 1900-01-01: rates without dates hold for every document. */
export const UNDATED = -25567 as Day;

function sharedCurrency(pairs: readonly RatePair[]): string {
  const candidates = [...pairs.map(({ to }) => to), ...pairs.map(({ from }) => from)];
  return candidates.find((currency) => pairs.every(({ from, to }) => from === currency || to === currency)) ?? candidates[0]!;
}
