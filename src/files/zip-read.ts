import { Inflate } from "fflate";
import { WorkbookError } from "../workbook/workbook";
import { crc32 } from "./crc32";

/** One part as it lies in the package: still compressed, so that a part nobody touches is copied as it is. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes of the name as written, and whether they are UTF-8. */
  readonly nameBytes: Uint8Array;
  readonly utf8: boolean;
  readonly method: "stored" | "deflated";
  readonly compressed: Uint8Array;
  readonly sizeBytes: number;
  readonly crc: number;
  /** DOS date and time in one number, as in the package. */
  readonly modified: number;
}

/** Bounds that a real workbook stays within and a zip bomb does not. */
export const ZIP_LIMITS = { entries: 20_000, totalBytes: 4_000_000_000, ratio: 250, ratioCountsFromBytes: 50_000_000 } as const;

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
/** How much is inflated at a time: some 10 ms of work. */
const CHUNK_BYTES = 1 << 15;

/**
 * The parts of a package, in its order, nothing inflated yet.
 *
 * Errors: `unreadable-file` with `reason` `truncated`, `damaged`, `zip-bomb`, `compression`; `encrypted-file`.
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, count } = directory(view);
  if (count > ZIP_LIMITS.entries) throw unreadable("zip-bomb");
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let position = start;
  let totalBytes = 0;
  let compressedBytes = 0;
  for (let index = 0; index < count; index++) {
    if (position + 46 > bytes.length || view.getUint32(position, true) !== CENTRAL_SIGNATURE) throw unreadable("truncated");
    const { entry, next } = readEntry(view, bytes, position);
    position = next;
    // A name given twice is a way to show one reader this part and another reader that one.
    if (names.has(entry.name)) throw unreadable("damaged", entry.name);
    names.add(entry.name);
    totalBytes += entry.sizeBytes;
    compressedBytes += entry.compressed.length;
    const suspicious = entry.sizeBytes > ZIP_LIMITS.ratioCountsFromBytes && entry.sizeBytes > entry.compressed.length * ZIP_LIMITS.ratio;
    // Parts whose compressed bytes overlap sum up to more than the file holds.
    if (suspicious || totalBytes > ZIP_LIMITS.totalBytes || compressedBytes > bytes.length) throw unreadable("zip-bomb", entry.name);
    entries.push(entry);
  }
  return entries;
}

/** Where the central directory begins and how many parts it names. */
function directory(view: DataView): { start: number; count: number } {
  const lowest = Math.max(0, view.byteLength - END_BYTES - COMMENT_BYTES_MAX);
  let end = view.byteLength - END_BYTES;
  while (end >= lowest && view.getUint32(end, true) !== END_SIGNATURE) end--;
  if (end < lowest) throw unreadable("truncated");
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR64_SIGNATURE) {
    const end64 = Number(view.getBigUint64(locator + 8, true));
    if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== END64_SIGNATURE) throw unreadable("damaged");
    return { start: Number(view.getBigUint64(end64 + 48, true)), count: Number(view.getBigUint64(end64 + 32, true)) };
  }
  return { start: view.getUint32(end + 16, true), count: view.getUint16(end + 10, true) };
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): { entry: ZipEntry; next: number } {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const nameBytes = bytes.slice(at + 46, at + 46 + nameLength);
  const utf8 = (flags & 0x800) !== 0;
  const name = partName(nameBytes);
  if (flags & 1) throw new WorkbookError("encrypted-file");
  if (method !== 0 && method !== 8) throw unreadable("compression", name);
  const wide = wideFields(view, at, at + 46 + nameLength, extraLength);
  const local = wide.offset;
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_SIGNATURE) throw unreadable("damaged", name);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + wide.compressed > bytes.length) throw unreadable("truncated", name);
  return {
    entry: {
      name, nameBytes, utf8,
      method: method === 0 ? "stored" : "deflated",
      compressed: bytes.subarray(start, start + wide.compressed),
      sizeBytes: wide.size,
      crc: view.getUint32(at + 16, true),
      modified: view.getUint32(at + 12, true),
    },
    next: at + 46 + nameLength + extraLength + view.getUint16(at + 32, true),
  };
}

