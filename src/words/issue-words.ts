import type { CheckCode, Issue, IssueCode } from "../check/issue";
import { CHECK_SENTENCES, CHECK_TITLES } from "./check-words";
import type { Language } from "./language";
import { FIELD_WORDS } from "./pane-field-words";
import { say, type Texts, texts } from "./texts";

/** Short names of the codes, for lists that group findings. */
const TITLES = texts(
  {
    "table-missing": "Table not found",
    "table-ambiguous": "Which table is it?",
    "column-missing": "Column missing",
    "column-ambiguous": "Several columns fit",
    "header-duplicate": "Header twice",
    "column-unmapped": "Assigned column gone",
    "list-apart": "Another list on the ledger's sheet",
    "date-missing": "No date",
    "date-unreadable": "Unreadable date",
    "amount-missing": "No amount",
    "amount-unreadable": "Unreadable amount",
    "amount-too-large": "Amount too large",
    "customer-missing": "No customer",
    "type-unknown": "Unknown type",
    "currency-unknown": "Unknown currency",
    "cell-error": "Error value",
    "formula-unsaved": "Formula without a saved result",
    "debit-and-credit": "Debit and credit in one row",
    "total-row": "Total row inside the table",
    "header-repeated": "Header printed again",
    "row-void": "Cancelled or draft row",
    "number-as-text": "Number stored as text",
    "date-as-text": "Date stored as text",
    "full-width": "Full-width characters",
    "outer-blanks": "Blanks before or after",
    "decimal-comma": "Decimal comma",
    "date-order-assumed": "Day and month assumed",
    "amount-decimals": "Too many decimals",
    "cell-too-long": "Text too long",
    "character-illegal": "Illegal character",
    "digits-lost": "Number lost digits",
    "document-duplicate": "Document number used twice",
    "customer-unknown": "Customer not in the customer table",
    "customer-duplicate": "Customer twice",
    "customer-ambiguous": "Name of several customers",
    "customer-mismatch": "Code and name differ",
    "due-before-date": "Due before its date",
    "date-implausible": "Implausible date",
    "sign-against-type": "Sign against type",
    "document-unknown": "Document not found",
    "document-shared": "Document number of several customers",
    "applies-to-unknown": "Applies to an unknown document",
    "allocation-over": "Allocated more than open",
    "allocation-across": "Allocated across accounts",
    "allocation-unreadable": "Unreadable allocation",
    "instalments-differ": "Instalments differ from document",
    "instalment-unreadable": "Unreadable instalment",
    "currency-missing": "No currency",
    "rate-missing": "No exchange rate",
    "rate-unreadable": "Unreadable exchange rate",
    "terms-unreadable": "Unreadable terms",
    "claim-reopens-past": "Earlier months change",
    "terms-missing": "No payment terms",
    "contact-missing": "No contact",
    "currency-assumed": "Base currency assumed",
    "control-differs": "General ledger differs",
    "invariant-broken": "Figures do not tie",
  },
  {
    "table-missing": "找不到表",
    "table-ambiguous": "无法确定用哪张表",
    "column-missing": "缺少列",
    "column-ambiguous": "有多列符合",
    "header-duplicate": "表头重复",
    "column-unmapped": "指定的列已不存在",
    "list-apart": "同一工作表另有列表",
    "date-missing": "缺少日期",
    "date-unreadable": "日期无法识别",
    "amount-missing": "缺少金额",
    "amount-unreadable": "金额无法识别",
    "amount-too-large": "金额过大",
    "customer-missing": "缺少客户",
    "type-unknown": "单据类型无法识别",
    "currency-unknown": "币种无法识别",
    "cell-error": "单元格为错误值",
    "formula-unsaved": "公式没有保存计算结果",
    "debit-and-credit": "借贷方同时有金额",
    "total-row": "表内有合计行",
    "header-repeated": "表头重复出现",
    "row-void": "作废或草稿",
    "number-as-text": "数字存为文本",
    "date-as-text": "日期存为文本",
    "full-width": "全角字符",
    "outer-blanks": "首尾有空格",
    "decimal-comma": "以逗号作小数点",
    "date-order-assumed": "日月顺序为推定",
    "amount-decimals": "小数位过多",
    "cell-too-long": "文本过长",
    "character-illegal": "含非法字符",
    "digits-lost": "号码末位已丢失",
    "document-duplicate": "单据号重复",
    "customer-unknown": "客户未建档",
    "customer-duplicate": "客户重复建档",
    "customer-ambiguous": "客户名称重名",
    "customer-mismatch": "客户编码与名称不符",
    "due-before-date": "到期日早于单据日期",
    "date-implausible": "日期异常",
    "sign-against-type": "金额方向与类型不符",
    "document-unknown": "找不到单据",
    "document-shared": "单据号涉及多个客户",
    "applies-to-unknown": "对应单据不存在",
    "allocation-over": "核销金额超过未清金额",
    "allocation-across": "跨账户核销",
    "allocation-unreadable": "核销行无法识别",
    "instalments-differ": "分期合计与单据不符",
    "instalment-unreadable": "分期行无法识别",
    "currency-missing": "缺少币种",
    "rate-missing": "缺少汇率",
    "rate-unreadable": "汇率无法识别",
    "terms-unreadable": "账期无法识别",
    "claim-reopens-past": "影响以前月份",
    "terms-missing": "未设账期",
    "contact-missing": "无联系方式",
    "currency-assumed": "本位币为推定",
    "control-differs": "与总账余额不符",
    "invariant-broken": "勾稽不平",
  },
) satisfies Texts<Exclude<IssueCode, CheckCode>>;

