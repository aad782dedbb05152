import type { RawCell } from "../grid/table";
import { cleanText } from "./clean-cell";

/**
 * The time of day in a cell of times or of dates with times, as `15:24:03`; "" where it has none.
 *
 * @example "20260801 15:24:03" · "132324" · "2026-08-01-15.24.03.123456" · "9:05" → "09:05:00" · 0.5 → "12:00:00"
 */
export function timeOfDay(cell: RawCell): string {
  if (typeof cell === "number") return cell < 1 || !Number.isInteger(cell) ? ofSeconds(Math.round((cell - Math.floor(cell)) * 86400)) : ofDigits(String(cell));
  const text = cleanText(cell).normalize("NFKC");
  const parts = /(?:^|[\sT日])(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2}))?/u.exec(text) ?? /^\d{4}-\d{1,2}-\d{1,2}-(\d{1,2})\.(\d{2})\.(\d{2})/u.exec(text);
  return parts ? clock(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)) : ofDigits(text);
}

/** `132324`, `93005`, or such digits behind a date of eight. */
function ofDigits(text: string): string {
  const parts = /^(?:\d{8}\s*)?(\d{2})(\d{2})(\d{2})$/u.exec(/^\d{5}$/u.test(text) ? `0${text}` : text);
  return parts ? clock(Number(parts[1]), Number(parts[2]), Number(parts[3])) : "";
}

function ofSeconds(seconds: number): string {
  const inDay = seconds % 86400;
  return inDay === 0 ? "" : clock(Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60);
}

function clock(hours: number, minutes: number, seconds: number): string {
  if (hours > 23 || minutes > 59 || seconds > 59) return "";
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, "0")).join(":");
}
