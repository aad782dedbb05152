import { bankProfile } from "./bank-profile";

/** 中国农业银行: two corporate lists, and the personal 账户明细. */
export const bankAbc = bankProfile({
  id: "bank-abc",
  names: /农业银行|Agricultural Bank of China/iu,
  layouts: [
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "moneyIn", "moneyOut", "counterpartyBank"],
      columns: {
        date: ["交易日期", "交易时间"], time: ["交易时间戳"], moneyIn: ["收入金额"], moneyOut: ["支出金额"], balance: ["本次余额", "账户余额"], counterpartyBank: ["交易行名", "对方开户行"], counterpartyAccount: ["对方账号"],
        counterparty: ["对方户名"], purpose: ["交易用途"], note: ["交易说明"], description: ["交易摘要", "摘要"], remark: ["交易附言", "附言"], document: ["交易凭证号"], reference: ["交易日志号", "交易流水号"], place: ["交易类别"],
        other: ["交易方式"], other2: ["对方省市"], other3: ["手续费总额"], other4: ["账簿号"], other5: ["账簿名称"],
      },
    },
    {
      amounts: "signed", currency: "CNY",
      needs: ["date", "amount", "balance", "reference"],
      columns: {
        date: ["交易日期"], time: ["交易时间"], description: ["交易摘要"], amount: ["交易金额"], balance: ["本次余额"], counterparty: ["对手信息"], reference: ["日志号", "交易日志号"], other: ["交易渠道"], remark: ["交易附言"],
      },
    },
  ],
});
