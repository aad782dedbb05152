import { findBytes, findLastBytes } from "./xml-bytes";
import { decodeXml } from "./xml-text";
import { inflateInChunks, unreadable, type ZipEntry } from "./zip-read";

/**
 * A sheet in three kinds of piece, in order: what stands before the rows (its start tag `<sheetData>` included), whole rows, and
 * what stands behind them (from `</sheetData>` on). `prefix` is the one the part gives its names, e.g. `x:`.
 */
export type SheetPiece =
  | { readonly kind: "head"; readonly text: string; readonly prefix: string }
  | { readonly kind: "rows"; readonly bytes: Uint8Array }
  | { readonly kind: "tail"; readonly text: string };

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
/** Before its rows a sheet holds little; what has not begun them by then is no sheet. */
const HEAD_BYTES_MAX = 20_000_000;

/** Errors: `unreadable-file` with `reason` `damaged`. */
export function* sheetPieces(entry: ZipEntry): Generator<SheetPiece, void, void> {
  let rest: Uint8Array = new Uint8Array(0);
  let prefix: string | null = null;
  let rowEnd = ascii("</row>");
  let dataEnd = ascii("</sheetData>");
  let inTail = false;
  for (const chunk of utf8Chunks(entry)) {
    rest = joinBytes(rest, chunk);
    if (prefix === null) {
      const head = headOf(rest);
      if (!head) {
        if (rest.length > HEAD_BYTES_MAX) throw unreadable("damaged", entry.name);
        continue;
      }
      prefix = head.prefix;
      rowEnd = ascii(`</${prefix}row>`);
      dataEnd = ascii(`</${prefix}sheetData`);
      yield { kind: "head", text: decodeXml(head.bytes, entry.name), prefix };
      rest = head.rest;
      inTail = head.empty;
    }
    if (inTail) continue;
    const end = findBytes(rest, dataEnd, 0);
    if (end >= 0) {
      if (end > 0) yield { kind: "rows", bytes: rest.subarray(0, end) };
      rest = rest.slice(end);
      inTail = true;
      continue;
    }
    const last = findLastBytes(rest, rowEnd, 0);
    if (last < 0) continue;
    yield { kind: "rows", bytes: rest.subarray(0, last + rowEnd.length) };
    rest = rest.slice(last + rowEnd.length);
  }
  if (!inTail) throw unreadable("damaged", entry.name);
  yield { kind: "tail", text: decodeXml(rest, entry.name) };
}

/** A part in pieces of UTF-8, which it nearly always is; one in UTF-16 is turned whole. */
export function* utf8Chunks(entry: ZipEntry): Generator<Uint8Array, void, void> {
  let wide: Uint8Array[] | null = null;
  let first = true;
  for (const chunk of inflateInChunks(entry)) {
    if (first && ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff))) wide = [];
    first = false;
    if (wide) wide.push(chunk.slice());
    else yield chunk;
  }
  if (wide) yield new TextEncoder().encode(decodeXml(wide.reduce(joinBytes), entry.name));
}

function headOf(bytes: Uint8Array): { bytes: Uint8Array; rest: Uint8Array; prefix: string; empty: boolean } | null {
  const match = /<((?:[\w.-]+:)?)sheetData(?:\s[^>]*?)?\s*\/?>/.exec(new TextDecoder("latin1").decode(bytes));
  if (!match) return null;
  const prefix = match[1]!;
  const end = match.index + match[0].length;
  if (!match[0].endsWith("/>")) return { bytes: bytes.slice(0, end), rest: bytes.slice(end), prefix, empty: false };
  return {
    bytes: joinBytes(bytes.subarray(0, match.index), ascii(`<${prefix}sheetData>`)),
    rest: joinBytes(ascii(`</${prefix}sheetData>`), bytes.subarray(end)),
    prefix, empty: true,
  };
}

export function joinBytes(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
