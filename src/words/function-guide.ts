/** What a parameter is, for the fields that a person fills in. */
export type ParameterKind = "customer" | "date" | "currency" | "bucket" | "document" | "filters" | "days" | "method" | "rates" | "field" | "status-field" | "amount" | "language" | "terms" | "part";

export interface GuideParameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** English; `FUNCTION_WORDS_ZH` has the Chinese. */
  readonly text: string;
  readonly optional: boolean;
  readonly repeating?: true;
}

export interface GuideEntry {
  /** English, as the comment in `functions/functions.ts` says it: a test holds both together. */
  readonly summary: string;
  readonly parameters: readonly GuideParameter[];
  /** Money, days, a ratio, a date or a text: what the cell shows. */
  readonly shows: "money" | "number" | "fraction" | "date" | "text" | "block";
}

const CUSTOMER: GuideParameter = { name: "customer", kind: "customer", text: "Customer code, name or alias.", optional: false };
const ANY_CUSTOMER: GuideParameter = { name: "customer", kind: "customer", text: "Customer code, name or alias; blank means all.", optional: true };
const OWNER: GuideParameter = { name: "customer", kind: "customer", text: "Customer, where several have a document of that number.", optional: true };
const AS_OF: GuideParameter = { name: "asOf", kind: "date", text: "Date; blank means the workbook's closing date, or today where none is saved.", optional: true };
const FROM: GuideParameter = { name: "from", kind: "date", text: "First day of the period.", optional: false };
const TO: GuideParameter = { name: "to", kind: "date", text: "Last day of the period; blank means the closing date, or today.", optional: true };
const CURRENCY: GuideParameter = { name: "currency", kind: "currency", text: "Currency code; needed where there are several.", optional: true };
const FILTERS: GuideParameter = { name: "filters", kind: "filters", text: "Pairs of a name and a value, such as \"salesperson\", \"Lee\".", optional: true, repeating: true };
const DOCUMENT: GuideParameter = { name: "document", kind: "document", text: "Document number.", optional: false };

