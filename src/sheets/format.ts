import type { CellStyle } from "../grid/sheet-plan";
import { decimalsOf } from "../money/currencies";
import type { DocumentLanguage } from "../words/language";

export { amountText, dayText, documentDayText } from "../words/figure-text";

/** One type size and one accent: white space, not boxes. */
export const INK = "1F1F1F";
export const MUTED = "5F6368";
export const ACCENT = "1F4E79";
export const RULE = "A6A6A6";
const SIZE_POINTS = 10;

export const TEXT: CellStyle = { fontSizePoints: SIZE_POINTS, fontColor: INK, vertical: "top" };
/** Text of the user: the text format keeps `=1+1`, `-5` or `00123` as it was written. */
export const USER_TEXT: CellStyle = { ...TEXT, numberFormat: "@" };
export const WRAPPED: CellStyle = { ...USER_TEXT, wrap: true };
export const BOLD: CellStyle = { ...TEXT, bold: true };
export const QUIET: CellStyle = { ...TEXT, fontColor: MUTED };
export const QUIET_WRAPPED: CellStyle = { ...QUIET, wrap: true };
export const QUIET_RIGHT: CellStyle = { ...QUIET, horizontal: "right" };
export const TITLE: CellStyle = { ...TEXT, bold: true, fontSizePoints: 16, fontColor: ACCENT, vertical: "center" };
export const TRACE: CellStyle = { fontSizePoints: 8, fontColor: MUTED, numberFormat: "@" };
export const RULED: CellStyle = { borders: { bottom: { line: "thin", color: ACCENT } } };

export const HEAD: CellStyle = {
  fontSizePoints: SIZE_POINTS, bold: true, fontColor: ACCENT, vertical: "bottom", wrap: true, borders: { bottom: { line: "thin", color: ACCENT } },
};
export const HEAD_RIGHT: CellStyle = { ...HEAD, horizontal: "right" };

/** Text that follows right-aligned figures keeps its distance. An indent needs a side to start from. */
export function indented(style: CellStyle): CellStyle {
  return { ...style, horizontal: "left", indent: 1 };
}

/** A figure of the currency: its own decimals, negatives in brackets in English, with a minus in Chinese. */
export function amountFormat(currency: string, language: DocumentLanguage): string {
  const decimals = decimalsOf(currency);
  const digits = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  return language === "en" ? `${digits}_);(${digits})` : `${digits};-${digits}`;
}

/** The same style object for the same question: a sheet of many cells asks often. */
export function amountStyle(currency: string, language: DocumentLanguage): CellStyle {
  const key = `${language} ${currency}`;
  const known = AMOUNT_STYLES.get(key);
  if (known) return known;
  const style: CellStyle = { ...TEXT, horizontal: "right", numberFormat: amountFormat(currency, language) };
  AMOUNT_STYLES.set(key, style);
  return style;
}
const AMOUNT_STYLES = new Map<string, CellStyle>();

/** A line above and a double line below: the sum of what stands over it. */
export function totalStyle(style: CellStyle): CellStyle {
  return { ...style, bold: true, borders: { top: { line: "thin", color: ACCENT }, bottom: { line: "double", color: ACCENT } } };
}

/** Dates that nobody can misread: month names in English, year first in Chinese. */
export function dayStyle(language: DocumentLanguage): CellStyle {
  return language === "en" ? ENGLISH_DAY : ISO_DAY;
}
const ENGLISH_DAY: CellStyle = { ...TEXT, horizontal: "left", numberFormat: "[$-409]dd mmm yyyy" };
const ISO_DAY: CellStyle = { ...TEXT, horizontal: "left", numberFormat: "yyyy-mm-dd" };

/** All parts of a footer together may have 255 characters. */
const FOOTER_LENGTH_MAX = 140;

/** `&` starts a code in headers and footers: a name's own is doubled. Line feeds and what is too long for a footer go. */
export function footerText(text: string): string {
  const plain = text.replace(/\s+/g, " ");
  const short = plain.length > FOOTER_LENGTH_MAX / 2 ? `${plain.slice(0, FOOTER_LENGTH_MAX / 2 - 1)}…` : plain;
  return short.replace(/&/g, "&&");
}
