import { parseIsoDay } from "../../src/calendar/day";
import { dayToSerial } from "../../src/calendar/excel-date";
import type { RawCell } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { Language } from "../../src/words/language";

type Rows = readonly (readonly RawCell[])[];

const on = (iso: string): RawCell => dayToSerial(parseIsoDay(iso)!, false)!;

/** How the tables of the book are called and written in each language. */
export const RECONCILE_BOOK = {
  en: {
    ledger: "Ledger", june: "North_Trading_2026_06", july: "North_Trading_2026_07", bank: "Bank_4711", allocations: "Allocations", north: "North Trading", south: "South Stores",
    types: { invoice: "Invoice", payment: "Payment" }, currency: "USD",
    headers: {
      ledger: ["Date", "Customer", "Type", "Document", "Amount", "Currency"], list: ["Date", "Document No.", "Description", "Debit", "Credit"],
      bank: ["Date", "Reference", "Counterparty", "Description", "Money in", "Money out"], allocations: ["Date", "From", "To", "Amount"],
    },
    lump: "paid together", credit: "credit note", goods: "goods",
  },
  zh: {
    ledger: "往来明细", june: "北方商贸2026年6月", july: "北方商贸2026年7月", bank: "银行流水", allocations: "核销明细", north: "北方商贸", south: "南方百货",
    types: { invoice: "销售发票", payment: "收款单" }, currency: "CNY",
    headers: {
      ledger: ["日期", "客户名称", "单据类型", "单据编号", "金额", "币种"], list: ["日期", "单据编号", "摘要", "借方", "贷方"],
      bank: ["日期", "流水号", "对方户名", "摘要", "收入金额", "支出金额"], allocations: ["日期", "收款单号", "发票号", "金额"],
    },
    lump: "合并付款", credit: "红字发票", goods: "货款",
  },
} as const;

/**
 * A June with one of each: pairs that agree, a slip in a number, two invoices that the customer booked as one, a credit note we lack, an invoice
 * at the edge of the month; the July that follows; and a bank list with a receipt we have, two that we lack, and a stranger's.
 */
export function reconcileBook(language: Language): Uint8Array {
  const { ledger, june, july, bank, allocations, north, south, types, currency, headers, lump, credit, goods } = RECONCILE_BOOK[language];
  const invoice = (iso: string, customer: string, document: string, amount: number): readonly RawCell[] => [on(iso), customer, types.invoice, document, amount, currency];
  const ours: Rows = [
    invoice("2026-06-01", north, "INV-1001", 1000), invoice("2026-06-03", north, "INV-1002", 250.5), invoice("2026-06-05", north, "INV-1003", 77), invoice("2026-06-08", north, "INV-1004", 30),
    invoice("2026-06-09", north, "INV-1005", 20), [on("2026-06-10"), north, types.payment, "RCT-2001", -1000, currency], invoice("2026-06-12", south, "INV-1006", 80),
    invoice("2026-06-29", north, "INV-1007", 420), invoice("2026-07-06", north, "INV-1008", 60),
  ];
  const line = (iso: string, document: string, text: string, debit: number | null, owed: number | null): readonly RawCell[] => [on(iso), document, text, debit, owed];
  const theirsJune: Rows = [
    line("2026-06-01", "INV-1001", goods, null, 1000), line("2026-06-03", "INV-1002", goods, null, 250.5), line("2026-06-05", "INV-1030", goods, null, 77),
    line("2026-06-10", "RCT-2001", "", 1000, null), line("2026-06-16", "LUMP-9", lump, null, 51), line("2026-06-20", "CN-77", credit, 40, null),
  ];
  const theirsJuly: Rows = [line("2026-07-01", "INV-1007", goods, null, 420), line("2026-07-07", "INV-1008", goods, null, 60)];
  const lines: Rows = [
    [on("2026-06-10"), "B-1", north, "RCT-2001", 1000, null], [on("2026-06-15"), "B-2", north, "INV-1002", 250.5, null], [on("2026-06-18"), "B-3", south, "INV-1006", 80, null],
    [on("2026-06-20"), "B-4", "Wayfarer", "-", 5, null],
  ];
  const paid: Rows = [[on("2026-06-10"), "RCT-2001", "INV-1001", 1000]];
  const tables = [
    { name: ledger, headers: headers.ledger, rows: ours }, { name: june, headers: headers.list, rows: theirsJune }, { name: july, headers: headers.list, rows: theirsJuly },
    { name: bank, headers: headers.bank, rows: lines }, { name: allocations, headers: headers.allocations, rows: paid },
  ];
  return MemoryWorkbook.fromTables(tables.map(({ name, headers: [...titles], rows }) => (
    { id: name, name, sheet: name, headerRow: 0, firstColumn: 0, headers: titles, rowCount: rows.length, rows, date1904: false, source: "workbook" as const }))).save();
}
