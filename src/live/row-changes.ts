import { isCellError, type RawCell, type Table } from "../grid/table";

/** Rows that differ at most; more are read whole, which is then no slower. */
const CHANGED_MAX = 200;

/** A stretch of rows replaced by another: `removed` rows from place `at` of the earlier table are now `added` rows at the same place. */
export interface RowChange {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * What changed between two readings of a table, row by row; null where it is more than a few rows, or not only rows.
 *
 * Shape: in the order of the rows; places are those of the earlier table. Inserting and deleting are found where nothing else changed
 *        meanwhile, or at the end of the table; else the rows after it count as changed.
 */
export function rowChanges(before: Table, after: Table): readonly RowChange[] | null {
  if (!sameFrame(before, after)) return null;
  const [old, now] = [before.rows, after.rows];
  const common = Math.min(old.length, now.length);
  let start = 0;
  while (start < common && sameRow(old[start]!, now[start]!)) start++;
  let end = 0;
  while (end < common - start && sameRow(old[old.length - 1 - end]!, now[now.length - 1 - end]!)) end++;
  const middle = { at: start, removed: old.length - start - end, added: now.length - start - end };
  if (middle.removed === 0 && middle.added === 0) return [];
  if (Math.max(middle.removed, middle.added) <= CHANGED_MAX && old.length !== now.length) return [middle];
  const changes: RowChange[] = [];
  for (let place = start; place < common; place++) {
    if (sameRow(old[place]!, now[place]!)) continue;
    changes.push({ at: place, removed: 1, added: 1 });
    if (changes.length > CHANGED_MAX) return null;
  }
  if (old.length !== now.length) changes.push({ at: common, removed: old.length - common, added: now.length - common });
  return Math.abs(old.length - now.length) > CHANGED_MAX ? null : changes;
}

/** The same table in the same place with the same columns: only its rows may differ. */
function sameFrame(before: Table, after: Table): boolean {
  return before.id === after.id && before.name === after.name && before.sheet === after.sheet && before.headerRow === after.headerRow && before.firstColumn === after.firstColumn
    && before.date1904 === after.date1904 && before.source === after.source
    && before.headers.length === after.headers.length && before.headers.every((header, column) => header === after.headers[column]);
}

function sameRow(one: readonly RawCell[], other: readonly RawCell[]): boolean {
  // A workbook in memory hands out a row that nobody changed as it did before.
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let column = 0; column < one.length; column++) if (one[column] !== other[column] && !sameCell(one[column]!, other[column]!)) return false;
  return true;
}

function sameCell(one: RawCell, other: RawCell): boolean {
  if (isBlank(one)) return isBlank(other);
  return one !== null && other !== null && isCellError(one) && isCellError(other) && one.error === other.error;
}

function isBlank(cell: RawCell): boolean {
  return cell === null || cell === "";
}

/** Two readings of a table that differ in nothing. */
export function sameTable(before: Table | null, after: Table | null): boolean {
  return before === after || (before !== null && after !== null && rowChanges(before, after)?.length === 0);
}
