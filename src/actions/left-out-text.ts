import { isoDay } from "../calendar/day";
import type { Ledger } from "../ledger/ledger";
import { minorToText } from "../money/money";
import type { OneSidedCustomer } from "../reconciliation/common-customers";
import { RECONCILE_FLOW_WORDS } from "../words/reconcile-flow-words";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import type { Comparison } from "./compare-lists";

/** Where a comparison started, and what was left out of it and why: one sentence each. */
export function leftOutTexts({ leftOut, start, remittancesUnused }: Comparison, language: Language): readonly string[] {
  const sentences = leftOut.map(({ reason, side, count, sums, day }) => say(RECONCILE_FLOW_WORDS, language, reason === "agreed" ? `left.agreed.${side}` : `left.${reason}`, {
    count, day: day === null ? "" : isoDay(day), amounts: sums.map(({ amountMinor, currency }) => `${minorToText(amountMinor, currency)} ${currency}`).join(", "),
  }));
  if (start.carriedTheirs.length > 0) sentences.push(say(RECONCILE_FLOW_WORDS, language, "left.carried", { count: start.carriedTheirs.length }));
  if (remittancesUnused.length > 0) sentences.push(say(RECONCILE_FLOW_WORDS, language, "left.remittance", { count: remittancesUnused.length }));
  return sentences;
}

/** Whose list it was taken for, and why, where it does not say so itself: one sentence, or none. */
export function attributionTexts({ attributed, customer }: Pick<Comparison, "attributed" | "customer">, ledger: Ledger, language: Language): readonly string[] {
  if (attributed === null || customer === null) return [];
  const { key, name } = ledger.customers[customer]!;
  return [say(RECONCILE_FLOW_WORDS, language, `whose.${attributed.by}`, { customer: key === name ? key : `${key} ${name}`, text: attributed.text.replace(/\s*\n\s*/g, " / ") })];
}

/** Customers that only one side has, with their totals: one sentence a side. */
export function oneSidedTexts({ onlyOurs, onlyTheirs }: Pick<Comparison, "onlyOurs" | "onlyTheirs">, ledger: Ledger, language: Language): readonly string[] {
  const nameOf = (key: string): string => ledger.customers.find((customer) => customer.key === key)?.name ?? key;
  const names = (customers: readonly OneSidedCustomer[]): string =>
    customers.map(({ customer, totals }) => `${nameOf(customer)} (${totals.map(({ currency, amountMinor }) => `${minorToText(amountMinor, currency)} ${currency}`).join(", ")})`).join(language === "zh" ? "、" : ", ");
  return [
    ...(onlyOurs.length > 0 ? [say(RECONCILE_FLOW_WORDS, language, "left.onlyOurs", { names: names(onlyOurs) })] : []),
    ...(onlyTheirs.length > 0 ? [say(RECONCILE_FLOW_WORDS, language, "left.onlyTheirs", { names: names(onlyTheirs) })] : []),
  ];
}
