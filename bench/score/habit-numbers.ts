import type { Random } from "./random";

/** How a company numbers its invoices. `batch` counts deliveries of one order; `branch` and `year` are of the document. */
export interface HabitScheme {
  readonly name: string;
  readonly number: (at: { readonly serial: number; readonly year: number; readonly branch: number; readonly part: number }) => string;
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");
const letterOf = (place: number): string => String.fromCharCode(97 + (place % 26));

export const HABIT_SCHEMES: readonly HabitScheme[] = [
  { name: "24117a, parts by letter", number: ({ serial, part }) => `${24000 + Math.floor(serial / 3)}${letterOf(serial % 3 + part)}` },
  { name: "0004711", number: ({ serial }) => pad(1200 + serial, 7) },
  { name: "2025-0001, anew each year", number: ({ serial, year }) => `${year}-${pad(serial % 9000 + 1, 4)}` },
  { name: "1234-5, check digit", number: ({ serial }) => `${3000 + serial}-${checkDigit(3000 + serial)}` },
  { name: "202501150000000123", number: ({ serial, year }) => `${year}0115${pad(serial, 10)}` },
  { name: "OI-1001", number: ({ serial }) => `OI-${pad(1001 + serial, 4)}` },
  { name: "B3/471", number: ({ serial, branch }) => `B${branch}/${400 + Math.floor(serial / 4)}` },
  { name: "R7", number: ({ serial }) => `R${serial + 7}` },
  { name: "第(2025)012号", number: ({ serial, year }) => `第(${year})${pad(serial, 3)}号` },
  { name: "ACME25A0117", number: ({ serial, year }) => `ACME${year % 100}${"ABC"[serial % 3]!}${pad(serial, 4)}` },
  { name: "SO77-1/2025", number: ({ serial, year, part }) => `SO${70 + Math.floor(serial / 2)}-${(serial % 2) + 1 + part * 2}/${year}` },
  { name: "1.000.123", number: ({ serial }) => `1.${pad(Math.floor(serial / 1000), 3)}.${pad(serial % 1000, 3)}` },
];

function checkDigit(serial: number): number {
  return [...String(serial)].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 7 : 3), 0) % 10;
}

export type Quoting = "exact" | "zeros lost" | "scientific" | "O for 0" | "last four" | "respaced" | "digits" | "order" | "foreign order" | "nothing" | "with a word";
export const QUOTINGS: readonly Quoting[] = ["exact", "exact", "exact", "zeros lost", "scientific", "O for 0", "last four", "respaced", "digits", "order", "order", "foreign order", "nothing", "with a word"];

const WORDS = ["Rechnung Nr. ", "facture ", "fattura n. ", "инвойс ", "発票 ", "发票号码:", "Invoice# ", "nota fiscal ", "Rg ", "Hoá đơn số "];

/** What a customer with this habit writes for a document. `order` is its own order number, which may stand in our books. */
export function quoted(random: Random, habit: Quoting, number: string, order: string): string {
  switch (habit) {
    case "exact": return number;
    case "zeros lost": return number.replace(/(^|\D)0+(?=\d)/g, "$1");
    case "scientific": return /^\d{12,}$/.test(number) ? Number(number).toExponential(5).toUpperCase() : number;
    case "O for 0": return number.replace(/0/g, () => (random.chance(0.5) ? "O" : "0")).replace(/1/g, () => (random.chance(0.3) ? "I" : "1"));
    case "last four": return number.replace(/\D/g, "").slice(-4);
    case "respaced": return number.replace(/[-/.()]/g, random.of([" ", "", "/", "-"])).trim();
    case "digits": return number.replace(/\D/g, "");
    case "order":
    case "foreign order": return order;
    case "nothing": return "";
    case "with a word": return `${random.of(WORDS)}${number}`;
  }
}

/** The customer's own order number; some look just like our numbers. */
export function orderNumber(random: Random, customer: number, serial: number): string {
  const forms = [() => `PO-${4000 + serial * 3}`, () => `45${pad(random.whole(100000, 999999), 8)}`, () => `${customer + 1}-${pad(serial, 4)}`, () => String(1200 + random.whole(0, 3000)), () => `DO/${2025}/${pad(serial, 3)}`, () => `订${pad(random.whole(1, 99999), 5)}`];
  return forms[customer % forms.length]!();
}

/** Two neighbouring digits of a number exchanged. */
export function exchanged(random: Random, number: string): string {
  const places = [...number].map((_, place) => place).filter((place) => /\d\d/.test(number.slice(place, place + 2)) && number[place] !== number[place + 1]);
  if (places.length === 0) return number;
  const at = random.of(places.slice(-3));
  return number.slice(0, at) + number[at + 1]! + number[at]! + number.slice(at + 2);
}