/** Sizes and place, from the extra field of ZIP64 where the plain ones are full. */
function wideFields(view: DataView, at: number, extraStart: number, extraLength: number): { size: number; compressed: number; offset: number } {
  const fields = { size: view.getUint32(at + 24, true), compressed: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) };
  if (fields.size !== 0xffffffff && fields.compressed !== 0xffffffff && fields.offset !== 0xffffffff) return fields;
  for (let position = extraStart; position + 4 <= extraStart + extraLength; position += 4 + view.getUint16(position + 2, true)) {
    if (view.getUint16(position, true) !== 1) continue;
    let next = position + 4;
    for (const key of ["size", "compressed", "offset"] as const) {
      if (fields[key] !== 0xffffffff) continue;
      if (next + 8 > view.byteLength) throw unreadable("damaged");
      fields[key] = Number(view.getBigUint64(next, true));
      next += 8;
    }
  }
  return fields;
}

/** Some programs write `\` for `/`, or begin with it. */
function partName(nameBytes: Uint8Array): string {
  return new TextDecoder().decode(nameBytes).replace(/\\/g, "/").replace(/^\/+/, "");
}

/**
 * The content of a part, piece by piece, so that a big one never lies in memory whole and the caller may pause between two pieces.
 *
 * Errors: `unreadable-file` with `reason` `damaged` (checksum, length, broken compression).
 */
export function* inflateInChunks(entry: ZipEntry): Generator<Uint8Array, void, void> {
  let sizeBytes = 0;
  let crc = 0;
  for (const chunk of rawChunks(entry)) {
    sizeBytes += chunk.length;
    if (sizeBytes > entry.sizeBytes) throw unreadable("damaged", entry.name);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (sizeBytes !== entry.sizeBytes || crc !== entry.crc) throw unreadable("damaged", entry.name);
}

function* rawChunks(entry: ZipEntry): Generator<Uint8Array, void, void> {
  if (entry.method === "stored") {
    for (let start = 0; start < entry.compressed.length; start += CHUNK_BYTES * 8) yield entry.compressed.subarray(start, start + CHUNK_BYTES * 8);
    return;
  }
  let ready: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => void (chunk.length > 0 && ready.push(chunk)));
  for (let start = 0; start < entry.compressed.length; start += CHUNK_BYTES) {
    try {
      inflate.push(entry.compressed.subarray(start, start + CHUNK_BYTES), start + CHUNK_BYTES >= entry.compressed.length);
    } catch (error) {
      throw unreadable("damaged", entry.name, error);
    }
    yield* ready;
    ready = [];
  }
}

/** The whole content of a part. */
export function inflateEntry(entry: ZipEntry): Uint8Array {
  const whole = new Uint8Array(entry.sizeBytes);
  let position = 0;
  for (const chunk of inflateInChunks(entry)) {
    whole.set(chunk, position);
    position += chunk.length;
  }
  return whole;
}

/** The first bytes of a part, unchecked: enough to see what it is. */
export function inflateStart(entry: ZipEntry, bytesMax: number): Uint8Array {
  const start = { ...entry, compressed: entry.compressed.subarray(0, bytesMax) };
  if (entry.method === "stored") return start.compressed;
  let first = new Uint8Array(0);
  // Not the last piece, so what is missing is no error.
  const inflate = new Inflate((chunk) => void (first.length === 0 && (first = chunk.slice(0, bytesMax))));
  try {
    inflate.push(start.compressed, false);
  } catch (error) {
    throw unreadable("damaged", entry.name, error);
  }
  return first;
}

/** A name out of a damaged package may be anything: it is shown in one short line. */
const PART_SHOWN_MAX = 80;

export function unreadable(reason: string, part?: string, cause?: unknown): WorkbookError {
  const shown = part?.slice(0, 4 * PART_SHOWN_MAX).replace(/[\p{C}\p{Z}\uFFFD{}]+/gu, " ").trim();
  return new WorkbookError("unreadable-file", { reason, ...(shown !== undefined && { part: shown.length > PART_SHOWN_MAX ? `${shown.slice(0, PART_SHOWN_MAX - 1)}…` : shown }) }, cause === undefined ? undefined : { cause });
}
