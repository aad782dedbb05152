import type { EntryType } from "./ledger";

/** A type word: one of ours, or a journal that is a debit or a credit adjustment by its sign. */
export type TypeMeaning = EntryType | "adjustment";

/** Words of type columns in both languages. Compared without case, blanks and punctuation. */
const WORDS: Readonly<Record<TypeMeaning, string>> = {
  invoice:
    "invoice|sales invoice|inv|tax invoice|sales inv|si|rv|dr|accrec|sale|sales|bill|credit sale|cash sale|proforma|发票|销售发票|销售|销售单|销售出库|销售出库单|出库单|应收|应收单|应收账款|其他应收单|蓝字发票|蓝字|专用发票|普通发票|增值税专用发票|增值税普通发票|数电发票|数电票|全电发票|电子发票|开票|赊销|销货|销货单|送货|送货单|发货单",
  payment:
    "payment|pmt|pay|receipt|rct|rcpt|rec|receive payment|payment received|customer payment|received|cash receipt|cash|bank receipt|bank transfer|deposit|prepayment|overpayment|advance|advance payment|customer deposit|unapplied cash|dz|cheque|check|收款|收款单|回款|回款单|银行收款|现金收款|到账|预收|预收款|预收账款|预收单|定金|订金|押金|收款凭证|实收|承兑|承兑汇票|银行承兑汇票|商业汇票|核销|汇款|转账收款",
  "credit note":
    "credit note|credit memo|creditnote|creditmemo|cn|crn|cm|dg|sales credit|sales credit note|sales return|return|returns|credit|credit invoice|accreccredit|refund receipt|negative invoice|红字发票|红字|红票|红冲|冲红|红字冲销|销售退货|退货|退货单|销售退货单|贷项通知单|贷项|贷项发票|折让|销售折让|折让单|红字增值税专用发票",
  refund: "refund|payment refund|customer refund|refund payment|cash refund|ref|rfd|退款|退款单|客户退款|付款|付款单|退回货款",
  "write-off": "write off|writeoff|bad debt|bad debts|bad debt write off|bad debt expense|wo|w off|坏账|坏账核销|核销坏账|坏账损失|坏账准备核销|呆账核销",
  "debit adjustment": "debit adjustment|debit note|debit memo|dn|dm|debit|借项|借项通知单|借项调整|调增|应收调增|补差",
  "credit adjustment":
    "credit adjustment|discount|settlement discount|cash discount|early payment discount|rebate|withholding tax|wht|折扣|现金折扣|销售折扣|抹零|调减|应收调减|贷项调整|返利|尾差|扣款",
  fee: "fee|fees|late fee|charge|charges|finance charge|interest|interest invoice|late payment interest|service charge|bank charge|dunning fee|reminder fee|手续费|利息|滞纳金|违约金|罚息|逾期利息|催收费|服务费",
  opening: "opening|opening balance|opening item|ob|balance forward|balance brought forward|brought forward|bf|b f|opening entry|carried forward|期初|期初余额|期初应收|期初单据|上年结转|年初余额|上期结转|期初结转|上期余额|结转|上年余额",
  revaluation:
    "revaluation|reval|fx revaluation|currency revaluation|exchange revaluation|exchange rate revaluation|unrealized gain loss|unrealised gain loss|unrealized fx|unrealised fx|汇兑调整|期末调汇|调汇|汇兑损益|汇兑|外币重估|重估|外币评估",
  adjustment:
    "adjustment|adj|journal|journal entry|general journal|jnl|je|jv|ab|contra|transfer|reclass|reclassification|correction|记账凭证|转账|转账凭证|调整|调整单|往来转账|对冲|应收冲应付|预收冲应收|应收冲应收|往来调整|记|转|转账单|其他",
};

