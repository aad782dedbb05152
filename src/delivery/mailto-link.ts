import type { Delivery } from "./delivery-text";

/** Windows hands a program at most 2,083 characters of a link; some mail programs take fewer. */
const LINK_CHARS_MAX = 2_000;

export interface MailtoLink {
  readonly href: string;
  /** The text is too long for a link: it is left out, to be pasted. */
  readonly bodyLeftOut: boolean;
}

/** A link that opens a mail with addresses, subject and text filled in; nothing is sent by it. Source: RFC 6068. */
export function mailtoLink(addresses: readonly string[], { subject, body }: Delivery): MailtoLink {
  const to = addresses.map((address) => encodeURIComponent(address).replace(/%40/g, "@")).join(",");
  const start = `mailto:${to}?subject=${encoded(subject)}`;
  const whole = `${start}&body=${encoded(body.replace(/\r\n|\r|\n/g, "\r\n"))}`;
  return whole.length <= LINK_CHARS_MAX ? { href: whole, bodyLeftOut: false } : { href: start, bodyLeftOut: true };
}

/** Half a character, as a cut-off cell may end with, cannot be encoded and becomes U+FFFD. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
