import { type Area, heightOf, intersect, parseA1, widthOf } from "./areas";
import { BLANK, type SheetModel, type TableModel } from "./book-model";
import type { ExcelHost } from "./excel-host";
import { deleteCells } from "./cell-moves";
import { HostError, invalidArgument, itemNotFound } from "./host-error";
import { HostCollection, HostObject } from "./host-object";
import { RangeObject } from "./range-objects";

export interface PlacedTable {
  readonly sheet: SheetModel;
  readonly table: TableModel;
}

export class TableCollectionObject extends HostCollection {
  readonly typeName = "TableCollection";
  constructor(private readonly host: ExcelHost, private readonly tables: () => readonly PlacedTable[], private readonly sheet: SheetModel | null) {
    super();
  }
  items(): readonly TableObject[] { return this.tables().map((placed) => new TableObject(this.host, placed)); }
  GetItem(key: string): TableObject {
    const found = this.GetItemOrNullObject(key);
    if (!found) throw itemNotFound(`Table ${key}`);
    return found;
  }
  GetItemOrNullObject(key: string): TableObject | null {
    const found = this.tables().find(({ table }) => table.id === String(key) || table.name.toLowerCase() === String(key).toLowerCase());
    return found ? new TableObject(this.host, found) : null;
  }
  Add(address: string, hasHeaders: boolean): TableObject {
    if (!this.sheet || !hasHeaders) throw new HostError("ApiNotFound", "ApiNotFound TableCollection.Add without sheet or headers");
    this.sheet.refuseLocked();
    const table = this.host.book.addTable(this.sheet, parseA1(address));
    this.host.raiseTables(table, "added");
    return new TableObject(this.host, { sheet: this.sheet, table });
  }
  _RegisterAddedEvent(): void { this.host.events.add("tableAdded"); }
  _UnregisterAddedEvent(): void { this.host.events.delete("tableAdded"); }
  _RegisterDeletedEvent(): void { this.host.events.add("tableDeleted"); }
  _UnregisterDeletedEvent(): void { this.host.events.delete("tableDeleted"); }
}

export class TableObject extends HostObject {
  readonly typeName = "Table";
  constructor(private readonly host: ExcelHost, private readonly placed: PlacedTable) {
    super();
  }
  override id(): string { return this.placed.table.id; }
  get Id(): string { return this.placed.table.id; }
  get Name(): string { return this.placed.table.name; }
  set Name(name: string) {
    const other = this.host.book.findTable(name);
    if (other && other.table !== this.placed.table) throw new HostError("ItemAlreadyExists", `Table ${name}`);
    this.placed.table.name = name;
  }
  get ShowHeaders(): boolean { return this.placed.table.showHeaders; }
  get ShowTotals(): boolean { return this.placed.table.showTotals; }
  get Worksheet(): HostObject { return this.host.sheetObject(this.placed.sheet); }
  get Columns(): ColumnsObject { return new ColumnsObject(this.host, this.placed); }
  get Rows(): RowsObject { return new RowsObject(this.host, this.placed); }
  get AutoFilter(): AutoFilterObject { return new AutoFilterObject(this.placed); }
  GetRange(): RangeObject { return new RangeObject(this.host, this.placed.sheet, this.placed.table.area); }
  GetDataBodyRange(): RangeObject { return new RangeObject(this.host, this.placed.sheet, bodyOf(this.placed.table)); }

  Resize(address: string): void {
    const { sheet, table } = this.placed;
    sheet.refuseLocked();
    const area = parseA1(address);
    if (table.showTotals) throw new HostError("InvalidOperation", "A table with a total row cannot be resized here.");
    if (area.top !== table.area.top || !intersect(area, table.area) || heightOf(area) < 2) throw invalidArgument("The new range must overlap the old one and have its header row.");
    if (sheet.tables.some((other) => other !== table && intersect(other.area, area))) throw invalidArgument("Tables cannot overlap.");
    table.area = area;
    for (let column = area.left; column <= area.right; column += 1) {
      if (sheet.cell(area.top, column).value === null) sheet.enter(area.top, column, `Column${column - area.left + 1}`);
    }
  }
  Delete(): void {
    const { sheet, table } = this.placed;
    sheet.refuseLocked();
    sheet.tables.splice(sheet.tables.indexOf(table), 1);
    for (const [row, column] of sheet.within(table.area)) sheet.put(row, column, BLANK);
    this.host.raiseTables(table, "deleted");
  }
}

export function bodyOf({ area, showHeaders, showTotals }: TableModel): Area {
  return { ...area, top: area.top + (showHeaders ? 1 : 0), bottom: area.bottom - (showTotals ? 1 : 0) };
}

