import { type Minor } from "./money";
import { readCurrency } from "./read-currency";

/**
 * Amounts as accountants write them, to exact decimals: never through binary fractions.
 *
 * A number cell holds a double; the amount meant is its shortest decimal text. A text cell holds digits with separators, signs,
 * currency and unit in any of the ways of both languages. What is not clearly an amount is null, never 0.
 */

/** How a column writes its decimal point; `open` where its cells do not tell. */
export type DecimalMark = "point" | "comma" | "open";

/** An amount read from text. */
export interface AmountText {
  /** Canonical: `-1234.50`, no exponent, no plus. */
  readonly decimal: string;
  /** Currency sign or code as written, "" where there is none. */
  readonly currency: string;
  /** The cell alone tells its decimal mark (`1.234,50`), or has no separator at all. */
  readonly mark: DecimalMark;
}

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11];

/**
 * Minor units of a number cell, or NaN where the number is not exactly an amount of `digits` decimals.
 *
 * Units: `digits` = decimals of the currency plus the column's unit (万元: 4 more).
 * Why it is exact: `whole / 10^digits` is rounded correctly by IEEE 754, so it equals the cell only if the cell is the double
 * nearest to that decimal. Dust of earlier sums (0.1 + 0.2) fails here and is left to `minorOfDust`.
 */
export function minorOfNumber(cell: number, digits: number): number {
  const power = POWERS[digits]!;
  const whole = Math.round(cell * power);
  return whole / power === cell && whole <= DOUBLES_TELL_APART && whole >= -DOUBLES_TELL_APART ? (whole === 0 ? 0 : whole) : NaN;
}

/** Up to here neighbouring amounts are different doubles in every currency; beyond, the cell's shortest text is what it means. */
const DOUBLES_TELL_APART = 2 ** 52;

/** Excel keeps 15 significant digits: what lies beyond them is dust of sums, not an amount. */
const DIGITS_OF_EXCEL = 15;

/**
 * The decimal text of a number cell without dust: `0.30000000000000004` → `0.3`. Null for what is no number.
 *
 * @param decimals digits behind the point that have to survive: a number too large to have them within 15 digits is taken as it stands
 */
export function decimalOfNumber(cell: number, decimals = 0): string | null {
  if (!Number.isFinite(cell)) return null;
  const isLong = Math.abs(cell) >= 10 ** (DIGITS_OF_EXCEL - decimals);
  return plainDecimal(String(isLong ? cell : Number(cell.toPrecision(DIGITS_OF_EXCEL))));
}

