import { WorkbookError } from "../workbook/workbook";
import { unreadable } from "./zip-read";

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Directory of a compound file: names in UTF-16 somewhere in the first part of the file or at its end. */
const LOOKED_AT_BYTES = 4_000_000;

export type FileKind = "package" | "encrypted" | "old-format" | "empty" | "other";

/** What a file that is called .xlsx really is; `other` may be a text file, which `csv.ts` can read. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return "package";
  if (!COMPOUND_FILE.every((byte, index) => bytes[index] === byte)) return "other";
  return hasName(bytes, "EncryptedPackage") || hasName(bytes, "EncryptionInfo") ? "encrypted" : "old-format";
}

/** Errors: `encrypted-file`; `unreadable-file` with `reason` `empty`, `old-format`, `not-a-workbook`. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  const kind = fileKind(bytes);
  if (kind === "encrypted") throw new WorkbookError("encrypted-file");
  if (kind !== "package") throw unreadable(kind === "other" ? "not-a-workbook" : kind);
}

function hasName(bytes: Uint8Array, name: string): boolean {
  const wide = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const parts = bytes.length <= 2 * LOOKED_AT_BYTES ? [bytes] : [bytes.subarray(0, LOOKED_AT_BYTES), bytes.subarray(bytes.length - LOOKED_AT_BYTES)];
  return parts.some((part) => {
    for (let at = part.indexOf(wide[0]!); at >= 0; at = part.indexOf(wide[0]!, at + 1)) if (wide.every((byte, index) => part[at + index] === byte)) return true;
    return false;
  });
}
