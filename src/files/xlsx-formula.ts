import { columnLetters, columnOfLetters } from "../grid/table";

const ROWS_MAX = 1_048_576;
const COLUMNS_MAX = 16_384;

/** Functions that came after the file format: files keep them with a prefix, people write them without. */
const LATER_FUNCTIONS = new Set(
  ("ACOT ACOTH AGGREGATE ANCHORARRAY ARABIC ARRAYTOTEXT BASE BYCOL BYROW CEILING.MATH CHOOSECOLS CHOOSEROWS COMBINA CONCAT DAYS DECIMAL DROP EXPAND FILTERXML FLOOR.MATH " +
  "FORMULATEXT HSTACK IFNA IFS ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS NUMBERVALUE PDURATION PHI RANDARRAY REDUCE RRI SCAN SEQUENCE SHEET SHEETS " +
  "SINGLE SORTBY SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR").split(" "),
);
/** Those that carry a second prefix. */
const LATER_SHEET_FUNCTIONS = new Set(["FILTER", "SORT"]);

/** A quoted text or sheet name, a bracketed column, or anything else: quoted and bracketed parts are never changed. */
const PIECES = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:'.|[^[\]']|\[(?:'.|[^[\]'])*\])*\]|[^"'[]+/g;
const REFERENCE = /(?<![\p{L}\p{N}_.$\\])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(])/gu;
const WHOLE_ROWS = /(?<![\p{L}\p{N}_.$:\\])(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.:(])/gu;
const WHOLE_COLUMNS = /(?<![\p{L}\p{N}_.$:\\])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.:(!])/gu;

/**
 * A formula as it reads so many rows further down and columns to the right: `$` stays, text and structured references stay.
 *
 * @example shiftFormula("A1+$B$1", 2, 0) → "A3+$B$1"
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return outsideQuotes(formula, (piece) =>
    piece
      .replace(REFERENCE, (_, columnFixed: string, letters: string, rowFixed: string, digits: string) => {
        const column = shifted(columnOfLetters(letters), columnFixed, columns, COLUMNS_MAX);
        const row = shifted(Number(digits) - 1, rowFixed, rows, ROWS_MAX);
        return column === null || row === null ? "#REF!" : `${columnFixed}${columnLetters(column)}${rowFixed}${row + 1}`;
      })
      .replace(WHOLE_ROWS, (_, fixed: string, first: string, lastFixed: string, last: string) => {
        const top = shifted(Number(first) - 1, fixed, rows, ROWS_MAX);
        const bottom = shifted(Number(last) - 1, lastFixed, rows, ROWS_MAX);
        return top === null || bottom === null ? "#REF!" : `${fixed}${top + 1}:${lastFixed}${bottom + 1}`;
      })
      .replace(WHOLE_COLUMNS, (whole: string, fixed: string, first: string, lastFixed: string, last: string) => {
        if (columnOfLetters(first) >= COLUMNS_MAX || columnOfLetters(last) >= COLUMNS_MAX) return whole;
        const left = shifted(columnOfLetters(first), fixed, columns, COLUMNS_MAX);
        const right = shifted(columnOfLetters(last), lastFixed, columns, COLUMNS_MAX);
        return left === null || right === null ? "#REF!" : `${fixed}${columnLetters(left)}:${lastFixed}${columnLetters(right)}`;
      }));
}

function shifted(index: number, fixed: string, by: number, max: number): number | null {
  const moved = fixed ? index : index + by;
  return moved >= 0 && moved < max ? moved : null;
}

function outsideQuotes(formula: string, change: (piece: string) => string): string {
  // A piece in front of a quoted sheet name or a bracket is changed on its own; neither starts within a reference.
  return formula.replace(PIECES, (piece) => (/^["'[]/.test(piece) ? piece : change(piece)));
}

/** As a person writes it: without the prefixes of later functions, `LEDGER.BALANCE` for the name under which the file keeps it. */
export function toUserFormula(formula: string): string {
  if (!formula.includes("_xl")) return formula;
  return outsideQuotes(formula, (piece) =>
    piece.replace(/_xlfn\.(?:_xlws\.)?|_xlws\.|_xlpm\./gi, "").replace(/_xldudf_LEDGER_([A-Z]+)/gi, "LEDGER.$1"));
}

/** As a file keeps it, without its `=`. */
export function toFileFormula(formula: string): string {
  return outsideQuotes(formula.replace(/^=/, ""), (piece) =>
    piece
      .replace(/(?<![\w.])LEDGER\.([A-Z]+)(?=\()/gi, (_, name: string) => `_xldudf_LEDGER_${name.toUpperCase()}`)
      .replace(/(?<![\w.])([A-Za-z][A-Za-z.]*)(?=\()/g, (name) => {
        const upper = name.toUpperCase();
        if (LATER_SHEET_FUNCTIONS.has(upper)) return `_xlfn._xlws.${upper}`;
        return LATER_FUNCTIONS.has(upper) ? `_xlfn.${upper}` : name;
      }));
}

/** Ranges in a formula that end in this row and lie within these columns, made to end further down: a total over a column that grew. */
export function growRanges(formula: string, { lastRow, newLastRow, left, right }: { readonly lastRow: number; readonly newLastRow: number; readonly left: number; readonly right: number }): string {
  return outsideQuotes(formula, (piece) =>
    piece.replace(/(\$?[A-Za-z]{1,3}\$?\d{1,7}:\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![A-Za-z0-9_.(])/g, (whole, start: string, letters: string, fixed: string, digits: string) => {
      const column = columnOfLetters(letters);
      return Number(digits) - 1 === lastRow && column >= left && column <= right ? `${start}${letters}${fixed}${newLastRow + 1}` : whole;
    }));
}
