import type { IssueCode } from "../check/issue";
import { type Day, NO_DAY } from "../calendar/day";
import { serialToDay } from "../calendar/excel-date";
import { type DateOrder, datePartsInDoubt, dayInOrder, dayOfCompactNumber, readDayText } from "../calendar/read-day";
import { isCellError, type RawCell, type Table } from "../grid/table";
import { decimalsOf } from "../money/currencies";
import type { Minor } from "../money/money";
import { BLANKS, decimalOfNumber, type DecimalMark, isNilDash, minorOfNumber, minorOfText, readAmountText } from "../money/read-amount";
import { cellProblem, shownCell } from "./findings";
import { headerForms } from "./header-forms";
import { yearFirst } from "./year-first";

/** Longest text Excel keeps in a cell. */
export const CELL_TEXT_MAX = 32767;

/** How a column of dates is to be read: decided once, from all its cells. */
export interface DateColumn {
  readonly column: number;
  readonly date1904: boolean;
  readonly fromText: boolean;
  /** What `3/4/2026` means here; null where the column has none, or has both kinds. */
  readonly order: DateOrder | null;
  /** The order is an assumption: nothing in the column decides it. */
  readonly assumed: boolean;
  /** Whole numbers of the form 20260105 are this column's habit. */
  readonly compact: boolean;
}

/** How a column of amounts is to be read. */
export interface AmountColumn {
  readonly column: number;
  readonly fromText: boolean;
  readonly mark: DecimalMark;
  /** Cells of both kinds: `1,234` cannot be read. */
  readonly mixed: boolean;
  /** 10^scale of the header's unit. */
  readonly scale: number;
  /** Currency that the header names. */
  readonly currency: string;
}

/** A value, or why there is none; `note` is a repair that has to be told. */
export type CellReading<Value> =
  | { readonly value: Value; readonly note: IssueCode | null }
  | { readonly value: null; readonly problem: IssueCode | "blank" };

const BLANK: CellReading<never> = { value: null, problem: "blank" };

/** Null, empty, or nothing but blanks of any kind. */
export function isBlankCell(cell: RawCell | undefined): boolean {
  return cell === null || cell === undefined || cell === "" || (typeof cell === "string" && cell.replace(BLANKS, "") === "");
}

/** Text without blanks of any kind around it. */
export function trimmed(text: string): string {
  if (text.length === 0) return text;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  // Letters and digits at both ends, as nearly always.
  if (first > 32 && last > 32 && first < 127 && last < 127) return text;
  return text.replace(OUTER_BLANKS, "");
}
const OUTER_BLANKS = new RegExp(`^${BLANKS.source}|${BLANKS.source}$`, "gu");

/** Any cell as text: numbers as typed, errors as nothing. */
export function cellText(cell: RawCell | undefined): string {
  if (typeof cell === "string") return trimmed(cell);
  if (cell === null || cell === undefined || isCellError(cell)) return "";
  return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell);
}

/**
 * Decide how a column writes its dates, when the first cell asks: a column of plain serials is never looked through.
 *
 * An order that some cell cannot have is out; if both remain, the order of another date column (`peers`), else the one under which the rows run on in time,
 * and the column is marked as assumed.
 */
export function decideDates(table: Table, column: number, peers: readonly number[] = []): DateColumn {
  let decided: Pick<DateColumn, "order" | "assumed" | "compact"> | null = null;
  const decide = (): Pick<DateColumn, "order" | "assumed" | "compact"> => (decided ??= withPeers(lookThroughDates(table, column), table, peers));
  return {
    column,
    date1904: table.date1904,
    fromText: table.source === "text",
    get order() {
      return decide().order;
    },
    get assumed() {
      return decide().assumed;
    },
    get compact() {
      return decide().compact;
    },
  };
}

/** Where nothing in the column decides, another date column of the table does: one program wrote both. */
function withPeers(own: Pick<DateColumn, "order" | "assumed" | "compact">, table: Table, peers: readonly number[]): Pick<DateColumn, "order" | "assumed" | "compact"> {
  if (!own.assumed) return own;
  const decided = peers.map((peer) => lookThroughDates(table, peer)).find(({ order, assumed }) => order !== null && !assumed);
  return decided ? { ...own, order: decided.order, assumed: false } : own;
}

function lookThroughDates(table: Table, column: number): Pick<DateColumn, "order" | "assumed" | "compact"> {
  const doubts: (readonly [number, number, number])[] = [];
  let serials = 0;
  let compact = 0;
  for (const row of table.rows) {
    const cell = row[column];
    if (typeof cell === "number") {
      if (cell < 19000101) serials++;
      else compact++;
    } else if (typeof cell === "string" && cell.length > 0 && !YEAR_IN_FRONT.test(cell)) {
      const parts = datePartsInDoubt(cell);
      if (parts) doubts.push(parts);
    }
  }
  return { compact: compact > serials, ...decideOrder(doubts) };
}

/** Such a date leaves no doubt about its order. */
const YEAR_IN_FRONT = /^\d{4}/;

