import type { Day } from "../calendar/day";
import { type DateOrder, readDayText } from "../calendar/read-day";
import { cleanText } from "./clean-cell";
import { headerKey } from "./header-key";
import type { LayoutRows } from "./layout-rows";
import type { SourceGrid } from "./source";

/** What a report says of its own dates: the day it was made for, ages in days, groups by age. */
export interface DatedReport<Name extends string> {
  readonly rows: LayoutRows<Name>;
  readonly grid: SourceGrid;
  readonly headerRow: number;
}

const DATES_IN_LINE = /\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?[\s-]+\p{L}{3,9}\.?,?[\s-]+\d{4}|\d{1,4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}/gu;
const AS_OF = /\bas (?:of|at|on)\b|截至|截止/iu;
/** Headings are short; what is longer is not gone through. */
const LINE_MAX = 300;
const AGES = new Set(["aging", "past due", "days past due", "overdue by days", "days overdue", "逾期天数", "账龄"].map(headerKey));
const CURRENT = /^(?:current|not (?:yet )?due|未到期|当前)/iu;
const RANGE = /(\d{1,4})\s*(?:-|–|to|至)\s*(\d{1,4})/iu;
const BEYOND = /(\d{1,4})\s*(?:\+|days? (?:or more|and over|and above)|or more|and over|and above|天以上)|(?:>|over|above|older than)\s*(\d{1,4})/iu;

/**
 * How much in a report cannot be true if its dates are read in an order: documents after its own day, ages and groups by age that no due date has, dues before
 * their documents.
 *
 * @returns 0 for no contradiction; a due date before its document counts 1, as people mistype those too, all else 2
 */
export function contradictions(report: DatedReport<string>, order: DateOrder): number {
  const { rows, grid } = report;
  const { asOf, from } = statedDays(report, order);
  const agesAt = grid.rows[report.headerRow]!.findIndex((cell) => AGES.has(headerKey(cleanText(cell))));
  const dayIn = (row: number, name: string): Day | null => readDayText(rows.text(row, name), order)?.day ?? null;
  let bucket: AgeRange | null = null;
  let count = 0;
  for (let row = rows.from; row < rows.to; row++) {
    const texts = rows.texts(row);
    if (texts.length === 1) bucket = ageRange(texts[0]!) ?? bucket;
    const [day, due] = [dayIn(row, "date"), dayIn(row, "dueDate")];
    if (day === null) continue;
    if (due !== null && due < day) count++;
    if (from !== null && day < from) count += 2;
    if (asOf === null) continue;
    if (day > asOf) count += 2;
    if (due === null) continue;
    const age = asOf - due;
    if (bucket !== null && (age < bucket.from || age > bucket.to)) count += 2;
    const stated = agesAt < 0 ? "" : cleanText(grid.rows[row]![agesAt]);
    if (/^-?\d{1,5}$/u.test(stated) && Number(stated) !== age && (Number(stated) > 0 || age > 0)) count += 2;
  }
  return count;
}

/** The day that the report is for, and the first of its period where it has one. */
function statedDays({ grid, headerRow }: DatedReport<string>, order: DateOrder): { readonly asOf: Day | null; readonly from: Day | null } {
  let last: Day | null = null;
  for (const cells of grid.rows.slice(0, headerRow)) {
    const line = cells.map(cleanText).filter((text) => text !== "").join("  ").slice(0, LINE_MAX).normalize("NFKC");
    const days = [...line.matchAll(DATES_IN_LINE)].map(([text]) => readDayText(text, order)?.day).filter((day) => day !== undefined);
    if (days.length === 2) return { asOf: Math.max(...days) as Day, from: Math.min(...days) as Day };
    if (days.length === 1 && AS_OF.test(line)) return { asOf: days[0]!, from: null };
    if (days.length === 1 && /-|–|\bto\b|至/u.test(line.replace(DATES_IN_LINE, ""))) last = days[0]!;
  }
  return { asOf: last, from: null };
}

/** Days past due, both ends included. */
interface AgeRange {
  readonly from: number;
  readonly to: number;
}

/** `1 - 30 days past due`, `91 or more days past due`, `Current`; null for a label that is no group by age. */
function ageRange(label: string): AgeRange | null {
  const text = label.slice(0, LINE_MAX);
  if (CURRENT.test(text)) return { from: -Infinity, to: 0 };
  const beyond = BEYOND.exec(text);
  if (beyond) return { from: Number(beyond[1] ?? beyond[2]), to: Infinity };
  const range = RANGE.exec(text);
  return range ? { from: Number(range[1]), to: Number(range[2]) } : null;
}
