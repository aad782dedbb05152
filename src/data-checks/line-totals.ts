import Decimal from "decimal.js";
import { ENTRIES_PER_STEP } from "../check/steps";
import { type Minor, minorOfDecimal, minorToText } from "../money/money";
import { cellAt } from "../ledger/map-table";
import { decideAmounts, readAmount, readDecimal } from "../ledger/read-cell";
import { fieldsOf } from "./check-source";
import { type DataCheck, isRule } from "./data-check";
import { amountAsStated, natureOf, type StatedAmount, writtenSign } from "./owed-sign";

/** Quantity times price is the amount, or the amount before tax, sign and all: told where most rows of the table keep to it. */
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
    const lines: (StatedAmount & { readonly place: number; readonly quantity: string; readonly price: string; readonly netMinor: number | null; readonly currency: string })[] = [];
    for (let entry = 0; entry < entries.count; entry++) {
      if (entry % ENTRIES_PER_STEP === 0) yield;
      const place = entries.row[entry]! - 1;
      const row = fields.table.rows[place]!;
      const [quantity, price] = [readDecimal(cellAt(row, quantityAt)), readDecimal(cellAt(row, priceAt))];
      if (quantity === null || price === null || Number(quantity) === 0 || Number(price) === 0) continue;
      const { currency } = partitions[entries.partition[entry]!]!;
      const total = minorOfDecimal(new Decimal(quantity).times(price), currency);
      if (total === null) continue;
      const netMinor = net === null ? null : readAmount(net, row[net.column], currency).value;
      lines.push({ place, quantity, price, currency, netMinor, statedMinor: total, amountMinor: entries.amountMinor[entry]!, nature: natureOf(entries, entry) });
    }
    const written = writtenSign(lines);
    // Of a credit, quantity and amount may be written with either sign.
    const isNet = ({ netMinor, statedMinor, nature }: (typeof lines)[number]): boolean => netMinor !== null && (statedMinor === netMinor || (nature !== 1 && statedMinor === -netMinor));
    const broken = lines.filter((line) => line.statedMinor !== amountAsStated(line, written) && !isNet(line));
    if (!isRule({ kept: lines.length - broken.length, broken: broken.length })) return;
    for (const line of broken) {
      const { place, quantity, price, statedMinor, currency } = line;
      report("ledger", { row: place, column }, { quantity, price, expected: minorToText(statedMinor as Minor, currency), got: minorToText(amountAsStated(line, written) as Minor, currency) });
    }
  },
};
