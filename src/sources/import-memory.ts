import { mapSteps, type Steps } from "../check/steps";
import type { RawCell, TableInfo } from "../grid/table";
import { type ImportMemory, REMEMBERED_ROWS_MAX } from "../settings/import-memory";
import { digestOf, rowKey } from "./row-keys";

/** What to remember of rows that were added; null where none were. */
export function* importMemoryOf({ id, table, rows, hasImportColumn }: { readonly id: string; readonly table: Pick<TableInfo, "name" | "headers">; readonly rows: readonly (readonly RawCell[])[]; readonly hasImportColumn: boolean }): Steps<ImportMemory | null> {
  if (rows.length === 0) return null;
  const columns = table.headers.flatMap((_, column) => (rows.some((row) => (row[column] ?? null) !== null) ? [column] : []));
  const keys = yield* mapSteps(rows, (row) => rowKey(row, columns));
  return {
    id, table: table.name, headers: columns.map((column) => table.headers[column]!), rows: rows.length, digest: digestOf(keys),
    keys: hasImportColumn || rows.length > REMEMBERED_ROWS_MAX ? "" : keys.join(" "),
  };
}

/** Rows of an import as they stand now, by 0-based place, or why they cannot be told. */
export type ImportedRows =
  | { readonly kind: "found"; readonly places: readonly number[] }
  | { readonly kind: "changed"; readonly unchanged: readonly number[]; readonly rows: number }
  | { readonly kind: "unknown" };

/**
 * The rows that an import added, found again by what stands in them.
 *
 * `changed` where some of them were edited or removed since: `unchanged` are the others, as far as they can be told. The lowest of equal rows is taken.
 * @param importColumn the column that carries the import's name, −1 for none
 */
export function findImportedRows({ id, headers, digest, keys, rows: count }: ImportMemory, table: { readonly headers: readonly string[]; readonly rows: readonly (readonly RawCell[])[] }, importColumn: number): ImportedRows {
  const columns = headers.map((header) => table.headers.indexOf(header));
  if (columns.includes(-1)) return { kind: "changed", unchanged: [], rows: count };
  if (importColumn >= 0 && keys === "") {
    const places = table.rows.flatMap((row, place) => (row[importColumn] === id ? [place] : []));
    const same = places.length === count && digestOf(places.map((place) => rowKey(table.rows[place]!, columns))) === digest;
    return same ? { kind: "found", places } : { kind: "changed", unchanged: [], rows: count };
  }
  if (keys === "") return { kind: "unknown" };
  const wanted = new Map<string, number>();
  for (const key of keys.split(" ")) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  const places: number[] = [];
  for (let place = table.rows.length - 1; place >= 0; place--) {
    const key = rowKey(table.rows[place]!, columns);
    const left = wanted.get(key) ?? 0;
    if (left === 0) continue;
    wanted.set(key, left - 1);
    places.push(place);
  }
  places.reverse();
  return places.length === count ? { kind: "found", places } : { kind: "changed", unchanged: places, rows: count };
}
