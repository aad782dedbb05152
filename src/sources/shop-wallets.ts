import { bankProfile } from "./bank-profile";

/** 京东: a person's bill; what was refunded may stand in brackets behind the amount. */
export const jd = bankProfile({
  id: "jd",
  names: /京东/u,
  layouts: [
    {
      amounts: "bill", currency: "CNY", refundsInside: true,
      needs: ["date", "direction", "amount", "counterparty", "description"],
      columns: {
        date: ["交易时间"], place: ["交易分类"], counterparty: ["商户名称"], description: ["交易说明"], direction: ["收/支"], amount: ["金额"], method: ["收/付款方式", "支付方式"], status: ["交易状态"], reference: ["交易订单号"],
        document: ["商家订单号"], remark: ["备注"],
      },
    },
  ],
});

/** 美团: a person's bill; what was paid is less than the order where there was a discount. */
export const meituan = bankProfile({
  id: "meituan",
  names: /美团/u,
  layouts: [
    {
      amounts: "bill", currency: "CNY",
      needs: ["date", "direction", "amount", "description"],
      columns: {
        date: ["交易成功时间"], postingDate: ["交易创建时间"], place: ["交易类型"], description: ["订单标题"], direction: ["收/支"], method: ["支付方式"], amount: ["实付金额"], other: ["订单金额"], reference: ["交易单号"],
        document: ["商家单号"], remark: ["备注"],
      },
    },
  ],
});