export class ColumnsObject extends HostCollection {
  readonly typeName = "TableColumnCollection";
  constructor(private readonly host: ExcelHost, private readonly placed: PlacedTable) {
    super();
  }
  items(): readonly ColumnObject[] {
    return Array.from({ length: widthOf(this.placed.table.area) }, (_, index) => new ColumnObject(this.host, this.placed, index));
  }
  GetItem(key: string): ColumnObject {
    const column = this.items().find(({ Name }) => Name === key);
    if (!column) throw itemNotFound(`Column ${key}`);
    return column;
  }
  /** Inserts: whatever stands right of the table, in its rows, moves. */
  Add(index: number | null | undefined, values: unknown, name: string): ColumnObject {
    const { sheet, table } = this.placed;
    sheet.refuseLocked();
    if ((index ?? -1) !== -1 || values) throw new HostError("ApiNotFound", "ApiNotFound TableColumnCollection.Add within a table or with values");
    const { top, bottom, right } = table.area;
    sheet.shift({ top, bottom, left: right + 1, right: 16_382 }, 0, 1);
    table.area = { ...table.area, right: right + 1 };
    sheet.enter(top, right + 1, `'${name}`);
    return new ColumnObject(this.host, this.placed, widthOf(table.area) - 1);
  }
}

export class ColumnObject extends HostObject {
  readonly typeName = "TableColumn";
  constructor(private readonly host: ExcelHost, private readonly placed: PlacedTable, private readonly index: number) {
    super();
  }
  override id(): string { return String(this.index + 1); }
  get Name(): string {
    const { sheet, table } = this.placed;
    // The names of a table without its header row are known to the table alone; here they still stand above it.
    const headerRow = table.area.top - (table.showHeaders ? 0 : 1);
    return String(sheet.cell(headerRow, table.area.left + this.index).value ?? "");
  }
  Delete(): void {
    const { sheet, table } = this.placed;
    sheet.refuseLocked();
    const { top, bottom, left, right } = table.area;
    for (let row = top; row <= bottom; row += 1) sheet.put(row, left + this.index, BLANK);
    sheet.shift({ top, bottom, left: left + this.index + 1, right: 16_383 }, 0, -1);
    table.area = { ...table.area, right: right - 1 };
    this.host.touch(sheet, table.area);
  }
}

export class RowsObject extends HostObject {
  readonly typeName = "TableRowCollection";
  constructor(private readonly host: ExcelHost, private readonly placed: PlacedTable) {
    super();
  }
  GetItemAt(index: number): TableRowObject {
    const body = bodyOf(this.placed.table);
    if (index < 0 || index >= heightOf(body)) throw itemNotFound(`Row ${index}`);
    return new TableRowObject(this.host, this.placed, index);
  }
  /** At the end, above the total row: everything below, in the table's columns, moves down. */
  Add(index: number | null | undefined, values: readonly (readonly (string | number | boolean)[])[]): HostObject {
    const { sheet, table } = this.placed;
    sheet.refuseLocked();
    if ((index ?? -1) !== -1) throw new HostError("ApiNotFound", "ApiNotFound TableRowCollection.Add within a table");
    const { bottom, left, right } = table.area;
    const first = table.showTotals ? bottom : bottom + 1;
    sheet.shift({ top: first, bottom: 1_048_575 - values.length, left, right }, values.length, 0);
    table.area = { ...table.area, bottom: bottom + values.length };
    values.forEach((row, offset) => row.forEach((value, column) => sheet.enter(first + offset, left + column, value)));
    this.host.touch(sheet, table.area);
    return new TableRowObject(this.host, this.placed, first - bodyOf(table).top);
  }
}

export class TableRowObject extends HostObject {
  readonly typeName = "TableRow";
  constructor(private readonly host: ExcelHost, private readonly placed: PlacedTable, private readonly index: number) {
    super();
  }
  /** Hidden by a filter or not. */
  Delete(): void {
    const { sheet, table } = this.placed;
    const body = bodyOf(table);
    const row = { ...body, top: body.top + this.index, bottom: body.top + this.index };
    sheet.hiddenRows.delete(row.top);
    deleteCells(sheet, row);
    this.host.touch(sheet, row);
  }
}

export class AutoFilterObject extends HostObject {
  readonly typeName = "AutoFilter";
  constructor(private readonly placed: PlacedTable) {
    super();
  }
  get IsDataFiltered(): boolean {
    const { top, bottom } = bodyOf(this.placed.table);
    return [...this.placed.sheet.hiddenRows].some((row) => row >= top && row <= bottom);
  }
}
