import type { CellRange } from "../grid/sheet-plan";
import { fixedTableHeaders } from "./table-names";
import type { Package } from "./package";
import { rangeOfReference, referenceOf } from "./xlsx-reference";
import { appended, child, childrenNamed, isOn, parseXml, type Splice, splice, withAttributes } from "./xml-tree";
import { escapeCellText, escapeXml, unescapeCellText } from "./xml-text";
import { unreadable } from "./zip-read";

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const ROWS_MAX = 1_048_576;
const COLUMNS_MAX = 16_384;
/** Excel's own choice for a new table. */
export const NEW_TABLE_STYLE = "TableStyleMedium2";

export interface TableColumn {
  /** The file's number for it, null for one that the file does not have yet. */
  readonly id: number | null;
  readonly name: string;
  /** As the file keeps it, without `=`; null where cells have no formula in common. */
  readonly formula: string | null;
}

/** A table object of a sheet as it is now; `part` is where the file has it. */
export interface TableModel {
  /** Stable while the workbook is open. */
  readonly id: string;
  readonly part: string | null;
  name: string;
  /** With header and total row. */
  range: CellRange;
  readonly headerRows: 0 | 1;
  readonly totalRows: 0 | 1;
  columns: readonly TableColumn[];
  readonly banded: boolean;
  /** `TableStyleMedium2` and the like, or null. */
  readonly styleName: string | null;
  readonly filterButtons: boolean;
  /** Differs from the part. */
  changed: boolean;
  /** Lines above a table that was seen in plain cells. */
  readonly title?: string;
}

/** Errors: `unreadable-file` with `reason` `table-beyond-sheet` or `damaged`. */
export function readTablePart(pack: Package, part: string, id: string): TableModel {
  const root = parseXml(pack.text(part), part);
  const name = root.attributes.get("displayName") ?? root.attributes.get("name") ?? "";
  const range = rangeOfReference(root.attributes.get("ref") ?? "");
  if (root.name !== "table" || !range) throw unreadable("damaged", part);
  if (range.bottom >= ROWS_MAX || range.right >= COLUMNS_MAX) throw unreadable("table-beyond-sheet", name);
  const columns = childrenNamed(child(root, "tableColumns"), "tableColumn").map((column): TableColumn => ({
    id: Number(column.attributes.get("id")),
    name: unescapeCellText(column.attributes.get("name") ?? ""),
    formula: child(column, "calculatedColumnFormula")?.text ?? null,
  }));
  const width = range.right - range.left + 1;
  if (columns.length !== width) throw unreadable("damaged", part);
  const style = child(root, "tableStyleInfo");
  return {
    id, part, name, range, columns,
    headerRows: root.attributes.get("headerRowCount") === "0" ? 0 : 1,
    totalRows: Number(root.attributes.get("totalsRowCount") ?? 0) > 0 ? 1 : 0,
    banded: isOn(style?.attributes.get("showRowStripes")),
    styleName: style?.attributes.get("name") ?? null,
    filterButtons: child(root, "autoFilter") !== undefined,
    changed: false,
  };
}

/** First and last row of the data; `last < first` for none. */
export function dataRows({ range, headerRows, totalRows }: TableModel): { first: number; last: number } {
  return { first: range.top + headerRows, last: range.bottom - totalRows };
}

/** The part of a table that was made smaller, larger or renamed; all else in it stays. */
export function patchTablePart(text: string, table: TableModel): string {
  const root = parseXml(text, table.part ?? "table.xml");
  const splices: Splice[] = [withAttributes(text, root, {
    ref: referenceOf(table.range),
    ...(root.attributes.get("displayName") !== table.name && { displayName: escapeXml(table.name), name: escapeXml(table.name) }),
  })];
  const filter = child(root, "autoFilter");
  if (filter) splices.push(withAttributes(text, filter, { ref: referenceOf({ ...table.range, bottom: table.range.bottom - table.totalRows }) }));
  const section = child(root, "tableColumns");
  if (section) splices.push(...columnSplices(text, section, table));
  return splice(text, splices);
}

function columnSplices(text: string, section: NonNullable<ReturnType<typeof child>>, { columns }: TableModel): Splice[] {
  const known = childrenNamed(section, "tableColumn");
  const kept = new Map(columns.flatMap((column) => (column.id === null ? [] : [[column.id, column] as const])));
  const splices: Splice[] = [];
  for (const element of known) {
    const column = kept.get(Number(element.attributes.get("id")));
    if (!column) splices.push({ start: element.start, end: element.end, text: "" });
    else if (unescapeCellText(element.attributes.get("name") ?? "") !== column.name) splices.push(withAttributes(text, element, { name: columnName(column.name) }));
  }
  let next = Math.max(0, ...known.map(({ attributes }) => Number(attributes.get("id")))) + 1;
  const added = columns.filter(({ id }) => id === null).map(({ name }) => `<${section.prefix}tableColumn id="${next++}" name="${columnName(name)}"/>`).join("");
  if (added !== "") splices.push(appended(text, section, added));
  splices.push(withAttributes(text, section, { count: String(columns.length) }));
  return splices;
}

/** A table that no file has yet. `number` is unique in the package. */
export function newTablePart(table: TableModel, { name, number }: { readonly name: string; readonly number: number }): string {
  const headers = fixedTableHeaders(table.columns.map((column) => column.name));
  const columns = headers.map((header, index) => `<tableColumn id="${index + 1}" name="${columnName(header)}"/>`).join("");
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="${NAMESPACE}" id="${number}" name="${escapeXml(name)}" displayName="${escapeXml(name)}" ref="${referenceOf(table.range)}" totalsRowShown="0">` +
    `<autoFilter ref="${referenceOf(table.range)}"/><tableColumns count="${headers.length}">${columns}</tableColumns>` +
    `<tableStyleInfo name="${NEW_TABLE_STYLE}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
  );
}

/** In a column's name a line break is an escape, not a character. */
function columnName(name: string): string {
  return escapeXml(escapeCellText(name).replace(/[\n\r\t]/g, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, "0")}_`));
}
