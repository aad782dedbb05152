import type { Language } from "./language";
import { say, texts } from "./texts";

/** Names of causes, as short as a cell needs them. Keys are the engine's codes. */
const CAUSE_TITLES = texts(
  {
    EXACT: "Agrees", REF_FORMAT: "Agrees, number written differently", DATE_SWAP: "Day and month exchanged", DATE_TIMING: "Booked on another date", WRONG_CUSTOMER: "Booked under another customer",
    THIRD_PARTY: "Paid by a third party", GROUP_1N: "Several rows, one sum", GROUP_N1: "Several rows of ours, one of theirs", GROUP_NM: "Several rows on both sides, one sum",
    GROUP_1N_NOREF: "One receipt for several invoices, none named", INSTALMENTS: "Paid in instalments", NETTED_CN: "Credit note deducted", SIGN_FLIP: "Sign reversed", ROUNDING: "Rounding",
    FX_DIFF: "Exchange rate difference", DECIMAL_SLIP: "Decimal point shifted", WITHHOLDING: "Tax withheld", EARLY_DISCOUNT: "Early payment discount", BANK_FEE: "Bank fee deducted",
    GROUP_FEE: "Several invoices less a bank fee", TRANSPOSITION: "Digits transposed", TAX_NET_GROSS: "Net against gross of tax", DIGIT_TYPO: "One digit wrong", PARTIAL: "Paid or booked in part",
    OVERPAY: "More than the document", REF_MISSING: "Agrees, without our number", REF_TYPO: "Agrees, number mistyped", DUPLICATE_L: "Entered twice by us", DUPLICATE_R: "Entered twice by them",
    CUTOFF_L: "Period end, not yet in our ledger", CUTOFF_R: "Period end, not yet in their list", MISSING_L: "Not in our ledger", MISSING_R: "Not in their list", UNPAID: "Not paid yet",
    UNRELATED_R: "No item of ours", EARLIER: "Before their list begins", AMBIGUOUS: "Several rows fit equally well", AMOUNT_DIFF: "Amount differs",
  },
  {
    EXACT: "相符", REF_FORMAT: "相符(单号写法不同)", DATE_SWAP: "日月颠倒", DATE_TIMING: "入账日期不同", WRONG_CUSTOMER: "记错客户", THIRD_PARTY: "第三方代付", GROUP_1N: "一笔对多笔",
    GROUP_N1: "我方多笔对其一笔", GROUP_NM: "多笔对多笔", GROUP_1N_NOREF: "一笔收款对多张发票(未注明)", INSTALMENTS: "分期付款", NETTED_CN: "抵扣红字/贷项", SIGN_FLIP: "借贷方向相反", ROUNDING: "尾差",
    FX_DIFF: "汇率差异", DECIMAL_SLIP: "小数点错位", WITHHOLDING: "代扣税款", EARLY_DISCOUNT: "现金折扣", BANK_FEE: "扣除银行手续费", GROUP_FEE: "多张发票合付并扣手续费", TRANSPOSITION: "数字颠倒",
    TAX_NET_GROSS: "含税与不含税之差", DIGIT_TYPO: "一位数字有误", PARTIAL: "部分付款(入账)", OVERPAY: "多付", REF_MISSING: "相符(无我方单号)", REF_TYPO: "相符(单号有误)", DUPLICATE_L: "我方重复入账",
    DUPLICATE_R: "对方重复入账", CUTOFF_L: "期末未达(我方未记)", CUTOFF_R: "期末未达(对方未记)", MISSING_L: "我方未记", MISSING_R: "对方未记", UNPAID: "未收款", UNRELATED_R: "无对应款项",
    EARLIER: "早于对方账单起始日", AMBIGUOUS: "多笔同样相符,待确认", AMOUNT_DIFF: "金额不符",
  },
);

