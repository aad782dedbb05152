import { type Minor, minorToText } from "../money/money";
import type { ControlTotal } from "./source";

/** How many rows the file says it has, against how many were found. */
export function countControl(name: string, expected: number, found: number, explanation?: string): ControlTotal {
  return { name, expected: String(expected), found: String(found), ok: expected === found, ...(explanation !== undefined && expected !== found && { explanation }) };
}

/** An amount that the file states, against what its rows give. */
export function amountControl(name: string, { expected, found, currency, explanation }: { readonly expected: Minor; readonly found: Minor; readonly currency: string; readonly explanation?: string | undefined }): ControlTotal {
  return { name, expected: minorToText(expected, currency), found: minorToText(found, currency), ok: expected === found, ...(explanation !== undefined && expected !== found && { explanation }) };
}

/** Numbers of a column that a spreadsheet destroyed before the file came: none expected. */
export function lostDigitsControl(lost: number, header: string): ControlTotal {
  return { name: `digits-lost: ${header}`, expected: "0", found: String(lost), ok: lost === 0, ...(lost > 0 && { explanation: "digits-lost" }) };
}

/** Exact sum of amounts; null where it leaves the exact range. */
export function sumMinor(amounts: Iterable<number>): Minor | null {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    if (!Number.isSafeInteger(sum)) return null;
  }
  return sum as Minor;
}
