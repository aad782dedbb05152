import { columnLetters, columnOfLetters } from "../grid/table";
import { COLUMNS_MAX, ROWS_MAX } from "./cell-place";

/** Pieces of a formula in which nothing is a relative reference: texts, quoted sheet names, structured references. */
const FIXED = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\]/g;
const REFERENCE = /(?<![A-Za-z0-9_.$\\\u0080-\uFFFF])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![A-Za-z0-9_.(!\u0080-\uFFFF])/g;

/** A formula copied to another place: its relative references move along, `$` holds them; what leaves the sheet is `#REF!`. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  let shifted = "";
  let end = 0;
  for (const fixed of formula.matchAll(FIXED)) {
    shifted += shiftPiece(formula.slice(end, fixed.index), rows, columns) + fixed[0];
    end = fixed.index + fixed[0].length;
  }
  return shifted + shiftPiece(formula.slice(end), rows, columns);
}

function shiftPiece(piece: string, rows: number, columns: number): string {
  return piece.replace(REFERENCE, (whole, columnFixed: string, letters: string, rowFixed: string, digits: string) => {
    const column = columnOfLetters(letters);
    if (column >= COLUMNS_MAX) return whole; // a name that looks like one
    const nextColumn = column + (columnFixed ? 0 : columns);
    const nextRow = Number(digits) - 1 + (rowFixed ? 0 : rows);
    if (nextColumn < 0 || nextRow < 0 || nextColumn >= COLUMNS_MAX || nextRow >= ROWS_MAX) return "#REF!";
    return `${columnFixed}${columnLetters(nextColumn)}${rowFixed}${nextRow + 1}`;
  });
}
