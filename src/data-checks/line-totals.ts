import Decimal from "decimal.js";
import { ENTRIES_PER_STEP } from "../check/steps";
import { type Minor, minorOfDecimal, minorToText } from "../money/money";
import { cellAt } from "../ledger/map-table";
import { decideAmounts, readAmount, readDecimal } from "../ledger/read-cell";
import { fieldsOf } from "./check-source";
import { type DataCheck, isRule } from "./data-check";

/** Quantity times price is the amount, or the amount before tax: told where most rows of the table keep to it. */
export const lineTotals: DataCheck = {
  code: "line-differs",
  standing: "warning",
  *run(source, report) {
    const fields = fieldsOf(source, "ledger")!;
    const [quantityAt, priceAt] = [fields.at("quantity"), fields.at("unitPrice")];
    const column = (["amount", "debit", "netAmount"] as const).map(fields.at).find((place) => place >= 0) ?? -1;
    if (quantityAt < 0 || priceAt < 0 || column < 0) return;
    const net = fields.has("netAmount") ? decideAmounts(fields.table, fields.at("netAmount")) : null;
    const { entries, partitions } = source.ledger;
    const broken: { readonly place: number; readonly quantity: string; readonly price: string; readonly totalMinor: number; readonly amountMinor: number; readonly currency: string }[] = [];
    let kept = 0;
    for (let entry = 0; entry < entries.count; entry++) {
      if (entry % ENTRIES_PER_STEP === 0) yield;
      const place = entries.row[entry]! - 1;
      const row = fields.table.rows[place]!;
      const [quantity, price] = [readDecimal(cellAt(row, quantityAt)), readDecimal(cellAt(row, priceAt))];
      if (quantity === null || price === null || Number(quantity) === 0 || Number(price) === 0) continue;
      const { currency } = partitions[entries.partition[entry]!]!;
      const total = minorOfDecimal(new Decimal(quantity).times(price).abs(), currency);
      if (total === null) continue;
      const amountMinor = Math.abs(entries.amountMinor[entry]!);
      const netMinor = net === null ? null : readAmount(net, row[net.column], currency).value;
      if (total === amountMinor || (netMinor !== null && total === Math.abs(netMinor))) kept++;
      else broken.push({ place, quantity, price, totalMinor: total, amountMinor, currency });
    }
    if (!isRule({ kept, broken: broken.length })) return;
    for (const { place, quantity, price, totalMinor, amountMinor, currency } of broken) {
      report("ledger", { row: place, column }, { quantity, price, expected: minorToText(totalMinor as Minor, currency), got: minorToText(amountMinor as Minor, currency) });
    }
  },
};
