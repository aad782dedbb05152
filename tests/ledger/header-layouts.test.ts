import { describe, expect, test } from "@jest/globals";
import type { Field } from "../../src/ledger/columns";
import { mapColumns, type TablePurpose } from "../../src/ledger/map-columns";

/** Header rows as programs and banks export them, and what has to be found in each. */
const LAYOUTS: readonly (readonly [string, TablePurpose, string, Readonly<Partial<Record<Field, string>>>])[] = [
  ["QuickBooks aging detail", "ledger", "Date|Transaction type|Num|Customer full name|Due date|Amount|Open balance", { date: "Date", amount: "Amount", openAmount: "Open balance", customerName: "Customer full name", dueDate: "Due date", document: "Num", type: "Transaction type" }],
  ["QuickBooks detail with accounts", "ledger", "Date|Transaction Type|Num|Name|Memo/Description|Account|Split|Debit|Credit|Amount|Balance", { date: "Date", debit: "Debit", credit: "Credit", customerName: "Name", account: "Account", balance: "Balance", description: "Memo/Description" }],
  ["Xero aged receivables", "ledger", "Contact Account Number|Primary Person|Phone|Email|Mobile|Contact Group|Invoice Date|Due Date|Expected Date|Invoice Number|Invoice Reference|< 1 Month|1 Month|2 Months|3 Months|Older|Total|Outstanding Tax", { date: "Invoice Date", amount: "Total", customerCode: "Contact Account Number", dueDate: "Due Date", document: "Invoice Number", reference: "Invoice Reference" }],
  ["Xero sales lines", "ledger", "*ContactName|EmailAddress|POAddressLine1|*InvoiceNumber|Reference|*InvoiceDate|*DueDate|Description|*Quantity|*UnitAmount|*AccountCode|*TaxType|Currency", { date: "*InvoiceDate", quantity: "*Quantity", unitPrice: "*UnitAmount", customerName: "*ContactName", document: "*InvoiceNumber", dueDate: "*DueDate", currency: "Currency", account: "*AccountCode" }],
  ["Zoho invoices", "ledger", "Invoice Date|Invoice ID|Invoice Number|Invoice Status|Customer Name|Customer ID|Due Date|PurchaseOrder|Currency Code|Exchange Rate|SubTotal|Total|Balance|Sales Person", { date: "Invoice Date", amount: "Total", netAmount: "SubTotal", customerCode: "Customer ID", customerName: "Customer Name", rate: "Exchange Rate", currency: "Currency Code" }],
  ["ERPNext receivables", "ledger", "Posting Date|Party Type|Party|Receivable Account|Customer Name|Cost Center|Voucher Type|Voucher No|Due Date|Invoiced Amount|Paid Amount|Credit Note|Outstanding Amount|Age (Days)|0-30|31-60|Currency|Customer LPO|Territory|Customer Group|Remarks", { date: "Posting Date", debit: "Invoiced Amount", credit: "Paid Amount", openAmount: "Outstanding Amount", customerName: "Customer Name", document: "Voucher No", type: "Voucher Type" }],
  ["Tally pending bills", "ledger", "Date|Ref. No.|Party's Name|Opening Amount|Pending Amount|Due on|Overdue by days", { date: "Date", openAmount: "Pending Amount", customerName: "Party's Name", dueDate: "Due on" }],
  ["Kingdee detail ledger", "ledger", "序号|左树科目编码|左树科目名称|账簿|期间|记账日期|业务日期|凭证字号|摘要|核算维度|借方|贷方|余额方向|余额金额", { date: "业务日期", postingDate: "记账日期", debit: "借方", credit: "贷方", document: "凭证字号", customerName: "核算维度", entity: "账簿" }],
  ["Kingdee dimension ledger", "ledger", "日期|凭证字号|往来单位|科目编码|科目名称|摘要|借方|贷方", { date: "日期", debit: "借方", credit: "贷方", customerName: "往来单位", account: "科目编码" }],
  ["往来明细账", "ledger", "凭证日期|凭证类型|凭证号|摘要|往来人员姓名|会计科目|经济科目|部门编号|项目编号|借方金额|贷方金额|方向|余额", { date: "凭证日期", debit: "借方金额", credit: "贷方金额", customerName: "往来人员姓名", type: "凭证类型", document: "凭证号" }],
  ["全量发票", "ledger", "序号|发票代码|发票号码|数电发票号码|销方识别号|销方名称|购方识别号|购买方名称|开票日期|金额|税率|税额|价税合计|发票票种|发票状态|是否正数发票|备注", { date: "开票日期", amount: "价税合计", netAmount: "金额", tax: "税额", customerName: "购买方名称", status: "发票状态" }],
  ["China Construction Bank", "bank", "交易时间|借方发生额/元(支取)|贷方发生额/元(收入)|余额|币种|对方户名|对方账号|对方开户机构|记账日期|摘要|备注|账户明细编号-交易流水号", { date: "记账日期", moneyOut: "借方发生额/元(支取)", moneyIn: "贷方发生额/元(收入)", counterparty: "对方户名", reference: "账户明细编号-交易流水号" }],
  ["ICBC corporate", "bank", "凭证号|交易时间|对方单位|对方账号|转入金额|转出金额|余额|摘要|附言", { date: "交易时间", moneyIn: "转入金额", moneyOut: "转出金额", counterparty: "对方单位" }],
  ["China Everbright Bank", "bank", "交易日期|交易时间|借方发生额（元）|贷方发生额（元）|账户余额（元）|对方账号|对方名称|摘要", { date: "交易日期", moneyOut: "借方发生额（元）", moneyIn: "贷方发生额（元）", balance: "账户余额（元）" }],
  ["China Minsheng Bank", "bank", "交易时间|交易流水号|借方发生额|贷方发生额|账户余额|对方账号|对方账号名称|对方开户行|客户附言", { date: "交易时间", moneyOut: "借方发生额", moneyIn: "贷方发生额", counterparty: "对方账号名称" }],
  ["Ping An Bank", "bank", "交易时间|账号|收入|支出|账户余额|对方户名|对方账号|对方账号开户行|摘要|交易流水号|核心唯一流水号|交易用途|币种", { date: "交易时间", moneyIn: "收入", moneyOut: "支出", currency: "币种" }],
  ["China Merchants Bank corporate", "bank", "账号|账号名称|币种|交易日|交易时间|起息日|交易类型|借方金额|贷方金额|余额|摘要", { date: "交易日", moneyOut: "借方金额", moneyIn: "贷方金额", type: "交易类型" }],
  ["China Merchants Bank debit card", "bank", "记账日期|货币|交易金额|联机余额|交易摘要|对手信息|客户摘要", { date: "记账日期", amount: "交易金额", currency: "货币", counterparty: "对手信息" }],
  ["Bank of China corporate", "bank", "交易类型[ Transaction Type ]|付款人账号[ Debit Account No. ]|付款人名称[ Payer's Name ]|收款人名称[ Payee's Name ]|交易日期[ Transaction Date ]|交易货币[ Trade Currency ]|交易金额[ Trade Amount ]|交易后余额[ After-transaction balance ]|交易流水号[ Transaction reference number ]|摘要[ Reference ]|用途[ Purpose ]|交易附言[ Remark ]", { date: "交易日期[ Transaction Date ]", amount: "交易金额[ Trade Amount ]", currency: "交易货币[ Trade Currency ]", counterparty: "付款人名称[ Payer's Name ]", reference: "交易流水号[ Transaction reference number ]" }],
  ["Agricultural Bank of China", "bank", "交易日期|交易时间|交易摘要|交易金额|本次余额|对手信息|日 志 号|交易渠道|交易附言", { date: "交易日期", amount: "交易金额", reference: "日 志 号" }],
  ["Bank of Communications", "bank", "序号|交易日期|交易时间|交易类型|借贷|交易金额|余额|对方账号|对方户名|交易地点|摘要", { date: "交易日期", amount: "交易金额", direction: "借贷", counterparty: "对方户名" }],
  ["ICBC debit card", "bank", "交易日期|摘要|交易详情|交易场所|交易金额(收入)|交易金额(支出)|交易币种|记账金额(收入)|记账金额(支出)|记账币种|余额|对方户名|对方账户", { date: "交易日期", moneyIn: "交易金额(收入)", moneyOut: "交易金额(支出)", currency: "交易币种" }],
  ["Alipay personal", "bank", "交易时间|交易分类|交易对方|对方账号|商品说明|收/支|金额|收/付款方式|交易状态|交易订单号|商家订单号|备注", { date: "交易时间", amount: "金额", direction: "收/支", counterparty: "交易对方", reference: "交易订单号" }],
  ["Alipay merchant", "bank", "账务流水号|业务流水号|商户订单号|商品名称|发生时间|对方账号|收入金额（+元）|支出金额（-元）|账户余额（元）|交易渠道|业务类型|备注", { date: "发生时间", moneyIn: "收入金额（+元）", moneyOut: "支出金额（-元）", balance: "账户余额（元）" }],
  ["WeChat personal", "bank", "交易时间|交易类型|交易对方|商品|收/支|金额(元)|支付方式|当前状态|交易单号|商户单号|备注", { date: "交易时间", amount: "金额(元)", direction: "收/支", counterparty: "交易对方" }],
  ["WeChat merchant", "bank", "交易时间|公众账号ID|商户号|特约商户号|微信订单号|商户订单号|交易类型|交易状态|货币种类|应结订单金额|退款金额|手续费|费率|订单金额", { date: "交易时间", currency: "货币种类", amount: "应结订单金额" }],
  ["SAP FBL5N", "ledger", "Account|Assignment|Document Number|Document Type|Document Date|Posting Date|Net due date|Amount in local currency|Local Currency|Clearing Document|Clearing date|Text", { date: "Document Date", postingDate: "Posting Date", dueDate: "Net due date", amount: "Amount in local currency", customerCode: "Account", currency: "Local Currency", document: "Document Number", type: "Document Type" }],
];

describe("header rows of other programs", () => {
  test.each(LAYOUTS)("%s as %s: date and amount are found, and the rest means what it says", (_name, purpose, headers, expected) => {
    const mapping = mapColumns({ headers: headers.split("|") }, purpose, {});
    const found = Object.fromEntries(Object.keys(expected).map((field) => [field, mapping.columns.find((column) => column.field === field)?.header]));
    expect(found).toEqual(expected);
  });
});
