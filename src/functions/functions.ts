import { agingAnswer, agingTableAnswer, balanceAnswer, bucketAnswer, creditAnswer, customerAnswer, openingAnswer, overdueAnswer, utilisationAnswer } from "./account-questions";
import { daysOverdueAnswer, documentAnswer, openItemsAnswer, reconciledAnswer, statementAnswer } from "./document-questions";
import { capitalsAnswer, convertAnswer, dueDateAnswer } from "./plain-questions";
import { ceiAnswer, collectionRateAnswer, dsoAnswer, provisionAnswer } from "./ratio-questions";
import { unreadAnswer } from "./unread-rows";
import { follow } from "./subscriptions";
import { aboutCustomer, NOBODY } from "./touched-questions";

/* The texts above the tags are what Excel shows the user. Names and parameters are a frozen contract: add, never change. */

/**
 * What a customer owes on a date: all entries up to and including that day. Follows the ledger as it changes.
 * @customfunction BALANCE
 * @param {any} customer Customer code, name or alias.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {any[]} [filters] Pairs of a name and a value, such as "salesperson", "Lee".
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function balance(customer: any, asOf: any, currency: any, filters: any[], invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => balanceAnswer(answers, language, { customer, asOf, currency, filters }), aboutCustomer(customer, filters));
}

/**
 * A customer's balance brought forward into a period: all entries before its first day.
 * @customfunction OPENING
 * @param {any} customer Customer code, name or alias.
 * @param {any} from First day of the period.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {any[]} [filters] Pairs of a name and a value, such as "salesperson", "Lee".
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function opening(customer: any, from: any, currency: any, filters: any[], invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => openingAnswer(answers, language, { customer, from, currency, filters }), aboutCustomer(customer, filters));
}

/**
 * What of a customer's open items is past due on a date, before unapplied credits.
 * @customfunction OVERDUE
 * @param {any} customer Customer code, name or alias.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {any[]} [filters] Pairs of a name and a value, such as "salesperson", "Lee".
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function overdue(customer: any, asOf: any, currency: any, filters: any[], invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => overdueAnswer(answers, language, { customer, asOf, currency, filters }), aboutCustomer(customer, filters));
}

/**
 * A customer's open items by age, as a row that spills: each bucket, then unapplied credits, then the total.
 * @customfunction AGING
 * @param {any} customer Customer code, name or alias.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {any[]} [filters] Pairs of a name and a value, such as "salesperson", "Lee".
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation
 * @streaming
 */
export function aging(customer: any, asOf: any, currency: any, filters: any[], invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  follow(invocation, (answers, language) => agingAnswer(answers, language, { customer, asOf, currency, filters }), aboutCustomer(customer, filters));
}

/**
 * The aging of all customers as a table that spills, with headers and a total for each currency.
 * @customfunction AGINGTABLE
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation
 * @streaming
 */
export function agingTable(asOf: any, invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  follow(invocation, (answers, language) => agingTableAnswer(answers, language, { asOf }));
}

/**
 * One bucket of a customer's aging, by its number or its label.
 * @customfunction BUCKET
 * @param {any} customer Customer code, name or alias.
 * @param {any} bucketName Number from 1, or label such as "31-60".
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {any[]} [filters] Pairs of a name and a value, such as "salesperson", "Lee".
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function bucket(customer: any, bucketName: any, asOf: any, currency: any, filters: any[], invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => bucketAnswer(answers, language, { customer, bucket: bucketName, asOf, currency, filters }), aboutCustomer(customer, filters));
}

/**
 * A customer's open documents as a table that spills: number, type, dates, amount, what is open, days past due.
 * @customfunction OPENITEMS
 * @param {any} customer Customer code, name or alias.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {any[]} [filters] Pairs of a name and a value, such as "salesperson", "Lee".
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation
 * @streaming
 */
export function openItems(customer: any, asOf: any, currency: any, filters: any[], invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  follow(invocation, (answers, language) => openItemsAnswer(answers, language, { customer, asOf, currency, filters }), aboutCustomer(customer, filters));
}

/**
 * A customer's account over a period as a table that spills: opening balance, movements with running balance, closing balance.
 * @customfunction STATEMENT
 * @param {any} customer Customer code, name or alias.
 * @param {any} [from] First day of the period; blank means the first of the month.
 * @param {any} [to] Last day of the period; blank means the closing date, or today.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {any[]} [filters] Pairs of a name and a value, such as "salesperson", "Lee".
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation
 * @streaming
 */
export function statement(customer: any, from: any, to: any, currency: any, filters: any[], invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  follow(invocation, (answers, language) => statementAnswer(answers, language, { customer, from, to, currency, filters }), aboutCustomer(customer, filters));
}

