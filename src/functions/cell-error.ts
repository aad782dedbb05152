import { type Texts, texts, say, type Params } from "../words/texts";
import type { Language } from "../words/language";

/** What a cell shows: a value, a block of values that spills, or an error with words. */
export type CellAnswer = number | string | boolean | readonly (readonly (number | string | boolean)[])[] | CellProblem;

/** `#N/A` (there is no answer) or `#VALUE!` (the question is wrong), with a message that says what to do. */
export class CellProblem {
  constructor(
    readonly code: "#N/A" | "#VALUE!",
    readonly message: string,
  ) {}
}

const PROBLEM_TEXTS = texts(
  {
    "not-loaded": "The ledger is not loaded yet. Open the Customer Ledger pane, or press Refresh on its tab.",
    "no-ledger": "No table of this workbook was recognised as the ledger. Open the Customer Ledger pane and choose one.",
    "reading-failed": "The ledger could not be read. Open the Customer Ledger pane to see why, then press Refresh.",
    "customer-blank": "Give a customer: a code, a name or an alias.",
    "customer-unknown": "No customer is called \"{customer}\", by code, name or alias.",
    "customer-ambiguous": "\"{customer}\" may be {candidates}. Use the code.",
    "customer-no-entries": "{customer} has no entries in {currency}. It has: {currencies}.",
    "several-currencies": "{customer} has entries in {currencies}, which cannot be added. Name one as the currency.",
    "several-partitions": "{customer} has entries of several entities or accounts, which are never added. Use the aging table.",
    "date-unreadable": "\"{value}\" is not a date. Use a date cell, DATE(2026,10,31) or text such as \"2026-10-31\".",
    "invariant-broken": "The ledger's own totals do not tie, so no figure is shown. Open the Customer Ledger pane to see which.",
  },
  {
    "not-loaded": "往来账尚未读入。请打开“客户往来账”窗格，或点其选项卡上的“刷新”。",
    "no-ledger": "本工作簿中没有识别出往来明细表。请打开“客户往来账”窗格选择一张表。",
    "reading-failed": "往来账读取失败。请打开“客户往来账”窗格查看原因，然后点“刷新”。",
    "customer-blank": "请给出客户：编码、名称或别名。",
    "customer-unknown": "没有编码、名称或别名为“{customer}”的客户。",
    "customer-ambiguous": "“{customer}”可能是 {candidates}，请用客户编码。",
    "customer-no-entries": "{customer} 没有 {currency} 的往来，现有币种：{currencies}。",
    "several-currencies": "{customer} 有 {currencies} 多个币种，不能相加。请指明币种。",
    "several-partitions": "{customer} 有多个核算主体或科目的往来，不能相抵。请用账龄表。",
    "date-unreadable": "“{value}”不是日期。请用日期单元格、DATE(2026,10,31) 或 \"2026-10-31\" 这样的文本。",
    "invariant-broken": "往来账自身的合计不平，因此不显示数字。请打开“客户往来账”窗格查看。",
  },
) satisfies Texts<string>;
export type ProblemKey = keyof (typeof PROBLEM_TEXTS)["en"];

const BAD_QUESTIONS: ReadonlySet<ProblemKey> = new Set(["customer-blank", "date-unreadable", "several-currencies", "several-partitions", "customer-ambiguous"]);

export function problem(key: ProblemKey, language: Language, params: Params = {}): CellProblem {
  return new CellProblem(BAD_QUESTIONS.has(key) ? "#VALUE!" : "#N/A", say(PROBLEM_TEXTS, language, key, params));
}

/** The answer in the form that the host of the function shows: Excel has an error class of its own, other hosts take ours. */
export function forHost(answer: CellAnswer): unknown {
  if (!(answer instanceof CellProblem)) return answer;
  if (typeof CustomFunctions === "undefined" || !CustomFunctions.Error) return answer;
  const code = answer.code === "#N/A" ? CustomFunctions.ErrorCode.notAvailable : CustomFunctions.ErrorCode.invalidValue;
  return new CustomFunctions.Error(code, answer.message);
}
