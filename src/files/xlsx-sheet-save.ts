import type { SheetPlan } from "../grid/sheet-plan";
import { ByteSink } from "./byte-sink";
import type { Package } from "./package";
import type { XlsxBook } from "./xlsx-book";
import { rowMarkup } from "./xlsx-cell-markup";
import { bytesOfBase64, drawingMarkup } from "./xlsx-drawing";
import { RowPatcher } from "./xlsx-patch-rows";
import { planMarkup } from "./xlsx-plan-markup";
import { rangeOfReference, referenceOf } from "./xlsx-reference";
import type { SheetModel } from "./xlsx-sheet";
import { sheetPieces } from "./xlsx-sheet-stream";
import { newTablePart } from "./xlsx-table-part";
import { declaredUtf8 } from "./xml-text";
import { child, parseXml, splice, withAttributes } from "./xml-tree";
import { zipEntryFromChunks } from "./zip-write";

const OFFICE = "application/vnd.openxmlformats-officedocument";
export const CONTENT_TYPES_OF = {
  sheet: `${OFFICE}.spreadsheetml.worksheet+xml`,
  table: `${OFFICE}.spreadsheetml.table+xml`,
  styles: `${OFFICE}.spreadsheetml.styles+xml`,
  drawing: `${OFFICE}.drawing+xml`,
  customXmlProperties: `${OFFICE}.customXmlProperties+xml`,
  sheetMetadata: `${OFFICE}.spreadsheetml.sheetMetadata+xml`,
} as const;

/** Bytes of XML that a cell takes, roughly: for choosing how hard to pack. */
const CELL_BYTES = 40;

/** Where new parts go: free names, and their content types, entered all at once. */
export class PartSetting {
  private readonly types: { part: string; type: string }[] = [];
  private readonly taken = new Set<string>();

  constructor(readonly pack: Package, /** Address of relationships in the dialect of the workbook. */ readonly address: string) {}

  newPart(stem: string, extension: string, type: string | null): string {
    let number = this.taken.size > 0 ? (this.lastNumber.get(stem) ?? 0) + 1 : 1;
    while (this.pack.has(`${stem}${number}${extension}`) || this.taken.has(`${stem}${number}${extension}`)) number++;
    this.lastNumber.set(stem, number);
    const part = `${stem}${number}${extension}`;
    this.taken.add(part);
    if (type !== null) this.types.push({ part, type });
    return part;
  }

  private readonly lastNumber = new Map<string, number>();

  flush(): void {
    this.pack.setContentTypes(this.types.splice(0));
  }

  /** Markup made here speaks Transitional; a Strict workbook gets Strict names. */
  inDialect(text: string): string {
    if (!this.address.startsWith("http://purl.oclc.org/")) return text;
    return text
      .replace(/http:\/\/schemas\.openxmlformats\.org\/spreadsheetml\/2006\/main/g, "http://purl.oclc.org/ooxml/spreadsheetml/main")
      .replace(/http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006\/relationships/g, this.address)
      .replace(/http:\/\/schemas\.openxmlformats\.org\/drawingml\/2006\/(spreadsheetDrawing|main)/g, "http://purl.oclc.org/ooxml/drawingml/$1");
  }
}

/** Write a sheet made of a plan, with its tables and pictures. */
export function writePlanSheet(sheet: SheetModel, part: string, setting: PartSetting, book: XlsxBook): void {
  const plan = sheet.plan!;
  const { pack } = setting;
  const cells = sheet.cells();
  const layout = sheet.layout();
  const tableIds = pack.relate(part, sheet.tables.map((table, index) => {
    const target = setting.newPart("xl/tables/table", ".xml", CONTENT_TYPES_OF.table);
    pack.setText(target, setting.inDialect(newTablePart(table, { name: sheet.savedTableNames[index]!, number: tableNumber(target, pack) })));
    return { type: `${setting.address}/table`, target };
  }));
  const drawingId = plan.pictures.length > 0 ? writeDrawing(plan, part, setting) : null;
  const sheetNameOfKey = (key: string): string | null => book.sheets.find(({ planKey }) => planKey === key)?.name ?? null;
  const { head, tail } = planMarkup(plan, { rows: cells.rowCount, columns: cells.columnCount }, { sheetNameOfKey, drawingId, tableIds, date1904: book.date1904 });
  const rowsMax = Math.max(cells.rowCount, ...[...layout.rowHeights.keys()].map((row) => row + 1));
  pack.setEntry(part, zipEntryFromChunks(part, (push) => {
    const sink = new ByteSink(push);
    sink.text(setting.inDialect(head));
    for (let row = 0; row < rowsMax; row++) sink.text(rowMarkup(cells, row, "", layout.rowHeights.get(row)));
    sink.text(setting.inDialect(tail));
    sink.flush();
  }, cells.rowCount * cells.columnCount * CELL_BYTES));
}