/** What each cause means and what is usually done about it. */
const CAUSE_EXPLANATIONS = texts(
  {
    EXACT: "Number, amount and date agree.", REF_FORMAT: "Amount and document agree; the number is written in another way.", DATE_SWAP: "Amount and document agree; day and month stand exchanged on one side.",
    DATE_TIMING: "Amount and document agree; the other side booked it clearly earlier or later.", WRONG_CUSTOMER: "The document is ours but belongs to another customer. Check who has it in the wrong account.",
    THIRD_PARTY: "The document is proven; somebody else than the customer paid it.", GROUP_1N: "One row on one side is the sum of several on the other.", GROUP_N1: "Several rows of ours are one row of theirs.",
    GROUP_NM: "Several rows on both sides add up to the same amount.", GROUP_1N_NOREF: "The receipt names no invoice; these open invoices add up to it. Ask for the remittance advice.",
    INSTALMENTS: "Several payments add up to one invoice.", NETTED_CN: "A credit note was deducted from what was paid.", SIGN_FLIP: "The same amount, booked on the wrong side.",
    ROUNDING: "A difference of a few smallest units, from rounding.", FX_DIFF: "Converted at different rates.", DECIMAL_SLIP: "The same digits with the decimal point in another place.",
    WITHHOLDING: "The payer kept back tax. Ask for the certificate.", EARLY_DISCOUNT: "The payer took a discount for early payment.", BANK_FEE: "A bank kept back its fee.",
    GROUP_FEE: "Several invoices were paid together and a bank kept back its fee.", TRANSPOSITION: "Two neighbouring digits stand exchanged.", TAX_NET_GROSS: "One side is with tax, the other without.",
    DIGIT_TYPO: "One digit differs.", PARTIAL: "The other side has part of the amount. The rest is open.", OVERPAY: "The other side has more than the document. Refund it or keep it on account.",
    REF_MISSING: "Same party and amount; our number is not named.", REF_TYPO: "Same party and amount; the number is one slip of the pen away.", DUPLICATE_L: "The same document stands twice in our ledger.",
    DUPLICATE_R: "The other side has the same document twice.", CUTOFF_L: "Dated at the end of the period; we will have it in the next.", CUTOFF_R: "Dated at the end of the period; they will have it in the next.",
    MISSING_L: "They have it, we do not. Ask for a copy.", MISSING_R: "We have it, they do not. Send a copy.", UNPAID: "No receipt was found for it.", UNRELATED_R: "No open item of ours explains it.",
    EARLIER: "Dated before the first row of their list: nothing can be said about it.", AMBIGUOUS: "More than one row fits equally well. A person has to choose.", AMOUNT_DIFF: "The document is the same; the amounts differ without a known reason.",
  },
  {
    EXACT: "单号、金额、日期均相符。", REF_FORMAT: "金额与单据相符,仅单号写法不同。", DATE_SWAP: "金额与单据相符,一方日月颠倒。", DATE_TIMING: "金额与单据相符,双方入账日期相差较大。",
    WRONG_CUSTOMER: "单据为我方单据,但属于另一客户,请核实哪方记错户。", THIRD_PARTY: "单据已证实,由客户以外的单位或个人代付。", GROUP_1N: "一方一笔等于另一方若干笔之和。", GROUP_N1: "我方若干笔合计等于对方一笔。",
    GROUP_NM: "双方若干笔合计相等。", GROUP_1N_NOREF: "付款未注明发票,所列未清发票合计与之相等,请索取付款明细。", INSTALMENTS: "若干次付款合计等于一张发票。", NETTED_CN: "付款时抵扣了红字发票或贷项。",
    SIGN_FLIP: "金额相同,借贷方向记反。", ROUNDING: "四舍五入形成的尾差。", FX_DIFF: "双方折算汇率不同。", DECIMAL_SLIP: "数字相同,小数点错位。", WITHHOLDING: "付款方代扣税款,请索取完税凭证。",
    EARLY_DISCOUNT: "付款方按约定享受了现金折扣。", BANK_FEE: "银行扣除了手续费。", GROUP_FEE: "多张发票合并付款,银行扣除了手续费。", TRANSPOSITION: "相邻两位数字颠倒。", TAX_NET_GROSS: "一方按含税金额、一方按不含税金额入账。",
    DIGIT_TYPO: "有一位数字不同。", PARTIAL: "对方只付(记)了一部分,其余未清。", OVERPAY: "对方金额多于单据,请退回或转作预收。", REF_MISSING: "单位与金额相符,未注明我方单号。", REF_TYPO: "单位与金额相符,单号有一处笔误。",
    DUPLICATE_L: "同一单据在我方账上记了两次。", DUPLICATE_R: "对方对同一单据记了两次。", CUTOFF_L: "日期在期末,我方下期入账。", CUTOFF_R: "日期在期末,对方下期入账。", MISSING_L: "对方已记、我方未记,请索取单据。",
    MISSING_R: "我方已记、对方未记,请补寄单据。", UNPAID: "未找到对应收款。", UNRELATED_R: "没有可对应的未清项目。", EARLIER: "早于对方账单首日,无从核对。", AMBIGUOUS: "有多笔同样相符,须人工选定。", AMOUNT_DIFF: "单据相同,金额不符,原因未明。",
  },
);