/** What is wrong, what was expected, what happens to the row. Keys with a dot are variants that `variantOf` picks by the finding's particulars. */
const SENTENCES = texts(
  {
    "table-missing": "no table was recognised as the {role}. It needs a date, a customer and an amount (or Debit and Credit). Tables of the workbook: {tables}.",
    "table-missing.named": "there is no table \"{name}\" for the {role}. Tables of the workbook: {tables}.",
    "table-ambiguous": "the {role} could be {tables}; nothing tells for certain. Choose one; none is used.",
    "column-missing": "there is no column for {field}. Headers: {headers}.",
    "column-ambiguous": "several columns could be {field}: {columns}. Choose one; none is used.",
    "header-duplicate": "the header \"{header}\" stands over {count} columns; each column needs its own.",
    "column-unmapped": "the column \"{header}\", to which a meaning was assigned, is no longer there.",
    "list-apart": "{list} has the columns of a ledger too, on the sheet of {ledger}. {rows} {rows|row|rows} there: not counted. If both are one list, delete the header between them; if it is the ledger, choose it.",
    "date-missing": "there should be a date; the cell is blank. The row is left out.",
    "date-missing.kept": "there should be a date; the cell is blank. The row is compared without one.",
    "date-unreadable": "should be a date, got \"{got}\". The row is left out.",
    "date-unreadable.due": "should be a date, got \"{got}\". The due date is taken from the terms.",
    "date-unreadable.kept": "should be a date, got \"{got}\". The row counts without it.",
    "amount-missing": "there should be an amount; the cell is blank. The row is left out.",
    "amount-unreadable": "should be an amount, got \"{got}\". The row is left out.",
    "amount-unreadable.currency": "\"{got}\" names another currency than the row's {currency}. The row is left out.",
    "number-as-text.sign": "\"{got}\" has the sign {sign}, the row is in {currency}. It counts as {currency}.",
    "amount-unreadable.twoReadings": "\"{got}\" can be read two ways, and the column does not tell which: its point or comma may set off thousands or decimals. The row is left out.",
    "amount-unreadable.value": "should be an amount, got \"{got}\". The value is not used.",
    "amount-too-large": "\"{got}\" is beyond the amounts that can be kept exactly (about 90 million million). The row is left out.",
    "customer-missing": "there should be a customer; the cell is blank. The row is left out.",
    "type-unknown": "\"{got}\" is no known type of entry, and the sign does not tell debit from credit. The row is left out.",
    "type-unknown.counts": "\"{got}\" is no known type of entry. It counts as an adjustment by its sign.",
    "currency-unknown": "\"{got}\" is no known currency. The row is left out.",
    "currency-unknown.value": "\"{got}\" is no known currency. It is not used.",
    "cell-error": "the cell has the error {got}. The row is left out.",
    "cell-error.value": "the cell has the error {got}. It counts as blank.",
    "formula-unsaved": "formula without a saved result: open the file in Excel and save it. The row is left out.",
    "formula-unsaved.value": "formula without a saved result: open the file in Excel and save it. The cell counts as blank.",
    "formula-unsaved.due": "formula without a saved result: open the file in Excel and save it. The due date is taken from the terms.",
    "debit-and-credit": "the row has a debit ({debit}) and a credit ({credit}); only one may be filled. The row is left out.",
    "total-row": "\"{got}\": the row adds up others and is not counted.",
    "header-repeated": "the header stands here again. The rows below it are read as the same list.",
    "row-void": "\"{got}\": the row is not counted.",
    "number-as-text": "the number \"{got}\" is stored as text. It counts.",
    "date-as-text": "the date \"{got}\" is stored as text. It counts.",
    "full-width": "\"{got}\" has full-width characters. It is read as if they were ordinary ones.",
    "outer-blanks": "\"{got}\" has blanks before or after it. They are ignored.",
    "decimal-comma": "\"{got}\" is text with a decimal comma. It counts.",
    "date-order-assumed": "\"{got}\" may be day/month or month/day, and nothing in the column decides. Read as {order}; write the month as a word or use a date cell.",
    "date-order-assumed.plain": "\"{got}\" may be day/month or month/day, and nothing in the column decides. The order that keeps the rows in time is taken; use date cells.",
    "amount-decimals": "{got} has more decimals than {currency} has. It is rounded to the currency.",
    "cell-too-long": "the text has {length} characters; Excel keeps 32,767 in a cell. The rest is cut off.",
    "character-illegal": "the text holds a NUL character, which no workbook can keep. It is left out of the text.",
    "digits-lost": "{got} was typed as a number of more than 15 digits and has lost its last ones. Enter such numbers as text.",
    "document-duplicate": "{document} already stands in row {first}. Both count.",
    "document-duplicate.other": "{document} already stands in row {first}, for another customer. Both count.",
    "customer-unknown": "\"{customer}\" is not in the customer table. The row counts under that name.",
    "customer-duplicate": "\"{customer}\" already stands in row {first} of the customer table. The first row is used.",
    "customer-ambiguous": "\"{customer}\" may be {candidates}. The row counts under the name as written; use a code.",
    "customer-mismatch": "the code {code} belongs to \"{name}\", not to \"{got}\". The row counts under the code.",
    "due-before-date": "the due date {due} lies before the document's date {date}. Both count as written.",
    "date-implausible": "{got} lies far from the other dates (about {usual}). It counts as written.",
    "sign-against-type": "an amount of type \"{type}\" should be {expected}, got {got}. It counts as written.",
    "sign-against-type.plain": "the amount {got} goes against the row's type. It counts as written.",
    "document-unknown": "the document \"{document}\" is not in the ledger. The row is not used.",
    "document-unknown.several": "the document \"{document}\" is not in the ledger; it may be {candidates}. The row is not used.",
    "document-unknown.side": "\"{document}\" and \"{to}\" are not a credit and a debit. The row is not used.",
    "document-shared": "the document number \"{document}\" belongs to several customers ({customers}). Add a Customer column; the row is not used.",
    "applies-to-unknown": "{document} applies to \"{value}\", which is not in the ledger. It is treated as if nothing were named.",
    "applies-to-unknown.several": "{document} applies to \"{value}\", which may be {candidates}. It is treated as if nothing were named.",
    "allocation-over": "{amount} {currency} should be applied, {available} was available and is applied.",
    "allocation-across": "{from} and {to} differ in {difference}, so one cannot settle the other. The row is not used.",
    "allocation-across.applies": "{document} applies to \"{value}\", which differs in {difference}. Nothing is applied.",
    "allocation-unreadable": "the allocation cannot be read (\"{got}\"). The row is not used.",
    "instalments-differ": "the instalments of {document} sum to {total} {currency}, the document to {amount}. The difference falls due with the document, or is cut from the last instalments.",
    "instalment-unreadable": "the instalment cannot be read (\"{got}\"). The row is not used.",
    "currency-missing": "there is no currency; {currency} is taken.",
    "rate-missing": "there is no exchange rate for {currency} on {date}. The row counts in {currency}; base amounts leave it out.",
    "rate-unreadable": "should be an exchange rate above 0, got \"{got}\". The rate is not used.",
    "terms-unreadable": "\"{got}\" is not understood as payment terms (such as 30, net 30, month end + 10). Due dates fall back to the document's date.",
    "claim-reopens-past": "{count} later {count|claim changes|claims change} what was open at earlier month ends, from {since} on: {amount} {currency} moved between documents ({documents}), because of {claims}. Reports of those months, made again, differ from the ones made then.",
    "terms-missing": "{customer} has no payment terms; documents without a due date fall due on their own date.",
    "contact-missing": "{customer} has no e-mail, phone or address.",
    "currency-assumed": "nothing names the base currency; {currency} is assumed. Choose it in the settings.",
    "control-differs": "on {asOf} the ledger has {found} {currency}, the general ledger {expected}: a difference of {difference}.",
    "invariant-broken": "{invariant} does not hold for {customer} ({currency}) on {asOf}: expected {expected}, got {found}. No figure should be used; this is a fault of the program.",
    repeated: "{sentence} The same in {count} cells of this column.",
  },
  {
    "table-missing": "没有识别出{role}。该表须有日期、客户和金额（或借方、贷方）。工作簿中的表：{tables}。",
    "table-missing.named": "找不到作为{role}的表“{name}”。工作簿中的表：{tables}。",
    "table-ambiguous": "{role}可能是 {tables}，无法确定。请选定一张，目前均未采用。",
    "column-missing": "缺少“{field}”列。现有表头：{headers}。",
    "column-ambiguous": "有多列都可能是“{field}”：{columns}。请选定一列，目前均未采用。",
    "header-duplicate": "表头“{header}”出现在 {count} 列上，各列表头不应相同。",
    "column-unmapped": "曾指定用途的列“{header}”已不存在。",
    "list-apart": "{list} 与 {ledger} 在同一工作表，也具备往来明细的列，其 {rows} 行未计入。若两者本为一张表，请删去中间的表头；若它才是往来明细，请选定它。",
    "date-missing": "应有日期，单元格为空。该行未计入。",
    "date-missing.kept": "应有日期，单元格为空。该行按无日期参与核对。",
    "date-unreadable": "应为日期，实为“{got}”。该行未计入。",
    "date-unreadable.due": "应为日期，实为“{got}”。到期日改按账期推算。",
    "date-unreadable.kept": "应为日期，实为“{got}”。该行按无日期计入。",
    "amount-missing": "应有金额，单元格为空。该行未计入。",
    "amount-unreadable": "应为金额，实为“{got}”。该行未计入。",
    "amount-unreadable.currency": "“{got}”的币种与该行的 {currency} 不一致。该行未计入。",
    "number-as-text.sign": "“{got}”带 {sign} 符号，而该行币种为 {currency}。已按 {currency} 计入。",
    "amount-unreadable.twoReadings": "“{got}”有两种读法：点或逗号可以是千分位，也可以是小数点，本列无从判断。该行未计入。",
    "amount-unreadable.value": "应为金额，实为“{got}”。该值未采用。",
    "amount-too-large": "“{got}”超出可精确保存的范围（约 90 万亿）。该行未计入。",
    "customer-missing": "应有客户，单元格为空。该行未计入。",
    "type-unknown": "“{got}”不是已知的单据类型，金额又不分正负，无法判断借贷。该行未计入。",
    "type-unknown.counts": "“{got}”不是已知的单据类型，已按金额方向作为调整计入。",
    "currency-unknown": "“{got}”不是已知币种。该行未计入。",
    "currency-unknown.value": "“{got}”不是已知币种，未采用。",
    "cell-error": "单元格为错误值 {got}。该行未计入。",
    "cell-error.value": "单元格为错误值 {got}，按空白处理。",
    "formula-unsaved": "公式没有保存计算结果，请用 Excel 打开该文件并保存。该行未计入。",
    "formula-unsaved.value": "公式没有保存计算结果，请用 Excel 打开该文件并保存。该单元格按空白处理。",
    "formula-unsaved.due": "公式没有保存计算结果，请用 Excel 打开该文件并保存。到期日改按账期推算。",
    "debit-and-credit": "同一行借方（{debit}）、贷方（{credit}）均有金额，只应填一方。该行未计入。",
    "total-row": "“{got}”为合计行，不计入。",
    "header-repeated": "此处表头再次出现，其下各行按同一张表读取。",
    "row-void": "“{got}”，该行不计入。",
    "number-as-text": "数字“{got}”存为文本，已计入。",
    "date-as-text": "日期“{got}”存为文本，已计入。",
    "full-width": "“{got}”含全角字符，已按半角读取。",
    "outer-blanks": "“{got}”首尾有空格，已忽略。",
    "decimal-comma": "“{got}”为以逗号作小数点的文本，已计入。",
    "date-order-assumed": "“{got}”的日、月无法区分，本列也无从判断，已按 {order} 读取。请改用日期格式。",
    "date-order-assumed.plain": "“{got}”的日、月无法区分，本列也无从判断，已按使各行先后连贯的顺序读取。请改用日期格式。",
    "amount-decimals": "{got} 的小数位多于 {currency}，已按币种四舍五入。",
    "cell-too-long": "文本长 {length} 字，Excel 单元格最多 32,767 字，多出部分已截去。",
    "character-illegal": "文本含 NUL 字符，工作簿无法保存，已去除。",
    "digits-lost": "{got} 以数字录入且超过 15 位，末位已丢失。此类号码请以文本录入。",
    "document-duplicate": "单据号 {document} 已见于第 {first} 行，两行均已计入。",
    "document-duplicate.other": "单据号 {document} 已见于第 {first} 行（另一客户），两行均已计入。",
    "customer-unknown": "“{customer}”未在客户档案中，按该名称计入。",
    "customer-duplicate": "“{customer}”已见于客户档案第 {first} 行，以前一行为准。",
    "customer-ambiguous": "“{customer}”可能是 {candidates}，暂按所写名称计入，请改用客户编码。",
    "customer-mismatch": "编码 {code} 对应“{name}”，而非“{got}”。按编码计入。",
    "due-before-date": "到期日 {due} 早于单据日期 {date}，均按所写计入。",
    "date-implausible": "{got} 与其他日期（约 {usual}）相差过远，按所写计入。",
    "sign-against-type": "“{type}”的金额应为{expected}，实为 {got}，按所写计入。",
    "sign-against-type.plain": "金额 {got} 的方向与单据类型不符，按所写计入。",
    "document-unknown": "往来明细中没有单据“{document}”，该行未采用。",
    "document-unknown.several": "往来明细中没有单据“{document}”，可能是 {candidates}，该行未采用。",
    "document-unknown.side": "“{document}”与“{to}”不是一贷一借，该行未采用。",
    "document-shared": "单据号“{document}”涉及多个客户（{customers}），请增加“客户”列，该行未采用。",
    "applies-to-unknown": "{document} 的对应单据“{value}”不在往来明细中，按未指定处理。",
    "applies-to-unknown.several": "{document} 的对应单据“{value}”可能是 {candidates}，按未指定处理。",
    "allocation-over": "应核销 {amount} {currency}，可核销 {available}，已按可核销金额核销。",
    "allocation-across": "{from} 与 {to} 的{difference}不同，不能相互核销，该行未采用。",
    "allocation-across.applies": "{document} 的对应单据“{value}”{difference}不同，未核销。",
    "allocation-unreadable": "核销内容无法识别（“{got}”），该行未采用。",
    "instalments-differ": "{document} 的分期合计 {total} {currency}，单据金额 {amount}。差额随单据到期，或从末期扣减。",
    "instalment-unreadable": "分期内容无法识别（“{got}”），该行未采用。",
    "currency-missing": "缺少币种，按 {currency} 计入。",
    "rate-missing": "缺少 {currency} 在 {date} 的汇率。该行以 {currency} 计入，折本位币时不含此行。",
    "rate-unreadable": "应为大于 0 的汇率，实为“{got}”，未采用。",
    "terms-unreadable": "“{got}”无法识别为账期（如 30、月结30、次月15日）。到期日改按单据日期。",
    "claim-reopens-past": "有 {count} 笔事后指定的核销（{claims}）改变了以前月末的未清项：自 {since} 起，{documents} 的未清金额有变动，涉及 {amount} {currency}；重新出具这些月份的报表时，结果会与当时不同。",
    "terms-missing": "{customer} 未设账期，未填到期日的单据按单据日期到期。",
    "contact-missing": "{customer} 没有邮箱、电话或地址。",
    "currency-assumed": "未指明本位币，暂按 {currency}。请在设置中选定。",
    "control-differs": "{asOf} 往来账余额 {found} {currency}，总账 {expected}，相差 {difference}。",
    "invariant-broken": "{asOf} {customer}（{currency}）勾稽关系 {invariant} 不成立：应为 {expected}，实为 {found}。请勿使用任何数字，这是程序错误。",
    repeated: "{sentence}本列共有 {count} 个单元格如此。",
  },
);
type SentenceKey = keyof (typeof SENTENCES)["en"];

