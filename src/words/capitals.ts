import type { Minor } from "../money/money";
import { decimalsOf } from "../money/currencies";
import { currencyNameEn, currencyNameZh } from "./currency-names";

const DIGITS = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const PLACES = ["", "拾", "佰", "仟"];
const SECTIONS = ["", "万", "亿", "万亿"];
/** ±9,999,999,999,999.99: beyond it the form has no agreed reading. */
const WHOLE_MAX = 9_999_999_999_999;

/**
 * An amount in Chinese capitals, as invoices and statements carry it: 壹仟肆佰零玖元伍角整.
 *
 * Without the currency's name in front (see `chineseAmount`); zeros in a row read as one 零; whole amounts and those in 角 end in 整.
 * Errors: null beyond ±9,999,999,999,999.99.
 * Source: 支付结算办法, annex on filling in vouchers.
 */
export function chineseCapitals(minor: Minor, currency: string): string | null {
  const decimals = decimalsOf(currency);
  const scale = 10 ** decimals;
  const size = Math.abs(minor);
  const whole = Math.floor(size / scale);
  if (whole > WHOLE_MAX) return null;
  const fraction = String(size % scale).padStart(decimals, "0").slice(0, decimals);
  const sign = minor < 0 ? "负" : "";
  const unit = "元";
  const tail = fractionInCapitals(decimals === 0 ? "" : fraction, whole > 0);
  if (whole === 0) return sign + (tail === "整" ? `零${unit}整` : tail);
  return sign + wholeInCapitals(whole) + unit + tail;
}

/** The full wording for a document: 人民币壹拾元整; other currencies by their name: 美元壹拾元整, 日元壹佰元整. */
export function chineseAmount(minor: Minor, currency: string): string | null {
  const capitals = chineseCapitals(minor, currency);
  return capitals === null ? null : `${currencyNameZh(currency)}${capitals}`;
}

/** Sections of four digits, highest first; a 零 stands where a gap of zeros lies between two digits. */
function wholeInCapitals(whole: number): string {
  const digits = String(whole);
  let text = "";
  let gap = false;
  for (let index = 0; index < digits.length; index++) {
    const place = digits.length - 1 - index;
    const digit = Number(digits[index]);
    if (digit === 0) {
      gap = true;
    } else {
      text += (gap ? "零" : "") + DIGITS[digit]! + PLACES[place % 4]!;
      gap = false;
    }
    if (place % 4 === 0 && place > 0) text += sectionUnit(digits, place, text);
  }
  return text;
}

/** 万 after its section where that holds anything; 亿 also where only 万亿 stand above it (壹万亿 = 10¹²). */
function sectionUnit(digits: string, place: number, before: string): string {
  const section = digits.slice(Math.max(0, digits.length - place - 4), digits.length - place);
  const filled = /[1-9]/.test(section);
  if (place === 12) return filled ? "万" : "";
  if (place === 8) return filled || before !== "" ? "亿" : "";
  return filled ? SECTIONS[place / 4]! : "";
}

function fractionInCapitals(fraction: string, hasWhole: boolean): string {
  const [jiao = 0, fen = 0, li = 0] = [...fraction].map(Number);
  if (jiao === 0 && fen === 0 && li === 0) return "整";
  const units: readonly (readonly [number, string])[] = [[jiao, "角"], [fen, "分"], [li, "厘"]];
  let text = "";
  let gap = false;
  for (const [digit, unit] of units) {
    if (digit === 0) {
      gap = hasWhole || text !== "";
      continue;
    }
    text += (gap ? "零" : "") + DIGITS[digit]! + unit;
    gap = false;
  }
  return fen === 0 && li === 0 ? `${text}整` : text;
}

const ONES = [
  "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
  "seventeen", "eighteen", "nineteen",
];
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const THOUSANDS = ["", "thousand", "million", "billion", "trillion", "quadrillion"];

/** An amount in English words as cheques carry it: `US dollars one thousand two hundred thirty-four and 50/100`. */
export function englishAmount(minor: Minor, currency: string): string {
  const decimals = decimalsOf(currency);
  const scale = 10 ** decimals;
  const size = Math.abs(minor);
  const fraction = decimals === 0 ? "" : ` and ${String(size % scale).padStart(decimals, "0")}/${scale}`;
  const words = `${wholeInWords(Math.floor(size / scale))}${fraction}`;
  return `${currencyNameEn(currency)} ${minor < 0 ? "minus " : ""}${words}`;
}

function wholeInWords(whole: number): string {
  if (whole === 0) return ONES[0]!;
  const parts: string[] = [];
  for (let rest = whole, power = 0; rest > 0; rest = Math.floor(rest / 1000), power++) {
    const section = rest % 1000;
    if (section > 0) parts.unshift(power === 0 ? belowThousand(section) : `${belowThousand(section)} ${THOUSANDS[power]!}`);
  }
  return parts.join(" ");
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const low = rest < 20 ? ONES[rest]! : TENS[Math.floor(rest / 10)]! + (rest % 10 === 0 ? "" : `-${ONES[rest % 10]!}`);
  if (hundreds === 0) return low;
  return `${ONES[hundreds]!} hundred${rest === 0 ? "" : ` ${low}`}`;
}
