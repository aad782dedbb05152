import type { BankField } from "./bank-layout";
import { anyTable } from "./any-table";
import { bankProfile, COMMON_SCORE } from "./bank-profile";
import type { SourceProfile } from "./source";

/** What banks without a profile of their own call the same things, from the lists of 浦发, 兴业, 中信, 华夏, 邮储 and local banks. */
const COMMON = {
  time: ["交易时间", "时间"], postingDate: ["起息日", "起息日期"], balance: ["账户余额", "余额", "本次余额", "交易后余额", "当前余额", "可用余额"], currency: ["币种", "币别", "货币", "货币种类"],
  counterparty: ["对方户名", "对方名称", "对方账户名称", "对方账户名", "对方账号名称", "对方单位名称", "对方单位", "对手户名", "对手方户名", "对手方名称", "交易对手名称", "收付款人名称", "收(付)方名称"],
  counterpartyAccount: ["对方账号", "对方账户", "对方帐号", "对手账号", "对手方账号", "交易对手账号", "收付款人账号", "收(付)方账号"],
  counterpartyBank: ["对方开户行", "对方开户行名", "对方行名", "对方银行", "对方开户机构", "对手方开户行", "对方行号"], description: ["摘要", "交易摘要", "业务摘要"], purpose: ["用途", "交易用途", "资金用途"],
  remark: ["附言", "交易附言", "客户附言", "备注"], note: ["交易说明", "交易备注"], document: ["凭证号", "凭证号码", "票据号"],
  reference: ["银行流水号", "交易流水号", "核心流水号", "主机交易流水号", "流水号", "柜员交易号", "唯一流水编号"], reference2: ["发起方流水号", "企业流水号", "唯一流水编号", "业务参考号"],
  account: ["账号", "本方账号", "交易账号"], accountName: ["户名", "账户名称", "本方户名"], other: ["交易类型"], other2: ["凭证代号", "凭证种类"], other3: ["现/转"], other4: ["序号"],
} satisfies Partial<Record<BankField, readonly string[]>>;
const DATE = ["交易日期", "交易日", "记账日期", "入账日期", "会计日期", "日期", "交易时间"];
/** Headers of ledgers, which have sides and balances too. */
const LEDGER = ["凭证字号", "科目编码", "科目名称", "核算维度", "会计科目"];

/** Plain English headers of lists that banks write, and others too. */
const PLAIN = {
  date: ["Date", "Transaction date", "Booking date"], postingDate: ["Post date", "Posting date", "Value date", "Posted date"], description: ["Description", "Narrative", "Details", "Transaction details", "Transaction description", "Particulars", "Memo", "Name"],
  balance: ["Balance", "Running balance", "Running bal.", "Available balance"], currency: ["Currency"], reference: ["Reference", "Transaction ID", "Ref no"], document: ["Check number", "Cheque number", "Check or slip #"], account: ["Account number"],
  other: ["Category"], other2: ["Type", "Transaction type"], other3: ["Status"], note: ["Notes", "Extended details"],
} satisfies Partial<Record<BankField, readonly string[]>>;
/** What only documents have, or a list of several parties. */
const DOCUMENTS = ["Customer", "Customer name", "Client", "Contact", "Party", "Supplier", "Vendor", "Invoice", "Invoice no", "Invoice number", "Invoice #", "Document", "Document no", "Document number", "Doc no", "Voucher no", "Num", "Due date", "Quantity", "Account code", "Rate", "Split"];

/** Any bank's list by what its columns are called: the other side has to be named, so that it is no ledger. */
const byHeaders = bankProfile({
  id: "bank",
  layouts: [
    {
      amounts: "sides", currency: "CNY", never: LEDGER,
      needs: ["date", "moneyIn", "moneyOut", "balance", ["counterparty", "counterpartyAccount"]],
      columns: {
        date: DATE, ...COMMON,
        moneyIn: ["贷方发生额", "贷方金额", "贷方发生额（收入）", "贷方(入账)", "收入金额", "收入", "转入金额", "存入金额", "入账金额", "贷方"],
        moneyOut: ["借方发生额", "借方金额", "借方发生额（支出）", "借方发生额（支取）", "借方(出账)", "支出金额", "支出", "转出金额", "支取金额", "取出金额", "出账金额", "借方"],
      },
    },
    {
      amounts: "direction", currency: "CNY", never: LEDGER,
      needs: ["date", "amount", "direction", "balance", ["counterparty", "counterpartyAccount"]],
      columns: { date: DATE, ...COMMON, amount: ["交易金额", "发生额", "金额"], direction: ["借贷标志", "借贷", "借/贷", "借贷方向", "收支标志", "收/支", "收支", "收付标志", "交易方向"] },
    },
    {
      amounts: "signed", currency: "CNY", never: LEDGER,
      needs: ["date", "amount", "balance", ["counterparty", "counterpartyAccount"]],
      columns: { date: DATE, ...COMMON, amount: ["交易金额", "收支金额", "发生额", "金额"] },
    },
    {
      amounts: "sides", currency: null,
      needs: ["date", "moneyIn", "moneyOut", "description"],
      columns: {
        date: ["Date", "Transaction date", "Value date", "Posting date"], postingDate: ["Post date", "Posting date", "Value date"], description: ["Description", "Narrative", "Details", "Transaction details", "Particulars"],
        moneyIn: ["Deposits", "Deposit", "Paid in", "Money in", "Credit amount", "Deposit amount"], moneyOut: ["Withdrawals", "Withdrawal", "Paid out", "Money out", "Debit amount", "Withdrawal amount"],
        balance: ["Balance", "Running balance", "Closing balance", "Ledger balance"], currency: ["Currency", "Ccy"], reference: ["Bank reference", "Transaction ID", "Reference", "Ref no"], document: ["Cheque number", "Cheque no", "Check number"],
        counterparty: ["Payee", "Counterparty", "Beneficiary"], account: ["Account number", "Account no"], other: ["Type", "Transaction type"],
      },
    },
    { amounts: "sides", currency: null, isCommon: true, never: DOCUMENTS, needs: ["date", "moneyIn", "moneyOut", "description"], columns: { ...PLAIN, moneyIn: ["Credit", "Credits", "Money in", "In"], moneyOut: ["Debit", "Debits", "Money out", "Out"] } },
    { amounts: "signed", currency: null, isCommon: true, never: DOCUMENTS, needs: ["date", "amount", "description"], columns: { ...PLAIN, amount: ["Amount", "Transaction amount"] } },
  ],
});

/** Where only plain headers speak for a bank, the list is in doubt with any table: a person says. */
export const bankAny: SourceProfile = {
  ...byHeaders,
  recognise: (file) => {
    const score = byHeaders.recognise(file);
    return score === COMMON_SCORE ? Math.max(score, anyTable.recognise(file)) : score;
  },
};
