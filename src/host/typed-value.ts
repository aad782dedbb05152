import { isDateFormat, isTextFormat, parseValue } from "numfmt";
import { dayOfDate } from "../calendar/day";
import { dayToSerial } from "../calendar/excel-date";
import { isCellError, type RawCell } from "../grid/table";
import { shownText } from "./shown-text";

export interface TypedValue {
  readonly content: RawCell | { readonly formula: string };
  /** What the typing says about the format (a date, a percentage), for cells that have none. */
  readonly numberFormat?: string;
}

const ISO_DATE = "yyyy-mm-dd";

/**
 * What a person means who types this into a cell.
 *
 * Dates without a year, and anything else that would have to be guessed, stay text. Typed dates show year first, so that it can be seen how they were read.
 */
export function typedValue(typed: string, format: string | undefined, date1904: boolean): TypedValue {
  if (typed === "") return { content: null };
  if (typed.startsWith("'")) return { content: typed.slice(1) };
  if (format !== undefined && isTextFormat(format)) return { content: typed };
  if (/^[=＝]./.test(typed)) return { content: { formula: `=${typed.slice(1)}` } };
  if (/^[+-]\s*[A-Za-z_$(\u4e00-\u9fff]/.test(typed) && /[A-Za-z]\d|\(/.test(typed)) return { content: { formula: `=${typed}` } };
  const text = typed.trim().normalize("NFKC");
  const date = typedDate(text, date1904);
  if (date !== null) return { content: date, numberFormat: ISO_DATE };
  if (/^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!)$/i.test(text)) return { content: { error: text.toUpperCase() } };
  const read = parseValue(text.replace(/^([+-]?)[¥]/, "$1"));
  if (!read || (typeof read.value === "number" && isDateId(read.formatId))) return { content: typed };
  if (typeof read.value === "boolean") return { content: read.value };
  return { content: read.value, ...(/%$/.test(text) && { numberFormat: text.includes(".") ? "0.00%" : "0%" }), ...(/\d,\d{3}/.test(text) && { numberFormat: text.includes(".") ? "#,##0.00" : "#,##0" }) };
}

/** Built-in formats 14–17 and 22 are dates: the ones without a year or with an unclear order are left to text. */
function isDateId(id: unknown): boolean {
  return typeof id === "number" && ((id >= 14 && id <= 17) || id === 22);
}

function typedDate(text: string, date1904: boolean): number | null {
  const yearFirst = /^(\d{4})(?:([-/])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/.exec(text);
  const monthFirst = yearFirst ? null : /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const parts = yearFirst ? [yearFirst[1], yearFirst[3] ?? yearFirst[5], yearFirst[4] ?? yearFirst[6]] : monthFirst ? [monthFirst[3], monthFirst[1], monthFirst[2]] : null;
  if (!parts) return null;
  const [year, month, date] = parts.map(Number) as [number, number, number];
  const day = dayOfDate(year, month, date) ?? (monthFirst ? dayOfDate(year, date, month) : null);
  return day === null ? null : dayToSerial(day, date1904);
}

/** The text in which a cell is edited: what would be typed to get it again. */
export function editText(value: RawCell, formula: string | null, numberFormat: string | undefined, date1904: boolean): string {
  if (formula !== null) return formula;
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return readsAsText(value, numberFormat, date1904) ? value : `'${value}`;
  if (numberFormat && isDateFormat(numberFormat) && Number.isInteger(value)) return shownText(value, ISO_DATE, date1904).text;
  if (numberFormat?.includes("%")) return `${Number((value * 100).toPrecision(15))}%`;
  return String(value);
}

function readsAsText(value: string, numberFormat: string | undefined, date1904: boolean): boolean {
  return typedValue(value, numberFormat, date1904).content === value;
}