/** Words that stand for particulars: roles of tables, what two accounts differ in, signs. */
const PARTICULARS = texts(
  {
    "role.ledger": "ledger", "role.customers": "customer table", "role.allocations": "allocations table", "role.instalments": "instalments table", "role.rates": "rates table",
    "difference.customer": "customer", "difference.currency": "currency", "difference.entity": "entity", "difference.account": "GL account",
    "expected.+": "positive (debit)", "expected.-": "negative (credit)",
    place: "{cell} (row {row}, {column})", row: "{table}, row {row}, {column}", rowOnly: "{table}, row {row}", column: "{table}, {column}", joined: "{place}: {sentence}",
  },
  {
    "role.ledger": "往来明细", "role.customers": "客户档案", "role.allocations": "核销表", "role.instalments": "分期表", "role.rates": "汇率表",
    "difference.customer": "客户", "difference.currency": "币种", "difference.entity": "核算主体", "difference.account": "科目",
    "expected.+": "正数（借方）", "expected.-": "负数（贷方）",
    place: "{cell}（第 {row} 行，{column}）", row: "{table} 第 {row} 行，{column}", rowOnly: "{table} 第 {row} 行", column: "{table}，{column}", joined: "{place}：{sentence}",
  },
);

/** A code in a few words, for grouping. */
export function issueTitle(code: IssueCode, language: Language): string {
  return code in TITLES.en ? say(TITLES, language, code as keyof (typeof TITLES)["en"]) : say(CHECK_TITLES, language, code as CheckCode);
}

