import { addDays, addMonths, type Day, daysInMonth, toDate, toDay } from "../calendar/day";
import type { EntryType } from "../ledger/ledger";
import type { Minor } from "../money/money";
import type { Language } from "../words/language";
import { SAMPLE_TEXTS } from "../words/sample-words";
import { type SampleCustomer, sampleCustomers } from "./sample-customers";

/** A line of the sample's ledger, before it is written down (and, here and there, spoilt). */
export interface SampleEntry {
  readonly day: Day;
  readonly customer: number;
  readonly type: Extract<EntryType, "invoice" | "payment" | "credit note" | "refund" | "write-off" | "fee" | "opening">;
  readonly document: string;
  readonly due: Day | null;
  readonly appliesTo: string;
  readonly reference: string;
  readonly contract: string;
  readonly text: string;
  /** + the customer owes more. */
  readonly amountMinor: Minor;
  readonly disputed: boolean;
}

export interface SampleAllocation {
  readonly day: Day;
  readonly from: string;
  readonly to: string;
  readonly amountMinor: Minor;
}

/** The closing date that the sample is made for. */
export const SAMPLE_CLOSING_DAY = toDay({ year: 2026, month: 10, day: 31 });
const FIRST_MONTH = toDay({ year: 2025, month: 11, day: 1 });
const MONTHS = 12;
const SEED = 20261031;
/** Receipts after this day are at the bank, but not yet in the ledger: what the bank list is for. */
const RECEIPTS_ENTERED_UNTIL = addDays(SAMPLE_CLOSING_DAY, -19);
const LIST_CUSTOMER = 0;
/** The customer whose list is compared has more invoices in the months that the list covers. */
const LIST_MONTHS = 3;

/** Numbers that look random and are the same every time (mulberry32). */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export interface SampleYear {
  readonly entries: readonly SampleEntry[];
  readonly allocations: readonly SampleAllocation[];
  /** Receipts that the bank has and the ledger has not. */
  readonly unentered: readonly SampleEntry[];
}

/**
 * A year of a small company: invoices, receipts (single, for several invoices, on account, part, over), credit notes, a refund, a write-off, fees.
 *
 * Shape: entries by day; a receipt names its invoice in `Applies to` or through allocation rows, never both.
 */
export function sampleEntries(language: Language): SampleYear {
  const next = seededNumbers(SEED);
  const customers = sampleCustomers(language);
  const entries: SampleEntry[] = openings(language, customers, next);
  const allocations: SampleAllocation[] = [];
  customers.forEach((customer, index) => {
    const invoices = invoicesOf(language, customer, index, next);
    entries.push(...invoices);
    receiptsFor(language, customer, index, invoices, next, entries, allocations);
  });
  entries.push(...extras(language, entries));
  // Sorted by day; within a day in the order they were made, as a clerk would enter them.
  const order = entries.map((entry, position) => ({ entry, position })).sort((left, right) => left.entry.day - right.entry.day || left.position - right.position);
  const isUnentered = ({ type, day }: SampleEntry): boolean => type === "payment" && day > RECEIPTS_ENTERED_UNTIL;
  const inOrder = order.map(({ entry }) => entry);
  return {
    entries: inOrder.filter((entry) => !isUnentered(entry)),
    allocations: allocations.filter(({ day }) => day <= RECEIPTS_ENTERED_UNTIL).sort((left, right) => left.day - right.day),
    unentered: inOrder.filter(isUnentered),
  };
}

function plain(entry: Pick<SampleEntry, "day" | "customer" | "type" | "document" | "text"> & { readonly amount: number } & Partial<SampleEntry>): SampleEntry {
  const { amount, ...rest } = entry;
  return { due: null, appliesTo: "", reference: "", contract: "", disputed: false, ...rest, amountMinor: amount as Minor };
}

function openings(language: Language, customers: readonly SampleCustomer[], next: (below: number) => number): SampleEntry[] {
  return [0, 3, 5, 10].map((customer) => plain({
    day: FIRST_MONTH, customer, type: "opening", document: `OB-${customers[customer]!.code}`, due: addDays(FIRST_MONTH, -20 + next(40)),
    text: SAMPLE_TEXTS[language]["text.opening"], amount: 150000 + next(900000),
  }));
}

