import Papa from "papaparse";
import { numberedName } from "../grid/list-name";
import type { RawCell, Table } from "../grid/table";
import { tablesFromRange } from "../grid/tables-in-range";
import { RANGE_WORDS } from "../ledger/range-words";
import { WorkbookError } from "../workbook/workbook";
import { decodeText, findEncoding, type TextEncoding } from "./text-encoding";

export type Delimiter = "," | ";" | "\t" | "|";

/** A text file of fields: all lines in order, blank ones as `[""]`, blank lines at the end left out. */
export interface DelimitedText {
  readonly rows: readonly string[][];
  /** 1-based line of the file on which each row begins: a quoted field may hold line breaks. */
  readonly lines: readonly number[];
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
}

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];
const PIECE_BYTES = 4 << 20;
/** Longer than any record of fields that a sheet could hold: an opening quote that never closes, or no list at all. */
const RECORD_CHARS_MAX = 4 << 20;
/** Three sheets full: what has more lines is no list that a person works with. */
const ROWS_MAX = 3_000_000;
const SAMPLE_CHARS = 64 * 1024;
const SAMPLE_ROWS = 60;
/** Texts of columns that say few different things (customers, types, currencies) are kept once: the first rows of a file show which. */
const SHARED_TEXTS_MAX = 5000;
const SHARED_TRIAL_ROWS = 2000;

/**
 * Read a text file of fields.
 *
 * Encoding (UTF-8, UTF-16, GB18030, windows-1252) and delimiter are found out; a `sep=;` line rules. Read in pieces: a million lines fit.
 *
 * Errors: `unreadable-file` with `reason` "binary", "encoding", "nul", "too-many-rows", "quote" or "long-line" (and `line`).
 */
