import { bankProfile } from "./bank-profile";

/** 交通银行: the personal list with 借 Dr / 贷 Cr, and the corporate one, which is like those of other banks and needs the bank's name. */
export const bankBocom = bankProfile({
  id: "bank-bocom",
  names: /交通银行|BOCOM|Bank of Communications/iu,
  layouts: [
    {
      amounts: "direction", currency: "CNY",
      needs: ["date", "amount", "direction", "place"],
      columns: {
        date: ["交易日期"], time: ["交易时间"], description: ["交易类型"], direction: ["借贷", "借贷标志"], amount: ["交易金额"], balance: ["余额"], counterpartyAccount: ["对方账号"], counterparty: ["对方户名"], place: ["交易地点"],
        remark: ["摘要"], other: ["序号"],
      },
    },
    {
      amounts: "sides", currency: "CNY", marks: ["交通银行"],
      needs: ["date", "moneyIn", "moneyOut"],
      columns: {
        date: ["交易时间", "交易日期", "会计日期"], moneyOut: ["借方发生额", "借方发生额（支出）"], moneyIn: ["贷方发生额", "贷方发生额（收入）"], balance: ["账户余额", "余额"], currency: ["币种"], counterpartyAccount: ["对方账号"],
        counterparty: ["对方户名"], counterpartyBank: ["对方行名", "对方开户行"], description: ["摘要"], remark: ["附言"], document: ["凭证号"], reference: ["银行流水号", "核心流水号", "流水号"],
      },
    },
  ],
});
