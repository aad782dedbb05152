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
    "skip.settled": "paid or applied in full: nothing is open",
    "skip.parent-account": "sum of the accounts below it",
    "skip.not-receivable": "no claim on a customer: an order, a cash sale, another account",
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
    "skip.cut-off": "the file breaks off here: the rest is missing",
    "skip.purchase": "an invoice to us, no receivable",
    "skip.not-money": "securities or units, no amount of money",
    "skip.refund-note": "a refund note: money given back, enter it as a refund if the bank's list does not bring it",
    "skip.part-unreadable": "the rows of this document cannot all be read or contradict each other, so its amount is not known",
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
    "control.tax-amounts": "Invoices with their tax amounts",
    "control.row-arithmetic": "Opening balance and movements give the closing balance",
    "control.net-and-tax": "Net and tax",
    "control.lines": "Sum of the lines",
    "control.payable": "Amount payable",
    "control.net-movement": "Sum of all entries",
    "control.accounts-count": "Number of accounts",
    "control.date-order": "Order of day and month",
    "control.splits": "Sum of the split",
    "control.fees": "Sum of fees",
    "control.refunds": "Sum of refunds",
    "control.refunds-count": "Number of refunds",
    "control.neutral": "Sum of neither income nor expense",
    "control.neutral-count": "Number of neither income nor expense",
    "control.goes-to": "Statement",
    "control.owner": "Customer",
    "explain.counter-list": "The other side's own list: it goes to the statements for reconciliation, not into the ledger. If it is yours, choose the layout \"table\".",
    "explain.owner-unknown": "The list does not say whose it is: choose the customer.",
    "control.repeated-documents": "Documents on several rows with one amount",
    "explain.repeated-documents": "Every row counts. If the rows are lines that repeat the document's total, import a list of documents, or one with quantity and price.",
    "control.multiplied-out": "Lines worked out",
    "explain.quantity-times-price": "The file has no amounts: quantity × price was taken, without tax, discount or freight. Compare one invoice.",
    "control.debit-note": "Debit note",
    "explain.debit-note-of-ours": "Taken as ours: the customer owes it. If the customer wrote it, enter it with a minus.",
    "explain.not-consecutive": "Most balances do not follow from the row before: rows were left out of the file, or it is sorted otherwise.",
    "explain.wallet-statistics": "The wallet counts by rules of its own, closed and refunded payments among them.",
    "explain.day-first-assumed": "Every date reads day first or month first: taken as day first. Check one.",
    "explain.month-first-assumed": "Every date reads day first or month first: taken as month first. Check one.",
    "explain.year-first-assumed": "The dates have two-digit years and read several ways: taken as year first. Check one.",
    "explain.no-opening-balance": "The file states no opening balance, so its entries alone cannot confirm this one.",
    "explain.several-currencies": "The file states its balances in different currencies: they cannot be carried forward.",
    "explain.net-overdue-only": "The system's own total counts what is overdue only; the entries are complete.",
    "explain.tax-not-in-file": "The file has lines without an invoice total, and does not say whether tax is in them. Compare the amounts with the invoices, or export with totals.",
    "explain.digits-lost": "A spreadsheet kept 15 digits and put zeros for the rest. Export the file again and do not save it in a spreadsheet.",
    "kind.ledger": "Entries for the ledger",
    "kind.statement": "Statement of the other side",
    "kind.bank": "Bank transactions",
    "kind.invoices": "Invoices for the ledger",
    "kind.aging": "Open items for the ledger",
    "alike": "{count} added {count|row has|rows have} the day and amount of rows that {table} has under another name and number: compare them.",
    "unsure": "{count} {count|row is|rows are} taken as already in {table} by day, amount and payer (row {rows} of the file), and nothing says which account {count|it is|they are} of. If this file is of another account, import it into a table of its own.",
    "unfit.document-differs": "{document} is in {table} with another amount; not added.",
    "unfit.no-customer": "The row names no customer, and {table} counts no such row; not added. Choose the customer for this file.",
    "unfit.no-currency-column": "{table} has no column for the currency of this row; not added.",
    "unfit.type-unknown": "{table} tells signs by the type, and the file names none; not added.",
    "unfit.sign-against-type": "The sign goes against the type, and {table} has one amount column, whose signs would then be read otherwise; not added. Enter it by hand.",
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
    "skip.settled": "已结清，没有未收金额",
    "skip.parent-account": "上级科目，由下级汇总",
    "skip.not-receivable": "不是应收：订单、现销或其他科目",
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
    "skip.cut-off": "文件在此中断，其后内容缺失",
    "skip.purchase": "开给我方的发票，不是应收",
    "skip.not-money": "证券或份额，不是金额",
    "skip.refund-note": "退款单：款项已退回，如银行流水中没有，请按退款录入",
    "skip.part-unreadable": "该单据有的行读不出或互相矛盾，无法确定金额",
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
    "control.tax-amounts": "写明税额的发票",
    "control.row-arithmetic": "期初加发生等于期末",
    "control.net-and-tax": "不含税金额加税额",
    "control.lines": "各行合计",
    "control.payable": "应付金额",
    "control.net-movement": "发生额净额",
    "control.accounts-count": "账户数",
    "control.date-order": "日期先后",
    "control.splits": "拆分合计",
    "control.fees": "手续费合计",
    "control.refunds": "退款合计",
    "control.refunds-count": "退款笔数",
    "control.neutral": "不计收支合计",
    "control.neutral-count": "不计收支笔数",
    "control.goes-to": "对账单",
    "control.owner": "客户",
    "explain.counter-list": "按对方的对账单处理：存入对账单表用于核对，不记入往来明细。如为我方明细，请选择“table”格式。",
    "explain.owner-unknown": "文件没有写明是哪个客户，请选择客户。",
    "control.repeated-documents": "同一单据多行金额相同",
    "explain.repeated-documents": "每行都计入。如果各行是重复写着单据合计的明细行，请导入单据清单，或导出带数量和单价的明细。",
    "control.multiplied-out": "按数量×单价计算的行数",
    "explain.quantity-times-price": "文件没有金额列，按数量×单价计算，不含税、折扣和运费。请核对一张发票。",
    "control.debit-note": "借项通知单",
    "explain.debit-note-of-ours": "按我方开出处理，增加客户应付；如为客户开给我方，请改为负数录入。",
    "explain.not-consecutive": "多数余额与上一行接不上：文件中有行被筛掉，或排序不同。",
    "explain.wallet-statistics": "该平台按自己的口径统计，已关闭和已退款的交易可能计算在内。",
    "explain.day-first-assumed": "日期先日后月、先月后日都读得通，按先日后月读取，请核对一笔。",
    "explain.month-first-assumed": "日期先日后月、先月后日都读得通，按先月后日读取，请核对一笔。",
    "explain.year-first-assumed": "日期为两位数年份，有几种读法，按年月日读取，请核对一笔。",
    "explain.no-opening-balance": "文件没有期初余额，仅凭明细无法核对此余额。",
    "explain.several-currencies": "文件中的余额币种不一，无法推算。",
    "explain.net-overdue-only": "该系统的合计只计逾期净额；各笔记录完整。",
    "explain.tax-not-in-file": "文件只有明细行，没有发票合计，也未写明是否含税。请与发票核对金额，或导出带合计的文件。",
    "explain.digits-lost": "表格软件只保留 15 位，其余变成了零。请重新导出，不要用表格软件另存。",
    "kind.ledger": "往来明细",
    "kind.statement": "对方对账单",
    "kind.bank": "银行流水",
    "kind.invoices": "发票（记入往来明细）",
    "kind.aging": "未清项（记入往来明细）",
    "alike": "新增的 {count} 行，{table} 中已有日期和金额相同、名称和号码不同的行，请核对。",
    "unsure": "有 {count} 行按日期、金额和对方认作 {table} 中已有（第 {rows} 行），但没有写明是哪个账户。如果本文件属于另一个账户，请导入到另一张表。",
    "unfit.document-differs": "{table} 中已有 {document}，但金额不同；未导入。",
    "unfit.no-customer": "此行没有客户，{table} 无法计入；未导入。请为此文件选择客户。",
    "unfit.no-currency-column": "{table} 没有币种列，放不下此行的币种；未导入。",
    "unfit.type-unknown": "{table} 按类型区分正负，而文件没有类型；未导入。",
    "unfit.sign-against-type": "正负与类型相反，而 {table} 只有一个金额列，加入后整列的正负会读反；未导入，请手工录入。",
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

/** Rows of a file in short: `3–14, 20`; a very long list breaks off. */
export function rowRanges(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges[ranges.length - 1];
    if (last && row <= last[1] + 1) last[1] = Math.max(last[1], row);
    else ranges.push([row, row]);
  }
  const shown = ranges.slice(0, RANGES_MAX).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
  return ranges.length > RANGES_MAX ? `${shown}…` : shown;
}
const RANGES_MAX = 20;
