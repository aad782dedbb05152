import { base64Of } from "../check/base64";
import { sha256 } from "../check/sha256";
import { utf8Of } from "../check/utf8";
import type { Delivery } from "./delivery-text";

/** Characters of base64 in a line. Source: RFC 2045 § 6.8. */
const LINE_CHARS = 76;
/** Bytes of a text in one encoded word: with its frame it stays below 75 characters. Source: RFC 2047 § 2. */
const WORD_BYTES = 42;
/** A header line without its name; folded lines have it to themselves. */
const CRLF = "\r\n";

export interface MailDraft extends Delivery {
  /** Checked addresses only. */
  readonly to: readonly string[];
  readonly attachment: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };
}

/**
 * A mail that is not sent yet, as the bytes of an .eml file: mail programs open it as a draft, with the statement attached.
 *
 * It has no sender and no date: whoever opens it sends it, under their own name, when they want to.
 * Holds: the same draft gives the same bytes; no text of a customer begins a header or ends a part.
 * Source: RFC 5322, 2045–2047, 2183, 2231.
 */
export function mailDraft({ to, subject, body, attachment }: MailDraft): Uint8Array {
  const content = base64Of(attachment.bytes);
  // An underscore is no letter of base64: no line of a part can look like it.
  const boundary = `=_${sha256(`${subject}\n${body}\n${attachment.name}\n${attachment.bytes.length}`).slice(0, 32)}`;
  const lines = [
    ...(to.length === 0 ? [] : [`To: ${to.join(`,${CRLF} `)}`]),
    `Subject: ${encodedWords(subject)}`,
    "X-Unsent: 1",
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed;${CRLF} boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...inLines(base64Of(utf8Of(body.replace(/\r\n|\r|\n/g, CRLF)))),
    `--${boundary}`,
    `Content-Type: ${attachment.mediaType};${CRLF} ${oldParameter("name", attachment.name)}`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment;${CRLF} ${parameter("filename", attachment.name)}`,
    "",
    ...inLines(content),
    `--${boundary}--`,
    "",
  ];
  return utf8Of(lines.join(CRLF));
}

/** A header's text: as it is where it is plain ASCII, else in encoded words, none of which cuts a character. */
function encodedWords(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
  if (line === "" || (isPlain(line) && line === text)) return line;
  const words: string[] = [];
  let word = "";
  for (const character of line) {
    if (utf8Of(word + character).length > WORD_BYTES) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word].map((each) => `=?UTF-8?B?${base64Of(utf8Of(each))}?=`).join(`${CRLF} `);
}

/** `name="A.xlsx"`, for programs that know no extended form in encoded words, as mail programs have long written it. */
function oldParameter(name: string, value: string): string {
  return `${name}="${isPlain(value) ? value : encodedWords(value)}"`;
}

/** `filename="A.xlsx"`, in the extended form where the name is more than plain ASCII. */
function parameter(name: string, value: string): string {
  if (isPlain(value)) return `${name}="${value}"`;
  const bytes = [...utf8Of(value.replace(/[\u0000-\u001f\u007f]/g, "_"))];
  const extended = bytes.map((byte) => (/[A-Za-z0-9._-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`));
  return continued(name, extended);
}

function isPlain(value: string): boolean {
  return /^[\x20-\x7e]{1,60}$/.test(value) && !/["\\]|=\?/.test(value);
}

/** An extended value in pieces that fit a line each, numbered where it is long. */
function continued(name: string, letters: readonly string[]): string {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of letters) {
    if (piece.length + letter.length > 54) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  pieces.push(piece);
  if (pieces.length === 1) return `${name}*=UTF-8''${piece}`;
  return pieces.map((each, index) => `${name}*${index}*=${index === 0 ? "UTF-8''" : ""}${each}`).join(`;${CRLF} `);
}

function inLines(base64: string): string[] {
  return base64.match(new RegExp(`.{1,${LINE_CHARS}}`, "g")) ?? [];
}
