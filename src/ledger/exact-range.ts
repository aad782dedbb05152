import { MINOR_MAX } from "../money/money";
import type { EntryColumns } from "./entry-columns";
import { type Findings, shownCell } from "./findings";
import type { FieldTable } from "./map-table";
import type { RawEntries } from "./raw-entries";

/**
 * Leave out the largest amounts of a ledger whose amounts together are beyond the exact range.
 *
 * Each amount fits by itself, but no total over them would; a mistyped one of 90 trillion is what does that. While the absolute amounts
 * together stay in the range, every sum over any of them is exact.
 *
 * Answers the entries to keep, by index, in their order.
 */
export function withinExactRange(raw: RawEntries, kept: Int32Array, { fields, columns, findings }: { readonly fields: FieldTable; readonly columns: EntryColumns; readonly findings: Findings }): Int32Array {
  let total = 0;
  for (let index = 0; index < kept.length; index++) total += Math.abs(raw.amountMinor[kept[index]!]!);
  if (total <= MINOR_MAX) return kept;
  const sizeOf = (entry: number): number => Math.abs(raw.amountMinor[entry]!);
  const tooLarge = new Set<number>();
  let exact = kept.reduce((sum, entry) => sum + BigInt(sizeOf(entry)), 0n);
  for (const entry of [...kept].sort((one, other) => sizeOf(other) - sizeOf(one) || one - other)) {
    if (exact <= BigInt(MINOR_MAX)) break;
    exact -= BigInt(sizeOf(entry));
    tooLarge.add(entry);
  }
  for (const entry of tooLarge) {
    const place = raw.place[entry]!;
    const column = amountColumn(columns, raw.side[entry]!);
    findings.add("amount-too-large", place, column, { got: shownCell(fields.table.rows[place]![column] ?? null) }, "error");
  }
  return kept.filter((entry) => !tooLarge.has(entry));
}

function amountColumn({ amounts }: EntryColumns, side: number): number {
  if (amounts.kind === "sides") return side < 0 && amounts.credit ? amounts.credit.column : amounts.debit.column;
  return amounts.kind === "lines" ? amounts.price.column : amounts.amount.column;
}
