import type { Day } from "../calendar/day";
import { customerNamed, type DraftKind, draftDueDay, type EntryDraft, nextDocument } from "../ledger/entry-draft";
import type { Ledger } from "../ledger/ledger";
import type { LedgerView } from "../live/live-state";
import { NO_CURRENCY } from "../money/currencies";
import { TEMPLATE_TEXTS } from "../words/template-words";
import { decimalTyped } from "./decimal-typed";

/** The form as typed; null follows what is proposed. */
export interface EntryForm {
  readonly kind: DraftKind;
  readonly customerKey: string | null;
  /** A new customer's name; null where one of the list is meant. */
  readonly newName: string | null;
  readonly day: Day | null;
  readonly dueDay: Day | null | "proposed";
  readonly document: string | null;
  readonly amount: string;
  readonly currency: string | null;
  readonly appliesTo: readonly string[];
  readonly reference: string;
  readonly description: string;
  readonly entity: string | null;
  readonly account: string | null;
}

export function firstEntryForm(today: Day): EntryForm {
  return {
    kind: "invoice", customerKey: null, newName: null, day: today, dueDay: "proposed", document: null, amount: "", currency: null, appliesTo: [], reference: "", description: "", entity: null, account: null,
  };
}

/** What is kept for the next entry: kind, date, and of a batch of receipts nothing of the last one. */
export function nextEntryForm(form: EntryForm): EntryForm {
  return { ...form, customerKey: null, newName: null, dueDay: "proposed", document: null, amount: "", appliesTo: [], reference: "", description: "" };
}

/** The draft that a form stands for, with what is proposed where nothing was typed. */
export function draftOf(form: EntryForm, { ledger }: LedgerView): EntryDraft {
  const picked = form.customerKey === null ? -1 : ledger.customers.findIndex(({ key }) => key === form.customerKey);
  // A new name that is no new one is the customer it names.
  const known = form.newName !== null ? customerNamed(ledger, form.newName) : picked < 0 ? null : picked;
  const { entity, account } = sideOf(form, ledger);
  const draft = {
    kind: form.kind, customer: known, newCustomer: form.newName ?? "", day: form.day, appliesTo: form.kind === "invoice" ? [] : form.appliesTo, reference: form.reference.trim(), description: form.description.trim(),
    currency: form.currency ?? currencyOf(ledger, known), entity, account,
    amount: form.amount.trim() === "" ? "" : decimalTyped(form.amount),
  };
  return {
    ...draft,
    dueDay: form.kind !== "invoice" ? null : form.dueDay === "proposed" ? draftDueDay(ledger, draft) : form.dueDay,
    document: form.document ?? nextDocument(ledger, { kind: form.kind, entity }),
  };
}

/** Where the ledger is split: what was chosen, else what most entries have. */
function sideOf({ entity, account }: EntryForm, { partitions, hasEntities, hasAccounts }: Ledger): { readonly entity: string; readonly account: string } {
  return { entity: entity ?? (hasEntities ? (partitions[0]?.entity ?? "") : ""), account: account ?? (hasAccounts ? (partitions[0]?.account ?? "") : "") };
}

function currencyOf({ customers, partitions, baseCurrency }: Ledger, customer: number | null): string {
  if (customer === null) return baseCurrency;
  return customers[customer]!.currency || (partitions.find((partition) => partition.customer === customer)?.currency ?? baseCurrency);
}

/** Currencies that the ledger and its customers know, the base first; for a ledger that names none yet, the usual ones. */
export function currenciesOf({ partitions, customers, baseCurrency }: Ledger): readonly string[] {
  const known = [...new Set([baseCurrency, ...partitions.map(({ currency }) => currency), ...customers.map(({ currency }) => currency)])].filter((currency) => currency !== "" && (currency !== NO_CURRENCY || partitions.length > 0));
  return known.length > 1 || partitions.length > 0 ? known : [...new Set([...known, ...USUAL_CURRENCIES])];
}
const USUAL_CURRENCIES = TEMPLATE_TEXTS.en.currencies.split("|");
