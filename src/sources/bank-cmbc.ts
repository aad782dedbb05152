import { bankProfile } from "./bank-profile";

/** 中国民生银行: the corporate list in two versions. */
export const bankCmbc = bankProfile({
  id: "bank-cmbc",
  names: /民生银行|Minsheng/iu,
  layouts: [
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "moneyIn", "moneyOut", "counterparty", "reference"],
      columns: {
        date: ["交易时间", "交易日期"], reference: ["交易流水号"], moneyOut: ["借方发生额"], moneyIn: ["贷方发生额"], balance: ["账户余额"], document: ["凭证号"], counterpartyAccount: ["对方账号"],
        counterparty: ["对方账号名称"], counterpartyBank: ["对方开户行"], remark: ["客户附言"], description: ["摘要"],
      },
    },
    {
      amounts: "sides", currency: "CNY", marks: ["民生银行"],
      needs: ["date", "moneyIn", "moneyOut", "counterparty"],
      columns: {
        date: ["交易日期", "交易时间"], moneyOut: ["借方发生额"], moneyIn: ["贷方发生额"], balance: ["账户余额", "余额"], counterpartyAccount: ["对方账号"], counterparty: ["对方户名"], counterpartyBank: ["对方开户行"], description: ["摘要"],
        remark: ["客户附言"], reference: ["交易流水号"], document: ["凭证号"],
      },
    },
  ],
});