/**
 * What is open of a document on a date: its amount less what was applied to it.
 * @customfunction DOCUMENT
 * @param {any} document Document number.
 * @param {any} [customer] Customer, where several have a document of that number.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function documentOpen(document: any, customer: any, asOf: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => documentAnswer(answers, language, { document, customer, asOf }));
}

/**
 * Whole days a document is past due on a date; negative before it falls due, 0 where nothing is open.
 * @customfunction DAYSOVERDUE
 * @param {any} document Document number.
 * @param {any} [customer] Customer, where several have a document of that number.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function daysOverdue(document: any, customer: any, asOf: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => daysOverdueAnswer(answers, language, { document, customer, asOf }));
}

/**
 * Where a document stands in the reconciliation: agreed, matched, disputed, difference, missing, duplicate, ambiguous or open.
 * @customfunction RECONCILED
 * @param {any} document Document number.
 * @param {any} [customer] Customer, where several have a document of that number.
 * @param {any} [field] status, reason, until, note or owner; blank means status.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function reconciled(document: any, customer: any, field: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => reconciledAnswer(answers, language, { document, customer, field }));
}

/**
 * When a document falls due by payment terms such as 30, net 30, month end + 10, next month 15, 月结30; or by the terms of a customer.
 * @customfunction DUEDATE
 * @param {any} date Date of the document.
 * @param {any} terms Payment terms, or a customer whose terms apply.
 * @param {any} [part] Which instalment, where the terms have several (30 / 60 / 90).
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function dueDate(date: any, terms: any, part: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => dueDateAnswer(answers, language, { date, terms, part }), () => NOBODY);
}

/**
 * What is left of a customer's credit limit; negative where it is exceeded.
 * @customfunction CREDIT
 * @param {any} customer Customer code, name or alias.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function credit(customer: any, asOf: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => creditAnswer(answers, language, { customer, asOf }), aboutCustomer(customer));
}

/**
 * What a customer owes as a fraction of the credit limit.
 * @customfunction UTILISATION
 * @param {any} customer Customer code, name or alias.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function utilisation(customer: any, asOf: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => utilisationAnswer(answers, language, { customer, asOf }), aboutCustomer(customer));
}

/**
 * Days sales outstanding over the days up to a date: method simple, average or countback. A blank customer means all.
 * @customfunction DSO
 * @param {any} [customer] Customer code, name or alias; blank means all.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {any} [days] Days looked back on; blank means 365.
 * @param {any} [method] simple, average or countback; blank means simple.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function dso(customer: any, asOf: any, days: any, method: any, currency: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => dsoAnswer(answers, language, { customer, asOf, days, method, currency }));
}

/**
 * Collection effectiveness index over a period, in percent. A blank customer means all.
 * @customfunction CEI
 * @param {any} customer Customer code, name or alias; blank means all.
 * @param {any} from First day of the period.
 * @param {any} [to] Last day of the period; blank means the closing date, or today.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function cei(customer: any, from: any, to: any, currency: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => ceiAnswer(answers, language, { customer, from, to, currency }));
}

/**
 * Cash collected in a period over the opening balance plus what was invoiced, as a fraction. A blank customer means all.
 * @customfunction COLLECTIONRATE
 * @param {any} customer Customer code, name or alias; blank means all.
 * @param {any} from First day of the period.
 * @param {any} [to] Last day of the period; blank means the closing date, or today.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function collectionRateOf(customer: any, from: any, to: any, currency: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => collectionRateAnswer(answers, language, { customer, from, to, currency }));
}

/**
 * Allowance for doubtful accounts: each aging bucket times its rate. A blank customer means all.
 * @customfunction PROVISION
 * @param {any[][]} rates Range with one rate between 0 and 1 for each bucket.
 * @param {any} [customer] Customer code, name or alias; blank means all.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {any} [currency] Currency code; needed where there are several.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function provision(rates: any[][], customer: any, asOf: any, currency: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => provisionAnswer(answers, language, { rates, customer, asOf, currency }));
}

/**
 * How many rows of the ledger are in no figure because they could not be read; 0 means every row counts.
 * @customfunction UNREAD
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function unread(invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, unreadAnswer);
}

/**
 * A field of the customer table, such as name, terms, salesperson or email.
 * @customfunction CUSTOMER
 * @param {any} customer Customer code, name or alias.
 * @param {any} [field] Name of the field; blank means the name.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function customerField(customer: any, field: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => customerAnswer(answers, language, { customer, field }), aboutCustomer(customer));
}

/**
 * An amount in words: 人民币大写 for Chinese yuan, English for other currencies, or the language asked for (zh or en).
 * @customfunction CAPITALS
 * @param {any} amount Amount.
 * @param {any} [currency] Currency code; blank means the base currency.
 * @param {any} [wordsIn] zh or en.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function capitals(amount: any, currency: any, wordsIn: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => capitalsAnswer(answers, language, { amount, currency, wordsIn }), () => NOBODY);
}

/**
 * An amount in another currency, at the latest rate of the rate table by a date.
 * @customfunction CONVERT
 * @param {any} amount Amount.
 * @param {any} from Currency of the amount.
 * @param {any} [to] Currency wanted; blank means the base currency.
 * @param {any} [asOf] Date; blank means the workbook's closing date, or today where none is saved.
 * @param {CustomFunctions.StreamingInvocation<any>} invocation
 * @streaming
 */
export function convert(amount: any, from: any, to: any, asOf: any, invocation: CustomFunctions.StreamingInvocation<any>): void {
  follow(invocation, (answers, language) => convertAnswer(answers, language, { amount, from, to, asOf }), () => NOBODY);
}
