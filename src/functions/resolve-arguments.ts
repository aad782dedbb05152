import { type Day, dayOfDate } from "../calendar/day";
import { dayToSerial } from "../calendar/excel-date";
import { columnOfLetters, isCellError, type RawCell, type TableInfo } from "../grid/table";
import { READ_CELLS_MAX, type Selection, type Workbook } from "../workbook/workbook";
import { ledgerCalls, type WrittenCall } from "./formula-calls";

/** What an argument is worth: a value, a block of cells, or nothing that can be found without Excel's own calculation. */
export type Resolved = { readonly kind: "value"; readonly value: unknown } | { readonly kind: "error"; readonly error: string } | { readonly kind: "unknown"; readonly text: string };

/** Where a formula stands and what it may refer to. */
export interface Surroundings {
  readonly workbook: Workbook;
  readonly cell: Pick<Selection, "sheet" | "row" | "column">;
  readonly tables: readonly TableInfo[];
  readonly today: Day;
  readonly date1904: boolean;
  /** Answers a call of ours that is itself an argument. */
  readonly answer: (call: WrittenCall, args: readonly unknown[]) => Resolved;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(%?)$/i;
const REFERENCE = /^(?:(?:'((?:[^']|'')+)'|([\w.\u0080-\uFFFF]+))!)?\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6}))?$/;
const TABLE_COLUMN = /^([\w.\u0080-\uFFFF]*)\[(.*)\]$/s;
const FUNCTION = /^(DATE|TODAY)\((.*)\)$/is;

/** The value of one written argument. Errors: those of the port. */
export async function resolveArgument(text: string, around: Surroundings): Promise<Resolved> {
  if (text === "") return valueOf(null);
  if (/^"(?:[^"]|"")*"$/.test(text)) return valueOf(text.slice(1, -1).replace(/""/g, "\""));
  const number = NUMBER.exec(text);
  if (number) return valueOf(Number(text.replace("%", "")) / (number[1] === "%" ? 100 : 1));
  if (/^(true|false)$/i.test(text)) return valueOf(/^t/i.test(text));
  if (text.startsWith("{")) return constantOf(text);
  const reference = REFERENCE.exec(text);
  if (reference) return readBlock(around, blockOf(reference, around.cell.sheet));
  const column = TABLE_COLUMN.exec(text);
  if (column) return readColumn(around, column[1]!, column[2]!, text);
  const [call] = ledgerCalls(text);
  if (call?.text === text) {
    const args = await resolveArguments(call, around);
    return args.kind === "resolved" ? around.answer(call, args.values) : args.problem;
  }
  return (await plainFunction(text, around)) ?? { kind: "unknown", text };
}

/** The values of all arguments of a call, or the first that has none. */
export async function resolveArguments({ args }: WrittenCall, around: Surroundings): Promise<{ readonly kind: "resolved"; readonly values: readonly unknown[] } | { readonly kind: "problem"; readonly problem: Exclude<Resolved, { readonly kind: "value" }> }> {
  const values: unknown[] = [];
  for (const text of args) {
    const found = await resolveArgument(text, around);
    if (found.kind !== "value") return { kind: "problem", problem: found };
    values.push(found.value);
  }
  return { kind: "resolved", values };
}

function valueOf(value: unknown): Resolved {
  return { kind: "value", value };
}

/** `{0.01;0.05}`: rows apart by semicolons, columns by commas. */
function constantOf(text: string): Resolved {
  const rows = text.slice(1, -1).split(";").map((row) => row.split(",").map((cell) => cell.trim()));
  if (rows.flat().some((cell) => !NUMBER.test(cell) && !/^"[^"]*"$/.test(cell))) return { kind: "unknown", text };
  return valueOf(rows.map((row) => row.map((cell) => (cell.startsWith("\"") ? cell.slice(1, -1) : Number(cell.replace("%", "")) / (cell.endsWith("%") ? 100 : 1)))));
}

interface Block {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function blockOf([, quoted, plain, left, top, right, bottom]: RegExpExecArray, here: string): Block {
  const [first, last] = [columnOfLetters(left!), columnOfLetters(right ?? left!)];
  const [from, to] = [Number(top) - 1, Number(bottom ?? top) - 1];
  return {
    sheet: quoted?.replace(/''/g, "'") ?? plain ?? here, row: Math.min(from, to), column: Math.min(first, last), rows: Math.abs(to - from) + 1, columns: Math.abs(last - first) + 1,
  };
}

async function readBlock({ workbook }: Surroundings, block: Block): Promise<Resolved> {
  if (block.rows * block.columns > READ_CELLS_MAX) return { kind: "unknown", text: block.sheet };
  const cells = await workbook.readCells(block);
  const wrong = cells.flat().find(isCellError);
  if (wrong) return { kind: "error", error: wrong.error };
  return valueOf(block.rows === 1 && block.columns === 1 ? cells[0]![0]! : cells.map((row): readonly RawCell[] => row));
}

/** `Ledger[Amount]`, `[@Customer]`, `Ledger[@[Due date]]`, `Ledger[[#This Row],[Customer]]`. */
function readColumn(around: Surroundings, name: string, inside: string, text: string): Resolved | Promise<Resolved> {
  const { cell, tables } = around;
  const table = name === ""
    ? tables.find(({ sheet, headerRow, firstColumn, rowCount, headers }) => sheet === cell.sheet && cell.row > headerRow && cell.row <= headerRow + rowCount && cell.column >= firstColumn && cell.column < firstColumn + headers.length)
    : tables.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!table) return { kind: "unknown", text };
  const own = /^(?:@\[(.+)\]|@(.+)|\[#This Row\]\s*,\s*\[(.+)\])$/is.exec(inside);
  const header = (own?.[1] ?? own?.[2] ?? own?.[3] ?? inside).replace(/'(.)/g, "$1");
  const column = table.headers.findIndex((candidate) => candidate.toLowerCase() === header.toLowerCase());
  const outside = own && (cell.sheet !== table.sheet || cell.row <= table.headerRow || cell.row > table.headerRow + table.rowCount);
  if (column < 0 || outside) return { kind: "unknown", text };
  const place = { sheet: table.sheet, column: table.firstColumn + column, columns: 1 };
  return readBlock(around, own ? { ...place, row: cell.row, rows: 1 } : { ...place, row: table.headerRow + 1, rows: table.rowCount });
}

/** Dates as people write them in formulas. */
async function plainFunction(text: string, around: Surroundings): Promise<Resolved | null> {
  const call = FUNCTION.exec(text);
  if (!call) return null;
  if (/^TODAY$/i.test(call[1]!)) return call[2]!.trim() === "" ? valueOf(dayToSerial(around.today, around.date1904)) : null;
  const parts: number[] = [];
  for (const part of call[2]!.split(",")) {
    const found = await resolveArgument(part.trim(), around);
    if (found.kind === "error") return found;
    if (found.kind !== "value" || typeof found.value !== "number") return null;
    parts.push(Math.trunc(found.value));
  }
  const [year, month, day] = parts;
  const date = parts.length === 3 ? dayOfDate(year!, month!, day!) : null;
  return date === null ? null : valueOf(dayToSerial(date, around.date1904));
}
