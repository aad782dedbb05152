import Decimal from "decimal.js";
import { addDays, type Day } from "../calendar/day";
import type { Answers } from "../live/answers";
import { minorToNumber } from "../money/money";
import { provisionByAging } from "../provision/provision";
import {
  averageDaysSalesOutstanding, collectionEffectiveness, collectionRate, collectionSums, countBackDays, daysSalesOutstanding, type Period,
} from "../reports/collection-figures";
import { bucketLabel } from "../words/aging-words";
import type { Language } from "../words/language";
import { allCellsOf, type Argument, currencyArgument, dayArgument, isBlank, numberArgument, requiredDay, shown, textArgument } from "./arguments";
import { type CellAnswer, CellProblem, problem } from "./cell-error";
import { dateProblem } from "./date-problem";
import { customerOf } from "./scope";

/** Days of the period where none are given: a year, so that seasons even out. */
export const PERIOD_DAYS = 365;
/** A century: beyond it a number of days is something else. */
const PERIOD_DAYS_MAX = 36_525;

export interface RatioArguments {
  /** Blank: all customers. */
  readonly customer: Argument;
  readonly currency: Argument;
}

/** The accounts a ratio is over: one customer's or all, in one currency. */
export function partitionsOf(answers: Answers, language: Language, { customer, currency }: RatioArguments): { readonly partitions: ReadonlySet<number>; readonly currency: string } | CellProblem {
  const { ledger } = answers.view;
  const of = isBlank(customer) ? null : customerOf(answers, language, customer);
  if (of instanceof CellProblem) return of;
  const all = ledger.partitions.flatMap((partition, index) => (of === null || partition.customer === of ? [index] : []));
  const currencies = [...new Set(all.map((index) => ledger.partitions[index]!.currency))];
  const wanted = isBlank(currency) ? null : currencyArgument(currency);
  if (wanted === null && !isBlank(currency)) return problem("currency-unknown", language, { currency: shown(currency) });
  if (wanted === null && currencies.length > 1) {
    return of === null
      ? problem("several-currencies-all", language, { currencies: currencies.join(", ") })
      : problem("several-currencies", language, { customer: ledger.customers[of]!.name, currencies: currencies.join(", ") });
  }
  if (wanted !== null && currencies.length > 0 && !currencies.includes(wanted)) return problem("currency-absent", language, { currency: wanted, currencies: currencies.join(", ") });
  const chosen = wanted ?? currencies[0] ?? ledger.baseCurrency;
  return { partitions: new Set(all.filter((index) => ledger.partitions[index]!.currency === chosen)), currency: chosen };
}

const METHODS = ["simple", "average", "countback"] as const;

/** Days sales outstanding over the days up to a date, by one of three methods. */
export function dsoAnswer(answers: Answers, language: Language, { asOf, days, method, ...question }: RatioArguments & { readonly asOf: Argument; readonly days: Argument; readonly method: Argument }): CellAnswer {
  const to = dayArgument(asOf, answers.view);
  if (to === null) return problem("date-unreadable", language, { value: shown(asOf) });
  const accounts = partitionsOf(answers, language, question);
  if (accounts instanceof CellProblem) return accounts;
  const length = isBlank(days) ? PERIOD_DAYS : numberArgument(days);
  if (length === null || !Number.isInteger(length) || length < 1 || length > PERIOD_DAYS_MAX) return problem("days-wrong", language, { value: shown(days) });
  const name = isBlank(method) ? "simple" : (textArgument(method) ?? "").toLowerCase().replace(/[\s-]/g, "");
  const { ledger, settlement } = answers.view;
  if (name === "countback") return ratio(countBackDays(ledger, settlement, { partitions: accounts.partitions, to }), language, "no-sales");
  const sums = collectionSums(ledger, settlement, { from: addDays(to, 1 - length), to, partitions: accounts.partitions });
  if (name === "simple") return ratio(daysSalesOutstanding(sums), language, "no-sales");
  if (name === "average") return ratio(averageDaysSalesOutstanding(sums), language, "no-sales");
  return problem("method-unknown", language, { method: shown(method), methods: METHODS.join(", ") });
}

export interface PeriodArguments extends RatioArguments {
  readonly from: Argument;
  readonly to: Argument;
}

/** Collection effectiveness index in percent. */
export function ceiAnswer(answers: Answers, language: Language, question: PeriodArguments): CellAnswer {
  const period = periodOf(answers, language, question);
  if (period instanceof CellProblem) return period;
  return ratio(collectionEffectiveness(collectionSums(answers.view.ledger, answers.view.settlement, period)), language, "no-denominator");
}

/** Cash collected over what there was to collect, as a fraction. */
export function collectionRateAnswer(answers: Answers, language: Language, question: PeriodArguments): CellAnswer {
  const period = periodOf(answers, language, question);
  if (period instanceof CellProblem) return period;
  return ratio(collectionRate(collectionSums(answers.view.ledger, answers.view.settlement, period)), language, "no-denominator");
}

export function periodOf(answers: Answers, language: Language, { from, to, ...question }: PeriodArguments): Period | CellProblem {
  const first = requiredDay(from, answers.view);
  if (first === null) return dateProblem(language, from);
  const last: Day | null = dayArgument(to, answers.view);
  if (last === null) return problem("date-unreadable", language, { value: shown(to) });
  if (last < first) return problem("period-reversed", language);
  const accounts = partitionsOf(answers, language, question);
  return accounts instanceof CellProblem ? accounts : { from: first, to: last, partitions: accounts.partitions };
}

function ratio(value: Decimal | null, language: Language, otherwise: "no-sales" | "no-denominator"): CellAnswer {
  return value === null ? problem(otherwise, language) : value.toNumber();
}

/** Allowance for doubtful accounts: each bucket times its rate, the rates from a range in the order of the buckets. */
export function provisionAnswer(answers: Answers, language: Language, { rates, asOf, ...question }: RatioArguments & { readonly rates: Argument; readonly asOf: Argument }): CellAnswer {
  const day = dayArgument(asOf, answers.view);
  if (day === null) return problem("date-unreadable", language, { value: shown(asOf) });
  const accounts = partitionsOf(answers, language, question);
  if (accounts instanceof CellProblem) return accounts;
  const { rows, buckets } = answers.aging(day);
  // A blank cell is no rate: leaving it out would move every rate after it to another bucket.
  const fractions = allCellsOf(rates).map((cell) => (typeof cell === "number" && Number.isFinite(cell) ? new Decimal(cell) : null));
  const amount = fractions.includes(null)
    ? null
    : provisionByAging({ rows: rows.filter((row) => accounts.partitions.has(row.partition)), rates: fractions as Decimal[], currency: accounts.currency, buckets });
  if (amount === null) return problem("rates-wrong", language, { count: buckets.length, labels: buckets.map((label) => bucketLabel(label, language)).join(", ") });
  return minorToNumber(amount, accounts.currency);
}
