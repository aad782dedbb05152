import { a1, ADDRESS_CHARS_MAX, type Area, bounding, checked, COLUMNS, heightOf, intersect, parseA1, ROWS, widthOf, WHOLE_SHEET } from "./areas";
import { BLANK, type CellModel, DEFAULT_HEIGHT_POINTS, DEFAULT_WIDTH_POINTS, type SheetModel } from "./book-model";
import { deleteCells, insertCells } from "./cell-moves";
import { FormatObject } from "./format-objects";
import { HostError, invalidArgument } from "./host-error";
import { HostCollection, HostObject } from "./host-object";
import type { ExcelHost } from "./excel-host";
import { DataValidationObject } from "./validation-objects";

/** Over this many cells Excel answers null instead of values. */
const CELLS_READ_MAX = 5_000_000;

export class RangeObject extends HostObject {
  readonly typeName = "Range";

  constructor(readonly host: ExcelHost, readonly sheet: SheetModel, readonly area: Area) {
    super();
  }

  private part(area: Area): RangeObject {
    return new RangeObject(this.host, this.sheet, checked(area));
  }

  private matrix<Value>(read: (cell: CellModel, row: number, column: number) => Value): Value[][] | null {
    const { top, left } = this.area;
    if (heightOf(this.area) * widthOf(this.area) > CELLS_READ_MAX) return null;
    return Array.from({ length: heightOf(this.area) }, (_, row) => Array.from({ length: widthOf(this.area) }, (_unused, column) => read(this.sheet.cell(top + row, left + column), top + row, left + column)));
  }

  /** A single value goes into every cell; a matrix must fit; null leaves its cell. */
  private each(input: unknown, apply: (row: number, column: number, value: string | number | boolean) => void): void {
    this.sheet.refuseLocked();
    const rows = Array.isArray(input) ? (input as unknown[][]) : null;
    if (rows && (rows.length !== heightOf(this.area) || rows.some((row) => row.length !== widthOf(this.area)))) throw invalidArgument("The number of rows or columns in the input array doesn't match the size of the range.");
    for (let row = 0; row < heightOf(this.area); row += 1) {
      for (let column = 0; column < widthOf(this.area); column += 1) {
        const value = rows ? rows[row]![column] : input;
        if (value !== null && value !== undefined) apply(this.area.top + row, this.area.left + column, value as string);
      }
    }
    this.host.touch(this.sheet, this.area);
  }

  get RowIndex(): number { return this.area.top; }
  get ColumnIndex(): number { return this.area.left; }
  get RowCount(): number { return heightOf(this.area); }
  get ColumnCount(): number { return widthOf(this.area); }
  get Address(): string { return `${this.sheet.name}!${a1(this.area)}`; }
  get Left(): number { return Array.from({ length: this.area.left }, (_, column) => this.sheet.widths.get(column) ?? DEFAULT_WIDTH_POINTS).reduce((sum, width) => sum + width, 0); }
  get Top(): number { return Array.from({ length: this.area.top }, (_, row) => this.sheet.heights.get(row) ?? DEFAULT_HEIGHT_POINTS).reduce((sum, height) => sum + height, 0); }
  get Worksheet(): HostObject { return this.host.sheetObject(this.sheet); }
  get Format(): FormatObject { return new FormatObject(this.host, this.sheet, [this.area]); }
  get DataValidation(): DataValidationObject { return new DataValidationObject(this.sheet, this.area); }

