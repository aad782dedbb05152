import type { ExcelHost } from "./excel-host";
import { HostError, itemNotFound } from "./host-error";
import { HostCollection, HostObject } from "./host-object";
import { RangeObject } from "./range-objects";
import { NamesObject, ProtectionObject, SheetCollectionObject } from "./sheet-objects";
import { TableCollectionObject } from "./table-objects";

export class WorkbookObject extends HostObject {
  readonly typeName = "Workbook";
  constructor(private readonly host: ExcelHost) {
    super();
  }
  get Worksheets(): SheetCollectionObject { return new SheetCollectionObject(this.host); }
  get Tables(): TableCollectionObject {
    return new TableCollectionObject(this.host, () => this.host.book.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table }))), null);
  }
  get Names(): NamesObject { return new NamesObject(this.host.book.names, null); }
  get Protection(): HostObject { return new ProtectionObject(this.host.book.structureLocked); }
  get Application(): HostObject { return new ApplicationObject(); }
  get Functions(): HostObject { return new FunctionsObject(this.host); }
  get CustomXmlParts(): PartsObject { return new PartsObject(this.host, null); }
  GetActiveCell(): RangeObject {
    const { sheetId, row, column } = this.host.book.active;
    const sheet = this.host.book.sheets.find(({ id }) => id === sheetId)!;
    return new RangeObject(this.host, sheet, { top: row, bottom: row, left: column, right: column });
  }
}

export class ApplicationObject extends HostObject {
  readonly typeName = "Application";
  SuspendScreenUpdatingUntilNextSync(): void {
    return;
  }
}

export class FunctionsObject extends HostObject {
  readonly typeName = "Functions";
  constructor(private readonly host: ExcelHost) {
    super();
  }
  Date(year: number, month: number, day: number): HostObject {
    const days = (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;
    return new FunctionResultObject(this.host.book.date1904 ? days - 1462 : days);
  }
  /** The library hands the arguments of such functions over in one list. */
  Sum([{ sheet, area }]: readonly [RangeObject]): HostObject {
    return new FunctionResultObject([...sheet.within(area)].reduce((sum, [, , { value }]) => sum + (typeof value === "number" ? value : 0), 0));
  }
  CountA([{ sheet, area }]: readonly [RangeObject]): HostObject {
    return new FunctionResultObject([...sheet.within(area)].filter(([, , { value, formula }]) => value !== null || formula !== null).length);
  }
}

export class FunctionResultObject extends HostObject {
  readonly typeName = "FunctionResult";
  readonly Error = "";
  constructor(readonly Value: number) {
    super();
  }
}

export class PartsObject extends HostCollection {
  readonly typeName = "CustomXmlPartCollection";
  constructor(private readonly host: ExcelHost, private readonly namespace: string | null) {
    super();
  }
  items(): readonly PartObject[] {
    const wanted = this.namespace === null ? "" : `xmlns="${this.namespace}"`;
    return this.host.book.parts.filter(({ xml }) => xml.includes(wanted)).map(({ id }) => new PartObject(this.host, id));
  }
  GetByNamespace(namespace: string): PartsObject { return new PartsObject(this.host, namespace); }
  GetItem(key: string): PartObject {
    if (!this.host.book.parts.some(({ id }) => id === key)) throw itemNotFound(`CustomXmlPart ${key}`);
    return new PartObject(this.host, key);
  }
  Add(xml: string): PartObject {
    refuseBadXml(xml);
    const id = `{part-${this.host.book.nextId()}}`;
    this.host.book.parts.push({ id, xml });
    return new PartObject(this.host, id);
  }
}

export class PartObject extends HostObject {
  readonly typeName = "CustomXmlPart";
  constructor(private readonly host: ExcelHost, private readonly key: string) {
    super();
  }
  override id(): string { return this.key; }
  get Id(): string { return this.key; }
  GetXml(): string { return this.host.book.parts.find(({ id }) => id === this.key)!.xml; }
  SetXml(xml: string): void {
    refuseBadXml(xml);
    this.host.book.parts.find(({ id }) => id === this.key)!.xml = xml;
  }
  Delete(): void {
    this.host.book.parts.splice(this.host.book.parts.findIndex(({ id }) => id === this.key), 1);
  }
}

function refuseBadXml(xml: string): void {
  if (!/^<memory xmlns="[^"]+">[^<]*<\/memory>$/.test(xml) || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml) || /&(?!amp;|lt;|gt;|#13;)/.test(xml)) throw new HostError("InvalidArgument", "No well-formed XML.");
}

/** What the library asks of Excel besides the workbook: that it is ready, that the pane is shown, that the add-in starts with the workbook. */
export class ServiceObject extends HostObject {
  readonly typeName = "Service";
  constructor(private readonly host: ExcelHost) {
    super();
  }
  NotifyActionHandlerReady(): void {
    return;
  }
  SetAppRuntimeState(state: string): void { this.host.pane.state = state; }
  GetAppRuntimeStartState(): string { return this.host.pane.startState; }
  SetAppRuntimeStartState(state: string): void { this.host.pane.startState = state; }
}

/** Where the library puts the results of cell functions: `[invocation, succeeded, value, timing]`, or `[invocation, false, message, code, timing]`. */
export class CellFunctionsObject extends HostObject {
  readonly typeName = "CustomFunctions";
  constructor(private readonly host: ExcelHost) {
    super();
  }
  _SetOsfControlContainerReadyForCustomFunctions(): void {
    return;
  }
  _GetEnabledFeatures(): readonly string[] { return []; }
  SetInvocationArrayResults(results: readonly (readonly unknown[])[]): void {
    this.host.takeResults(results);
  }
}