/**
 * A finding in one sentence: where, what, expected, got, and what became of the row.
 *
 * @example "Invoices!F17 (row 12, Amount): should be an amount, got "12,5o". The row is left out."
 */
export function issueMessage(issue: Issue, language: Language): string {
  const params = paramsOf(issue, language);
  const sentence = sentenceOf(issue, params, language);
  const whole = typeof issue.params.count === "number" && issue.at.row === null && issue.at.column !== null && issue.code !== "header-duplicate" ? say(SENTENCES, language, "repeated", { ...params, sentence }) : sentence;
  const place = placeOf(issue, language);
  const said = place === "" ? whole.charAt(0).toUpperCase() + whole.slice(1) : say(PARTICULARS, language, "joined", { place, sentence: whole });
  // A header or a cell may hold line breaks; a finding is one line.
  return said.replace(/\s*[\r\n]+\s*/g, " ");
}

function sentenceOf(issue: Issue, params: Record<string, string | number>, language: Language): string {
  const variant = variantOf(issue);
  if (variant in SENTENCES.en) return say(SENTENCES, language, variant as SentenceKey, params);
  return say(CHECK_SENTENCES, language, variant as keyof (typeof CHECK_SENTENCES)["en"], params);
}

function placeOf({ at, params }: Issue, language: Language): string {
  const { table, row, column } = at;
  if (row !== null && column !== null && params.cell !== undefined && params.sheet !== undefined) {
    return say(PARTICULARS, language, "place", { cell: `${quotedSheet(String(params.sheet))}!${params.cell}`, row, column });
  }
  if (row !== null) return say(PARTICULARS, language, column === null ? "rowOnly" : "row", { table, row, column: column ?? "" });
  return column === null ? table : say(PARTICULARS, language, "column", { table, column });
}

