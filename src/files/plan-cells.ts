import { dayToSerial } from "../calendar/excel-date";
import { isoDay } from "../calendar/day";
import { NO_STYLE, SheetCells, SheetRow } from "./sheet-cells";
import type { StyleBook } from "./xlsx-styles";
import { toFileFormula } from "./xlsx-formula";
import type { PlanValue, SheetPlan } from "../grid/sheet-plan";
import type { RawCell } from "../grid/table";

/** Text that a program might take for a formula or for a sign: it gets the quote prefix. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/** The cells of a plan; its styles are added to the workbook's. */
export function cellsOfPlan(plan: SheetPlan, styles: StyleBook, date1904: boolean): SheetCells {
  const cells = new SheetCells();
  const numbers = plan.styles.map((style) => styles.add(style));
  plan.rows.forEach((row, rowIndex) => {
    const values: RawCell[] = [];
    const styleNumbers: number[] = [];
    const line = new SheetRow(values, styleNumbers, null, NO_STYLE);
    row.forEach((cell, column) => {
      const { value, formula } = contentOf(cell?.value ?? null, date1904);
      const wanted = cell?.style === undefined ? 0 : numbers[cell.style]!;
      const blank = value === null && formula === null && wanted === 0;
      values.push(value);
      styleNumbers.push(blank ? NO_STYLE : typeof value === "string" && looksLikeFormula(value) ? styles.withQuotePrefix(wanted) : wanted);
      if (formula !== null) (line.formulas ??= [])[column] = formula;
    });
    cells.columnCount = Math.max(cells.columnCount, row.length);
    cells.rows[rowIndex] = line;
  });
  return cells;
}

function contentOf(value: PlanValue, date1904: boolean): { value: RawCell; formula: string | null } {
  if (value === null || typeof value !== "object") return { value: value === "" ? null : value, formula: null };
  if ("formula" in value) return { value: null, formula: toFileFormula(value.formula) };
  // A day before the workbook's first has no serial; as text it is at least said.
  return { value: dayToSerial(value.day, date1904) ?? isoDay(value.day), formula: null };
}

/** A plan with nothing on it. */
export function blankPlan(key: string, name: string): SheetPlan {
  return {
    key, name, rows: [], styles: [], merges: [], columnWidths: [], rowHeights: [], freeze: { rows: 0, columns: 0 }, gridlines: true,
    page: { orientation: "landscape", paper: "A4", repeatRows: null, printArea: null, breaksBefore: [], footerLeft: "", footerRight: "" },
    names: [], links: [], tables: [], pictures: [],
  };
}
