import type { Day } from "../calendar/day";
import { DIMENSION_NAMES, type Dimension, type DimensionFilter, dimensionNamed } from "../ledger/dimensions";
import type { Answers } from "../live/answers";
import type { Language } from "../words/language";
import { type Argument, cellsOf, currencyArgument, dayArgument, isBlank, shown, textArgument } from "./arguments";
import { CellProblem, problem } from "./cell-error";

/** Which account a question is about: one customer, one currency, one day, and what entries of it. */
export interface Scope {
  readonly customer: number;
  /** Index into the partitions, or `NO_PARTITION` for a known customer without entries. */
  readonly partition: number;
  readonly asOf: Day;
  readonly currency: string;
  readonly filter: DimensionFilter;
}

/** A known customer without any entry owes exactly 0: that is an answer, not a guess. */
export const NO_PARTITION = -1;

export interface ScopeArguments {
  readonly customer: Argument;
  readonly asOf?: Argument;
  readonly currency?: Argument;
  readonly filters?: readonly Argument[] | null | undefined;
}

/** The account meant, or what is wrong with the question. */
export function scopeOf(answers: Answers, language: Language, { customer, asOf, currency, filters }: ScopeArguments): Scope | CellProblem {
  const index = customerOf(answers, language, customer);
  if (index instanceof CellProblem) return index;
  const day = dayArgument(asOf, answers.view);
  if (day === null) return problem("date-unreadable", language, { value: shown(asOf) });
  const filter = filterOf(answers, language, filters);
  if (filter instanceof CellProblem) return filter;
  const { ledger } = answers.view;
  const { name, currency: ofCustomer } = ledger.customers[index]!;
  const all = answers.partitionsOf(index).filter((partition) => passes(ledger.partitions[partition]!, filter));
  const currencies = [...new Set(all.map((partition) => ledger.partitions[partition]!.currency))];
  const wanted = isBlank(currency) ? null : currencyArgument(currency);
  if (wanted === null && !isBlank(currency)) return problem("currency-unknown", language, { currency: shown(currency) });
  if (wanted === null && currencies.length > 1) return problem("several-currencies", language, { customer: name, currencies: currencies.join(", ") });
  const matching = wanted === null ? all : all.filter((partition) => ledger.partitions[partition]!.currency === wanted);
  if (matching.length > 1) return problem("several-partitions", language, { customer: name });
  if (matching[0] !== undefined) return { customer: index, partition: matching[0], asOf: day, currency: ledger.partitions[matching[0]]!.currency, filter };
  if (wanted !== null && currencies.length > 0) return problem("customer-no-entries", language, { customer: name, currency: wanted, currencies: currencies.join(", ") });
  return { customer: index, partition: NO_PARTITION, asOf: day, currency: wanted ?? (ofCustomer || ledger.baseCurrency), filter };
}

export function customerOf(answers: Answers, language: Language, argument: Argument): number | CellProblem {
  if (isBlank(argument)) return problem("customer-blank", language);
  const text = textArgument(argument);
  if (text === null) return problem("single-value", language, { argument: "customer" });
  const found = answers.customer(text);
  if (found.kind === "found") return found.customer;
  if (found.kind === "unknown") return problem("customer-unknown", language, { customer: text });
  return problem("customer-ambiguous", language, { customer: text, candidates: found.customers.map((index) => answers.view.ledger.customers[index]!.key).join(", ") });
}

/** A pair named so filters nothing: its value only makes Excel ask again when a range changes (`"token", SUM(Ledger[Amount])`). */
const TOKEN = /^(token|依赖)$/i;

function filterOf(answers: Answers, language: Language, filters: readonly Argument[] | null | undefined): DimensionFilter | CellProblem {
  const words = cellsOf(filters ?? []).map(textArgument);
  const filter: { dimension: Dimension; value: string }[] = [];
  for (let place = 0; place < words.length; place += 2) {
    const [name, value] = [words[place], words[place + 1]];
    if (name !== null && name !== undefined && TOKEN.test(name)) continue;
    if (name === null || name === undefined || value === null || value === undefined) return problem("filter-odd", language);
    const dimension = dimensionNamed(answers.view.ledger, name);
    if (dimension === null) return problem("filter-unknown", language, { name, names: DIMENSION_NAMES.filter((known) => dimensionNamed(answers.view.ledger, known) !== null).join(", ") || "–" });
    if (!answers.hasValue(dimension, value)) return problem("filter-value-unknown", language, { name, value });
    filter.push({ dimension, value });
  }
  return filter;
}

/** Entity and account choose among accounts; every other condition chooses among their entries. */
function passes(partition: { readonly entity: string; readonly account: string }, filter: DimensionFilter): boolean {
  return filter.every(({ dimension, value }) => (dimension !== "entity" && dimension !== "account") || partition[dimension].trim().toLowerCase() === value.trim().toLowerCase());
}
