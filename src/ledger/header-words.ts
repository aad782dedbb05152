import type { Field } from "./columns";

/**
 * What accountants and their programs call a column, in English and Chinese.
 *
 * Shape: per field a list of standings, best first; words of one standing (split by `|`) are equally good, so two columns that meet the same
 * standing are a question for a person. Compared in the form of `headerForms`: case, blanks, punctuation, width and units do not matter.
 */
export type HeaderWords = Readonly<Partial<Record<Field, readonly string[]>>>;

/** Words that hold wherever the field is looked for. */
export const HEADER_WORDS: HeaderWords = {
  date: [
    "date|日期|document date|doc date|单据日期|业务日期",
    "invoice date|开票日期|发票日期|issue date|bill date|transaction date|txn date|trans date|交易日期|交易日|凭证日期|voucher date|entry date|单据时间",
    "立账日期|立账日|销售日期|出库日期|制单日期|填制日期|发生日期|收款日期|回款日期|到账日期|payment date|received date|receipt date|日期时间",
    "booking date|booked on|入账日期|记账日期|记账日|过账日期|posting date|posted date|date posted|post date|value date|起息日",
    "交易时间|发生时间|入账时间|transaction time|date time|datetime|statement date|day",
  ],
  postingDate: ["posting date|posted date|date posted|post date|gl date|accounting date|记账日期|记账日|过账日期|过账日|入账日期"],
  dueDate: [
    "due date|due|due on|date due|payment due date|payment due|net due date|maturity date|maturity|pay by|到期日|到期日期|应收日期|付款到期日|收款到期日|账期到期日|应付日期|应付款日",
    "收款期限|付款期限|收付款期限|约定付款日|最后付款日|还款日期|应收款日期|预计收款日期|款项到期日",
  ],
  customerCode: [
    "customer code|customer id|customer number|customer no|customer account no|cust code|cust id|cust no|client code|client id|client no|debtor code|debtor no|debtor number|customer erp id|erp id|客户编码|客户编号|客户代码|客户号|客户id|客商编码|客商编号|客商代码",
    "往来单位编码|往来单位编号|往来单位代码|购货单位编码|购货单位代码|结算客户编码|单位编码|往来编码|party id|party code|contact id|contact account number|account number|account no|account code|sold to party|payer number|payer no|会员号|客户账号|code|编码|customer key",
    "customer|client|debtor|party|account|客户",
  ],
  customerName: [
    "customer name|customer full name|client name|debtor name|party name|partys name|客户名称|客户全称|客商名称|往来单位名称|购货单位名称|购买方名称|客户名",
    "customer|client|debtor|客户|客商|往来单位|购货单位|往来对象|应收单位|欠款单位|开票客户|结算客户",
    "contact name|account name|company name|company|buyer name|buyer|bill to name|sold to|party|organization|organisation|customer job|客户简称|客户姓名|单位名称|公司名称|企业名称|对方单位|购买方|购方名称|付款单位|组织机构名称|往来人员姓名|往来单位客户|核算维度",
    "name|bill to|counterparty|payer|名称|户名|姓名|单位|对方名称|对方户名",
  ],
  type: [
    "type|document type|doc type|transaction type|txn type|trans type|entry type|voucher type|单据类型|类型|业务类型|交易类型|单据类别",
    "invoice type|凭证类型|凭证类别|单据名称|发票类型|发票票种|票种|款项类型|款项性质|业务种类|交易名称|凭证字|kind|class|类别",
  ],
  document: [
    "document|document no|document number|doc no|doc number|document id|单据编号|单据号|单据号码|单号|doc|docno|num|number|no",
    "invoice number|invoice no|invoice|invoice id|发票号|发票号码|发票编号|账单编号|bill no|bill number|tax invoice no|应收单号|销售单号|出库单号|收款单号|业务单号|数电发票号码|数电票号码|全电发票号码|票号",
    "voucher no|voucher number|voucher|凭证号|凭证字号|凭证编号|凭证号码|transaction number|transaction no|transaction id|txn id|receipt no|receipt number|credit note number|ref no|编号|单据",
  ],
  appliesTo: [
    "applies to|applied to|apply to|applied to invoice|applied to document|allocated to|matched to|against|against invoice|对应发票|对应发票号|对应单据|对应单据号|核销发票|核销发票号|冲销单号|被冲销单号|核销单号|原发票号|原单号|蓝字发票号|冲销发票",
    "reference invoice|original invoice|original invoice no|clearing document|clearing doc|核销明细|源单号|源单编号|关联单号",
  ],
  reference: [
    "reference|ref|ref no|reference no|reference number|参考号|参考|参考编号|备查号",
    "customer reference|your reference|your ref|external reference|invoice reference|po|po number|po no|purchase order|customer po|customer lpo|客户单号|客户订单号|采购订单号|assignment|bank ref|bank reference|transaction reference number|transaction reference|对账标识|交易流水号|流水号|银行流水号|账务流水号|业务流水号|账户明细编号交易流水号|核心唯一流水号|交易单号|交易订单号|商户单号|check no|cheque no|check number|cheque number|endtoendid|fitid|日志号",
    "order no|order number|sales order|sales order no|订单号|订单编号|销售订单号|商户订单号|商家订单号|微信订单号|支付宝交易号|微信支付订单号",
  ],
  description: [
    "description|摘要|memo|desc|narration|narrative|particulars|memo description|details|detail|说明|描述",
    "remark|remarks|note|notes|text|comment|comments|备注|附言|用途|内容|交易附言|交易摘要|客户附言|客户摘要|交易用途|交易描述|交易详情|purpose|remittance information|payment details|transaction details|商品说明|商品名称|商品|货物或应税劳务名称|个性化信息",
    "item|item name|item desc|item description",
  ],
  debit: [
    "debit|debits|debit amount|dr|借方|借方金额|借方发生额|本期借方|本期借方发生额|本期发生额借方|发生额借方|本期发生借方|借|借方发生|借方本币|借方本位币|借方原币",
    "invoiced amount|invoiced|amount billed|amount invoiced|charges|charge|increase|应收|应收金额|应收款|本期应收|应收增加|本期增加|增加金额|增加|销售金额|欠款增加",
  ],
  credit: [
    "credit|credits|credit amount|cr|贷方|贷方金额|贷方发生额|本期贷方|本期贷方发生额|本期发生额贷方|发生额贷方|本期发生贷方|贷|贷方发生|贷方本币|贷方本位币|贷方原币",
    "paid amount|amount paid|paid|payments|payment|payment amount|amount received|received|receipts|paid to date|decrease|收款|收款金额|实收|实收金额|已收|已收金额|已收款|回款|回款金额|本期收款|本期回款|应收减少|本期减少|减少金额|减少|冲减金额",
  ],
  amount: [
    "amount|金额|发生额|发生金额|单据金额|signed amount|amount signed",
    "原币金额|amount in document currency|amount in doc curr|document amount|transaction amount|original amount|交易金额|trade amount|发票金额|开票金额|含税金额|价税合计|价税合计金额|invoice amount|invoice total|total amount|gross amount|gross|grand total|amount inc tax|amount including tax|amount incl tax|total incl tax",
    "total|总金额|合计金额|本币金额|人民币金额|记账金额|订单金额|应结订单金额|amount in local currency|amount in local cur|lc amount|billing amount|totaltax includedamount|应收总额",
  ],
  quantity: ["quantity|qty|数量|item quantity"],
  unitPrice: ["unit price|price|unit amount|unitamount|item price|sales price|rate unit|单价|含税单价|unprice"],
  currency: [
    "currency|currency code|curr|ccy|cur|币种|币别|货币|货币代码|币种代码|交易币种|交易货币|货币种类|原币币种|document currency|trade currency|transaction currency|billing currency",
    "记账币种|local currency|iso currency",
  ],
  rate: ["exchange rate|fx rate|exch rate|rate of exchange|conversion rate|currency rate|汇率|记账汇率|折算汇率|兑换率", "rate"],
  direction: [
    "direction|dr cr|d c|debit credit|debit credit ind|debit credit indicator|dc indicator|cdtdbtind|in out|indicator|借贷方向|借贷|借贷标志|收支|收支类型|收支方向|发生方向|收付",
    "方向",
  ],
  entity: ["entity|legal entity|company code|own company|our company|核算主体|账套|账簿|账簿名称|公司编码|所属公司|法人|公司主体|我方主体|我方公司", "company|公司|主体|ledger"],
  account: ["gl account|g l account|account|receivable account|account code|accountcode|control account|科目|科目编码|科目代码|会计科目|左树科目编码|应收科目", "科目名称|左树科目名称|account name|经济科目"],
  contract: ["contract|contract no|contract number|合同|合同号|合同编号", "contract id|协议号|order contract"],
  deliveryNote: ["delivery note|delivery note no|delivery no|delivery number|delivery|dn no|送货单|送货单号|发货单|发货单号|出库单号|交货单号|签收单号"],
  invoiceNumber: ["invoice number|invoice no|invoice|发票号|发票号码|数电发票号码|数电票号码|全电发票号码|tax invoice number"],
  settlementMethod: ["settlement method|payment method|method of payment|pay method|method|结算方式|收款方式|付款方式|支付方式|收付款方式"],
  retention: ["retention|retention amount|质保金|保证金|质保|质保金额|warranty retention"],
  status: ["status|state|单据状态|状态|invoice status|payment status|document status|发票状态|当前状态|交易状态|收款状态|核销状态|审核状态|结清状态|付款状态|对账状态"],
  project: ["project|project name|project id|project no|job|项目|项目名称|项目编号|项目编码|工程名称"],
  openAmount: [
    "open amount|open balance|outstanding amount|outstanding|amount due|balance due|due amount|remaining amount|remaining|remaining balance|unpaid amount|unpaid|pending amount|pending|未收金额|未收|未收款|未核销金额|未核销|未清金额|未结金额|欠款|欠款金额|剩余金额|应收未收|待收金额|尚欠金额|未付金额",
  ],
  balance: [
    "balance|running balance|余额|期末余额|结余|closing balance|account balance|after transaction balance|ending balance|账户余额|账面余额|当前余额|联机余额|本次余额|交易后余额|本币余额|应收余额|余额金额|原币余额",
  ],
  netAmount: ["net amount|net|subtotal|sub total|amount ex tax|amount excl tax|tax exclusive amount|taxable amount|不含税金额|未税金额|除税金额|无税金额|金额不含税|金额除税|不含税"],
  tax: ["tax|tax amount|vat|vat amount|gst|gst amount|sales tax|税额|税金|增值税额|销项税额|合计税额"],
  aliases: ["alias|aliases|also known as|aka|other names|other name|short name|former name|former names|trading name|别名|曾用名|简称|客户简称|其他名称|付款户名|开票名称"],
  terms: ["terms|payment terms|payment term|terms days|credit days|net days|credit term|credit terms|credit period|账期|账期天数|信用期|信用天数|付款条件|收款条件|收付款协议|付款条款|结算账期|信用期限"],
  creditLimit: ["credit limit|limit|credit line|信用额度|授信额度|信用限额|额度"],
  language: ["language|lang|correspondence language|语言|对账单语言|单据语言"],
  email: ["email|e mail|email address|emailaddress|mail|bill email|statement email|邮箱|电子邮箱|邮件|电子邮件"],
  phone: ["phone|telephone|phone number|tel|mobile|cell|电话|联系电话|手机|手机号|手机号码|联系方式"],
  address: ["address|billing address|street|mailing address|poaddressline1|地址|联系地址|客户地址|注册地址|收票地址|通讯地址"],
  taxNumber: ["tax number|tax id|tax no|vat number|vat id|vat no|gstin|tin|tax registration number|buyeridnum|税号|纳税人识别号|统一社会信用代码|社会信用代码|购方税号|购方识别号|购买方识别号|购买方纳税人识别号"],
  salesperson: ["salesperson|sales person|sales rep|sales representative|rep|account manager|owner|collector|agent|业务员|销售员|销售人员|销售代表|客户经理|负责人|跟单员|经手人|归属人|职员|销售"],
  segment: ["segment|customer type|customer group|contact group|customer class|category|group|region|territory|tier|industry|客户分类|客户类型|客户类别|客户级别|客户等级|客户性质|客户组|区域|地区|行业|渠道类型|客户标签"],
  hold: ["hold|on hold|credit hold|stop|blocked|delivery stop|stop supply|停止发货|暂停发货|停货|冻结|信用冻结|停止供货|是否停货"],
  contact: ["contact|contact person|primary person|customer contact|attention|attn|联系人|联系人姓名|对账人|财务联系人"],
  billTo: ["bill to|bill to code|bill to customer|statement to|pay by customer|parent|parent customer|parent code|head office|付款客户|结算客户|总公司|上级客户|上级客户编码|开票客户|对账单位|母公司"],
  fromDocument: [
    "from document|from|from credit|credit document|payment document|payment no|payment number|receipt no|receipt number|receipt|payment|credit note no|from doc|source document|收款单号|收款单|核销单据|付款单号|贷方单号|贷方单据|来源单据|收款编号|预收单号",
    "from number|核销方单号|document from|贷项单号",
  ],
  toDocument: [
    "to document|to|to debit|debit document|to invoice|invoice|invoice no|invoice number|to doc|target document|applied to|发票号|发票号码|应收单号|被核销单据|借方单号|借方单据|对应发票|对应发票号|目标单据|销售单号|应收单",
    "to number|被核销单号|document to",
  ],
  moneyIn: ["money in|paid in|deposit|deposits|amount in|inflow|credit in|in|收入|收入金额|转入金额|转入|存入金额|存入|贷方发生额收入|收到金额|入账金额|到账金额|交易金额收入", "记账金额收入"],
  moneyOut: ["money out|paid out|withdrawal|withdrawals|amount out|outflow|debit out|out|支出|支出金额|转出金额|转出|支取金额|支取|借方发生额支取|付出金额|取出|交易金额支出", "记账金额支出"],
  counterparty: [
    "counterparty|counterparty name|payer|payer name|payers name|remitter|remitter name|originator|对方户名|对方名称|对方账户名|对方账户名称|对方账号名称|对方单位|对方单位名称|交易对方|付款人名称|付款人|付款方|付款方名称|付款户名|汇款人|对手信息|对方姓名|对方",
    "payee|payee name|payees name|beneficiary|party|name|customer|customer name|client|客户|客户名称|往来单位|收款人名称|收款方名称|户名",
  ],
  counterpartyAccount: ["counterparty account|payer account|debit account no|payer iban|iban|payees account number|对方账号|对方账户|对方帐号|对方卡号账号|对方银行账号|付款人账号|付款账号|收款人账号"],
};
