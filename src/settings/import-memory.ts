/**
 * What the workbook remembers of its imports, so that one can be taken back: which rows were added, known by what stood in them.
 *
 * Rows are named by keys of their cells, never by place: people sort and insert.
 */
export interface ImportMemory {
  /** As in the import log and the rows' own column. */
  readonly id: string;
  /** The table's name: ids do not survive a save everywhere. */
  readonly table: string;
  /** Headers of the cells that were written; other cells of the rows are anybody's. */
  readonly headers: readonly string[];
  readonly rows: number;
  /** One for all rows, whatever their order. */
  readonly digest: string;
  /** One a row, joined by blanks; "" where the rows carry the import's name themselves, or are too many. */
  readonly keys: string;
}

/** Rows without a column for the import's name are remembered one by one up to here, of one import and of all: the part is read whenever the workbook is. */
export const REMEMBERED_ROWS_MAX = 20_000;
const REMEMBERED_ROWS_TOTAL_MAX = 40_000;
const IMPORTS_MAX = 500;

/** The memory with imports added, within its bounds: the oldest are forgotten first, those that take the room of their rows before others. */
export function withImports(remembered: readonly ImportMemory[], added: readonly ImportMemory[]): readonly ImportMemory[] {
  let rows = 0;
  const kept = [...remembered, ...added].reverse().filter(({ keys, rows: count }) => keys === "" || (rows += count) <= REMEMBERED_ROWS_TOTAL_MAX);
  return kept.slice(0, IMPORTS_MAX).reverse();
}