/** `1.5e+21` → `1500000000000000000000`; other decimals as they are, without surplus zeros in front or a plus. */
function plainDecimal(text: string): string {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(text)!;
  const exponent = Number(match[4] ?? 0);
  let whole = match[2] ?? "";
  let fraction = match[3] ?? "";
  if (exponent > 0) {
    whole += fraction.slice(0, exponent).padEnd(exponent, "0");
    fraction = fraction.slice(exponent);
  } else if (exponent < 0) {
    fraction = whole.slice(Math.max(0, whole.length + exponent)).padStart(-exponent, "0") + fraction;
    whole = whole.slice(0, Math.max(0, whole.length + exponent));
  }
  whole = whole.replace(/^0+(?=\d)/, "") || "0";
  const digits = fraction === "" ? whole : `${whole}.${fraction}`;
  return match[1] === "-" && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** An exact amount, or what keeps a decimal from being one. */
export interface ExactAmount {
  /** Null: beyond the safe range. */
  readonly minor: Minor | null;
  /** The decimal had more digits than the currency; `minor` is rounded half away from zero. */
  readonly rounded: boolean;
}

/** Minor units of a canonical decimal; `digits` as in `minorOfNumber`. */
export function minorOfText(decimal: string, digits: number): ExactAmount {
  const negative = decimal.startsWith("-");
  const [whole, fraction = ""] = (negative ? decimal.slice(1) : decimal).split(".") as [string, string?];
  const kept = fraction.slice(0, digits).padEnd(digits, "0");
  const rest = fraction.slice(digits);
  const rounded = /[1-9]/.test(rest);
  const size = Number(whole + kept) + (rest !== "" && rest[0]! >= "5" ? 1 : 0);
  if (!Number.isSafeInteger(size)) return { minor: null, rounded };
  return { minor: (size === 0 ? 0 : negative ? -size : size) as Minor, rounded };
}

/** Blanks of every kind that Excel users meet, zero-width ones included. */
export const BLANKS = /[\s\u00A0\u1680\u180E\u2000-\u200D\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]+/gu;
const WORD = /^[\p{L}¥$€£₩₽₹]+[$]?$/u;
/** 10^n that a unit behind the number stands for. */
const UNITS: ReadonlyMap<string, number> = new Map([["元", 0], ["圆", 0], ["块", 0], ["万元", 4], ["万", 4], ["萬", 4], ["千元", 3], ["百万", 6], ["百万元", 6], ["亿", 8], ["亿元", 8]]);

/**
 * Read an amount from text.
 *
 * @param mark how the column writes its decimals; decides `1,234` and `1.234`, which say nothing alone (`open`: a comma groups, a point divides)
 * @example "(1,234.50)" → -1234.50 · "1,234.50-" · "￥1,234.50" · "１２" · "1.234,50" · "CNY 12" · "12.5万元" → 125000 · "12 CR" → -12
 */
export function readAmountText(text: string, mark: DecimalMark): AmountText | null {
  let rest = text.normalize("NFKC").replace(/[−‒–—﹣]/g, "-").replace(/[‘’ʼ]/g, "'").trim().replace(BLANKS, " ").trim();
  let negative = false;
  const bracketed = /^(.*?)\((.+)\)(.*)$/.exec(rest);
  if (bracketed) {
    if (/\d/.test(bracketed[1]! + bracketed[3]!)) return null;
    rest = `${bracketed[1]}${bracketed[2]}${bracketed[3]}`.trim();
    negative = true;
  }
  const parts = /^(?<front>[^\d.,]*)(?<number>[\d.,][\d.,' ]*(?:e[+-]?\d+)?)(?<back>[^\d]*)$/iu.exec(rest);
  if (!parts) return null;
  const front = signAndWord(parts.groups!.front!);
  const back = signAndWord(parts.groups!.back!);
  if (!front || !back || front.sign + back.sign + (negative ? 1 : 0) > 1 || (front.plus && back.plus)) return null;
  const word = side(front.word, back.word);
  if (!word) return null;
  const number = readDigits(parts.groups!.number!.trim(), mark);
  if (!number) return null;
  negative = (negative || front.sign + back.sign === 1) !== word.negative;
  const shifted = word.power === 0 ? number.decimal : plainDecimal(`${number.decimal}e${word.power}`);
  return { decimal: negative && /[1-9]/.test(shifted) ? `-${shifted}` : shifted, currency: word.currency, mark: number.mark };
}

function signAndWord(text: string): { readonly sign: number; readonly plus: boolean; readonly word: string } | null {
  const compact = text.replace(/[ '"`]/g, "");
  const signs = compact.match(/[+-]/g) ?? [];
  if (signs.length > 1) return null;
  const word = compact.replace(/[+-]/, "").replace(/[:：]$/, "");
  if (word !== "" && !WORD.test(word)) return null;
  return { sign: signs[0] === "-" ? 1 : 0, plus: signs[0] === "+", word };
}

/** What the words around the number say: side (CR, 贷), currency, unit. */
function side(front: string, back: string): { readonly negative: boolean; readonly currency: string; readonly power: number } | null {
  let negative = false;
  let currency = "";
  let power = 0;
  for (const [word, behind] of [[front, false], [back, true]] as const) {
    if (word === "") continue;
    if (/^(cr|贷|贷方)$/i.test(word)) negative = true;
    else if (/^(dr|借|借方)$/i.test(word)) continue;
    else if (behind && UNITS.has(word)) power = UNITS.get(word)!;
    else if (currency === "" && readCurrency(word) !== null) currency = word;
    else return null;
  }
  return { negative, currency, power };
}

const PLAIN = /^\d+$/;
const GROUPED_POINT = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$/;
const GROUPED_COMMA = /^\d{1,3}(?:\.\d{3})+(?:,\d*)?$/;

function readDigits(text: string, mark: DecimalMark): { readonly decimal: string; readonly mark: DecimalMark } | null {
  if (/e/i.test(text)) return /^\d+(\.\d+)?e[+-]?\d{1,2}$/i.test(text) ? { decimal: plainDecimal(text), mark: "point" } : null;
  let digits = text;
  if (/[ ']/.test(digits)) {
    // Blanks and apostrophes group thousands; they never divide.
    if (!/^\d{1,3}(?:[ ']\d{3})+(?:[.,]\d*)?$/.test(digits)) return null;
    digits = digits.replace(/[ ']/g, "");
    if (/,/.test(digits)) return { decimal: plainDecimal(digits.replace(",", ".")), mark: "comma" };
  }
  if (PLAIN.test(digits)) return { decimal: plainDecimal(digits), mark: "open" };
  const points = digits.split(".").length - 1;
  const commas = digits.split(",").length - 1;
  if (points + commas === 1) return oneSeparator(digits, points === 1 ? "." : ",", mark);
  const grouping = points > 0 && (commas === 0 || digits.lastIndexOf(",") > digits.lastIndexOf(".")) ? "." : ",";
  if (!(grouping === "." ? GROUPED_COMMA : GROUPED_POINT).test(digits)) return null;
  return { decimal: plainDecimal(digits.replaceAll(grouping, "").replace(",", ".")), mark: grouping === "." ? "comma" : "point" };
}

/** `1,234` and `1.234` may group or divide; with another number of digits behind the separator they divide. */
function oneSeparator(digits: string, separator: "." | ",", mark: DecimalMark): { readonly decimal: string; readonly mark: DecimalMark } | null {
  const [before, after] = digits.split(separator) as [string, string];
  if (before === "" && after === "") return null;
  const mayGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(before);
  const own = separator === "," ? "comma" : "point";
  if (!mayGroup) return { decimal: plainDecimal(`${before || "0"}.${after}`), mark: own };
  const divides = separator === "," ? mark === "comma" : mark !== "comma";
  return { decimal: plainDecimal(divides ? `${before}.${after}` : before + after), mark: "open" };
}

/** A dash alone stands for "nothing" in accounting formats. */
export function isNilDash(text: string): boolean {
  return /^[-−–—]+$/.test(text.normalize("NFKC").trim());
}
