import { inflateEntry, unreadable, type ZipEntry } from "./zip-read";

/** A ZIP of exports holds few files, none of them larger than an export is. */
const FILES_MAX = 200;
const INNER_BYTES_MAX = 200_000_000;
const TOTAL_BYTES_MAX = 400_000_000;

/** A file inside a ZIP; its content is unpacked when asked for. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

/**
 * The files of a ZIP, in its order, without folders and what systems put beside them.
 *
 * Errors: `unreadable-file` with `reason` `zip-bomb`, `zip-empty`.
 */
export function packedFiles(entries: readonly ZipEntry[]): readonly PackedFile[] {
  const files = entries.filter(({ name, sizeBytes }) => !/\/$|^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db)$/i.test(name) && !(sizeBytes === 0 && !/\.[^/]+$/.test(name)));
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const largest = files.find(({ sizeBytes }) => sizeBytes > INNER_BYTES_MAX);
  if (files.length > FILES_MAX || total > TOTAL_BYTES_MAX || largest) throw unreadable("zip-bomb", largest?.name);
  if (files.length === 0) throw unreadable("zip-empty");
  return files.map((entry) => ({ name: nameOf(entry), bytes: () => inflateEntry(entry) }));
}

/** Chinese programs write names in GBK without saying so. */
function nameOf({ name, nameBytes, utf8 }: ZipEntry): string {
  const written = utf8 || !name.includes("\uFFFD") ? name : new TextDecoder("gb18030").decode(nameBytes).replace(/\\/g, "/").replace(/^\/+/, "");
  // It is shown in one line.
  return written.replace(/\p{C}+/gu, " ");
}
