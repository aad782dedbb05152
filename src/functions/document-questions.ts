import { BEGINNING, type Day, firstOfMonth, parseIsoDay } from "../calendar/day";
import { ENTRY_TYPES } from "../ledger/ledger";
import type { OpenItem } from "../ledger/settlement";
import type { Answers } from "../live/answers";
import { addMinor, minorToNumber, type Minor, ZERO } from "../money/money";
import { documentStatus } from "../reconciliation/document-status";
import { keysOfEntries } from "../reconciliation/row-identity";
import { statementOf } from "../statement/statement";
import { causeTitle } from "../words/reconciliation-words";
import { entryTypeLabel } from "../words/sheet-words";
import type { Language } from "../words/language";
import { type Argument, dayArgument, daySerial, isBlank, requiredDay, shown, textArgument } from "./arguments";
import { type CellAnswer, CellProblem, problem } from "./cell-error";
import { unreadNote } from "./unread-rows";
import { customerOf, NO_PARTITION, type Scope, type ScopeArguments, scopeOf } from "./scope";

const WORDS = {
  en: { document: "Document", type: "Type", date: "Date", due: "Due", amount: "Amount", open: "Open", days: "Days past due", description: "Description", debit: "Debit", credit: "Credit", balance: "Balance", opening: "Opening balance", closing: "Closing balance" },
  zh: { document: "单据号", type: "类型", date: "日期", due: "到期日", amount: "金额", open: "未核销", days: "逾期天数", description: "摘要", debit: "借方", credit: "贷方", balance: "余额", opening: "期初余额", closing: "期末余额" },
} as const;

/** A header row and one row per open document, by date. */
export function openItemsAnswer(answers: Answers, language: Language, question: ScopeArguments): CellAnswer {
  const scope = scopeOf(answers, language, question);
  if (scope instanceof CellProblem) return scope;
  const { ledger, date1904 } = answers.view;
  const { entries } = ledger;
  const words = WORDS[language];
  const items = scope.partition === NO_PARTITION ? [] : answers.items(scope.partition, scope.asOf, scope.filter);
  return [
    [words.document, words.type, words.date, words.due, words.amount, words.open, words.days],
    ...items.map((item) => [
      entries.document[item.entry]!,
      entryTypeLabel(ENTRY_TYPES[entries.type[item.entry]!]!, language),
      daySerial(entries.documentDay[item.entry]! as Day, date1904),
      daySerial(item.dueDay, date1904),
      minorToNumber(entries.amountMinor[item.entry]! as Minor, scope.currency),
      minorToNumber(item.openMinor, scope.currency),
      entries.documentDay[item.entry] === BEGINNING && item.dueDay === BEGINNING ? "" : item.daysPastDue,
    ]),
    ...unreadNote(answers, language, 7),
  ];
}

/** A header row, the opening balance, the movements with running balance, the closing balance. */
export function statementAnswer(answers: Answers, language: Language, { from, to, customer, currency, filters }: Omit<ScopeArguments, "asOf"> & { readonly from: Argument; readonly to: Argument }): CellAnswer {
  const { view } = answers;
  const last = dayArgument(to, view);
  if (last === null) return problem("date-unreadable", language, { value: shown(to) });
  const first = isBlank(from) ? firstOfMonth(last) : requiredDay(from, view);
  if (first === null) return problem("date-unreadable", language, { value: shown(from) });
  if (last < first) return problem("period-reversed", language);
  const scope = scopeOf(answers, language, { customer, currency, filters });
  if (scope instanceof CellProblem) return scope;
  const words = WORDS[language];
  const amount = (value: Minor): number => minorToNumber(value, scope.currency);
  const statement = scope.partition === NO_PARTITION ? null : accountOf(answers, scope, { from: first, to: last });
  return [
    [words.date, words.document, words.type, words.description, words.debit, words.credit, words.balance],
    [daySerial(first, view.date1904), "", words.opening, "", "", "", amount(statement?.openingMinor ?? ZERO)],
    ...(statement?.lines ?? []).map((line) => [
      daySerial(line.day, view.date1904), line.document, entryTypeLabel(line.type, language), line.description,
      line.debitMinor === 0 ? "" : amount(line.debitMinor), line.creditMinor === 0 ? "" : amount(line.creditMinor), amount(line.balanceMinor),
    ]),
    [daySerial(last, view.date1904), "", words.closing, "", "", "", amount(statement?.closingMinor ?? ZERO)],
    ...unreadNote(answers, language, 7),
  ];
}

