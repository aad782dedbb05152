/** A cell value as a workbook or text file gives it: dates are serial numbers or text, blank is null. */
export type RawCell = string | number | boolean | null | CellError;

/** An error value in a cell, `#N/A`: never a number, never a zero. */
export interface CellError {
  readonly error: string;
}

export function isCellError(cell: RawCell): cell is CellError {
  return typeof cell === "object" && cell !== null;
}

/** A formula whose result nobody has saved: programs that write workbooks leave that to Excel. Not blank, and no value either. */
export const UNCALCULATED: CellError = Object.freeze({ error: "=?" });

export function isUncalculated(cell: RawCell | undefined): boolean {
  return typeof cell === "object" && cell !== null && cell.error === UNCALCULATED.error;
}

/** What is known of a table before its rows are read. */
export interface TableInfo {
  /** Stable while the workbook is open; survives renaming. */
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  /** 0-based sheet position of the header row and of the first column. */
  readonly headerRow: number;
  readonly firstColumn: number;
  /** Headers as written, one per column. */
  readonly headers: readonly string[];
  readonly rowCount: number;
  /** What stands above the header of a plain range or text file, a line for each row; left out where nothing does. */
  readonly title?: string;
}

/** A table with its data rows (header and total row left out). */
export interface Table extends TableInfo {
  readonly rows: readonly (readonly RawCell[])[];
  /** Serial dates count from 1904. */
  readonly date1904: boolean;
  /** `text`: a text file, where every cell is text by nature and a number as text is no finding. */
  readonly source: "workbook" | "text";
}

/** `0` → `A`, `25` → `Z`, `26` → `AA`. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** `AA` → `26`. */
export function columnOfLetters(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `(row 0, column 27)` → `AB1`: 0-based sheet position to A1 form. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}
