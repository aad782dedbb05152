import { addDays } from "../calendar/day";
import { creditUse, utilisation } from "../credit/credit";
import { isoDay } from "../calendar/day";
import type { Customer, Partition } from "../ledger/ledger";
import type { Answers } from "../live/answers";
import { termsText } from "../sheets/statement-heading";
import { type Minor, minorToNumber, ZERO } from "../money/money";
import { bucketLabel } from "../words/aging-words";
import type { Language } from "../words/language";
import { type Argument, dayArgument, isBlank, numberArgument, requiredDay, shown, textArgument } from "./arguments";
import { type CellAnswer, CellProblem, problem } from "./cell-error";
import { dateProblem } from "./date-problem";
import { unreadNote } from "./unread-rows";
import { customerOf, NO_PARTITION, type Scope, type ScopeArguments, scopeOf } from "./scope";

function amount(value: Minor, { currency }: Pick<Scope, "currency">): number {
  return minorToNumber(value, currency);
}

/** Every entry up to and including the day. */
export function balanceAnswer(answers: Answers, language: Language, question: ScopeArguments): CellAnswer {
  const scope = scopeOf(answers, language, question);
  if (scope instanceof CellProblem) return scope;
  return scope.partition === NO_PARTITION ? 0 : amount(answers.balance(scope.partition, scope.asOf, scope.filter), scope);
}

/** The balance brought forward into a period: all entries before its first day. */
export function openingAnswer(answers: Answers, language: Language, { from, ...question }: Omit<ScopeArguments, "asOf"> & { readonly from: Argument }): CellAnswer {
  const day = requiredDay(from, answers.view);
  if (day === null) return dateProblem(language, from);
  const scope = scopeOf(answers, language, question);
  if (scope instanceof CellProblem) return scope;
  return scope.partition === NO_PARTITION ? 0 : amount(answers.balance(scope.partition, addDays(day, -1), scope.filter), scope);
}

export function overdueAnswer(answers: Answers, language: Language, question: ScopeArguments): CellAnswer {
  const scope = scopeOf(answers, language, question);
  if (scope instanceof CellProblem) return scope;
  return scope.partition === NO_PARTITION ? 0 : amount(answers.overdue(scope.partition, scope.asOf, scope.filter), scope);
}

/** One row: the buckets, then unapplied credits, then the total. */
export function agingAnswer(answers: Answers, language: Language, question: ScopeArguments): CellAnswer {
  const scope = scopeOf(answers, language, question);
  if (scope instanceof CellProblem) return scope;
  const strip = answers.strip(scope.partition, scope.asOf, scope.filter);
  return [[...strip.amountsMinor, strip.unappliedMinor, strip.totalMinor].map((value) => amount(value, scope))];
}

/** One bucket, by its number or its label in either language. */
export function bucketAnswer(answers: Answers, language: Language, { bucket, ...question }: ScopeArguments & { readonly bucket: Argument }): CellAnswer {
  const scope = scopeOf(answers, language, question);
  if (scope instanceof CellProblem) return scope;
  const strip = answers.strip(scope.partition, scope.asOf, scope.filter);
  const labels = strip.buckets.map((label) => bucketLabel(label, language));
  const value = strip.amountsMinor[bucketPlace(strip.buckets, bucket)];
  if (value === undefined) return problem("bucket-unknown", language, { bucket: isBlank(bucket) ? "" : shown(bucket), count: labels.length, labels: labels.join(", ") });
  return amount(value, scope);
}

/** Which bucket an argument means, from 0; where it means none, a place where there is none. */
export function bucketPlace(buckets: readonly string[], bucket: Argument): number {
  const number = numberArgument(bucket);
  if (number !== null) return number - 1;
  const wanted = textArgument(bucket)?.replace(/[–—]/g, "-").toLowerCase();
  return buckets.findIndex((label) => [label, bucketLabel(label, "en"), bucketLabel(label, "zh")].some((name) => name.replace(/[–—]/g, "-").toLowerCase() === wanted));
}

const TABLE_WORDS = {
  en: { customer: "Customer", name: "Name", currency: "Currency", entity: "Entity", account: "Account", unapplied: "Unapplied", total: "Total" },
  zh: { customer: "客户", name: "名称", currency: "币种", entity: "核算主体", account: "科目", unapplied: "未核销贷项", total: "合计" },
} as const;