function quotedSheet(sheet: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
}

function paramsOf({ params, code }: Issue, language: Language): Record<string, string | number> {
  const words: Record<string, string | number> = { ...params };
  if (code.startsWith("allocation-unreadable") || code.startsWith("instalment-unreadable")) words.got ??= params.value ?? "";
  for (const name of ["role", "difference", "expected"] as const) {
    const key = `${name}.${params[name]}`;
    if (key in PARTICULARS.en) words[name] = PARTICULARS[language][key as keyof (typeof PARTICULARS)["en"]];
  }
  if (params.labels !== undefined) words.tables = params.labels;
  if (typeof params.field === "string" && params.field in FIELD_WORDS.en) words.field = FIELD_WORDS[language][params.field as keyof (typeof FIELD_WORDS)["en"]];
  return words;
}

function variantOf({ code, severity, params }: Issue): SentenceKey | keyof (typeof CHECK_SENTENCES)["en"] {
  const warned = severity === "warning";
  switch (code) {
    case "table-missing": return params.name ? "table-missing.named" : code;
    case "date-missing": return warned ? "date-missing.kept" : code;
    case "date-unreadable": return params.due ? "date-unreadable.due" : warned ? "date-unreadable.kept" : code;
    case "number-as-text": return params.sign ? "number-as-text.sign" : code;
    case "amount-unreadable": return params.currency ? "amount-unreadable.currency" : params.twoReadings ? "amount-unreadable.twoReadings" : warned ? "amount-unreadable.value" : code;
    case "type-unknown": return warned ? "type-unknown.counts" : code;
    case "currency-unknown": return warned ? "currency-unknown.value" : code;
    case "formula-unsaved": return params.due ? "formula-unsaved.due" : warned ? "formula-unsaved.value" : code;
    case "cell-error": return warned ? "cell-error.value" : code;
    case "date-order-assumed": return params.order ? code : "date-order-assumed.plain";
    case "document-duplicate": return params.other === 1 ? "document-duplicate.other" : code;
    case "sign-against-type": return params.type ? code : "sign-against-type.plain";
    case "document-unknown": return params.candidates ? "document-unknown.several" : params.reason === "same-side" ? "document-unknown.side" : code;
    case "applies-to-unknown": return params.candidates ? "applies-to-unknown.several" : code;
    case "allocation-across": return params.from === undefined ? "allocation-across.applies" : code;
    case "tax-differs": return params.rate ? "tax-differs.rate" : code;
    case "customer-similar": return params.taxNumber ? "customer-similar.tax" : code;
    case "review-stale": return params.got ? code : "review-stale.never";
    default: return code;
  }
}
