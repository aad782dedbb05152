import type { Language } from "./language";
import { texts } from "./texts";

/** What several kinds of sheet say. */
export const SHEET_TEXTS = texts(
  {
    asOf: "As of",
    currency: "Currency",
    customer: "Customer",
    customerCode: "Code",
    customerName: "Name",
    entity: "Entity",
    account: "Account",
    balance: "Balance",
    total: "Total",
    totalIn: "Total {currency}",
    trace: "{number} · as of {day} · policy version {version}",
    pageOf: "Page &P of &N",
    contents: "Contents",
    status: "Status",
    notIssued: "Not issued",
    contentsTitle: "Statements {from} – {to}",
    sheet: "Sheet",
    open: "Open",
    opening: "Opening",
    closing: "Closing",
    overdue: "Overdue",
    statements: "{count} {count|statement|statements}",
    kind: "Kind",
    number: "Number",
  },
  {
    asOf: "截止日期",
    currency: "币种",
    customer: "客户",
    customerCode: "客户编码",
    customerName: "客户名称",
    entity: "核算主体",
    account: "科目",
    balance: "余额",
    total: "合计",
    totalIn: "合计 {currency}",
    trace: "{number} · 截至 {day} · 口径版本 {version}",
    pageOf: "第 &P 页 共 &N 页",
    contents: "目录",
    status: "状态",
    notIssued: "未出具",
    contentsTitle: "对账单目录 {from} 至 {to}",
    sheet: "工作表",
    open: "查看",
    opening: "期初余额",
    closing: "期末余额",
    overdue: "其中：逾期",
    statements: "共 {count} 份",
    kind: "类型",
    number: "编号",
  },
);

/** Types of entries as people read them. */
export const ENTRY_TYPE_TEXTS = texts(
  {
    invoice: "Invoice",
    payment: "Payment",
    "credit note": "Credit note",
    refund: "Refund",
    "write-off": "Write-off",
    "debit adjustment": "Debit adjustment",
    "credit adjustment": "Credit adjustment",
    fee: "Fee",
    opening: "Opening item",
    revaluation: "Revaluation",
  },
  {
    invoice: "发票",
    payment: "收款",
    "credit note": "红字/折让",
    refund: "退款",
    "write-off": "坏账核销",
    "debit adjustment": "借方调整",
    "credit adjustment": "贷方调整",
    fee: "费用",
    opening: "期初",
    revaluation: "汇兑重估",
  },
);

export function entryTypeLabel(type: keyof (typeof ENTRY_TYPE_TEXTS)["en"], language: Language): string {
  return ENTRY_TYPE_TEXTS[language][type];
}
