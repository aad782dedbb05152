import { unreadable } from "./zip-read";

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: "\"", apos: "'" };

/** The text of an XML part: UTF-8, or UTF-16 with its mark. Errors: `unreadable-file` with `reason` `damaged`. */
export function decodeXml(bytes: Uint8Array, part: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw unreadable("damaged", part, error);
  }
}

/** As UTF-8; a declaration that named another encoding is put right. */
export function encodeXml(text: string): Uint8Array {
  return new TextEncoder().encode(declaredUtf8(text));
}

/** The text with a declaration that fits UTF-8. */
export function declaredUtf8(text: string): string {
  return text.replace(/^(<\?xml[^>]*?encoding=)(["'])(?!utf-8["'])[^"']*\2/i, "$1$2UTF-8$2");
}

/** Entities of XML itself and numbered characters; any other would need a DOCTYPE, which is refused. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : parseInt(hex!, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** For element content and for attributes in double quotes. Line ends survive as numbers, since a parser would fold them. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => {
    switch (character) {
      case "&": return "&amp;";
      case "<": return "&lt;";
      case ">": return "&gt;";
      case "\"": return "&quot;";
      default: return `&#${character.charCodeAt(0)};`;
    }
  });
}

/**
 * Cell text as a workbook keeps it: characters that XML forbids, and text that looks like such an escape, as `_xHHHH_`.
 *
 * @example "a\u0001" → "a_x0001_";  "_x0041_" → "_x005F_x0041_"
 */
export function escapeCellText(text: string): string {
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}

/** The other way round. */
export function unescapeCellText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
