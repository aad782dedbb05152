import { a1, type Area, parseA1 } from "./areas";
import type { NameModel, ShapeModel, SheetModel } from "./book-model";
import type { ExcelHost } from "./excel-host";
import { HostError, itemNotFound } from "./host-error";
import { HostCollection, HostObject } from "./host-object";
import { areasOf, byIndexes, RangeAreasObject, RangeObject, wholeSheet } from "./range-objects";
import { TableCollectionObject } from "./table-objects";

export class SheetCollectionObject extends HostCollection {
  readonly typeName = "WorksheetCollection";
  constructor(private readonly host: ExcelHost) {
    super();
  }
  items(): readonly SheetObject[] { return this.host.book.sheets.map((sheet) => this.host.sheetObject(sheet)); }
  private find(key: string): SheetModel | undefined {
    return this.host.book.sheets.find(({ id }) => id === key) ?? this.host.book.sheetNamed(key);
  }
  GetItem(key: string): SheetObject {
    const sheet = this.find(key);
    if (!sheet) throw itemNotFound(`Worksheet ${key}`);
    return this.host.sheetObject(sheet);
  }
  GetItemOrNullObject(key: string): SheetObject | null {
    const sheet = this.find(key);
    return sheet ? this.host.sheetObject(sheet) : null;
  }
  Add(name: string): SheetObject {
    return this.host.sheetObject(this.host.book.addSheet(name));
  }
  _RegisterDataChangedEvent(): void { this.host.events.add("changed"); }
  _UnregisterDataChangedEvent(): void { this.host.events.delete("changed"); }
  _RegisterCalculatedEvent(): void { this.host.events.add("calculated"); }
  _UnregisterCalculatedEvent(): void { this.host.events.delete("calculated"); }
  _RegisterActivatedEvent(): void { this.host.events.add("activated"); }
  _UnregisterActivatedEvent(): void { this.host.events.delete("activated"); }
  _RegisterDeletedEvent(): void { this.host.events.add("sheetDeleted"); }
  _UnregisterDeletedEvent(): void { this.host.events.delete("sheetDeleted"); }
}

export class SheetObject extends HostObject {
  readonly typeName = "Worksheet";
  constructor(private readonly host: ExcelHost, readonly sheet: SheetModel) {
    super();
  }
  override id(): string { return this.sheet.id; }
  get Id(): string { return this.sheet.id; }
  get Name(): string { return this.sheet.name; }
  get Position(): number { return this.host.book.sheets.indexOf(this.sheet); }
  get Visibility(): string { return this.sheet.visibility; }
  get StandardWidth(): number { return 8.43; }
  get Gridlines(): boolean { return this.sheet.gridlines; }
  set Gridlines(shown: boolean) {
    this.sheet.refuseLocked();
    this.sheet.gridlines = shown;
  }
  get Protection(): HostObject { return new ProtectionObject(this.sheet.locked); }
  get Names(): NamesObject { return new NamesObject(this.sheet.names, this.sheet); }
  get Tables(): TableCollectionObject { return new TableCollectionObject(this.host, () => this.sheet.tables.map((table) => ({ sheet: this.sheet, table })), this.sheet); }
  get Shapes(): ShapesObject { return new ShapesObject(this.host, this.sheet); }
  get FreezePanes(): FreezePanesObject { return new FreezePanesObject(this.sheet); }
  get PageLayout(): PageLayoutObject { return new PageLayoutObject(this.sheet); }
  get HorizontalPageBreaks(): PageBreaksObject { return new PageBreaksObject(this.sheet); }