  get Values(): unknown { return this.matrix(({ value }) => value ?? ""); }
  set Values(input: unknown) { this.each(input, (row, column, value) => this.sheet.enter(row, column, value)); }
  get Formulas(): unknown { return this.matrix(({ value, formula }) => formula ?? value ?? ""); }
  set Formulas(input: unknown) { this.Values = input; }
  get FormulasR1C1(): unknown { return this.matrix(({ value, formula }, row, column) => (formula === null ? (value ?? "") : relative(formula, row, column))); }
  set FormulasR1C1(input: unknown) { this.each(input, (row, column, value) => this.sheet.enter(row, column, absolute(String(value), row, column))); }
  get ValueTypes(): unknown {
    return this.matrix(({ value, isError }) => (isError ? "Error" : value === null ? "Empty" : typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String"));
  }
  get Text(): unknown { return this.matrix((cell) => this.host.shownText(cell)); }
  get NumberFormat(): unknown { return this.matrix(({ style }) => style.numberFormat); }
  set NumberFormat(input: unknown) { this.each(input, (row, column, value) => this.sheet.restyle(row, column, { numberFormat: String(value) })); }
  get Hyperlink(): unknown { return null; }
  set Hyperlink(link: { readonly documentReference: string; readonly textToDisplay?: string }) {
    this.sheet.refuseLocked();
    const { top, left } = this.area;
    const cell = this.sheet.cell(top, left);
    this.sheet.put(top, left, { ...cell, link: link.documentReference, value: link.textToDisplay ?? cell.value ?? link.documentReference });
    this.host.touch(this.sheet, this.area);
  }

  GetCell(row: number, column: number): RangeObject {
    return this.part({ top: this.area.top + row, bottom: this.area.top + row, left: this.area.left + column, right: this.area.left + column });
  }
  GetRow(row: number): RangeObject { return this.part({ ...this.area, top: this.area.top + row, bottom: this.area.top + row }); }
  GetBoundingRect(other: RangeObject): RangeObject { return this.part(bounding(this.area, other.area)); }
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== heightOf(this.area) || columns !== widthOf(this.area)) throw invalidArgument("The array does not fit the range.");
  }
  GetUsedRangeOrNullObject(valuesOnly: boolean): RangeObject | null {
    let used: Area | null = null;
    for (const [row, column, cell] of this.sheet.within(this.area)) {
      if (valuesOnly && cell.value === null && cell.formula === null) continue;
      used = bounding(used, { top: row, bottom: row, left: column, right: column });
    }
    return used && this.part(used);
  }
  GetSpecialCellsOrNullObject(kind: string): RangeAreasObject | null {
    if (kind !== "Formulas") throw new HostError("ApiNotFound", `ApiNotFound Range.GetSpecialCells ${kind}`);
    // As in Excel's own object model: no such search on a protected sheet.
    this.sheet.refuseLocked();
    const areas = [...this.sheet.within(this.area)].flatMap(([row, column, cell]) => (cell.formula === null ? [] : [{ top: row, bottom: row, left: column, right: column }]));
    return areas.length === 0 ? null : new RangeAreasObject(this.host, this.sheet, areas);
  }
  GetSpillParentOrNullObject(): null { return null; }
  GetTables(fullyContained: boolean): HostObject {
    return this.host.tablesIn(this.sheet, this.area, fullyContained);
  }
  GetCellProperties(): unknown {
    return this.matrix(({ style }) => ({ format: { fill: { color: style.fill ?? "#FFFFFF", pattern: style.pattern } } }));
  }
  Clear(applyTo?: string): void {
    this.sheet.refuseLocked();
    const contents = applyTo === "Contents";
    for (const [row, column, { style }] of this.sheet.within(this.area)) this.sheet.put(row, column, contents ? { ...BLANK, style } : BLANK);
    this.host.touch(this.sheet, this.area);
  }
  Delete(shift: string): void {
    if (shift !== "Up") throw new HostError("ApiNotFound", `ApiNotFound Range.Delete ${shift}`);
    deleteCells(this.sheet, this.area);
    this.host.touch(this.sheet, this.area);
  }
  Insert(shift: string): RangeObject {
    if (shift !== "Down") throw new HostError("ApiNotFound", `ApiNotFound Range.Insert ${shift}`);
    insertCells(this.sheet, this.area);
    this.host.touch(this.sheet, this.area);
    return this;
  }
  Merge(across: boolean): void {
    this.sheet.refuseLocked();
    if (across) throw new HostError("ApiNotFound", "ApiNotFound Range.Merge across");
    this.sheet.merges = [...this.sheet.merges.filter((merge) => !intersect(merge, this.area)), this.area];
  }
  Unmerge(): void {
    this.sheet.refuseLocked();
    this.sheet.merges = this.sheet.merges.filter((merge) => !intersect(merge, this.area));
  }
  Select(): void {
    this.host.select(this.sheet, this.area.top, this.area.left);
  }
}

export class RangeCollectionObject extends HostCollection {
  readonly typeName = "RangeCollection";
  constructor(private readonly ranges: readonly RangeObject[]) {
    super();
  }
  items(): readonly RangeObject[] { return this.ranges; }
}

export class RangeAreasObject extends HostObject {
  readonly typeName = "RangeAreas";
  constructor(private readonly host: ExcelHost, private readonly sheet: SheetModel, private readonly parts: readonly Area[]) {
    super();
  }
  get Areas(): RangeCollectionObject { return new RangeCollectionObject(this.parts.map((area) => new RangeObject(this.host, this.sheet, area))); }
  get CellCount(): number { return this.parts.reduce((sum, area) => sum + heightOf(area) * widthOf(area), 0); }
  get Format(): FormatObject { return new FormatObject(this.host, this.sheet, this.parts); }
}

/** `GetRange` and `GetRanges`: what is beyond 8,192 characters is not seen. */
export function areasOf(address: string): Area[] {
  return address.slice(0, ADDRESS_CHARS_MAX).split(",").map(parseA1);
}

export function wholeSheet(host: ExcelHost, sheet: SheetModel): RangeObject {
  return new RangeObject(host, sheet, WHOLE_SHEET);
}

export function byIndexes(host: ExcelHost, sheet: SheetModel, [row, column, rows, columns]: readonly number[]): RangeObject {
  if (rows! < 1 || columns! < 1 || row! + rows! > ROWS || column! + columns! > COLUMNS) throw invalidArgument("No such cells.");
  return new RangeObject(host, sheet, checked({ top: row!, left: column!, bottom: row! + rows! - 1, right: column! + columns! - 1 }));
}

/** Enough of R1C1 to carry a formula from one row to another: cells are written as offsets. */
function relative(formula: string, row: number, column: number): string {
  return formula.replace(/\b([A-Z]{1,3})(\d+)\b(?!\()/g, (address) => {
    const { top, left } = parseA1(address);
    return `R[${top - row}]C[${left - column}]`;
  });
}

function absolute(formula: string, row: number, column: number): string {
  return formula.replace(/R\[(-?\d+)\]C\[(-?\d+)\]/g, (_, down: string, right: string) => a1({ top: row + Number(down), bottom: row + Number(down), left: column + Number(right), right: column + Number(right) }));
}