/** Every cell function with its parameters: the pane's fields are made of it. Examples and errors are in `function-help-words.ts`. */
export const FUNCTION_GUIDE: Readonly<Record<string, GuideEntry>> = {
  BALANCE: {
    summary: "What a customer owes on a date: all entries up to and including that day. Follows the ledger as it changes.", shows: "money", parameters: [CUSTOMER, AS_OF, CURRENCY, FILTERS],
  },
  OPENING: {
    summary: "A customer's balance brought forward into a period: all entries before its first day.", shows: "money", parameters: [CUSTOMER, FROM, CURRENCY, FILTERS],
  },
  OVERDUE: {
    summary: "What of a customer's open items is past due on a date, before unapplied credits.", shows: "money", parameters: [CUSTOMER, AS_OF, CURRENCY, FILTERS],
  },
  AGING: {
    summary: "A customer's open items by age, as a row that spills: each bucket, then unapplied credits, then the total.", shows: "block", parameters: [CUSTOMER, AS_OF, CURRENCY, FILTERS],
  },
  AGINGTABLE: {
    summary: "The aging of all customers as a table that spills, with headers and a total for each currency.", shows: "block", parameters: [AS_OF],
  },
  BUCKET: {
    summary: "One bucket of a customer's aging, by its number or its label.", shows: "money",
    parameters: [CUSTOMER, { name: "bucketName", kind: "bucket", text: "Number from 1, or label such as \"31-60\".", optional: false }, AS_OF, CURRENCY, FILTERS],
  },
  OPENITEMS: {
    summary: "A customer's open documents as a table that spills: number, type, dates, amount, what is open, days past due.", shows: "block", parameters: [CUSTOMER, AS_OF, CURRENCY, FILTERS],
  },
  STATEMENT: {
    summary: "A customer's account over a period as a table that spills: opening balance, movements with running balance, closing balance.", shows: "block",
    parameters: [CUSTOMER, { name: "from", kind: "date", text: "First day of the period; blank means the first of the month.", optional: true }, TO, CURRENCY, FILTERS],
  },
  DOCUMENT: {
    summary: "What is open of a document on a date: its amount less what was applied to it.", shows: "money", parameters: [DOCUMENT, OWNER, AS_OF],
  },
  DAYSOVERDUE: {
    summary: "Whole days a document is past due on a date; negative before it falls due, 0 where nothing is open.", shows: "number", parameters: [DOCUMENT, OWNER, AS_OF],
  },
  RECONCILED: {
    summary: "Where a document stands in the reconciliation: agreed, matched, disputed, difference, missing, duplicate, ambiguous or open.", shows: "text",
    parameters: [DOCUMENT, OWNER, { name: "field", kind: "status-field", text: "status, reason, until, note or owner; blank means status.", optional: true }],
  },
  DUEDATE: {
    summary: "When a document falls due by payment terms such as 30, net 30, month end + 10, next month 15, 月结30; or by the terms of a customer.", shows: "date",
    parameters: [
      { name: "date", kind: "date", text: "Date of the document.", optional: false }, { name: "terms", kind: "terms", text: "Payment terms, or a customer whose terms apply.", optional: false },
      { name: "part", kind: "part", text: "Which instalment, where the terms have several (30 / 60 / 90).", optional: true },
    ],
  },
  CREDIT: {
    summary: "What is left of a customer's credit limit; negative where it is exceeded.", shows: "money", parameters: [CUSTOMER, AS_OF],
  },
  UTILISATION: {
    summary: "What a customer owes as a fraction of the credit limit.", shows: "fraction", parameters: [CUSTOMER, AS_OF],
  },
  DSO: {
    summary: "Days sales outstanding over the days up to a date: method simple, average or countback. A blank customer means all.", shows: "number",
    parameters: [
      ANY_CUSTOMER, AS_OF, { name: "days", kind: "days", text: "Days looked back on; blank means 365.", optional: true },
      { name: "method", kind: "method", text: "simple, average or countback; blank means simple.", optional: true }, CURRENCY,
    ],
  },
  CEI: {
    summary: "Collection effectiveness index over a period, in percent. A blank customer means all.", shows: "number", parameters: [{ ...ANY_CUSTOMER, optional: false }, FROM, TO, CURRENCY],
  },
  COLLECTIONRATE: {
    summary: "Cash collected in a period over the opening balance plus what was invoiced, as a fraction. A blank customer means all.", shows: "fraction", parameters: [{ ...ANY_CUSTOMER, optional: false }, FROM, TO, CURRENCY],
  },
  PROVISION: {
    summary: "Allowance for doubtful accounts: each aging bucket times its rate. A blank customer means all.", shows: "money",
    parameters: [{ name: "rates", kind: "rates", text: "Range with one rate between 0 and 1 for each bucket.", optional: false }, ANY_CUSTOMER, AS_OF, CURRENCY],
  },
  UNREAD: {
    summary: "How many rows of the ledger are in no figure because they could not be read; 0 means every row counts.", shows: "number", parameters: [],
  },
  CUSTOMER: {
    summary: "A field of the customer table, such as name, terms, salesperson or email.", shows: "text", parameters: [CUSTOMER, { name: "field", kind: "field", text: "Name of the field; blank means the name.", optional: true }],
  },
  CAPITALS: {
    summary: "An amount in words: 人民币大写 for Chinese yuan, English for other currencies, or the language asked for (zh or en).", shows: "text",
    parameters: [
      { name: "amount", kind: "amount", text: "Amount.", optional: false }, { name: "currency", kind: "currency", text: "Currency code; blank means the base currency.", optional: true },
      { name: "wordsIn", kind: "language", text: "zh or en.", optional: true },
    ],
  },
  CONVERT: {
    summary: "An amount in another currency, at the latest rate of the rate table by a date.", shows: "money",
    parameters: [
      { name: "amount", kind: "amount", text: "Amount.", optional: false }, { name: "from", kind: "currency", text: "Currency of the amount.", optional: false },
      { name: "to", kind: "currency", text: "Currency wanted; blank means the base currency.", optional: true }, AS_OF,
    ],
  },
};
