import { cellAddress, columnOfLetters } from "../grid/table";
import type { ByteSink } from "./byte-sink";
import { CONTENT_TOUCHED, type SheetCells, UNTOUCHED, VALUE_TOUCHED } from "./sheet-cells";
import { cellMarkup, rowMarkup } from "./xlsx-cell-markup";
import { parsePlainInteger } from "./xlsx-number";
import { findBytes, TagWalker } from "./xml-bytes";
import { unreadable } from "./zip-read";

/** A cell of a row as it lies in the file. */
interface Piece {
  readonly column: number;
  readonly start: number;
  readonly openEnd: number;
  readonly end: number;
}

/**
 * Copies the rows of a sheet, byte for byte, but for those that were touched: there the touched cells are written anew and the others copied.
 *
 * Call `copy` with piece after piece of whole rows, then `finish`.
 */
export class RowPatcher {
  private readonly walker: TagWalker;
  private readonly touchedRows: number[];
  private nextTouched = 0;
  private row = -1;
  private addressed = -1;

  constructor(
    private readonly part: string,
    private readonly cells: SheetCells,
    private readonly prefix: string,
    private readonly sink: ByteSink,
    private readonly options: { readonly addressesMissing: boolean },
  ) {
    this.walker = new TagWalker(part);
    this.touchedRows = [...cells.rows.entries()].flatMap(([row, line]) => (line?.touched ? [row] : []));
    this.rowEnd = Uint8Array.from(`</${prefix}row`, (letter) => letter.charCodeAt(0));
  }

  private readonly rowEnd: Uint8Array;

  copy(bytes: Uint8Array): void {
    const { walker } = this;
    let at = 0;
    let copiedTo = 0;
    while (walker.next(bytes, at, bytes.length, this.onRowAttribute(bytes))) {
      at = walker.end;
      if (walker.closing || !walker.is(bytes, "row")) continue;
      const { start, end: openEnd, selfClosing, nameEnd } = walker;
      const addressed = this.addressed;
      this.addressed = -1;
      this.row = addressed >= 0 ? addressed : this.row + 1;
      at = selfClosing ? openEnd : this.endOfRow(bytes, openEnd);
      if (this.nextTouchedRow() < this.row) {
        this.sink.bytes(bytes.subarray(copiedTo, start));
        this.insertRowsBefore(this.row);
        copiedTo = start;
      }
      if (this.nextTouchedRow() === this.row) {
        this.sink.bytes(bytes.subarray(copiedTo, start));
        this.patchRow(bytes, { start, openEnd, end: at, selfClosing, addressed: addressed >= 0 });
        this.nextTouched++;
        copiedTo = at;
      } else if (this.options.addressesMissing && addressed < 0) {
        this.sink.bytes(bytes.subarray(copiedTo, nameEnd));
        this.sink.text(` r="${this.row + 1}"`);
        copiedTo = nameEnd;
      }
    }
    this.sink.bytes(bytes.subarray(copiedTo));
  }

  finish(): void {
    this.insertRowsBefore(Infinity);
  }

  private nextTouchedRow(): number {
    return this.touchedRows[this.nextTouched] ?? Infinity;
  }

  private insertRowsBefore(row: number): void {
    for (; this.nextTouchedRow() < row; this.nextTouched++) this.sink.text(rowMarkup(this.cells, this.nextTouchedRow(), this.prefix, undefined));
  }

  private onRowAttribute(bytes: Uint8Array) {
    return (name: number, nameLength: number, start: number, end: number): void => {
      if (nameLength !== 1 || bytes[name] !== 114 || bytes[this.walker.nameStart] !== 114) return;
      this.addressed = parsePlainInteger(bytes, start, end) - 1;
    };
  }

  private endOfRow(bytes: Uint8Array, from: number): number {
    const close = findBytes(bytes, this.rowEnd, from);
    const end = close < 0 ? -1 : bytes.indexOf(62, close);
    if (end < 0) throw unreadable("damaged", this.part);
    return end + 1;
  }

