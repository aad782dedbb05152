import { bankProfile } from "./bank-profile";

/** 招商银行: corporate list, personal account, credit card. */
export const bankCmb = bankProfile({
  id: "bank-cmb",
  names: /招商银行|CMB|China Merchants Bank/iu,
  layouts: [
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "moneyIn", "moneyOut"],
      columns: {
        date: ["交易日"], time: ["交易时间"], moneyOut: ["借方金额"], moneyIn: ["贷方金额"], balance: ["余额"], currency: ["币种"], counterparty: ["收(付)方名称", "收付方名称"],
        counterpartyAccount: ["收(付)方账号", "收付方账号"], counterpartyBank: ["收(付)方开户行名", "收(付)方分行名"], description: ["摘要"], purpose: ["用途"], remark: ["业务摘要"], note: ["其它摘要", "其他摘要", "扩展摘要"],
        place: ["业务名称"], reference: ["流水号", "交易流水号"], reference2: ["业务参考号", "流程实例号"], document: ["票据号"], account: ["账号"], accountName: ["账号名称", "账户名称"], other: ["交易类型"], postingDate: ["起息日"],
      },
    },
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "moneyIn", "moneyOut", "counterparty"],
      columns: {
        date: ["交易日期"], time: ["交易时间"], moneyOut: ["借方(出账)"], moneyIn: ["贷方(入账)"], balance: ["余额"], counterparty: ["收(付)方名称"], counterpartyAccount: ["收(付)方账号"], description: ["摘要"],
        reference: ["交易流水号", "流水号"], other3: ["交易类型"], other: ["公司一卡通号"], other2: ["打印实例号"],
      },
    },
    {
      amounts: "signed", currency: "CNY", sharedCell: "name-account",
      needs: ["date", "amount", "balance"],
      columns: { date: ["记账日期"], currency: ["货币"], amount: ["交易金额"], balance: ["联机余额"], description: ["交易摘要"], counterparty: ["对手信息"], remark: ["客户摘要"] },
    },
    {
      amounts: "signed", currency: "CNY", isCard: true, yearless: true,
      needs: [["date", "postingDate"], "amount"],
      columns: { date: ["交易日"], postingDate: ["记账日"], description: ["交易摘要"], amount: ["人民币金额"], account: ["卡号末四位"], other: ["交易地金额"] },
    },
  ],
});
