import { BLANKS } from "../money/read-amount";

const keys = new Map<string, string>();
/** Headers remembered: every profile asks for the same few. */
const KEYS_MAX = 5000;

/**
 * A header for comparing: without case, blanks, TABs, backticks, brackets and other marks; full-width letters as half-width ones.
 *
 * What stands in brackets stays (`交易金额(收入)` is not `交易金额(支出)`), and so do `<` and `>`, which part one bucket from another.
 *
 * @example "日 志 号" → "日志号" · "`交易时间" → "交易时间" · "借方发生额/元(支取)" → "借方发生额元支取" · "*InvoiceDate" → "invoicedate"
 */
export function headerKey(header: string): string {
  let key = keys.get(header);
  if (key === undefined) {
    if (keys.size >= KEYS_MAX) keys.clear();
    key = header.normalize("NFKC").replace(BLANKS, "").replace(/[^\p{L}\p{N}<>]+/gu, "").toLowerCase();
    keys.set(header, key);
  }
  return key;
}

/** The same without what stands in brackets: a unit, a translation, a remark. */
export function bareHeaderKey(header: string): string {
  return headerKey(header.normalize("NFKC").replace(/[[(【{][^\])】}]*(?:[\])】}]|$)/gu, " "));
}
