import type { CivilDate } from "../../src/calendar/day";
import type { Random } from "./random";

/** How a company numbers its documents. `customer` is the customer's place in the list, `own` counts the customer's documents. */
export interface Scheme {
  readonly name: string;
  number(type: DocumentType, at: { serial: number; own: number; customer: number; date: CivilDate }): string;
}

export type DocumentType = "invoice" | "payment" | "credit note";

const pad = (value: number, width: number): string => String(value).padStart(width, "0");
const letters = (invoice: string, payment: string, note: string) => (type: DocumentType): string => (type === "invoice" ? invoice : type === "payment" ? payment : note);

/** Schemes the engine was built with. */
export const TRAINING_SCHEMES: readonly Scheme[] = [
  { name: "SI-00123", number: (type, { serial }) => `${letters("SI", "RC", "CR")(type)}-${pad(serial, 5)}` },
  { name: "2025/AR/0123", number: (type, { serial, date }) => `${date.year}/${letters("AR", "RV", "GS")(type)}/${pad(serial, 4)}` },
  { name: "XS2025010123", number: (type, { serial, date }) => `${letters("XS", "SK", "HC")(type)}${date.year}${pad(date.month, 2)}${pad(serial, 4)}` },
  { name: "10030123", number: (_type, { serial }) => String(10030000 + serial) },
  { name: "K012-0034", number: (type, { own, customer }) => `${letters("K", "P", "G")(type)}${pad(customer, 3)}-${pad(own, 4)}` },
  { name: "A25-0123-B", number: (type, { serial, date }) => `${letters("A", "Z", "C")(type)}${date.year % 100}-${pad(serial, 4)}-B` },
];

/** Schemes kept apart: only measured on, never looked at while building. */
export const TEST_SCHEMES: readonly Scheme[] = [
  { name: "RE25-07-0123", number: (type, { serial, date }) => `${letters("RE", "ZE", "GU")(type)}${date.year % 100}-${pad(date.month, 2)}-${pad(serial, 4)}` },
  { name: "XSCK20250731123", number: (type, { serial, date }) => `${letters("XSCK", "SKD", "XSTH")(type)}${date.year}${pad(date.month, 2)}${pad(date.day, 2)}${pad(serial, 4)}` },
  { name: "销字〔2025〕0123号", number: (type, { serial, date }) => `${letters("销", "收", "退")(type)}字〔${date.year}〕${pad(serial, 4)}号` },
  { name: "9000001234", number: (_type, { serial }) => String(9000000000 + serial * 7) },
  { name: "BILL/25-26/00123", number: (type, { serial, date }) => `${letters("BILL", "RCPT", "CRN")(type)}/${date.year % 100}-${(date.year % 100) + 1}/${pad(serial, 5)}` },
  { name: "00123.25", number: (type, { serial, date }) => `${letters("", "Z", "G")(type)}${pad(serial, 5)}.${date.year % 100}` },
  { name: "F-KLM-0034", number: (type, { own, customer }) => `${letters("F", "E", "N")(type)}-${String.fromCharCode(65 + (customer % 26), 65 + ((customer * 7) % 26), 65 + ((customer * 3) % 26))}-${pad(own, 4)}` },
];

/** The number as somebody else types it: the document is the same, the writing is not. */
export function rewritten(random: Random, number: string, style: QuoteStyle): string {
  switch (style) {
    case "as is":
      return number;
    case "lower":
      return number.toLowerCase();
    case "joined":
      return number.replace(/[-/.\s〔〕]/g, "");
    case "spaced":
      return number.replace(/[-/.]/g, " ");
    case "slashed":
      return number.replace(/[-.]/g, "/");
    case "wide":
      return number.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    case "no zeros":
      return number.replace(/(^|\D)0+(?=\d)/g, "$1");
    case "letters off":
      return number.replace(/^[^\d]+/, "").replace(/[^\d]+$/, "");
    case "tail":
      return number.replace(/\D+$/, "").split(/\D/).at(-1)!.slice(-Math.max(4, random.whole(4, 6)));
    case "letter O":
      return number.replace(/(\d)0(?=\d)/, "$1O");
  }
}

export type QuoteStyle = "as is" | "lower" | "joined" | "spaced" | "slashed" | "wide" | "no zeros" | "letters off" | "tail" | "letter O";
export const FORMAT_STYLES: readonly QuoteStyle[] = ["lower", "joined", "spaced", "slashed", "wide", "no zeros", "letters off", "letter O"];

/** One slip of the pen among the digits. */
export function mistyped(random: Random, number: string): string {
  const places = [...number].map((character, place) => (/\d/.test(character) ? place : -1)).filter((place) => place >= 0);
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const at = random.of(places.slice(Math.max(0, places.length - 4)));
    const next = at + 1;
    if (random.chance(0.6) && /\d/.test(number[next] ?? "") && number[at] !== number[next]) return number.slice(0, at) + number[next] + number[at] + number.slice(next + 1);
    const digit = String(random.whole(0, 9));
    if (digit !== number[at]) return number.slice(0, at) + digit + number.slice(at + 1);
  }
  return number;
}

/** A customer's own order number: each customer has a form of its own. */
export function ownOrder(random: Random, customer: number): string {
  const forms = [
    () => `PO-${random.whole(10000, 99999)}`, () => `45000${random.whole(10000, 99999)}`, () => `采购单${random.whole(2024, 2025)}-${random.whole(100, 999)}`,
    () => `${random.whole(1000, 99999)}`, () => `B${random.whole(100000, 999999)}/1`, () => `CG${random.whole(20250101, 20251231)}${random.whole(10, 99)}`,
  ];
  return forms[customer % forms.length]!();
}
