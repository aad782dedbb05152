import { addDays, type Day, isoDay } from "../calendar/day";
import { allSteps, type Steps } from "../check/steps";
import type { SheetPlan } from "../grid/sheet-plan";
import { findCustomer } from "../ledger/find-customer";
import type { Ledger } from "../ledger/ledger";
import type { LedgerView } from "../live/live-state";
import { stepByStep } from "../live/read-view";
import type { Settings, StatementKind } from "../settings/settings";
import { contentsSheet } from "../sheets/contents-sheet";
import { logoPicture } from "../sheets/logo";
import { statementNumber } from "../sheets/statement-number";
import { statementSheet } from "../sheets/statement-sheet";
import { asksForPayment, type Statement } from "../statement/statement";
import { claimedStatement, claimedStatementsOf } from "../statement/write-offs-left-out";
import type { IssuedStatement } from "../statement/issued";
import { accountKey, type StatementStatus } from "../statement/statement-status";
import { type Job, WorkbookError } from "../workbook/workbook";
import type { DocumentLanguage, Language } from "../words/language";
import { conditionFailed, customersPassing, type StatementFilter } from "./statement-filter";
import { statementsGoingOn } from "./statements-going-on";

export interface StatementRequest {
  /** Customers by code, name or alias, or all that pass the filter. */
  readonly customers: readonly string[] | "all";
  readonly from: Day;
  readonly to: Day;
  readonly kind: StatementKind;
  /** `customer`: each in the language of the customer table. */
  readonly language: DocumentLanguage | "customer";
  readonly filter?: StatementFilter;
  /** Customers, by key, whose period begins on another day than `from`: where their last statement ended. */
  readonly fromByCustomer?: ReadonlyMap<string, Day>;
  /** By `placeKey`, the last statement of each account (null: it had none): what moved its balance since is told. */
  readonly last?: ReadonlyMap<string, IssuedStatement | null>;
  /** A list of the statements after them, even of one. */
  readonly contents?: true;
  /** By `accountKey`, where statements stand that were issued before: the contents sheet says it. */
  readonly standing?: ReadonlyMap<string, StatementStatus>;
}

/** One customer's statements: one per currency (entity, account). */
export interface CustomerStatements {
  readonly customer: number;
  readonly statements: readonly Statement[];
}

/** A customer's sheet with what it was made of. */
export interface StatementSheet extends CustomerStatements {
  readonly plan: SheetPlan;
  readonly language: DocumentLanguage;
}

/**
 * The figures that a request prints, without writing anything.
 *
 * Errors: `other` with reason `period-reversed`, `stated-already`, `customer-unknown`, `customer-ambiguous`, `no-entries`, and `filtered-…` where a
 * customer asked for by name does not pass the filter.
 */
export function previewStatements(view: LedgerView, request: StatementRequest): readonly CustomerStatements[] {
  return allSteps(previewSteps(view, request));
}

function* previewSteps(view: LedgerView, request: StatementRequest): Steps<readonly CustomerStatements[]> {
  if (request.to < request.from) throw new WorkbookError("other", { reason: "period-reversed" });
  const { ledger } = view;
  const chosen: CustomerStatements[] = [];
  for (const customer of wantedCustomers(view, request)) {
    yield;
    const from = firstDayFor(ledger, customer, request);
    const { name } = ledger.customers[customer]!;
    const isStated = request.to < from;
    if (isStated && request.customers !== "all") throw new WorkbookError("other", { reason: "stated-already", customer: name, day: isoDay(addDays(from, -1)) });
    const statements = statementsFor(view, customer, request);
    if (statements.length > 0) chosen.push({ customer, statements });
    else if (request.customers !== "all") throw new WorkbookError("other", { reason: "no-entries", customer: name });
  }
  return chosen;
}

/** A customer's statements that a request prints, write-offs shown or left out: none where the period was stated already. */
export function statementsFor(view: LedgerView, customer: number, request: StatementRequest): readonly Statement[] {
  const { ledger, settlement, settings } = view;
  const { kind, to } = request;
  const from = firstDayFor(ledger, customer, request);
  if (to < from) return [];
  const made = claimedStatementsOf(ledger, settlement, { customer, kind, from, to, settings }).map(({ statement }) => statement);
  const isOfAll = request.fromByCustomer?.has(ledger.customers[customer]!.key) === true;
  const all = request.last && (isOfAll || !request.fromByCustomer) ? statementsGoingOn(view, made, { customer, from, to, kind, last: request.last, isOfAll }) : made;
  return all.filter((statement) => isWanted(statement, ledger, request));
}

/**
 * Nobody is reminded who owes nothing overdue, or whose credits cover it (for a customer asked for by name the sheet says so);
 * where one currency is asked for, the others are left out.
 */
function isWanted(statement: Statement, { partitions }: Ledger, { customers, kind, filter }: StatementRequest): boolean {
  if (filter?.currency !== undefined && partitions[statement.partition]!.currency !== filter.currency.toUpperCase()) return false;
  return customers !== "all" || kind !== "dunning" || asksForPayment(statement);
}

