const NAME_CHARS_MAX = 255;

/**
 * A name that a table may have: letters, digits, `_` and `.`, not like a cell, unique among `taken` (lower case; the name is added).
 *
 * @example "open items 2026" → "open_items_2026"; "C001" → "_C001"
 */
export function legalTableName(wanted: string, taken: Set<string>): string {
  const clean = wanted.replace(/[^\p{L}\p{N}_.\\]/gu, "_").slice(0, NAME_CHARS_MAX - 4);
  const cellLike = /^[A-Za-z]{1,3}\d+$|^[rc]$|^r\d*c\d*$/i.test(clean);
  const stem = clean === "" || cellLike || !/^[\p{L}_\\]/u.test(clean) ? `_${clean}` : clean;
  let name = stem;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}_${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Headers as a table needs them: none blank, no two the same (case does not count). */
export function fixedTableHeaders(headers: readonly string[]): string[] {
  const taken = new Set<string>();
  return headers.map((header, index) => {
    const stem = header === "" ? `Column${index + 1}` : header.slice(0, NAME_CHARS_MAX - 4);
    let name = stem;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
