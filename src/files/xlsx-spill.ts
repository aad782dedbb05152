import type { XlsxBook } from "./xlsx-book";
import { CONTENT_TYPES_OF, type PartSetting } from "./xlsx-sheet-save";
import { child, parseXml, type XmlElement } from "./xml-tree";

/**
 * Formulas whose result may be larger than their cell, as a file has them: Excel 365 keeps them as an array formula with a mark in the metadata.
 * Without the mark it shows `@` in front and the first value alone.
 */
const MAY_SPILL = new RegExp(
  String.raw`_xldudf_LEDGER_(?:AGING|AGINGTABLE|OPENITEMS|STATEMENT)\(|_xlfn\._xlws\.(?:FILTER|SORT)\(|` +
  String.raw`_xlfn\.(?:ANCHORARRAY|BYCOL|BYROW|CHOOSECOLS|CHOOSEROWS|DROP|EXPAND|HSTACK|MAKEARRAY|MAP|RANDARRAY|SCAN|SEQUENCE|SORTBY|TAKE|TEXTSPLIT|TOCOL|TOROW|UNIQUE|VSTACK|WRAPCOLS|WRAPROWS)\(|` +
  String.raw`(?<![\w.])(?:FREQUENCY|MMULT|TRANSPOSE)\(`,
  "i",
);

export function maySpill(fileFormula: string): boolean {
  return MAY_SPILL.test(fileFormula.replace(/"(?:[^"]|"")*"/g, "\"\""));
}

const KIND = "XLDAPR";
const PROPERTIES = "{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}";

/**
 * The number by which a cell says that its formula spills (`cm`): the workbook's own, or that of a metadata part made for it.
 *
 * Null where the workbook has metadata of other kinds only: then such a formula is written as a plain one.
 */
export function spillMark(book: XlsxBook, setting: PartSetting): number | null {
  const { pack, address } = setting;
  const own = pack.relationships(book.workbookName).find(({ kind, target }) => kind === "sheetMetadata" && pack.has(target));
  if (own) return markIn(parseXml(pack.text(own.target), own.target));
  const part = setting.newPart("xl/metadata", ".xml", CONTENT_TYPES_OF.sheetMetadata);
  pack.setText(part, setting.inDialect(METADATA));
  pack.relate(book.workbookName, [{ type: `${address}/sheetMetadata`, target: part }]);
  return 1;
}

function markIn(metadata: XmlElement): number | null {
  const type = child(metadata, "metadataTypes")?.children.findIndex(({ attributes }) => attributes.get("name") === KIND) ?? -1;
  const blocks = child(metadata, "cellMetadata")?.children ?? [];
  const place = type < 0 ? -1 : blocks.findIndex((block) => block.children.some(({ attributes }) => attributes.get("t") === String(type + 1)));
  return place < 0 ? null : place + 1;
}

const METADATA =
  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" +
  "<metadata xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:xda=\"http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray\">" +
  `<metadataTypes count="1"><metadataType name="${KIND}" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes>` +
  `<futureMetadata name="${KIND}" count="1"><bk><extLst><ext uri="${PROPERTIES}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>` +
  "<cellMetadata count=\"1\"><bk><rc t=\"1\" v=\"0\"/></bk></cellMetadata></metadata>";
