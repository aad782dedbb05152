import type { Day } from "../calendar/day";
import type { Partition } from "../ledger/ledger";
import type { Answers } from "../live/answers";
import { minorToNumber } from "../money/money";
import type { Language } from "../words/language";
import { bucketLabel } from "../words/aging-words";
import { type Argument, dayArgument, isBlank, textArgument } from "./arguments";
import { type CellAnswer, CellProblem, problem } from "./cell-error";

/** The questions that cells can put, as functions of the answers at hand; `functions.ts` gives them their names in Excel. */

interface Place {
  readonly partition: number;
  readonly asOf: Day;
  readonly currency: string;
}

/** Which account is meant: one customer, one currency, one day; or what is wrong with the question. */
function placeOf(answers: Answers, language: Language, customer: Argument, asOf: Argument, currency: Argument): Place | CellProblem {
  const { ledger } = answers.view;
  if (isBlank(customer)) return problem("customer-blank", language);
  const text = textArgument(customer);
  if (text === null) return problem("customer-blank", language);
  const found = answers.customer(text);
  if (found.kind === "unknown") return problem("customer-unknown", language, { customer: text });
  if (found.kind === "ambiguous") return problem("customer-ambiguous", language, { customer: text, candidates: found.customers.map((index) => ledger.customers[index]!.key).join(", ") });
  const day = dayArgument(asOf, answers.view);
  if (day === null) return problem("date-unreadable", language, { value: String(asOf) });
  const name = ledger.customers[found.customer]!.name;
  const all = answers.partitionsOf(found.customer);
  const currencies = [...new Set(all.map((partition) => ledger.partitions[partition]!.currency))];
  const wanted = isBlank(currency) ? null : (textArgument(currency) ?? "").toUpperCase();
  if (wanted === null && currencies.length > 1) return problem("several-currencies", language, { customer: name, currencies: currencies.join(", ") });
  const matching = wanted === null ? all : all.filter((partition) => ledger.partitions[partition]!.currency === wanted);
  if (matching.length > 1) return problem("several-partitions", language, { customer: name });
  if (matching.length === 0) {
    if (all.length === 0 && wanted === null) return { partition: -1, asOf: day, currency: ledger.customers[found.customer]!.currency || ledger.baseCurrency };
    return problem("customer-no-entries", language, { customer: name, currency: wanted ?? "", currencies: currencies.join(", ") || "–" });
  }
  return { partition: matching[0]!, asOf: day, currency: ledger.partitions[matching[0]!]!.currency };
}

/** A known customer without any entry owes exactly 0: that is an answer, not a guess. */
const NO_PARTITION = -1;

export function balanceAnswer(answers: Answers, language: Language, customer: Argument, asOf: Argument, currency: Argument): CellAnswer {
  const place = placeOf(answers, language, customer, asOf, currency);
  if (place instanceof CellProblem) return place;
  return place.partition === NO_PARTITION ? 0 : minorToNumber(answers.balance(place.partition, place.asOf), place.currency);
}

export function overdueAnswer(answers: Answers, language: Language, customer: Argument, asOf: Argument, currency: Argument): CellAnswer {
  const place = placeOf(answers, language, customer, asOf, currency);
  if (place instanceof CellProblem) return place;
  return place.partition === NO_PARTITION ? 0 : minorToNumber(answers.overdue(place.partition, place.asOf), place.currency);
}

/** One row: the buckets, then unapplied credits, then the total. */
export function agingAnswer(answers: Answers, language: Language, customer: Argument, asOf: Argument, currency: Argument): CellAnswer {
  const place = placeOf(answers, language, customer, asOf, currency);
  if (place instanceof CellProblem) return place;
  const aging = answers.aging(place.asOf);
  const row = aging.rows.find((candidate) => candidate.partition === place.partition);
  const amounts = row ? [...row.amountsMinor, row.unappliedMinor, row.totalMinor] : [...aging.buckets.map(() => 0), 0, 0];
  return [amounts.map((amount) => minorToNumber(amount as never, place.currency))];
}

/** A header row, one row per customer and currency with something open, and a total per currency. */
export function agingTableAnswer(answers: Answers, language: Language, asOf: Argument): CellAnswer {
  const day = dayArgument(asOf, answers.view);
  if (day === null) return problem("date-unreadable", language, { value: String(asOf) });
  const { ledger } = answers.view;
  const aging = answers.aging(day);
  const words = language === "zh" ? TABLE_WORDS.zh : TABLE_WORDS.en;
  const splits = [...(ledger.hasEntities ? [words.entity] : []), ...(ledger.hasAccounts ? [words.account] : [])];
  const split = (place: Pick<Partition, "entity" | "account">): string[] => [...(ledger.hasEntities ? [place.entity] : []), ...(ledger.hasAccounts ? [place.account] : [])];
  const header = [words.customer, words.name, words.currency, ...splits, ...aging.buckets.map((bucket) => bucketLabel(bucket, language)), words.unapplied, words.total];
  const rows = aging.rows.map((row) => {
    const partition = ledger.partitions[row.partition]!;
    const customer = ledger.customers[partition.customer]!;
    return [customer.key, customer.name, partition.currency, ...split(partition), ...amountsOf(row, partition.currency)];
  });
  const totals = aging.totals.map((total) => [words.total, "", total.currency, ...split(total), ...amountsOf(total, total.currency)]);
  return [header, ...rows, ...totals];
}

const TABLE_WORDS = {
  en: { customer: "Customer", name: "Name", currency: "Currency", entity: "Entity", account: "Account", unapplied: "Unapplied", total: "Total" },
  zh: { customer: "客户", name: "名称", currency: "币种", entity: "核算主体", account: "科目", unapplied: "未核销贷项", total: "合计" },
} as const;

function amountsOf(row: { readonly amountsMinor: readonly number[]; readonly unappliedMinor: number; readonly totalMinor: number }, currency: string): number[] {
  return [...row.amountsMinor, row.unappliedMinor, row.totalMinor].map((amount) => minorToNumber(amount as never, currency));
}