/** The facts behind a match, and what was learned: one sentence each. */
const EVIDENCE = texts(
  {
    reference: "Their \"{theirs}\" names our {ours}.", "reference-column": "Their \"{theirs}\" is our {column} {number}, of {ours}.", "near-reference": "Their \"{theirs}\" is one slip of the pen away from our {ours}.", "reference-foreign": "Their \"{theirs}\" is no number of ours.",
    listed: "Named: {documents}.", "cut-off-list": "The text is cut off after {count} {count|number|numbers}; the rest follows in the ledger: {documents}.", sum: "{ours} {ours|row|rows} of ours and {theirs} of theirs add up to the same amount.",
    "same-day": "Same day.", "days-later": "Theirs is {days} {days|day|days} later.", "days-earlier": "Theirs is {days} {days|day|days} earlier.", lag: "{days} {days|day|days} from ours to theirs.",
    also: "Also: {cause}.", "also-explains": "It would also be: {cause}.", "other-customer": "Ours belongs to {ours}, theirs is under {theirs}.", "third-party": "The document is of {ours}; paid by {theirs}.",
    "sign-flipped": "{theirs} is {ours} with the sign reversed.", rounding: "{theirs} − {ours} = {difference}.", "converted-otherwise": "{foreign} at {rate} gives ours; at {implied} it gives {theirs}.",
    "decimal-slip": "{theirs} and {ours} differ by a factor of {power}.", withheld: "{ours} less {rate} % is {theirs} ({difference}).", discount: "{ours} less {rate} % is {theirs} ({difference}), paid after {days} {days|day|days}.",
    fee: "{ours} − {theirs}: {difference} is a fee seen repeatedly.", "fee-amount": "A known fee of {fee} was kept back.", "fee-usual": "{ours} − {theirs}: {difference}, a small round amount as banks keep back.", "digits-exchanged": "{ours} and {theirs} differ by two neighbouring digits exchanged ({difference}).", "digit-differs": "{ours} and {theirs} differ in one digit ({difference}).",
    "tax-added": "{ours} plus {rate} % tax is {theirs}.", "tax-left-out": "{ours} without {rate} % tax is {theirs}.", part: "{theirs} is {share} % of {ours}; {difference} is open.", "more-than-ours": "{theirs} is {difference} more than {ours}.",
    "amount-differs": "{theirs} − {ours} = {difference}.", converted: "{ours} at {rate} is {converted}; theirs is {theirs}.", "no-rate": "{ours} and {theirs}: no exchange rate is given.", "same-amount": "The amount is the same.", "same-party": "Same party ({party}).",
    netted: "Less {document}, which they do not name.", "same-party-amount": "Same party ({party}) and amount; {candidates} open {candidates|row has|rows have} it.", consecutive: "{count} consecutive open rows, {first} to {last}, make up the amount.",
    combination: "Of {open} open rows, {count} make up the amount; {accidental} such sets are to be expected by chance.", chance: "Sums of consecutive rows that would give such an amount by chance: {accidental}.", habit: "Of {seen} lists that name their documents, {consecutive} are consecutive.", "by-text": "Their text names {party}.", alias: "{theirs} is {ours}: {count} references prove it.",
"instead-amount": "It has just this amount too, {days} {days|day|days} away.", "instead-undated": "It has just this amount too.", "instead-sum": "{count} {count|row|rows} with this sum.", "instead-number": "Its number {ours} is one slip of the pen away.", "instead-named": "The text may mean {ours}.", "instead-theirs": "Theirs has the same amount, {days} {days|day|days} away, and is left over.",
    "words-shared": "Both rows say {words}.", "receipt-named": "The bank line names {number}; our receipt {receipt} of the same amount stands for it.", "accepted-by-you": "You accepted this.", "grouped-by-you": "You put these rows together.", "grouped-rows-changed": "A group you made does not hold any more, because a row of it was changed or removed: {rows}.",
    "accepted-rows-changed": "A match you accepted does not hold any more, because a row of it was changed or removed: {rows}.", "remark-rows-changed": "A remark has lost its row, which was changed or removed: {rows} ({note}).",
    "agreed-rows-changed": "Rows of the period agreed up to {day} changed since, by {amount} {currency}.", "signs-changed": "Their signs are the other way round than when the profile was saved ({agree} of {of} joined rows).",
    "learned-signs-same": "Their signs run with ours ({agree} of {of} joined rows).", "learned-signs-opposite": "Their signs are the reverse of ours ({agree} of {of} joined rows).", "learned-numbering": "Our numbers look like {pattern} ({count} rows; # stands for digits).",
    "learned-quoting-whole": "They quote our numbers in full: {seen} rows, {agreed} with our amount.", "learned-quoting-slots": "They quote our numbers without zeros or century: {seen} rows, {agreed} with our amount.", "learned-quoting-digits": "They quote the digits of our numbers{after}: {seen} rows, {agreed} with our amount.",
    "learned-quoting-bare-slots": "They quote our numbers without their letters{after}: {seen} rows, {agreed} with our amount.", "learned-quoting-prefix-serial": "They quote our letters and the serial number: {seen} rows, {agreed} with our amount.", "learned-quoting-serial": "They quote the serial number alone{after}: {seen} rows, {agreed} with our amount.",
    "learned-quoting-tail": "They quote the last digits of our numbers{after}: {seen} rows, {agreed} with our amount.", "learned-column": "They quote our {column}: {seen} rows, {agreed} with our amount.", "learned-fee": "{currency} {fee} is kept back again and again ({count} times).", "learned-discount": "Discount of {rate} % ({count} times).",
    "learned-withholding": "Withholding of {rate} % ({count} times).", "learned-tax": "Tax of {rate} % between net and gross ({count} times).", "learned-lag": "Their rows usually come {days} {days|day|days} after ours ({count} pairs).", "learned-alias": "{theirs} means {ours} ({count} references).",
  },
  {
    reference: "对方“{theirs}”即我方 {ours}。", "reference-column": "对方“{theirs}”即我方{column} {number}(单据 {ours})。", "near-reference": "对方“{theirs}”与我方 {ours} 只差一处笔误。", "reference-foreign": "对方“{theirs}”不是我方单号。",
    listed: "注明单号:{documents}。", "cut-off-list": "附言在第 {count} 个单号后被截断,其余按账面顺序为:{documents}。", sum: "我方 {ours} 笔与对方 {theirs} 笔合计相等。",
    "same-day": "日期相同。", "days-later": "对方晚 {days} 天。", "days-earlier": "对方早 {days} 天。", lag: "对方日期与我方相差 {days} 天。", also: "另有:{cause}。", "also-explains": "也可能是:{cause}。",
    "other-customer": "我方属于{ours},对方记在{theirs}。", "third-party": "单据属于{ours},由{theirs}支付。", "sign-flipped": "{theirs} 与 {ours} 借贷方向相反。", rounding: "{theirs} − {ours} = {difference}。",
    "converted-otherwise": "{foreign} 按 {rate} 折算为我方金额,按 {implied} 折算为 {theirs}。", "decimal-slip": "{theirs} 与 {ours} 相差 {power} 倍。", withheld: "{ours} 扣除 {rate}% 为 {theirs}({difference})。",
    discount: "{ours} 扣除 {rate}% 为 {theirs}({difference}),{days} 天内付款。", fee: "{ours} − {theirs}:{difference} 为反复出现的手续费。", "fee-amount": "扣除了已知的手续费 {fee}。", "fee-usual": "{ours} − {theirs}:{difference},金额小而整,似银行手续费。", "digits-exchanged": "{ours} 与 {theirs} 相邻两位数字颠倒({difference})。",
    "digit-differs": "{ours} 与 {theirs} 有一位数字不同({difference})。", "tax-added": "{ours} 加 {rate}% 税额为 {theirs}。", "tax-left-out": "{ours} 不含 {rate}% 税额为 {theirs}。", part: "{theirs} 为 {ours} 的 {share}%,尚差 {difference}。",
    "more-than-ours": "{theirs} 比 {ours} 多 {difference}。", "amount-differs": "{theirs} − {ours} = {difference}。", converted: "{ours} 按 {rate} 折算为 {converted},对方为 {theirs}。", "no-rate": "{ours} 与 {theirs}:未提供汇率。",
    "same-amount": "金额相同。", "same-party": "同一单位({party})。", netted: "抵扣了对方未注明的 {document}。", "same-party-amount": "同一单位({party})、金额相同,共有 {candidates} 笔未清项目符合。", consecutive: "连续 {count} 笔未清项目({first} 至 {last})合计等于该金额。",
    combination: "{open} 笔未清项目中有 {count} 笔合计等于该金额;偶然相等的组合预计有 {accidental} 个。", chance: "连续项目之和偶然等于该金额的期望个数:{accidental}。", habit: "对方列明单号的 {seen} 次付款中,{consecutive} 次为连续单号。", "by-text": "附言写明{party}。", alias: "{theirs}即{ours}:有 {count} 个单号为证。",
    "instead-amount": "金额同样相符,日期相差 {days} 天。", "instead-undated": "金额同样相符。", "instead-sum": "{count} 笔合计等于该金额。", "instead-number": "其单号 {ours} 仅差一处笔误。", "instead-named": "附言也可能指 {ours}。", "instead-theirs": "对方该笔金额相同,日期相差 {days} 天,尚无对应。",
    "words-shared": "双方摘要都写有“{words}”。", "receipt-named": "银行流水注明 {number},我方收款 {receipt} 金额相同,即为该笔。", "accepted-by-you": "已由您确认。", "grouped-by-you": "由您手工组合。", "grouped-rows-changed": "您手工组合的一组不再成立,其中有记录已改动或删除:{rows}。", "accepted-rows-changed": "您确认过的一组不再成立,其中有记录已改动或删除:{rows}。",
    "remark-rows-changed": "一条备注所指的记录已改动或删除:{rows}({note})。", "agreed-rows-changed": "截至 {day} 已确认期间的记录有变动,金额 {amount} {currency}。", "signs-changed": "对方借贷方向与保存方案时相反({of} 笔中 {agree} 笔)。",
    "learned-signs-same": "对方与我方借贷方向一致({of} 笔中 {agree} 笔)。", "learned-signs-opposite": "对方与我方借贷方向相反({of} 笔中 {agree} 笔)。", "learned-numbering": "我方编号形如 {pattern}(共 {count} 笔,# 代表数字)。",
    "learned-quoting-whole": "对方完整引用我方单号:{seen} 笔,其中 {agreed} 笔金额相同。", "learned-quoting-slots": "对方引用我方单号时省略零或世纪:{seen} 笔,其中 {agreed} 笔金额相同。", "learned-quoting-digits": "对方只引用单号的数字{after}:{seen} 笔,其中 {agreed} 笔金额相同。",
    "learned-quoting-bare-slots": "对方引用我方单号时省略字母{after}:{seen} 笔,其中 {agreed} 笔金额相同。", "learned-quoting-prefix-serial": "对方只引用字母与流水号:{seen} 笔,其中 {agreed} 笔金额相同。", "learned-quoting-serial": "对方只引用流水号{after}:{seen} 笔,其中 {agreed} 笔金额相同。",
    "learned-quoting-tail": "对方只引用单号末几位{after}:{seen} 笔,其中 {agreed} 笔金额相同。", "learned-column": "对方引用我方{column}:{seen} 笔,其中 {agreed} 笔金额相同。", "learned-fee": "反复扣除 {currency} {fee}({count} 次)。", "learned-discount": "现金折扣 {rate}%({count} 次)。", "learned-withholding": "代扣 {rate}%({count} 次)。",
    "learned-tax": "含税与不含税相差 {rate}%({count} 次)。", "learned-lag": "对方通常晚 {days} 天入账({count} 对)。", "learned-alias": "{theirs}即{ours}({count} 个单号)。",
  },
);

