import { NO_CURRENCY } from "../money/currencies";
import { dayToSerial } from "../calendar/excel-date";
import { allSteps, type Steps } from "../check/steps";
import type { RawCell, Table } from "../grid/table";
import { decimalOfNumber } from "../money/read-amount";
import type { Field } from "./columns";
import { mapColumns, type TablePurpose } from "./map-columns";
import { type AmountColumn, type DateColumn, decideAmounts, decideDates, readAmount, readDate, readDecimal } from "./read-cell";

/** A text file's table as a person would have typed it into cells. */
export interface TypedTable {
  readonly table: Table;
  /** For each column the number format its new values need, or null. */
  readonly formats: readonly (string | null)[];
}

const DATE_FIELDS = ["date", "postingDate", "dueDate"] as const satisfies readonly Field[];
const AMOUNT_FIELDS = ["debit", "credit", "amount", "openAmount", "balance", "netAmount", "tax", "moneyIn", "moneyOut", "creditLimit"] as const satisfies readonly Field[];
const NUMBER_FIELDS = ["quantity", "unitPrice", "rate", "terms"] as const satisfies readonly Field[];
/** Nobody has said yet what the table is for: the first purpose that finds all it needs. */
const PURPOSES: readonly TablePurpose[] = ["ledger", "bank", "statement", "customers", "allocations", "instalments", "rates"];

const STEP_ROWS = 1000;
const DATE_FORMAT = "yyyy-mm-dd";
const TIME_FORMAT = "yyyy-mm-dd hh:mm:ss";
/** Two decimals, and more where an amount has them: the column may hold several currencies. */
const AMOUNT_FORMAT = "#,##0.00##";
/** A time that keeps its place in the cell's fraction of a day. */
const TIME = /[\sT]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const ANY_TIME = /:|时|点|[T\s]\d{6}$/;

/**
 * Dates and amounts of a text file become real ones, where reading them as such gives the very same day or amount.
 *
 * What leaves a doubt stays the text it was: a date whose order is only assumed, an amount that names its currency, digits beyond what a cell keeps.
 * Shape: rows and columns as before. Source: docs/DOMAIN.md § Text files in a workbook.
 */
export function typedTable(table: Table): TypedTable {
  return allSteps(typedTableSteps(table));
}

/** The same in steps short enough for a page to breathe between them. */
export function* typedTableSteps(table: Table): Steps<TypedTable> {
  const makers = makersOf(table);
  const formats: (string | null)[] = table.headers.map(() => null);
  if (makers.length === 0) return { table, formats };
  const rows: RawCell[][] = [];
  for (const row of table.rows) {
    const typed = row.slice();
    for (const { column, make } of makers) {
      const cell = row[column];
      const made = typeof cell === "string" ? make(cell) : null;
      if (made === null) continue;
      typed[column] = made.value;
      formats[column] = formats[column] === TIME_FORMAT ? TIME_FORMAT : made.format;
    }
    rows.push(typed);
    if (rows.length % STEP_ROWS === 0) yield;
  }
  const typed: Table = { ...table, rows, source: "workbook" };
  for (const maker of makers) {
    if (yield* keepsTheRest(maker, table, typed)) continue;
    rows.forEach((row, place) => (row[maker.column] = table.rows[place]![maker.column] ?? null));
    formats[maker.column] = null;
  }
  return { table: typed, formats };
}

/** Cells that became numbers no longer help to read those that stayed text: these must still say what they said. */
function* keepsTheRest({ column, readings }: ColumnMaker, before: Table, after: Table): Steps<boolean> {
  let [then, now]: [CellReader | null, CellReader | null] = [null, null];
  for (let place = 0; place < after.rows.length; place++) {
    if (place % STEP_ROWS === 0) yield;
    const cell = after.rows[place]![column];
    if (typeof cell !== "string" || cell.trim() === "") continue;
    then ??= readings(before);
    now ??= readings(after);
    if (then(cell) !== now(cell)) return false;
  }
  return true;
}

type CellMaker = (text: string) => { readonly value: number; readonly format: string | null } | null;
/** All that a cell says, in a form that can be compared. */
type CellReader = (cell: RawCell) => string;

