import { bankProfile } from "./bank-profile";

/** 平安银行: the corporate list, with the bank's own serial beside the transaction's. */
export const bankPingan = bankProfile({
  id: "bank-pingan",
  names: /平安银行|Ping An/iu,
  layouts: [
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "moneyIn", "moneyOut", ["reference", "counterpartyBank"], "account"],
      columns: {
        date: ["交易时间", "交易日期"], account: ["账号", "本方账号"], moneyIn: ["收入"], moneyOut: ["支出"], balance: ["账户余额"], counterparty: ["对方户名"], counterpartyAccount: ["对方账号"], counterpartyBank: ["对方账号开户行"],
        description: ["摘要"], reference: ["核心唯一流水号"], reference2: ["交易流水号"], purpose: ["交易用途"], currency: ["币种"], accountName: ["本方户名"], remark: ["交易备注"],
      },
    },
  ],
});
