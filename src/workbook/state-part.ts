/**
 * Custom XML parts that keep the add-in's memory in a workbook: one element whose text is JSON.
 *
 * Excel, the embedded workbook and the command line write the same text, so that each reads what another wrote.
 */
export const STATE_NAMESPACE = "urn:customer-ledger:state:1";
export const HIGHLIGHTS_NAMESPACE = "urn:customer-ledger:highlights:1";

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: "\"", apos: "'" };

/** JSON must come from `JSON.stringify`, which leaves no character that XML 1.0 forbids but U+FFFE and U+FFFF. */
export function statePartXml(namespace: string, json: string): string {
  const text = json.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\r/g, "&#13;").replace(/[\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
  return `<memory xmlns="${namespace}">${text}</memory>`;
}

/** The JSON in a part, whatever prefix or declaration a program has put around it; null where it is no such part. */
export function jsonOfStatePart(xml: string): string | null {
  const body = /^\s*(?:<\?xml[^>]*\?>)?\s*<([\w.-]+:)?memory\b[^>]*>([\s\S]*)<\/\1?memory\s*>\s*$/.exec(xml.replace(/^\uFEFF/, ""))?.[2];
  if (body === undefined) return null;
  return body.replace(/<!\[CDATA\[([\s\S]*?)\]\]>|&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, literal?: string, decimal?: string, hex?: string, name?: string) => {
    if (literal !== undefined) return literal;
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    return ENTITIES[name!] ?? whole;
  });
}
