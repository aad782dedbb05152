import { type Day, isoDay, toDate } from "../calendar/day";
import { type Minor, minorToText } from "../money/money";
import type { DocumentLanguage, Language } from "./language";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day within a sentence: `31 Oct 2026`, `2026年10月31日`. */
export function dayText(day: Day, language: Language): string {
  const { year, month, day: dayOfMonth } = toDate(day);
  return language === "zh" ? `${year}年${month}月${dayOfMonth}日` : `${dayOfMonth} ${MONTHS[month - 1]!} ${year}`;
}

/** A day within a bilingual line, where one form serves both. */
export function documentDayText(day: Day, language: DocumentLanguage): string {
  return language === "bilingual" ? isoDay(day) : dayText(day, language);
}

/** An amount within a sentence: `1,234.50`; negatives `(1,234.50)` in English, `-1,234.50` in Chinese. */
export function amountText(amount: Minor, currency: string, language: DocumentLanguage): string {
  const [whole, fraction] = minorToText(Math.abs(amount) as Minor, currency).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
  if (amount >= 0) return grouped;
  return language === "en" ? `(${grouped})` : `-${grouped}`;
}
