import { type Day, dayOfDate } from "./day";

/** Which part stands first in `3/4/2026`: decided by the column, never by the cell. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/** A date read from text. */
export interface DayText {
  readonly day: Day;
  /** More than one order gives a date, and they differ. */
  readonly ambiguous: boolean;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Two-digit years before this are of the 2000s. */
const CENTURY_TURN = 70;
const TIME = String.raw`(?:[T ]*(?:上午|下午)?\s*(?:\d{1,2}[:时点]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?|\d{6})\s*(?:am|pm)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?`;

const YEAR_FIRST = new RegExp(String.raw`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:\s*(?:星期|周).)?${TIME}$`, "i");
const COMPACT = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${TIME}$`, "i");
const DAY_NAMED_MONTH = new RegExp(String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-\s./]*([a-z]{3,9})\.?[-\s./,]*(\d{4}|\d{2})${TIME}$`, "i");
const NAMED_MONTH_DAY = new RegExp(String.raw`^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?[-\s./]*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|[-\s./]+)(\d{4}|\d{2})${TIME}$`, "i");
const THREE_PARTS = new RegExp(String.raw`^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2}|\d)${TIME}$`, "i");

/** Day before month is the only order in which points part the numbers (04.02.2026): such a date leaves nothing in doubt. */
const POINTED = /^\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*(?:\d{4}|\d{2})(?!\d)/;

/** Whether text is of the kind whose order a column has to decide; gives its three numbers. */
export function datePartsInDoubt(text: string): readonly [number, number, number] | null {
  const cleaned = clean(text);
  return POINTED.test(cleaned) ? null : threeParts(cleaned);
}

function threeParts(cleaned: string): readonly [number, number, number] | null {
  const match = THREE_PARTS.exec(cleaned);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : null;
}

/**
 * Read a date from text; a time of day is dropped.
 *
 * @param order what the column decided for `3/4/2026`; null: undecided, then such a cell is read only where one order gives a date
 * @example "2026/1/5" "2026-01-05" "2026.1.5" "2026年1月5日" "20260105" "5-Jan-26" "Jan 5, 2026" "２０２６-０１-０５" "2026-01-05 13:00"
 */
export function readDayText(text: string, order: DateOrder | null): DayText | null {
  const cleaned = clean(text);
  const certain = yearFirst(cleaned) ?? namedMonth(cleaned);
  if (certain !== null) return { day: certain, ambiguous: false };
  const parts = threeParts(cleaned);
  if (!parts) return null;
  if (POINTED.test(cleaned)) {
    const day = dayInOrder(parts, "dmy") ?? dayInOrder(parts, "mdy");
    return day === null ? null : { day, ambiguous: false };
  }
  if (order) {
    const day = dayInOrder(parts, order);
    return day === null ? null : { day, ambiguous: false };
  }
  const days = [...new Set((["dmy", "mdy"] as const).map((candidate) => dayInOrder(parts, candidate)).filter((day) => day !== null))];
  return days.length === 0 ? null : { day: days[0]!, ambiguous: days.length > 1 };
}

/** The day that three numbers give in an order, or null where the calendar has none. */
export function dayInOrder([first, second, third]: readonly [number, number, number], order: DateOrder): Day | null {
  if (order === "ymd") return first > 99 || third > 31 ? null : dayOfDate(fullYear(first), second, third);
  return order === "dmy" ? dayOfDate(fullYear(third), second, first) : dayOfDate(fullYear(third), first, second);
}

/** A whole number of the form 20260105 in a cell: no serial can be that large. */
export function dayOfCompactNumber(value: number): Day | null {
  if (!Number.isInteger(value) || value < 19000101 || value > 99991231) return null;
  return dayOfDate(Math.floor(value / 10000), Math.floor(value / 100) % 100, value % 100);
}

function clean(text: string): string {
  return text.normalize("NFKC").replace(/[−‒–—﹣]/g, "-").replace(/[\s\u200B-\u200D\uFEFF]+/gu, " ").trim();
}

function yearFirst(text: string): Day | null {
  const match = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  return match ? dayOfDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

function namedMonth(text: string): Day | null {
  const dayFirst = DAY_NAMED_MONTH.exec(text);
  const [month, day, year] = dayFirst ? [dayFirst[2]!, dayFirst[1]!, dayFirst[3]!] : (NAMED_MONTH_DAY.exec(text)?.slice(1, 4) ?? []);
  if (month === undefined || day === undefined || year === undefined) return null;
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  if (index < 0 || !MONTH_NAMES[index]!.startsWith(month.toLowerCase().replace(/^sept$/, "sep"))) return null;
  return dayOfDate(fullYear(Number(year)), index + 1, Number(day));
}

const MONTH_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

function fullYear(year: number): number {
  if (year > 99) return year;
  return year < CENTURY_TURN ? 2000 + year : 1900 + year;
}
