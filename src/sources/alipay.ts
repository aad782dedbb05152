import { bankProfile } from "./bank-profile";

/** 支付宝: a merchant's money (账务明细, 资金流水), orders (业务明细) and their summaries; a person's bill from the app and, older, from the web. */
export const alipay = bankProfile({
  id: "alipay",
  names: /支付宝|alipay/iu,
  layouts: [
    {
      amounts: "sides", currency: "CNY", sharedCell: "name-bracket",
      needs: ["date", "moneyIn", "moneyOut", "reference"],
      columns: {
        reference: ["账务流水号"], reference2: ["业务流水号"], document: ["商户订单号"], purpose: ["商品名称"], date: ["发生时间"], counterparty: ["对方名称", "对方账号"], counterpartyAccount: ["对方账号"],
        moneyIn: ["收入金额（+元）"], moneyOut: ["支出金额（-元）"], balance: ["账户余额（元）"], description: ["业务类型"], remark: ["备注"], note: ["业务描述"], other: ["交易渠道"], other2: ["业务基础订单号"], other3: ["业务订单号"],
        other4: ["业务账单来源"],
      },
    },
    {
      amounts: "sides", currency: "CNY",
      needs: ["date", "moneyIn", "moneyOut", "reference"],
      columns: {
        date: ["入账时间"], reference: ["支付宝流水号"], reference2: ["支付宝交易号"], document: ["商户订单号"], description: ["账务类型"], moneyIn: ["收入（+元）"], moneyOut: ["支出（-元）"], balance: ["账户余额（元）"],
        counterpartyAccount: ["对方账户"], counterparty: ["对方名称"], purpose: ["商品名称"], remark: ["备注"], note: ["业务描述"], other: ["银行订单号"], other2: ["服务费（元）"], other3: ["支付渠道"], other4: ["签约产品"], other5: ["序号"],
      },
    },
    {
      amounts: "trades", currency: "CNY", sharedCell: "name-bracket",
      needs: ["date", "amount", "status", "reference"],
      columns: {
        reference: ["支付宝交易号"], document: ["商户订单号"], status: ["业务类型"], description: ["商品名称"], date: ["完成时间"], postingDate: ["创建时间"], counterparty: ["对方账户"], amount: ["商家实收（元）"],
        refundReference: ["退款批次号/请求号", "退款批次号"], fee: ["服务费（元）"], remark: ["备注"], other: ["订单金额（元）"], other2: ["支付宝优惠（元）"], other3: ["商家优惠（元）"], other4: ["分润（元）"], other5: ["门店名称"],
        other6: ["终端号"],
      },
    },
    {
      amounts: "bill", currency: "CNY",
      needs: ["date", "direction", "amount", "description", "counterparty"],
      columns: {
        date: ["交易时间"], place: ["交易分类"], counterparty: ["交易对方"], counterpartyAccount: ["对方账号"], description: ["商品说明"], direction: ["收/支"], amount: ["金额"], method: ["收/付款方式"], status: ["交易状态"],
        reference: ["交易订单号"], document: ["商家订单号"], remark: ["备注"], refund: ["成功退款（元）"],
      },
    },
    {
      amounts: "bill", currency: "CNY",
      needs: ["date", "direction", "amount", "reference", "description"],
      columns: {
        reference: ["交易号"], document: ["商家订单号"], date: ["付款时间"], postingDate: ["交易创建时间"], other: ["最近修改时间"], other2: ["交易来源地"], place: ["类型"], counterparty: ["交易对方"], description: ["商品名称"],
        amount: ["金额（元）"], direction: ["收/支"], status: ["交易状态"], fee: ["服务费（元）"], refund: ["成功退款（元）", "退款（元）"], remark: ["备注"], other3: ["资金状态"],
      },
    },
    {
      amounts: "summary", currency: "CNY",
      needs: ["moneyIn", "moneyOut", "other"],
      columns: { other: ["收入笔数"], other2: ["支出笔数"], moneyIn: ["收入金额（+元）"], moneyOut: ["支出金额（-元）"], amount: ["总金额（元）"], description: ["类型"] },
    },
    {
      amounts: "summary", currency: "CNY",
      needs: ["amount", "other", "other2"],
      columns: { other: ["交易订单总笔数"], other2: ["退款订单总笔数"], amount: ["商家实收（元）"], moneyIn: ["订单金额（元）"], fee: ["服务费（元）"], other3: ["实收净额（元）"], other4: ["门店名称"], other5: ["门店编号"] },
    },
  ],
});
