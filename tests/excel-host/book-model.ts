import { type Area, holds, intersect } from "./areas";
import { enter } from "./typed-entry";
import { accessDenied, HostError, invalidArgument } from "./host-error";

/** What Excel keeps of a workbook, as far as the executor needs it. */
export interface BorderModel {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}
export type Side = "top" | "bottom" | "left" | "right";

export interface StyleModel {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly size: number;
  readonly color: string;
  /** `#RRGGBB`, or null for no fill. */
  readonly fill: string | null;
  readonly pattern: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly indent: number;
  readonly wrap: boolean;
  readonly borders: Readonly<Partial<Record<Side, BorderModel>>>;
  readonly numberFormat: string;
}

export const DEFAULT_STYLE: StyleModel = {
  bold: false, italic: false, size: 11, color: "#000000", fill: null, pattern: "None", horizontal: "General", vertical: "Bottom", indent: 0, wrap: false, borders: {}, numberFormat: "General",
};

export interface CellModel {
  readonly value: string | number | boolean | null;
  readonly formula: string | null;
  readonly isError: boolean;
  readonly quotePrefix: boolean;
  readonly link: string | null;
  readonly style: StyleModel;
}

export const BLANK: CellModel = { value: null, formula: null, isError: false, quotePrefix: false, link: null, style: DEFAULT_STYLE };

export interface NameModel {
  readonly name: string;
  formula: string;
  visible: boolean;
}

export interface ShapeModel {
  readonly id: string;
  name: string;
  description: string;
  left: number;
  top: number;
  width: number;
  height: number;
  lockAspectRatio: boolean;
}

/** A rule for what may be entered, as the library sends it. */
export interface ValidationModel {
  readonly area: Area;
  rule: Readonly<Record<string, unknown>>;
  alert: Readonly<Record<string, unknown>> | null;
}

export interface TableModel {
  readonly id: string;
  name: string;
  /** Header, data and total rows. */
  area: Area;
  showHeaders: boolean;
  readonly showTotals: boolean;
}

const TEXT_CHARS_MAX = 32_767;
export const DEFAULT_WIDTH_POINTS = 48;
export const DEFAULT_HEIGHT_POINTS = 15;

export class SheetModel {
  readonly cells = new Map<number, CellModel>();
  readonly widths = new Map<number, number>();
  readonly heights = new Map<number, number>();
  readonly hiddenRows = new Set<number>();
  readonly tables: TableModel[] = [];
  readonly names: NameModel[] = [];
  readonly shapes: ShapeModel[] = [];
  merges: Area[] = [];
  breaks: number[] = [];
  validations: ValidationModel[] = [];
  visibility = "Visible";
  locked = false;
  freeze = { rows: 0, columns: 0 };
  gridlines = true;
  page = { orientation: "Portrait", paper: "A4", leftFooter: "", rightFooter: "" };
  /** Cells touched by the batch that runs, for the event it raises. */
  touched: Area | null = null;

  constructor(readonly id: string, public name: string) {}

  cell(row: number, column: number): CellModel {
    return this.cells.get(row * 16_384 + column) ?? BLANK;
  }

  put(row: number, column: number, cell: CellModel): void {
    const empty = cell.value === null && cell.formula === null && cell.link === null && isDefault(cell.style);
    if (empty) this.cells.delete(row * 16_384 + column);
    else this.cells.set(row * 16_384 + column, cell);
  }

  /** Existing cells of an area: whole sheets have too many to visit. */
  *within(area: Area): Generator<readonly [row: number, column: number, cell: CellModel]> {
    for (const [key, cell] of [...this.cells]) {
      const row = Math.floor(key / 16_384);
      const column = key % 16_384;
      if (holds(area, row, column)) yield [row, column, cell];
    }
  }

  /** Enter a value as typing does. */
  enter(row: number, column: number, input: string | number | boolean | null): void {
    if (input === null) return;
    if (typeof input === "string" && input.length > TEXT_CHARS_MAX) throw invalidArgument("The text is longer than a cell holds.");
    const old = this.cell(row, column);
    const { value, formula, isError, quotePrefix, numberFormat } = enter(input, old.style.numberFormat === "@");
    const style = numberFormat && old.style.numberFormat === "General" ? { ...old.style, numberFormat } : old.style;
    this.put(row, column, { ...old, value, formula, isError, quotePrefix, style });
  }

  restyle(row: number, column: number, change: Partial<StyleModel>): void {
    const old = this.cell(row, column);
    this.put(row, column, { ...old, style: { ...old.style, ...change } });
  }

  refuseLocked(): void {
    if (this.locked) throw accessDenied();
  }

  tableAt(area: Area): TableModel[] {
    return this.tables.filter((table) => intersect(table.area, area));
  }

  /** Move the cells of an area; those it leaves behind are blank. */
  shift(area: Area, down: number, right: number): void {
    const moved = [...this.within(area)];
    for (const [row, column] of moved) this.cells.delete(row * 16_384 + column);
    for (const [row, column, cell] of moved) this.cells.set((row + down) * 16_384 + column + right, cell);
  }
}

export function isDefault(style: StyleModel): boolean {
  return JSON.stringify(style) === JSON.stringify(DEFAULT_STYLE);
}

export class BookModel {
  readonly sheets: SheetModel[] = [];
  readonly parts: { readonly id: string; xml: string }[] = [];
  readonly names: NameModel[] = [];
  structureLocked = false;
  date1904 = false;
  active = { sheetId: "", row: 0, column: 0 };
  private lastId = 0;

  nextId(): string {
    this.lastId += 1;
    return String(this.lastId);
  }

  addSheet(name: string): SheetModel {
    if (this.structureLocked) throw accessDenied();
    if (name.length < 1 || name.length > 31 || /[:\\/?*[\]]/.test(name) || /^'|'$/.test(name) || /^history$/i.test(name)) throw invalidArgument(`"${name}" is no sheet name.`);
    if (this.sheetNamed(name)) throw new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
    const sheet = new SheetModel(`{00000000-0001-0000-0000-${this.nextId().padStart(12, "0")}}`, name);
    this.sheets.push(sheet);
    this.active.sheetId ||= sheet.id;
    return sheet;
  }

  sheetNamed(name: string): SheetModel | undefined {
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  }

  addTable(sheet: SheetModel, area: Area, more: Partial<Pick<TableModel, "name" | "showTotals">> = {}): TableModel {
    if (sheet.tableAt(area).length > 0) throw new HostError("InvalidArgument", "Tables cannot overlap.");
    const id = this.nextId();
    const table: TableModel = { id, name: more.name ?? `Table${id}`, area, showHeaders: true, showTotals: more.showTotals ?? false };
    sheet.tables.push(table);
    return table;
  }

  findTable(key: string): { readonly sheet: SheetModel; readonly table: TableModel } | null {
    for (const sheet of this.sheets) {
      const table = sheet.tables.find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase());
      if (table) return { sheet, table };
    }
    return null;
  }
}
