import { bankProfile } from "./bank-profile";

/** 微信支付: a merchant's orders (交易账单, two versions) and money (资金账单), and a person's bill. */
export const wechat = bankProfile({
  id: "wechat",
  names: /微信/u,
  layouts: [
    {
      amounts: "trades", currency: "CNY",
      needs: ["date", "amount", "status", "reference"],
      columns: {
        date: ["交易时间"], reference: ["微信订单号"], document: ["商户订单号"], counterpartyAccount: ["用户标识"], place: ["交易类型"], status: ["交易状态"], method: ["付款银行"], currency: ["货币种类"],
        amount: ["应结订单金额", "总金额"], refundReference: ["微信退款单号"], refund: ["退款金额"], refundStatus: ["退款状态"], description: ["商品名称"], fee: ["手续费"], account: ["商户号"], other: ["公众账号ID"],
        other2: ["特约商户号", "子商户号"], other3: ["代金券金额", "企业红包金额"], other4: ["商户退款单号"], other5: ["订单金额"], other6: ["申请退款金额"],
      },
    },
    {
      amounts: "direction", currency: "CNY",
      needs: ["date", "amount", "direction", "reference"],
      columns: {
        date: ["记账时间"], reference2: ["微信支付业务单号"], reference: ["资金流水单号"], purpose: ["业务名称"], description: ["业务类型"], direction: ["收支类型"], amount: ["收支金额(元)"], balance: ["账户结余(元)"],
        other: ["资金变更提交申请人"], remark: ["备注"], document: ["业务凭证号"],
      },
    },
    {
      amounts: "bill", currency: "CNY",
      needs: ["date", "direction", "amount", "status", "counterparty"],
      columns: {
        date: ["交易时间"], place: ["交易类型"], counterparty: ["交易对方"], description: ["商品"], direction: ["收/支"], amount: ["金额(元)"], method: ["支付方式"], status: ["当前状态"], reference: ["交易单号"], document: ["商户单号"],
        remark: ["备注"],
      },
    },
  ],
});
