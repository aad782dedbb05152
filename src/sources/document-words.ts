import { readType } from "../ledger/entry-words";

/** Words in lists of documents that decide what becomes of a row. Longer texts are no such word. */
const WORD_MAX = 40;

/** No claim on a customer: orders, quotations, what is paid at the till, what is owed to suppliers. */
export const NO_CLAIM = /^(?:estimate|quote|quotation|sales order|purchase order|sales receipt|time(?: activity| charge)?|bill|bill payment.*|vendor credit|expense|purchase invoice|销售订单|报价单|采购.*)$/iu;
export const RECEIVABLE = /receivable|debtor|应收|\bA\/R\b/iu;
export const ON_ACCOUNT = /^(?:on account|unallocated|advance|暂收|预收)/iu;
/** The side of a balance or amount in the customer's favour. */
export const CREDIT_SIDE = /^(?:h|贷|贷方|cr|credit)$/iu;
const CLOSING = /^(?:closing balance|ending balance|balance carried forward|balance c\/f|(?:balance|amount|total) (?:due|outstanding|owing)(?: [a-z]{3})?|balance as (?:at|of)\b.*|期末余额|本期余额|欠款合计|应付余额|结转下年|转下页|过次页)$/iu;

/** Whether a row carries a balance forward or on, by one of the texts it says that in. */
export function carriedBy(words: readonly string[]): "opening" | "closing" | null {
  const short = words.map((word) => word.replace(/[:：]\s*$/u, "").trim()).filter((word) => word !== "" && word.length <= WORD_MAX);
  if (short.some((word) => CLOSING.test(word))) return "closing";
  return short.some((word) => readType(word) === "opening") ? "opening" : null;
}
