import { allSteps, type Steps } from "../check/steps";
import type { SourceElement } from "../sources/source";
import { WorkbookError } from "../workbook/workbook";
import { parseXmlSteps } from "./xml-tree";
import { unreadable } from "./zip-read";

/** Deeper and larger than any bank or issuer writes: what follows such a tree step by step would run out of stack or memory. */
const BOUNDS = { depth: 200, elements: 3_000_000 };
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
  return allSteps(readSourceXmlSteps(text));
}

/** The same with pauses; `onShare` is told how much of the text is read, 0 to 1. */
export function* readSourceXmlSteps(text: string, onShare?: (share: number) => void): Steps<SourceElement | null> {
  const isOfx = /<OFX\s*>/i.test(text.slice(0, 2000));
  try {
    return yield* parseXmlSteps(text.replace(/^\s+/, ""), "", BOUNDS, onShare);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    if (isOfx && error.params.reason !== "doctype") return null;
    throw unreadable(error.params.reason === "doctype" ? "xml-doctype" : "xml-damaged", undefined, error);
  }
}