  GetRange(address: string | null | undefined): RangeObject {
    return address ? new RangeObject(this.host, this.sheet, areasOf(address)[0]!) : wholeSheet(this.host, this.sheet);
  }
  GetUsedRangeOrNullObject(valuesOnly: boolean): RangeObject | null { return wholeSheet(this.host, this.sheet).GetUsedRangeOrNullObject(valuesOnly); }
  GetRanges(address: string): RangeAreasObject { return new RangeAreasObject(this.host, this.sheet, areasOf(address)); }
  GetRangeByIndexes(...place: number[]): RangeObject { return byIndexes(this.host, this.sheet, place); }
  Activate(): void {
    if (this.sheet.visibility !== "Visible") throw new HostError("InvalidOperation", "A hidden sheet cannot be activated.");
    this.host.select(this.sheet, 0, 0);
  }
  Delete(): void {
    this.host.undoLost("Worksheet.delete");
    this.host.book.sheets.splice(this.host.book.sheets.indexOf(this.sheet), 1);
  }
}

export class ProtectionObject extends HostObject {
  readonly typeName = "WorksheetProtection";
  constructor(readonly Protected: boolean) {
    super();
  }
}

export class NamesObject extends HostCollection {
  readonly typeName = "NamedItemCollection";
  constructor(private readonly names: NameModel[], private readonly sheet: SheetModel | null) {
    super();
  }
  items(): readonly NameObject[] { return this.names.map((name) => new NameObject(this.names, name)); }
  GetItem(key: string): NameObject {
    const found = this.GetItemOrNullObject(key);
    if (!found) throw itemNotFound(`Name ${key}`);
    return found;
  }
  GetItemOrNullObject(key: string): NameObject | null {
    const name = this.names.find((candidate) => candidate.name.toLowerCase() === key.toLowerCase());
    return name ? new NameObject(this.names, name) : null;
  }
  Add(name: string, reference: string | RangeObject): NameObject {
    this.sheet?.refuseLocked();
    if (this.GetItemOrNullObject(name)) throw new HostError("ItemAlreadyExists", `Name ${name}`);
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name)) throw new HostError("InvalidArgument", `"${name}" is no name.`);
    const formula = typeof reference === "string" ? reference : referenceTo(reference.sheet.name, reference.area);
    const item: NameModel = { name, formula, visible: true };
    this.names.push(item);
    return new NameObject(this.names, item);
  }
}

