import { columnOfLetters } from "../grid/table";

/** The chain without the entries named by `isGone`; null where none is left. An entry without a sheet is on the sheet of the one before. */
export function withoutCalcEntries(text: string, isGone: (sheetId: number, row: number, column: number) => boolean): string | null {
  let sheetId = 0;
  let written = 0;
  let kept = 0;
  const result = text.replace(/<((?:[\w.-]+:)?)c\s([^>]*?)\/>/g, (entry, prefix: string, attributes: string) => {
    const own = /(?:^|\s)i\s*=\s*["'](\d+)["']/.exec(attributes);
    const address = /(?:^|\s)r\s*=\s*["']\$?([A-Za-z]+)\$?(\d+)["']/.exec(attributes);
    if (own) sheetId = Number(own[1]);
    if (!address || isGone(sheetId, Number(address[2]) - 1, columnOfLetters(address[1]!))) return "";
    kept++;
    const before = written;
    written = sheetId;
    return own || before === sheetId ? entry : `<${prefix}c i="${sheetId}" ${attributes}/>`;
  });
  return kept > 0 ? result : null;
}
