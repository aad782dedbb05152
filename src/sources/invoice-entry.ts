import type { Day } from "../calendar/day";
import { nameKey } from "../ledger/customer-index";
import { type Minor, minorToText, negateMinor, ZERO } from "../money/money";
import { readCurrency } from "../money/read-currency";
import { amountControl, sumMinor } from "./control-total";
import type { ControlTotal, SourceContext } from "./source";
import { controlName, joinedTexts, plainAmount, type StructuredEntries, withoutBlanks } from "./structured-entries";

/** A side of an invoice. */
export interface InvoiceParty {
  readonly name: string;
  readonly taxNumber: string;
}

export type InvoiceKind = "invoice" | "credit note" | "debit note" | "refund note";

/** An e-invoice as its format tells it: amounts as decimal text, "" where it says nothing. */
export interface ReadInvoice {
  readonly number: string;
  readonly day: Day | null;
  readonly dayText: string;
  readonly dueDay: Day | null;
  readonly seller: InvoiceParty;
  readonly buyer: InvoiceParty;
  readonly currency: string;
  readonly net: string;
  readonly tax: string;
  readonly total: string;
  readonly prepaid: string;
  readonly rounding: string;
  readonly payable: string;
  /** Amounts of the lines, without tax; what `lineTotal` says they are together. */
  readonly lines: readonly string[];
  readonly lineTotal: string;
  /** What it is by its kind; a credit note takes back: its amounts count negative. */
  readonly kind: InvoiceKind;
  readonly reference: string;
  /** The invoice that it corrects. */
  readonly corrects: string;
  readonly memo: string;
  readonly more: Readonly<Record<string, string>>;
}

/**
 * Book an e-invoice: an invoice of ours to the buyer, negative where it takes back. An invoice to us is no receivable and is skipped.
 *
 * Answers the totals that the invoice states against each other.
 */
export function putInvoice(invoice: ReadInvoice, entries: StructuredEntries, context: SourceContext, several: boolean): readonly ControlTotal[] {
  const number = entries.next();
  const currency = readCurrency(invoice.currency);
  if (currency === null) return refused(entries, number, "currency-unknown", invoice.currency);
  const total = plainAmount(invoice.total, currency);
  if (invoice.day === null) return refused(entries, number, invoice.dayText === "" ? "date-missing" : "date-unreadable", invoice.dayText);
  if (total.reason !== null) return refused(entries, number, total.reason, invoice.total);
  if (isUs(invoice.buyer, context) && !isUs(invoice.seller, context)) return refused(entries, number, "purchase", joinedTexts([invoice.number, invoice.seller.name]));
  if (invoice.kind === "refund note") return refused(entries, number, "refund-note", invoice.number);
  if (total.minor === 0) return refused(entries, number, "zero", invoice.number);
  const amounts = new InvoiceAmounts(invoice, currency);
  const amountMinor = amounts.signed(total.minor);
  const open = amounts.open();
  entries.keep(number, {
    day: invoice.day, dueDay: invoice.dueDay, party: invoice.buyer.name, document: invoice.number, reference: invoice.reference || invoice.corrects, amountMinor, ...(open !== null && { openMinor: open }), currency,
    memo: invoice.memo, type: amountMinor < 0 ? "credit note" : invoice.kind === "debit note" ? "debit adjustment" : "invoice",
    more: withoutBlanks({
      net: amounts.textOf(invoice.net), tax: amounts.textOf(invoice.tax), seller: invoice.seller.name, sellerTaxNumber: invoice.seller.taxNumber, buyerTaxNumber: invoice.buyer.taxNumber, corrects: invoice.corrects, ...invoice.more,
    }),
  });
  return amounts.controls(several ? invoice.number : "");
}

function refused(entries: StructuredEntries, number: number, reason: Parameters<StructuredEntries["skip"]>[1], got: string): readonly ControlTotal[] {
  entries.skip(number, reason, got);
  return [];
}

function isUs({ name, taxNumber }: InvoiceParty, { ourName }: SourceContext): boolean {
  const own = nameKey(ourName ?? "");
  return own !== "" && (nameKey(name) === own || nameKey(taxNumber) === own);
}

/** Types of UNTDID 1001 that take back; the short ones are those of Malaysia. */
const CREDIT_TYPES = new Set(["02", "12", "81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"]);
/** Types of UNTDID 1001 that claim more than the invoice did. */
const DEBIT_TYPES = new Set(["03", "13", "80", "84", "383"]);
/** Malaysia's refund notes: money given back, which is in the bank's list too. */
const REFUND_TYPES = new Set(["04", "14"]);

export function invoiceKind(typeCode: string): InvoiceKind {
  return CREDIT_TYPES.has(typeCode) ? "credit note" : DEBIT_TYPES.has(typeCode) ? "debit note" : REFUND_TYPES.has(typeCode) ? "refund note" : "invoice";
}

/** The amounts of one invoice, in its sign. */
class InvoiceAmounts {
  private readonly total: Minor;

  constructor(private readonly invoice: ReadInvoice, private readonly currency: string) {
    this.total = plainAmount(invoice.total, currency).minor ?? ZERO;
  }

  /** A credit note written with a minus as well is not turned twice. */
  signed(amount: Minor): Minor {
    return this.invoice.kind === "credit note" && this.total > 0 ? negateMinor(amount) : amount;
  }

  /** What is still to be paid, where something was paid before. */
  open(): Minor | null {
    const { prepaid, payable } = this.invoice;
    const [before, after] = [this.minor(prepaid), this.minor(payable)];
    return before === null || before === 0 || after === null ? null : this.signed(after);
  }

  textOf(text: string): string {
    const amount = this.minor(text);
    return amount === null ? "" : minorToText(this.signed(amount), this.currency);
  }

  controls(of: string): readonly ControlTotal[] {
    const { net, tax, total, prepaid, rounding, payable, lines, lineTotal } = this.invoice;
    const zero = (text: string): string => (text === "" ? "0" : text);
    return [
      ...this.claim(of),
      ...this.control("net-and-tax", of, net === "" || tax === "" ? "" : total, [net, tax]),
      ...this.control("payable", of, payable, [total, zero(rounding), negated(zero(prepaid))]),
      ...(lines.length === 0 ? [] : this.control("lines", of, lineTotal, lines)),
    ];
  }

  /** A debit note is written by the seller in most trades, by the buyer in some: what it was taken for is told. */
  private claim(of: string): readonly ControlTotal[] {
    const { kind, total } = this.invoice;
    return kind === "debit note" ? [{ name: controlName("debit-note", of, of !== ""), expected: this.textOf(total), found: "", ok: true, explanation: "debit-note-of-ours" }] : [];
  }

  private control(name: string, of: string, expectedText: string, parts: readonly string[]): readonly ControlTotal[] {
    const expected = this.minor(expectedText);
    const amounts = parts.map((part) => this.minor(part));
    const found = amounts.includes(null) ? null : sumMinor(amounts as Minor[]);
    if (expected === null || found === null) return [];
    return [amountControl(controlName(name, of, of !== ""), { expected: this.signed(expected), found: this.signed(found), currency: this.currency })];
  }

  private minor(text: string): Minor | null {
    return plainAmount(text, this.currency).minor;
  }
}

function negated(text: string): string {
  return text.startsWith("-") ? text.slice(1) : `-${text.replace(/^\+/u, "")}`;
}