interface ColumnMaker {
  readonly column: number;
  readonly make: CellMaker;
  /** How cells of the column are read in a version of the table. */
  readonly readings: (table: Table) => CellReader;
}

function makersOf(table: Table): readonly ColumnMaker[] {
  const fields = fieldsOf(table);
  const dateColumns = columnsOf(fields, DATE_FIELDS);
  const datesOf = (of: Table, column: number): DateColumn => decideDates(of, column, dateColumns.filter((other) => other !== column));
  return [
    ...dateColumns.map((column): ColumnMaker => ({ column, make: dateMaker(datesOf(table, column)), readings: (of) => dateReader(datesOf(of, column)) })),
    ...columnsOf(fields, AMOUNT_FIELDS).map((column): ColumnMaker => ({ column, make: amountMaker(decideAmounts(table, column)), readings: (of) => amountReader(decideAmounts(of, column)) })),
    ...columnsOf(fields, NUMBER_FIELDS).map((column): ColumnMaker => ({ column, make: numberMaker(), readings: () => (cell) => String(readDecimal(cell)) })),
  ];
}

function fieldsOf(table: Table): ReadonlyMap<Field, number> {
  const mapping = PURPOSES.map((purpose) => mapColumns(table, purpose, {})).find(({ missing }) => missing.length === 0);
  return new Map(mapping?.columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index] as const])) ?? []);
}

function columnsOf(fields: ReadonlyMap<Field, number>, wanted: readonly Field[]): number[] {
  return wanted.flatMap((field) => fields.get(field) ?? []);
}

function dateMaker(dates: DateColumn): CellMaker {
  return (text) => {
    const read = readDate(dates, text);
    if (read.value === null || read.note !== null) return null;
    const serial = dayToSerial(read.value, dates.date1904);
    if (serial === null) return null;
    if (!ANY_TIME.test(text)) return { value: serial, format: DATE_FORMAT };
    const time = TIME.exec(text);
    if (!time) return null;
    const [hours, minutes, seconds] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
    if (hours > 23 || minutes > 59 || seconds > 59) return null;
    return { value: serial + (hours * 3600 + minutes * 60 + seconds) / 86400, format: TIME_FORMAT };
  };
}

/** The day, and whether its order is an assumption that has to be told. */
function dateReader(dates: DateColumn): CellReader {
  return (cell) => {
    const read = readDate(dates, cell);
    return read.value === null ? read.problem : `${read.value} ${read.note === "date-order-assumed"}`;
  };
}

/** Of no, two and three decimals: the column may hold any. */
function amountReader(amounts: AmountColumn): CellReader {
  return (cell) => ["JPY", ANY_CURRENCY, "KWD"].map((currency) => readAmount(amounts, cell, currency)).map(({ value, problem }) => value ?? problem).join(" ");
}

/** Any currency of two decimals: the number is the same in all of them, and one of three decimals needs a third digit to be read. */
const ANY_CURRENCY = NO_CURRENCY;

function amountMaker(amounts: AmountColumn): CellMaker {
  return (text) => {
    const read = readAmount(amounts, text, ANY_CURRENCY);
    if (read.value === null || read.currency !== "" || read.notes.some((note) => note !== "amount-decimals")) return null;
    const decimal = readDecimal(text, amounts.mark);
    return decimal === null ? null : numberOf(decimal, AMOUNT_FORMAT);
  };
}

function numberMaker(): CellMaker {
  return (text) => (/^\s*-?\d+(\.\d+)?\s*$/.test(text) ? numberOf(text.trim(), null) : null);
}

/** Null where a cell would not keep every digit. */
function numberOf(decimal: string, format: string | null): { value: number; format: string | null } | null {
  const value = Number(decimal);
  const kept = decimalOfNumber(value);
  return kept !== null && sameDecimal(kept, decimal) ? { value, format } : null;
}

function sameDecimal(left: string, right: string): boolean {
  const plain = (text: string): string => (text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text).replace(/^-0$/, "0");
  return plain(left) === plain(right);
}
