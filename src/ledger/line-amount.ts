import Decimal from "decimal.js";
import type { RawCell } from "../grid/table";
import { type Minor, minorOfDecimal } from "../money/money";
import { type AmountColumn, isBlankCell, readDecimal } from "./read-cell";

/** What a line comes to, or which of its two cells is to blame. */
export type LineAmount =
  | { readonly value: Minor }
  | { readonly value: null; readonly problem: "blank" | "amount-unreadable" | "amount-too-large"; readonly at: "quantity" | "price" };

/**
 * A line without an amount of its own: quantity × unit price, rounded to the currency's decimals line by line.
 *
 * @param price the price column: its decimal mark, and the unit that its header states (万元)
 */
export function lineAmount(quantityCell: RawCell | undefined, priceCell: RawCell | undefined, { price, currency }: { readonly price: Pick<AmountColumn, "mark" | "scale">; readonly currency: string }): LineAmount {
  const quantity = readDecimal(quantityCell);
  const unit = readDecimal(priceCell, price.mark);
  if (quantity === null || unit === null) {
    const at = quantity === null ? "quantity" : "price";
    return { value: null, problem: isBlankCell(quantity === null ? quantityCell : priceCell) ? "blank" : "amount-unreadable", at };
  }
  const value = minorOfDecimal(new Decimal(quantity).times(unit).times(new Decimal(10).pow(price.scale)), currency);
  return value === null ? { value, problem: "amount-too-large", at: "price" } : { value };
}