function decideOrder(doubts: readonly (readonly [number, number, number])[]): Pick<DateColumn, "order" | "assumed"> {
  if (doubts.length === 0) return { order: null, assumed: false };
  const inFront = yearFirst(doubts);
  if (inFront === "likely" || inFront === "sure") return { order: "ymd", assumed: inFront === "likely" };
  const orders = (["dmy", "mdy"] as const).map((order) => {
    const days = doubts.map((parts) => dayInOrder(parts, order));
    return { order, misses: days.filter((day) => day === null).length, backward: stepsBack(days) };
  });
  const usual = orders.filter(({ misses }) => misses === 0);
  if (usual.length === 1) return { order: usual[0]!.order, assumed: inFront === "open" };
  if (usual.length === 2) return { order: usual[1]!.backward < usual[0]!.backward ? "mdy" : "dmy", assumed: true };
  // One cell of the column is no date in either order: the rest decides, if it decides clearly.
  const [best, second] = orders.sort((left, right) => left.misses - right.misses);
  return best!.misses * 4 < second!.misses ? { order: best!.order, assumed: false } : { order: null, assumed: false };
}

/** How often a list goes back in time: the order of parts that does so less is likelier meant. */
export function stepsBack(days: readonly (Day | null)[]): number {
  let count = 0;
  let before = -Infinity;
  for (const day of days) {
    if (day === null) continue;
    if (day < before) count++;
    before = day;
  }
  return count;
}

/** The day of a plain serial, the form of nearly every date of a workbook; `NO_DAY` where the cell takes a closer look. */
export function plainDay(dates: DateColumn, cell: RawCell | undefined): number {
  if (typeof cell !== "number") return NO_DAY;
  return serialToDay(cell, dates.date1904) ?? NO_DAY;
}

/** Read a date cell. Fast for serials; text is a repair in a workbook and nature in a text file. */
export function readDate(dates: DateColumn, cell: RawCell | undefined): CellReading<Day> {
  if (typeof cell === "number") {
    const day = serialToDay(cell, dates.date1904);
    if (day !== null) return { value: day, note: null };
    const compact = dayOfCompactNumber(cell);
    return compact === null ? { value: null, problem: "date-unreadable" } : { value: compact, note: dates.compact || dates.fromText ? null : "date-as-text" };
  }
  if (cell === undefined || isBlankCell(cell)) return BLANK;
  if (cell === null || typeof cell === "boolean") return { value: null, problem: "date-unreadable" };
  if (isCellError(cell)) return { value: null, problem: cellProblem(cell, "cell-error") };
  const read = readDayText(cell, dates.order);
  // In a text file a date may be a serial that lost its format.
  if (!read) return dates.fromText && /^\d{5}(\.\d+)?$/.test(cell.trim()) ? readDate(dates, Number(cell)) : { value: null, problem: isNilDash(cell) ? "blank" : "date-unreadable" };
  if (read.ambiguous) return { value: null, problem: "date-unreadable" };
  const parts = dates.assumed ? datePartsInDoubt(cell) : null;
  if (parts && parts[0] !== parts[1]) return { value: read.day, note: "date-order-assumed" };
  return { value: read.day, note: textNote(cell, dates.fromText, "date-as-text") };
}

/** Particulars of a finding on a date cell: what it holds, and which order was taken. */
export function dateParams(dates: DateColumn, cell: RawCell | undefined, code: IssueCode): Readonly<Record<string, string>> {
  const got = shownCell(cell ?? null);
  return code === "date-order-assumed" ? { got, order: dates.order === "mdy" ? "M/D/Y" : "D/M/Y" } : { got };
}

/** What has to be told of a text that was read: full-width before outer blanks before being text at all. */
function textNote(text: string, fromText: boolean, asText: "date-as-text" | "number-as-text"): IssueCode | null {
  if (/[\uFF01-\uFF5E]/.test(text.replace("￥", ""))) return "full-width";
  if (fromText) return /^[\u00A0\u2000-\u200D\u3000\uFEFF]|[\u00A0\u2000-\u200D\u3000\uFEFF]$/.test(text) ? "outer-blanks" : null;
  return asText;
}

/** The plain form of most text files, told without reading it. */
const POINT_AND_CENTS = /^-?\d+\.\d{1,2}$/;

/**
 * `1.234` where nothing in the column tells whether a point divides: a European's thousand, or a figure with more decimals than the currency has.
 * Nobody can know, so it is never read.
 */
const POINT_AND_THOUSANDTHS = /^[^\d.,]*[1-9]\d{0,2}\.\d{3}[^\d.,]*$/;

/** `2,500` in a column whose other cells divide by the comma: a thousand after all, or more decimals than the currency has. Not read either. */
const COMMA_AND_THOUSANDTHS = /^[^\d.,]*[1-9]\d{0,2},\d{3}[^\d.,]*$/;

