import { DocumentTable } from "./document-table";
import type { SystemLayout } from "./system-layout";
import { systemProfile } from "./system-profile";

const DOCUMENT_AMOUNT = ["Amount in doc. curr.", "Amount in document currency", "Amount in doc.curr.", "Betrag in Belegwährung", "凭证货币金额", "以凭证货币计的金额"];
const DOCUMENT_CURRENCY = ["Document currency", "Doc. currency", "Belegwährung", "凭证货币"];
const LOCAL_AMOUNT = ["Amount in local currency", "Amount in LC", "Amt in loc.cur.", "Amount in loc.curr.", "Amount", "Betrag in Hauswährung", "Betrag", "本币金额", "以本币计的金额"];
const LOCAL_CURRENCY = ["Local Currency", "LCurr", "Loc. Curr.", "Hauswährung", "本币", "Currency", "Curr.", "Crcy", "Währung", "货币"];

/** An amount goes with the currency of its own kind, in document or in local currency. */
function layout(amount: readonly string[], currency: readonly string[], isSure: boolean): SystemLayout {
  return {
    columns: {
      partyCode: ["Account", "Customer", "Customer Account", "Konto", "Debitor", "客户", "科目", "账户"], party: ["Name 1", "Name", "Customer Name", "Name des Kunden", "客户名称", "名称"], reference: ["Reference", "Reference Key", "Referenz", "参照"],
      document: ["Document Number", "DocumentNo", "Doc. No.", "Document No.", "Belegnummer", "Belegnr", "凭证编号", "凭证号码"], type: ["Document Type", "Type", "Doc. Type", "Belegart", "Art", "凭证类型"], date: ["Document Date", "Doc. Date", "Belegdatum", "凭证日期"],
      postingDate: ["Posting Date", "Pstng Date", "Buchungsdatum", "Buch.dat.", "过账日期", "过帐日期"], dueDate: ["Net due date", "Net due dt", "Due on", "Nettofälligkeit", "Nettofälligkeitsdatum", "净到期日", "净到期日期"], amount, currency,
      side: ["Debit/Credit ind", "D/C", "Soll/Haben-Kennz.", "S/H", "借/贷标识"], clearing: ["Clearing Document", "Clrng doc.", "Clearing doc.", "Ausgleichsbeleg", "清账凭证", "清帐凭证"],
      clearingDate: ["Clearing date", "Clearing", "Ausgleichsdatum", "Ausgleich", "清账日期", "清帐日期"], memo: ["Text", "Item text", "Positionstext", "文本"],
    },
    needs: ["document", "type", "amount", ["date", "postingDate"], ["clearing", "dueDate", "postingDate"], ...(isSure ? ["currency" as const] : [])], sections: "party",
    types: { rv: "invoice", dr: "invoice", dg: "credit note", dz: "payment", ab: "adjustment", da: "adjustment", sa: "adjustment", zp: "payment", zv: "payment", ue: "opening" },
    others: [
      ...DOCUMENT_AMOUNT, ...DOCUMENT_CURRENCY, ...LOCAL_AMOUNT, ...LOCAL_CURRENCY, "Assignment", "Zuordnung", "分配", "Company Code", "Buchungskreis", "公司代码", "Fiscal Year", "Special G/L ind.", "Arrears after net due date", "Dunning level", "Dunn. level", "Payment terms",
      "Baseline date", "User name", "St", "Symbol", "Year/month",
    ],
    never: ["Split", "Open balance", "Voucher No"],
  };
}

/** SAP customer line items (FBL5N), in three languages: minus behind the amount, document types of two letters, cleared items with their clearing document. */
export const sapFbl5n = systemProfile({
  id: "sap-fbl5n",
  kind: "ledger",
  titles: /customer line item|debitoren.*einzelposten|客户行项目|FBL5N/iu,
  reader: (task) => new DocumentTable(task),
  layouts: [layout(DOCUMENT_AMOUNT, DOCUMENT_CURRENCY, true), layout(LOCAL_AMOUNT, LOCAL_CURRENCY, true), layout([...LOCAL_AMOUNT, ...DOCUMENT_AMOUNT], [], false)],
});
