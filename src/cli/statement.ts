import { previewStatements, type StatementRequest } from "../actions/plan-statements";
import { goneSinceLast, sinceLastStatement } from "../actions/since-last-statement";
import { firstOfMonth, isoDay } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { type Minor, minorToText } from "../money/money";
import { carriedLines, carriedTitle, hasCarried } from "../sheets/statement-carried";
import { hasTie, writeOffTieText } from "../sheets/statement-closing";
import type { CarriedForward } from "../statement/carried-forward";
import type { Statement } from "../statement/statement";
import { claimedStatement } from "../statement/write-offs-left-out";
import type { Arguments } from "./arguments";
import { type Answer, cliText, textTable } from "./answer";
import { knownRegister } from "./issue";
import type { Loaded } from "./load";
import { amountsOf, dateShape, placeOf } from "./shapes";
import { UsageError } from "./usage-error";

export interface StatementAnswer {
  readonly answer: Answer;
  readonly request: StatementRequest;
}

/** What `statement` is asked for. Errors: `UsageError` for a period that ends before it begins. */
export async function statementRequest(loaded: Loaded, args: Arguments): Promise<StatementRequest> {
  const { settings, ledger, asOf } = loaded.view;
  const to = args.to ?? asOf;
  const asked = {
    customers: args.customer === null || args.customer.toLowerCase() === "all" ? ("all" as const) : [args.customer],
    to,
    kind: args.statementKind ?? settings.statement.kind,
    language: args.documentLanguage ?? settings.statement.language,
    filter: args.filter,
  };
  if (args.sinceLast) {
    if (args.from !== null) throw new UsageError("since-last-from");
    return sinceLastStatement(asked, ledger, await knownRegister(loaded, args));
  }
  const from = args.from ?? firstOfMonth(to);
  if (to < from) throw new UsageError("bad-option", { command: "statement", detail: `--from ${isoDay(from)} > --to ${isoDay(to)}` });
  return { ...asked, from };
}

/** `statement`: one customer's account, or all. */
export function statement({ view }: Loaded, request: StatementRequest, args: Arguments): StatementAnswer {
  const { ledger } = view;
  const statements = previewStatements(view, request).flatMap((chosen) => chosen.statements);
  const shapes = statements.map((one) => statementShape(view, one));
  const single = request.customers !== "all" && shapes.length === 1;
  const gone = goneSinceLast(request, ledger);
  const left = ledger.rowsTotal - ledger.rowsRead;
  return {
    request,
    answer: {
      json: single ? shapes[0] : shapes,
      text: statements.flatMap((one, place) => [...(place > 0 ? [""] : []), ...statementText(view, one, args)]),
      notes: [
        ...gone.map(({ number, name, currency, closingMinor }) => cliText(args.language, "since-last-gone", { number, name, amount: minorToText(closingMinor, currency), currency })),
        ...(left > 0 ? [cliText(args.language, "rows-left-out", { count: left })] : []),
        ...(view.issues.length > 0 ? [cliText(args.language, "see-issues", { count: view.issues.length })] : []),
      ],
      exitCode: view.issues.length > 0 || gone.length > 0 ? 1 : 0,
    },
  };
}

function statementShape({ ledger, settlement, settings }: LedgerView, one: Statement) {
  const { writtenOffMinor } = claimedStatement(ledger, settlement, one, settings);
  const { currency } = ledger.partitions[one.partition]!;
  const text = (amount: Statement["openingMinor"]): string => minorToText(amount, currency);
  return {
    ...placeOf(ledger, one.partition),
    kind: one.kind,
    from: isoDay(one.from),
    to: isoDay(one.to),
    ...(one.carried && { sinceLast: sinceLastShape(one.carried, text) }),
    opening: text(one.openingMinor),
    lines: one.lines.map((line) => ({
      date: dateShape(line.day), document: line.document, type: line.type, description: line.description,
      debit: text(line.debitMinor), credit: text(line.creditMinor), balance: text(line.balanceMinor),
      ...(line.dueDay !== null && { due: isoDay(line.dueDay) }),
      ...(line.openMinor !== null && { open: text(line.openMinor) }),
      ...(line.disputed && { disputed: true }),
      ...(line.applied.length > 0 && { applied: line.applied.map((part) => ({ document: part.document, amount: text(part.amountMinor), date: dateShape(part.day) })) }),
    })),
    invoiced: text(one.invoicedMinor),
    paid: text(one.paidMinor),
    credited: text(one.creditedMinor),
    adjusted: text(one.adjustedMinor),
    closing: text(one.closingMinor),
    overdue: text(one.overdueMinor),
    // What the statement leaves out, and the balance of our books that it ties to; a reminder's closing is no balance.
    ...(writtenOffMinor !== 0 && { writtenOff: text(writtenOffMinor), ...(one.kind !== "dunning" && { booksBalance: text((one.closingMinor - writtenOffMinor) as Minor) }) }),
    aging: { ...placeOf(ledger, one.partition), buckets: one.aging.buckets, ...amountsOf(one.aging, currency) },
  };
}

/** Holds: closing of the last statement + effects (+ unexplained) = opening. */
function sinceLastShape({ number, to, closingMinor, changes, unexplainedMinor }: CarriedForward, text: (amount: Minor) => string) {
  return {
    number, to: isoDay(to), closing: text(closingMinor),
    changes: changes.map(({ cause, document, type, day, effectMinor }) => ({ cause, date: day === null ? null : isoDay(day), document, type, effect: text(effectMinor) })),
    ...(unexplainedMinor !== 0 && { unexplained: text(unexplainedMinor) }),
  };
}

function statementText(view: LedgerView, one: Statement, args: Arguments): string[] {
  const { ledger } = view;
  const shape = statementShape(view, one);
  const { writtenOffMinor } = claimedStatement(ledger, view.settlement, one, view.settings);
  const words = (key: Parameters<typeof cliText>[1]) => cliText(args.language, key);
  const name = ledger.customers[ledger.partitions[one.partition]!.customer]!.name;
  return [
    cliText(args.language, "statement-of", { customer: name, from: shape.from, to: shape.to, currency: shape.currency }),
    ...carriedText(view, one, { text: (amount) => minorToText(amount as Minor, shape.currency), language: args.language }),
    `${words("opening")}  ${shape.opening}`,
    ...textTable(
      [words("date"), words("document"), words("type"), words("description"), words("debit"), words("credit"), words("balance")],
      shape.lines.map((line) => [line.date ?? "", line.document, line.type, line.description, line.debit, line.credit, line.balance]),
      [false, false, false, false, true, true, true],
    ),
    `${words("closing")}  ${shape.closing}`,
    ...(writtenOffMinor !== 0 && hasTie(one.kind) ? [writeOffTieText({ balanceMinor: one.closingMinor, writtenOffMinor, currency: shape.currency }, args.language)] : []),
  ];
}

/** Where entries of earlier dates came since the last statement: how its balance became the opening. */
function carriedText({ ledger }: LedgerView, one: Statement, { text, language }: { readonly text: (amount: number) => string; readonly language: Arguments["language"] }): string[] {
  if (!one.carried || !hasCarried(one)) return [];
  return [
    `${carriedTitle(one.carried, language)}  ${text(one.carried.closingMinor)}`,
    ...textTable(
      [cliText(language, "date"), cliText(language, "document"), cliText(language, "cause"), cliText(language, "amount"), cliText(language, "balance")],
      carriedLines(ledger, one, language).map((line) => [dateShape(line.day) ?? "", line.document, line.description, text(line.debitMinor - line.creditMinor), text(line.balanceMinor)]),
      [false, false, false, true, true],
    ),
  ];
}
