import { addDays, type Day, firstOfMonth, isoDay } from "../calendar/day";
import { assert } from "../check/assert";
import { checkedMinor, minorToNumber, ZERO } from "../money/money";
import { bucketLabel } from "../words/aging-words";
import { EXPLAIN_TEXTS, type ExplainKey } from "../words/explain-words";
import { type Params, say } from "../words/texts";
import { bucketPlace } from "./account-questions";
import { dayArgument, isBlank, requiredDay } from "./arguments";
import { CellProblem } from "./cell-error";
import type { Behind, ExplainedCall } from "./explain";
import { bucketRows, dueRows, entryRows, type ExplainedPart, type ExplainedRow, filterPasses, openRows, partOf } from "./explained-rows";
import { NO_PARTITION, type Scope, type ScopeArguments, scopeOf } from "./scope";

/** What has been answered already cannot be a problem when it is looked at again. */
export function sound<Value>(value: Value | CellProblem | null): Value {
  assert(value !== null && !(value instanceof CellProblem), "A call that was answered is wrong when explained");
  return value as Value;
}

export function words({ language }: ExplainedCall, key: ExplainKey, params: Params = {}): string {
  return say(EXPLAIN_TEXTS, language, key, params);
}

export function customerName({ answers }: ExplainedCall, customer: number): string {
  return answers.view.ledger.customers[customer]!.name;
}

function scope({ answers, language }: ExplainedCall, question: ScopeArguments): Scope {
  return sound(scopeOf(answers, language, question));
}

/** A sum of rows that is the figure itself. */
function summed(call: ExplainedCall, { customer, partition, currency }: Scope, { key, params, title, rows, figure }: { readonly key: ExplainKey; readonly params: Params; readonly title: ExplainKey; readonly rows: readonly ExplainedRow[]; readonly figure?: number }): Behind {
  const part = partOf(words(call, title), currency, rows);
  const none = partition === NO_PARTITION ? ` ${words(call, "noEntries", { customer: customerName(call, customer) })}` : "";
  return { meaning: words(call, key, { customer: customerName(call, customer), ...params }) + none, parts: [part], fromRows: minorToNumber(part.sumMinor, currency), ...(figure !== undefined && { figure }) };
}

export function explainBalance(call: ExplainedCall): Behind {
  const [customer, asOf, currency, ...filters] = call.args;
  const found = scope(call, { customer, asOf, currency, filters });
  const rows = entryRows(call.answers, { partitions: [found.partition], to: found.asOf, passes: filterPasses(call.answers, found.filter) });
  return summed(call, found, { key: "balance", params: { day: isoDay(found.asOf) }, title: "part.entries", rows });
}

export function explainOpening(call: ExplainedCall): Behind {
  const [customer, from, currency, ...filters] = call.args;
  const found = scope(call, { customer, currency, filters });
  const first = sound(requiredDay(from, call.answers.view));
  const rows = entryRows(call.answers, { partitions: [found.partition], to: addDays(first, -1), passes: filterPasses(call.answers, found.filter) });
  return summed(call, found, { key: "opening", params: { day: isoDay(first) }, title: "part.entries", rows });
}

export function explainOverdue(call: ExplainedCall): Behind {
  const [customer, asOf, currency, ...filters] = call.args;
  const found = scope(call, { customer, asOf, currency, filters });
  const rows = dueRows(call.answers.items(found.partition, found.asOf, found.filter), (dueDay) => dueDay < found.asOf);
  return summed(call, found, { key: "overdue", params: { day: isoDay(found.asOf) }, title: "part.due", rows });
}

export function explainAging(call: ExplainedCall): Behind {
  const [customer, asOf, currency, ...filters] = call.args;
  const found = scope(call, { customer, asOf, currency, filters });
  const { totalMinor } = call.answers.strip(found.partition, found.asOf, found.filter);
  return summed(call, found, {
    key: "aging", params: { day: isoDay(found.asOf) }, title: "part.open", rows: openRows(call.answers.items(found.partition, found.asOf, found.filter)), figure: minorToNumber(totalMinor, found.currency),
  });
}