const MEANINGS: ReadonlyMap<string, TypeMeaning> = new Map(
  (Object.entries(WORDS) as [TypeMeaning, string][]).flatMap(([meaning, words]) => words.split("|").map((word) => [squeezed(word), meaning] as const)),
);
/** Words long enough to be looked for within a longer one: `Sales invoice (export)`, `银行收款-农行`. */
const WITHIN = [...MEANINGS].filter(([word]) => (/^[a-z]+$/.test(word) ? word.length >= 6 : word.length >= 2)).sort(([left], [right]) => right.length - left.length);

const RED: ReadonlySet<TypeMeaning> = new Set(["invoice", "credit note"]);

function squeezed(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * What a type column's word means; null where neither language knows it, or two known words of different meaning are in it.
 *
 * @example "Sales Invoice" → invoice · "收款单" → payment · "JE" → adjustment
 */
export function readType(text: string): TypeMeaning | null {
  const word = squeezed(text);
  const whole = MEANINGS.get(word);
  if (whole) return whole;
  let rest = word;
  let found: TypeMeaning | null = null;
  for (const [known, meaning] of WITHIN) {
    if (!rest.includes(known)) continue;
    const both: boolean = found !== null && found !== meaning;
    // A red invoice is a credit note, whatever kind of invoice it is (红字专用发票).
    if (both && !(RED.has(found!) && RED.has(meaning))) return null;
    found = both ? "credit note" : meaning;
    rest = rest.replaceAll(known, " ");
  }
  return found;
}

/** +1 where the type by nature makes the customer owe more, −1 where less, 0 where only the sign tells. */
export const NATURE: Readonly<Record<TypeMeaning, 1 | -1 | 0>> = {
  invoice: 1, payment: -1, "credit note": -1, refund: 1, "write-off": -1, "debit adjustment": 1, "credit adjustment": -1, fee: 1, opening: 0, revaluation: 0, adjustment: 0,
};

/** Which way a direction column points: `借`, `Dr`, `收入`; null where it says nothing (`平`, 不计收支). */
export function readDirection(text: string): "debit" | "credit" | "in" | "out" | null {
  const word = text.normalize("NFKC").trim().toLowerCase().replace(/[\s.]/g, "");
  if (/^(借|借方|借dr|d|dr|dbit|debit|s|\+)$/.test(word)) return "debit";
  if (/^(贷|贷方|贷cr|c|cr|crdt|credit|h|-)$/.test(word)) return "credit";
  if (/^(收入|收|转入|in|存入|入账)$/.test(word)) return "in";
  if (/^(支出|支|付|转出|out|支取|出账)$/.test(word)) return "out";
  return null;
}

/** Statuses of documents that never count: cancelled, or not issued yet. */
export function isVoidStatus(text: string): boolean {
  return /^(void|voided|cancelled|canceled|deleted|draft|作废|已作废|已取消|取消|草稿|已删除)$/i.test(text.normalize("NFKC").trim());
}

/** The customer disputes the row. */
export function isDisputedStatus(text: string): boolean {
  return /disput|contest|query|争议|异议|有疑|存疑/i.test(text);
}

const TOTALS = /^(?:合计|小计|总计|共计|本页合计|本页小计|过次页|承前页|本月合计|本期合计|本年累计|本日合计|累计|合计数|(?:grand |sub ?|page )?totals?|total for .+|sum)[:：]?$/i;

const TOTAL_OF = /^.+\s(?:sub ?)?totals?$|^(?:sub ?|grand )?totals? \S.*$|^.+(?:小计|合计|汇总|总计)[:：]?$/i;

/** A row that adds up the rows of somebody or something: `ACME Total`, `青禾 小计`. Others' names may be called so: asked only where a row has no date. */
export function isTotalOf(text: string): boolean {
  return TOTAL_OF.test(text.normalize("NFKC").trim().replace(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g, ""));
}

/** A row that adds up others, by its words: `合计`, `Grand total`, `Total for ACME`. */
export function isTotalWord(text: string): boolean {
  return TOTALS.test(text.normalize("NFKC").trim().replace(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g, ""));
}
