import { addDays, dayOfDate, type Day, toDate } from "../calendar/day";
import type { Minor } from "../money/money";
import type { Language } from "../words/language";
import { SAMPLE_TEXTS } from "../words/sample-words";
import { SAMPLE_CLOSING_DAY, type SampleEntry, type SampleYear } from "./sample-entries";
import { SAMPLE_CURRENCIES, sampleCustomers } from "./sample-customers";

/** A line of the list that a customer sent: their debit is our credit. */
export interface ListLine {
  readonly day: Day;
  readonly document: string;
  readonly text: string;
  /** In our sign: + they owe us. */
  readonly amountMinor: Minor;
}

const LIST_FROM = addDays(SAMPLE_CLOSING_DAY, -91);

/** What went wrong on the way from our invoice to their books, one after the other. */
const MISHAPS = [
  "none", "reference-form", "late", "date-swap", "none", "transposed", "decimal", "digit", "cents", "net", "sign", "none", "split", "merge", "merged", "no-reference", "reference-typo", "twice", "none",
  "part", "missing",
] as const;
type Mishap = (typeof MISHAPS)[number];

/** The first customer's own list for the last three months, with every kind of mismatch once. */
export function customersList({ entries, unentered }: SampleYear, language: Language): readonly ListLine[] {
  const words = SAMPLE_TEXTS[language];
  const own = [...entries, ...unentered].filter(({ customer, day }) => customer === 0 && day >= LIST_FROM && day <= SAMPLE_CLOSING_DAY);
  const invoices = own.filter(({ type }) => type === "invoice");
  const lines: ListLine[] = [];
  invoices.forEach((invoice, index) => lines.push(...afterMishap(invoice, MISHAPS[index % MISHAPS.length]!, invoices[index + 1])));
  own.filter(({ type }) => type !== "invoice").forEach((entry, index) => {
    // Their last payment has not reached us; the first credit note is not in their books yet.
    if (entry.type === "credit note") return;
    lines.push({ day: addDays(entry.day, index % 3 === 1 ? -1 : 0), document: entry.type === "payment" ? entry.reference : entry.document, text: words["text.theirPayment"], amountMinor: (index === 1 ? entry.amountMinor - 1500 : entry.amountMinor) as Minor });
  });
  lines.push({ day: addDays(SAMPLE_CLOSING_DAY, -1), document: "", text: words["text.theirPayment"], amountMinor: -1840000 as Minor });
  lines.push({ day: addDays(SAMPLE_CLOSING_DAY, -20), document: "MC-3", text: words["text.marketing"], amountMinor: -50000 as Minor });
  return lines.sort((left, right) => left.day - right.day);
}

function afterMishap(invoice: SampleEntry, mishap: Mishap, following: SampleEntry | undefined): readonly ListLine[] {
  const line: ListLine = { day: addDays(invoice.day, 2), document: invoice.document, text: invoice.text, amountMinor: invoice.amountMinor };
  const amount = (value: number): ListLine => ({ ...line, amountMinor: value as Minor });
  switch (mishap) {
    case "none":
      return [line];
    case "reference-form":
      return [{ ...line, document: invoice.document.replace(/-/g, " ").toLowerCase() }];
    case "late":
      return [{ ...line, day: addDays(invoice.day, 12) }];
    case "date-swap":
      return [{ ...line, day: swapped(invoice.day) ?? line.day }];
    case "transposed":
      return [amount(transposed(invoice.amountMinor))];
    case "decimal":
      return [amount(invoice.amountMinor * 10)];
    case "digit":
      return [amount(invoice.amountMinor + (Math.floor(invoice.amountMinor / 10000) % 10 === 9 ? -10000 : 10000))];
    case "cents":
      return [amount(invoice.amountMinor + 2)];
    case "net":
      return [amount(Math.round(invoice.amountMinor / 1.13))];
    case "sign":
      return [amount(-invoice.amountMinor)];
    case "split": {
      const half = Math.round(invoice.amountMinor * 0.45);
      return [amount(half), { ...amount(invoice.amountMinor - half), day: addDays(line.day, 1) }];
    }
    case "merge":
      return [{ ...line, document: `${invoice.document} + ${following?.document ?? ""}`.trim(), amountMinor: (invoice.amountMinor + (following?.amountMinor ?? 0)) as Minor }];
    case "no-reference":
      return [{ ...line, document: "" }];
    case "reference-typo":
      return [{ ...line, document: typo(invoice.document) }];
    case "twice":
      return [line, { ...line, day: addDays(line.day, 4) }];
    case "part":
      return [amount(Math.round(invoice.amountMinor * 0.7))];
    case "merged":
    case "missing":
      return [];
  }
}

