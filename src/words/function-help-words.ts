/** What the page about a cell function says beyond its description and its parameters: how it is used, and what exactly it answers. */
export interface FunctionHelp {
  /** Formula, and what it answers, in both languages. */
  readonly examples: readonly (readonly [formula: string, en: string, zh: string])[];
  /** What to know before relying on it. */
  readonly notes: readonly (readonly [en: string, zh: string])[];
  /** Problems it may answer with beside those of every function: keys of `function-problem-words.ts`. */
  readonly problems: readonly string[];
}

const CUSTOMER = ["customer-blank", "customer-unknown", "customer-ambiguous"];
const ACCOUNT = [...CUSTOMER, "customer-no-entries", "several-currencies", "several-partitions"];
const FILTER = ["filter-odd", "filter-unknown", "filter-value-unknown"];
const DAY = ["date-unreadable"];
const ALL_CUSTOMERS = ["customer-unknown", "customer-ambiguous", "customer-no-entries", "several-currencies", "several-currencies-all", "currency-absent", "several-partitions"];
const DOCUMENT = ["document-blank", "document-unknown", "document-shared", "document-repeated", "customer-unknown", "customer-ambiguous"];

/** Problems of every function that asks the ledger. */
export const LEDGER_PROBLEMS = ["not-loaded", "no-ledger", "reading-failed", "invariant-broken"] as const;

const FILTERED: readonly [string, string] = [
  "Pairs of a name and a value at the end restrict it: a column of the ledger (salesperson, project, segment, entity, account …) and what stands in it. All of them have to hold.",
  "末尾可成对加上列名和值作为条件，如业务员、项目、分类、核算主体、科目，须同时满足。",
];
const AS_OF: readonly [string, string] = [
  "Without a date it answers for the workbook's closing date, so last October's file still says last October; without a closing date, for today.",
  "不给日期时按工作簿保存的结账日计算，去年十月的文件仍是去年十月的数；未保存结账日时为今天。",
];
const PAST: readonly [string, string] = [
  "A day in the past is answered as it was: receipts that came later have settled nothing yet.",
  "问过去某日，就按当时的情形回答：之后的收款尚未核销任何单据。",
];
const SPILLS: readonly [string, string] = ["It spills: leave the cells to the right and below free.", "结果会溢出：右侧和下方单元格须留空。"];

