import { unescapeXml } from "./xml-text";
import { unreadable } from "./zip-read";

const SLOTS = 8192;
const POOLED_BYTES_MAX = 64;
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Turns pieces of UTF-8 XML text into strings, the same bytes into the same string where it saw them lately:
 * a ledger says "Invoice" and "EUR" a hundred thousand times.
 */
export class TextPool {
  private readonly slots: ({ bytes: Uint8Array; text: string } | undefined)[] = new Array<undefined>(SLOTS);

  constructor(private readonly part: string) {}

  /** Content of `<v>` or `<f>`: entities resolved, line ends as one character. */
  plain(bytes: Uint8Array, start: number, end: number): string {
    const length = end - start;
    if (length === 0) return "";
    if (length > POOLED_BYTES_MAX) return this.decoded(bytes, start, end);
    let hash = length;
    for (let index = start; index < end; index++) hash = (Math.imul(hash, 31) + bytes[index]!) | 0;
    const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
    const known = this.slots[slot];
    if (known && same(known.bytes, bytes, start, length)) return known.text;
    const text = this.decoded(bytes, start, end);
    this.slots[slot] = { bytes: bytes.slice(start, end), text };
    return text;
  }

  /** Content of a CDATA section. */
  literal(bytes: Uint8Array, start: number, end: number): string {
    return decoder.decode(bytes.subarray(start, end));
  }

  private decoded(bytes: Uint8Array, start: number, end: number): string {
    let ascii = end - start <= 40;
    for (let index = start; index < end; index++) {
      const byte = bytes[index]!;
      if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) throw unreadable("illegal-character", this.part);
      if (byte >= 128 || byte === 38 || byte === 13) ascii = false;
    }
    const short = ascii ? String.fromCharCode(...bytes.subarray(start, end)) : "";
    if (ascii && !short.includes("_x0000_")) return short;
    try {
      const text = unescapeXml(decoder.decode(bytes.subarray(start, end)).replace(/\r\n?/g, "\n"));
      if (!text.includes("\0") && !text.includes("_x0000_")) return text;
    } catch (error) {
      throw unreadable("damaged", this.part, error);
    }
    // NUL ends a text for some readers and not for others, so what the cell says is not one thing.
    throw unreadable("illegal-character", this.part);
  }
}

function same(known: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (known.length !== length) return false;
  for (let index = 0; index < length; index++) if (known[index] !== bytes[start + index]) return false;
  return true;
}
