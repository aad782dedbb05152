import { isoDay, type Day } from "../calendar/day";
import { type Findings, shownCell } from "./findings";
import type { Entries, Partition, Rate } from "./ledger";
import type { FieldTable } from "./map-table";
import { isBlankCell, readDecimal } from "./read-cell";

/**
 * Rates of foreign rows: a cell that is no rate, or a row that has none while its column has some and the rates table does not help.
 *
 * Rates change base amounts only, so a row with such a finding counts in its own currency all the same.
 */
export function checkRates({ entries, partitions, fields, base, rates, findings }: {
  readonly entries: Entries;
  readonly partitions: readonly Partition[];
  readonly fields: FieldTable;
  readonly base: string;
  readonly rates: readonly Rate[];
  readonly findings: Findings;
}): void {
  if (!fields.has("rate")) return;
  const column = fields.at("rate");
  const firstDay = new Map<string, Day>();
  for (const { currency, day } of rates) firstDay.set(currency, Math.min(day, firstDay.get(currency) ?? day) as Day);
  for (let entry = 0; entry < entries.count; entry++) {
    const place = entries.row[entry]! - 1;
    const cell = fields.table.rows[place]![column];
    const { currency } = partitions[entries.partition[entry]!]!;
    if (isBlankCell(cell)) {
      if (currency === base) continue;
      const from = firstDay.get(currency);
      if (from !== undefined && from <= entries.documentDay[entry]!) continue;
      findings.add("rate-missing", place, column, { currency, date: isoDay(entries.documentDay[entry]! as Day) });
      continue;
    }
    if (typeof cell === "number" && cell > 0) continue;
    const rate = readDecimal(cell);
    if (rate === null || !(Number(rate) > 0)) findings.add("rate-unreadable", place, column, { got: shownCell(cell ?? null) });
    else if (typeof cell === "string" && fields.table.source === "workbook") findings.add("number-as-text", place, column, { got: shownCell(cell) });
  }
}