export const FUNCTION_HELP: Readonly<Record<string, FunctionHelp>> = {
  BALANCE: {
    examples: [
      ["=LEDGER.BALANCE(\"C001\")", "what C001 owes at the closing date", "C001 在结账日的应收余额"],
      ["=LEDGER.BALANCE(A2, DATE(2026,3,31))", "what the customer in A2 owed at the end of March", "A2 中客户 3 月末的余额"],
      ["=LEDGER.BALANCE(A2, , \"USD\", \"project\", \"Harbour\")", "its dollars, of one project", "该客户某一项目的美元余额"],
    ],
    notes: [["Plus: the customer owes. Minus: we owe the customer.", "正数为客户欠我方，负数为我方欠客户。"], AS_OF, FILTERED],
    problems: [...ACCOUNT, ...DAY, ...FILTER],
  },
  OPENING: {
    examples: [["=LEDGER.OPENING(\"C001\", DATE(2026,10,1))", "what was owed at the end of 30 September", "9 月 30 日终了时的余额"]],
    notes: [["Opening entries dated on the first day itself belong to it.", "日期为期间首日的期初分录也计入期初。"], FILTERED],
    problems: [...ACCOUNT, "date-blank", ...DAY, ...FILTER],
  },
  OVERDUE: {
    examples: [["=LEDGER.OVERDUE(\"C001\")", "what is past due", "逾期金额"], ["=LEDGER.OVERDUE(A2, TODAY())", "as of today, whatever the closing date", "不论结账日，按今天计算"]],
    notes: [["What falls due on the day itself is not past due. Credits that no invoice has used yet are not taken off.", "当日到期的不算逾期；尚未核销的贷项不扣减。"], AS_OF, PAST],
    problems: [...ACCOUNT, ...DAY, ...FILTER],
  },
  AGING: {
    examples: [["=LEDGER.AGING(\"C001\")", "a row: each bucket, unapplied credits, total", "一行：各账龄段、未核销贷项、合计"]],
    notes: [SPILLS, ["The buckets are those of the workbook's settings. Together with the unapplied credits they are the balance, to the cent.", "账龄段取自工作簿设置；各段与未核销贷项之和等于余额，分毫不差。"], AS_OF, PAST],
    problems: [...ACCOUNT, ...DAY, ...FILTER],
  },
  AGINGTABLE: {
    examples: [["=LEDGER.AGINGTABLE()", "every customer at the closing date, with headers and totals", "全部客户在结账日的账龄表，含表头和合计"]],
    notes: [SPILLS, ["A row for each customer and currency; a total for each currency, since currencies are never added.", "每个客户、每个币种一行；合计按币种分列，不同币种不相加。"], ["Where rows of the ledger could not be read, a last line says how many.", "往来账有无法识别的行时，末行会说明行数。"]],
    problems: [...DAY],
  },
  BUCKET: {
    examples: [["=LEDGER.BUCKET(\"C001\", \"31-60\")", "what is 31 to 60 days past due", "逾期 31 至 60 天的金额"], ["=LEDGER.BUCKET(A2, 1)", "the first bucket", "第一段"]],
    notes: [["The label may be written in either language; the number counts from 1.", "段名可用任一语言书写；序号从 1 起。"], AS_OF],
    problems: [...ACCOUNT, "bucket-unknown", ...DAY, ...FILTER],
  },
  OPENITEMS: {
    examples: [["=LEDGER.OPENITEMS(\"C001\")", "its open documents, oldest first", "未清单据，最早的在前"]],
    notes: [SPILLS, AS_OF, PAST],
    problems: [...ACCOUNT, ...DAY, ...FILTER],
  },
  STATEMENT: {
    examples: [["=LEDGER.STATEMENT(\"C001\", DATE(2026,10,1), DATE(2026,10,31))", "October, with opening, running and closing balance", "10 月往来明细，含期初、逐笔结余和期末"]],
    notes: [SPILLS, ["For a sheet to send, use Statement for this customer on the ribbon: it has a letterhead and no formulas.", "要发给客户，请用功能区“该客户对账单”：带抬头，不含公式。"]],
    problems: [...ACCOUNT, ...DAY, "period-reversed", ...FILTER],
  },
  DOCUMENT: {
    examples: [["=LEDGER.DOCUMENT(\"INV-1001\")", "what is open of the invoice", "该发票的未清金额"], ["=LEDGER.DOCUMENT(\"17\", \"C001\")", "number 17 of C001, where others have a 17 too", "多个客户都有 17 号时，指 C001 的"]],
    notes: [["Debits are plus, receipts and credit notes minus; 0 is settled.", "应收为正，收款和贷项为负；0 为已结清。"], PAST],
    problems: [...DOCUMENT, ...DAY],
  },
  DAYSOVERDUE: {
    examples: [["=LEDGER.DAYSOVERDUE(\"INV-1001\")", "days past due at the closing date", "截至结账日的逾期天数"]],
    notes: [["With instalments the oldest open part counts.", "分期时以最早的未清一期为准。"], AS_OF],
    problems: [...DOCUMENT, ...DAY],
  },
  RECONCILED: {
    examples: [["=LEDGER.RECONCILED(\"INV-1001\")", "its status, such as matched", "对账状态，如 matched"], ["=LEDGER.RECONCILED(\"INV-1001\", , \"reason\")", "why", "原因"]],
    notes: [["The words of the status are the same in every language, so that formulas can compare them.", "状态用词不随语言变化，便于公式比较。"]],
    problems: [...DOCUMENT, "particular-unknown"],
  },
  DUEDATE: {
    examples: [["=LEDGER.DUEDATE(B2, 30)", "30 days later", "30 天后"], ["=LEDGER.DUEDATE(B2, \"月结30\")", "30 days after the end of the month", "月末后 30 天"], ["=LEDGER.DUEDATE(B2, \"next month 15\")", "the 15th of the next month", "次月 15 日"], ["=LEDGER.DUEDATE(B2, \"C001\")", "by the terms of C001", "按 C001 的付款条件"]],
    notes: [["Day 31 of a short month is its last day. Format the cell as a date.", "短月的 31 日为该月最后一天。单元格请设为日期格式。"]],
    problems: [...DAY, "date-blank", "terms-unreadable", "part-unknown"],
  },
  CREDIT: {
    examples: [["=LEDGER.CREDIT(\"C001\")", "credit limit less what is owed", "信用额度减应收余额"]],
    notes: [["Several currencies are brought to the currency of the limit by the rate table.", "多个币种按汇率表折算为额度的币种。"], AS_OF],
    problems: [...CUSTOMER, "no-limit", "no-rate", ...DAY],
  },
  UTILISATION: {
    examples: [["=LEDGER.UTILISATION(\"C001\")", "0.85 is 85 % of the limit; format the cell as a percentage", "0.85 即额度的 85%，单元格请设为百分比格式"]],
    notes: [AS_OF],
    problems: [...CUSTOMER, "no-limit", "no-rate", "no-denominator", ...DAY],
  },
  DSO: {
    examples: [["=LEDGER.DSO()", "all customers, the last 365 days", "全部客户，回溯 365 天"], ["=LEDGER.DSO(\"C001\", DATE(2026,10,31), 90, \"countback\")", "one customer, 90 days, counted back", "单个客户，90 天，倒推法"]],
    notes: [
      ["simple: balance ÷ sales × days. average: the mean of opening and closing balance instead. countback: whole months of sales are taken off the balance from the latest back.", "simple：余额 ÷ 销售额 × 天数；average：以期初、期末余额的平均数代替余额；countback：从最近月份起逐月用销售额冲抵余额。"],
    ],
    problems: [...ALL_CUSTOMERS, ...DAY, "days-wrong", "method-unknown", "no-sales"],
  },
  CEI: {
    examples: [["=LEDGER.CEI(, DATE(2026,10,1), DATE(2026,10,31))", "of all customers in October", "全部客户 10 月的收款有效性指数"]],
    notes: [["(Opening + sales − closing) ÷ (opening + sales − what is not yet due at the end) × 100, where sales are those of an average month of the period.", "（期初 + 销售 − 期末）÷（期初 + 销售 − 期末未到期）× 100，其中销售为期间的月平均额。"]],
    problems: [...ALL_CUSTOMERS, "date-blank", ...DAY, "period-reversed", "no-denominator"],
  },
  COLLECTIONRATE: {
    examples: [["=LEDGER.COLLECTIONRATE(, DATE(2026,1,1), DATE(2026,12,31))", "of the year; format the cell as a percentage", "全年回款率，单元格请设为百分比格式"]],
    notes: [["Receipts less refunds, over the opening balance plus what was invoiced.", "收款减退款，除以期初余额与开票额之和。"]],
    problems: [...ALL_CUSTOMERS, "date-blank", ...DAY, "period-reversed", "no-denominator"],
  },
  PROVISION: {
    examples: [["=LEDGER.PROVISION(H2:M2)", "each bucket times the rate in H2:M2, added up", "各账龄段乘以 H2:M2 的比例之和"]],
    notes: [["As many rates as there are buckets, in their order.", "比例的个数和顺序与账龄段一致。"], ["The rates are yours to choose; nothing here is advice on accounting standards.", "计提比例由使用者确定，本函数不构成会计准则意见。"]],
    problems: ["rates-wrong", ...ALL_CUSTOMERS, ...DAY],
  },
  UNREAD: {
    examples: [["=LEDGER.UNREAD()", "0: every row of the ledger counts", "0：往来账每一行都已计入"]],
    notes: [["Put it beside a report: whoever reads the figures sees whether anything is missing from them.", "可放在报表旁：看数字的人能知道有无漏计。"]],
    problems: [],
  },
  CUSTOMER: {
    examples: [["=LEDGER.CUSTOMER(\"C001\")", "its name", "客户名称"], ["=LEDGER.CUSTOMER(A2, \"salesperson\")", "who looks after it", "业务员"]],
    notes: [],
    problems: [...CUSTOMER, "field-unknown"],
  },
  CAPITALS: {
    examples: [["=LEDGER.CAPITALS(1409.5, \"CNY\")", "壹仟肆佰零玖元伍角整", "壹仟肆佰零玖元伍角整"], ["=LEDGER.CAPITALS(1409.5, \"USD\")", "US dollars one thousand four hundred nine and 50/100", "英文大写"]],
    notes: [["Chinese yuan follow the official rules for bills and settlement vouchers.", "人民币大写遵循票据和结算凭证的书写规定。"]],
    problems: ["amount-unreadable", "amount-too-large", "currency-unknown", "language-unknown"],
  },
  CONVERT: {
    examples: [["=LEDGER.CONVERT(100, \"USD\")", "100 dollars in the base currency", "100 美元折合本位币"], ["=LEDGER.CONVERT(B2, \"EUR\", \"USD\", DATE(2026,10,31))", "from one currency to another, at the rate of a day", "按某日汇率折算"]],
    notes: [["The latest rate of the rate table on or before the day; rounded once, half away from zero.", "取汇率表中该日及以前最近的汇率；只在最后四舍五入一次。"]],
    problems: ["amount-unreadable", "currency-unknown", "no-rate", ...DAY],
  },
};
