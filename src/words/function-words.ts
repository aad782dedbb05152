/**
 * Chinese for the texts of the cell functions, by their English in `functions/functions.ts`, which Excel shows as it stands there.
 *
 * The build makes the Chinese metadata of it and stops at a text that is not here. Names of functions stay the same in every language:
 * Excel cannot enter a formula whose function name is localised.
 */
export const FUNCTION_WORDS_ZH: Readonly<Record<string, string>> = {
  // functions
  "What a customer owes on a date: all entries up to and including that day. Follows the ledger as it changes.": "客户截至某日（含当日）的应收余额，随台账变动自动更新。",
  "A customer's balance brought forward into a period: all entries before its first day.": "客户的期初余额：期间首日之前的全部分录。",
  "What of a customer's open items is past due on a date, before unapplied credits.": "客户截至某日的逾期金额，未扣除未核销的收款和贷项。",
  "A customer's open items by age, as a row that spills: each bucket, then unapplied credits, then the total.": "客户未清项的账龄，溢出为一行：各账龄段、未核销贷项、合计。",
  "The aging of all customers as a table that spills, with headers and a total for each currency.": "全部客户的账龄表，溢出为带表头的区域，按币种合计。",
  "One bucket of a customer's aging, by its number or its label.": "客户账龄中的某一段，按序号或名称指定。",
  "A customer's open documents as a table that spills: number, type, dates, amount, what is open, days past due.": "客户的未清单据，溢出为表：单据号、类型、日期、金额、未清金额、逾期天数。",
  "A customer's account over a period as a table that spills: opening balance, movements with running balance, closing balance.": "客户某一期间的往来明细，溢出为表：期初余额、逐笔发生及结余、期末余额。",
  "What is open of a document on a date: its amount less what was applied to it.": "单据截至某日的未清金额：原金额减已核销金额。",
  "Whole days a document is past due on a date; negative before it falls due, 0 where nothing is open.": "单据截至某日的逾期天数；未到期为负数，已结清为 0。",
  "When a document falls due by payment terms such as 30, net 30, month end + 10, next month 15, 月结30; or by the terms of a customer.": "按付款条件计算到期日，如 30、net 30、month end + 10、next month 15、月结30；也可按客户的付款条件。",
  "What is left of a customer's credit limit; negative where it is exceeded.": "客户的剩余信用额度；超额为负数。",
  "What a customer owes as a fraction of the credit limit.": "信用额度使用率：应收余额占信用额度的比例。",
  "Days sales outstanding over the days up to a date: method simple, average or countback. A blank customer means all.": "应收账款周转天数（DSO），方法为 simple（简单）、average（平均）或 countback（倒推）。客户留空表示全部。",
  "Collection effectiveness index over a period, in percent. A blank customer means all.": "某一期间的收款有效性指数（CEI），以百分数表示。客户留空表示全部。",
  "Cash collected in a period over the opening balance plus what was invoiced, as a fraction. A blank customer means all.": "回款率：期间收款除以期初余额与本期开票之和。客户留空表示全部。",
  "Allowance for doubtful accounts: each aging bucket times its rate. A blank customer means all.": "坏账准备：各账龄段金额乘以计提比例。客户留空表示全部。",
  "How many rows of the ledger are in no figure because they could not be read; 0 means every row counts.": "往来账中因无法识别而未计入任何数字的行数；0 表示全部计入。",
  "A field of the customer table, such as name, terms, salesperson or email.": "客户资料中的某一字段，如名称、付款条件、业务员、邮箱。",
  "An amount in words: 人民币大写 for Chinese yuan, English for other currencies, or the language asked for (zh or en).": "金额大写：人民币用中文大写，其他币种用英文，也可指定语言（zh 或 en）。",
  "An amount in another currency, at the latest rate of the rate table by a date.": "按汇率表中截至某日的最新汇率，把金额折算为另一币种。",
  // parameters
  "Customer code, name or alias.": "客户编号、名称或别名。",
  "Customer code, name or alias; blank means all.": "客户编号、名称或别名；留空表示全部。",
  "Customer, where several have a document of that number.": "客户；多个客户有同号单据时必填。",
  "Date; blank means the workbook's closing date, or today where none is saved.": "日期；留空为工作簿保存的结账日，未保存时为今天。",
  "Currency code; needed where there are several.": "币种代码；有多个币种时必填。",
  "Currency code; blank means the base currency.": "币种代码；留空为本位币。",
  "Pairs of a name and a value, such as \"salesperson\", \"Lee\".": "成对的字段名和值，如 \"salesperson\", \"李\"。",
  "First day of the period.": "期间首日。",
  "First day of the period; blank means the first of the month.": "期间首日；留空为当月 1 日。",
  "Last day of the period; blank means the closing date, or today.": "期间末日；留空为结账日或今天。",
  "Number from 1, or label such as \"31-60\".": "从 1 起的序号，或名称，如 \"31-60\"。",
  "Document number.": "单据号。",
  "Date of the document.": "单据日期。",
  "Which instalment, where the terms have several (30 / 60 / 90).": "第几期，用于分期条件（如 30 / 60 / 90）。",
  "Payment terms, or a customer whose terms apply.": "付款条件，或采用其付款条件的客户。",
  "Days looked back on; blank means 365.": "回溯天数；留空为 365。",
  "simple, average or countback; blank means simple.": "simple（简单）、average（平均）或 countback（倒推）；留空为 simple。",
  "Range with one rate between 0 and 1 for each bucket.": "各账龄段计提比例（0 到 1）所在区域。",
  "Name of the field; blank means the name.": "字段名；留空为名称。",
  "Amount.": "金额。",
  "zh or en.": "zh 或 en。",
  "Currency of the amount.": "金额的币种。",
  "Currency wanted; blank means the base currency.": "折算为的币种；留空为本位币。",
};
