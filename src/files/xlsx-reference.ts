import type { CellRange } from "../grid/sheet-plan";
import { cellAddress, columnOfLetters } from "../grid/table";

/** `B3:E6`, `$B$3`, with or without `$`; null for anything else. */
export function rangeOfReference(reference: string): CellRange | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,9})(?::\$?([A-Za-z]{1,3})\$?(\d{1,9}))?$/.exec(reference.trim());
  if (!match) return null;
  const left = columnOfLetters(match[1]!);
  const top = Number(match[2]) - 1;
  const right = match[3] === undefined ? left : columnOfLetters(match[3]);
  const bottom = match[4] === undefined ? top : Number(match[4]) - 1;
  return { top: Math.min(top, bottom), left: Math.min(left, right), bottom: Math.max(top, bottom), right: Math.max(left, right) };
}

export function referenceOf({ top, left, bottom, right }: CellRange): string {
  const start = cellAddress(top, left);
  return top === bottom && left === right ? start : `${start}:${cellAddress(bottom, right)}`;
}

/** `$B$3:$E$6`. */
export function fixedReference(range: CellRange): string {
  return referenceOf(range).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
}

/** A sheet's name as formulas write it: always quoted, which is never wrong. */
export function quotedSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}
