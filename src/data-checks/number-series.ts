import { type Day, toDate } from "../calendar/day";
import { isRule } from "./data-check";

/** A number that we gave out, taken apart. */
export interface Numbered {
  readonly entry: number;
  /** What stands before and behind the running number; a date at its front is part of it. */
  readonly head: string;
  readonly digits: string;
  readonly tail: string;
}

/** More digits than this are not one running number. */
const DIGITS_MAX = 9;
/** What is left behind a date runs within it. */
const RUNNING_MIN = 2;

/** How a day begins a number: 20260105, 202601, 2026, 260105, 2601, 26. The longer of those that fit is meant; a ledger has few days. */
const formsByDay = new Map<Day, readonly string[]>();
const FORMS = 6;
const DAYS_KEPT_MAX = 10_000;

function formsOf(day: Day): readonly string[] {
  const known = formsByDay.get(day);
  if (known) return known;
  if (formsByDay.size > DAYS_KEPT_MAX) formsByDay.clear();
  const date = toDate(day);
  const year = String(date.year);
  const month = String(date.month).padStart(2, "0");
  const both = month + String(date.day).padStart(2, "0");
  const forms = [year + both, year + month, year, year.slice(2) + both, year.slice(2) + month, year.slice(2)];
  formsByDay.set(day, forms);
  return forms;
}

function yearOf(day: Day): string {
  return formsOf(day)[2]!;
}

/**
 * A document's number, with what stands around the part that runs. Null where nothing runs.
 *
 * @example "INV-0042" → INV- 0042; "0042/2026" of a day in 2026 → 0042 /2026
 */
export function numberedOf(document: string, day: Day, entry: number): Numbered | null {
  const ofYear = YEAR_BEHIND.test(document) ? /^(.*?)(\d+)([/\-.\s])(\d{4}|\d{2})$/s.exec(document) : null;
  if (ofYear && (ofYear[4] === yearOf(day) || (ofYear[3] === "/" && ofYear[4] === yearOf(day).slice(2)))) return { entry, head: ofYear[1]!, digits: ofYear[2]!, tail: ofYear[3]! + ofYear[4]! };
  const plain = /^(.*?)(\d+)$/s.exec(document);
  return plain && { entry, head: plain[1]!, digits: plain[2]!, tail: "" };
}

const YEAR_BEHIND = /\d[/\-.\s]\d\d(?:\d\d)?$/;

/** Numbers that begin anew with every year, month or day are a series for each: told where most of one length and head begin with their own date. */
export function splitByDate(numbers: readonly Numbered[], dayOf: (entry: number) => Day): readonly Numbered[] {
  const length = numbers[0]!.digits.length;
  const fits = (form: number): boolean => {
    let kept = 0;
    for (const { entry, digits } of numbers) {
      const date = formsOf(dayOf(entry))[form]!;
      if (length - date.length >= RUNNING_MIN && digits.startsWith(date)) kept += 1;
    }
    return isRule({ kept, broken: numbers.length - kept });
  };
  const form = Array.from({ length: FORMS }, (_, place) => place).find(fits);
  const dated = Math.max(form === undefined ? 0 : formsOf(dayOf(numbers[0]!.entry))[form]!.length, length - DIGITS_MAX);
  return dated === 0 ? numbers : numbers.map((each) => ({ ...each, head: each.head + each.digits.slice(0, dated), digits: each.digits.slice(dated) }));
}

/** A later number of the same series, as it would be written. */
export function spelled({ head, digits, tail }: Numbered, number: number): string {
  return head + String(number).padStart(digits.startsWith("0") ? digits.length : 1, "0") + tail;
}
