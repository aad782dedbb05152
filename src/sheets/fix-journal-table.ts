import { type Day, isoDay, parseIsoDay } from "../calendar/day";
import { serialToDay } from "../calendar/excel-date";
import type { RawCell } from "../grid/table";
import { textKey } from "../grid/text-key";
import { OWN_TABLES } from "../ledger/find-tables";
import type { KeptRow, KeptTable, KeptValue } from "./kept-table";

type FixColumn = "run" | "day" | "code" | "table" | "row" | "column" | "before" | "after" | "undone" | "exact" | "rowKey";

/** Every cell that a fix changed, what it held and what it got: so that it can be undone, and looked up in a year. */
export const FIX_JOURNAL: KeptTable<FixColumn> = {
  tableName: OWN_TABLES.fixes, sheetKey: "data-fixes", title: "fixesSheet",
  columns: [
    { name: "run", kind: "text", width: 9 }, { name: "day", kind: "day", width: 12 }, { name: "code", kind: "text", width: 20 }, { name: "table", kind: "text", width: 16 }, { name: "row", kind: "text", width: 9 },
    { name: "column", kind: "text", width: 16 }, { name: "before", kind: "text", width: 24 }, { name: "after", kind: "text", width: 24 }, { name: "undone", kind: "day", width: 12 },
    { name: "exact", kind: "text", width: 14 }, { name: "rowKey", kind: "text", width: 14 },
  ],
};

/** One changed cell as the journal keeps it. */
export interface JournalledFix {
  readonly run: number;
  readonly day: Day;
  readonly code: string;
  readonly table: string;
  /** 1-based data row at that time. */
  readonly row: number;
  readonly column: string;
  readonly before: RawCell;
  readonly after: RawCell | { readonly day: Day };
  /** `fixRowKey` of the row's other cells. */
  readonly rowKey: string;
  readonly undone: Day | null;
}

/** Letters of a cell's own key: enough to tell a handful of cells apart. */
const CELL_KEY_LETTERS = 4;
/** A row in which one other cell was edited since is still that row; in which less than so many are the same is any row. */
const CELLS_EDITED_MAX = 1;
const CELLS_SAME_MIN = 3;

/**
 * Names a row by the cells that a run did not change; blank ones do not count, so that a new column changes no name.
 *
 * Form: a key of all, `~`, and a short key of each: so that a row in which one cell was edited since is known again, and another is not taken for it.
 */
export function fixRowKey(headers: readonly string[], row: readonly RawCell[], changed: ReadonlySet<string>): string {
  const cells = headers.flatMap((header, column) => {
    const cell = row[column] ?? null;
    return changed.has(header) || cell === null || cell === "" ? [] : [`${header}\u0001${JSON.stringify(cell)}\u0002`];
  });
  return `${textKey(cells.join(""))}~${cells.map((cell) => textKey(cell).slice(-CELL_KEY_LETTERS).padStart(CELL_KEY_LETTERS, "0")).join("")}`;
}

/** The same row, by what the keys of both say of all their cells; earlier journals have no more. */
export function isSameRow(left: string, right: string): boolean {
  return left.split("~")[0] === right.split("~")[0];
}

function cellKeysOf(rowKey: string): readonly string[] {
  return rowKey.split("~")[1]?.match(/.{4}/g) ?? [];
}

/** The same row with one of its cells edited, filled or emptied. */
export function isEditedRow(before: string, now: string): boolean {
  const [own, other] = [cellKeysOf(before), cellKeysOf(now)];
  const left = new Map<string, number>();
  for (const cell of other) left.set(cell, (left.get(cell) ?? 0) + 1);
  const same = own.filter((cell) => {
    const count = left.get(cell) ?? 0;
    left.set(cell, count - 1);
    return count > 0;
  }).length;
  return same >= CELLS_SAME_MIN && Math.max(own.length, other.length) - same <= CELLS_EDITED_MAX;
}

export function journalRow({ run, day, code, table, row, column, before, after, rowKey, undone }: JournalledFix): KeptRow<FixColumn> {
  return {
    run: String(run), day: { day }, code, table, row: String(row), column, before: shownBefore({ before, after }), after: shownCell(after), undone: undone === null ? null : { day: undone },
    exact: JSON.stringify([before, typeof after === "object" && after !== null && "day" in after ? { day: isoDay(after.day) } : after]), rowKey,
  };
}

/** A row of the journal, or null for one that no longer says what was changed. */
export function fixOfRow(row: KeptRow<FixColumn>): JournalledFix | null {
  const exact = exactOf(textOf(row.exact));
  const [run, place] = [Number(textOf(row.run)), Number(textOf(row.row))];
  const day = dayOf(row.day);
  if (exact === null || day === null || !Number.isInteger(run) || !Number.isInteger(place) || place < 1) return null;
  return { run, day, code: textOf(row.code), table: textOf(row.table), row: place, column: textOf(row.column), ...exact, rowKey: textOf(row.rowKey), undone: dayOf(row.undone) };
}

/** A cell as a person reads it. */
export function shownCell(cell: JournalledFix["after"]): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell);
  return "day" in cell ? isoDay(cell.day) : cell.error;
}

/** The same of what stood there: the number of a day is shown as that day. */
export function shownBefore({ before, after }: Pick<JournalledFix, "before" | "after">, date1904 = false): string {
  const day = typeof before === "number" && typeof after === "object" && after !== null && "day" in after ? serialToDay(before, date1904) : null;
  return day === null ? shownCell(before) : isoDay(day);
}

function exactOf(text: string): Pick<JournalledFix, "before" | "after"> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed) || parsed.length !== 2) return null;
    const [before, after] = (parsed as readonly unknown[]).map(cellOf);
    return before === undefined || after === undefined || (typeof before === "object" && before !== null && "day" in before) ? null : { before, after };
  } catch {
    // Somebody typed over it: that row can no longer be undone.
    return null;
  }
}

function cellOf(value: unknown): JournalledFix["after"] | undefined {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "object") return undefined;
  const { day, error } = value as { readonly day?: unknown; readonly error?: unknown };
  if (typeof error === "string") return { error };
  const read = typeof day === "string" ? parseIsoDay(day) : null;
  return read === null ? undefined : { day: read };
}

function textOf(value: KeptValue): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

function dayOf(value: KeptValue): Day | null {
  return typeof value === "object" && value !== null ? value.day : null;
}
