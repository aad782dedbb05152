import type { SourceElement } from "../sources/source";
import { WorkbookError } from "../workbook/workbook";
import { parseXml } from "./xml-tree";
import { unreadable } from "./zip-read";

/** Deeper than any format nests: what follows such a tree step by step would run out of stack. */
const DEPTH_MAX = 200;
const DECLARATION = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/i;

/** The text of an XML file in the encoding that it declares; null where it declares none, or one that is not known. */
export function decodeSourceXml(bytes: Uint8Array): { readonly encoding: string; readonly text: string } | null {
  const label = DECLARATION.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 500)))?.[1];
  // Without a mark, UTF-16 would not have let its declaration be read.
  if (label === undefined || /^utf-?16/i.test(label)) return null;
  try {
    const decoder = new TextDecoder(label, { fatal: !/^gb/i.test(label) });
    return { encoding: /^gb/i.test(label) ? "gb18030" : decoder.encoding, text: decoder.decode(bytes) };
  } catch {
    return null; // the declaration is wrong: the encoding is found out as for any text
  }
}

/**
 * The root of an XML text; null for text that only begins like XML (OFX of the first version closes no tags).
 *
 * Errors: `unreadable-file` with `reason` `xml-doctype` (its entities are never resolved), `xml-damaged`.
 */
export function readSourceXml(text: string): SourceElement | null {
  const isOfx = /<OFX\s*>/i.test(text.slice(0, 2000));
  try {
    const root: SourceElement = parseXml(text.replace(/^\s+/, ""), "");
    if (isTooDeep(root)) throw unreadable("damaged");
    return root;
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    if (isOfx && error.params.reason !== "doctype") return null;
    throw unreadable(error.params.reason === "doctype" ? "xml-doctype" : "xml-damaged", undefined, error);
  }
}

function isTooDeep(root: SourceElement): boolean {
  let level: readonly SourceElement[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return true;
    level = level.flatMap(({ children }) => children);
  }
  return false;
}
