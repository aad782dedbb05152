/** UTF-16 units, as Excel counts them. */
export const SHEET_NAME_CHARS_MAX = 31;
const FORBIDDEN = /[:\\/?*[\]\u0000-\u001f\ufffe\uffff]/g;
/** Excel keeps this one for itself. */
const RESERVED = new Set(["history"]);
const NAMELESS = "Sheet";

/**
 * A name that a sheet may have, nearest to the wanted one.
 *
 * Holds:  1 to 31 units, no half of a character; no `: \ / ? * [ ]` or control character; no apostrophe at either end; not "History";
 *         not in `taken` (lower case), whatever the case. A legal and free name stays as it is.
 *
 * @example "A/R: Müller" → "A_R_ Müller"; "Aging", taken → "Aging (2)"
 */
export function uniqueSheetName(wanted: string, taken: ReadonlySet<string>): string {
  const clean = trimmed(cut(wanted.replace(FORBIDDEN, "_").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "_"), SHEET_NAME_CHARS_MAX));
  const stem = clean === "" ? NAMELESS : clean;
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = number === 1 ? stem : `${trimmed(cut(stem, SHEET_NAME_CHARS_MAX - suffix.length)) || NAMELESS}${suffix}`;
    if (!taken.has(name.toLowerCase()) && !RESERVED.has(name.toLowerCase())) return name;
  }
}

/** Blanks at the ends go too: Excel keeps them, people do not see them. */
function trimmed(name: string): string {
  return name.replace(/^['\s]+|['\s]+$/g, "");
}

function cut(text: string, unitsMax: number): string {
  if (text.length <= unitsMax) return text;
  const code = text.charCodeAt(unitsMax - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? unitsMax - 1 : unitsMax);
}
