import { NO_CURRENCY } from "./currencies";
import { type Minor, minorToText } from "./money";

/** U+2212: as wide as a digit's plus, never taken for a hyphen, read as "minus" by screen readers. */
const MINUS = "−";

/**
 * An amount as people read it: thousands grouped, the currency's decimals, a true minus sign.
 *
 * @example -1234500 USD → "−12,345.00"; 1500 JPY → "1,500"
 */
export function showMoney(amount: Minor, currency: string): string {
  const text = minorToText(amount, currency);
  const [whole = "", decimals] = text.replace("-", "").split(".");
  const grouped = decimals === undefined ? groupDigits(whole) : `${groupDigits(whole)}.${decimals}`;
  return amount < 0 ? MINUS + grouped : grouped;
}

/** The code beside an amount, "" where the ledger names no currency. */
export function showCurrency(currency: string): string {
  return currency === NO_CURRENCY ? "" : currency;
}

/** `12431` → "12,431". */
export function showCount(count: number): string {
  return groupDigits(String(count));
}

function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
