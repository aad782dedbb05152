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

/** Rows without a column for the import's name are remembered one by one up to here: the part is read whenever the workbook is. */
export const REMEMBERED_ROWS_MAX = 20_000;
/** The oldest imports are forgotten first. */
export const IMPORTS_MAX = 500;
