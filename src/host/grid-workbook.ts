import type { CellRange, CellStyle } from "../grid/sheet-plan";
import type { RawCell } from "../grid/table";
import type { Workbook } from "../workbook/workbook";

/**
 * What the workbench asks of a workbook in memory beside the port: cells to draw, edits to make, results to keep.
 *
 * All positions are 0-based and counted from A1. Everything here is synchronous: the grid draws from it on every frame.
 */
export interface GridWorkbook extends Workbook {
  /** Sheets in tab order, hidden ones too. A new array whenever a sheet, its layout or its tables change. */
  sheets(): readonly GridSheet[];
  /** Null for a cell that has neither content nor style. */
  cell(sheetName: string, row: number, column: number): GridCell | null;
  /** A user's edit: a value, a formula, or null to clear the content (never the style). `numberFormat` comes with typed dates and percentages. Error `protected`. */
  setCell(sheetName: string, row: number, column: number, content: RawCell | { readonly formula: string }, numberFormat?: string): void;
  /** The result of the formula in this cell: changes the value, keeps the formula, is no edit (`saved` is false from then on). A change inside a table is told to watchers. */
  setComputed(sheetName: string, row: number, column: number, value: RawCell): void;
  /** After every change of cells or sheets, the user's and the add-in's alike; never for `setComputed`. */
  onEdit(listener: (edit: GridEdit) => void): () => void;
  /** Defined names with what they stand for, as written: `Ledger!$B$2`, `Ledger[Amount]`, `45961`. `sheet` is null for the whole workbook. */
  names(): readonly GridName[];
  /** Where the user is: kept for `selection()`, told to watchers. */
  setSelection(place: GridPlace): void;
  /** The add-in asks to show a place (`select`, or a sheet written by it). */
  onSelect(listener: (place: GridPlace) => void): () => void;
  setColumnWidth(sheetName: string, column: number, widthChars: number): void;
  /** The package as .xlsx bytes. */
  save(): Uint8Array;
}

export interface GridPlace {
  readonly sheet: string;
  readonly range: CellRange;
}

export interface GridName {
  readonly name: string;
  readonly sheet: string | null;
  readonly refersTo: string;
}

/** `cells: null`: anything on the sheet may have changed. `sheet: null`: sheets came, went or were renamed. */
export interface GridEdit {
  readonly sheet: string | null;
  readonly cells: CellRange | null;
}

export interface GridSheet {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "very-hidden";
  /** Rows and columns in use. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** Widths as .xlsx keeps them (characters of the default font, padding included) where they differ from `defaultWidthChars`; 0 = hidden. */
  readonly columnWidths: ReadonlyMap<number, number>;
  readonly defaultWidthChars: number;
  /** Heights in points where they differ from the default (15); 0 = hidden. */
  readonly rowHeights: ReadonlyMap<number, number>;
  readonly merges: readonly CellRange[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  readonly tables: readonly GridTable[];
  /** `RRGGBB`. */
  readonly tabColor: string | null;
  readonly date1904: boolean;
  /** Where formulas stand, for the calculation: cells outside are never looked at. */
  readonly formulaCells: () => Iterable<{ readonly row: number; readonly column: number }>;
}

export interface GridTable {
  readonly name: string;
  /** With header and totals row. */
  readonly range: CellRange;
  readonly headers: readonly string[];
  readonly hasTotals: boolean;
  readonly banded: boolean;
  readonly filterButtons: boolean;
  /** `TableStyleMedium2` and the like; null where it has none. */
  readonly styleName: string | null;
}

export interface GridCell {
  readonly value: RawCell;
  /** With its leading `=`; null where there is none. */
  readonly formula: string | null;
  readonly style: GridStyle | null;
  /** The value came with the file and has not been worked out here. */
  readonly saved: boolean;
}

export interface GridStyle extends CellStyle {
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly fontName?: string;
  readonly wrap?: boolean;
}
