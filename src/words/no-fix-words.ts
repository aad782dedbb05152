import type { IssueCode } from "../check/issue";
import type { Language } from "./language";
import { say, texts } from "./texts";

/** Why a finding is not put right by a click, and what a person does instead. */
const REASONS = texts(
  {
    table: "Which table or column is meant, only you know: choose it under Settings, or rename the header.",
    cell: "What should stand there, only the document tells. Correct the cell, then check again.",
    formula: "The formula gives the value: correct what it refers to, or save the workbook once in Excel so that it has a result.",
    left: "Nothing to put right: such a row is left out on purpose. If it is an entry, change what makes it look like none.",
    typed: "Written anew, it would be read otherwise, change how other cells of the column are read, or lose a currency sign or a time of day. Correct it by hand.",
    digits: "The lost digits are nowhere in the workbook. Take the number from the document and enter it as text.",
    twice: "Two documents, or one entered twice: only the papers or the customer tell. Delete the row that is too many, or let it stand with the reason.",
    unknownCustomer: "Nobody in the customer table looks like it for certain. Add the customer there, or write the name among the right customer's aliases.",
    sameCustomer: "One customer or two, only you know. If one: keep one row of the customer table and add the other name and code to its aliases. If two: let it stand with the reason.",
    date: "Neither the customer's terms nor the dates around it tell what was meant. The document does; or let it stand.",
    sign: "It may well reverse another entry. If so, say it in its type (credit note, refund) or let it stand; if not, change the sign.",
    reference: "No document of the customer has such a number, however it is typed. Enter the number it is for, or leave the cell blank.",
    allocation: "Which document the money was for, the customer tells. Change the row, or take it out.",
    rate: "Rates and currencies are never guessed. Enter the one that was agreed or published for that day.",
    gap: "A missing document cannot be made up. Look for it; if it was voided before it was booked, let it stand with the reason.",
    sum: "Net, tax, quantity, price or amount may be the wrong one, or there was a discount: the invoice tells.",
    account: "Which account is the total, the chart of accounts tells. Leave the total's rows out of the table, or read one account only.",
    master: "Only your own records tell. Fill in the customer table.",
    figures: "Find the entries that make the difference; no cell is changed to make totals agree.",
  },
  {
    table: "究竟是哪张表、哪一列，只有您知道：请在设置中选定，或修改表头。",
    cell: "应填什么，要看单据。请更正单元格后重新检查。",
    formula: "数值由公式得出：请更正公式引用的单元格，或在 Excel 中保存一次工作簿，使公式有结果。",
    left: "无需更正：这类行本来就不计入。如确为一笔业务，请改掉使它看似合计或作废的内容。",
    typed: "改写后读法会变，或影响同列其他单元格的读法，或丢失货币符号、时刻。请手工更正。",
    digits: "丢失的末位在工作簿中已无从找回。请按单据以文本重新录入。",
    twice: "是两张单据，还是重复录入，要看原始凭证或问客户。请删去多余的一行；确属两笔的，注明原因予以保留。",
    unknownCustomer: "客户档案中没有能确定对应的客户。请先建档，或把该名称加入相应客户的别名。",
    sameCustomer: "是一户还是两户，只有您知道。如为一户，客户档案只留一行，另一名称和编码加入别名；如为两户，注明原因予以保留。",
    date: "账期和前后日期都不足以判断原意，请查单据；无误的可予保留。",
    sign: "很可能是冲销其他业务。如是，请改用相应类型（红字发票、退款）或予以保留；如不是，请改正负号。",
    reference: "该客户没有这样的单据号，各种写法都找过。请填对应的单据号，或留空。",
    allocation: "款项付的是哪张单据，要问客户。请修改或删去该行。",
    rate: "汇率和币种不作猜测。请填当日约定或公布的汇率、币种。",
    gap: "缺的单据不能凭空补出。请查找；入账前已作废的，注明原因予以保留。",
    sum: "不含税金额、税额、数量、单价、金额都可能有误，也可能有折扣，以发票为准。",
    account: "哪个科目是汇总，要看科目表。请不要把汇总科目的行放入表中，或只读一个科目。",
    master: "以您自己的资料为准，请补填客户档案。",
    figures: "请找出造成差异的业务；不会为凑平合计而改动单元格。",
  },
);
type Reason = keyof (typeof REASONS)["en"];

const CODES: Readonly<Partial<Record<Reason, readonly IssueCode[]>>> = {
  table: ["table-missing", "table-ambiguous", "column-missing", "column-ambiguous", "header-duplicate", "column-unmapped", "list-apart"],
  formula: ["formula-unsaved"],
  left: ["total-row", "header-repeated", "row-void"],
  typed: ["number-as-text", "date-as-text", "full-width", "outer-blanks", "decimal-comma", "date-order-assumed", "amount-decimals", "cell-too-long", "character-illegal"],
  digits: ["digits-lost"],
  twice: ["document-duplicate", "document-similar", "row-repeated"],
  unknownCustomer: ["customer-unknown"],
  sameCustomer: ["customer-duplicate", "customer-ambiguous", "customer-similar", "customer-mismatch"],
  date: ["due-before-date", "date-implausible", "date-order-wrong", "date-future"],
  sign: ["sign-against-type"],
  reference: ["document-unknown", "document-shared", "applies-to-unknown"],
  allocation: ["allocation-over", "allocation-across", "allocation-unreadable", "instalments-differ", "instalment-unreadable", "claim-reopens-past"],
  rate: ["rate-missing", "rate-unreadable", "currency-missing", "currency-unknown", "currency-assumed"],
  gap: ["number-gap"],
  sum: ["tax-differs", "line-differs"],
  account: ["account-doubled"],
  master: ["terms-unreadable", "terms-missing", "contact-missing", "master-blank", "review-stale", "salesperson-differs"],
  figures: ["control-differs", "invariant-broken"],
};
const REASON_OF: ReadonlyMap<IssueCode, Reason> = new Map(Object.entries(CODES).flatMap(([reason, codes]) => codes.map((code) => [code, reason as Reason] as const)));

/** Said of findings of this check that nothing here can put right. */
export function noFixText(code: IssueCode, language: Language): string {
  return say(REASONS, language, REASON_OF.get(code) ?? "cell");
}
