import { ENTRIES_PER_STEP } from "../check/steps";
import { shownCell } from "../ledger/findings";
import { cellAt } from "../ledger/map-table";
import { cellText, decideAmounts, readAmount, readDecimal } from "../ledger/read-cell";
import { fieldsOf } from "./check-source";
import type { DataCheck } from "./data-check";
import { natureOf } from "./owed-sign";

/**
 * A negative figure in Debit is a red entry (红字), and so are the row's quantity, net amount and tax: where those are positive, the sign is a slip.
 *
 * Holds: nothing is said of a row that names the document it takes back, nor where most invoices of the list are negative.
 */
export const flippedAmounts: DataCheck = {
  code: "sign-against-type",
  standing: "warning",
  *run(source, report) {
    const fields = fieldsOf(source, "ledger")!;
    const own = (["quantity", "netAmount", "tax"] as const).filter(fields.has).map(fields.at);
    if (!fields.has("debit") || own.length === 0) return;
    const debit = decideAmounts(fields.table, fields.at("debit"));
    const { entries, partitions } = source.ledger;
    const against: number[] = [];
    let positive = 0;
    for (let entry = 0; entry < entries.count; entry++) {
      if (entry % ENTRIES_PER_STEP === 0) yield;
      if (natureOf(entries, entry) !== 1) continue;
      if (entries.amountMinor[entry]! > 0) positive++;
      if (entries.amountMinor[entry]! >= 0 || entries.appliesTo[entry] !== "") continue;
      const row = fields.table.rows[entries.row[entry]! - 1]!;
      const signs = own.map((column) => Math.sign(Number(readDecimal(cellAt(row, column)) ?? 0)));
      const { value } = readAmount(debit, row[debit.column], partitions[entries.partition[entry]!]!.currency);
      if (value === entries.amountMinor[entry] && signs.includes(1) && !signs.includes(-1)) against.push(entry);
    }
    if (against.length >= positive) return;
    for (const entry of against) {
      const place = entries.row[entry]! - 1;
      const row = fields.table.rows[place]!;
      report("ledger", { row: place, column: debit.column }, { got: shownCell(row[debit.column] ?? null), type: cellText(cellAt(row, fields.at("type"))), expected: "+" });
    }
  },
};
