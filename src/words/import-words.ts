import type { Language } from "./language";
import { type Params, say, texts } from "./texts";

/** Sheets and columns that an import makes, and its log. */
export const IMPORT_TEXTS = texts(
  {
    "sheet.ledger": "Customer ledger",
    "sheet.statement": "Customer statements",
    "sheet.bank": "Bank transactions",
    "column.date": "Date",
    "column.customerCode": "Customer code",
    "column.customerName": "Customer",
    "column.type": "Type",
    "column.document": "Document",
    "column.dueDate": "Due date",
    "column.reference": "Reference",
    "column.description": "Description",
    "column.debit": "Debit",
    "column.credit": "Credit",
    "column.amount": "Amount",
    "column.currency": "Currency",
    "column.netAmount": "Net amount",
    "column.tax": "Tax",
    "column.balance": "Balance",
    "column.counterparty": "Counterparty",
    "column.counterpartyAccount": "Counterparty account",
    "column.bankReference": "Bank entry no.",
    "column.ownAccount": "Held at",
    "column.sourceFile": "Source file",
    "column.sourceRow": "Source row",
    "column.importId": "Import",
  },
  {
    "sheet.ledger": "往来明细",
    "sheet.statement": "对方对账单",
    "sheet.bank": "银行流水",
    "column.date": "日期",
    "column.customerCode": "客户编码",
    "column.customerName": "客户名称",
    "column.type": "单据类型",
    "column.document": "单据号",
    "column.dueDate": "到期日",
    "column.reference": "参考号",
    "column.description": "摘要",
    "column.debit": "借方",
    "column.credit": "贷方",
    "column.amount": "金额",
    "column.currency": "币种",
    "column.netAmount": "不含税金额",
    "column.tax": "税额",
    "column.balance": "余额",
    "column.counterparty": "对方户名",
    "column.counterpartyAccount": "对方账号",
    "column.bankReference": "银行记账编号",
    "column.ownAccount": "本方账户",
    "column.sourceFile": "来源文件",
    "column.sourceRow": "来源行",
    "column.importId": "导入批次",
  },
);
type ImportKey = keyof (typeof IMPORT_TEXTS)["en"];

export function importText(language: Language, key: ImportKey, params: Params = {}): string {
  return say(IMPORT_TEXTS, language, key, params);
}