export function explainBucket(call: ExplainedCall): Behind {
  const [customer, bucketName, asOf, currency, ...filters] = call.args;
  const found = scope(call, { customer, asOf, currency, filters });
  const { buckets } = call.answers.strip(found.partition, found.asOf, found.filter);
  const bucket = bucketPlace(buckets, bucketName);
  const rows = bucketRows(call.answers, call.answers.items(found.partition, found.asOf, found.filter), { bucket, asOf: found.asOf });
  return summed(call, found, {
    key: "bucket", params: { day: isoDay(found.asOf), bucket: bucketLabel(buckets[bucket]!, call.language) }, title: "part.open", rows: withCreditsOff(call, rows, found, bucket),
  });
}

/** Where credits are taken off the oldest items, what is taken off a bucket: worked out anew from the oldest bucket on. */
function withCreditsOff(call: ExplainedCall, rows: readonly ExplainedRow[], { partition, asOf, filter }: Scope, bucket: number): readonly ExplainedRow[] {
  const { answers } = call;
  if (answers.view.settings.aging.credits !== "fifo") return rows;
  const items = answers.items(partition, asOf, filter);
  let credits = items.reduce((sum, { openMinor }) => (openMinor < 0 ? sum - openMinor : sum), 0);
  for (let older = answers.strip(partition, asOf, filter).buckets.length - 1; older >= bucket; older--) {
    const amount = partOf("", "", bucketRows(answers, items, { bucket: older, asOf })).sumMinor;
    const taken = Math.min(amount, credits);
    if (older === bucket) return taken === 0 ? rows : [...rows, { kind: "amount", label: words(call, "row.creditsOff"), amountMinor: checkedMinor(-taken) }];
    credits -= taken;
  }
  return rows;
}

export function explainOpenItems(call: ExplainedCall): Behind {
  const [customer, asOf, currency, ...filters] = call.args;
  const found = scope(call, { customer, asOf, currency, filters });
  const figure = minorToNumber(found.partition === NO_PARTITION ? ZERO : call.answers.balance(found.partition, found.asOf, []), found.currency);
  const filtered = found.filter.length > 0;
  const behind = summed(call, found, { key: "openItems", params: { day: isoDay(found.asOf) }, title: "part.open", rows: openRows(call.answers.items(found.partition, found.asOf, found.filter)), figure });
  // Items that pass a filter may be settled by ones that do not: only all of them make a balance.
  return filtered ? { ...behind, fromRows: null } : behind;
}

export function explainStatement(call: ExplainedCall): Behind {
  const { answers } = call;
  const [customer, from, to, currency, ...filters] = call.args;
  const found = scope(call, { customer, currency, filters });
  const last = sound(dayArgument(to, answers.view));
  const first: Day = isBlank(from) ? firstOfMonth(last) : sound(requiredDay(from, answers.view));
  const passes = filterPasses(answers, found.filter);
  const balance = (day: Day): number => (found.partition === NO_PARTITION ? 0 : answers.balance(found.partition, day, found.filter));
  const rows: ExplainedRow[] = [
    { kind: "amount", label: words(call, "row.opening"), amountMinor: checkedMinor(balance(addDays(first, -1))) },
    ...entryRows(answers, { partitions: [found.partition], from: first, to: last, passes }),
  ];
  return summed(call, found, { key: "statement", params: { from: isoDay(first), to: isoDay(last) }, title: "part.entries", rows, figure: minorToNumber(checkedMinor(balance(last)), found.currency) });
}

/** One part for each total of the table. */
export function explainAgingTable(call: ExplainedCall): Behind {
  const { answers } = call;
  const day = sound(dayArgument(call.args[0], answers.view));
  const { ledger } = answers.view;
  const { rows, totals } = answers.aging(day);
  const parts = totals.map((total): ExplainedPart & { readonly sumMinor: number } => {
    const mine = rows.filter(({ partition }) => {
      const { currency, entity, account } = ledger.partitions[partition]!;
      return currency === total.currency && entity === total.entity && account === total.account;
    });
    const title = [words(call, "part.open"), total.currency, total.entity, total.account].filter((part) => part !== "").join(" · ");
    return partOf(title, total.currency, mine.flatMap(({ partition }) => openRows(answers.items(partition, day))));
  });
  const differ = parts.filter((part, index) => part.sumMinor !== totals[index]!.totalMinor).length;
  return { meaning: words(call, "agingTable", { day: isoDay(day) }), parts, fromRows: differ, figure: 0 };
}