  private patchRow(bytes: Uint8Array, row: { readonly start: number; readonly openEnd: number; readonly end: number; readonly selfClosing: boolean; readonly addressed: boolean }): void {
    const { sink, prefix, cells } = this;
    let tag = textOf(bytes, row.start, row.openEnd).replace(/\s*\/>$/, ">");
    if (!row.addressed) tag = tag.replace(/^<[^\s/>]+/, (name) => `${name} r="${this.row + 1}"`);
    const touched = cells.rows[this.row]!.touched!;
    const pieces = row.selfClosing ? [] : this.cellPieces(bytes, row.openEnd, row.end);
    const known = new Set(pieces.map(({ column }) => column));
    // `spans` is a hint that is wrong once there are cells beyond, and may be left out.
    if (touched.some((touch, column) => touch !== UNTOUCHED && !known.has(column))) tag = tag.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, "");
    sink.text(tag);
    let next = 0;
    for (let column = 0; column < touched.length; column++) {
      if ((touched[column] ?? UNTOUCHED) === UNTOUCHED) continue;
      for (; next < pieces.length && pieces[next]!.column < column; next++) this.copyCell(bytes, pieces[next]!);
      const here = pieces[next]?.column === column ? pieces[next++]! : null;
      if (touched[column] === CONTENT_TOUCHED || !here) sink.text(cellMarkup(cells, this.row, column, prefix));
      else if (touched[column] === VALUE_TOUCHED) this.revalueCell(bytes, here);
      else this.restyleCell(bytes, here, cells.style(this.row, column));
    }
    for (; next < pieces.length; next++) this.copyCell(bytes, pieces[next]!);
    sink.text(`</${prefix}row>`);
  }

  private copyCell(bytes: Uint8Array, { column, start, openEnd, end }: Piece): void {
    const tag = this.options.addressesMissing ? textOf(bytes, start, openEnd) : "";
    if (this.options.addressesMissing && !/\sr\s*=/.test(tag)) {
      this.sink.text(tag.replace(/^<[^\s/>]+/, (name) => `${name} r="${cellAddress(this.row, column)}"`));
      this.sink.bytes(bytes.subarray(openEnd, end));
    } else this.sink.bytes(bytes.subarray(start, end));
  }

  /** Another style and nothing else: value, formula and whatever else the cell says stay. */
  private restyleCell(bytes: Uint8Array, { column, start, openEnd, end }: Piece, style: number): void {
    const tag = textOf(bytes, start, openEnd);
    const address = /\sr\s*=/.test(tag) ? "" : ` r="${cellAddress(this.row, column)}"`;
    const own = style > 0 ? ` s="${style}"` : "";
    const written = /\ss\s*=\s*("[^"]*"|'[^']*')/;
    const restyled = written.test(tag) ? tag.replace(written, own) : tag.replace(/\s*\/?>$/, (close) => `${own}${close.trim()}`);
    this.sink.text(restyled.replace(/\s*\/?>$/, (close) => `${address}${close.trim()}`));
    this.sink.bytes(bytes.subarray(openEnd, end));
  }

  /** Another result: the formula stays word for word, since others may share it. */
  private revalueCell(bytes: Uint8Array, { column, start, openEnd, end }: Piece): void {
    const { cells, prefix } = this;
    // `cm` and `vm` say how the formula spills: they stay with it.
    const metadata = [...textOf(bytes, start, openEnd).matchAll(/\s[cv]m\s*=\s*("[^"]*"|'[^']*')/g)].map(([attribute]) => attribute).join("");
    const fresh = cellMarkup(cells, this.row, column, prefix).replace(/^<[^>]*>/, (tag) => tag.replace(/\scm="\d+"/, "").replace(/^<[^\s/>]+/, (name) => name + metadata));
    const own = new RegExp(`<${prefix}f(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</${prefix}f\\s*>)`);
    const formula = own.exec(textOf(bytes, start, end))?.[0];
    this.sink.text(formula === undefined ? fresh : fresh.replace(own, () => formula));
  }

  private cellPieces(bytes: Uint8Array, from: number, to: number): Piece[] {
    const { walker } = this;
    const pieces: Piece[] = [];
    let column = -1;
    let address = "";
    let start = -1;
    let openEnd = -1;
    const onAttribute = (name: number, nameLength: number, valueStart: number, valueEnd: number): void => {
      if (nameLength === 1 && bytes[name] === 114 && walker.is(bytes, "c")) address = textOf(bytes, valueStart, valueEnd);
    };
    for (let at = from; walker.next(bytes, at, to, onAttribute); at = walker.end) {
      if (!walker.is(bytes, "c")) continue;
      if (!walker.closing) {
        column = address === "" ? column + 1 : columnOfLetters(address.replace(/\d+$/, ""));
        address = "";
        start = walker.start;
        openEnd = walker.end;
      }
      if (walker.closing || walker.selfClosing) pieces.push({ column, start, openEnd, end: walker.end });
    }
    return pieces;
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(bytes.subarray(start, end));
}
