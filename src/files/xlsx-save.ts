import { HIGHLIGHTS_NAMESPACE, STATE_NAMESPACE, statePartXml } from "../workbook/state-part";
import { markFormula, SHEET_MARK_NAME } from "../workbook/sheet-mark";
import type { Package } from "./package";
import { legalTableName } from "./table-names";
import type { MemoryPart, XlsxBook } from "./xlsx-book";
import { withoutCalcEntries } from "./xlsx-calc-chain";
import { orphansOf } from "./xlsx-orphans";
import { fixedReference, quotedSheet } from "./xlsx-reference";
import type { SheetModel } from "./xlsx-sheet";
import { CONTENT_TYPES_OF, PartSetting, writePlanSheet, writeSheetPatch } from "./xlsx-sheet-save";
import { spillMark } from "./xlsx-spill";
import { patchTablePart } from "./xlsx-table-part";
import { type DefinedName, patchWorkbookPart, relationshipsAddress } from "./xlsx-workbook-part";

/**
 * The workbook as .xlsx bytes: the parts that changed, and all others as they came.
 *
 * Holds: unchanged, the very bytes that were opened; the same content gives the same bytes; the workbook in memory stays as it is.
 */
export function saveBook(book: XlsxBook): Uint8Array {
  if (!isChanged(book)) return book.pack.save();
  const pack = book.pack.copy();
  const address = relationshipsAddress(book.workbook.text);
  const setting = new PartSetting(pack, address);
  const planned = book.sheets.filter(({ plan }) => plan !== null);
  for (const part of orphansOf(pack, planned.flatMap(({ entry }) => (entry ? [entry.part] : [])))) pack.remove(part);
  const placed = placeSheets(book, setting);
  nameTables(book, planned);
  markSpills(book, setting);
  for (const sheet of book.sheets) {
    const { part } = placed.get(sheet)!;
    if (sheet.plan) writePlanSheet(sheet, part, setting, book);
    else writeSheetPatch(sheet, part, setting, book.recalculate);
    for (const table of sheet.tables) if (table.changed && table.part !== null) pack.setText(table.part, patchTablePart(pack.text(table.part), table));
  }
  const sheets = book.sheets.map((sheet) => ({ name: sheet.name, sheetId: sheet.sheetId, visibility: sheet.visibility, relationship: placed.get(sheet)!.relationship }));
  const changes = { sheets, names: [...book.names, ...planned.flatMap((sheet) => namesOfPlan(sheet, book.sheets.indexOf(sheet)))], recalculate: book.recalculate };
  pack.setText(book.workbookName, patchWorkbookPart(book.workbook, book.workbookName, changes));
  saveStyles(book, setting);
  for (const [namespace, memory] of Object.entries(book.memory)) saveMemory(book.workbookName, setting, namespace, memory);
  saveCalcChain(book, pack);
  setting.flush();
  return pack.save();
}

function isChanged(book: XlsxBook): boolean {
  const sheetChanged = (sheet: SheetModel, index: number): boolean =>
    sheet.plan !== null || sheet.name !== book.workbook.sheets[index]?.name || sheet.skeletonChanged ||
    (sheet.isLoaded && sheet.cells().changed) || sheet.tables.some(({ changed }) => changed);
  return (
    book.recalculate || book.sheets.length !== book.workbook.sheets.length || book.sheets.some(sheetChanged) ||
    book.names.length !== book.workbook.names.length || book.names.some((name, index) => name !== book.workbook.names[index]) ||
    Object.values(book.memory).some(({ json, saved }) => json !== saved)
  );
}

/** Where each sheet's part lies and what the workbook calls it; new ones get a place. */
function placeSheets(book: XlsxBook, setting: PartSetting): Map<SheetModel, { part: string; relationship: string }> {
  const placed = new Map<SheetModel, { part: string; relationship: string }>();
  const fresh: { sheet: SheetModel; part: string }[] = [];
  for (const sheet of book.sheets) {
    if (sheet.entry) placed.set(sheet, sheet.entry);
    else fresh.push({ sheet, part: setting.newPart("xl/worksheets/sheet", ".xml", CONTENT_TYPES_OF.sheet) });
  }
  const ids = setting.pack.relate(book.workbookName, fresh.map(({ part }) => ({ type: `${setting.address}/worksheet`, target: part })));
  fresh.forEach(({ sheet, part }, index) => placed.set(sheet, { part, relationship: ids[index]! }));
  return placed;
}

/** Tables of text files and of samples may be called anything until they are saved. */
function nameTables(book: XlsxBook, planned: readonly SheetModel[]): void {
  const taken = new Set([...book.sheets.flatMap((sheet) => (planned.includes(sheet) ? [] : sheet.tables.map(({ name }) => name))), ...book.names.map(({ name }) => name)].map((name) => name.toLowerCase()));
  for (const sheet of planned) sheet.savedTableNames = sheet.tables.map(({ name }) => legalTableName(name, taken));
}

