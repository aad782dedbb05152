import type { RawCell } from "../grid/table";
import type { SourceElement, SourceGrid } from "../sources/source";

/** Wider and longer than a sheet can be: a place beyond is damage. */
const COLUMNS_MAX = 16_384;
const ROWS_MAX = 1_048_576;

/** The XML Spreadsheet of 2003, which several systems still call .xls. */
export function isXmlSpreadsheet(root: SourceElement): boolean {
  return root.name === "Workbook" && root.children.some(({ name }) => name === "Worksheet");
}

/** A grid a sheet. Dates stay the ISO text they are, numbers become numbers. */
export function xmlSpreadsheetGrids(root: SourceElement): readonly SourceGrid[] {
  return named(root, "Worksheet").map((sheet) => {
    const rows: (readonly RawCell[])[] = [];
    for (const row of named(sheet, "Table").flatMap((table) => named(table, "Row"))) {
      const place = placeOf(row, rows.length, ROWS_MAX);
      while (rows.length < place) rows.push([]);
      rows.push(cellsOf(row));
    }
    return { name: attribute(sheet, "Name") ?? "", rows, lines: rows.map((_, index) => index + 1), date1904: false };
  });
}

function cellsOf(row: SourceElement): readonly RawCell[] {
  const cells: RawCell[] = [];
  for (const cell of named(row, "Cell")) {
    const place = placeOf(cell, cells.length, COLUMNS_MAX);
    while (cells.length < place) cells.push(null);
    cells.push(valueOf(cell));
    const across = Number(attribute(cell, "MergeAcross") ?? 0);
    for (let more = 0; more < Math.min(across, COLUMNS_MAX); more++) cells.push(null);
  }
  return cells;
}

/** A row or cell may name its place, counted from 1. */
function placeOf(element: SourceElement, next: number, max: number): number {
  const index = Number(attribute(element, "Index") ?? next + 1) - 1;
  return Number.isInteger(index) && index >= next && index < max ? index : next;
}

function valueOf(cell: SourceElement): RawCell {
  const data = named(cell, "Data")[0];
  if (!data) return null;
  const text = textInside(data);
  const type = attribute(data, "Type");
  if (type === "Number") return text.trim() === "" || !Number.isFinite(Number(text)) ? text : Number(text);
  if (type === "Boolean") return text.trim() === "1";
  if (type === "Error") return { error: text };
  return text === "" ? null : text;
}

function textInside(element: SourceElement): string {
  return element.text + element.children.map(textInside).join("");
}

function named(element: SourceElement, name: string): readonly SourceElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Under whatever prefix. */
function attribute(element: SourceElement, name: string): string | undefined {
  for (const [written, value] of element.attributes) if (written === name || written.endsWith(`:${name}`)) return value;
  return undefined;
}
