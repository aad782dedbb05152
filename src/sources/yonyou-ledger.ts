import { AccountLedger } from "./account-ledger";
import { systemProfile } from "./system-profile";

/** `2026年` over `月` and `日`. */
const YEARS = Array.from({ length: 30 }, (_, index) => `${2010 + index}年`);

const COLUMNS = {
  year: ["年", "年度"], period: ["期间", "会计期间"], type: ["凭证类型", "凭证字", "单据类型", "类别字"], document: ["凭证号", "凭证编号", "凭证号数", "单据编号", "单据号", "凭证字号"], memo: ["摘要", "凭证摘要"], reference: ["票据号", "票号", "业务单号", "发票号"],
  partyCode: ["客户编码", "往来单位编码", "往来编码", "客户编号"], party: ["往来人员姓名(客户)", "往来人员姓名", "客户名称", "客户", "往来单位名称", "往来单位", "客户简称", "单位名称"], account: ["科目编码", "科目代码", "会计科目"], accountName: ["科目名称", "会计科目名称"], book: ["账套", "核算账簿", "财务核算账簿"],
  debit: ["借方金额", "借方", "借方本币", "本币借方", "借方发生额", "应收金额", "本期应收"], credit: ["贷方金额", "贷方", "贷方本币", "本币贷方", "贷方发生额", "收回金额", "本期收回"], side: ["方向", "余额方向", "借贷方向"], balance: ["余额", "余额金额", "本币余额", "期末余额"], currency: ["币种", "币种名称"], dueDate: ["到期日", "到期日期"],
};
const OTHERS = ["经济科目", "部门编号", "部门", "部门名称", "项目编号", "项目名称", "项目", "业务员", "制单人", "审核人", "记账人", "备注", "序号"];
const NEVER = ["左树科目编码", "对方户名", "核算维度", "对方账号", "账簿", "凭证种类"];

/** 用友 往来明细账, NC, U8 and T+: the day in one column, or month and day below the year. */
export const yonyouLedger = systemProfile({
  id: "yonyou-ledger",
  kind: "ledger",
  titles: /往来明细账|客户往来|客户明细账|单位往来|辅助明细账|应收明细账|用友/u,
  reader: (task) => new AccountLedger(task),
  layouts: [
    { currency: "CNY", columns: { date: ["凭证日期", "制单日期", "单据日期", "业务日期", "日期"], ...COLUMNS }, needs: ["date", "memo", "debit", "credit", "balance", ["type", "side"], "document"], others: OTHERS, never: NEVER },
    { currency: "CNY", columns: { month: ["月", ...YEARS.map((year) => `${year}月`)], dayOfMonth: ["日", ...YEARS.map((year) => `${year}日`)], ...COLUMNS }, needs: ["month", "dayOfMonth", "memo", "debit", "credit"], others: OTHERS, never: NEVER },
  ],
});
