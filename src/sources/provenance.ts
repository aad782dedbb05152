import type { RawCell } from "../grid/table";
import { IMPORT_TEXTS } from "../words/import-words";
import { headerKey } from "./header-key";

/** Columns that say where a row came from, or hold what no field of ours means. */
export const TRACE_COLUMNS = ["bankReference", "ownAccount", "sourceFile", "sourceRow", "importId"] as const;
export type TraceColumn = (typeof TRACE_COLUMNS)[number];

/** Which columns of a table are traces, by their headers in either language. */
export function traceColumns(headers: readonly string[]): ReadonlyMap<TraceColumn, number> {
  const places = new Map<TraceColumn, number>();
  for (const name of TRACE_COLUMNS) {
    const wanted = (["en", "zh"] as const).map((language) => headerKey(IMPORT_TEXTS[language][`column.${name}`]));
    const place = headers.findIndex((header) => wanted.includes(headerKey(header)));
    if (place >= 0) places.set(name, place);
  }
  return places;
}

/** Where one row came from. */
export interface Trace {
  readonly file: string;
  /** `12`, or `Sheet1!12` where the file has several sheets. */
  readonly row: string | number;
  readonly importId: string;
}

/** Set the traces of a row that is about to be written, where its table has columns for them. */
export function putTrace(cells: RawCell[], places: ReadonlyMap<TraceColumn, number>, { file, row, importId }: Trace): void {
  const values = { sourceFile: file, sourceRow: row, importId } as const;
  for (const [name, value] of Object.entries(values)) {
    const place = places.get(name as TraceColumn);
    if (place !== undefined) cells[place] = value;
  }
}

/** The name of an import: of the file's bytes, so that the same file has the same; numbered where an earlier import of it stands (`taken`). */
export function importIdOf(hash: string, taken: ReadonlySet<string>): string {
  const id = `IMP-${hash.slice(0, 10).toUpperCase()}${hash.slice(64)}`;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
