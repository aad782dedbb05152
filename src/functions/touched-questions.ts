import { type Answers, answersOf } from "../live/answers";
import type { LedgerView } from "../live/live-state";
import { type Argument, cellsOf, isBlank, textArgument } from "./arguments";

/** Whose rows decide an answer: an index into the customers, `NOBODY` for none, null for anybody's. */
export type About = (answers: Answers) => number | null;

const NO_CUSTOMERS: ReadonlySet<number> = new Set();

/** No row of the ledger: only customers, rates or the question itself. */
export const NOBODY = -1;

/**
 * Whose rows decide an answer about a customer: that customer's alone, nobody's where there is no such customer.
 *
 * A filter is another matter: whether its value occurs at all depends on every row.
 */
export function aboutCustomer(customer: Argument, filters: readonly Argument[] | null | undefined = null): About {
  if (cellsOf(filters ?? []).length > 0) return () => null;
  const text = isBlank(customer) ? null : textArgument(customer);
  return (answers) => {
    const found = text === null ? null : answers.customer(text);
    return found?.kind === "found" ? found.customer : NOBODY;
  };
}

/**
 * Questions by the customer whose rows decide them, so that an edit costs the questions about its customers and not all there are.
 *
 * They are answered of one whole reading. In that reading with a few rows changed, customers, accounts, settings, rates and the day are the
 * same: an answer about a customer without changed rows is the same, too.
 */
export class TouchedQuestions<Question extends { readonly about: About }> {
  private base: LedgerView | null = null;
  private readonly ofCustomer = new Map<number, Set<Question>>();
  private readonly ofAnybody = new Set<Question>();
  private readonly placeOf = new Map<Question, Set<Question>>();
  /** Customers with changed rows in any view since the base: their questions may still show figures of an earlier one. */
  private edited = new Set<number>();

  /** All questions added from now on are answered of this view; one that is not whole is none to build on. */
  begin(view: LedgerView | null): void {
    this.base = view?.changed ? null : view;
    this.ofCustomer.clear();
    this.ofAnybody.clear();
    this.placeOf.clear();
    this.edited = new Set();
  }

  /** `answers`: of the base, or of the base with changed rows. */
  add(question: Question, answers: Answers): void {
    if (this.base === null) return;
    const customer = question.about(answers);
    const place = customer === null ? this.ofAnybody : (this.ofCustomer.get(customer) ?? new Set<Question>());
    if (customer !== null) this.ofCustomer.set(customer, place);
    place.add(question);
    this.placeOf.set(question, place);
  }

  delete(question: Question): void {
    this.placeOf.get(question)?.delete(question);
    this.placeOf.delete(question);
  }

  /** Questions that may have another answer in this view than they show; null: all. */
  touchedBy(view: LedgerView): readonly Question[] | null {
    const { base } = this;
    if (base === null || (view !== base && view.changed?.since !== base)) return null;
    const customers = view.changed ? view.changed.customers : NO_CUSTOMERS;
    if (customers === null || answersOf(view).unreadRows() !== answersOf(base).unreadRows()) return null;
    for (const customer of customers) this.edited.add(customer);
    return [...this.ofAnybody, ...[...this.edited].flatMap((customer) => [...(this.ofCustomer.get(customer) ?? [])])];
  }
}
