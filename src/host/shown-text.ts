import { format, formatColor, isDateFormat, isTextFormat } from "numfmt";
import { isCellError, type RawCell } from "../grid/table";

export interface ShownText {
  readonly text: string;
  /** Where the format names one (`[Red]`): CSS. */
  readonly color: string | null;
  /** How a cell without alignment of its own stands. */
  readonly align: "left" | "center" | "right";
  /** A number that does not fit is never cut: it shows as #. */
  readonly isNumber: boolean;
}

const NOTHING: ShownText = { text: "", color: null, align: "left", isNumber: false };
const GENERAL_DIGITS_MAX = 10;
const SHIFT_1904 = 1462;

/** What a cell shows for its value and number format. Formats that cannot be read fall back to General, never to a wrong figure. */
export function shownText(value: RawCell, numberFormat: string | undefined, date1904 = false): ShownText {
  if (value === null || value === "") return NOTHING;
  if (isCellError(value)) return { text: value.error, color: null, align: "center", isNumber: false };
  if (typeof value === "boolean") return { text: value ? "TRUE" : "FALSE", color: null, align: "center", isNumber: false };
  const pattern = numberFormat || "General";
  if (typeof value === "string") return { text: pattern === "General" || isTextFormat(pattern) ? value : formatted(pattern, value).text, color: null, align: "left", isNumber: false };
  if (isTextFormat(pattern)) return { text: String(value), color: null, align: "left", isNumber: false };
  if (/^general$/i.test(pattern)) return { text: generalNumber(value), color: null, align: "right", isNumber: true };
  const dated = date1904 && isDateFormat(pattern) ? value + SHIFT_1904 : value;
  return { ...formatted(pattern, dated), align: "right", isNumber: true };
}

function formatted(pattern: string, value: string | number): { text: string; color: string | null } {
  // Names of months and weekdays follow the format's own [$-804] and the like, never the language of the page: a file looks the same to everyone.
  try {
    const color = pattern.includes("[") ? formatColor(pattern, value) : null;
    return { text: format(pattern, value, { locale: "en-US", dateErrorNumber: false }), color: typeof color === "string" ? color : null };
  } catch {
    return { text: typeof value === "number" ? generalNumber(value) : value, color: null }; // an odd pattern: the plain value is still true
  }
}

/** A number as General shows it: at most eleven characters, no exponent while it can be avoided. */
export function generalNumber(value: number): string {
  const plain = String(value);
  if (plain.length <= GENERAL_DIGITS_MAX + 1 && !plain.includes("e")) return plain;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) return exponential(value);
  const whole = Math.trunc(size).toString().length;
  return String(Number(value.toFixed(Math.max(0, Math.min(9, GENERAL_DIGITS_MAX - whole)))));
}

function exponential(value: number): string {
  const [mantissa, exponent] = value.toExponential(5).split("e") as [string, string];
  return `${Number(mantissa)}E${exponent.replace(/^([+-])(\d)$/, "$10$2")}`;
}
