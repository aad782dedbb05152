import type { CellRange, CellStyle, HighlightMark, PageSetup, PlanCell, SheetPlan } from "../../src/grid/sheet-plan";
import type { RawCell } from "../../src/grid/table";
import type { Workbook, WorkbookErrorCode } from "../../src/workbook/workbook";

/**
 * A workbook under test together with the person who works in it: what they put there, what they do meanwhile, what they see.
 *
 * Addresses are A1 without a sheet ("C2"). Nothing here goes through the port, except `workbook` itself.
 */
export interface WorkbookFixture {
  readonly workbook: Workbook;
  /** The same workbook as another session of the add-in finds it: a fresh port that remembers nothing of its own. */
  reopen(): Promise<Workbook>;
  /** Sheets of the user's, in this order; called once, before anything else. */
  seed(sheets: readonly SeedSheet[], options?: { readonly date1904?: boolean }): Promise<void>;

  /** As a person types: text that looks like a number or a formula becomes one. Raises the change events typing raises. */
  type(sheet: string, at: string, text: string): Promise<void>;
  /** Give a cell a fill (`RRGGBB`) by hand. */
  fill(sheet: string, at: string, color: string): Promise<void>;
  /** Two data rows (1-based) of a table change places, values and formats, as sorting does it. */
  swapRows(table: string, first: number, second: number): Promise<void>;
  selectCell(sheet: string, at: string): Promise<void>;
  renameSheet(from: string, to: string): Promise<void>;
  renameTable(from: string, to: string): Promise<void>;
  deleteTable(name: string): Promise<void>;
  protectSheet(name: string): Promise<void>;
  protectStructure(): Promise<void>;
  /** A cell is open for editing, so that the application answers nobody. */
  setEditing(editing: boolean): Promise<void>;
  /** All events raised so far have reached their listeners. */
  settled(): Promise<void>;

  sheetNames(): readonly string[];
  /** Throws where there is no such sheet. */
  sheet(name: string): SeenSheet;
  cell(sheet: string, at: string): SeenCell;
  tables(): readonly SeenTable[];
  /** Everything in the workbook as comparable data: equal before and after a call that was refused. */
  snapshot(): unknown;
}

export interface SeedSheet {
  readonly name: string;
  readonly visibility?: "visible" | "hidden" | "very-hidden";
  readonly protected?: boolean;
  readonly tables?: readonly SeedTable[];
  readonly cells?: readonly SeedCell[];
}

export interface SeedTable {
  readonly name: string;
  /** The header row's first cell. */
  readonly at: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly RawCell[])[];
  /** Cells of the total row, where the table shows one. */
  readonly totals?: readonly RawCell[];
  /** 1-based data rows that a filter hides. */
  readonly filteredOut?: readonly number[];
}

/** Laid over what the tables put there. */
export interface SeedCell {
  readonly at: string;
  readonly value?: RawCell;
  readonly formula?: string;
  readonly numberFormat?: string;
  readonly fill?: string;
  readonly bold?: boolean;
}

export interface SeenCell {
  readonly value: RawCell;
  /** With its leading `=`, or null. */
  readonly formula: string | null;
  /** What differs from the workbook's default cell; `numberFormat` left out when it is General. */
  readonly style: CellStyle;
  /** The sheet that a link in the cell leads to. */
  readonly linkTo: string | null;
}

export interface SeenSheet {
  readonly visibility: "visible" | "hidden" | "very-hidden";
  readonly merges: readonly CellRange[];
  /** In characters of the default font, to a quarter of a character. */
  columnWidth(column: number): number;
  rowHeightPoints(row: number): number;
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  readonly page: PageSetup;
  /** Visible names of this sheet only. */
  readonly names: readonly { readonly name: string; readonly range: CellRange }[];
  readonly pictures: readonly { readonly row: number; readonly column: number; readonly description: string }[];
  readonly validations: readonly SeenValidation[];
  /** Cells that hold anything, counted. */
  readonly usedCells: number;
}

/** `list`: words parted by commas, or a formula with its `=`; null for other kinds. */
export interface SeenValidation {
  readonly range: CellRange;
  readonly kind: "list" | "date" | "number";
  readonly list: string | null;
  readonly strict: boolean;
  readonly message: string;
}

export interface SeenTable {
  readonly name: string;
  readonly sheet: string;
  /** Header, data and total rows. */
  readonly range: CellRange;
}

/** A row of a ledger as the tests need them: few columns, every kind of cell. */
export const LEDGER_HEADERS = ["Date", "Customer", "Document", "Amount"] as const;
export const LEDGER_ROWS: readonly (readonly RawCell[])[] = [
  [46027, "C001", "INV-1", 1200.5],
  [46030, "C002", "0042", -300],
  [46041, "C001", "=sum", null],
];

/** The user's own ledger at B3 of sheet "Books", and nothing else. */
export function books(more: Partial<SeedTable> = {}, cells: readonly SeedCell[] = []): SeedSheet {
  return { name: "Books", tables: [{ name: "Ledger", at: "B3", headers: LEDGER_HEADERS, rows: LEDGER_ROWS, ...more }], cells };
}

export const A4_PORTRAIT: PageSetup = { orientation: "portrait", paper: "A4", repeatRows: null, printArea: null, breaksBefore: [], footerLeft: "", footerRight: "" };

/** A plan with nothing but what a test says. */
export function plan(key: string, name: string, rows: readonly (readonly (PlanCell | null)[])[], more: Partial<SheetPlan> = {}): SheetPlan {
  return {
    key, name, rows, styles: [], merges: [], columnWidths: [], rowHeights: [], freeze: { rows: 0, columns: 0 }, gridlines: true,
    page: A4_PORTRAIT, names: [], links: [], tables: [], pictures: [], ...more,
  };
}

export function mark(row: number, column: string | null, kind: HighlightMark["kind"], reason: string): HighlightMark {
  return { row, column, kind, reason };
}

/** What `expect(promise).rejects` compares with. */
export function refusal(code: WorkbookErrorCode): object {
  return { name: "WorkbookError", code } as object;
}
