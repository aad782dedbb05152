import { isCellError, type RawCell } from "../grid/table";
import { textKey } from "../grid/text-key";

export { textKey } from "../grid/text-key";

/**
 * What `highlight` changed in a workbook, so that any session on any port can take it back.
 *
 * Rows are remembered by what stands in them: people sort and insert between marking and clearing. Kept as JSON in a custom XML part of
 * its own (`HIGHLIGHTS_NAMESPACE`), packed, because there may be a mark on each of 100,000 rows.
 */
export interface HighlightMemory {
  readonly tables: readonly RememberedTable[];
}

export interface RememberedTable {
  /** By name: ids do not survive a save everywhere. */
  readonly name: string;
  readonly reasonHeader: string;
  /** The reason column was made for the marks and goes with them. */
  readonly reasonMade: boolean;
  /** How wide the reason column was made, and what it was before; left out where it was wide enough. */
  readonly width?: ColumnWidthChange;
  /** Headers when it was highlighted; `RememberedFill.column` counts in them. */
  readonly headers: readonly string[];
  /** By ascending row. */
  readonly marks: readonly RememberedMark[];
}

/** In the unit of the port that marked: characters as the file keeps them, or points. Null for the sheet's standard width. */
export interface ColumnWidthChange {
  readonly unit: "chars" | "points";
  readonly before: number | null;
  readonly made: number;
}

/** Points of a character of the usual font. */
const CHAR_POINTS = 5.25;

/** The change as another port counts. */
export function widthIn(unit: ColumnWidthChange["unit"], change: ColumnWidthChange): ColumnWidthChange {
  if (change.unit === unit) return change;
  const factor = unit === "points" ? CHAR_POINTS : 1 / CHAR_POINTS;
  return { unit, before: change.before === null ? null : change.before * factor, made: change.made * factor };
}

/** Nobody has changed the width since: what a program rounds is no change. */
export function isWidthOurs(now: number, { unit, made }: ColumnWidthChange): boolean {
  return Math.abs(now - made) < (unit === "points" ? CHAR_POINTS : 1);
}

export interface RememberedMark {
  /** 1-based data row at that time. */
  readonly row: number;
  /** `rowKey` of the row's cells, the reason column left out. */
  readonly key: string;
  readonly fills: readonly RememberedFill[];
  /** `textKey` of the words put into the reason column; "" for none. */
  readonly reasonKey: string;
  /** What stood in the reason column before. */
  readonly reasonBefore: string | number | boolean | null;
}

export interface RememberedFill {
  readonly column: number;
  /** Our fill, `RRGGBB`: a cell that has another by now was filled by the user since. */
  readonly fill: string;
  /** The fill before, or null for none. */
  readonly before: string | null;
}

/** Names what stands in a row, so that it is found again where sorting put it. */
export function rowKey(row: readonly RawCell[], reasonColumn: number): string {
  return textKey(row.map((cell, column) => (column === reasonColumn ? "" : isCellError(cell) ? `!${cell.error}` : `${typeof cell === "number" ? "n" : "t"}${cell ?? ""}`)).join("\u0001"));
}

/**
 * Where the marked rows are by now.
 *
 * Shape:  one entry per mark: the 1-based data row, or null where the row is gone.
 * Holds:  no row is named twice; a row that still is where it was stays there; one whose cells were edited in place is taken by position.
 */
export function locateMarks(marks: readonly RememberedMark[], keys: readonly string[]): (number | null)[] {
  const taken = new Set<number>();
  const take = (row: number): number => (taken.add(row), row);
  const found = marks.map(({ row, key }) => (keys[row - 1] === key ? take(row) : null));
  const free = new Map<string, { readonly rows: number[]; next: number }>();
  keys.forEach((key, index) => {
    if (taken.has(index + 1)) return;
    const queue = free.get(key);
    if (queue) queue.rows.push(index + 1);
    else free.set(key, { rows: [index + 1], next: 0 });
  });
  const nextFree = (key: string): number | null => {
    const queue = free.get(key);
    return queue?.rows[queue.next++] ?? null;
  };
  const moved = marks.map(({ key }, index) => {
    const row = found[index] ?? nextFree(key);
    return row === null ? null : take(row);
  });
  const known = new Set(marks.map(({ key }) => key));
  // What stands in this row now belongs to no mark: the marked row itself was edited, not moved away.
  return moved.map((row, index) => {
    const place = marks[index]!.row;
    return row ?? (place <= keys.length && !taken.has(place) && !known.has(keys[place - 1]!) ? take(place) : null);
  });
}

const VERSION = 1;

/** As JSON. Marks are one string per table: `row-delta,key,reason,column.fill.before/…` with fills by number in a palette, `-` for none. */
export function writeHighlightMemory(memory: HighlightMemory): string {
  return JSON.stringify({
    version: VERSION,
    tables: memory.tables.map(({ name, reasonHeader, reasonMade, width, headers, marks }) => {
      const palette: string[] = [];
      const color = (fill: string): number => {
        const known = palette.indexOf(fill);
        return known < 0 ? palette.push(fill) - 1 : known;
      };
      let last = 0;
      const packed = marks.map(({ row, key, reasonKey, fills }) => {
        const delta = row - last;
        last = row;
        return `${delta},${key},${reasonKey},${fills.map(({ column, fill, before }) => `${column}.${color(fill)}.${before === null ? "-" : color(before)}`).join("/")}`;
      });
      const reasonsBefore = marks.flatMap((mark, index) => (mark.reasonBefore === null ? [] : [[index, mark.reasonBefore]]));
      return { name, reasonHeader, reasonMade, ...(width && { width }), headers, palette, marks: packed.join(";"), reasonsBefore };
    }),
  });
}

interface PackedTable extends Omit<RememberedTable, "marks"> {
  readonly palette: readonly string[];
  readonly marks: string;
  readonly reasonsBefore: readonly (readonly [number, string | number | boolean])[];
}

/** Null for text that is none of ours, or of a later version. */
export function readHighlightMemory(json: string): HighlightMemory | null {
  try {
    const packed = JSON.parse(json) as { readonly version: number; readonly tables: readonly PackedTable[] };
    return packed.version === VERSION ? { tables: packed.tables.map(unpackTable) } : null;
  } catch {
    return null;
  }
}

function unpackTable({ name, reasonHeader, reasonMade, width, headers, palette, marks, reasonsBefore }: PackedTable): RememberedTable {
  const before = new Map(reasonsBefore);
  let row = 0;
  return {
    name, reasonHeader, reasonMade, ...(width && { width }), headers,
    marks: marks === "" ? [] : marks.split(";").map((text, index): RememberedMark => {
      const [delta, key, reasonKey, fills] = text.split(",") as [string, string, string, string];
      row += Number(delta);
      return { row, key, reasonKey, reasonBefore: before.get(index) ?? null, fills: fills === "" ? [] : fills.split("/").map((fill) => unpackFill(fill, palette)) };
    }),
  };
}

function unpackFill(text: string, palette: readonly string[]): RememberedFill {
  const [column, fill, before] = text.split(".") as [string, string, string];
  return { column: Number(column), fill: palette[Number(fill)]!, before: before === "-" ? null : palette[Number(before)]! };
}