/** Day and month exchanged, where that is a date. */
function swapped(day: Day): Day | null {
  const { year, month, day: dayOfMonth } = toDate(day);
  return dayOfMonth === month ? null : dayOfDate(year, dayOfMonth, month);
}

/** The first two neighbouring digits that differ, exchanged. */
function transposed(amount: number): number {
  const digits = [...String(amount)];
  const at = digits.findIndex((digit, index) => index > 0 && index + 1 < digits.length && digit !== digits[index + 1]);
  if (at < 0) return amount + 90;
  [digits[at], digits[at + 1]] = [digits[at + 1]!, digits[at]!];
  return Number(digits.join(""));
}

function typo(document: string): string {
  const last = Number(document.slice(-1));
  return `${document.slice(0, -1)}${(last + 4) % 10}`;
}

export interface BankLine {
  readonly day: Day;
  readonly counterparty: string;
  readonly remittance: string;
  /** + money in. */
  readonly amountMinor: Minor;
}

/** October at the bank: our receipts as banks write them (a charge kept back, a third party, no reference), and what is no receipt at all. */
export function bankMonth({ entries, unentered }: SampleYear, language: Language): readonly BankLine[] {
  const words = SAMPLE_TEXTS[language];
  const customers = sampleCustomers(language);
  const first = addDays(SAMPLE_CLOSING_DAY, -30);
  const lines: BankLine[] = [
    { day: first, counterparty: "", remittance: words["bank.rent"], amountMinor: -420000 as Minor },
    { day: addDays(first, 20), counterparty: "", remittance: words["bank.interest"], amountMinor: 1234 as Minor },
    { day: SAMPLE_CLOSING_DAY, counterparty: "", remittance: words["bank.fee"], amountMinor: -2500 as Minor },
  ];
  const receipts = [...entries, ...unentered].filter(({ type, day, customer }) => type === "payment" && day >= first && day <= SAMPLE_CLOSING_DAY && !customers[customer]!.foreign);
  receipts.forEach((receipt, index) => {
    const received = -receipt.amountMinor;
    const name = customers[receipt.customer]!;
    // What is entered already is known again by the bank's own number; the rest names the invoice, well or badly.
    const entered = entries.includes(receipt);
    const reference = entered || receipt.appliesTo === "" ? receipt.reference : receipt.appliesTo;
    const manner = entered ? 0 : 1 + (index % 6);
    lines.push({
      day: receipt.day,
      counterparty: manner === 3 ? words["bank.holding"] : manner === 1 ? name.alias.toUpperCase() : name.name,
      remittance: manner === 4 ? "" : manner === 2 ? reference.slice(0, -1) : manner === 1 ? reference.replace(/-/g, "") : reference,
      amountMinor: (manner === 5 ? received - 1500 : received) as Minor,
    });
  });
  return lines.sort((left, right) => left.day - right.day);
}

/** Currency and rate (decimal text) of a customer's lines. */
export function currencyOf(language: Language, foreign: boolean): { readonly currency: string; readonly rate: number } {
  const { base, foreign: other, rateTenThousandths } = SAMPLE_CURRENCIES[language];
  return foreign ? { currency: other, rate: rateTenThousandths / 10000 } : { currency: base, rate: 1 };
}
