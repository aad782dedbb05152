import { type Call, fail, type FormulaFunction, lifted } from "./formula-call";
import { wildcardPattern } from "./formula-criteria";
import { isError, numberOfText, type Scalar, toNumber, toText } from "./formula-values";
import { shownText } from "./shown-text";

const text = (value: Scalar | undefined): string => toText(value ?? null);
const whole = (value: Scalar | undefined, otherwise: number): number => (value === undefined || value === null ? otherwise : Math.trunc(toNumber(value)));

/** Texts from values and texts. */
export const TEXTS: Readonly<Record<string, FormulaFunction>> = {
  TEXT: (call) => textOf(call),
  VALUE: lifted((value) => (typeof value === "number" ? value : (numberOfText(text(value)) ?? fail("VALUE")))),
  NUMBERVALUE: lifted((value) => numberOfText(text(value).replace(/\s/g, "")) ?? fail("VALUE")),
  LEN: lifted((value) => text(value).length),
  LEFT: lifted((value, length) => text(value).slice(0, positive(whole(length, 1)))),
  RIGHT: lifted((value, length) => (positive(whole(length, 1)) === 0 ? "" : text(value).slice(-positive(whole(length, 1))))),
  MID: lifted((value, start, length) => (whole(start, 0) < 1 ? fail("VALUE") : text(value).slice(whole(start, 1) - 1, whole(start, 1) - 1 + positive(whole(length, 0))))),
  TRIM: lifted((value) => text(value).replace(/ +/g, " ").replace(/^ | $/g, "")),
  CLEAN: lifted((value) => text(value).replace(/[\u0000-\u001F]/g, "")),
  UPPER: lifted((value) => text(value).toUpperCase()),
  LOWER: lifted((value) => text(value).toLowerCase()),
  PROPER: lifted((value) => text(value).toLowerCase().replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())),
  EXACT: lifted((one, other) => text(one) === text(other)),
  REPT: lifted((value, times) => text(value).repeat(positive(whole(times, 0)))),
  CHAR: lifted((value) => String.fromCharCode(whole(value, 0))),
  CODE: lifted((value) => text(value).charCodeAt(0) || fail("VALUE")),
  UNICHAR: lifted((value) => String.fromCodePoint(whole(value, 0))),
  FIND: lifted((wanted, within, start) => found(text(within).indexOf(text(wanted), whole(start, 1) - 1))),
  SEARCH: lifted((wanted, within, start) => searched(text(wanted), text(within), whole(start, 1))),
  SUBSTITUTE: lifted((value, old, next, which) => substituted(text(value), text(old), text(next), which === undefined ? null : whole(which, 1))),
  REPLACE: lifted((value, start, length, next) => text(value).slice(0, whole(start, 1) - 1) + text(next) + text(value).slice(whole(start, 1) - 1 + whole(length, 0))),
  T: lifted((value) => (typeof value === "string" ? value : "")),
  CONCAT: (call) => joined(call, "", 0, false),
  CONCATENATE: (call) => joined(call, "", 0, false),
  TEXTJOIN: (call) => joined(call, call.text(0), 2, call.boolean(1)),
};

function textOf(call: Call): string {
  const value = call.scalar(0);
  if (isError(value)) throw value;
  const format = call.text(1);
  if (format === "") return "";
  const number = typeof value === "string" ? numberOfText(value) : value;
  return shownText(number ?? value ?? 0, format, call.world.date1904).text;
}

function positive(length: number): number {
  return length < 0 ? fail("VALUE") : length;
}

function found(index: number): number {
  return index < 0 ? fail("VALUE") : index + 1;
}

function searched(wanted: string, within: string, start: number): number {
  const rest = within.slice(start - 1);
  if (!/[*?~]/.test(wanted)) return found(within.toLowerCase().indexOf(wanted.toLowerCase(), start - 1));
  const pattern = new RegExp(wildcardPattern(wanted).source.slice(1, -1), "i");
  const at = rest.search(pattern);
  return at < 0 ? fail("VALUE") : at + start;
}

function substituted(value: string, old: string, next: string, which: number | null): string {
  if (old === "") return value;
  if (which === null) return value.split(old).join(next);
  let at = -1;
  for (let times = 0; times < which; times++) {
    at = value.indexOf(old, at + 1);
    if (at < 0) return value;
  }
  return value.slice(0, at) + next + value.slice(at + old.length);
}

const TEXT_MAX = 32_767;

function joined(call: Call, between: string, from: number, skipBlank: boolean): string {
  const parts: string[] = [];
  for (const { value } of call.each(from)) {
    const part = toText(value);
    if (!skipBlank || part !== "") parts.push(part);
  }
  const all = parts.join(between);
  return all.length > TEXT_MAX ? fail("VALUE") : all;
}
