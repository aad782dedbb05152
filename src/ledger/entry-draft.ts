import type { Day } from "../calendar/day";
import { NO_CURRENCY } from "../money/currencies";
import { type Minor } from "../money/money";
import { nameKey } from "./customer-index";
import { normaliseDocument } from "./document-number";
import { dueDayOf } from "./due-day";
import { type EntryType, ENTRY_TYPES, type Ledger } from "./ledger";
import { openItemsOf } from "./open-items";
import type { Settlement } from "./settlement";
import { isRounded, minorOfWritten } from "./written-amount";

/** What a person enters by hand. */
export const DRAFT_KINDS = ["invoice", "payment", "credit note", "refund"] as const satisfies readonly EntryType[];
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** An entry while it is typed: anything may be missing or wrong. */
export interface EntryDraft {
  readonly kind: DraftKind;
  /** Index into the ledger's customers, or null for one named in `newCustomer`. */
  readonly customer: number | null;
  readonly newCustomer: string;
  readonly day: Day | null;
  readonly dueDay: Day | null;
  readonly document: string;
  /** Decimal text, without sign; null for what is no number. */
  readonly amount: string | null;
  readonly currency: string;
  /** Documents that a receipt or credit note settles, in the order chosen. */
  readonly appliesTo: readonly string[];
  readonly reference: string;
  readonly description: string;
  readonly entity: string;
  readonly account: string;
}

/** An entry that may be written. */
export interface ReadyEntry extends EntryDraft {
  readonly day: Day;
  /** + the customer owes more. */
  readonly amountMinor: Minor;
}

export type DraftField = "customer" | "day" | "dueDay" | "document" | "amount" | "currency";
export type DraftProblem = "missing" | "wrong" | "taken" | "decimals" | "before-date";

export interface DraftCheck {
  readonly problems: Readonly<Partial<Record<DraftField, DraftProblem>>>;
  /** Row of the ledger that has the number already. */
  readonly takenRow: number | null;
  readonly ready: ReadyEntry | null;
}

const SIGN: Readonly<Record<DraftKind, 1 | -1>> = { invoice: 1, payment: -1, "credit note": -1, refund: 1 };
/** Numbers that we give out ourselves, once, whoever the customer is. */
const OURS: ReadonlySet<DraftKind> = new Set(["invoice", "credit note"]);

/** What is missing or wrong in a draft; `ready` where nothing is. */
export function checkDraft(ledger: Ledger, draft: EntryDraft): DraftCheck {
  const problems: Partial<Record<DraftField, DraftProblem>> = {};
  if (draft.customer === null && draft.newCustomer.trim() === "") problems.customer = "missing";
  if (draft.day === null) problems.day = "missing";
  else if (draft.dueDay !== null && draft.dueDay < draft.day) problems.dueDay = "before-date";
  const takenRow = rowWithDocument(ledger, draft);
  if (hasField(ledger, "document") && OURS.has(draft.kind) && draft.document.trim() === "") problems.document = "missing";
  else if (takenRow !== null) problems.document = "taken";
  const amountMinor = amountOf(draft);
  if (draft.amount === "") problems.amount = "missing";
  else if (amountMinor === null || amountMinor * SIGN[draft.kind] <= 0) problems.amount = "wrong";
  else if (isRounded(draft.amount!, draft.currency)) problems.amount = "decimals";
  // A ledger that begins has a currency once the first entry says so; one whose entries name none goes on like that.
  if (draft.currency === NO_CURRENCY && hasField(ledger, "currency") && ledger.partitions.length === 0) problems.currency = "missing";
  const fine = Object.keys(problems).length === 0;
  return { problems, takenRow, ready: fine ? { ...draft, day: draft.day!, document: draft.document.trim(), amountMinor: amountMinor! } : null };
}

/** + the customer owes more; null for what is no amount. */
export function amountOf({ amount, currency, kind }: Pick<EntryDraft, "amount" | "currency" | "kind">): Minor | null {
  const minor = amount === null || amount === "" ? null : minorOfWritten(amount, currency);
  return minor === null ? null : ((minor * SIGN[kind]) as Minor);
}

/** The row that has the number already, as the same kind of document: anywhere for numbers we give out, else at the same customer. */
function rowWithDocument(ledger: Ledger, { kind, document, customer, entity }: EntryDraft): number | null {
  const { entries, partitions } = ledger;
  const type = ENTRY_TYPES.indexOf(kind);
  const entry = (numbersOf(ledger).get(normaliseDocument(document)) ?? []).find((each) => {
    const partition = partitions[entries.partition[each]!]!;
    return entries.type[each] === type && partition.entity === entity && (OURS.has(kind) || partition.customer === customer);
  });
  return entry === undefined ? null : entries.row[entry]!;
}

