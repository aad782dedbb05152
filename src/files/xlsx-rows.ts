import { dayToSerial } from "../calendar/excel-date";
import { parseIsoDay } from "../calendar/day";
import type { CellError, RawCell } from "../grid/table";
import { NO_STYLE, type SheetCells, SheetRow } from "./sheet-cells";
import { TextPool } from "./text-pool";
import { parseCellNumber, parsePlainInteger } from "./xlsx-number";
import { rangeOfReference } from "./xlsx-reference";
import { TagWalker } from "./xml-bytes";
import { unescapeCellText } from "./xml-text";
import { unreadable } from "./zip-read";

const ROWS_MAX = 1_048_576;
const COLUMNS_MAX = 16_384;

/** Letters of `t="…"`; all others are numbers. */
type CellKind = "n" | "s" | "str" | "inlineStr" | "b" | "e" | "d";

/** What a row says beside its cells. */
export interface RowLayout {
  /** In points; 0 for a hidden row. */
  readonly heights: Map<number, number>;
  defaultPoints: number;
}

/** Reads whole rows of sheet data into cells; `read` is called with one piece after the other. Errors: `unreadable-file`. */
export class RowReader {
  private readonly walker: TagWalker;
  private readonly pool: TextPool;
  private readonly errors = new Map<string, CellError>();
  private bytes: Uint8Array = new Uint8Array(0);
  private row = -1;
  private column = -1;
  private rowPoints: number | null = null;
  private rowHidden = false;
  private rowStyle = NO_STYLE;
  private style = 0;
  private kind: CellKind = "n";
  private formulaKind = "";
  private sharedNumber = -1;
  private formulaRange = "";
  private spills = false;
  private lastStyles: number[] = [];
  private readonly scratch: number[] = [];
  /** A row or cell without its own address was seen: rows cannot be inserted without writing addresses. */
  addressesMissing = false;

  constructor(
    private readonly part: string,
    private readonly cells: SheetCells,
    private readonly layout: RowLayout,
    private readonly source: { readonly sharedStrings: readonly string[]; readonly date1904: boolean },
  ) {
    this.walker = new TagWalker(part);
    this.pool = new TextPool(part);
  }

  read(bytes: Uint8Array): void {
    const { walker } = this;
    this.bytes = bytes;
    let at = 0;
    let addressed = -1;
    while (walker.next(bytes, at, bytes.length, this.onAttribute)) {
      at = walker.end;
      if (walker.closing || !walker.is(bytes, "row")) continue;
      addressed = this.addressedRow;
      this.addressedRow = -1;
      if (addressed < 0) this.addressesMissing = true;
      this.row = addressed >= 0 ? addressed : this.row + 1;
      if (this.row >= ROWS_MAX) throw unreadable("beyond-sheet", this.part);
      at = this.readRow(bytes, at, walker.selfClosing);
    }
  }

  private addressedRow = -1;
  private addressedColumn = -1;

  private readonly onAttribute = (name: number, nameLength: number, start: number, end: number): void => {
    const { bytes, walker } = this;
    const first = bytes[name]!;
    const tag = bytes[walker.nameStart]!;
    if (walker.nameEnd - walker.nameStart === 1) {
      if (tag === 99) {
        // Metadata of the cell: what Excel 365 writes at a formula that spills.
        if (nameLength === 2 && first === 99) this.spills = true;
        if (nameLength !== 1) return;
        if (first === 114) this.addressedColumn = this.columnOf(start, end);
        else if (first === 115) this.style = parsePlainInteger(bytes, start, end);
        else if (first === 116) this.kind = this.kindOf(start, end);
      } else if (tag === 102) this.formulaAttribute(nameLength, first, start, end);
      return;
    }
    if (tag !== 114) return;
    if (nameLength === 1 && first === 114) this.addressedRow = parsePlainInteger(bytes, start, end) - 1;
    else if (nameLength === 1 && first === 115) this.rowStyle = parsePlainInteger(bytes, start, end);
    else if (nameLength === 2 && first === 104) this.rowPoints = Number(this.pool.plain(bytes, start, end));
    else if (nameLength === 6 && first === 104) this.rowHidden = bytes[start] === 49 || bytes[start] === 116;
  };

