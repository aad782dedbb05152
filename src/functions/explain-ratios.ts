import Decimal from "decimal.js";
import { addDays, addMonths, type Day, firstOfMonth, isoDay, lastOfMonth } from "../calendar/day";
import { creditUse, crossRate } from "../credit/credit";
import { ENTRY_TYPES, type EntryType } from "../ledger/ledger";
import { checkedMinor, decimalOfMinor, type Minor, minorOfDecimal, minorToNumber } from "../money/money";
import { showMoney } from "../money/show-money";
import { monthsOf } from "../reports/collection-figures";
import { bucketLabel } from "../words/aging-words";
import { allCellsOf, dayArgument, isBlank, numberArgument, textArgument } from "./arguments";
import { partitionsOf, PERIOD_DAYS, periodOf } from "./ratio-questions";
import type { Behind, ExplainedCall } from "./explain";
import { customerName, sound, words } from "./explain-accounts";
import { bucketRows, dueRows, entryRows, type ExplainedPart, type ExplainedRow, partOf } from "./explained-rows";
import { customerOf } from "./scope";

type Summed = ExplainedPart & { readonly sumMinor: Minor };

/** Ratios are shown to so many significant digits; they are worked out with all of them. */
const SHOWN_DIGITS = 6;

function shownRatio(value: number): string {
  return new Decimal(value).toSignificantDigits(SHOWN_DIGITS).toString().replace(/^-/, "−");
}

interface Accounts {
  readonly partitions: ReadonlySet<number>;
  readonly currency: string;
}

function ofTypes({ answers }: ExplainedCall, rows: readonly ExplainedRow[], ...types: readonly EntryType[]): ExplainedRow[] {
  const { type } = answers.view.ledger.entries;
  return rows.filter((row) => row.kind === "entry" && types.includes(ENTRY_TYPES[type[row.entry]!]!));
}

/** The sums that ratios are made of, as rows. */
class Sums {
  constructor(private readonly call: ExplainedCall, private readonly accounts: Accounts) {}

  receivables(day: Day): Summed {
    return this.part("part.receivables", { day: isoDay(day) }, entryRows(this.call.answers, { partitions: this.accounts.partitions, to: day }));
  }

  before(day: Day): Summed {
    return this.part("part.receivablesBefore", { day: isoDay(day) }, entryRows(this.call.answers, { partitions: this.accounts.partitions, to: addDays(day, -1) }));
  }

  sales(from: Day, to: Day): Summed {
    return this.part("part.sales", {}, ofTypes(this.call, this.between(from, to), "invoice", "credit note"));
  }

  salesOfMonth(month: Day, to: Day): Summed {
    return this.part("part.salesOf", { month: isoDay(month).slice(0, 7) }, ofTypes(this.call, this.between(month, Math.min(lastOfMonth(month), to) as Day), "invoice", "credit note"));
  }

  invoiced(from: Day, to: Day): Summed {
    return this.part("part.invoiced", {}, ofTypes(this.call, this.between(from, to), "invoice"));
  }

  cash(from: Day, to: Day): Summed {
    return this.part("part.cash", {}, ofTypes(this.call, entryRows(this.call.answers, { partitions: this.accounts.partitions, from, to }, -1), "payment", "refund"));
  }

  notDue(day: Day): Summed {
    const items = [...this.accounts.partitions].flatMap((partition) => this.call.answers.items(partition, day));
    return this.part("part.notDue", { day: isoDay(day) }, dueRows(items, (dueDay) => dueDay >= day));
  }

  shown({ sumMinor }: Summed): string {
    return showMoney(sumMinor, this.accounts.currency);
  }

  private between(from: Day, to: Day): ExplainedRow[] {
    return entryRows(this.call.answers, { partitions: this.accounts.partitions, from, to });
  }

  private part(key: Parameters<typeof words>[1], params: Parameters<typeof words>[2], rows: readonly ExplainedRow[]): Summed {
    return partOf(words(this.call, key, params), this.accounts.currency, rows);
  }
}