/** Columns of ours whose numbers name a row. */
const COLUMNS = texts(
  { reference: "reference", contract: "contract", deliveryNote: "delivery note", invoiceNumber: "invoice number" },
  { reference: "参考号", contract: "合同号", deliveryNote: "送货单号", invoiceNumber: "发票号" },
);

export type CauseWord = keyof (typeof CAUSE_TITLES)["en"];

/** What the engine found, by key: `reconciliation/reconciliation.ts` has the shape. */
export interface EvidenceWords {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export function causeTitle(cause: CauseWord, language: Language): string {
  return CAUSE_TITLES[language][cause];
}

export function causeExplanation(cause: CauseWord, language: Language): string {
  return CAUSE_EXPLANATIONS[language][cause];
}

/** One fact as a sentence; causes among the values are named in the same language. */
export function evidenceSentence({ key, params }: EvidenceWords, language: Language): string {
  if (!isKnown(key)) return key;
  const { cause, column } = params;
  return say(EVIDENCE, language, key, {
    ...params,
    ...(typeof cause === "string" && cause in CAUSE_TITLES.en && { cause: causeTitle(cause as CauseWord, language) }),
    ...(typeof column === "string" && column in COLUMNS.en && { column: COLUMNS[language][column as keyof (typeof COLUMNS)["en"]] }),
  });
}

/** Keys of all facts, for the test that every fact the engine states has its sentence. */
export const EVIDENCE_KEYS: readonly string[] = Object.keys(EVIDENCE.en);

function isKnown(key: string): key is keyof (typeof EVIDENCE)["en"] & string {
  return key in EVIDENCE.en;
}
