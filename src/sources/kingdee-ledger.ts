import { AccountLedger } from "./account-ledger";
import { systemProfile } from "./system-profile";

const COLUMNS = {
  account: ["左树科目编码", "科目编码", "科目代码"], accountName: ["左树科目名称", "科目名称"], book: ["账簿", "账簿名称"], period: ["期间", "会计期间"], document: ["凭证字号", "凭证号"], memo: ["摘要"], dimension: ["核算维度", "核算项目"], party: ["往来单位", "客户", "客户名称"],
  debit: ["借方", "借方金额", "借方发生额", "借方本位币"], credit: ["贷方", "贷方金额", "贷方发生额", "贷方本位币"], side: ["余额方向", "方向"], balance: ["余额金额", "余额"], currency: ["币别", "币种"], dueDate: ["到期日"],
};

/** 金蝶 明细分类账 with two header rows, and 核算维度明细账. */
export const kingdeeLedger = systemProfile({
  id: "kingdee-ledger",
  kind: "ledger",
  titles: /明细分类账|核算维度明细账|核算项目明细账|账簿\s*[:：]/u,
  reader: (task) => new AccountLedger(task),
  layouts: [
    {
      currency: "CNY", columns: { date: ["记账日期", "日期"], postingDate: ["业务日期"], ...COLUMNS },
      needs: ["date", "memo", "debit", "credit", ["account", "book", "period"], ["document", "dimension"]], others: ["序号", "结算方式", "结算号", "对方科目"], never: ["凭证类型", "对方户名", "期末余额借方金额", "Document"],
    },
  ],
});