/** Made once for a reading: a number is looked up with every letter typed. */
const numbers = new WeakMap<Ledger, ReadonlyMap<string, readonly number[]>>();

function numbersOf(ledger: Ledger): ReadonlyMap<string, readonly number[]> {
  const known = numbers.get(ledger);
  if (known) return known;
  const byNumber = new Map<string, number[]>();
  ledger.entries.document.forEach((document, entry) => {
    const number = normaliseDocument(document);
    if (number === "") return;
    const same = byNumber.get(number);
    if (same) same.push(entry);
    else byNumber.set(number, [entry]);
  });
  numbers.set(ledger, byNumber);
  return byNumber;
}

/**
 * The next number of the series that the last document of this kind belongs to; "" where there is none.
 *
 * @example … INV-0098, INV-0099 → "INV-0100"
 */
export function nextDocument({ entries, partitions }: Ledger, { kind, entity }: { readonly kind: DraftKind; readonly entity: string }): string {
  const type = ENTRY_TYPES.indexOf(kind);
  const isOurs = (entry: number): boolean => entries.type[entry] === type && partitions[entries.partition[entry]!]!.entity === entity;
  let last = entries.count - 1;
  while (last >= 0 && !(isOurs(last) && SERIES.test(entries.document[last]!))) last--;
  if (last < 0) return "";
  const [, prefix = "", digits = ""] = SERIES.exec(entries.document[last]!)!;
  let highest = Number(digits);
  for (let entry = 0; entry < entries.count; entry++) {
    const document = entries.document[entry]!;
    if (!document.startsWith(prefix)) continue;
    const rest = document.slice(prefix.length);
    if (/^\d{1,9}$/.test(rest)) highest = Math.max(highest, Number(rest));
  }
  return prefix + String(highest + 1).padStart(digits.length, "0");
}
const SERIES = /^(.*?)(\d{1,9})$/s;

/** When an invoice of this day falls due by the customer's terms; null where they are not known. */
export function draftDueDay(ledger: Ledger, { kind, customer, day }: Pick<EntryDraft, "kind" | "customer" | "day">): Day | null {
  const terms = customer === null ? null : (ledger.customers[customer]?.terms ?? null);
  return kind === "invoice" && day !== null && terms !== null ? dueDayOf(day, terms) : null;
}

/** A document that an entry may settle. */
export interface OpenDocument {
  readonly document: string;
  readonly openMinor: Minor;
  readonly dueDay: Day;
}

/** The account of a draft; null where the ledger has none yet. */
export function partitionOf({ partitions }: Ledger, { customer, currency, entity, account }: Pick<EntryDraft, "customer" | "currency" | "entity" | "account">): number | null {
  const index = partitions.findIndex((partition) => partition.customer === customer && partition.currency === currency && partition.entity === entity && partition.account === account);
  return index < 0 ? null : index;
}

/** What a receipt or credit note may settle, oldest due first; of a refund, the credits it pays back. */
export function openDocuments(ledger: Ledger, settlement: Settlement, { of, asOf }: { readonly of: Pick<EntryDraft, "kind" | "customer" | "currency" | "entity" | "account">; readonly asOf: Day }): readonly OpenDocument[] {
  const partition = partitionOf(ledger, of);
  if (partition === null || of.kind === "invoice") return [];
  const wanted = of.kind === "refund" ? -1 : 1;
  return openItemsOf(ledger, settlement, { partition, asOf })
    .filter(({ openMinor, entry }) => Math.sign(openMinor) === wanted && ledger.entries.document[entry] !== "")
    .sort((left, right) => left.dueDay - right.dueDay || left.entry - right.entry)
    .map(({ entry, openMinor, dueDay }) => ({ document: ledger.entries.document[entry]!, openMinor: Math.abs(openMinor) as Minor, dueDay }));
}

/** How an amount is divided over the documents it settles, in their order: each as far as it is open. */
export function divided(amountMinor: Minor, documents: readonly OpenDocument[]): readonly { readonly document: string; readonly amountMinor: Minor }[] {
  let left: number = Math.abs(amountMinor);
  return documents.flatMap(({ document, openMinor }) => {
    const part = Math.min(left, openMinor);
    left -= part;
    return part > 0 ? [{ document, amountMinor: part as Minor }] : [];
  });
}

/** Somebody of this name whom the ledger knows already. */
export function customerNamed({ customers }: Ledger, name: string): number | null {
  const key = nameKey(name);
  const found = key === "" ? -1 : customers.findIndex((customer) => nameKey(customer.name) === key || nameKey(customer.code) === key || customer.aliases.some((alias) => nameKey(alias) === key));
  return found < 0 ? null : found;
}

export function hasField({ tables }: Ledger, field: string): boolean {
  return tables.ledger.columns.some((column) => column.field === field);
}