/** A formula that may spill is told apart by a mark, which the workbook may not have yet. */
function markSpills(book: XlsxBook, setting: PartSetting): void {
  const spilling = book.sheets.filter((sheet) => (sheet.plan !== null || (sheet.isLoaded && sheet.hasCells)) && sheet.cells().arrays.some(({ spills }) => spills));
  if (spilling.length === 0) return;
  const mark = spillMark(book, setting);
  for (const sheet of spilling) sheet.cells().spillMark = mark;
}

function namesOfPlan({ plan, planKey, name: sheetName }: SheetModel, position: number): DefinedName[] {
  if (!plan) return [];
  const made = (name: string, refersTo: string, hidden = false): DefinedName => ({ name, sheet: position, hidden, refersTo, markup: null });
  const sheet = quotedSheet(sheetName);
  const { printArea, repeatRows } = plan.page;
  return [
    ...(planKey === null ? [] : [made(SHEET_MARK_NAME, markFormula(planKey).slice(1), true)]),
    ...(printArea ? [made("_xlnm.Print_Area", `${sheet}!${fixedReference(printArea)}`)] : []),
    ...(repeatRows ? [made("_xlnm.Print_Titles", `${sheet}!$${repeatRows.from + 1}:$${repeatRows.to + 1}`)] : []),
    ...plan.names.map(({ name, range }) => made(name, `${sheet}!${fixedReference(range)}`)),
  ];
}

function saveStyles(book: XlsxBook, setting: PartSetting): void {
  const markup = book.styles.markup();
  if (book.stylesName !== null) return setting.pack.setText(book.stylesName, markup);
  if (!book.sheets.some(({ plan, isLoaded }) => plan !== null || isLoaded)) return;
  const part = setting.newPart("xl/styles", ".xml", CONTENT_TYPES_OF.styles);
  setting.pack.setText(part, setting.inDialect(markup));
  setting.pack.relate(book.workbookName, [{ type: `${setting.address}/styles`, target: part }]);
}

/** The add-in's memory: a custom XML part with its properties, as Office keeps them. */
function saveMemory(workbookName: string, setting: PartSetting, namespace: string, { json, saved, part }: MemoryPart): void {
  const { pack, address } = setting;
  if (json === saved) return;
  if (json === null) {
    const relationship = pack.relationships(workbookName).find(({ target }) => target === part);
    if (relationship) pack.unrelate(workbookName, relationship.id);
    for (const orphan of orphansOf(pack, [part!])) pack.remove(orphan);
    pack.remove(part!);
    return;
  }
  if (part !== null) return pack.setText(part, statePartXml(namespace, json));
  const item = pack.freeName("customXml/item", ".xml");
  const properties = setting.newPart("customXml/itemProps", ".xml", CONTENT_TYPES_OF.customXmlProperties);
  pack.setDefaultType("xml", "application/xml");
  pack.setText(item, statePartXml(namespace, json));
  pack.setText(properties, propertiesMarkup(namespace));
  pack.relate(item, [{ type: `${address}/customXmlProps`, target: properties }]);
  pack.relate(workbookName, [{ type: `${address}/customXml`, target: item }]);
}

/** The id of a custom XML part is fixed for its namespace, so that the same content gives the same bytes. */
const STORE_IDS: Readonly<Record<string, string>> = {
  [STATE_NAMESPACE]: "{5C1E7A52-6B0D-4E0B-9B57-3C1D0A7F2E11}",
  [HIGHLIGHTS_NAMESPACE]: "{A84B0F6D-2D1C-4C3E-8E55-91B6E0C45F72}",
};

function propertiesMarkup(namespace: string): string {
  return (
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n" +
    `<ds:datastoreItem ds:itemID="${STORE_IDS[namespace]}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`
  );
}

/** Entries of the calculation chain for cells that no longer hold a formula would make Excel offer a repair. */
function saveCalcChain(book: XlsxBook, pack: Package): void {
  const chain = pack.relationships(book.workbookName).find(({ kind, target }) => kind === "calcChain" && pack.has(target));
  if (!chain) return;
  const before = pack.text(chain.target);
  const replaced = new Set(book.sheets.filter(({ plan, entry }) => plan && entry).map(({ sheetId }) => sheetId));
  const cellsOf = new Map(book.sheets.filter((sheet) => !sheet.plan && sheet.isLoaded && sheet.cells().changed).map((sheet) => [sheet.sheetId, sheet.cells()]));
  if (replaced.size === 0 && cellsOf.size === 0) return;
  const after = withoutCalcEntries(before, (sheetId, row, column) => {
    const cells = cellsOf.get(sheetId);
    return replaced.has(sheetId) || (cells !== undefined && cells.touch(row, column) > 0 && cells.fileFormula(row, column) === null);
  });
  if (after !== null) return pack.setText(chain.target, after);
  pack.unrelate(book.workbookName, chain.id);
  pack.remove(chain.target);
}
