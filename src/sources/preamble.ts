import { type Day, dayOfDate, lastOfMonth } from "../calendar/day";
import { readDayText } from "../calendar/read-day";
import type { RawCell } from "../grid/table";
import { beginningOf } from "./clean-cell";
import { bareHeaderKey, headerKey } from "./header-key";
import type { SourceGrid } from "./source";

/**
 * What a label above or below a table says: `账号：6222…` in one cell, or the label in one and the value in the next that is not blank.
 *
 * @param rows 0-based rows of the grid: the first, and the one behind the last
 * @param names the label in every version, the likeliest first
 * @returns null where no such label stands there; "" for a label without a value
 */
export function labelled(grid: SourceGrid, { from = 0, to }: { readonly from?: number; readonly to: number }, names: readonly string[]): string | null {
  for (const name of names) {
    for (let row = from; row < Math.min(to, grid.rows.length); row++) {
      const value = labelledInRow(grid.rows[row]!, headerKey(name)) ?? labelledInLine(grid.rows[row]!, name);
      if (value !== null) return value;
    }
  }
  return null;
}

function labelledInRow(cells: readonly RawCell[], key: string): string | null {
  for (const [column, cell] of cells.entries()) {
    const text = beginningOf(cell);
    if (text === "") continue;
    const colon = /[:：]/u.exec(text);
    const label = colon ? text.slice(0, colon.index) : text;
    if (headerKey(label) !== key && bareHeaderKey(label) !== key) continue;
    // Further labels may stand behind the value.
    const inside = colon ? valueOf(text.slice(colon.index + 1).replace(/\s{2,}\S+[:：].*$/u, "")) : "";
    return inside !== "" ? inside : valueOf(cells.slice(column + 1).map(beginningOf).find((each) => each !== "") ?? "");
  }
  return null;
}

/** Totals in a table of their own below the rows. */
export interface HeadedTotals {
  /** Rows that hold them or their headers. */
  readonly rows: ReadonlySet<number>;
  /** By the key of the header (`header-key.ts`), one text for each such table: days put together into one file have one each. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Headers in one row, values in the next that is not blank. @param first the header that begins such a table */
export function headedTotals(grid: SourceGrid, from: number, first: readonly string[]): HeadedTotals {
  const keys = first.map(headerKey);
  const rows = new Set<number>();
  const values = new Map<string, string[]>();
  for (let row = from; row < grid.rows.length - 1; row++) {
    if (!keys.includes(headerKey(beginningOf(grid.rows[row]![0])))) continue;
    const below = grid.rows.findIndex((cells, index) => index > row && cells.some((cell) => beginningOf(cell) !== ""));
    if (below < 0) break;
    rows.add(row).add(below);
    grid.rows[row]!.forEach((cell, column) => {
      const key = headerKey(beginningOf(cell));
      if (key !== "") values.set(key, [...(values.get(key) ?? []), beginningOf(grid.rows[below]![column])]);
    });
  }
  return { rows, values };
}

/** A line of labels is shorter: what lies behind is not looked at. */
const LINE_MAX = 1000;

/** Several labels in one line: `起始时间：[…]    终止时间：[…]`. */
function labelledInLine(cells: readonly RawCell[], name: string): string | null {
  const line = cells.map(beginningOf).filter((text) => text !== "").join("  ").slice(0, LINE_MAX);
  const at = line.indexOf(name);
  const rest = at < 0 ? null : /^\s*[:：]\s*(\[[^\]]*\]|.*?)(?=\s{2,}|[,，;；]\s*\S+[:：]|$)/u.exec(line.slice(at + name.length));
  return rest ? valueOf(rest[1]!) : null;
}

function valueOf(text: string): string {
  const value = text.trim();
  return /^\[[^[\]]*\]$/u.test(value) ? value.slice(1, -1).trim() : value;
}

const DATES = /(?<!\d)(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|(?:19|20)\d{6})(?!\d)/gu;

/** The period that the lines above a table name: the first line with two dates, the earlier one first. */
export function periodAbove(grid: SourceGrid, headerRow: number): { readonly from: Day; readonly to: Day } | null {
  for (const cells of grid.rows.slice(0, headerRow)) {
    const line = cells.map(beginningOf).join("  ").slice(0, LINE_MAX).normalize("NFKC");
    const days = [...line.matchAll(DATES)].map(([text]) => readDayText(text, null)?.day).filter((day) => day !== undefined);
    if (days.length === 2) return { from: Math.min(days[0]!, days[1]!) as Day, to: Math.max(days[0]!, days[1]!) as Day };
  }
  return null;
}

const MONTH = /(?<!\d)(\d{4})\s*(?:年|[-/])?\s*(0?[1-9]|1[0-2])\s*月(?!\s*\d)/u;

/** The last day of the month that a title names: `信用卡对账单 2026年01月`. */
export function monthAbove(grid: SourceGrid, headerRow: number): Day | null {
  for (const cells of grid.rows.slice(0, headerRow)) {
    const month = MONTH.exec(cells.map(beginningOf).join("  ").slice(0, LINE_MAX).normalize("NFKC"));
    const first = month && dayOfDate(Number(month[1]), Number(month[2]), 1);
    if (first) return lastOfMonth(first);
  }
  return null;
}

/** Every text above a table, for the names that only one system writes. */
export function textAbove(grid: SourceGrid, headerRow: number): string {
  return grid.rows.slice(0, headerRow).flatMap((cells) => cells.map(beginningOf)).join("\n");
}