  private formulaAttribute(nameLength: number, first: number, start: number, end: number): void {
    if (nameLength === 1 && first === 116) this.formulaKind = this.pool.plain(this.bytes, start, end);
    else if (nameLength === 2 && first === 115) this.sharedNumber = parsePlainInteger(this.bytes, start, end);
    else if (nameLength === 3 && first === 114) this.formulaRange = this.pool.plain(this.bytes, start, end);
  }

  private readRow(bytes: Uint8Array, from: number, empty: boolean): number {
    const { walker } = this;
    // As wide as the row before, so that a million rows waste no room for growing.
    const line = new SheetRow(new Array<RawCell>(this.lastStyles.length), this.scratch, null, this.rowStyle);
    this.scratch.length = 0;
    const points = this.rowHidden ? 0 : this.rowPoints;
    if (points !== null && points !== this.layout.defaultPoints) this.layout.heights.set(this.row, points);
    this.rowPoints = null;
    this.rowHidden = false;
    this.rowStyle = NO_STYLE;
    this.column = -1;
    let at = from;
    let open = !empty;
    while (open) {
      if (!walker.next(bytes, at, bytes.length, this.onAttribute)) throw unreadable("damaged", this.part);
      at = walker.end;
      if (walker.closing && walker.is(bytes, "row")) open = false;
      else if (!walker.closing && walker.is(bytes, "c")) at = this.readCell(bytes, at, line);
    }
    this.keep(line);
    return at;
  }

  private keep(line: SheetRow): void {
    if (line.styles.length === 0 && line.style === NO_STYLE) return;
    if (line.styles.length > this.cells.columnCount) this.cells.columnCount = line.styles.length;
    const last = this.lastStyles;
    const { styles } = line;
    let same = last.length === styles.length;
    for (let column = 0; same && column < styles.length; column++) same = last[column] === styles[column];
    if (!same) this.lastStyles = styles.slice();
    line.styles = this.lastStyles;
    line.stylesShared = true;
    line.values.length = styles.length;
    this.cells.rows[this.row] = line;
  }

  private readCell(bytes: Uint8Array, from: number, line: SheetRow): number {
    const { walker } = this;
    if (this.addressedColumn < 0) this.addressesMissing = true;
    const column = this.addressedColumn >= 0 ? this.addressedColumn : this.column + 1;
    const { style, kind } = this;
    this.addressedColumn = -1;
    this.style = 0;
    this.kind = "n";
    this.column = column;
    if (column >= COLUMNS_MAX) throw unreadable("beyond-sheet", this.part);
    while (line.styles.length < column) {
      line.values[line.styles.length] = null;
      line.styles.push(NO_STYLE);
    }
    line.styles[column] = style;
    line.values[column] = null;
    const at = walker.selfClosing ? from : this.readContent(bytes, from, line, column, kind);
    this.spills = false;
    return at;
  }

  private readContent(bytes: Uint8Array, from: number, line: SheetRow, column: number, kind: CellKind): number {
    const { walker } = this;
    for (let at = from; walker.next(bytes, at, bytes.length, this.onAttribute); ) {
      at = walker.end;
      if (walker.closing) {
        if (walker.is(bytes, "c")) return at;
      } else if (walker.is(bytes, "v")) {
        if (!walker.selfClosing) at = this.readValue(bytes, at, line, column, kind);
      } else if (walker.is(bytes, "f")) at = this.readFormula(bytes, at, line, column);
      else if (walker.is(bytes, "is") && !walker.selfClosing) at = this.readInline(bytes, at, line, column);
    }
    throw unreadable("damaged", this.part);
  }

  private readValue(bytes: Uint8Array, from: number, line: SheetRow, column: number, kind: CellKind): number {
    const { walker } = this;
    if (!walker.next(bytes, from, bytes.length, null)) throw unreadable("damaged", this.part);
    const end = walker.start;
    if (walker.cdata) {
      line.values[column] = this.pool.literal(bytes, walker.nameStart, walker.nameEnd);
      return walker.end;
    }
    const value = this.valueOf(bytes, from, end, kind);
    // No text is a result of a formula; without one it is a blank.
    line.values[column] = value === "" && (line.formulas?.[column] ?? null) === null ? null : value;
    return walker.end;
  }

