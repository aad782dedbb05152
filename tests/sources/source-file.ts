import { parseIsoDay } from "../../src/calendar/day";
import { readDelimited } from "../../src/files/csv";
import type { RawCell } from "../../src/grid/table";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { headerKey } from "../../src/sources/header-key";
import type { SourceContext, SourceFile } from "../../src/sources/source";

/** A text file as it reaches a profile, in the bytes of its encoding. */
export function textFile(text: string, name = "export.csv"): SourceFile {
  return fileOfBytes(new TextEncoder().encode(text), name);
}

export function fileOfBytes(bytes: Uint8Array, name = "export.csv"): SourceFile {
  const { rows, lines, encoding } = readDelimited(bytes, name);
  return { name, form: "text", encoding, hash: `hash of ${name}`, text: null, xml: null, grids: [{ name, rows, lines, date1904: false }] };
}

/** A workbook as it reaches a profile: cells as they are. */
export function workbookFile(sheets: Readonly<Record<string, readonly (readonly RawCell[])[]>>, name = "export.xlsx"): SourceFile {
  return {
    name, form: "workbook", encoding: "binary", hash: `hash of ${name}`, text: null, xml: null,
    grids: Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows, lines: rows.map((_, index) => index + 1), date1904: false })),
  };
}

export function contextOf(more: Partial<SourceContext> = {}): SourceContext {
  return { settings: DEFAULT_SETTINGS, baseCurrency: null, latestDay: parseIsoDay("2026-08-31")!, ...more };
}

/** The same file with the columns of its table in another order: from the header row on, every row is dealt out anew. */
export function shuffled(file: SourceFile, order: (width: number) => readonly number[], isHeader: (row: readonly RawCell[]) => boolean): SourceFile {
  return {
    ...file,
    grids: file.grids.map((grid) => {
      const from = grid.rows.findIndex(isHeader);
      const width = grid.rows[from]?.length ?? 0;
      const places = order(width);
      return { ...grid, rows: grid.rows.map((row, index) => (index < from || row.length < width - 1 ? row : places.map((place) => row[place] ?? null))) };
    }),
  };
}

export function hasHeaders(...names: readonly string[]): (row: readonly RawCell[]) => boolean {
  return (row) => names.every((name) => row.some((cell) => typeof cell === "string" && headerKey(cell) === headerKey(name)));
}
