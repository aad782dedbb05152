import { BEGINNING, type Day, NO_DAY } from "../calendar/day";
import { normaliseDocument } from "../ledger/document-number";
import { type Customer, ENTRY_TYPES, type EntryType, type Ledger } from "../ledger/ledger";
import type { Minor } from "../money/money";

/** What of the ledger leaves for another system. */
export interface ExportScope {
  /** Documents of these days; null for no bound. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Index into `Ledger.customers`; null for all. */
  readonly customer: number | null;
  /** What is open of each entry (`ledger/open-items.ts`): only what is open goes, with what is open of it. Null for whole documents. */
  readonly open: Float64Array | null;
}

/** An invoice or credit note as another system takes it in. */
export interface ExportDocument {
  readonly customer: Customer;
  readonly number: string;
  readonly type: EntryType;
  readonly day: Day;
  readonly dueDay: Day;
  readonly reference: string;
  readonly description: string;
  readonly salesperson: string;
  readonly rate: string;
  /** Negative for a credit note. */
  readonly amountMinor: Minor;
  readonly currency: string;
}

/**
 * Why an entry stays: it is no document of that kind, has no number or no date, or it would join an invoice that it is no line of, because its number is
 * another customer's too, or stands before with another date, due date or currency.
 */
export type StayReason = "not-a-document" | "credits-not-taken" | "no-number" | "no-date" | "number-shared" | "number-again";

export interface DocumentsToExport {
  readonly documents: readonly ExportDocument[];
  readonly staying: readonly { readonly row: number; readonly reason: StayReason }[];
}

const DEBITS: ReadonlySet<EntryType> = new Set(["invoice", "fee", "debit adjustment", "opening"]);
const CREDITS: ReadonlySet<EntryType> = new Set(["credit note", "credit adjustment"]);

/**
 * The invoices of a scope, and with `credits` the credit notes, in the order of the ledger.
 *
 * Holds: every entry of the scope is in `documents` or in `staying`. Receipts, refunds and write-offs are no documents.
 */
export function documentsToExport(ledger: Ledger, { from, to, customer, open }: ExportScope, credits: boolean): DocumentsToExport {
  const { entries, partitions, customers } = ledger;
  const documents: ExportDocument[] = [];
  const staying: { row: number; reason: StayReason }[] = [];
  // By number, the first document that has it: the others of the number can only be lines of it.
  const firsts = new Map<string, { readonly customer: number; readonly day: Day; readonly dueDay: Day; readonly currency: string }>();
  for (let entry = 0; entry < entries.count; entry++) {
    const place = partitions[entries.partition[entry]!]!;
    const amountMinor = (open ? open[entry]! : entries.amountMinor[entry]!) as Minor;
    const day = entries.documentDay[entry]! as Day;
    if ((customer !== null && place.customer !== customer) || (from !== null && day < from) || (to !== null && day > to) || (open !== null && amountMinor === 0)) continue;
    const type = ENTRY_TYPES[entries.type[entry]!]!;
    const number = entries.document[entry]!;
    const stay = (reason: StayReason): void => void staying.push({ row: entries.row[entry]!, reason });
    const isCredit = amountMinor < 0;
    if (isCredit ? !CREDITS.has(type) && type !== "invoice" && type !== "opening" : !DEBITS.has(type)) {
      stay("not-a-document");
      continue;
    }
    if (isCredit && !credits) stay("credits-not-taken");
    else if (number === "") stay("no-number");
    else if (day === BEGINNING) stay("no-date");
    else {
      const dueDay = entries.dueDay[entry]! === NO_DAY ? day : (entries.dueDay[entry]! as Day);
      const key = normaliseDocument(number);
      const first = firsts.get(key);
      if (first && first.customer !== place.customer) {
        stay("number-shared");
        continue;
      }
      if (first && (first.day !== day || first.dueDay !== dueDay || first.currency !== place.currency)) {
        stay("number-again");
        continue;
      }
      if (!first) firsts.set(key, { customer: place.customer, day, dueDay, currency: place.currency });
      const text = (name: "reference" | "description" | "salesperson" | "rate"): string => entries.texts[name]?.[entry] ?? "";
      documents.push({
        customer: customers[place.customer]!, number, type, day, dueDay, reference: text("reference"), description: text("description"), salesperson: text("salesperson"),
        rate: text("rate"), amountMinor, currency: place.currency,
      });
    }
  }
  return { documents, staying };
}
