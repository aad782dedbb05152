import { bankProfile } from "./bank-profile";

/** 中国光大银行: the corporate 对账单 with its totals above, older and newer. */
export const bankCeb = bankProfile({
  id: "bank-ceb",
  names: /光大银行|Everbright/iu,
  layouts: [
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "moneyIn", "moneyOut", "counterparty"],
      columns: {
        date: ["交易日期", "交易时间"], time: ["交易时间"], moneyOut: ["借方发生额（元）", "借方发生额"], moneyIn: ["贷方发生额（元）", "贷方发生额"], balance: ["账户余额（元）", "账户余额"], counterpartyAccount: ["对方账号"],
        counterparty: ["对方名称"], description: ["摘要"], document: ["凭证号"], reference: ["流水号", "交易流水号"], reference2: ["企业流水号"],
      },
    },
    {
      amounts: "direction", currency: "CNY", marks: ["光大银行"],
      needs: ["date", "amount", "direction"],
      columns: {
        date: ["交易日期"], time: ["时间", "交易时间"], direction: ["借/贷"], amount: ["交易金额"], balance: ["账户余额"], counterpartyAccount: ["对方账号"], counterparty: ["对方名称", "对方户名"], description: ["摘要"],
        reference: ["流水号"], other: ["序号"],
      },
    },
  ],
});
