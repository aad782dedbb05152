import { texts } from "./texts";

/** Blank tables for a workbook that has none. */
export const TEMPLATE_TEXTS = texts(
  {
    "sheet.ledger": "Ledger", "sheet.customers": "Customers",
    "table.ledger": "Ledger", "table.customers": "Customers",
    "title.ledger": "Customers' ledger", "title.customers": "Customers",
    "ledger.heads": "Date|Customer code|Type|Document|Due date|Applies to|Reference|Description|Debit|Credit|Currency|Rate|Status",
    "customers.heads": "Code|Name|Aliases|Terms|Credit limit|Currency|Language|Email|Phone|Address|Tax number|Salesperson|Segment|Hold",
    types: "Invoice|Payment|Credit note|Refund|Write-off|Debit adjustment|Credit adjustment|Fee|Opening",
    currencies: "USD|EUR|GBP|CNY|JPY|HKD|CAD|AUD|CHF|SGD",
    languages: "en|zh|bilingual",
    yes: "yes",
    "message.type": "Choose a type from the list.",
    "message.customer": "This code is not in the customer table.",
    "message.date": "Enter a date, such as 2026-01-31.",
    "message.number": "Enter a number.",
    "message.currency": "Is this the currency code you mean?",
    "message.language": "Choose en, zh or bilingual.",
    "message.yes": "Enter yes, or leave the cell blank.",
  },
  {
    "sheet.ledger": "往来明细", "sheet.customers": "客户档案",
    "table.ledger": "往来明细", "table.customers": "客户档案",
    "title.ledger": "客户往来明细", "title.customers": "客户档案",
    "ledger.heads": "日期|客户编码|单据类型|单据号|到期日|对应单据号|参考号|摘要|借方|贷方|币种|汇率|状态",
    "customers.heads": "客户编码|客户名称|别名|账期|信用额度|币种|语言|邮箱|电话|地址|税号|业务员|客户类别|停货",
    types: "销售发票|收款|红字发票|退款|坏账核销|借项调整|贷项调整|滞纳金|期初",
    currencies: "CNY|USD|EUR|HKD|JPY|GBP|AUD|SGD",
    languages: "zh|en|双语",
    yes: "是",
    "message.type": "请从列表中选择单据类型。",
    "message.customer": "客户档案中没有该编码。",
    "message.date": "请输入日期，如 2026-01-31。",
    "message.number": "请输入数字。",
    "message.currency": "请确认币种代码。",
    "message.language": "请选择 zh、en 或双语。",
    "message.yes": "填“是”或留空。",
  },
);
export type TemplateText = keyof (typeof TEMPLATE_TEXTS)["en"];