function referenceTo(sheet: string, area: Area): string {
  return `='${sheet.replace(/'/g, "''")}'!${a1(area).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;
}

export class NameObject extends HostObject {
  readonly typeName = "NamedItem";
  constructor(private readonly names: NameModel[], private readonly item: NameModel) {
    super();
  }
  override id(): string { return this.item.name; }
  get Name(): string { return this.item.name; }
  get Formula(): string { return this.item.formula; }
  set Formula(formula: string) { this.item.formula = formula; }
  get Visible(): boolean { return this.item.visible; }
  set Visible(visible: boolean) { this.item.visible = visible; }
  Delete(): void { this.names.splice(this.names.indexOf(this.item), 1); }
}

export class ShapesObject extends HostCollection {
  readonly typeName = "ShapeCollection";
  constructor(private readonly host: ExcelHost, private readonly sheet: SheetModel) {
    super();
  }
  items(): readonly ShapeObject[] { return this.sheet.shapes.map((shape) => new ShapeObject(this.sheet, shape)); }
  GetItem(key: string): ShapeObject {
    const shape = this.sheet.shapes.find(({ id }) => id === key);
    if (!shape) throw itemNotFound(`Shape ${key}`);
    return new ShapeObject(this.sheet, shape);
  }
  AddImage(base64: string): ShapeObject {
    this.sheet.refuseLocked();
    if (!/^(iVBOR|\/9j\/)/.test(base64)) throw new HostError("InvalidArgument", "Only PNG and JPEG pictures.");
    const id = `{shape-${this.host.book.nextId()}}`;
    const shape: ShapeModel = { id, name: `Picture ${id}`, description: "", left: 0, top: 0, width: 96, height: 96, lockAspectRatio: true };
    this.sheet.shapes.push(shape);
    return new ShapeObject(this.sheet, shape);
  }
}

export class ShapeObject extends HostObject {
  readonly typeName = "Shape";
  constructor(private readonly sheet: SheetModel, private readonly shape: ShapeModel) {
    super();
  }
  override id(): string { return this.shape.id; }
  get Name(): string { return this.shape.name; }
  set Name(name: string) { this.shape.name = name; }
  get AltTextDescription(): string { return this.shape.description; }
  set AltTextDescription(description: string) { this.shape.description = description; }
  get LockAspectRatio(): boolean { return this.shape.lockAspectRatio; }
  set LockAspectRatio(locked: boolean) { this.shape.lockAspectRatio = locked; }
  get Left(): number { return this.shape.left; }
  set Left(points: number) { this.shape.left = points; }
  get Top(): number { return this.shape.top; }
  set Top(points: number) { this.shape.top = points; }
  get Width(): number { return this.shape.width; }
  set Width(points: number) { this.shape.width = points; }
  get Height(): number { return this.shape.height; }
  set Height(points: number) { this.shape.height = points; }
  Delete(): void { this.sheet.shapes.splice(this.sheet.shapes.indexOf(this.shape), 1); }
}

export class FreezePanesObject extends HostObject {
  readonly typeName = "WorksheetFreezePanes";
  constructor(private readonly sheet: SheetModel) {
    super();
  }
  FreezeAt({ area }: RangeObject): void { this.sheet.freeze = { rows: area.bottom + 1, columns: area.right + 1 }; }
  FreezeRows(rows: number): void { this.sheet.freeze = { rows, columns: 0 }; }
  FreezeColumns(columns: number): void { this.sheet.freeze = { rows: 0, columns }; }
  Unfreeze(): void { this.sheet.freeze = { rows: 0, columns: 0 }; }
}

/** Print areas and titles are names of the sheet, as in every version of Excel; there is no call that only clears them. */
export class PageLayoutObject extends HostObject {
  readonly typeName = "PageLayout";
  constructor(private readonly sheet: SheetModel) {
    super();
  }
  get Orientation(): string { return this.sheet.page.orientation; }
  set Orientation(value: string) { this.sheet.page.orientation = value; }
  get PaperSize(): string { return this.sheet.page.paper; }
  set PaperSize(value: string) { this.sheet.page.paper = value; }
  get HeadersFooters(): HostObject { return new HeadersFootersObject(this.sheet); }
  SetPrintArea(area: string): void { this.name("Print_Area", parseA1(area)); }
  SetPrintTitleRows(rows: string): void { this.name("Print_Titles", parseA1(rows)); }
  private name(name: string, area: Area): void {
    const rest = this.sheet.names.filter((item) => item.name !== name);
    this.sheet.names.splice(0, this.sheet.names.length, ...rest, { name, formula: referenceTo(this.sheet.name, area), visible: false });
  }
}

export class HeadersFootersObject extends HostObject {
  readonly typeName = "HeaderFooterGroup";
  constructor(private readonly sheet: SheetModel) {
    super();
  }
  get DefaultForAllPages(): HostObject { return new HeaderFooterObject(this.sheet); }
}

export class HeaderFooterObject extends HostObject {
  readonly typeName = "HeaderFooter";
  constructor(private readonly sheet: SheetModel) {
    super();
  }
  get LeftFooter(): string { return this.sheet.page.leftFooter; }
  set LeftFooter(text: string) { this.sheet.page.leftFooter = text; }
  get RightFooter(): string { return this.sheet.page.rightFooter; }
  set RightFooter(text: string) { this.sheet.page.rightFooter = text; }
}

export class PageBreaksObject extends HostObject {
  readonly typeName = "PageBreakCollection";
  constructor(private readonly sheet: SheetModel) {
    super();
  }
  Add(place: string): HostObject {
    const row = parseA1(place).top;
    this.sheet.breaks = [...this.sheet.breaks, row].sort((one, other) => one - other);
    return new PageBreakObject();
  }
  RemovePageBreaks(): void { this.sheet.breaks = []; }
}

export class PageBreakObject extends HostObject {
  readonly typeName = "PageBreak";
}
