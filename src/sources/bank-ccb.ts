import { bankProfile } from "./bank-profile";

/** 中国建设银行: corporate internet banking in two versions, and the personal 交易明细. */
export const bankCcb = bankProfile({
  id: "bank-ccb",
  names: /建设银行|CCB|China Construction Bank/iu,
  layouts: [
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "moneyIn", "moneyOut"],
      columns: {
        date: ["交易时间", "交易日期"], postingDate: ["记账日期"],
        moneyOut: ["借方发生额（支取）", "借方发生额/元(支取)"], moneyIn: ["贷方发生额（收入）", "贷方发生额/元(收入)"], balance: ["余额", "余额/元"], currency: ["币种"],
        counterparty: ["对方户名"], counterpartyAccount: ["对方账号"], counterpartyBank: ["对方开户机构"], description: ["摘要"], remark: ["备注"],
        reference: ["账户明细编号-交易流水号", "账户明细编号", "交易流水号"], reference2: ["企业流水号"], document: ["凭证号"], account: ["账号"], accountName: ["账户名称", "本方户名"],
      },
    },
    {
      amounts: "signed", currency: "CNY", sharedCell: "account-name",
      needs: ["date", "amount", "balance", "counterparty"],
      columns: {
        date: ["交易日期"], amount: ["交易金额"], balance: ["账户余额"], currency: ["币别"], description: ["摘要"], place: ["交易地点/附言"], counterparty: ["对方账号与户名"], other: ["钞汇"], other2: ["序号"],
      },
    },
  ],
});
