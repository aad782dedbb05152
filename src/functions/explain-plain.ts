import { isoDay } from "../calendar/day";
import { issueTitle } from "../words/issue-words";
import { currencyArgument, dayArgument, isBlank, numberArgument, requiredDay, shown, textArgument } from "./arguments";
import type { Behind, ExplainedCall } from "./explain";
import { customerName, sound, words } from "./explain-accounts";
import { type ExplainedRow, shownRows } from "./explained-rows";
import { customerOf } from "./scope";

/** Rows listed at most: a table that cannot be read at all is not a list to look through. */
const UNREAD_SHOWN_MAX = 5000;

export function explainUnread(call: ExplainedCall): Behind {
  const { issues, tables } = call.answers.view.ledger;
  const byRow = new Map<number, ExplainedRow>();
  for (const { code, severity, at } of issues) {
    if (severity !== "error" || at.table !== tables.ledger.name || at.row === null || code === "row-void" || byRow.size >= UNREAD_SHOWN_MAX || byRow.has(at.row)) continue;
    byRow.set(at.row, { kind: "place", tableId: tables.ledger.id, row: at.row, column: at.column, label: issueTitle(code, call.language), amountMinor: null });
  }
  const parts = byRow.size === 0 ? [] : [shownRows(words(call, "part.unread"), "", [...byRow.values()])];
  return { meaning: words(call, "unread"), parts, fromRows: null };
}

export function explainCustomer(call: ExplainedCall): Behind {
  const { ledger } = call.answers.view;
  const customer = sound(customerOf(call.answers, call.language, call.args[0]));
  const { row, key } = ledger.customers[customer]!;
  const name = customerName(call, customer);
  const table = ledger.tables.customers;
  if (row === null || table === null) return { meaning: words(call, "customerUnlisted", { customer: name }), parts: [], fromRows: null };
  return { meaning: words(call, "customer", { customer: name }), parts: [shownRows(words(call, "part.customer"), "", [{ kind: "place", tableId: table.id, row, column: null, label: key, amountMinor: null }])], fromRows: null };
}

export function explainDueDate(call: ExplainedCall): Behind {
  const { answers } = call;
  const [date, terms] = call.args;
  const meaning = words(call, "dueDate", { date: isoDay(sound(requiredDay(date, answers.view))) });
  const text = textArgument(terms) ?? "";
  const found = text === "" ? null : answers.customer(text);
  const { customers, tables } = answers.view.ledger;
  const row = found?.kind === "found" ? customers[found.customer]!.row : null;
  if (row === null || tables.customers === null) return { meaning, parts: [], fromRows: null };
  const column = tables.customers.columns.find(({ field }) => field === "terms")?.header ?? null;
  return { meaning, parts: [shownRows(words(call, "part.customer"), "", [{ kind: "place", tableId: tables.customers.id, row, column, label: text, amountMinor: null }])], fromRows: null };
}

export function explainCapitals(call: ExplainedCall): Behind {
  return { meaning: words(call, "capitals"), parts: [], fromRows: null };
}

export function explainConvert(call: ExplainedCall): Behind {
  const { ledger } = call.answers.view;
  const [amount, from, to, asOf] = call.args;
  const day = sound(dayArgument(asOf, call.answers.view));
  const [source, target] = [from, to].map((code) => (isBlank(code) ? ledger.baseCurrency : sound(currencyArgument(code)))) as [string, string];
  const used = source === target ? [] : [source, target].filter((code) => code !== ledger.baseCurrency);
  const rows = used.flatMap((currency): ExplainedRow[] => {
    const latest = ledger.rates.reduce<(typeof ledger.rates)[number] | null>((best, rate) => (rate.currency === currency && rate.day <= day && (!best || rate.day >= best.day) ? rate : best), null);
    return latest ? [{ kind: "amount", label: words(call, "row.rate", { currency, day: isoDay(latest.day), rate: latest.rate }), amountMinor: null }] : [];
  });
  return {
    meaning: words(call, "convert", { amount: isBlank(amount) ? 0 : (numberArgument(amount) ?? shown(amount)), from: source, to: target, day: isoDay(day) }),
    parts: rows.length === 0 ? [] : [shownRows(words(call, "part.rates"), "", rows)], fromRows: null,
  };
}