/** The account over a period; with a filter, of the entries it lets through, with balances of their own. */
function accountOf(answers: Answers, { partition, filter }: Scope, { from, to }: { readonly from: Day; readonly to: Day }) {
  const { ledger, settlement, settings } = answers.view;
  const whole = statementOf(ledger, settlement, { partition, kind: "activity", from, to, aging: settings.aging });
  if (filter.length === 0) return whole;
  const passes = answers.passes(filter);
  const lines = whole.lines.filter(({ entry }) => passes(entry));
  const closingMinor = answers.balance(partition, to, filter);
  let balance: Minor = lines.reduce((sum, { debitMinor, creditMinor }) => addMinor(sum, (creditMinor - debitMinor) as Minor), closingMinor);
  const openingMinor = balance;
  return { openingMinor, closingMinor, lines: lines.map((line) => ({ ...line, balanceMinor: (balance = addMinor(balance, (line.debitMinor - line.creditMinor) as Minor)) })) };
}

export interface DocumentArguments {
  readonly document: Argument;
  readonly customer?: Argument;
  readonly asOf?: Argument;
}

/** What is open of a document: its amount less what was applied to it by the day; 0 once settled or before its date. */
export function documentAnswer(answers: Answers, language: Language, question: DocumentArguments): CellAnswer {
  const found = documentOf(answers, language, question);
  if (found instanceof CellProblem) return found;
  const { ledger } = answers.view;
  return minorToNumber(answers.open(found.entry, found.asOf), ledger.partitions[ledger.entries.partition[found.entry]!]!.currency);
}

/** What can be asked of it: one of these. */
export const RECONCILED_FIELDS = ["status", "reason", "until", "note", "owner"] as const;

/** What the workbook remembers of a document's reconciliation, in one of a few fixed words; or one of its particulars. */
export function reconciledAnswer(answers: Answers, language: Language, { field, ...question }: Omit<DocumentArguments, "asOf"> & { readonly field: Argument }): CellAnswer {
  const found = documentOf(answers, language, question);
  if (found instanceof CellProblem) return found;
  const { ledger, settings, date1904 } = answers.view;
  const key = keysOfEntries(ledger, answers.documentsNumbered(ledger.entries.document[found.entry]!)).get(ledger.entries.row[found.entry]!)!;
  const { status, agreedUntil, cause, note, owner } = documentStatus(settings.reconciliations, key, (other) => answers.hasRowKey(other));
  const until = agreedUntil === null ? null : parseIsoDay(agreedUntil);
  const particulars: Readonly<Record<string, number | string>> = {
    status, 状态: status,
    reason: cause === null ? "" : causeTitle(cause, language), 原因: cause === null ? "" : causeTitle(cause, language),
    until: until === null ? "" : daySerial(until, date1904), 截止日: until === null ? "" : daySerial(until, date1904),
    note, 备注: note, owner, 负责人: owner,
  };
  const name = isBlank(field) ? "status" : (textArgument(field) ?? "").toLowerCase();
  const value = Object.hasOwn(particulars, name) ? particulars[name] : undefined;
  return value ?? problem("particular-unknown", language, { field: shown(field), fields: Object.keys(particulars).filter((each) => /[a-z]/.test(each) === (language === "en")).join(", ") });
}

/** Whole days past due of a document's oldest open part; negative before it is due, 0 where nothing is open. */
export function daysOverdueAnswer(answers: Answers, language: Language, question: DocumentArguments): CellAnswer {
  const found = documentOf(answers, language, question);
  if (found instanceof CellProblem) return found;
  return openItemOf(answers, found)?.daysPastDue ?? 0;
}

function openItemOf(answers: Answers, { entry, asOf }: { readonly entry: number; readonly asOf: Day }): OpenItem | undefined {
  return answers.items(answers.view.ledger.entries.partition[entry]!, asOf).find((item) => item.entry === entry);
}

/** The one document of that number: by its exact text, else by the number without blanks, case and leading zeros. */
export function documentOf(answers: Answers, language: Language, { document, customer, asOf }: DocumentArguments): { readonly entry: number; readonly asOf: Day } | CellProblem {
  if (isBlank(document)) return problem("document-blank", language);
  const text = textArgument(document);
  if (text === null) return problem("single-value", language, { argument: "document" });
  const day = dayArgument(asOf, answers.view);
  if (day === null) return problem("date-unreadable", language, { value: shown(asOf) });
  const of = isBlank(customer) ? null : customerOf(answers, language, customer);
  if (of instanceof CellProblem) return of;
  const { entries, partitions, customers } = answers.view.ledger;
  const isWanted = (entry: number): boolean => of === null || partitions[entries.partition[entry]!]!.customer === of;
  for (const found of [answers.documentsWritten(text), answers.documentsNumbered(text)]) {
    const matching = found.filter(isWanted);
    if (matching.length === 1) return { entry: matching[0]!, asOf: day };
    const owners = new Set(matching.map((entry) => partitions[entries.partition[entry]!]!.customer));
    if (owners.size > 1) return problem("document-shared", language, { document: text });
    if (owners.size === 1) return problem("document-repeated", language, { document: text, customer: customers[[...owners][0]!]!.name, rows: matching.map((entry) => entries.row[entry]!).join(", ") });
  }
  return problem("document-unknown", language, { document: text });
}
