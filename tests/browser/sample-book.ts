import type { RawCell } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";

type Rows = readonly (readonly RawCell[])[];

/** 2026-01-05 and so on as serials. */
const DAY = { jan5: 46027, jan20: 46042, feb3: 46056, feb10: 46063, mar2: 46083, mar15: 46096 };

const LEDGERS = {
  en: {
    sheet: "Ledger", table: "Ledger", headers: ["Date", "Customer", "Type", "Document", "Due Date", "Applies to", "Amount", "Currency"],
    customers: ["North Trading", "South Stores"], types: { invoice: "Invoice", payment: "Payment" }, currency: "USD",
    list: { sheet: "North Trading list", headers: ["Customer", "Date", "Document No.", "Description", "Debit", "Credit"] },
    master: { sheet: "Customers", headers: ["Code", "Name", "Terms (days)", "Credit limit"] },
  },
  zh: {
    sheet: "往来明细", table: "往来明细", headers: ["日期", "客户名称", "单据类型", "单据编号", "到期日", "对应发票", "金额", "币种"],
    customers: ["北方商贸", "南方百货"], types: { invoice: "销售发票", payment: "收款单" }, currency: "CNY",
    list: { sheet: "北方商贸对账单", headers: ["客户名称", "日期", "单据编号", "摘要", "借方", "贷方"] },
    master: { sheet: "客户档案", headers: ["客户编码", "客户名称", "账期", "信用额度"] },
  },
} as const;

/** A small month-end: two customers, and a list of the first, in their own view, that differs from the ledger in one amount and lacks one invoice. */
export function sampleBook(language: "en" | "zh"): Uint8Array {
  const { sheet, table, headers, customers: [north, south], types, currency, list, master } = LEDGERS[language];
  const rows: Rows = [
    [DAY.jan5, north, types.invoice, "INV-1001", DAY.feb3, null, 1000, currency],
    [DAY.jan20, north, types.invoice, "INV-1002", DAY.feb10, null, 250.5, currency],
    [DAY.feb3, north, types.payment, "RCT-2001", null, "INV-1001", -1000, currency],
    [DAY.feb10, south, types.invoice, "INV-1003", DAY.mar15, null, 80, currency],
    [DAY.mar2, north, types.invoice, "INV-1004", DAY.mar15, null, 420, currency],
  ];
  const theirs: Rows = [
    [north, DAY.jan5, "INV-1001", "goods", null, 1000], [north, DAY.jan20, "INV-1002", "goods", null, 205.5], [north, DAY.feb3, "RCT-2001", "transfer", 1000, null],
  ];
  const tables = [
    { sheet, name: table, headers, rows },
    { sheet: master.sheet, name: master.sheet, headers: master.headers, rows: [["C001", north, 30, 5000], ["C002", south, 30, 1000]] as Rows },
    { sheet: list.sheet, name: list.sheet.replace(/ /g, "_"), headers: list.headers, rows: theirs },
  ];
  return MemoryWorkbook.fromTables(
    tables.map((each) => ({ id: each.name, name: each.name, sheet: each.sheet, headerRow: 0, firstColumn: 0, headers: each.headers, rowCount: each.rows.length, rows: each.rows, date1904: false, source: "workbook" as const })),
  ).save();
}
