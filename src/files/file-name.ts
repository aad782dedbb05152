/** Room for a number and an ending below the 255 bytes of common file systems, four bytes a character. */
const CHARS_MAX = 60;
const NAMELESS = "Statement";
/** Devices of Windows, with or without an ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that a file may have on every system, nearest to the wanted one, without ending; adds it to `taken`.
 *
 * Holds: no path leads out of its folder; not in `taken` (lower case), whatever the case.
 *
 * @example "A/B: Müller." → "A_B_ Müller"; again → "A_B_ Müller (2)"
 */
export function uniqueFileName(wanted: string, taken: Set<string>): string {
  const clean = [...wanted.normalize("NFC").replace(/[<>:"/\\|?*\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "_").replace(/\p{Surrogate}/gu, "_")].slice(0, CHARS_MAX).join("").replace(/^[. ]+|[. ]+$/g, "");
  const base = clean === "" ? NAMELESS : DEVICES.test(clean) ? `_${clean}` : clean;
  let candidate = base;
  for (let number = 2; taken.has(candidate.toLowerCase()); number++) candidate = `${base} (${number})`;
  taken.add(candidate.toLowerCase());
  return candidate;
}