export function explainDso(call: ExplainedCall): Behind {
  const { answers, language } = call;
  const [customer, asOf, days, method, currency] = call.args;
  const accounts = sound(partitionsOf(answers, language, { customer, currency }));
  const sums = new Sums(call, accounts);
  const to = sound(dayArgument(asOf, answers.view));
  const name = isBlank(method) ? "simple" : (textArgument(method) ?? "").toLowerCase().replace(/[\s-]/g, "");
  if (name === "countback") return explainCountBack(call, sums, to);
  const length = isBlank(days) ? PERIOD_DAYS : numberArgument(days)!;
  const from = addDays(to, 1 - length);
  const [opening, closing, sales] = [sums.before(from), sums.receivables(to), sums.sales(from, to)];
  const isAverage = name === "average";
  const level = isAverage ? new Decimal(opening.sumMinor).plus(closing.sumMinor).div(2) : new Decimal(closing.sumMinor);
  const fromRows = level.div(sales.sumMinor).times(length).toNumber();
  const params = { opening: sums.shown(opening), closing: sums.shown(closing), sales: sums.shown(sales), days: length, result: shownRatio(fromRows) };
  return {
    meaning: words(call, isAverage ? "dsoAverage" : "dsoSimple", { from: isoDay(from), to: isoDay(to), days: length }), parts: isAverage ? [opening, closing, sales] : [closing, sales],
    sums: [words(call, isAverage ? "sum.dsoAverage" : "sum.dso", params)], fromRows,
  };
}

function explainCountBack(call: ExplainedCall, sums: Sums, to: Day): Behind {
  const closing = sums.receivables(to);
  const months: { readonly part: Summed; readonly days: Decimal; readonly month: Day }[] = [];
  let left: number = closing.sumMinor;
  for (let month = firstOfMonth(to); left > 0; month = addMonths(month, -1)) {
    const part = sums.salesOfMonth(month, to);
    const whole = Math.min(lastOfMonth(month), to) - month + 1;
    const isLast = part.sumMinor >= left;
    months.push({ part, month, days: isLast ? new Decimal(left).div(part.sumMinor).times(whole) : new Decimal(whole) });
    left = isLast ? 0 : left - Math.max(0, part.sumMinor);
  }
  const fromRows = months.reduce((sum, { days }) => sum.plus(days), new Decimal(0)).toNumber();
  const each = months.map(({ month, days }) => words(call, "sum.month", { month: isoDay(month).slice(0, 7), days: shownRatio(days.toNumber()) }));
  return {
    meaning: words(call, "dsoCountback", { to: isoDay(to) }), parts: [closing, ...months.map(({ part }) => part)], sums: [words(call, "sum.countback", { days: shownRatio(fromRows), months: each.join(" + ") || "0" })], fromRows,
  };
}

export function explainCei(call: ExplainedCall): Behind {
  const [customer, from, to, currency] = call.args;
  const period = sound(periodOf(call.answers, call.language, { customer, from, to, currency }));
  const accounts = sound(partitionsOf(call.answers, call.language, { customer, currency }));
  const sums = new Sums(call, accounts);
  const parts = [sums.before(period.from), sums.sales(period.from, period.to), sums.receivables(period.to), sums.notDue(period.to)] as const;
  const [opening, sales, closing, notDue] = parts;
  const months = monthsOf(period.from, period.to);
  const perMonth = new Decimal(sales.sumMinor).div(months);
  const base = new Decimal(opening.sumMinor).plus(perMonth);
  const fromRows = base.minus(closing.sumMinor).div(base.minus(notDue.sumMinor)).times(100).toNumber();
  const monthly = minorOfDecimal(decimalOfMinor(sales.sumMinor, accounts.currency).div(months), accounts.currency);
  return {
    meaning: words(call, "cei", { from: isoDay(period.from), to: isoDay(period.to), months: shownRatio(months.toNumber()) }), parts, fromRows,
    sums: [words(call, "sum.cei", { opening: sums.shown(opening), perMonth: monthly === null ? "" : showMoney(monthly, accounts.currency), closing: sums.shown(closing), notDue: sums.shown(notDue), result: shownRatio(fromRows) })],
  };
}

export function explainCollectionRate(call: ExplainedCall): Behind {
  const [customer, from, to, currency] = call.args;
  const period = sound(periodOf(call.answers, call.language, { customer, from, to, currency }));
  const sums = new Sums(call, sound(partitionsOf(call.answers, call.language, { customer, currency })));
  const parts = [sums.cash(period.from, period.to), sums.before(period.from), sums.invoiced(period.from, period.to)] as const;
  const [cash, opening, invoiced] = parts;
  const fromRows = new Decimal(cash.sumMinor).div(opening.sumMinor + invoiced.sumMinor).toNumber();
  return {
    meaning: words(call, "collectionRate", { from: isoDay(period.from), to: isoDay(period.to) }), parts, fromRows,
    sums: [words(call, "sum.collection", { cash: sums.shown(cash), opening: sums.shown(opening), invoiced: sums.shown(invoiced), result: shownRatio(fromRows) })],
  };
}

