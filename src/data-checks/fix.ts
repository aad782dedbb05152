import type { Day } from "../calendar/day";
import { exactNumber } from "./exact-number";
import type { Issue } from "../check/issue";
import type { RawCell } from "../grid/table";
import type { FieldTable } from "../ledger/map-table";
import type { CheckSource } from "./check-source";

/** One cell of a fix. */
export interface FixedCell {
  readonly table: string;
  /** 1-based data row. */
  readonly row: number;
  /** The column's header. */
  readonly column: string;
  readonly before: RawCell;
  readonly after: RawCell | { readonly day: Day };
}

/** What would put a finding right. */
export interface Fix {
  readonly issue: Issue;
  readonly cells: readonly FixedCell[];
}

/** Works out the cells for one finding; calls `change` for each, or not at all. */
export type Fixer = (issue: Issue, desk: FixDesk) => void;

/**
 * The tables with the fixes so far laid over them: what one fix wrote, the next one finds.
 *
 * Holds: `before` is always what the table itself has; of several fixes of one cell the last holds all of them.
 */
export class FixDesk {
  private readonly laid = new Map<string, FixedCell>();
  private taken: FixedCell[] = [];

  constructor(readonly source: CheckSource) {}

  /** 0-based row and column of the table; a day that was laid there is not a cell to be read again. */
  cell({ table }: FieldTable, row: number, column: number): RawCell {
    const after = this.laid.get(keyOf(table.name, row, column))?.after;
    if (after === undefined) return table.rows[row]?.[column] ?? null;
    return typeof after === "object" && after !== null && "day" in after ? null : after;
  }

  change({ table }: FieldTable, row: number, column: number, after: FixedCell["after"]): void {
    const header = table.headers[column];
    const before = table.rows[row]?.[column] ?? null;
    if (header === undefined || isSame(before, after)) return;
    const cell: FixedCell = { table: table.name, row: row + 1, column: header, before, after };
    this.laid.set(keyOf(table.name, row, column), cell);
    this.taken.push(cell);
  }

  /** A decimal as a number cell, where a cell keeps every digit of it. */
  changeToDecimal(fields: FieldTable, row: number, column: number, decimal: string): void {
    const value = exactNumber(decimal);
    if (value !== null) this.change(fields, row, column, value);
  }

  /** The cells changed since the last call. */
  take(): readonly FixedCell[] {
    const { taken } = this;
    this.taken = [];
    return taken;
  }
}

function keyOf(table: string, row: number, column: number): string {
  return `${row} ${column} ${table}`;
}

function isSame(before: RawCell, after: FixedCell["after"]): boolean {
  return typeof after !== "object" && before === after;
}

/** All cells of fixes, each once: of a cell that several fixes change, the last holds all of them. */
export function cellsOf(fixes: readonly Fix[]): readonly FixedCell[] {
  const cells = new Map<string, FixedCell>();
  for (const fix of fixes) for (const cell of fix.cells) cells.set(`${cell.row} ${cell.column}\u0001${cell.table}`, cell);
  return [...cells.values()];
}
