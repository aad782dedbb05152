import { isCellError, cellAddress, type RawCell } from "../grid/table";
import { NO_STYLE, type SheetCells } from "./sheet-cells";
import { escapeCellText, escapeXml } from "./xml-text";

/** A cell as XML; "" for one that is blank and looks like any other. */
export function cellMarkup(cells: SheetCells, row: number, column: number, prefix: string): string {
  const value = cells.value(row, column);
  const formula = cells.fileFormula(row, column);
  const style = cells.style(row, column);
  if (value === null && formula === null && style <= 0) return "";
  const { type, content } = contentMarkup(value, formula !== null, prefix);
  const array = formula === null ? undefined : cells.arrays.find((range) => range.top === row && range.left === column && (!range.spills || cells.spillMark !== null));
  const arrayAttributes = array ? ` t="array" ref="${cellAddress(array.top, array.left)}:${cellAddress(array.bottom, array.right)}"` : "";
  const formulaMarkup = formula === null ? "" : `<${prefix}f${arrayAttributes}>${escapeXml(formula)}</${prefix}f>`;
  const spillMark = array?.spills ? ` cm="${cells.spillMark}"` : "";
  const tag = `<${prefix}c r="${cellAddress(row, column)}"${style > 0 ? ` s="${style}"` : ""}${spillMark}${type === "" ? "" : ` t="${type}"`}`;
  return formulaMarkup === "" && content === "" ? `${tag}/>` : `${tag}>${formulaMarkup}${content}</${prefix}c>`;
}

function contentMarkup(value: RawCell, ofFormula: boolean, prefix: string): { type: string; content: string } {
  const plain = (text: string): string => `<${prefix}v>${text}</${prefix}v>`;
  if (value === null) return { type: "", content: "" };
  if (typeof value === "number") return { type: "", content: plain(String(value)) };
  if (typeof value === "boolean") return { type: "b", content: plain(value ? "1" : "0") };
  if (isCellError(value)) return { type: "e", content: plain(escapeXml(value.error)) };
  const text = escapeXml(escapeCellText(value));
  if (ofFormula) return { type: "str", content: plain(text) };
  const preserve = /^\s|\s$|\s\s/.test(value) ? " xml:space=\"preserve\"" : "";
  return { type: "inlineStr", content: `<${prefix}is><${prefix}t${preserve}>${text}</${prefix}t></${prefix}is>` };
}

/** A whole row that the file does not have; "" where there is nothing in it. */
export function rowMarkup(cells: SheetCells, row: number, prefix: string, heightPoints: number | undefined): string {
  const line = cells.rows[row];
  let content = "";
  const width = line ? line.styles.length : 0;
  for (let column = 0; column < width; column++) if (line!.styles[column] !== NO_STYLE) content += cellMarkup(cells, row, column, prefix);
  if (content === "" && heightPoints === undefined) return "";
  const height = heightPoints === undefined ? "" : heightPoints > 0 ? ` ht="${heightPoints}" customHeight="1"` : " hidden=\"1\"";
  return content === "" ? `<${prefix}row r="${row + 1}"${height}/>` : `<${prefix}row r="${row + 1}"${height}>${content}</${prefix}row>`;
}
