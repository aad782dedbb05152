import type { CheckCode } from "../check/issue";
import { type Texts, texts } from "./texts";

/** Short names of what the data checks find. */
export const CHECK_TITLES = texts(
  {
    "document-similar": "Same document, number typed differently",
    "row-repeated": "Same entry twice, without a number",
    "date-order-wrong": "Day and month exchanged",
    "date-future": "Dated in the future",
    "number-gap": "Gap in the numbering",
    "tax-differs": "Tax does not add up",
    "line-differs": "Quantity × price differs",
    "account-doubled": "Counted in an account and its sub-account",
    "salesperson-differs": "Several salespeople for one customer",
    "customer-similar": "Customers that look the same",
    "master-blank": "Gap in the customer table",
    "review-stale": "Customer not reviewed lately",
  },
  {
    "document-similar": "疑似重复单据",
    "row-repeated": "无单号的相同记录",
    "date-order-wrong": "日月颠倒",
    "date-future": "日期在将来",
    "number-gap": "单据断号",
    "tax-differs": "价税不平",
    "line-differs": "数量×单价不符",
    "account-doubled": "上下级科目重复计入",
    "salesperson-differs": "业务员不一致",
    "customer-similar": "疑似重复客户",
    "master-blank": "客户档案缺项",
    "review-stale": "客户资料久未复核",
  },
) satisfies Texts<CheckCode>;

/** What is wrong and what became of it; keys with a dot are variants. */
export const CHECK_SENTENCES = texts(
  {
    "document-similar": "\"{document}\" looks like \"{other}\" in row {first}: same customer, type and amount. Both count.",
    "row-repeated": "{amount} of {customer} stands in row {first} already, with the same date, type and texts and no number. Both count.",
    "date-order-wrong": "{got} looks like {expected} with day and month exchanged. It counts as written.",
    "date-future": "{got} lies after {asOf}. It counts from its date on.",
    "number-gap": "between \"{before}\" and \"{document}\" {count|a number is|numbers are} missing: {missing}.",
    "tax-differs": "net {net} and tax {tax} make {expected}, the amount is {gross}. The amount counts.",
    "tax-differs.rate": "tax {tax} is not {rate} of {net}, which is {expected}. The amount counts.",
    "line-differs": "{quantity} × {price} makes {expected}, the amount is {got}. The amount counts.",
    "account-doubled": "{amount} stands in account {account} and again in {children}. Both count; one of them is probably a total.",
    "salesperson-differs": "{customer} has several salespeople: {people}.",
    "customer-similar": "\"{customer}\" looks like \"{other}\". Both are kept apart; if they are one, add the name to the other's aliases.",
    "customer-similar.tax": "\"{customer}\" has the tax number of \"{other}\" ({taxNumber}). Both are kept apart.",
    "master-blank": "{customer} has no {field}, which most customers have.",
    "review-stale": "{customer} was last reviewed on {got}, {days} days before {asOf}.",
    "review-stale.never": "{customer} has never been reviewed.",
  },
  {
    "document-similar": "“{document}”与第 {first} 行的“{other}”疑为同一单据：客户、类型、金额均相同。两行均已计入。",
    "row-repeated": "{customer} 的 {amount} 已见于第 {first} 行，日期、类型、摘要相同，均无单号。两行均已计入。",
    "date-order-wrong": "{got} 疑为 {expected} 的日、月颠倒。已按所写日期计入。",
    "date-future": "{got} 晚于 {asOf}。自该日起计入。",
    "number-gap": "“{before}”与“{document}”之间缺号 {count} 个：{missing}。",
    "tax-differs": "不含税 {net} 加税额 {tax} 为 {expected}，而金额为 {gross}。以金额计入。",
    "tax-differs.rate": "税额 {tax} 与 {net} × {rate} 不符，应为 {expected}。以金额计入。",
    "line-differs": "{quantity} × {price} 为 {expected}，而金额为 {got}。以金额计入。",
    "account-doubled": "{amount} 既在科目 {account}，又在下级科目 {children}。两者均已计入，其一可能是汇总数。",
    "salesperson-differs": "{customer} 有多名业务员：{people}。",
    "customer-similar": "“{customer}”与“{other}”疑为同一客户。目前分开列示；如确为同一客户，请加入对方的别名。",
    "customer-similar.tax": "“{customer}”与“{other}”税号相同（{taxNumber}）。目前分开列示。",
    "master-blank": "{customer} 未填{field}，而多数客户已填。",
    "review-stale": "{customer} 上次复核为 {got}，距 {asOf} 已 {days} 天。",
    "review-stale.never": "{customer} 从未复核。",
  },
);
