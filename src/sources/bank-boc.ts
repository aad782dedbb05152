import { bankProfile } from "./bank-profile";

/** 中国银行: the bilingual corporate HISQRY, where 往账 and 来账 give the sign and seven lines above are totals; the personal 交易流水明细. */
export const bankBoc = bankProfile({
  id: "bank-boc",
  names: /中国银行|(?<!Agricultural |Commercial )Bank of China|BOC\b|Inquirer account number/iu,
  layouts: [
    {
      amounts: "direction", currency: "CNY",
      needs: ["date", "amount", "payer", "payee"],
      columns: {
        direction: ["交易类型[ Transaction Type ]"], date: ["交易日期[ Transaction Date ]"], time: ["交易时间[ Transaction time ]"], amount: ["交易金额[ Trade Amount ]"],
        balance: ["交易后余额[ After-transaction balance ]"], currency: ["交易货币[ Trade Currency ]"], payer: ["付款人名称[ Payer's Name ]"], payerAccount: ["付款人账号[ Debit Account No. ]"],
        payerBank: ["付款人开户行名[ Payer account bank ]", "付款人开户行名称"], payee: ["收款人名称[ Payee's Name ]"], payeeAccount: ["收款人账号[ Payee's Account Number ]"],
        payeeBank: ["收款人开户行名[ Beneficiary account bank ]", "收款人开户行名称"], postingDate: ["起息日期[ Value Date ]"], reference: ["交易流水号[ Transaction reference number ]"],
        reference2: ["记录标识号[ Record ID ]", "客户申请号[ Online Banking Transaction Ref.(Bank Ref.) ]"], document: ["凭证号码[ Voucher number ]"], description: ["摘要[ Reference ]"], purpose: ["用途[ Purpose ]"],
        remark: ["交易附言[ Remark ]"], note: ["备注[ Remarks ]"], place: ["业务类型[ Business type ]"],
      },
    },
    {
      amounts: "signed", currency: "CNY",
      needs: ["date", "amount", "balance", "counterparty"],
      columns: {
        date: ["记账日期"], time: ["记账时间"], currency: ["币别"], amount: ["金额"], balance: ["余额"], description: ["交易名称"], place: ["网点名称"], other: ["渠道"], remark: ["附言"], counterparty: ["对方账户名"],
        counterpartyAccount: ["对方卡号/账号"], counterpartyBank: ["对方开户行"], account: ["借记卡号"],
      },
    },
  ],
});
