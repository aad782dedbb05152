/** What Excel makes of something entered into a cell, by hand or through `values`. */
export interface Entry {
  readonly value: string | number | boolean | null;
  readonly formula: string | null;
  readonly isError: boolean;
  readonly quotePrefix: boolean;
  /** A format that Excel gives the cell by itself, for what looked like a date or a percentage. */
  readonly numberFormat: string | null;
}

const PLAIN: Omit<Entry, "value"> = { formula: null, isError: false, quotePrefix: false, numberFormat: null };
const ERRORS = new Set(["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"]);
const DAY_MS = 86_400_000;

/**
 * The traps that matter, by an English Excel: formulas by `= + - @`, numbers by digits, percentages, fractions, dates, booleans, errors, apostrophes.
 *
 * A cell formatted as text keeps what it is given.
 */
export function enter(input: string | number | boolean, textFormat: boolean): Entry {
  if (typeof input === "boolean") return { ...PLAIN, value: input };
  if (typeof input === "number") return { ...PLAIN, value: Number(input.toPrecision(15)) };
  if (input === "") return { ...PLAIN, value: null };
  if (textFormat) return { ...PLAIN, value: input };
  if (input.startsWith("'")) return { ...PLAIN, value: input.slice(1), quotePrefix: true };
  return formulaOf(input) ?? numberOf(input) ?? dateOf(input) ?? wordOf(input) ?? { ...PLAIN, value: input };
}

function formulaOf(input: string): Entry | null {
  const body = /^[=+\-@]/.exec(input) && !/^[+-]?[\d.,]+%?$/.test(input) ? input.replace(/^[+@]/, "=").replace(/^-/, "=-") : null;
  if (body === null || body === "=" || body === "=-") return null;
  if (/^="(?:[^"]|"")*"$/.test(body)) return { ...PLAIN, formula: body, value: body.slice(2, -1).replace(/""/g, "\"") };
  // This executor works out no formulas: a function of an add-in has no name yet, all else is 0.
  return /\b[A-Z]+\.[A-Z]+\(|_xldudf_/i.test(body) ? { ...PLAIN, formula: body, value: "#NAME?", isError: true } : { ...PLAIN, formula: body, value: 0 };
}

function numberOf(input: string): Entry | null {
  const text = input.trim();
  const brackets = /^\((\d[\d,]*(?:\.\d+)?)\)$/.exec(text);
  if (brackets) return { ...PLAIN, value: -Number(brackets[1]!.replace(/,/g, "")) };
  if (/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?(e[+-]?\d+)?$/i.test(text)) return { ...PLAIN, value: Number(text.replace(/,/g, "")) };
  const percent = /^([+-]?\d+(?:\.\d+)?)%$/.exec(text);
  return percent ? { ...PLAIN, value: Number(percent[1]) / 100, numberFormat: "0%" } : null;
}

function dateOf(input: string): Entry | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(input.trim());
  const short = /^(\d{1,2})\/(\d{1,2})$/.exec(input.trim());
  const [year, month, day] = iso ? [Number(iso[1]), Number(iso[2]), Number(iso[3])] : short ? [2026, Number(short[1]), Number(short[2])] : [0, 0, 0];
  if (year === 0 || month > 12 || day > 31) return null;
  return { ...PLAIN, value: (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / DAY_MS, numberFormat: "m/d/yyyy" };
}

function wordOf(input: string): Entry | null {
  if (/^(true|false)$/i.test(input)) return { ...PLAIN, value: /^true$/i.test(input) };
  return ERRORS.has(input.toUpperCase()) ? { ...PLAIN, value: input.toUpperCase(), isError: true } : null;
}
