import { agingAnswer, agingTableAnswer, balanceAnswer, overdueAnswer } from "./questions";
import { type Stream, subscriptions } from "./subscriptions";

/* The texts above the tags are what Excel shows the user. Names and parameters are a frozen contract: add, never change. */

/**
 * What a customer owes on a date: all entries up to and including that day. Follows the ledger as it changes.
 * @customfunction BALANCE
 * @param {any} customer Customer code, name or alias.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {any} [currency] Currency code; needed where the customer has several.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function balance(customer: any, asOf: any, currency: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  subscriptions.add(invocation as Stream, (answers, language) => balanceAnswer(answers, language, customer, asOf, currency));
}

/**
 * What of a customer's open items is past due on a date, before unapplied credits.
 * @customfunction OVERDUE
 * @param {any} customer Customer code, name or alias.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {any} [currency] Currency code; needed where the customer has several.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function overdue(customer: any, asOf: any, currency: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  subscriptions.add(invocation as Stream, (answers, language) => overdueAnswer(answers, language, customer, asOf, currency));
}

/**
 * A customer's open items by age, as a row that spills: each bucket, then unapplied credits, then the total.
 * @customfunction AGING
 * @param {any} customer Customer code, name or alias.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {any} [currency] Currency code; needed where the customer has several.
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation
 * @streaming
 */
export function aging(customer: any, asOf: any, currency: any, invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  subscriptions.add(invocation as Stream, (answers, language) => agingAnswer(answers, language, customer, asOf, currency));
}

/**
 * The aging of all customers as a table that spills, with headers and a total for each currency.
 * @customfunction AGINGTABLE
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation
 * @streaming
 */
export function agingTable(asOf: any, invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  subscriptions.add(invocation as Stream, (answers, language) => agingTableAnswer(answers, language, asOf));
}