export function readDelimited(bytes: Uint8Array, file: string): DelimitedText {
  const steps = readDelimitedInSteps(bytes, file);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, with a stop after each few megabytes where the caller may do something else; yields the share done. */
export function* readDelimitedInSteps(bytes: Uint8Array, file: string, pieceBytes = PIECE_BYTES): Generator<number, DelimitedText> {
  const encoding = findEncoding(bytes, file);
  const reader = new RowReader(file);
  let done = 0;
  for (const piece of decodeText(bytes, encoding, pieceBytes, file)) {
    reader.add(piece);
    done += pieceBytes;
    yield Math.min(1, done / bytes.length);
  }
  return { ...reader.end(), encoding };
}

/**
 * The lists in a text file, by place: their headers are found below titles and preambles, a second list below the first or beside it. None where no row looks like a header.
 *
 * The first has the given name, further ones are numbered. `headerRow` and rows count in records of the file; blank fields are null. Errors: those of `readDelimited`.
 */
export function tablesOfCsv(bytes: Uint8Array, name: string): readonly Table[] {
  return tablesOfRows(readDelimited(bytes, name), name);
}

export function tablesOfRows({ rows }: DelimitedText, name: string): readonly Table[] {
  const cells: RawCell[][] = rows as RawCell[][];
  for (const row of cells) for (let index = 0; index < row.length; index++) if (row[index] === "") row[index] = null;
  const range = { id: name, name, sheet: name, firstRow: 0, firstColumn: 0, rows: cells, date1904: false, source: "text" } as const;
  const taken = new Set<string>();
  return tablesFromRange(range, RANGE_WORDS).map((table) => {
    const own = numberedName(name, taken);
    return { ...table, id: own, name: own };
  });
}

/** Takes text in pieces and keeps what may be an unfinished record for the next. */
class RowReader {
  private readonly rows: string[][] = [];
  private readonly lines: number[] = [];
  private readonly shared: (Map<string, string> | null)[] = [];
  private rest = "";
  private held = "";
  private nextLine = 1;
  private form: { readonly delimiter: Delimiter; readonly newline: RegExp | null; readonly quoteChar: string } | null = null;

  constructor(private readonly file: string) {}

  add(piece: string): void {
    if (piece.includes("\0")) throw new WorkbookError("unreadable-file", { file: this.file, reason: "nul" });
    this.form ??= findForm(piece);
    const text = this.held + piece;
    // A carriage return at the end may belong to a line feed in the next piece.
    this.held = text.endsWith("\r") ? "\r" : "";
    this.parse(this.rest + this.normal(this.held ? text.slice(0, -1) : text), true);
    if (this.rest.length > RECORD_CHARS_MAX) throw this.quoteError(this.nextLine, this.rest.includes("\n") ? "quote" : "long-line");
  }

  end(): Omit<DelimitedText, "encoding"> {
    const last = this.rest + this.normal(this.held);
    if (last) this.parse(last, false);
    while (this.rows.length > 0 && this.rows[this.rows.length - 1]!.every((field) => field.trim() === "")) {
      this.rows.pop();
      this.lines.pop();
    }
    let delimiter = this.form?.delimiter ?? ",";
    const declared = /^sep=(.)$/i.exec(this.rows[0]?.join(delimiter) ?? "")?.[1];
    if (declared) {
      this.rows.shift();
      this.lines.shift();
      delimiter = declared as Delimiter;
    }
    return { rows: this.rows, lines: this.lines, delimiter };
  }

  private normal(text: string): string {
    return this.form?.newline ? text.replace(this.form.newline, "\n") : text;
  }

  private parse(text: string, more: boolean): void {
    const { delimiter, quoteChar } = this.form!;
    const parser = new Papa.Parser({ delimiter, newline: "\n", quoteChar } as Papa.ParseConfig);
    const parsed = parser.parse(text, 0, more) as Papa.ParseResult<string[]>;
    for (const error of parsed.errors) this.judge(error, parsed.data);
    for (const row of parsed.data) this.take(row);
    this.rest = more ? text.slice(parsed.meta.cursor) : "";
  }

  /** A stray quote inside a field is read as it stands; one that swallowed line ends would lose rows. */
  private judge(error: Papa.ParseError, rows: readonly string[][]): void {
    const before = rows.slice(0, error.row ?? 0);
    const row = rows[error.row ?? 0] ?? [];
    if (error.code !== "MissingQuotes" && !row.some((field) => field.includes("\n"))) return;
    throw this.quoteError(this.nextLine + before.reduce((sum, each) => sum + linesOf(each), 0));
  }

  private quoteError(line: number, reason: "quote" | "long-line" = "quote"): WorkbookError {
    return new WorkbookError("unreadable-file", { file: this.file, reason, line });
  }

  private take(row: string[]): void {
    for (let index = 0; index < row.length; index++) row[index] = this.share(row[index]!, index);
    if (this.rows.length >= ROWS_MAX) throw new WorkbookError("unreadable-file", { file: this.file, reason: "too-many-rows", max: ROWS_MAX });
    this.rows.push(row);
    this.lines.push(this.nextLine);
    this.nextLine += linesOf(row);
  }

  private share(text: string, column: number): string {
    const seen = this.shared[column];
    if (seen === null || text === "") return text;
    if (seen === undefined) {
      this.shared[column] = new Map([[text, text]]);
      return text;
    }
    const known = seen.get(text);
    if (known !== undefined) return known;
    // A column of ever new texts (numbers of documents, amounts) gains nothing.
    if (seen.size >= SHARED_TEXTS_MAX || (this.rows.length >= SHARED_TRIAL_ROWS && seen.size > this.rows.length / 2)) this.shared[column] = null;
    else seen.set(text, text);
    return text;
  }
}

function linesOf(row: readonly string[]): number {
  let lines = 1;
  for (const field of row) for (let at = field.indexOf("\n"); at >= 0; at = field.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** Delimiter, line ends and quoting, from the beginning of the file. */
function findForm(text: string): { delimiter: Delimiter; newline: RegExp | null; quoteChar: string } {
  const sample = text.slice(0, SAMPLE_CHARS);
  const newline = sample.includes("\n") ? /\r\n/g : /\r\n?/g;
  const normal = sample.replace(newline, "\n");
  const declared = /^\uFEFF?sep=(.)\n/i.exec(normal)?.[1] as Delimiter | undefined;
  if (declared && DELIMITERS.includes(declared)) return { delimiter: declared, newline, quoteChar: "\"" };
  const delimiter = bestDelimiter(normal);
  // Exports with tabs rarely quote: a quote that opens a field and never closes is then text.
  const openQuote = delimiter === "\t" && Papa.parse(normal, { delimiter, newline: "\n" }).errors.some((error) => error.type === "Quotes");
  return { delimiter, newline, quoteChar: openQuote ? "\0" : "\"" };
}

/** The delimiter that splits most lines into the same number of fields; the comma where none splits anything. */
function bestDelimiter(sample: string): Delimiter {
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const rows = Papa.parse<string[]>(sample, { delimiter, newline: "\n", preview: SAMPLE_ROWS }).data;
    const counts = new Map<number, number>();
    for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    // Lines that agree count most; more fields decide between delimiters that split equally well.
    const score = Math.max(0, ...[...counts].map(([fields, lines]) => lines * 1000 + Math.min(fields, 999)));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/**
 * Text of a .csv file that opens well everywhere: UTF-8 with its mark, CRLF.
 *
 * Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers keep their sign.
 */
export function writeDelimited(rows: readonly (readonly (string | number | boolean | null)[])[], delimiter: Delimiter = ","): string {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === "string" && startsLikeFormula(cell) ? `'${cell}` : cell ?? "")));
  return `\uFEFF${Papa.unparse(safe, { delimiter, newline: "\r\n" })}\r\n`;
}

function startsLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d[\d.]*$/.test(text);
}