/** Each bucket with its rate: customers whose credits outweigh a bucket count as nothing in it. */
export function explainProvision(call: ExplainedCall): Behind {
  const { answers, language } = call;
  const [rates, customer, asOf, currency] = call.args;
  const day = sound(dayArgument(asOf, answers.view));
  const accounts = sound(partitionsOf(answers, language, { customer, currency }));
  const { rows, buckets } = answers.aging(day);
  const mine = rows.filter(({ partition }) => accounts.partitions.has(partition));
  const isFifo = answers.view.settings.aging.credits === "fifo";
  let total = 0;
  const sums: string[] = [];
  const parts = allCellsOf(rates).flatMap((cell, bucket): Summed[] => {
    const rate = new Decimal(cell as number);
    const counted = mine.filter(({ amountsMinor }) => amountsMinor[bucket]! > 0);
    if (counted.length === 0) return [];
    const entries = counted.flatMap(({ partition, amountsMinor }): ExplainedRow[] => {
      const own = bucketRows(answers, answers.items(partition, day), { bucket, asOf: day });
      const off = isFifo ? amountsMinor[bucket]! - partOf("", "", own).sumMinor : 0;
      return off === 0 ? own : [...own, { kind: "amount", label: words(call, "row.creditsOff"), amountMinor: checkedMinor(off) }];
    });
    const part = partOf(words(call, "part.bucket", { bucket: bucketLabel(buckets[bucket]!, language), rate: rate.toString() }), accounts.currency, entries);
    const allowance = minorOfDecimal(decimalOfMinor(part.sumMinor, accounts.currency).times(rate), accounts.currency)!;
    total += allowance;
    sums.push(words(call, "sum.rate", { amount: showMoney(part.sumMinor, accounts.currency), rate: rate.toString(), result: showMoney(allowance, accounts.currency) }));
    return [part];
  });
  return { meaning: words(call, "provision", { day: isoDay(day) }), parts, sums, fromRows: minorToNumber(checkedMinor(total), accounts.currency) };
}

export function explainCredit(call: ExplainedCall): Behind {
  const { parts, limitMinor, owedMinor, currency, customer, day } = creditParts(call);
  const left = checkedMinor(limitMinor - owedMinor);
  return {
    meaning: words(call, "credit", { customer, day }), parts, fromRows: minorToNumber(left, currency),
    sums: [words(call, "sum.difference", { limit: showMoney(limitMinor, currency), owed: showMoney(owedMinor, currency), result: showMoney(left, currency) })],
  };
}

export function explainUtilisation(call: ExplainedCall): Behind {
  const { parts, limitMinor, owedMinor, currency, customer, day } = creditParts(call);
  const fromRows = limitMinor === 0 ? 0 : new Decimal(owedMinor).div(limitMinor).toNumber();
  return {
    meaning: words(call, "utilisation", { customer, day }), parts, fromRows,
    sums: limitMinor === 0 ? [] : [words(call, "sum.ratio", { above: showMoney(owedMinor, currency), below: showMoney(limitMinor, currency), result: shownRatio(fromRows) })],
  };
}

/** The limit in the customer table, and the entries of every account, other currencies at the day's rate. */
function creditParts(call: ExplainedCall) {
  const { answers, language } = call;
  const { ledger } = answers.view;
  const customer = sound(customerOf(answers, language, call.args[0]));
  const day = sound(dayArgument(call.args[1], answers.view));
  const use = creditUse(ledger, customer, day, answers.balancesOf(customer, day));
  if (use.kind !== "known") throw new Error("A credit that was answered is not known when explained");
  const { tables, customers } = ledger;
  const { row } = customers[customer]!;
  const column = tables.customers?.columns.find(({ field }) => field === "creditLimit")?.header ?? null;
  const limit = words(call, "part.limit");
  const limitRow: ExplainedRow = tables.customers && row !== null
    ? { kind: "place", tableId: tables.customers.id, row, column, label: limit, amountMinor: use.limitMinor }
    : { kind: "amount", label: limit, amountMinor: use.limitMinor };
  let owed = new Decimal(0);
  const parts = answers.partitionsOf(customer).flatMap((partition): Summed[] => {
    const rows = entryRows(answers, { partitions: [partition], to: day });
    if (rows.length === 0) return [];
    const { currency, entity, account } = ledger.partitions[partition]!;
    const rate = crossRate(ledger, currency, use.currency, day);
    const at = currency === use.currency || rate === null ? "" : `× ${rate.toSignificantDigits(SHOWN_DIGITS).toString()}`;
    const part = partOf([words(call, "part.owed"), currency === use.currency ? "" : `${currency} ${at}`, entity, account].filter((text) => text !== "").join(" · "), currency, rows);
    if (part.sumMinor !== 0) owed = owed.plus(decimalOfMinor(part.sumMinor, currency).times(rate!));
    return [part];
  });
  return { parts: [partOf(limit, use.currency, [limitRow]), ...parts], limitMinor: use.limitMinor, owedMinor: minorOfDecimal(owed, use.currency)!, currency: use.currency, customer: customerName(call, customer), day: isoDay(day) };
}
