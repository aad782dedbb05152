import { isCellError, type RawCell } from "../grid/table";

/**
 * The text that an export meant: banks and wallets pad cells, put a TAB, a backtick or an apostrophe in front so that a spreadsheet leaves long numbers
 * alone, or wrap them as `="…"`.
 *
 * A dash or slash alone says "nothing" and gives "".
 *
 * @example "\t6222…" · "`6222…" · "'6222…" · "=\"6222…\"" → "6222…"; "-" · "/" · "------" → ""
 */
export function cleanText(cell: RawCell | undefined): string {
  if (typeof cell === "number") return String(cell);
  if (cell === null || cell === undefined || isCellError(cell)) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (isPlain(cell)) return cell;
  let text = outerBlanksOff(cell);
  const formula = /^="(.*)"$/su.exec(text);
  if (formula) text = outerBlanksOff(formula[1]!.replaceAll('""', '"'));
  const marks = /^[`'"’]{1,9}/u.exec(text)?.[0] ?? "";
  // A quote at the end belongs to one in front; else it may be an inch.
  if (marks !== "") text = outerBlanksOff(text.slice(marks.length).replace(/[`'"’]{1,9}$/u, ""));
  return NIL.test(text) ? "" : text.replace(/[\t\r\n\u00A0\u3000]+/gu, " ");
}

/** Longer than any date, amount, header or name with an account: what is longer is none of them, and no pattern is tried on it. */
export const SHORT_TEXT_MAX = 200;

/** The beginning of a cell's text, enough for a label, a header or a remark: a cell of millions of letters is not gone through each time. */
export function beginningOf(cell: RawCell | undefined): string {
  return cleanText(typeof cell === "string" && cell.length > BEGINNING_MAX ? cell.slice(0, BEGINNING_MAX) : cell);
}

const BEGINNING_MAX = 1000;

/** The same for a cell that is to be read as a date or an amount: what is no text stays what it is, nothing is null. */
export function cleanCell(cell: RawCell | undefined): RawCell {
  if (typeof cell !== "string") return cell ?? null;
  const text = beginningOf(cell);
  return text === "" ? null : text.length > SHORT_TEXT_MAX ? `${text.slice(0, 20)}…` : text;
}

/** A letter or digit at both ends, as nearly always, and no odd blank inside. */
function isPlain(text: string): boolean {
  return text !== "" && isLetter(text.charCodeAt(0)) && isLetter(text.charCodeAt(text.length - 1)) && !ODD_BLANK.test(text);
}

function isLetter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0x4e00 && code <= 0x9fff);
}

const ODD_BLANK = /[\t\r\n\u00A0\u3000]/;
const NIL = /^[-\u2010-\u2015\u2212\uFF0D\u2500/\uFF0F\\]+$/u;
/** By hand: a pattern that looks for blanks before the end takes ages over a cell of millions of them. */
function outerBlanksOff(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

/** The blanks of `money/read-amount.ts`. */
function isBlank(code: number): boolean {
  if (code < 0xa0) return code === 32 || (code >= 9 && code <= 13);
  return BLANK_CODES.has(code) || (code >= 0x2000 && code <= 0x200d);
}

const BLANK_CODES: ReadonlySet<number> = new Set([0xa0, 0x1680, 0x180e, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff]);

/** A number of 16 digits and more that has some behind the 15th: a column with one of these was not destroyed, and its zeros are its own. */
export function keepsDigits(cell: RawCell | undefined): boolean {
  return typeof cell === "string" && /^\d{15}\d*[1-9]/u.test(beginningOf(cell).normalize("NFKC"));
}

/**
 * Whether a number of many digits (a serial, an account, an invoice) was destroyed by a spreadsheet, which keeps 15 digits: `2.6117E+19`, a number cell
 * of 16 digits or more, or 18 digits and more of which all behind the 15th are zeros.
 */
export function digitsLost(cell: RawCell | undefined): boolean {
  if (typeof cell === "number") return Math.abs(cell) >= 1e15;
  if (typeof cell !== "string") return false;
  const text = cleanText(cell).normalize("NFKC");
  return /^\d(?:\.\d+)?E\+?\d{2}$/iu.test(text) || /^[1-9]\d{14}0{3,}$/u.test(text);
}
