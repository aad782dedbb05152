import { bankProfile } from "./bank-profile";

/** 中国工商银行: corporate HISTORYDETAIL, the newer corporate list, and two versions of the personal 明细查询文件下载. */
export const bankIcbc = bankProfile({
  id: "bank-icbc",
  names: /工商银行|ICBC|HISTORYDETAIL|明细查询文件下载/iu,
  layouts: [
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "moneyIn", "moneyOut", "counterparty"],
      columns: {
        date: ["交易时间", "交易日期"], moneyIn: ["转入金额"], moneyOut: ["转出金额"], balance: ["余额"], currency: ["币种"], counterparty: ["对方单位", "对方单位名称"], counterpartyAccount: ["对方账号"],
        counterpartyBank: ["对方行号"], description: ["摘要"], purpose: ["用途"], remark: ["附言"], note: ["回单个性化信息", "个性化信息"], document: ["凭证号"], reference: ["银行流水号", "交易流水号"], account: ["本方账号"],
        direction: ["借贷标志"],
      },
    },
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "moneyIn", "moneyOut", "counterparty"],
      columns: {
        date: ["交易时间", "交易日期"], moneyIn: ["贷方发生额"], moneyOut: ["借方发生额"], balance: ["余额"], currency: ["币种"], counterparty: ["对方单位名称", "对方单位"], counterpartyAccount: ["对方账号"],
        counterpartyBank: ["对方行号", "对方开户行"], description: ["摘要"], purpose: ["用途"], remark: ["附言"], note: ["个性化信息", "回单个性化信息"], document: ["凭证号"], reference: ["银行流水号", "交易流水号"],
        account: ["本方账号"], direction: ["借/贷", "借贷标志"],
      },
    },
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "bookedIn", "bookedOut"],
      columns: {
        date: ["交易日期"], description: ["摘要"], purpose: ["交易详情"], place: ["交易场所"], bookedIn: ["记账金额(收入)"], bookedOut: ["记账金额(支出)"], moneyIn: ["交易金额(收入)"], moneyOut: ["交易金额(支出)"],
        currency: ["记账币种"], balance: ["余额"], counterparty: ["对方户名"], counterpartyAccount: ["对方账户", "对方账号"],
      },
    },
  ],
});