/** A header row, one row per customer and currency with something open, and a total per currency. */
export function agingTableAnswer(answers: Answers, language: Language, { asOf }: { readonly asOf: Argument }): CellAnswer {
  const day = dayArgument(asOf, answers.view);
  if (day === null) return problem("date-unreadable", language, { value: shown(asOf) });
  const { ledger } = answers.view;
  const aging = answers.aging(day);
  const words = TABLE_WORDS[language];
  const splits = [...(ledger.hasEntities ? [words.entity] : []), ...(ledger.hasAccounts ? [words.account] : [])];
  const split = (place: Pick<Partition, "entity" | "account">): string[] => [...(ledger.hasEntities ? [place.entity] : []), ...(ledger.hasAccounts ? [place.account] : [])];
  const header = [words.customer, words.name, words.currency, ...splits, ...aging.buckets.map((label) => bucketLabel(label, language)), words.unapplied, words.total];
  const amounts = (row: { readonly amountsMinor: readonly Minor[]; readonly unappliedMinor: Minor; readonly totalMinor: Minor }, currency: string): number[] =>
    [...row.amountsMinor, row.unappliedMinor, row.totalMinor].map((value) => minorToNumber(value, currency));
  const rows = aging.rows.map((row) => {
    const partition = ledger.partitions[row.partition]!;
    const customer = ledger.customers[partition.customer]!;
    return [customer.key, customer.name, partition.currency, ...split(partition), ...amounts(row, partition.currency)];
  });
  const totals = aging.totals.map((total) => [words.total, "", total.currency, ...split(total), ...amounts(total, total.currency)]);
  return [header, ...rows, ...totals, ...unreadNote(answers, language, header.length)];
}

/** What is left of the credit limit; negative where it is exceeded. */
export function creditAnswer(answers: Answers, language: Language, { customer, asOf }: ScopeArguments): CellAnswer {
  const use = creditOf(answers, language, { customer, asOf });
  return use instanceof CellProblem ? use : minorToNumber(use.availableMinor, use.currency);
}

/** Exposure as a fraction of the limit. A limit of 0 with something owed has no ratio. */
export function utilisationAnswer(answers: Answers, language: Language, { customer, asOf }: ScopeArguments): CellAnswer {
  const use = creditOf(answers, language, { customer, asOf });
  if (use instanceof CellProblem) return use;
  const ratio = utilisation(use);
  if (ratio !== null) return ratio.toNumber();
  return use.exposureMinor === ZERO ? 0 : problem("no-denominator", language);
}

export function creditOf(answers: Answers, language: Language, { customer, asOf }: ScopeArguments) {
  const index = customerOf(answers, language, customer);
  if (index instanceof CellProblem) return index;
  const day = dayArgument(asOf, answers.view);
  if (day === null) return problem("date-unreadable", language, { value: shown(asOf) });
  const use = creditUse(answers.view.ledger, index, day, answers.balancesOf(index, day));
  if (use.kind === "known") return use;
  return use.kind === "no-limit"
    ? problem("no-limit", language, { customer: answers.view.ledger.customers[index]!.name })
    : problem("no-rate", language, { currency: use.currency, date: isoDay(day) });
}

/** Fields of the customer table that a cell can show, by their names in both languages. */
const FIELDS: Readonly<Record<string, (customer: Customer, language: Language) => string | number | boolean>> = {
  code: (customer) => customer.code, 编码: (customer) => customer.code,
  name: (customer) => customer.name, 名称: (customer) => customer.name,
  currency: (customer) => customer.currency, 币种: (customer) => customer.currency,
  language: (customer) => customer.language, 语言: (customer) => customer.language,
  email: (customer) => customer.email, 邮箱: (customer) => customer.email,
  phone: (customer) => customer.phone, 电话: (customer) => customer.phone,
  address: (customer) => customer.address, 地址: (customer) => customer.address,
  "tax number": (customer) => customer.taxNumber, 税号: (customer) => customer.taxNumber,
  salesperson: (customer) => customer.salesperson, 业务员: (customer) => customer.salesperson,
  segment: (customer) => customer.segment, 分类: (customer) => customer.segment,
  contact: (customer) => customer.contact, 联系人: (customer) => customer.contact,
  "bill to": (customer) => customer.billTo, 结算客户: (customer) => customer.billTo,
  terms: (customer, language) => (customer.terms ? termsText(customer.terms, language) : ""), 付款条件: (customer, language) => (customer.terms ? termsText(customer.terms, language) : ""),
  aliases: (customer) => customer.aliases.join(", "), 别名: (customer) => customer.aliases.join(", "),
  hold: (customer) => customer.hold, 停止发货: (customer) => customer.hold,
  "credit limit": (customer) => (customer.creditLimit === "" ? "" : Number(customer.creditLimit)), 信用额度: (customer) => (customer.creditLimit === "" ? "" : Number(customer.creditLimit)),
};

/** Names of the fields in a language. */
export function customerFields(language: Language): readonly string[] {
  return Object.keys(FIELDS).filter((name) => /[a-z]/.test(name) === (language === "en"));
}

export function customerAnswer(answers: Answers, language: Language, { customer, field }: { readonly customer: Argument; readonly field: Argument }): CellAnswer {
  const index = customerOf(answers, language, customer);
  if (index instanceof CellProblem) return index;
  const name = isBlank(field) ? "name" : (textArgument(field) ?? "").toLowerCase();
  const read = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (!read) return problem("field-unknown", language, { field: shown(field), fields: customerFields(language).join(", ") });
  return read(answers.view.ledger.customers[index]!, language);
}