  private valueOf(bytes: Uint8Array, start: number, end: number, kind: CellKind): RawCell {
    if (kind === "n") {
      const number = parseCellNumber(bytes, start, end);
      // A number that is none stays as it is written, so that reading the ledger names it.
      return number ?? (this.pool.plain(bytes, start, end).trim() || null);
    }
    if (kind === "s") {
      if (start === end) return null;
      const text = this.source.sharedStrings[parsePlainInteger(bytes, start, end)];
      if (text === undefined) throw unreadable("shared-string-missing", this.part);
      return text === "" ? null : text;
    }
    const text = this.pool.plain(bytes, start, end);
    switch (kind) {
      case "b": return text === "" ? null : text === "1" || text === "true";
      case "e": return text === "" ? null : this.errorOf(text);
      case "d": return text === "" ? null : this.serialOf(text);
      default: return unescapeCellText(text);
    }
  }

  private errorOf(code: string): CellError {
    const known = this.errors.get(code) ?? { error: code };
    this.errors.set(code, known);
    return known;
  }

  /** Strict workbooks write dates as ISO text. */
  private serialOf(text: string): RawCell {
    const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/.exec(text.trim());
    const day = match ? parseIsoDay(match[1]!) : null;
    const serial = day === null ? null : dayToSerial(day, this.source.date1904);
    if (!match || serial === null) return text;
    return serial + (Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0)) / 86400;
  }

  private readFormula(bytes: Uint8Array, from: number, line: SheetRow, column: number): number {
    const { walker } = this;
    const { formulaKind, sharedNumber, formulaRange } = this;
    this.formulaKind = "";
    this.sharedNumber = -1;
    this.formulaRange = "";
    let text = "";
    let at = from;
    if (!walker.selfClosing) {
      for (;;) {
        if (!walker.next(bytes, at, bytes.length, null)) throw unreadable("damaged", this.part);
        text += this.pool.plain(bytes, at, walker.start);
        if (walker.cdata) text += this.pool.literal(bytes, walker.nameStart, walker.nameEnd);
        at = walker.end;
        if (!walker.cdata) break;
      }
    }
    // What-if tables have no formula of their own in the cell: its value stays.
    if (formulaKind === "dataTable") return at;
    line.formulas ??= [];
    if (formulaKind === "shared" && sharedNumber >= 0) {
      if (text !== "") this.cells.sharedFormulas.set(sharedNumber, { row: this.row, column, text });
      line.formulas[column] = sharedNumber;
    } else if (text !== "") line.formulas[column] = text;
    if (formulaKind === "array" && formulaRange !== "") {
      const range = rangeOfReference(formulaRange);
      if (range) this.cells.arrays.push({ ...range, spills: this.spills });
    }
    return at;
  }

  private readInline(bytes: Uint8Array, from: number, line: SheetRow, column: number): number {
    const { walker } = this;
    let text = "";
    let phonetic = false;
    let inText = false;
    let at = from;
    for (;;) {
      if (!walker.next(bytes, at, bytes.length, null)) throw unreadable("damaged", this.part);
      if (inText && !phonetic) {
        const piece = this.pool.plain(bytes, at, walker.start);
        text = text === "" ? piece : text + piece;
        if (walker.cdata) text += this.pool.literal(bytes, walker.nameStart, walker.nameEnd);
      }
      at = walker.end;
      if (walker.is(bytes, "is")) break;
      if (walker.is(bytes, "rPh")) phonetic = !walker.closing && !walker.selfClosing;
      else if (walker.is(bytes, "t")) inText = !walker.closing && !walker.selfClosing;
    }
    line.values[column] = text === "" ? null : unescapeCellText(text);
    return at;
  }

  private kindOf(start: number, end: number): CellKind {
    const first = this.bytes[start]!;
    const length = end - start;
    if (first === 115) return length === 1 ? "s" : "str";
    if (first === 105) return "inlineStr";
    if (length !== 1) return "n";
    return first === 98 ? "b" : first === 101 ? "e" : first === 100 ? "d" : "n";
  }

  private columnOf(start: number, end: number): number {
    let column = 0;
    for (let at = start; at < end; at++) {
      const byte = this.bytes[at]!;
      if (byte >= 65 && byte <= 90) column = column * 26 + byte - 64;
      else if (byte >= 97 && byte <= 122) column = column * 26 + byte - 96;
      else break;
    }
    return column - 1;
  }
}
