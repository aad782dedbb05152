import { parseIsoDay, toDate } from "../calendar/day";
import type { ParameterKind } from "../words/function-guide";

/** Kinds whose digits are numbers; elsewhere digits are the name of something. */
const NUMERIC: ReadonlySet<ParameterKind> = new Set(["days", "amount", "part"]);

/**
 * An argument as it stands in a formula: what a person typed or picked, as a text, a number, a date, or after `=` as it is.
 *
 * @example customer `C001` → `"C001"` · date `2026-03-31` → `DATE(2026,3,31)` · any `=A2` → `A2` · blank → ``
 */
export function writtenArgument(kind: ParameterKind, typed: string): string {
  const text = typed.trim();
  if (text === "") return "";
  if (text.startsWith("=")) return text.slice(1).trim();
  if (kind === "date") {
    const day = parseIsoDay(text);
    if (day === null) return quoted(text);
    const { year, month, day: ofMonth } = toDate(day);
    return `DATE(${year},${month},${ofMonth})`;
  }
  if (kind === "rates") return /^[\d.%]+(?:\s*[,;]\s*[\d.%]+)*$/.test(text) ? `{${text.split(/\s*[,;]\s*/).join(";")}}` : text;
  const digits = text.replace(/,(?=\d{3}(?:\D|$))/g, "");
  if ((NUMERIC.has(kind) || (kind === "bucket" && /^\d{1,2}$/.test(text))) && /^-?\d+(?:\.\d+)?$/.test(digits)) return digits;
  return quoted(text);
}

/** The formula of a call; blank arguments at its end are left out. */
export function writtenFormula(id: string, args: readonly string[]): string {
  let count = args.length;
  while (count > 0 && args[count - 1] === "") count--;
  return `=LEDGER.${id}(${args.slice(0, count).join(",")})`;
}

export function quoted(text: string): string {
  return `"${text.replace(/"/g, "\"\"")}"`;
}
