import type { Package } from "./package";
import { TextPool } from "./text-pool";
import { joinBytes, utf8Chunks } from "./xlsx-sheet-stream";
import { findLastBytes, TagWalker } from "./xml-bytes";
import { unescapeCellText } from "./xml-text";

/** Texts that cells refer to by number: rich text joined, phonetic hints left out. */
export function readSharedStrings(pack: Package, part: string): string[] {
  const texts: string[] = [];
  for (const _ of sharedStringSteps(pack, part, texts)) void _;
  return texts;
}

/** The same in steps, so that the caller may pause between two. */
export function* sharedStringSteps(pack: Package, part: string, texts: string[]): Generator<void, void, void> {
  const reader = new StringReader(part, texts);
  let rest: Uint8Array = new Uint8Array(0);
  let close: Uint8Array | null = null;
  for (const chunk of utf8Chunks(pack.entry(part))) {
    const bytes = joinBytes(rest, chunk);
    close ??= closingTag(bytes);
    const end = close ? findLastBytes(bytes, close, 0) : -1;
    if (end < 0) rest = bytes;
    else {
      reader.read(bytes, 0, end + close!.length);
      rest = bytes.slice(end + close!.length);
    }
    yield;
  }
  reader.read(rest, 0, rest.length);
}

/** `</si>` with the prefix the part uses, as soon as one is in sight. */
function closingTag(bytes: Uint8Array): Uint8Array | null {
  const found = /<\/((?:[\w.-]+:)?)si\s*>/.exec(new TextDecoder("latin1").decode(bytes));
  return found ? new TextEncoder().encode(found[0]) : null;
}

class StringReader {
  private readonly walker: TagWalker;
  private readonly pool: TextPool;
  private current: string | null = null;
  private phonetic = false;

  constructor(part: string, private readonly texts: string[]) {
    this.walker = new TagWalker(part);
    this.pool = new TextPool(part);
  }

  read(bytes: Uint8Array, from: number, to: number): void {
    const { walker } = this;
    let at = from;
    while (walker.next(bytes, at, to, null)) {
      at = walker.end;
      if (walker.is(bytes, "si")) {
        if (walker.closing) {
          this.texts.push(unescapeCellText(this.current ?? ""));
          this.current = null;
        } else if (walker.selfClosing) this.texts.push("");
        else this.current = "";
      } else if (walker.is(bytes, "rPh")) this.phonetic = !walker.closing && !walker.selfClosing;
      else if (walker.is(bytes, "t") && !walker.closing && !walker.selfClosing) at = this.text(bytes, at, to);
    }
  }

  private text(bytes: Uint8Array, from: number, to: number): number {
    const { walker } = this;
    let start = from;
    let text = "";
    for (;;) {
      if (!walker.next(bytes, start, to, null)) return to;
      text += this.pool.plain(bytes, start, walker.start);
      if (walker.cdata) text += this.pool.literal(bytes, walker.nameStart, walker.nameEnd);
      start = walker.end;
      if (!walker.cdata) break;
    }
    if (!this.phonetic && this.current !== null) this.current = this.current === "" ? text : this.current + text;
    return start;
  }
}
