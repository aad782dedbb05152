import type { Language } from "./language";
import { type Params, say, texts } from "./texts";

/** Why a source row makes no entry, what a file's own totals are called, and why one may differ. Words for other systems' files. */
export const SOURCE_TEXTS = texts(
  {
    "skip.blank": "blank row",
    "skip.preamble": "text above the table",
    "skip.heading": "column headings",
    "skip.section": "heading of a group",
    "skip.total": "total",
    "skip.subtotal": "subtotal",
    "skip.opening-balance": "opening balance",
    "skip.closing-balance": "closing balance",
    "skip.comment": "remark",
    "skip.continuation": "continues the row above",
    "skip.void": "void or cancelled document",
    "skip.draft": "draft, not issued",
    "skip.not-settled": "payment not completed",
    "skip.neutral": "neither income nor expense",
    "skip.zero": "amount is zero",
    "skip.parent-account": "sum of the accounts below it",
    "skip.other-currency-view": "the same amounts in another currency",
    "skip.duplicate-line": "repeats another row of the file",
    "skip.batch-of-details": "sum of the details that follow",
    "skip.digits-lost": "a long number lost its last digits in a spreadsheet",
    "skip.date-missing": "no date",
    "skip.date-unreadable": "the date cannot be read",
    "skip.amount-missing": "no amount",
    "skip.amount-unreadable": "the amount cannot be read",
    "skip.amount-too-large": "the amount is too large to be exact",
    "skip.currency-unknown": "the currency is not known",
    "skip.row-unreadable": "might be an entry, but cannot be read",
    "control.total": "Total",
    "control.count": "Number of entries",
    "control.opening-balance": "Opening balance",
    "control.closing-balance": "Closing balance",
    "control.running-balance": "Running balance",
    "control.credits": "Sum of credits",
    "control.debits": "Sum of debits",
    "control.credits-count": "Number of credits",
    "control.debits-count": "Number of debits",
    "control.section-total": "Total of a group",
    "control.record-count": "Number of records",
    "control.digits-lost": "Long numbers kept whole",
    "control.fees": "Sum of fees",
    "control.refunds": "Sum of refunds",
    "control.refunds-count": "Number of refunds",
    "control.neutral": "Sum of neither income nor expense",
    "control.neutral-count": "Number of neither income nor expense",
    "explain.not-consecutive": "Most balances do not follow from the row before: rows were left out of the file, or it is sorted otherwise.",
    "explain.wallet-statistics": "The wallet counts by rules of its own, closed and refunded payments among them.",
    "explain.digits-lost": "A spreadsheet kept 15 digits and put zeros for the rest. Export the file again and do not save it in a spreadsheet.",
    "kind.ledger": "Entries for the ledger",
    "kind.statement": "Statement of the other side",
    "kind.bank": "Bank transactions",
    "kind.invoices": "Invoices for the ledger",
    "kind.aging": "Open items for the ledger",
    "unfit.document-differs": "{document} is in {table} with another amount; not added.",
    "unfit.no-currency-column": "{table} has no column for the currency of this row; not added.",
    "unfit.type-unknown": "{table} tells signs by the type, and the file names none; not added.",
    "unfit.text-too-long": "A text is longer than a cell holds; not added.",
    "unfit.not-kept": "{table} would not read back the same date and amount; not added.",
    "at": "row {row}",
    "at-sheet": "\"{sheet}\" row {row}",
    "got": "{reason}: {got}",
  },
  {
    "skip.blank": "空行",
    "skip.preamble": "表格上方的说明",
    "skip.heading": "列标题",
    "skip.section": "分组标题",
    "skip.total": "合计",
    "skip.subtotal": "小计",
    "skip.opening-balance": "期初余额",
    "skip.closing-balance": "期末余额",
    "skip.comment": "备注",
    "skip.continuation": "上一行的续行",
    "skip.void": "已作废或取消的单据",
    "skip.draft": "草稿，未开出",
    "skip.not-settled": "交易未完成",
    "skip.neutral": "不计收支",
    "skip.zero": "金额为零",
    "skip.parent-account": "上级科目，由下级汇总",
    "skip.other-currency-view": "同一金额的其他币种口径",
    "skip.duplicate-line": "与文件中另一行重复",
    "skip.batch-of-details": "其后明细的汇总",
    "skip.digits-lost": "长号码的末几位已被表格软件丢失",
    "skip.date-missing": "没有日期",
    "skip.date-unreadable": "日期读不出",
    "skip.amount-missing": "没有金额",
    "skip.amount-unreadable": "金额读不出",
    "skip.amount-too-large": "金额过大，无法精确",
    "skip.currency-unknown": "币种不明",
    "skip.row-unreadable": "可能是一笔记录，但读不出",
    "control.total": "合计",
    "control.count": "笔数",
    "control.opening-balance": "期初余额",
    "control.closing-balance": "期末余额",
    "control.running-balance": "逐笔余额",
    "control.credits": "贷方合计",
    "control.debits": "借方合计",
    "control.credits-count": "贷方笔数",
    "control.debits-count": "借方笔数",
    "control.section-total": "分组小计",
    "control.record-count": "记录数",
    "control.digits-lost": "长号码完整",
    "control.fees": "手续费合计",
    "control.refunds": "退款合计",
    "control.refunds-count": "退款笔数",
    "control.neutral": "不计收支合计",
    "control.neutral-count": "不计收支笔数",
    "explain.not-consecutive": "多数余额与上一行接不上：文件中有行被筛掉，或排序不同。",
    "explain.wallet-statistics": "该平台按自己的口径统计，已关闭和已退款的交易可能计算在内。",
    "explain.digits-lost": "表格软件只保留 15 位，其余变成了零。请重新导出，不要用表格软件另存。",
    "kind.ledger": "往来明细",
    "kind.statement": "对方对账单",
    "kind.bank": "银行流水",
    "kind.invoices": "发票（记入往来明细）",
    "kind.aging": "未清项（记入往来明细）",
    "unfit.document-differs": "{table} 中已有 {document}，但金额不同；未导入。",
    "unfit.no-currency-column": "{table} 没有币种列，放不下此行的币种；未导入。",
    "unfit.type-unknown": "{table} 按类型区分正负，而文件没有类型；未导入。",
    "unfit.text-too-long": "文字超出单元格上限；未导入。",
    "unfit.not-kept": "{table} 读回的日期或金额会与文件不同；未导入。",
    "at": "第 {row} 行",
    "at-sheet": "“{sheet}”第 {row} 行",
    "got": "{reason}：{got}",
  },
);
type SourceKey = keyof (typeof SOURCE_TEXTS)["en"];

export function sourceText(language: Language, key: SourceKey, params: Params = {}): string {
  return say(SOURCE_TEXTS, language, key, params);
}

/** Why a row was skipped. */
export function skipText(reason: string, language: Language): string {
  const key = `skip.${reason}`;
  return isKey(key) ? sourceText(language, key) : reason;
}

/** What a total of the file is called: `section-total: 1 - 30` keeps what it is of. */
export function controlText(name: string, language: Language): string {
  const colon = name.indexOf(": ");
  const key = `control.${colon < 0 ? name : name.slice(0, colon)}`;
  if (!isKey(key)) return name;
  return colon < 0 ? sourceText(language, key) : `${sourceText(language, key)}${language === "zh" ? "：" : ": "}${name.slice(colon + 2)}`;
}

/** Why a difference is expected of this source; "" where nobody knows. */
export function explanationText(explanation: string | undefined, language: Language): string {
  const key = `explain.${explanation ?? ""}`;
  return isKey(key) ? sourceText(language, key) : "";
}

function isKey(key: string): key is SourceKey {
  return key in SOURCE_TEXTS.en;
}
