import { WorkbookError } from "../workbook/workbook";

/** Encodings of text files that are found out by themselves; GB18030 holds GBK and GB2312. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "windows-1252";

/** How much of a file is looked at where the whole is not needed. */
const SAMPLE_BYTES = 64 * 1024;
/** First bytes of what is often called .csv and is none. */
const BINARY_STARTS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], // ZIP, so .xlsx
  [0xd0, 0xcf, 0x11, 0xe0], // .xls, encrypted .xlsx
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x1f, 0x8b], // gzip
];

/**
 * Which encoding the text is in: by its mark, by the pattern of NUL bytes, by strict UTF-8, then by how the high bytes stand.
 *
 * Errors: `unreadable-file` (`reason` "binary") for a known binary format.
 */
export function findEncoding(bytes: Uint8Array, file: string): TextEncoding {
  if (BINARY_STARTS.some((start) => start.every((byte, index) => bytes[index] === byte))) throw new WorkbookError("unreadable-file", { file, reason: "binary" });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const wide = wideEncoding(bytes);
  if (wide) return wide;
  if (isUtf8(bytes)) return "utf-8";
  return highBytesPaired(bytes) ? "gb18030" : "windows-1252";
}

/** UTF-16 without a mark: Latin letters, digits and delimiters have a NUL as their other half. */
function wideEncoding(bytes: Uint8Array): TextEncoding | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index++) if (bytes[index] === 0) if (index % 2 === 0) even++; else odd++;
  if (odd > length / 20 && even * 20 < odd) return "utf-16le";
  if (even > length / 20 && odd * 20 < even) return "utf-16be";
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const step = 1 << 20;
  try {
    for (let start = 0; start < bytes.length; start += step) decoder.decode(bytes.subarray(start, start + step), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false; // not UTF-8: that is the answer
  }
}

/** In Chinese text high bytes come in pairs; in Western text they stand alone between letters. */
function highBytesPaired(bytes: Uint8Array): boolean {
  let paired = 0;
  let single = 0;
  for (let index = 0; index < bytes.length && paired + single < SAMPLE_BYTES; index++) {
    if (bytes[index]! < 0x80) continue;
    if ((bytes[index + 1] ?? 0) >= 0x80) {
      paired++;
      index++;
    } else single++;
  }
  return paired >= single;
}

/** The text piece by piece, its mark left out. Errors: `unreadable-file` (`reason` "encoding") where bytes are no text in this encoding. */
export function* decodeText(bytes: Uint8Array, encoding: TextEncoding, pieceBytes: number, file: string): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding !== "gb18030" });
  try {
    for (let start = 0; start < bytes.length; start += pieceBytes) {
      const last = start + pieceBytes >= bytes.length;
      yield decoder.decode(bytes.subarray(start, start + pieceBytes), { stream: !last });
    }
  } catch (error) {
    throw error instanceof WorkbookError ? error : new WorkbookError("unreadable-file", { file, reason: "encoding" }, { cause: error });
  }
}
