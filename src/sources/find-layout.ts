import { joinWithNext } from "../grid/find-header";
import type { RawCell } from "../grid/table";
import { beginningOf, SHORT_TEXT_MAX } from "./clean-cell";
import { bareHeaderKey, headerKey } from "./header-key";
import type { SourceFile, SourceGrid } from "./source";

/** The columns of one system's export, known by their headers whatever order they stand in. */
export interface Layout<Name extends string> {
  /** What a column is called in each version of the export, the likeliest first. */
  readonly columns: Readonly<Partial<Record<Name, readonly string[]>>>;
  /** Without these it is another layout; of an inner list one is enough. */
  readonly needs: readonly (Name | readonly Name[])[];
  /** Headers that only other layouts have. */
  readonly never?: readonly string[];
}

/** A layout found in a sheet or text. */
export interface FoundLayout<Name extends string> {
  readonly grid: SourceGrid;
  /** 0-based rows of the grid: where the header begins and where the data begins. */
  readonly headerRow: number;
  readonly bodyRow: number;
  /** As written; two header rows joined. */
  readonly headers: readonly string[];
  readonly places: ReadonlyMap<Name, number>;
  /** Headers that are not blank. */
  readonly filled: number;
}

/** Preambles of banks and wallets have up to 25 lines; every sheet is looked through this far. */
const PREAMBLE_ROWS_MAX = 100;

/**
 * The header row of a layout, by the names of its columns; null where the sheet has none.
 *
 * Two header rows are read as one where that names more columns. The first row that has what the layout needs is the header.
 *
 * @param corrected columns a person set right: header as written → column name, "" for leave alone
 */
export function findLayout<Name extends string>(grid: SourceGrid, layout: Layout<Name>, from = 0, corrected: Readonly<Record<string, string>> = {}): FoundLayout<Name> | null {
  const end = Math.min(grid.rows.length, from + PREAMBLE_ROWS_MAX);
  for (let row = from; row < end; row++) {
    const keys = keysOf(grid.rows[row]!);
    if (!keys || !(knows(layout, keys) || keys.headers.some((header) => Object.hasOwn(corrected, header)))) continue;
    const single = place(keys.headers, layout, corrected);
    const joined = joinWithNext(grid.rows, row);
    const double = joined && place(joined.names.map(headerText), layout, corrected);
    const best = double && double.places.size > (single?.places.size ?? 0) ? double : single;
    if (best) return { grid, headerRow: row, bodyRow: row + (best === double ? 2 : 1), ...best };
  }
  return null;
}

/** The layout in each sheet that has it, in order. */
export function findLayouts<Name extends string>(file: SourceFile, layout: Layout<Name>, corrected: Readonly<Record<string, string>> = {}): readonly FoundLayout<Name>[] {
  return file.grids.map((grid) => findLayout(grid, layout, 0, corrected)).filter((found) => found !== null);
}

/**
 * How surely a file is of a layout, 0 to 0.95: the share of its headers that the layout knows, and of the layout's columns that it has.
 *
 * Room above is left to a profile that knows the system by its own words too.
 */
export function layoutScore<Name extends string>(file: SourceFile, layout: Layout<Name>): number {
  return Math.max(0, ...findLayouts(file, layout).map(({ places, filled }) => 0.55 + 0.25 * (places.size / filled) + 0.15 * (places.size / Object.keys(layout.columns).length)));
}

interface RowKeys {
  readonly headers: readonly string[];
  readonly keys: ReadonlySet<string>;
}

/** Every layout asks the same rows: their keys are kept as long as the rows are. */
const keysOfRow = new WeakMap<readonly RawCell[], RowKeys | null>();
const keysOfLayout = new WeakMap<object, readonly string[]>();

/** Null for a row that has fewer than two texts, as most lines above a table. */
function keysOf(row: readonly RawCell[]): RowKeys | null {
  let found = keysOfRow.get(row);
  if (found === undefined) {
    const headers = row.map((cell) => (typeof cell === "string" ? headerText(cell) : ""));
    const isHeader = headers.filter((header) => header !== "").length >= 2;
    found = isHeader ? { headers: row.map(headerText), keys: new Set(headers.flatMap((header) => (header === "" ? [] : [headerKey(header), bareHeaderKey(header)]))) } : null;
    keysOfRow.set(row, found);
  }
  return found;
}

function headerText(cell: RawCell): string {
  const text = beginningOf(cell);
  return text.length > SHORT_TEXT_MAX ? "" : text;
}

/** Some column of the layout is named in the row; the others may be named in a second row. */
function knows<Name extends string>(layout: Layout<Name>, { keys }: RowKeys): boolean {
  let names = keysOfLayout.get(layout);
  if (!names) keysOfLayout.set(layout, (names = (Object.values(layout.columns) as (readonly string[])[]).flat().map(headerKey)));
  return names.some((name) => keys.has(name));
}

function place<Name extends string>(headers: readonly string[], layout: Layout<Name>, corrected: Readonly<Record<string, string>>): Pick<FoundLayout<Name>, "headers" | "places" | "filled"> | null {
  const keys = headers.map(headerKey);
  if (layout.never?.some((name) => keys.includes(headerKey(name)))) return null;
  const names = Object.keys(layout.columns) as Name[];
  const places = new Map<Name, number>();
  const taken = new Set<number>();
  headers.forEach((header, column) => {
    const name = Object.hasOwn(corrected, header) ? corrected[header]! : null;
    if (name === null) return;
    taken.add(column);
    if (name !== "") places.set(name as Name, column);
  });
  // Whole headers first: only where none has the name may a remark in brackets be left out, and only if that leaves no doubt.
  for (const form of [headerKey, bareHeaderKey]) {
    const forms = form === headerKey ? keys : headers.map(form);
    for (const name of names) {
      if (places.has(name)) continue;
      for (const written of layout.columns[name] ?? []) {
        const key = headerKey(written);
        const columns = forms.flatMap((each, column) => (each === key && key !== "" && !taken.has(column) ? [column] : []));
        if (columns.length === 0 || (form === bareHeaderKey && columns.length > 1)) continue;
        places.set(name, columns[0]!);
        taken.add(columns[0]!);
        break;
      }
    }
  }
  const hasAll = layout.needs.every((need) => (typeof need === "string" ? places.has(need) : need.some((one) => places.has(one))));
  return hasAll ? { headers, places, filled: keys.filter((key) => key !== "").length } : null;
}

/** The columns as the person sees them: header as written → name in the layout. */
export function columnsRead<Name extends string>({ headers, places }: FoundLayout<Name>): readonly { readonly header: string; readonly field: string | null }[] {
  const names = new Map([...places].map(([name, column]) => [column, name]));
  return headers.map((header, column) => ({ header, field: names.get(column) ?? null })).filter(({ header }) => header !== "");
}
