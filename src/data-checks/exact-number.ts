import { decimalOfNumber } from "../money/read-amount";

/** The number cell of a decimal; null where a cell would not keep every digit. */
export function exactNumber(decimal: string): number | null {
  const value = Number(decimal);
  const kept = decimalOfNumber(value);
  return kept !== null && plain(kept) === plain(decimal) ? value : null;
}

function plain(decimal: string): string {
  return (decimal.includes(".") ? decimal.replace(/0+$/, "").replace(/\.$/, "") : decimal).replace(/^-0$/, "0");
}
