import { type Day, isoDay, parseIsoDay } from "../calendar/day";
import { dayToSerial, serialToDay } from "../calendar/excel-date";
import { type BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { CellStyle, SheetPlan } from "../grid/sheet-plan";
import { isCellError, type RawCell, type Table } from "../grid/table";
import type { Language } from "../words/language";
import { REGISTER_TEXTS, type RegisterText } from "../words/register-words";
import { SHEET_TEXTS } from "../words/sheet-words";
import { dayStyle, HEAD, HEAD_RIGHT, indented, TEXT, TITLE, USER_TEXT } from "./format";

/** A column of a table that the add-in keeps for itself. Numbers are amounts in major units, whole ones counts. */
export interface KeptColumn<Name extends string> {
  readonly name: Name;
  readonly kind: "text" | "day" | "number" | "whole";
  readonly width: number;
  /** For the add-in only; such columns stand last. */
  readonly unprinted?: true;
}

export type KeptValue = string | number | { readonly day: Day } | null;
export type KeptRow<Name extends string> = Readonly<Record<Name, KeptValue>>;

export interface KeptTable<Name extends string> {
  /** The table's name, and the key of its sheet. */
  readonly tableName: string;
  readonly sheetKey: string;
  readonly title: RegisterText;
  readonly columns: readonly KeptColumn<Name>[];
}

/** The table grows below: the print area takes in every row there may be, of which only used ones are printed. */
const LAST_ROW = 1_048_575;
const NUMBER: CellStyle = { ...TEXT, horizontal: "right", numberFormat: "#,##0.00##" };
const WHOLE: CellStyle = { ...TEXT, horizontal: "right", numberFormat: "0" };

/** The sheet as it begins, with its first rows: later ones are appended below, so that what people added to it stays. */
export function keptSheet<Name extends string>(kept: KeptTable<Name>, rows: readonly KeptRow<Name>[], language: Language): SheetPlan {
  const widths = kept.columns.map(({ width }) => width);
  const sheet = new PlanBuilder(widths);
  sheet.row([{ value: REGISTER_TEXTS[language][kept.title], style: TITLE }], 26);
  const headRow = sheet.row(kept.columns.map(({ name, kind }) => ({ value: headOf(name, language), style: headStyle(kind) })));
  for (const row of rows) sheet.row(kept.columns.map((column) => cellOf(column, row[column.name], language)), 15);
  sheet.table(kept.tableName, { top: headRow, left: 0, bottom: sheet.nextRow - 1, right: widths.length - 1 });
  return sheet.build({
    key: kept.sheetKey,
    name: REGISTER_TEXTS[language][kept.title],
    columnWidths: widths,
    freeze: { rows: headRow + 1, columns: 1 },
    page: {
      orientation: "landscape", paper: "A4", repeatRows: { from: headRow, to: headRow }, breaksBefore: [],
      printArea: { top: 0, left: 0, bottom: LAST_ROW, right: kept.columns.filter(({ unprinted }) => !unprinted).length - 1 },
      footerLeft: REGISTER_TEXTS[language][kept.title], footerRight: SHEET_TEXTS[language].pageOf,
    },
  });
}

/** Days stand a little apart from figures that may end right before them. */
function headStyle(kind: KeptColumn<string>["kind"]): CellStyle {
  return { ...(kind === "day" ? indented(HEAD) : kind === "text" ? HEAD : HEAD_RIGHT), wrap: false };
}

function cellOf<Name extends string>({ kind }: KeptColumn<Name>, value: KeptValue, language: Language): BuiltCell {
  return { value, style: { day: indented(dayStyle(language)), number: NUMBER, whole: WHOLE, text: USER_TEXT }[kind] };
}

/** Rows to append to the table as it stands, whatever order its columns have by now; columns of the user's stay blank. */
export function rowsToAppend<Name extends string>({ columns }: KeptTable<Name>, rows: readonly KeptRow<Name>[], { headers, date1904 }: Pick<Table, "headers" | "date1904">): RawCell[][] {
  const columnAt = headers.map((header) => columns.find(({ name }) => isHeadOf(name, header)));
  return rows.map((row) => columnAt.map((column): RawCell => {
    const value = column ? row[column.name] : null;
    if (value === null || value === undefined || typeof value !== "object") return value ?? null;
    return dayToSerial(value.day, date1904) ?? isoDay(value.day);
  }));
}

/** What stands in the table: text trimmed, days as days, null where a cell is blank or cannot be read as its column. Columns that are gone are null. */
export function keptRows<Name extends string>({ columns }: KeptTable<Name>, { headers, rows, date1904 }: Table): readonly KeptRow<Name>[] {
  const places = columns.map(({ name, kind }) => ({ name, kind, place: headers.findIndex((header) => isHeadOf(name, header)) }));
  return rows.filter((row) => row.some((cell) => cell !== null && cell !== "")).map((row) =>
    Object.fromEntries(places.map(({ name, kind, place }) => [name, place < 0 ? null : valueOf(row[place] ?? null, kind, date1904)])) as KeptRow<Name>);
}

function valueOf(cell: RawCell, kind: KeptColumn<string>["kind"], date1904: boolean): KeptValue {
  if (cell === null || isCellError(cell) || typeof cell === "boolean") return null;
  if (kind === "text") return String(cell).trim();
  if (kind === "number" || kind === "whole") return typeof cell === "number" ? cell : null;
  const day = typeof cell === "number" ? serialToDay(cell, date1904) : parseIsoDay(cell.trim());
  return day === null ? null : { day };
}

function headOf(name: string, language: Language): string {
  return REGISTER_TEXTS[language][`column.${name}` as RegisterText];
}

/** In either language: the workbook may have been begun in the other. */
function isHeadOf(name: string, header: string): boolean {
  const text = header.trim().toLowerCase();
  return text === headOf(name, "en").toLowerCase() || text === headOf(name, "zh").toLowerCase();
}