/** Tables are numbered over the whole package; a number higher than any part's is free. */
function tableNumber(target: string, pack: Package): number {
  const others = pack.names().filter((name) => /^xl\/tables\/[^/]+\.xml$/i.test(name) && name !== target);
  const used = others.map((name) => Number(/\sid="(\d+)"/.exec(pack.text(name))?.[1] ?? 0));
  return Math.max(0, ...used) + 1;
}

function writeDrawing(plan: SheetPlan, sheetPart: string, setting: PartSetting): string {
  const { pack } = setting;
  const drawing = setting.newPart("xl/drawings/drawing", ".xml", CONTENT_TYPES_OF.drawing);
  const targets = plan.pictures.map(({ format, base64 }) => {
    const target = setting.newPart("xl/media/image", `.${format}`, null);
    pack.setDefaultType(format, `image/${format}`);
    pack.setBytes(target, bytesOfBase64(base64));
    return { type: `${setting.address}/image`, target };
  });
  pack.setText(drawing, setting.inDialect(drawingMarkup(plan.pictures, pack.relate(drawing, targets))));
  return pack.relate(sheetPart, [{ type: `${setting.address}/drawing`, target: drawing }])[0]!;
}

/** Write a sheet of the file whose cells or frame changed: touched cells anew, all else copied. `withResults`: also where only results of formulas did. */
export function writeSheetPatch(sheet: SheetModel, part: string, setting: PartSetting, withResults: boolean): void {
  if (!sheet.isLoaded || !sheet.hasCells) return;
  if (!sheet.cells().changed && !sheet.skeletonChanged && !(withResults && sheet.cells().resultsChanged)) return;
  const { pack } = setting;
  const cells = sheet.cells();
  const { prefix, addressesMissing } = sheet.source();
  const { head, tail } = splitSkeleton(withDimension(sheet.skeleton!, part, cells), part);
  const entry = pack.entry(part);
  pack.setEntry(part, zipEntryFromChunks(part, (push) => {
    const sink = new ByteSink(push);
    const patcher = new RowPatcher(part, cells, prefix, sink, { addressesMissing });
    for (const piece of sheetPieces(entry)) {
      if (piece.kind === "head") sink.text(declaredUtf8(head));
      else if (piece.kind === "rows") patcher.copy(piece.bytes);
      else {
        patcher.finish();
        sink.text(tail);
      }
    }
    sink.flush();
  }, entry.sizeBytes));
}

function splitSkeleton(skeleton: string, part: string): { head: string; tail: string } {
  const data = child(parseXml(skeleton, part), "sheetData")!;
  return { head: skeleton.slice(0, data.openEnd), tail: skeleton.slice(data.openEnd) };
}

/** `dimension` says how far cells go; programs that trust it would not see cells beyond. */
function withDimension(skeleton: string, part: string, { rowCount, columnCount }: { readonly rowCount: number; readonly columnCount: number }): string {
  const element = child(parseXml(skeleton, part), "dimension");
  const range = rangeOfReference(element?.attributes.get("ref") ?? "");
  if (!element || !range || (range.bottom >= rowCount - 1 && range.right >= columnCount - 1)) return skeleton;
  const grown = { ...range, bottom: Math.max(range.bottom, rowCount - 1), right: Math.max(range.right, columnCount - 1) };
  return splice(skeleton, [withAttributes(skeleton, element, { ref: referenceOf(grown) })]);
}
