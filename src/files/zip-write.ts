import { Deflate, deflateSync } from "fflate";
import { crc32 } from "./crc32";
import type { ZipEntry } from "./zip-read";

/** Parts above this are packed at a lower level: a sheet of 60 MB in two seconds instead of five. */
const FAST_FROM_BYTES = 4_000_000;
/** 1980-01-01 00:00, the first moment ZIP knows: the same content gives the same bytes whenever it is saved. */
const NO_TIME = 0x00210000;
const UTF8_FLAG = 0x800;
const VERSION = 20;

/** A part made from its content. */
export function zipEntry(name: string, content: Uint8Array): ZipEntry {
  const deflated = deflateSync(content, { level: levelFor(content.length) });
  const smaller = deflated.length < content.length;
  return { ...named(name), method: smaller ? "deflated" : "stored", compressed: smaller ? deflated : content, sizeBytes: content.length, crc: crc32(content) };
}

/** A part that is packed in itself, such as a workbook. */
export function storedEntry(name: string, content: Uint8Array): ZipEntry {
  return { ...named(name), method: "stored", compressed: content, sizeBytes: content.length, crc: crc32(content) };
}

/** A part made of pieces as they come, so that a big sheet never lies in memory whole. */
export function zipEntryFromChunks(name: string, write: (push: (chunk: Uint8Array) => void) => void, sizeGuessBytes = 0): ZipEntry {
  const packed: Uint8Array[] = [];
  let sizeBytes = 0;
  let crc = 0;
  const deflate = new Deflate({ level: levelFor(sizeGuessBytes) }, (chunk) => void packed.push(chunk));
  write((chunk) => {
    if (chunk.length === 0) return;
    sizeBytes += chunk.length;
    crc = crc32(chunk, crc);
    deflate.push(chunk, false);
  });
  deflate.push(new Uint8Array(0), true);
  return { ...named(name), method: "deflated", compressed: joined(packed), sizeBytes, crc };
}

/** The package of these parts, in this order. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const size = entries.reduce((sum, entry) => sum + 30 + 46 + 2 * entry.nameBytes.length + entry.compressed.length, 22);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    common(view, at + 4, entry);
    view.setUint16(at + 26, entry.nameBytes.length, true);
    bytes.set(entry.nameBytes, at + 30);
    bytes.set(entry.compressed, at + 30 + entry.nameBytes.length);
    at += 30 + entry.nameBytes.length + entry.compressed.length;
  }
  const directory = at;
  entries.forEach((entry, index) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, VERSION, true);
    common(view, at + 6, entry);
    view.setUint16(at + 28, entry.nameBytes.length, true);
    view.setUint32(at + 42, offsets[index]!, true);
    bytes.set(entry.nameBytes, at + 46);
    at += 46 + entry.nameBytes.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

/** What the local header and the directory have in common. */
function common(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, entry.utf8 ? UTF8_FLAG : 0, true);
  view.setUint16(at + 4, entry.method === "deflated" ? 8 : 0, true);
  view.setUint32(at + 6, entry.modified, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.compressed.length, true);
  view.setUint32(at + 18, entry.sizeBytes, true);
}

function named(name: string): Pick<ZipEntry, "name" | "nameBytes" | "utf8" | "modified"> {
  const nameBytes = new TextEncoder().encode(name);
  return { name, nameBytes, utf8: nameBytes.length !== name.length, modified: NO_TIME };
}

function levelFor(sizeBytes: number): 3 | 6 {
  return sizeBytes >= FAST_FROM_BYTES ? 3 : 6;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
