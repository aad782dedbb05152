import { addDays, addMonths, type Day, dayOfDate, daysInMonth, firstOfMonth, lastOfMonth, toDate } from "../calendar/day";
import type { Terms } from "./ledger";

/** No terms are longer than ten years: a larger number is something else. */
const DAYS_MAX = 3660;

/**
 * When a document of this day falls due.
 *
 * @example 2026-01-10, 月结 30 → 2026-03-02 (31 January + 30) · 次月 15 日 → 2026-02-15 · cut-off 25: a document of the 26th counts to the next month
 */
export function dueDayOf(documentDay: Day, terms: Terms): Day {
  if (terms.kind === "days") return addDays(documentDay, terms.days);
  const late = terms.cutOffDay !== null && toDate(documentDay).day > terms.cutOffDay;
  const month = addMonths(firstOfMonth(documentDay), late ? 1 : 0);
  if (terms.kind === "month-end") return addDays(lastOfMonth(month), terms.days);
  const { year, month: number } = toDate(addMonths(month, terms.monthsLater));
  return dayOfDate(year, number, Math.min(terms.day, daysInMonth(year, number)))!;
}

/** A day of the month that cannot be met in a short month means its last. */
const LAST_DAY = 31;

/**
 * Terms as accountants write them: `30`, `net 30`, `2/10 net 30` (the due day; discounts are not terms), `月结30`, `month end + 10`, `next month 15`, `次月15日`,
 * each with `25日截止` / `cut-off 25`.
 *
 * Errors: null where the words are not understood.
 */
export function readTerms(written: string | number): Terms | null {
  if (typeof written === "number") return daysTerms(written);
  let text = written.normalize("NFKC").toLowerCase().replace(/[\s_]+/g, " ").trim();
  let cutOffDay: number | null = null;
  text = text.replace(/[(,;，；]?\s*(?:(?:每月)?(\d{1,2})\s*[日号]?\s*(?:截止|截数|截账|结账|关账|封账)(?:日)?|(?:cut ?-?off|closing)(?: day)?:?\s*(?:the )?(\d{1,2})(?:st|nd|rd|th)?)\s*\)?/, (_whole, zh?: string, en?: string) => {
    cutOffDay = Number(zh ?? en);
    return " ";
  });
  if (cutOffDay !== null && (cutOffDay < 1 || cutOffDay > LAST_DAY)) return null;
  text = text.replace(/[().,，。]/g, " ").replace(/\s+/g, " ").trim();
  const inMonth = dayOfLaterMonth(text, cutOffDay) ?? monthEnd(text, cutOffDay);
  if (inMonth) return inMonth;
  // A cut-off day only makes sense where the month decides.
  return cutOffDay === null ? plainDays(text) : null;
}

function daysTerms(days: number): Terms | null {
  return Number.isInteger(days) && days >= 0 && days <= DAYS_MAX ? { kind: "days", days } : null;
}

function plainDays(text: string): Terms | null {
  if (/^(现结|现款|现金|款到发货|货到付款|先款后货|即付|见票即付|预付|cash|cod|cash on delivery|on receipt|due on receipt|due upon receipt|immediate(?:ly)?|prepaid|prepayment|payment in advance|cia|cwo|pia)$/.test(text)) return { kind: "days", days: 0 };
  const discounted = /^\d+(?:\.\d+)?\s*%?\s*\/?\s*\d+,?\s*(?:net|n)\s*\/?\s*(\d{1,4})$/.exec(text.replace(" / ", "/"));
  const match =
    discounted ??
    /^(?:(?:net|n|账期|信用期|付款期|due in|within)\s*[/:：-]?\s*)?(\d{1,4})\s*(?:d|days?|天|日)?\s*(?:net|内|内付款|付款|到期|after invoice(?: date)?|from invoice(?: date)?)?$/.exec(text) ??
    /^(?:票后|开票后|发票后|收票后|见票|见票后|发货后|交货后|到货后|货到)\s*(\d{1,4})\s*(?:天|日)(?:内|付款|内付款)?$/.exec(text);
  return match ? daysTerms(Number(match[1])) : null;
}

function monthEnd(text: string, cutOffDay: number | null): Terms | null {
  const match =
    /^(?:月结|当月月结|月末|月底|月终)\s*\+?\s*(\d{1,3})?\s*(?:天|日)?$/.exec(text) ??
    /^(?:eom|end of month|month[ -]?end|monthly)\s*\+?\s*(\d{1,3})?\s*(?:d|days?)?$/.exec(text) ??
    /^(?:net\s*)?(\d{1,3})\s*(?:d|days?)?\s*(?:eom|end of month|(?:after |from )?month[ -]?end|from end of month|天月结|日月结)$/.exec(text);
  if (!match) return null;
  return { kind: "month-end", days: Number(match[1] ?? 0), cutOffDay };
}

function dayOfLaterMonth(text: string, cutOffDay: number | null): Terms | null {
  const chinese = /^(?:月结\s*)?(当月|本月|次月|下月|下个月|隔月|次次月|下下月)\s*(?:的)?\s*(?:(\d{1,2})\s*[日号]?|(月?底|月?末|末日))\s*(?:前|付款|前付款|结|结清)?$/.exec(text);
  if (chinese) {
    const monthsLater = /当月|本月/.test(chinese[1]!) ? 0 : /隔月|次次月|下下月/.test(chinese[1]!) ? 2 : 1;
    return laterMonth(monthsLater, chinese[3] === undefined ? Number(chinese[2]) : LAST_DAY, cutOffDay);
  }
  const english =
    /^(?:day )?(\d{1,2})(?:st|nd|rd|th)?(?: day)? (?:of )?(?:the )?(next|following|current|same) month$/.exec(text) ??
    /^(\d{1,2})(?:st|nd|rd|th)? ?(mfi)$/.exec(text);
  if (english) return laterMonth(/current|same/.test(english[2]!) ? 0 : 1, Number(english[1]), cutOffDay);
  const reversed = /^(?:the )?(next|following|current|same) month,?\s*(?:on )?(?:the |day )?(?:(\d{1,2})(?:st|nd|rd|th)?|(end|last day))$/.exec(text) ?? /^(end of) (?:the )?(?:next|following) month()$/.exec(text);
  if (reversed) return laterMonth(/current|same/.test(reversed[1]!) ? 0 : 1, reversed[2] ? Number(reversed[2]) : LAST_DAY, cutOffDay);
  return null;
}

function laterMonth(monthsLater: number, day: number, cutOffDay: number | null): Terms | null {
  return day >= 1 && day <= LAST_DAY ? { kind: "day-of-month", monthsLater, day, cutOffDay } : null;
}