/** Decide how a column writes decimals, when the first text asks: cells that tell by themselves decide for those that do not. */
export function decideAmounts(table: Table, column: number): AmountColumn {
  let decided: Pick<AmountColumn, "mark" | "mixed"> | null = null;
  const decide = (): Pick<AmountColumn, "mark" | "mixed"> => (decided ??= lookThroughAmounts(table, column));
  const { scale, currency } = headerForms(table.headers[column]!);
  return {
    column,
    fromText: table.source === "text",
    scale,
    currency,
    get mark() {
      return decide().mark;
    },
    get mixed() {
      return decide().mixed;
    },
  };
}

function lookThroughAmounts(table: Table, column: number): Pick<AmountColumn, "mark" | "mixed"> {
  let points = 0;
  let commas = 0;
  for (const row of table.rows) {
    const cell = row[column];
    if (typeof cell !== "string" || cell.length === 0) continue;
    if (POINT_AND_CENTS.test(cell)) {
      points++;
      continue;
    }
    const mark = readAmountText(cell, "open")?.mark;
    if (mark === "point") points++;
    else if (mark === "comma") commas++;
  }
  return { mark: commas > 0 && points === 0 ? "comma" : points > 0 && commas === 0 ? "point" : "open", mixed: commas > 0 && points > 0 };
}

/** An amount cell read exactly, with the currency its text names ("" for none). */
export interface AmountReading {
  readonly value: Minor | null;
  /** Why there is no value; `blank` for a cell with nothing in it (a dash alone means nothing too). */
  readonly problem: IssueCode | "blank" | null;
  readonly notes: readonly IssueCode[];
  readonly currency: string;
}

/** Read an amount cell that is not a plain exact number (`minorOfNumber` is asked first, in the loop over the rows). */
export function readAmount(amounts: AmountColumn, cell: RawCell | undefined, currency: string): AmountReading {
  if (typeof cell === "number") return readAmountNumber(amounts, cell, currency);
  if (cell === undefined || isBlankCell(cell)) return failed("blank");
  if (cell === null || typeof cell === "boolean") return failed("amount-unreadable");
  if (isCellError(cell)) return failed(cellProblem(cell, "cell-error"));
  const read = cell.length > CELL_TEXT_MAX ? null : readAmountText(cell, amounts.mark);
  if (!read) return failed(isNilDash(cell) ? "blank" : "amount-unreadable");
  if (amounts.mixed && read.mark === "open" && /\d[.,]\d/.test(cell.normalize("NFKC"))) return failed("amount-unreadable");
  const digits = decimalsOf(currency) + amounts.scale;
  const thousandths = amounts.mark === "open" ? POINT_AND_THOUSANDTHS : amounts.mark === "comma" ? COMMA_AND_THOUSANDTHS : null;
  if (digits < 3 && thousandths?.test(cell.normalize("NFKC"))) return failed("amount-unreadable");
  const { minor, rounded } = minorOfText(read.decimal, digits);
  if (minor === null) return { ...failed("amount-too-large"), currency: read.currency };
  // In a text file a comma that divides is nothing to repair, unless other cells of the column divide by a point.
  const note = (!amounts.fromText || amounts.mixed) && (read.mark === "comma" || (amounts.mark === "comma" && /[.,]/.test(cell))) ? "decimal-comma" : textNote(cell, amounts.fromText, "number-as-text");
  const notes: readonly IssueCode[] = [...(note === null ? [] : [note]), ...(rounded ? (["amount-decimals"] as const) : [])];
  return { value: minor, problem: null, notes, currency: read.currency };
}

function readAmountNumber(amounts: AmountColumn, cell: number, currency: string): AmountReading {
  const digits = decimalsOf(currency) + amounts.scale;
  const exact = minorOfNumber(cell, digits);
  if (!Number.isNaN(exact)) return { value: exact as Minor, problem: null, notes: [], currency: "" };
  const decimal = decimalOfNumber(cell, digits);
  if (decimal === null) return failed("amount-unreadable");
  const { minor, rounded } = minorOfText(decimal, digits);
  if (minor === null) return failed("amount-too-large");
  return { value: minor, problem: null, notes: rounded ? ["amount-decimals"] : [], currency: "" };
}

function failed(problem: IssueCode | "blank"): AmountReading {
  return { value: null, problem, notes: [], currency: "" };
}

/** A decimal that is no amount of money (rate, quantity, an amount whose currency is known later), as canonical text; null if it is none. */
export function readDecimal(cell: RawCell | undefined, mark: DecimalMark = "open"): string | null {
  if (typeof cell === "number") return decimalOfNumber(cell);
  if (typeof cell !== "string" || isBlankCell(cell)) return null;
  return readAmountText(cell, mark)?.decimal ?? null;
}

const TRUE = /^(true|yes|y|x|1|是|对|√|✓|✔|有|停|停止|冻结|on|hold|held|stopped|blocked)$/i;

/** Yes or no in either language; anything else counts as no. */
export function readYes(cell: RawCell | undefined): boolean {
  if (typeof cell === "boolean") return cell;
  return TRUE.test(cellText(cell).normalize("NFKC"));
}
