import type { RawCell } from "../grid/table";
import type { GridSheet, GridStyle } from "./grid-workbook";
import { shownText } from "./shown-text";

/** Chosen texts per filtered column (`filterKey`); a column that is not in it shows everything. */
export type TableFilters = ReadonlyMap<string, ReadonlySet<string>>;

export function filterKey(table: string, column: number): string {
  return `${column}/${table}`;
}

interface FilteredCell {
  readonly value: RawCell;
  readonly style: GridStyle | null;
}
export type CellReader = (row: number, column: number) => FilteredCell | null;

/** A column with more different texts than this shows the first ones; typing narrows them. */
const CHOICES_MAX = 1000;

/** Rows that the filters hide. Filtering is a way to look: hidden rows stay in every total and are saved as they are. */
export function filteredRows(sheet: GridSheet, filters: TableFilters, cell: CellReader): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const table of sheet.tables) {
    const columns: [number, ReadonlySet<string>][] = [];
    for (let column = table.range.left; column <= table.range.right; column++) {
      const chosen = filters.get(filterKey(table.name, column));
      if (chosen) columns.push([column, chosen]);
    }
    if (columns.length === 0) continue;
    const last = table.range.bottom - (table.hasTotals ? 1 : 0);
    for (let row = table.range.top + 1; row <= last; row++) {
      if (columns.some(([column, chosen]) => !chosen.has(textAt(cell, row, column, sheet.date1904)))) hidden.add(row);
    }
  }
  return hidden;
}

/** The different texts of a column, sorted as they compare, blank last, with how often each comes. */
export function filterChoices(sheet: GridSheet, column: number, rows: { readonly from: number; readonly to: number }, cell: CellReader, search: string): readonly { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  const wanted = search.toLowerCase();
  for (let row = rows.from; row <= rows.to; row++) {
    const text = textAt(cell, row, column, sheet.date1904);
    if (wanted === "" || text.toLowerCase().includes(wanted)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  const texts = [...counts].map(([text, count]) => ({ text, count })).sort((one, other) => (one.text === "" ? 1 : other.text === "" ? -1 : compare(one.text, other.text)));
  return texts.slice(0, CHOICES_MAX);
}

function textAt(cell: CellReader, row: number, column: number, date1904: boolean): string {
  const found = cell(row, column);
  return found ? shownText(found.value, found.style?.numberFormat, date1904).text : "";
}
