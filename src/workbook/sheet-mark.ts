/** The hidden name, scoped to its sheet, that marks a sheet of the add-in's; it survives renaming and saving. */
export const SHEET_MARK_NAME = "_customer_ledger_sheet";

/** Excel takes at most this many characters of text in one literal of a formula. */
const LITERAL_CHARS_MAX = 255;

/** The mark's formula, `="statement/C001"`, for the key of a plan. */
export function markFormula(key: string): string {
  const literals: string[] = [];
  for (let start = 0; start === 0 || start < key.length; start += LITERAL_CHARS_MAX) literals.push(`"${key.slice(start, start + LITERAL_CHARS_MAX).replace(/"/g, "\"\"")}"`);
  return `=${literals.join("&")}`;
}

/** The key in a mark's formula (with or without its `=`), or null where it is none of ours. */
export function keyOfMark(formula: string): string | null {
  const body = formula.replace(/^=/, "").trim();
  if (!/^"(?:[^"]|"")*"(?:\s*&\s*"(?:[^"]|"")*")*$/.test(body)) return null;
  return [...body.matchAll(/"((?:[^"]|"")*)"/g)].map((match) => match[1]!.replace(/""/g, "\"")).join("");
}

/**
 * Which of the sheets that carry a plan's key is the one to replace.
 *
 * A user may have copied it, mark and all, to keep it: the one that still has the wanted name is ours, else the first not named like a copy.
 */
export function sheetToReplace<Sheet extends { readonly name: string; readonly planKey: string | null }>(sheets: readonly Sheet[], { key, name }: { readonly key: string; readonly name: string }): Sheet | null {
  const marked = sheets.filter(({ planKey }) => planKey === key);
  const wanted = name.toLowerCase();
  return marked.find((sheet) => sheet.name.toLowerCase() === wanted) ?? marked.find((sheet) => !/\(\d+\)$/.test(sheet.name)) ?? marked[0] ?? null;
}
