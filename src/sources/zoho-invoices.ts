import { LineDocuments, type LineMeasure } from "./line-documents";
import type { Minor } from "../money/money";
import { systemProfile } from "./system-profile";
import { entryType } from "./system-table";

/** Zoho Books' invoices: a row a line, total and balance repeated on each. */
class ZohoInvoices extends LineDocuments {
  protected readonly measures: readonly LineMeasure[] = [];

  /** Its id tells an invoice; a spreadsheet may have destroyed that, then the number does. */
  protected keyOf(row: number): string {
    const [id, number] = [this.rows.serial(row, "id").text, this.rows.text(row, "document")];
    return id === "" && number === "" ? `row ${row}` : `${id}\n${number}`;
  }

  protected readDocument(rows: readonly number[]): void {
    const first = rows[0]!;
    const status = this.statusReason(first);
    if (status) return this.skipAll(rows, status, this.rows.text(first, "status"));
    const currency = this.currencyOf(first);
    if (currency === null) return this.skipCurrency(rows);
    const day = this.dayOf(first);
    if (day.value === null) return this.skipAll(rows, day.got === "" ? "date-missing" : "date-unreadable", day.got);
    const total = this.repeated(rows, "amount", currency);
    if (total.value === null) return this.skipAll(rows, total.problem ?? "amount-missing", total.got);
    const open = this.repeated(rows, "open", currency);
    if (open.value === null && open.problem !== "amount-missing") return this.skipAll(rows, open.problem ?? "amount-unreadable", open.got);
    if (total.value === 0) return this.skipAll(rows, "zero");
    const partyCode = this.rows.text(first, "partyCode");
    this.keep(first, {
      day: day.value, dueDay: this.dueDay(first), party: this.rows.text(first, "party"), ...(partyCode !== "" && { partyCode }), document: this.serial(first, "document"), reference: this.rows.text(first, "reference"),
      amountMinor: total.value, ...(open.value !== null && { openMinor: open.value as Minor }), currency, memo: this.memoOf(rows, "memo") || this.memoOf(rows, "remark"), type: entryType("invoice", total.value),
      more: { status: this.rows.text(first, "status") },
    }, rows.slice(1));
  }
}

export const zohoInvoices = systemProfile({
  id: "zoho-invoices",
  kind: "invoices",
  titles: /^invoices?\b/iu,
  reader: (task) => new ZohoInvoices(task),
  layouts: [{
    columns: {
      date: ["Invoice Date"], id: ["Invoice ID"], document: ["Invoice Number", "Invoice#"], status: ["Invoice Status", "Status"], party: ["Customer Name"], partyCode: ["Customer Number"], dueDate: ["Due Date"], reference: ["PurchaseOrder", "Purchase Order", "Reference#"],
      currency: ["Currency Code", "Currency"], amount: ["Total", "Invoice Total"], open: ["Balance", "Balance Due"], memo: ["Item Name", "Item Desc"], remark: ["Notes", "Subject"],
    },
    needs: ["date", "document", "status", "amount", "party", ["id", "open"]],
    others: ["Customer ID", "Exchange Rate", "SubTotal", "Quantity", "Item Price", "Item Total", "Item Desc", "Item Tax", "Item Tax %", "Item Tax Amount", "Discount", "Discount Amount", "Discount Type", "Is Discount Before Tax", "Expected Payment Date", "Last Payment Date", "Payment Terms", "Payment Terms Label", "Sales Person", "Sales person", "Shipping Charge", "Adjustment", "Adjustment Description", "Notes", "Terms & Conditions", "Place of Supply", "GST Treatment", "GST Identification Number (GSTIN)", "Is Inclusive Tax", "CGST", "SGST", "IGST", "CESS", "Account", "Account Code", "Template Name", "Accounts Receivable", "Branch Name", "Usage unit", "SKU", "Product ID", "Project Name", "Round Off"],
    never: ["UnitAmount", "Voucher No", "发票代码"],
  }],
});
