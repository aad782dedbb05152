import { unreadable } from "./zip-read";

/** `<`, `>`, `/`, `!`, `?`, `=`. */
export const LESS = 60;
export const GREATER = 62;
export const SLASH = 47;
const EXCLAMATION = 33;
const QUESTION = 63;
const EQUALS = 61;

/** First place of a pattern in bytes, or −1. */
export function findBytes(bytes: Uint8Array, pattern: Uint8Array, from: number, to = bytes.length): number {
  const first = pattern[0]!;
  const second = pattern[1]!;
  const last = to - pattern.length;
  outer: for (let at = from; at <= last; at++) {
    if (bytes[at] !== first || bytes[at + 1] !== second) continue;
    for (let index = 2; index < pattern.length; index++) if (bytes[at + index] !== pattern[index]) continue outer;
    return at;
  }
  return -1;
}

export function findLastBytes(bytes: Uint8Array, pattern: Uint8Array, from: number): number {
  outer: for (let at = bytes.length - pattern.length; at >= from; at--) {
    for (let index = 0; index < pattern.length; index++) if (bytes[at + index] !== pattern[index]) continue outer;
    return at;
  }
  return -1;
}

/** Ends a name: blank, `>`, `/`. */
export function endsName(byte: number | undefined): boolean {
  return byte === GREATER || byte === SLASH || byte === 32 || byte === 9 || byte === 10 || byte === 13;
}

/**
 * Walks over the tags of XML bytes with as little work as reading a sheet of 60 MB can afford.
 *
 * After `next()` the tag is in `nameStart` … `nameEnd` (prefix left out), `closing`, `selfClosing`; `end` is behind its `>`.
 * Attributes are read on the way by `onAttribute`, their values without quotes.
 */
export class TagWalker {
  nameStart = 0;
  nameEnd = 0;
  /** `<` of the tag. */
  start = 0;
  end = 0;
  closing = false;
  selfClosing = false;
  /** The piece is a CDATA section: `nameStart` … `nameEnd` is its text. */
  cdata = false;

  constructor(private readonly part: string) {}

  /** The next tag from `from` on; false where none is left. */
  next(bytes: Uint8Array, from: number, to: number, onAttribute: ((name: number, nameLength: number, start: number, end: number) => void) | null): boolean {
    let at = from;
    for (;;) {
      while (at < to && bytes[at] !== LESS) at++;
      if (at >= to) return false;
      this.start = at;
      const mark = bytes[at + 1];
      if (mark !== EXCLAMATION && mark !== QUESTION) break;
      if (mark === EXCLAMATION && bytes[at + 2] === 91) {
        this.cdata = true;
        this.closing = false;
        this.selfClosing = true;
        this.nameStart = at + 9;
        this.nameEnd = endOf(bytes, "]]>", at, to, this.part) - 3;
        this.end = this.nameEnd + 3;
        return true;
      }
      at = endOf(bytes, mark === QUESTION ? "?>" : "-->", at, to, this.part);
    }
    this.cdata = false;
    this.closing = bytes[at + 1] === SLASH;
    let name = at + (this.closing ? 2 : 1);
    let nameEnd = name;
    for (; nameEnd < to && !endsName(bytes[nameEnd]); nameEnd++) if (bytes[nameEnd] === 58) name = nameEnd + 1;
    this.nameStart = name;
    this.nameEnd = nameEnd;
    at = nameEnd;
    this.selfClosing = false;
    for (;;) {
      const byte = bytes[at];
      if (at >= to) throw unreadable("damaged", this.part);
      if (byte === GREATER) break;
      if (byte === SLASH) {
        this.selfClosing = true;
        at++;
      } else if (byte === 32 || byte === 10 || byte === 13 || byte === 9) at++;
      else at = this.attribute(bytes, at, to, onAttribute);
    }
    this.end = at + 1;
    return true;
  }

  private attribute(bytes: Uint8Array, from: number, to: number, onAttribute: ((name: number, nameLength: number, start: number, end: number) => void) | null): number {
    let at = from;
    while (at < to && bytes[at] !== EQUALS && !endsName(bytes[at])) at++;
    const nameEnd = at;
    while (at < to && bytes[at] !== 34 && bytes[at] !== 39) {
      if (bytes[at] === GREATER) throw unreadable("damaged", this.part);
      at++;
    }
    const quote = bytes[at];
    const start = ++at;
    while (at < to && bytes[at] !== quote) at++;
    if (at >= to) throw unreadable("damaged", this.part);
    onAttribute?.(from, nameEnd - from, start, at);
    return at + 1;
  }

  /** The tag is called so: one to four letters given as text. */
  is(bytes: Uint8Array, name: string): boolean {
    if (this.cdata || this.nameEnd - this.nameStart !== name.length) return false;
    for (let index = 0; index < name.length; index++) if (bytes[this.nameStart + index] !== name.charCodeAt(index)) return false;
    return true;
  }
}

function endOf(bytes: Uint8Array, mark: string, from: number, to: number, part: string): number {
  const at = findBytes(bytes, Uint8Array.from(mark, (letter) => letter.charCodeAt(0)), from, to);
  if (at < 0) throw unreadable("damaged", part);
  return at + mark.length;
}
