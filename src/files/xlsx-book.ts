import { STATE_NAMESPACE, HIGHLIGHTS_NAMESPACE, jsonOfStatePart } from "../workbook/state-part";
import { keyOfMark, SHEET_MARK_NAME } from "../workbook/sheet-mark";
import { refuseOtherKinds } from "./file-kind";
import { Package } from "./package";
import { emptyBookPackage } from "./xlsx-empty-book";
import { readThemeColors, type ThemeColors } from "./xlsx-colors";
import { type SheetContext, SheetModel } from "./xlsx-sheet";
import { sharedStringSteps } from "./xlsx-shared-strings";
import { StyleBook } from "./xlsx-styles";
import { readTablePart } from "./xlsx-table-part";
import { type DefinedName, readWorkbookPart, type WorkbookPart } from "./xlsx-workbook-part";
import { unreadable } from "./zip-read";

/** A custom XML part of the add-in's: its text now, and where the file has it. */
export interface MemoryPart {
  json: string | null;
  readonly saved: string | null;
  readonly part: string | null;
}

/** A workbook in memory: the package it came in, read as far as anybody asked, and what has changed since. */
export class XlsxBook implements SheetContext {
  readonly sheets: SheetModel[] = [];
  readonly styles: StyleBook;
  readonly theme: ThemeColors;
  readonly workbook: WorkbookPart;
  readonly memory: Readonly<Record<string, MemoryPart>>;
  names: DefinedName[];
  structureLocked: boolean;
  /** Values changed that saved results may depend on. */
  recalculate = false;
  private sharedStrings: readonly string[] | null = null;
  private tableCount = 0;

  private constructor(readonly pack: Package, readonly workbookName: string) {
    this.workbook = readWorkbookPart(pack.text(workbookName), workbookName);
    this.names = [...this.workbook.names];
    this.structureLocked = this.workbook.structureLocked;
    const relationships = pack.relationships(workbookName);
    const partOf = (kind: string): string | null => relationships.find((relationship) => relationship.kind === kind && pack.has(relationship.target))?.target ?? null;
    this.stylesName = partOf("styles");
    this.sharedStringsName = partOf("sharedStrings");
    this.theme = readThemeColors(pack, partOf("theme"));
    this.styles = new StyleBook(this.stylesName === null ? null : pack.text(this.stylesName), this.theme);
    this.memory = readMemoryParts(pack, workbookName);
    this.workbook.sheets.forEach((entry, position) => this.addFileSheet(entry, position, relationships));
  }

  readonly stylesName: string | null;
  private readonly sharedStringsName: string | null;

  /** Errors: `encrypted-file`, `unreadable-file`. */
  static open(bytes: Uint8Array): XlsxBook {
    refuseOtherKinds(bytes);
    const pack = Package.open(bytes);
    const main = pack.relationships("").find(({ kind }) => kind === "officeDocument")?.target;
    if (main === undefined || !pack.has(main)) throw unreadable(pack.has("mimetype") ? "opendocument" : "no-workbook");
    const type = pack.contentType(main) ?? "";
    if (/binary/i.test(type) || main.endsWith(".bin")) throw unreadable("binary-workbook");
    if (!/\.xml$/i.test(main) || !/<(?:[\w.-]+:)?workbook[\s>]/.test(pack.text(main))) throw unreadable("no-workbook");
    return new XlsxBook(pack, main);
  }

  static empty(): XlsxBook {
    return new XlsxBook(emptyBookPackage(), "xl/workbook.xml");
  }

  get date1904(): boolean {
    return this.workbook.date1904;
  }

  *sharedStringSteps(): Generator<void, readonly string[], void> {
    if (this.sharedStrings === null) {
      const texts: string[] = [];
      if (this.sharedStringsName !== null) yield* sharedStringSteps(this.pack, this.sharedStringsName, texts);
      this.sharedStrings = texts;
    }
    return this.sharedStrings;
  }

  sheet(name: string): SheetModel | null {
    const wanted = name.toLowerCase();
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === wanted) ?? null;
  }

  nextSheetId(): number {
    return Math.max(0, ...this.sheets.map(({ sheetId }) => sheetId)) + 1;
  }

  nextTableId(): string {
    return `table${++this.tableCount}`;
  }

  private addFileSheet(entry: WorkbookPart["sheets"][number], position: number, relationships: ReturnType<Package["relationships"]>): void {
    const relationship = relationships.find(({ id }) => id === entry.relationship);
    if (!relationship || !this.pack.has(relationship.target)) throw unreadable("part-missing", entry.name);
    const sheet = new SheetModel(this, entry.name, entry.visibility, entry.sheetId, { relationship: entry.relationship, part: relationship.target }, relationship.kind === "worksheet");
    const mark = this.names.find(({ name, sheet: scope }) => scope === position && name === SHEET_MARK_NAME);
    sheet.planKey = mark ? keyOfMark(mark.refersTo) : null;
    if (sheet.hasCells) {
      sheet.tables = this.pack.relationships(relationship.target)
        .filter(({ kind, target }) => kind === "table" && this.pack.has(target))
        .map(({ target }) => readTablePart(this.pack, target, this.nextTableId()))
        .sort((one, other) => one.range.top - other.range.top || one.range.left - other.range.left);
    }
    this.sheets.push(sheet);
  }
}

function readMemoryParts(pack: Package, workbookName: string): Record<string, MemoryPart> {
  const parts: Record<string, MemoryPart> = {
    [STATE_NAMESPACE]: { json: null, saved: null, part: null },
    [HIGHLIGHTS_NAMESPACE]: { json: null, saved: null, part: null },
  };
  for (const { kind, target } of pack.relationships(workbookName)) {
    if (kind !== "customXml" || !pack.has(target)) continue;
    const text = pack.text(target);
    const namespace = Object.keys(parts).find((address) => text.includes(`"${address}"`) || text.includes(`'${address}'`));
    const json = namespace === undefined ? null : jsonOfStatePart(text);
    if (namespace !== undefined && json !== null && parts[namespace]!.part === null) parts[namespace] = { json, saved: json, part: target };
  }
  return parts;
}
