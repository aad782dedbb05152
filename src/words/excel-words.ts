import { texts } from "./texts";

/** What the page in Excel says before the pane is there. */
export const EXCEL_WORDS = texts(
  {
    title: "Customer Ledger",
    loading: "Loading…",
    tooOld: "Customer Ledger works in Excel 2021 and later, Microsoft 365 and Excel on the web. Nothing was changed. Please update Office, or open this workbook in Excel on the web.",
  },
  {
    title: "客户往来账",
    loading: "正在加载…",
    tooOld: "客户往来账需要 Excel 2021 及以上版本、Microsoft 365 或 Excel 网页版。未做任何更改。请更新 Office，或用 Excel 网页版打开此工作簿。",
  },
);
