const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes as base64 text. Source: RFC 4648 § 4. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [first, second, third] = [bytes[at]!, bytes[at + 1], bytes[at + 2]];
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    parts.push(LETTERS[group >> 18]! + LETTERS[(group >> 12) & 63]! + (second === undefined ? "=" : LETTERS[(group >> 6) & 63]!) + (third === undefined ? "=" : LETTERS[group & 63]!));
  }
  return parts.join("");
}
