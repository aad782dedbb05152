import type { Day } from "../calendar/day";
import type { SheetPlan } from "../grid/sheet-plan";
import { findCustomer } from "../ledger/find-customer";
import type { LedgerView } from "../live/live-state";
import { breathe } from "../live/read-view";
import type { Settings, StatementKind } from "../settings/settings";
import { contentsSheet } from "../sheets/contents-sheet";
import { logoPicture } from "../sheets/logo";
import { statementSheet } from "../sheets/statement-sheet";
import { claimedStatement } from "../sheets/write-offs-left-out";
import { type Statement, statementsOf } from "../statement/statement";
import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";
import type { DocumentLanguage, Language } from "../words/language";
import { customersPassing, type StatementFilter } from "./statement-filter";

export interface StatementRequest {
  /** Customers by code, name or alias, or all that pass the filter. */
  readonly customers: readonly string[] | "all";
  readonly from: Day;
  readonly to: Day;
  readonly kind: StatementKind;
  /** `customer`: each in the language of the customer table. */
  readonly language: DocumentLanguage | "customer";
  readonly filter?: StatementFilter;
}

/** One customer's statements: one per currency (entity, account). */
export interface CustomerStatements {
  readonly customer: number;
  readonly statements: readonly Statement[];
}

const BREATHE_EVERY_SHEETS = 10;

/**
 * The figures that a request prints, without writing anything.
 *
 * Errors: `other` with reason `period-reversed`, `customer-unknown`, `customer-ambiguous`, `no-entries`.
 */
export function previewStatements(view: LedgerView, request: StatementRequest): readonly CustomerStatements[] {
  if (request.to < request.from) throw new WorkbookError("other", { reason: "period-reversed" });
  const { ledger, settlement, settings } = view;
  const chosen = wantedCustomers(view, request).map((customer) => ({
    customer,
    statements: statementsOf(ledger, settlement, { customer, kind: request.kind, from: request.from, to: request.to, aging: settings.aging }),
  }));
  if (request.customers === "all") return chosen.filter(({ statements }) => statements.length > 0);
  const empty = chosen.find(({ statements }) => statements.length === 0);
  if (empty) throw new WorkbookError("other", { reason: "no-entries", customer: ledger.customers[empty.customer]!.name });
  return chosen;
}

/** The sheets of a request: one per customer, and a contents sheet after them where it asks for all. */
export async function planStatements(view: LedgerView, request: StatementRequest, interfaceLanguage: Language, job?: Job): Promise<readonly SheetPlan[]> {
  const { ledger, settlement, settings } = view;
  refuseUnprintable(settings, request.kind);
  const chosen = previewStatements(view, request);
  const plans: SheetPlan[] = [];
  for (const [done, { customer, statements }] of chosen.entries()) {
    if (done % BREATHE_EVERY_SHEETS === 0) {
      throwIfCancelled(job);
      job?.onProgress?.({ done, total: chosen.length, item: ledger.customers[customer]!.name });
      await breathe();
    }
    const language = languageFor(ledger.customers[customer]!.language, request.language, interfaceLanguage);
    plans.push(statementSheet({ ledger, settlement, statements, language, settings }));
  }
  if (request.customers !== "all" && plans.length < 2) return plans;
  const entries = chosen.flatMap(({ statements }, index) => statements.map((statement) => ({ sheetKey: plans[index]!.key, ...claimedStatement(ledger, settlement, statement, settings) })));
  return [...plans, contentsSheet({ ledger, entries, from: request.from, to: request.to, kind: request.kind, language: interfaceLanguage, policyVersion: settings.policyVersion })];
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

function wantedCustomers({ ledger, settlement }: LedgerView, request: StatementRequest): readonly number[] {
  if (request.customers === "all") {
    return customersPassing({ ledger, settlement }, { from: request.from, to: request.to, filter: request.filter ?? {} });
  }
  return request.customers.map((text) => {
    const found = findCustomer(ledger, text);
    if (found.kind === "found") return found.customer;
    throw new WorkbookError("other", { reason: found.kind === "ambiguous" ? "customer-ambiguous" : "customer-unknown", customer: text });
  });
}
