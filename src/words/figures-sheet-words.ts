import { texts } from "./texts";

/** Headings of the plain lists: balances and open items. */
export const FIGURES_TEXTS = texts(
  { balances: "Balances", openItems: "Open items", document: "Document", type: "Type", date: "Date", due: "Due", amount: "Amount", open: "Open", days: "Days past due" },
  { balances: "客户余额", openItems: "未清项", document: "单据号", type: "单据类型", date: "日期", due: "到期日", amount: "金额", open: "未核销", days: "逾期天数" },
);
