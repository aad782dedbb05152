import { Unzlib } from "fflate";
import { WorkbookError } from "../workbook/workbook";
import { unreadable } from "./zip-read";

/** An invoice's pages are a few megabytes, its data some kilobytes. */
const PDF_BYTES_MAX = 100_000_000;
const XML_BYTES_MAX = 20_000_000;
const ATTACHMENTS_MAX = 20;
const MARKS_MAX = 1000;
/** A dictionary of an attached file is a line or two. */
const DICTIONARY_MAX = 20_000;
const CHUNK_BYTES = 1 << 15;
/** What only the dictionary of an attached file, or of one that names it, says. */
const MARK = /\/EmbeddedFile(?![A-Za-z])|\/(?:text|application)(?:#2[Ff]|\/)xml\b/g;
const OBJECT = /(?<!\d)(\d{1,8})\s{1,4}\d{1,5}\s{1,4}obj\b/g;
const REFERENCES = /\/EF\s*<<([^>]{1,300})>>/g;

/** An object with a stream, as it lies in the file. */
interface AttachedStream {
  readonly dictionary: string;
  readonly start: number;
}

/**
 * The XML files attached to a PDF: the data of Factur-X and ZUGFeRD. Pages are not looked at.
 *
 * Of several versions of an attachment in a file that was changed, the last. The file is searched, not parsed: its tables of objects may be broken, and
 * a stream always lies open in it.
 *
 * Errors: `unreadable-file` with `reason` `pdf` (nothing attached), `pdf-attachment` (cut off, or packed otherwise), `too-much`; `encrypted-file` with `reason` `pdf`.
 */
export function pdfAttachments(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length > PDF_BYTES_MAX) throw new WorkbookError("unreadable-file", { reason: "too-much", megabytes: PDF_BYTES_MAX / 1e6 });
  const text = new TextDecoder("latin1").decode(bytes);
  const streams = [...attachedStreams(text).values()];
  const contents = streams.map(({ dictionary, start }) => contentOf(bytes.subarray(start, endOf(text, dictionary, start)), dictionary));
  const found = contents.filter((content) => content !== null && looksLikeXml(content)) as Uint8Array[];
  if (found.length > 0) return found;
  if (/\/Encrypt(?:\s+\d+\s+\d+\s+R|\s*<<)/.test(text)) throw new WorkbookError("encrypted-file", { reason: "pdf" });
  throw unreadable(contents.includes(null) ? "pdf-attachment" : "pdf");
}

/** By object number, so that a later version replaces an earlier one. */
function attachedStreams(text: string): ReadonlyMap<string, AttachedStream> {
  const found = new Map<string, AttachedStream>();
  const put = (at: number): void => {
    const object = objectAround(text, at);
    if (object && found.size < ATTACHMENTS_MAX) found.set(object.number, object.stream);
  };
  let marks = 0;
  for (const { index } of text.matchAll(MARK)) {
    if (++marks > MARKS_MAX) break;
    put(index);
  }
  const numbers = new Set<string>();
  let named = 0;
  for (const [, references] of text.matchAll(REFERENCES)) {
    if (++named > MARKS_MAX) break;
    for (const [, number] of references!.matchAll(/(\d{1,8})\s+\d{1,5}\s+R/g)) if (numbers.size < ATTACHMENTS_MAX) numbers.add(number!);
  }
  if (numbers.size === 0) return found;
  const places = new Map<string, number>();
  for (const match of text.matchAll(OBJECT)) if (numbers.has(match[1]!) && !found.has(match[1]!)) places.set(match[1]!, match.index + match[0].length);
  for (const place of places.values()) put(place);
  return found;
}

/** The object with a stream that a place of its dictionary is in. */
function objectAround(text: string, at: number): { readonly number: string; readonly stream: AttachedStream } | null {
  const from = Math.max(0, at - DICTIONARY_MAX);
  const before = text.slice(from, at);
  const begin = before.lastIndexOf("obj");
  const head = /(\d{1,8})\s+\d{1,5}\s+obj$/.exec(before.slice(Math.max(0, begin - 30), begin + 3));
  if (begin < 0 || !head) return null;
  const whole = text.slice(from + begin + 3, at + DICTIONARY_MAX);
  const opened = /^([^]*?>>)\s*stream(?:\r\n|\n|\r)/.exec(whole);
  if (!opened || /\bendobj\b/.test(opened[1]!) || from + begin + 3 + opened[0].length <= at) return null;
  const start = from + begin + 3 + opened[0].length;
  return { number: head[1]!, stream: { dictionary: opened[1]!, start } };
}

/** By the length that it states where the stream ends there, else by the word behind it; the end of the file where that is missing. */
function endOf(text: string, dictionary: string, start: number): number {
  const stated = /\/Length\s+(\d{1,9})(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (stated !== undefined && /^\s{0,4}endstream/.test(text.slice(start + Number(stated), start + Number(stated) + 20))) return start + Number(stated);
  const word = text.slice(start, start + XML_BYTES_MAX).indexOf("endstream");
  return word < 0 ? Math.min(text.length, start + XML_BYTES_MAX) : start + word;
}

/** Null where it is packed in a way that attachments are not, or is broken. */
function contentOf(packed: Uint8Array, dictionary: string): Uint8Array | null {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? "";
  const filters = filter.match(/\/\w+/g) ?? [];
  if (filters.length === 0) return packed.subarray(0, XML_BYTES_MAX);
  if (filters.length > 1 || !/^\/(?:FlateDecode|Fl)$/.test(filters[0]!)) return null;
  return inflated(packed);
}

function inflated(packed: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let [size, isWhole] = [0, false];
  const inflate = new Unzlib((chunk, final) => {
    size += chunk.length;
    isWhole ||= final;
    if (size <= XML_BYTES_MAX) chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length && size <= XML_BYTES_MAX; at += CHUNK_BYTES) inflate.push(packed.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= packed.length);
  } catch {
    return null; // cut off or damaged
  }
  if (size > XML_BYTES_MAX || !isWhole) return null;
  const whole = new Uint8Array(size);
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}

function looksLikeXml(content: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf|[\u00ff\u00fe]{2})?[\s\0]*<[\0]?[?!A-Za-z]/.test(new TextDecoder("latin1").decode(content.subarray(0, 200)));
}