function invoicesOf(language: Language, customer: SampleCustomer, index: number, next: (below: number) => number): SampleEntry[] {
  const goods = SAMPLE_TEXTS[language].goods.split("|");
  const invoices: SampleEntry[] = [];
  for (let month = 0; month < MONTHS; month++) {
    const first = addMonths(FIRST_MONTH, month);
    const { year, month: monthNumber } = toDate(first);
    const isListMonth = index === LIST_CUSTOMER && month >= MONTHS - LIST_MONTHS;
    const count = isListMonth ? 7 : index === LIST_CUSTOMER ? 3 : 1 + ((index + month) % 3 === 0 ? 1 : 0);
    for (let number = 0; number < count; number++) {
      const day = addDays(first, Math.min(daysInMonth(year, monthNumber) - 1, Math.floor((number * 28) / count) + next(4)));
      const quantity = 1 + next(24);
      const price = 4500 + next(52000);
      invoices.push(plain({
        day, customer: index, type: "invoice", document: `${language === "zh" ? "XS" : "INV"}-${year % 100}${String(monthNumber).padStart(2, "0")}-${index + 1}${String(number + 1).padStart(2, "0")}`,
        due: addDays(day, customer.termsDays), text: goods[next(goods.length)]!, amount: quantity * price + next(100), contract: next(3) === 0 ? "" : `PO-${7000 + index * 100 + month}`,
      }));
    }
  }
  return invoices;
}

type Receipt = { readonly day: Day; readonly invoices: readonly SampleEntry[]; readonly amount: number };

function receiptsFor(
  language: Language, customer: SampleCustomer, index: number, invoices: readonly SampleEntry[], next: (below: number) => number, entries: SampleEntry[], allocations: SampleAllocation[],
): void {
  const receipts: Receipt[] = [];
  const paid = invoices.filter(() => next(10) < customer.paidOfTen);
  for (let position = 0; position < paid.length; position++) {
    const invoice = paid[position]!;
    const day = addDays(invoice.due!, customer.paysLateDays - 2 + next(6));
    // Some customers pay two invoices with one transfer.
    const together = index % 4 === 1 && position + 1 < paid.length ? [invoice, paid[++position]!] : [invoice];
    const last = together.at(-1)!;
    receipts.push({ day: day > last.day ? day : addDays(last.day, 3), invoices: together, amount: together.reduce((sum, { amountMinor }) => sum + amountMinor, 0) });
  }
  receipts.filter(({ day }) => day <= addDays(SAMPLE_CLOSING_DAY, 3)).forEach((receipt, number) => {
    const document = `RC-${customer.code.slice(1)}${String(number + 1).padStart(2, "0")}`;
    const isPart = number % 9 === 4;
    const isOver = index === 3 && number === 2;
    const amount = isPart ? Math.round(receipt.amount * 0.6) : isOver ? receipt.amount + 25000 : receipt.amount;
    const onAccount = index === 2 || index === 9;
    const single = receipt.invoices.length === 1 && !onAccount;
    entries.push(plain({
      day: receipt.day, customer: index, type: "payment", document, text: SAMPLE_TEXTS[language][onAccount ? "text.onAccount" : "text.payment"],
      appliesTo: single ? receipt.invoices[0]!.document : "", amount: -amount,
      reference: `TT${480000 + index * 1000 + number * 7}`,
    }));
    if (receipt.invoices.length > 1 && !onAccount) {
      let rest = amount;
      for (const invoice of receipt.invoices) {
        const part = Math.min(rest, invoice.amountMinor);
        if (part > 0) allocations.push({ day: receipt.day, from: document, to: invoice.document, amountMinor: part as Minor });
        rest -= part;
      }
    }
  });
}

/** Credit notes, a refund, a write-off, fees, a disputed invoice. */
function extras(language: Language, entries: readonly SampleEntry[]): SampleEntry[] {
  const words = SAMPLE_TEXTS[language];
  const unpaid = (customer: number): SampleEntry | undefined => entries.find((entry) => entry.customer === customer && entry.type === "invoice" && !entries.some(({ appliesTo }) => appliesTo === entry.document));
  const added: SampleEntry[] = [];
  [0, 5, 6, 8].forEach((customer, number) => {
    const invoice = entries.filter((entry) => entry.customer === customer && entry.type === "invoice").at(-2)!;
    added.push(plain({ day: addDays(invoice.day, 6), customer, type: "credit note", document: `CN-${101 + number}`, appliesTo: invoice.document, text: words["text.creditNote"], amount: -Math.round(invoice.amountMinor * 0.08) }));
  });
  const lost = unpaid(10);
  if (lost) added.push(plain({ day: addDays(lost.day, 240), customer: 10, type: "write-off", document: "WO-001", appliesTo: lost.document, text: words["text.writeOff"], amount: -lost.amountMinor }));
  added.push(plain({ day: addDays(SAMPLE_CLOSING_DAY, -40), customer: 3, type: "refund", document: "RF-001", text: words["text.refund"], due: addDays(SAMPLE_CLOSING_DAY, -40), amount: 25000 }));
  [5, 8, 10].forEach((customer, number) => added.push(plain({ day: addDays(SAMPLE_CLOSING_DAY, -12 - number), customer, type: "fee", document: `FE-${201 + number}`, due: addDays(SAMPLE_CLOSING_DAY, 18 - number), text: words["text.fee"], amount: 4000 + number * 1500 })));
  return added.filter(({ day }) => day <= addDays(SAMPLE_CLOSING_DAY, 5));
}
