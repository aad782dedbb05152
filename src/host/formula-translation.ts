import { columnOfLetters } from "../grid/table";
import { COLUMNS_MAX } from "./cell-place";
import { closingBracket, type PlacedTable, resolveStructured, sheetRange } from "./structured-reference";

/** What names in a formula stand for, and where the formula stands. */
export interface NameSource {
  readonly here: { readonly sheet: string; readonly row: number };
  tableNamed(name: string): PlacedTable | null;
  tableHere(): PlacedTable | null;
  /** What a defined name refers to, without a leading `=`; null where there is no such name. */
  definition(name: string, sheet: string): string | null;
}

export interface Translated {
  /** In the parser's language: no names, no structured references, no `@`, `#` or prefixes. */
  readonly text: string;
  /** It asks for something outside this workbook. */
  readonly external: boolean;
  /** A leading `@`: only the first value of a block counts. */
  readonly firstOnly: boolean;
}

const NAMES_DEEP_MAX = 10;
const IDENTIFIER = /[A-Za-z_\\$\u0080-\uFFFF][A-Za-z0-9_.\\?$\u0080-\uFFFF]*/y;
const TEXT = /"(?:[^"]|"")*"/y;
const QUOTED_SHEET = /'(?:[^']|'')*'(?=!)/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const ERROR = /#(?:REF!|N\/A|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!)/iy;
const CELL = /^\$?([A-Za-z]{1,3})\$?[1-9]\d{0,6}$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;

/** Turn a formula as workbooks keep it into what the parser reads. */
export function translateFormula(formula: string, names: NameSource): Translated {
  const scanner = new Scanner(formula.replace(/^\s*=/, "").replace(/^\s*=/, "").trimEnd(), names, 0);
  const firstOnly = /^\s*@/.test(formula.replace(/^\s*=/, ""));
  return { text: scanner.run(), external: scanner.external, firstOnly };
}

class Scanner {
  external = false;
  private readonly out: string[] = [];
  private at = 0;
  /** Set by `@`: the next reference is cut to this row. */
  private implicit = false;

  constructor(
    private readonly text: string,
    private readonly names: NameSource,
    private readonly depth: number,
  ) {}

  run(): string {
    while (this.at < this.text.length) this.next();
    return this.out.join("");
  }

  private next(): void {
    const quoted = this.take(TEXT);
    if (quoted !== null) return this.push(quoted);
    const sheet = this.take(QUOTED_SHEET);
    if (sheet !== null) return this.sheetPrefix(sheet.slice(1, -1).replace(/''/g, "'"));
    const error = this.take(ERROR);
    if (error !== null) return this.push(error.toUpperCase());
    const character = this.text[this.at]!;
    if (character === "[") return this.bracket(null);
    if (character === "{") return this.arrayConstant();
    if (character === "@") {
      this.at++;
      this.implicit = true;
      return;
    }
    if (character === "#") {
      this.at++;
      const last = this.out.pop() ?? "";
      return this.push(`ANCHORARRAY(${last})`);
    }
    const number = this.take(NUMBER);
    if (number !== null) return this.push(/[eE]/.test(number) || number.startsWith(".") ? plainNumber(number) : number);
    const identifier = this.take(IDENTIFIER);
    if (identifier !== null) return this.identifier(identifier);
    this.at++;
    this.push(character);
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  private push(piece: string): void {
    if (!/^\s*$/.test(piece)) this.implicit = false;
    this.out.push(piece);
  }

  private identifier(word: string): void {
    const after = this.text[this.at];
    if (after === "(") return this.push(functionName(word));
    if (after === "!") return this.sheetPrefix(word);
    if (after === "[") return this.bracket(word);
    if (/^(true|false)$/i.test(word)) return this.push(word.toUpperCase());
    const cell = CELL.exec(word) ?? (this.isColumn(word) ? COLUMN.exec(word) : null);
    if (cell && columnOfLetters(cell[1]!) < COLUMNS_MAX) return this.reference(word);
    this.name(word, this.names.here.sheet);
  }

  /** `A:C`: letters on one side of a colon. */
  private isColumn(word: string): boolean {
    return COLUMN.test(word) && (this.text[this.at] === ":" || this.out.at(-1) === ":");
  }

  private reference(text: string): void {
    const range = /^:\$?[A-Za-z]{0,3}\$?\d{0,7}/.exec(this.text.slice(this.at))?.[0] ?? "";
    if (!this.implicit) return this.push(text);
    this.at += range.length;
    this.push(`SINGLE(${text}${range})`);
  }

  private sheetPrefix(sheet: string): void {
    this.at++; // the exclamation mark
    if (/[[\]]/.test(sheet)) this.external = true;
    const word = this.take(IDENTIFIER);
    if (word !== null && !CELL.test(word) && !COLUMN.test(word)) return this.name(word, sheet);
    const start = word ?? this.take(/\d+/y) ?? "";
    const error = start === "" ? this.take(ERROR) : null;
    if (error !== null) return this.push(error.toUpperCase());
    const end = this.take(/:(?:'[^']+'!|[A-Za-z0-9_]+!)?(\$?[A-Za-z]{0,3}\$?\d{0,7})/y) ?? "";
    const address = `'${sheet.replace(/'/g, "''")}'!${start}${end.includes("!") ? `:${end.split("!")[1]}` : end}`;
    this.push(this.implicit ? `SINGLE(${address})` : address);
  }

  private bracket(name: string | null): void {
    const close = closingBracket(this.text, this.at);
    if (close < 0) {
      this.at = this.text.length;
      return this.push("#REF!");
    }
    const inside = this.text.slice(this.at + 1, close);
    this.at = close + 1;
    if (name === null && /^\d+$/.test(inside)) {
      this.external = true; // [1]Sheet!A1: another file
      return;
    }
    const table = name === null ? this.names.tableHere() : this.names.tableNamed(name);
    if (!table) return this.push("#REF!");
    const address = resolveStructured(table, inside, this.names.here);
    this.push(this.implicit && !address.startsWith("#") ? `SINGLE(${address})` : address);
  }

  private arrayConstant(): void {
    const close = this.text.indexOf("}", this.at);
    const end = close < 0 ? this.text.length : close + 1;
    this.push(this.text.slice(this.at, end));
    this.at = end;
  }

  private name(word: string, sheet: string): void {
    const definition = this.depth < NAMES_DEEP_MAX ? this.names.definition(word, sheet) : null;
    if (definition !== null) {
      const inner = new Scanner(definition.replace(/^=/, ""), this.names, this.depth + 1);
      const text = inner.run();
      this.external ||= inner.external;
      return this.push(this.implicit ? `SINGLE(${text})` : `(${text})`);
    }
    const table = this.names.tableNamed(word);
    if (!table) return this.push("#NAME?");
    const { range, hasTotals } = table.table;
    this.push(sheetRange(table.sheet, { ...range, top: range.top + 1, bottom: range.bottom - (hasTotals ? 1 : 0) }));
  }
}

/** Prefixes that workbooks give to newer functions, and to those of add-ins. */
function functionName(word: string): string {
  const addIn = /^_xldudf_([A-Za-z]+)_(\w+)$/.exec(word);
  if (addIn) return `${addIn[1]}.${addIn[2]}`.toUpperCase();
  return word.replace(/^(?:_xlfn\.|_xlws\.|_xludf\.|_xlpm\.)+/i, "").toUpperCase();
}

function plainNumber(text: string): string {
  const plain = String(Number(text));
  return plain.includes("e") ? plain.replace(/e(\d)/, "e+$1") : plain;
}
