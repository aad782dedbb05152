import { readDayText } from "../calendar/read-day";
import type { RawCell } from "../grid/table";
import { isBlankCell } from "../ledger/read-cell";
import { readAmountText } from "../money/read-amount";
import { beginningOf, SHORT_TEXT_MAX } from "./clean-cell";
import type { SkippedRow, SkipReason, SourceFile, SourceGrid, SourceRow } from "./source";

/** The row might have been an entry: a person has to look. */
const NEEDS_PERSON: ReadonlySet<SkipReason> = new Set<SkipReason>([
  "digits-lost", "date-missing", "date-unreadable", "amount-missing", "amount-unreadable", "amount-too-large", "currency-unknown", "currency-differs", "row-unreadable",
  "cut-off", "not-money", "refund-note", "part-unreadable",
]);

export function needsPerson(reason: SkipReason): boolean {
  return NEEDS_PERSON.has(reason);
}

/** An entry without its place, which the account of rows adds. */
export type Entry = Omit<SourceRow, "sourceRow" | "moreSourceRows" | "sheet">;

interface Booking {
  readonly order: number;
  readonly row: SourceRow | null;
  readonly skipped: SkippedRow | null;
}

/**
 * Keeps account of every source row of a file: each becomes an entry, goes into one, or is skipped with a reason.
 *
 * A row that nobody said anything of is never lost: `finish` books it, for a person if it might be an entry.
 */
export class RowAccount {
  readonly #booked = new Map<SourceGrid, Set<number>>();
  readonly #bookings: Booking[] = [];

  constructor(private readonly file: SourceFile) {
    for (const grid of file.grids) this.#booked.set(grid, new Set());
  }

  /** @param more other rows that went into the entry */
  keep(grid: SourceGrid, row: number, entry: Entry, more: readonly number[] = []): SourceRow {
    const kept: SourceRow = { sourceRow: this.lineOf(grid, row), ...(more.length > 0 && { moreSourceRows: more.map((each) => this.lineOf(grid, each)) }), ...this.sheetOf(grid), ...entry };
    for (const each of [row, ...more]) this.#booked.get(grid)!.add(each);
    this.#bookings.push({ order: this.orderOf(grid, row), row: kept, skipped: null });
    return kept;
  }

  skip(grid: SourceGrid, row: number, reason: SkipReason, got = ""): void {
    this.#booked.get(grid)!.add(row);
    const skipped: SkippedRow = { sourceRow: this.lineOf(grid, row), ...this.sheetOf(grid), reason, needsPerson: needsPerson(reason), ...(got !== "" && { got: shortened(got) }) };
    this.#bookings.push({ order: this.orderOf(grid, row), row: null, skipped });
  }

  isBooked(grid: SourceGrid, row: number): boolean {
    return this.#booked.get(grid)!.has(row);
  }

  /** Book what is left — blank rows, rows above the header, other sheets — and give all in the order of the file. */
  finish(headers: readonly { readonly grid: SourceGrid; readonly headerRow: number; readonly bodyRow: number }[] = []): { readonly rows: readonly SourceRow[]; readonly skipped: readonly SkippedRow[] } {
    for (const grid of this.file.grids) {
      const header = headers.find((each) => each.grid === grid);
      grid.rows.forEach((cells, row) => {
        if (this.isBooked(grid, row)) return;
        if (cells.every((cell) => isBlankCell(cell))) this.skip(grid, row, "blank");
        else if (header && row < header.bodyRow) this.skip(grid, row, row < header.headerRow ? "preamble" : "heading");
        else if (looksLikeEntry(cells)) this.skip(grid, row, "row-unreadable", shown(cells));
        else this.skip(grid, row, "comment");
      });
    }
    const ordered = this.#bookings.sort((left, right) => left.order - right.order);
    return { rows: ordered.flatMap(({ row }) => (row ? [row] : [])), skipped: ordered.flatMap(({ skipped }) => (skipped ? [skipped] : [])) };
  }

  private lineOf(grid: SourceGrid, row: number): number {
    return grid.lines[row] ?? row + 1;
  }

  private orderOf(grid: SourceGrid, row: number): number {
    return this.file.grids.indexOf(grid) * 2 ** 32 + row;
  }

  private sheetOf(grid: SourceGrid): { readonly sheet?: string } {
    return this.file.grids.length > 1 ? { sheet: grid.name } : {};
  }
}

/** A day and an amount in different cells. */
function looksLikeEntry(cells: readonly RawCell[]): boolean {
  const texts = cells.map((cell) => beginningOf(cell).slice(0, SHORT_TEXT_MAX));
  const day = texts.findIndex((text) => readDayText(text, null) !== null);
  return texts.some((text, column) => column !== day && text !== "" && (day >= 0 || typeof cells[column] === "number") && readAmountText(text, "open") !== null) && texts.filter((text) => text !== "").length >= 2;
}

const SHOWN_MAX = 120;

function shown(cells: readonly RawCell[]): string {
  return cells.map(beginningOf).filter((each) => each !== "").join(" | ");
}

function shortened(text: string): string {
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX - 1)}…` : text;
}