/**
 * The sheets of a request one by one, in slices that a page does not feel; `take` gets each as it is made.
 *
 * Errors: those of `previewStatements` and `refuseUnprintable`; `cancelled` between two sheets.
 */
export async function eachStatementSheet(view: LedgerView, request: StatementRequest, interfaceLanguage: Language, take: (sheet: StatementSheet) => void, job?: Job): Promise<void> {
  const { ledger, settlement, settings } = view;
  refuseUnprintable(settings, request.kind);
  await stepByStep(steps(), job);

  function* steps(): Steps<void> {
    const chosen = yield* previewSteps(view, request);
    for (const [done, { customer, statements }] of chosen.entries()) {
      job?.onProgress?.({ done, total: chosen.length, item: ledger.customers[customer]!.name });
      yield;
      const language = languageFor(ledger.customers[customer]!.language, request.language, interfaceLanguage);
      take({ customer, statements, language, plan: statementSheet({ ledger, settlement, statements, language, settings }) });
    }
  }
}

/** The sheets of a request: one per customer, and a contents sheet after them where it asks for all. */
export async function planStatements(view: LedgerView, request: StatementRequest, interfaceLanguage: Language, job?: Job): Promise<readonly SheetPlan[]> {
  const sheets: StatementSheet[] = [];
  await eachStatementSheet(view, request, interfaceLanguage, (sheet) => sheets.push(sheet), job);
  return withContents(view, request, sheets, interfaceLanguage);
}

/** The plans of sheets already made, and the contents sheet where the request has one. */
export function withContents(view: LedgerView, request: StatementRequest, sheets: readonly StatementSheet[], interfaceLanguage: Language): readonly SheetPlan[] {
  const plans = sheets.map(({ plan }) => plan);
  if (request.customers !== "all" && plans.length < 2 && !request.contents) return plans;
  return [...plans, contentsOf(view, request, sheets, interfaceLanguage)];
}

function contentsOf({ ledger, settlement, settings }: LedgerView, request: StatementRequest, sheets: readonly StatementSheet[], language: Language): SheetPlan {
  const entries = sheets.flatMap(({ statements, plan }) => statements.map((statement) => ({ sheetKey: plan.key, status: statusOf(ledger, statement, request), ...claimedStatement(ledger, settlement, statement, settings) })));
  const from = entries.reduce<Day>((first, { statement }) => (statement.from < first ? statement.from : first), request.to);
  return contentsSheet({ ledger, entries, from, to: request.to, kind: request.kind, language, policyVersion: settings.policyVersion });
}

function statusOf(ledger: Ledger, { partition, kind, from, to }: Statement, { standing }: StatementRequest): StatementStatus | null {
  if (!standing) return null;
  const { customer, ...account } = ledger.partitions[partition]!;
  return standing.get(accountKey({ ...account, number: statementNumber({ kind, from, to, customer: ledger.customers[customer]!.key }) })) ?? null;
}

/**
 * Refuse settings that would spoil every sheet, before the first is made.
 *
 * Errors: `other` with reason `logo-wrong`, `auditor-missing`.
 */
export function refuseUnprintable({ statement: { letterhead, confirmation } }: Settings, kind: StatementKind): void {
  if (letterhead.logo !== "" && logoPicture(letterhead.logo, "") === null) throw new WorkbookError("other", { reason: "logo-wrong" });
  if (kind === "confirmation" && confirmation.issuer === "auditor" && confirmation.auditor.name.trim() === "") throw new WorkbookError("other", { reason: "auditor-missing" });
}

export function languageFor(ofCustomer: string, wanted: StatementRequest["language"], interfaceLanguage: Language): DocumentLanguage {
  if (wanted !== "customer") return wanted;
  if (/^(zh|中|简|汉|chinese|cn)/i.test(ofCustomer)) return "zh";
  if (/^(en|英)/i.test(ofCustomer)) return "en";
  if (/^(bi|双语)/i.test(ofCustomer)) return "bilingual";
  return interfaceLanguage;
}

/** The first day of a customer's period. */
export function firstDayFor({ customers }: Ledger, customer: number, { from, fromByCustomer }: Pick<StatementRequest, "from" | "fromByCustomer">): Day {
  return fromByCustomer?.get(customers[customer]!.key) ?? from;
}

function wantedCustomers(view: LedgerView, request: StatementRequest): readonly number[] {
  const { ledger } = view;
  const { customers, to, filter = {} } = request;
  const question = { fromOf: (customer: number) => firstDayFor(ledger, customer, request), to, filter };
  if (customers === "all") return customersPassing(view, question);
  return customers.map((text) => {
    const found = findCustomer(ledger, text);
    if (found.kind !== "found") throw new WorkbookError("other", { reason: found.kind === "ambiguous" ? "customer-ambiguous" : "customer-unknown", customer: text });
    const failed = conditionFailed(view, found.customer, question);
    if (failed !== null) throw new WorkbookError("other", { reason: `filtered-${failed}`, customer: ledger.customers[found.customer]!.name, wanted: String(filter[failed]) });
    return found.customer;
  });
}
