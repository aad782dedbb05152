import type { FieldProps } from "@fluentui/react-components";
import { type Day, isoDay } from "../calendar/day";
import { numberAlike, rowAlike } from "../data-checks/alike-entries";
import { amountOf, customerNamed, type DraftCheck, type EntryDraft } from "../ledger/entry-draft";
import type { LedgerView } from "../live/live-state";
import { showCurrency } from "../money/show-money";
import type { PANE_ENTRY_WORDS } from "../words/pane-entry-words";
import type { Params } from "../words/texts";
import type { EntryForm } from "./entry-form";

type Hint = Pick<FieldProps, "validationState" | "validationMessage">;

/** What each field has to say. */
export type EntryHints = Readonly<Record<"customer" | "newName" | "day" | "due" | "document" | "amount" | "currency", Hint>>;

interface Facts {
  readonly form: EntryForm;
  readonly draft: EntryDraft;
  readonly check: DraftCheck;
  readonly view: LedgerView;
  /** The user wanted to add it: what is missing is told from then on, what is wrong at once. */
  readonly tried: boolean;
  readonly today: Day;
  readonly words: (key: keyof (typeof PANE_ENTRY_WORDS)["en"], params?: Params) => string;
}

const error = (message: string): Hint => ({ validationState: "error", validationMessage: message });
const warning = (message: string): Hint => ({ validationState: "warning", validationMessage: message });
const note = (message: string): Hint => ({ validationState: "none", validationMessage: message });

export function entryHints(facts: Facts): EntryHints {
  return { customer: customerHint(facts), newName: newNameHint(facts), day: dayHint(facts), due: dueHint(facts), document: documentHint(facts), amount: amountHint(facts), currency: currencyHint(facts) };
}

function customerHint({ draft, check, view, tried, words }: Facts): Hint {
  if (check.problems.customer === "missing") return tried ? error(words("customer.missing")) : {};
  return draft.customer !== null && draft.kind === "invoice" && view.ledger.customers[draft.customer]!.hold ? warning(words("customer.hold")) : {};
}

function newNameHint({ form, view, words }: Facts): Hint {
  if (form.newName === null || form.newName.trim() === "" || customerNamed(view.ledger, form.newName) !== null) return {};
  return note(words("customer.new", { name: form.newName.trim() }));
}

function dayHint({ draft, check, view, tried, today, words }: Facts): Hint {
  if (check.problems.day) return tried ? error(words("day.missing")) : {};
  if (draft.day !== null && draft.day > today) return warning(words("day.future"));
  return view.closingSaved && draft.day !== null && draft.day <= view.asOf ? warning(words("day.closed", { day: isoDay(view.asOf) })) : {};
}

function dueHint({ form, draft, check, words }: Facts): Hint {
  if (check.problems.dueDay) return error(words("due.early"));
  if (draft.dueDay === null) return note(words("due.none"));
  return form.dueDay === "proposed" ? note(words("due.terms")) : {};
}

function documentHint({ form, draft, check, view, tried, words }: Facts): Hint {
  if (check.problems.document === "taken") return error(words("document.taken", { row: check.takenRow ?? 0 }));
  if (check.problems.document === "missing") return tried ? error(words("document.missing")) : {};
  const like = numberAlike(view.ledger, draft);
  if (like) return warning(words("document.like", like));
  return form.document === null && draft.document !== "" ? note(words("document.next")) : {};
}

function amountHint({ draft, check, view, tried, words }: Facts): Hint {
  switch (check.problems.amount) {
    case "missing": return tried ? error(words("amount.missing")) : {};
    case "decimals": return error(words("amount.decimals", { currency: showCurrency(draft.currency) }));
    case "wrong": return error(words("amount.wrong"));
    default: {
      const amountMinor = amountOf(draft);
      const row = amountMinor === null ? null : rowAlike(view.ledger, draft, amountMinor);
      return row === null ? {} : warning(words("amount.alike", { row }));
    }
  }
}

/** A currency that the customer never had is more often a slip than news. */
function currencyHint({ draft, check, view, tried, words }: Facts): Hint {
  if (check.problems.currency) return tried ? error(words("currency.missing")) : {};
  const { customers, partitions } = view.ledger;
  if (draft.customer === null) return {};
  const own = customers[draft.customer]!.currency;
  const had = [...new Set([...(own === "" ? [] : [own]), ...partitions.filter(({ customer }) => customer === draft.customer).map(({ currency }) => currency)])];
  return had.length === 0 || had.includes(draft.currency) ? {} : warning(words("currency.other", { currencies: had.map((currency) => showCurrency(currency) || currency).join(", ") }));
}
