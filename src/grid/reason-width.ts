import { widest, widestLine } from "./shown-width";

const MARGIN_CHARS = 1;
/** A longer reason runs on over the blank cells beside it. */
const REASON_CHARS_MAX = 60;

/** Characters for a column of reasons: as wide as the longest, within reason. */
export function reasonWidth(header: string, reasons: Iterable<string>): number {
  return Math.min(REASON_CHARS_MAX, Math.ceil(widest(widestLine(header), [...reasons].map(widestLine)) + MARGIN_CHARS));
}
